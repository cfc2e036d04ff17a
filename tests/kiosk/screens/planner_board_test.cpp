// 小小规划师 in a hall of several stations: the show pages through what came from the others, and
// nothing of it stays.
#include <gtest/gtest.h>

#include "shared/base/ids.h"
#include "tests/kiosk/screens/planner_group.h"
#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

constexpr const char* kMissed = "现在没有网络";

class ShowOfAllStations : public testing::Test {
 protected:
  ShowOfAllStations() { kiosk_.link.online = true; }

  static std::string OpenShow() {
    return "wait 100\n" + std::string(kEnterClass) +
           "tap planner.show\nexpect 密码\ntap pin.2\ntap pin.5\ntap pin.8\ntap pin.0\n"
           "tap pin.ok\nwait 50\n";
  }
  std::string FreshId() {
    kiosk_.clock.Advance(10);
    return NewId(kiosk_.clock.WallMs(), random_);
  }
  KeptSheet ASheet(const std::string& name, const std::string& kind, SheetSpot at) {
    SheetDesk desk;
    desk.Place(kind, at);
    desk.Rename(name);
    return {.id = FreshId(),
            .group = kDandelion,
            .sheet = desk.sheet(),
            .made_ms = kiosk_.clock.WallMs(),
            .changed_ms = kiosk_.clock.WallMs()};
  }
  // Here, by whoever it was.
  KeptSheet Build(const std::string& name) {
    KeptSheet kept = ASheet(name, "tree", {1000, 5600});
    Keep(kept);
    return kept;
  }
  void Keep(const KeptSheet& kept) {
    kiosk_.store->KeepSheet(kept);
    (void)kiosk_.store->Identity();
  }
  // At another station, with a block that this community does not have.
  KeptSheet Elsewhere(const std::string& name, const std::string& kind = "bench",
                      SheetSpot at = {4900, 3000}) {
    KeptSheet kept = ASheet(name, kind, at);
    SheetDesk desk(kept.sheet);
    desk.Place("star_ship", {200, 200});
    desk.Draw(2, std::vector<SheetSpot>{{1000, 1000}, {3000, 1200}});
    kept.sheet = desk.sheet();
    kept.group.flower = "桂花";
    return kept;
  }
  // The hub's answer.
  void Bring(std::vector<KeptSheet> sheets) {
    kiosk_.board.Bring(kDandelion.code, "mark", std::move(sheets));
  }
  bool Shown(const char* id) { return kiosk_.record().Find(id) != nullptr; }

  FakeRandom random_{7};
  HeadlessKiosk kiosk_;
};

TEST_F(ShowOfAllStations, PagesThroughSheetsFromElsewhereAndOurs) {
  const KeptSheet early = Elsewhere("");
  Build("我们的院子");
  const KeptSheet late = Elsewhere("剧场的花园");
  ASSERT_EQ(kiosk_.Play(OpenShow() + "expect 1 / 1\n"), "");
  EXPECT_EQ(kiosk_.board.wanted().code, kDandelion.code);
  Bring({early, late});
  EXPECT_EQ(kiosk_.Play("wait 50\nexpect 2 / 3\nexpect 《我们的院子》 · 蒲公英\nabsent 另一台机器\n"
                        "tap show.next\nexpect 《剧场的花园》 · 桂花\nexpect 另一台机器\n"
                        "expect 3 / 3\ntap show.back\ntap show.back\nexpect 《第1张》 · 桂花\n"
                        "expect 另一台机器\n"),
            "");
}

TEST_F(ShowOfAllStations, BeginsWithThoseFromElsewhereWhereNothingWasBuiltHere) {
  ASSERT_EQ(kiosk_.Play(OpenShow() + "expect 还没有搭好\n"), "");
  Bring({Elsewhere("剧场的花园")});
  EXPECT_EQ(kiosk_.Play("wait 50\nexpect 《剧场的花园》 · 桂花\nexpect 1 / 1\n"), "");
}

TEST_F(ShowOfAllStations, OurOwnSheetIsShownAsItIsHereWhateverTheHubHasOfIt) {
  KeptSheet ours = Build("新院子");
  KeptSheet emptied = Build("收起来的院子");
  KeptSheet copy = ours;
  copy.sheet.name = "旧院子";
  KeptSheet full = emptied;
  emptied.sheet.blocks.clear();
  Keep(emptied);
  ASSERT_EQ(kiosk_.Play(OpenShow() + "expect 1 / 1\n"), "");
  Bring({copy, full});
  EXPECT_EQ(kiosk_.Play("wait 50\nexpect 1 / 1\nexpect 新院子\nabsent 另一台机器\n"), "");
}

TEST_F(ShowOfAllStations, WhatWasToldElsewhereStaysThereAndHasNoButtonHere) {
  const KeptSheet ours = Build("我们的院子");
  kiosk_.store->KeepSheetVoice(ours.id, Bytes{1, 2, 3, 4}, 900);
  (void)kiosk_.store->Identity();
  ASSERT_EQ(kiosk_.Play(OpenShow()), "");
  EXPECT_TRUE(Shown("show.hear")) << "what was told here is heard here";
  Bring({Elsewhere("剧场的花园")});
  ASSERT_EQ(kiosk_.Play("wait 50\ntap show.next\nexpect 剧场的花园\nabsent 听一听\n"), "");
  EXPECT_FALSE(Shown("show.hear"));
}

TEST_F(ShowOfAllStations, ThePageThatIsShownStaysWhileOthersComeAndGo) {
  const KeptSheet early = Elsewhere("早来的院子");
  KeptSheet shown = Elsewhere("剧场的花园");
  const KeptSheet late = Elsewhere("晚来的院子");
  ASSERT_EQ(kiosk_.Play(OpenShow()), "");
  Bring({shown});
  ASSERT_EQ(kiosk_.Play("wait 50\nexpect 1 / 1\n"), "");
  Bring({early, shown, late});
  ASSERT_EQ(kiosk_.Play("wait 50\nexpect 剧场的花园\nexpect 2 / 3\n"), "");
  shown.sheet.name = "新的花园";
  Bring({shown, late});
  ASSERT_EQ(kiosk_.Play("wait 50\nexpect 新的花园\nexpect 1 / 2\n"), "");
  Bring({late});
  ASSERT_EQ(kiosk_.Play("wait 50\nexpect 晚来的院子\nexpect 1 / 1\n"), "");
  Bring({});
  EXPECT_EQ(kiosk_.Play("wait 50\nexpect 还没有搭好\n"), "");
}

TEST_F(ShowOfAllStations, WhatStaffHasChosenIsNotReplacedBeneathTheFinger) {
  KeptSheet shown = Elsewhere("剧场的花园");
  ASSERT_EQ(kiosk_.Play(OpenShow()), "");
  Bring({shown});
  ASSERT_EQ(kiosk_.Play("wait 50\nstroke show.plan 0.49,0.49\nwait 50\n"), "");
  const KeptSheet late = Elsewhere("晚来的院子");
  KeptSheet changed = shown;
  changed.sheet.blocks.clear();
  changed.sheet.name = "新的花园";
  Bring({changed, late});
  ASSERT_EQ(kiosk_.Play("wait 50\nexpect 剧场的花园\nexpect 1 / 2\ntap show.propose\n"
                        "expect 我们希望中庭泳池有长椅。\n"),
            "");
  Bring({late});
  ASSERT_EQ(kiosk_.Play("wait 50\nexpect 我们希望中庭泳池有长椅。\ntap ask.not\nexpect 剧场的花园\n"
                        "expect 1 / 2\n"),
            "");
  Bring({changed, late});
  EXPECT_EQ(kiosk_.Play("wait 50\nexpect 剧场的花园\nstroke show.plan 0.8,0.9\nwait 50\n"
                        "expect 新的花园\nexpect 1 / 2\n"),
            "")
      << "once nothing is chosen it is shown as it is now";
}

TEST_F(ShowOfAllStations, ATileFromElsewhereBecomesAProposalThatNamesItsSheet) {
  const KeptSheet shown = Elsewhere("剧场的花园");
  ASSERT_EQ(kiosk_.Play(OpenShow()), "");
  Bring({shown});
  ASSERT_EQ(kiosk_.Play("wait 50\nstroke show.plan 0.49,0.49\ntap show.propose\ntap ask.plant\n"
                        "wait 100\n"),
            "");
  (void)kiosk_.store->Identity();
  ASSERT_EQ(kiosk_.Play("expect 谢谢您\ntap back\nexpect 《剧场的花园》 · 桂花\n"), "");
  const auto rows = kiosk_.reader->Wall({}).value();
  const Proposal planted = kiosk_.reader->Proposals({rows.front()})->front();
  EXPECT_EQ(planted.signature, "桂花");
  EXPECT_EQ(planted.model, (ModelOrigin{shown.id, "剧场的花园", "桂花"}));
  EXPECT_EQ(planted.media.size(), 1U);
}

TEST_F(ShowOfAllStations, NothingFromElsewhereIsKeptOnceTheShowIsLeft) {
  const std::vector<KeptSheet> sheets = {Elsewhere("剧场的花园")};
  const std::string anew = "idle attract\nwait 200\ntap attract\nwait 100\n";
  for (const std::string& leaving :
       {std::string("tap back\nwait 50\n"), std::string("tap end\nwait 50\n"), anew}) {
    ASSERT_EQ(kiosk_.Play(OpenShow() + "expect 还没有搭好\nabsent 剧场的花园\n"), "") << leaving;
    Bring(sheets);
    ASSERT_EQ(kiosk_.Play("wait 50\nexpect 剧场的花园\n" + leaving), "") << leaving;
    EXPECT_EQ(kiosk_.board.wanted().code, "") << leaving;
    Bring(sheets);
    EXPECT_FALSE(kiosk_.board.TakeNews()) << leaving;
    ASSERT_EQ(kiosk_.Play(anew), "") << leaving;
  }
}

TEST_F(ShowOfAllStations, NorWhereTheThanksForAProposalLeadToTheWall) {
  ASSERT_EQ(kiosk_.Play(OpenShow()), "");
  Bring({Elsewhere("剧场的花园")});
  ASSERT_EQ(kiosk_.Play("wait 50\nstroke show.plan 0.49,0.49\ntap show.propose\ntap ask.plant\n"
                        "wait 100\n"),
            "");
  (void)kiosk_.store->Identity();
  ASSERT_EQ(kiosk_.Play("expect 谢谢您\n"), "");
  EXPECT_EQ(kiosk_.board.wanted().code, kDandelion.code) << "the show goes on from here";
  ASSERT_EQ(kiosk_.Play("tap thanks.wall\nwait 100\n"), "");
  EXPECT_EQ(kiosk_.board.wanted().code, "");
}

TEST_F(ShowOfAllStations, AGroupIsNotGivenSheetsFromElsewhereToBuildOn) {
  KeptSheet kept = Elsewhere("剧场的花园");
  kept.group.flower = kDandelion.flower;
  ASSERT_EQ(kiosk_.Play(OpenShow()), "");
  Bring({kept});
  EXPECT_EQ(kiosk_.Play("wait 50\nexpect 剧场的花园\ntap back\ntap group.蒲公英\n"
                        "expect 这里还空着\nabsent 剧场的花园\n"),
            "");
}

TEST_F(ShowOfAllStations, WithoutANetworkOursAreShownAndWhyTheOthersAreMissing) {
  Build("我们的院子");
  kiosk_.link.online = false;
  ASSERT_EQ(kiosk_.Play(OpenShow() + "expect 我们的院子\nexpect " + kMissed + "\n"), "");
  kiosk_.link.online = true;
  ASSERT_EQ(kiosk_.Play("wait 50\nabsent " + std::string(kMissed) + "\n"), "");
  kiosk_.board.Miss(kDandelion.code);
  ASSERT_EQ(kiosk_.Play("wait 50\nexpect " + std::string(kMissed) +
                        "\nlang en\nwait 50\n"
                        "expect No network just now\nlang zh\n"),
            "");
  Bring({Elsewhere("剧场的花园")});
  ASSERT_EQ(kiosk_.Play("wait 50\nabsent " + std::string(kMissed) + "\nexpect 1 / 2\n"), "");
  kiosk_.board.Miss(kDandelion.code);
  EXPECT_EQ(kiosk_.Play("wait 50\nexpect " + std::string(kMissed) + "\nexpect 1 / 2\n"), "")
      << "what came stays while they look";
}

TEST_F(ShowOfAllStations, AKioskAllByItselfPromisesNoOthers) {
  kiosk_.link = {.alone = true};
  EXPECT_EQ(kiosk_.Play(OpenShow() + "absent " + kMissed +
                        "\ntap back\ntap group.蒲公英\n"
                        "expect 这里还空着\nabsent 别的机器\n"),
            "");
}

TEST_F(ShowOfAllStations, AGroupReadsThatOthersCanSeeWhatItBuildsAndForHowLong) {
  EXPECT_EQ(kiosk_.Play("wait 100\n" + std::string(kEnterClass) +
                        "tap group.蒲公英\nexpect 别的机器\nexpect 两个星期\nlang en\nwait 50\n"
                        "expect After two weeks\n"),
            "");
}

}  // namespace
}  // namespace oneflower
