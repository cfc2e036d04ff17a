#include "kiosk/app/player.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace oneflower {
namespace {

// A list of ten rows, of which a page shows three, and page buttons; a second list beside it that
// fits and whose button moves nothing. Fingers tap at the x of a widget's number.
class PagedScreen final : public PlayStage {
 public:
  void FingerDown(float x, float) override {
    const auto at = static_cast<size_t>(x);
    if (at >= record_.widgets().size()) return;
    const std::string id = record_.widgets()[at].id;
    taps.push_back(id);
    if (id == "list.on") first_ = std::min(first_ + 3, kRows - 3);
    if (id == "list.back") first_ = std::max(first_ - 3, 0);
  }
  void FingerMove(float, float) override {}
  void FingerUp(float, float) override {}
  Status SetMode(const std::string&) override { return {}; }
  Status SetTheme(const std::string&) override { return {}; }
  Status SetLanguage(const std::string&) override { return {}; }
  Status SetPanel(int, int) override { return {}; }
  Status StandStill(const std::string&) override { return {}; }
  Status Scan(const std::string&) override { return {}; }
  Status SetFault(const std::string&) override { return {}; }
  Status Shot(const std::string&) override { return {}; }

  // Plays to the end, 16 ms a frame. The complaint; empty if there is none.
  std::string Play(const std::string& script) {
    Player player(ParsePlayScript(script).value(), *this);
    Player::State state = Player::State::kRunning;
    for (int64_t now = 0; state == Player::State::kRunning; now += 16) {
      Draw();
      state = player.AfterFrame(now, record_);
    }
    return player.complaint();
  }

  std::vector<std::string> taps;

 private:
  static constexpr int kRows = 10;

  void Add(const std::string& id, bool enabled = true, ui::Role role = ui::Role::kButton) {
    const auto x = static_cast<float>(record_.widgets().size());
    record_.Add({.id = id, .role = role, .box = ui::Box::At(x, 0, 0.5F, 1), .enabled = enabled});
  }
  void Draw() {
    record_.Clear();
    Add("still.on");
    Add("still.back", false);
    Add("list.back", first_ > 0);
    Add("list.on", first_ < kRows - 3);
    for (int i = first_; i < first_ + 3; ++i) Add("row." + std::to_string(i));
    Add("picture", true, ui::Role::kImage);
  }

  int first_ = 0;
  ui::WidgetRecord record_;
};

TEST(Player, FindTurnsPagesForwardUntilTheControlIsInSight) {
  PagedScreen screen;
  EXPECT_EQ(screen.Play("find row.7\ntap row.7\n"), "");
  EXPECT_EQ(screen.taps.back(), "row.7");
}

TEST(Player, FindTurnsBackToWhatStandsBefore) {
  PagedScreen screen;
  EXPECT_EQ(screen.Play("find row.9\nfind row.0\ntap row.0\n"), "");
  EXPECT_EQ(screen.taps.back(), "row.0");
}

TEST(Player, FindTouchesNothingIfTheControlIsInSight) {
  PagedScreen screen;
  EXPECT_EQ(screen.Play("find row.1\n"), "");
  EXPECT_TRUE(screen.taps.empty());
}

TEST(Player, FindFailsIfTheControlIsOnNoPage) {
  PagedScreen screen;
  EXPECT_EQ(screen.Play("find row.77\n"), "line 1: find row.77: on no page");
}

TEST(Player, TurnTapsAPageButtonUntilItIsOff) {
  PagedScreen screen;
  EXPECT_EQ(screen.Play("turn list.on\ntap row.9\n"), "");
  EXPECT_EQ(std::ranges::count(screen.taps, "list.on"), 3);
  EXPECT_NE(screen.Play("turn nothing.on\n"), "");
}

TEST(Player, ExpectAndAbsentKnowAWidgetByItsId) {
  PagedScreen screen;
  EXPECT_EQ(screen.Play("expect row.2\nabsent row.3\n"), "");
  EXPECT_NE(screen.Play("expect row.3\n"), "");
}

TEST(Player, ATapIsForControlsOnly) {
  PagedScreen screen;
  EXPECT_NE(screen.Play("tap picture\n"), "");
}

}  // namespace
}  // namespace oneflower
