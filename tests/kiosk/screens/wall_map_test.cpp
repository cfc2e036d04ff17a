// The wall as a map: who looks for what is said about a house finds it where the house stands.
#include <charconv>

#include "shared/domain/plan_place.h"
#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

class WallMap : public testing::TestWithParam<ui::TextMode> {
 protected:
  WallMap() {
    mode_ = "tap settings\ntap size." + std::string(ui::TextModeName(GetParam())) +
            "\ntap settings.close\ntap wall\nwait 100\ntap view.map\nwait 100\n";
  }
  void Plant(const std::string& text, const std::string& place,
             const std::string& topic = "safety") {
    const auto before = kiosk_.reader->Wall({})->size();
    kiosk_.store->Submit(PlantProposal{
        .visit = {"somebody"}, .text = text, .topic = topic, .place = place, .media = {}});
    while (kiosk_.reader->Wall({})->size() == before) kiosk_.Frame();
  }
  // The number at the end of each flower's label, summed up.
  int64_t OnTheMap() {
    int64_t sum = 0;
    for (const ui::Widget& widget : kiosk_.kiosk->record().widgets()) {
      if (!widget.id.starts_with("ground.")) continue;
      const std::string& label = widget.label;
      const size_t at = label.rfind("· ") + 3;
      int64_t count = 0;
      std::from_chars(label.data() + at, label.data() + label.size(), count);
      sum += count;
    }
    return sum;
  }
  int64_t Nowhere() {
    const ui::Widget* line = kiosk_.kiosk->record().Find("map.nowhere");
    if (line == nullptr) return 0;
    int64_t count = 0;
    const size_t at = line->label.find_first_of("0123456789");
    std::from_chars(line->label.data() + at, line->label.data() + line->label.size(), count);
    return count;
  }
  int64_t OnWall(const WallFilter& filter = {}) {
    return static_cast<int64_t>(kiosk_.reader->Wall(filter)->size());
  }

  HeadlessKiosk kiosk_;
  std::string mode_;
};

TEST_P(WallMap, EveryProposalIsCountedOnceOnThePlanOrBesideIt) {
  Plant("没有地方的", "");
  Plant("别处的地方", "no_such_place");
  Plant("没有这栋楼", "999");
  ASSERT_EQ(kiosk_.Play(mode_), "");
  if (GetParam() == ui::TextMode::kStandard) {
    EXPECT_EQ(OnTheMap() + Nowhere(), OnWall());
  }
  const auto all = kiosk_.reader->Proposals(kiosk_.reader->Wall({}).value()).value();
  EXPECT_EQ(Nowhere(), std::ranges::count_if(all, [this](const Proposal& each) {
              return !SpotOf(kiosk_.community(), each.place);
            }));
}

TEST_P(WallMap, AFlowerLeadsToItsCardTheNextOneAndTheStory) {
  Plant("先说的", "23-1");
  Plant("再说的", "23");
  Plant("后说的", "23-2");
  ASSERT_EQ(kiosk_.Play(mode_ + "tap ground.23\nexpect 后说的\nexpect 1/"), "");
  EXPECT_EQ(kiosk_.Play("tap card.next\nexpect 再说的\ntap card.next\nexpect 先说的\n"
                        "tap story\nexpect 它的故事\nexpect 先说的\ntap back\nexpect 看花园\n"),
            "");
}

TEST_P(WallMap, TheLastOneIsFollowedByTheFirst) {
  Plant("先说的", "@5,5");
  Plant("后说的", "@9,9");
  ASSERT_EQ(kiosk_.Play(mode_ + "tap topic.safety\nwait 100\n"), "");
  const auto& widgets = kiosk_.kiosk->record().widgets();
  const auto corner = std::ranges::find_if(
      widgets, [](const ui::Widget& widget) { return widget.id == "ground.@20,20"; });
  ASSERT_NE(corner, widgets.end());
  EXPECT_EQ(kiosk_.Play("tap ground.@20,20\nexpect 后说的\ntap card.next\nexpect 先说的\n"
                        "tap card.next\nexpect 后说的\ntap card.close\nabsent 看它的故事\n"),
            "");
}

TEST_P(WallMap, TheFiltersOfTheWallHoldOnTheMapToo) {
  Plant("路灯坏了", "23", "safety");
  Plant("花开得好", "23", "green");
  ASSERT_EQ(kiosk_.Play(mode_ + "tap topic.green\nwait 100\ntap ground.23\nexpect 花开得好\n"
                                "absent 1/2\ntap card.close\ntap topic.safety\nwait 100\n"
                                "tap ground.23\nexpect 路灯坏了\ntap card.close\nwait 100\n"),
            "");
  if (GetParam() == ui::TextMode::kStandard) {
    EXPECT_EQ(OnTheMap() + Nowhere(), OnWall({.topic = "safety"}));
  }
}

TEST_P(WallMap, WhatIsSearchedIsShownWhereItStands) {
  Plant("井盖松了", "23");
  Plant("路灯坏了", "23");
  ASSERT_EQ(kiosk_.Play(mode_ + "tap search\ntype jinggai\npick 井盖\ntap key.done\nwait 100\n"
                                "tap ground.23\nexpect 井盖松了\nabsent card.next\n"),
            "");
  EXPECT_EQ(kiosk_.kiosk->record().Find("card.next"), nullptr);
}

TEST_P(WallMap, WhatIsPlantedMeanwhileAppearsByItself) {
  ASSERT_EQ(kiosk_.Play(mode_ + "tap topic.children\nwait 100\nabsent 1栋 \n"), "");
  Plant("想要一个沙坑", "1", "children");
  EXPECT_EQ(kiosk_.Play("tap ground.1\nexpect 想要一个沙坑\n"), "");
}

INSTANTIATE_TEST_SUITE_P(TextSizes, WallMap,
                         testing::Values(ui::TextMode::kStandard, ui::TextMode::kElder),
                         [](const auto& each) {
                           return std::string(ui::TextModeName(each.param));
                         });

}  // namespace
}  // namespace oneflower
