// A wall on which others have planted since: what a script looks for is found by its id.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "shared/domain/samples.h"
#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

class UsedWall : public testing::TestWithParam<ui::Panel> {
 protected:
  void Plant(int count) {
    for (int i = 0; i < count; ++i) {
      kiosk_.store->Submit(PlantProposal{.visit = {fmt::format("visit {}", i)},
                                         .text = fmt::format("路灯坏了{}", i),
                                         .topic = "safety"});
    }
    (void)kiosk_.store->Queue();
  }

  HeadlessKiosk kiosk_;
};

TEST_P(UsedWall, AStoryIsFoundBehindThirtyNewerOnes) {
  Plant(30);
  kiosk_.SetPanelOf(GetParam());
  const std::string sample = SampleProposalId("s01");
  EXPECT_EQ(kiosk_.Play(fmt::format("tap wall\nwait 300\nfind flower.{0}\ntap flower.{0}\n"
                                    "expect card.close\ntap card.close\ntap view.list\nwait 100\n"
                                    "find row.{0}\ntap row.{0}\nexpect give\n",
                                    sample)),
            "");
}

INSTANTIATE_TEST_SUITE_P(LyingAndStanding, UsedWall,
                         testing::Values(ui::Panel{1920, 1080, 4.04F},
                                         ui::Panel{1080, 1920, 4.04F}));

}  // namespace
}  // namespace oneflower
