// Lists under a finger: what is thrown glides on, but not for those whom that would confuse.
#include <gtest/gtest.h>

#include <map>

#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

class ThrownList : public testing::Test {
 protected:
  // Where each row stands that is whole in sight.
  std::map<std::string, float> Rows() {
    std::map<std::string, float> rows;
    for (const ui::Widget& widget : kiosk_.record().widgets()) {
      if (widget.id.starts_with("row.") && !widget.cut) rows[widget.id] = widget.box.min.y;
    }
    return rows;
  }
  // A finger that draws the list up, and lets go on the way or after a rest.
  void Throw(int64_t rest_ms) {
    const ui::Box list = kiosk_.record().Find("list")->box;
    ImVec2 at = {list.Center().x, list.max.y - kiosk_.metrics->Mm(10)};
    kiosk_.FingerDown(at.x, at.y);
    kiosk_.Frame();
    for (int i = 0; i < 8; ++i) {
      at.y -= kiosk_.metrics->Mm(3);
      kiosk_.FingerMove(at.x, at.y);
      kiosk_.Frame();
    }
    for (int64_t rested = 0; rested < rest_ms; rested += 16) kiosk_.Frame();
    kiosk_.FingerUp(at.x, at.y);
    kiosk_.Frame();
  }
  // How far the rows went up by themselves once the finger was up, in pixels.
  float Glide(const std::string& mode, int64_t rest_ms) {
    EXPECT_EQ(
        kiosk_.Play("mode " + mode + "\nwait 50\ntap wall\nwait 100\ntap view.list\nwait 50\n"),
        "");
    Throw(rest_ms);
    const auto before = Rows();
    for (int i = 0; i < 3; ++i) kiosk_.Frame();
    for (const auto& [row, y] : Rows()) {
      const auto was = before.find(row);
      if (was != before.end()) return was->second - y;
    }
    ADD_FAILURE() << "no row stayed in sight";
    return 0;
  }

  HeadlessKiosk kiosk_;
};

TEST_F(ThrownList, GlidesOnInTheUsualSize) { EXPECT_GT(Glide("standard", 0), 10); }

TEST_F(ThrownList, StaysWhereAFingerRestedBeforeItLetGo) {
  EXPECT_NEAR(Glide("standard", 400), 0, 0.5F);
}

TEST_F(ThrownList, StaysUnderAnEldersFinger) { EXPECT_NEAR(Glide("elder", 0), 0, 0.5F); }

TEST_F(ThrownList, StaysUnderAChildsFinger) { EXPECT_NEAR(Glide("child", 0), 0, 0.5F); }

}  // namespace
}  // namespace oneflower
