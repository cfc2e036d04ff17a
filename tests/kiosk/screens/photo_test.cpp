// Photos and quick reports, from the first touch to what is planted.
#include "kiosk/input/photo.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "kiosk/input/photo_reader.h"
#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

std::string NameOfSize(const testing::TestParamInfo<ui::TextMode>& each) {
  return std::string(ui::TextModeName(each.param));
}

class Photos : public testing::TestWithParam<ui::TextMode> {
 protected:
  static bool Child() { return GetParam() == ui::TextMode::kChild; }
  static bool ChoosesFirst() { return GetParam() == ui::TextMode::kElder || Child(); }
  static std::string Begin() {
    return "mode " + std::string(ui::TextModeName(GetParam())) + "\nwait 50\n";
  }
  // Before the first photo of a visit: a child's is taken beside somebody of the hall.
  static std::string Staff() { return Child() ? kEnterPin : ""; }
  static std::string ToCamera() {
    return Begin() + "tap say\ntap way.photo\n" + Staff() + "wait 200\n";
  }
  static std::string ToWall() {
    return std::string(ChoosesFirst() ? "tap ways.next\n"
                                      : "tap key.done\ntap topic.safety\ntap sign.nobody\n") +
           "tap plant\nexpect 谢谢您，种子种下了\n";
  }
  int64_t OnWall() { return static_cast<int64_t>(kiosk_.reader->Wall({})->size()); }
  Proposal Newest() {
    const auto rows = kiosk_.reader->Wall({}).value();
    return kiosk_.reader->Proposals({rows.front()})->front();
  }
  Bytes BytesOf(const std::string& blob) { return kiosk_.reader->Blob(blob).value(); }
  Pixels PictureOf(const std::string& blob) { return ReadPicture(BytesOf(blob), 1600).value(); }
  size_t Files() const {
    const auto blobs = kiosk_.database().parent_path() / "blobs";
    if (!std::filesystem::exists(blobs)) return 0;
    using Walk = std::filesystem::recursive_directory_iterator;
    return static_cast<size_t>(std::count_if(
        Walk(blobs), Walk(), [](const auto& entry) { return entry.is_regular_file(); }));
  }

  HeadlessKiosk kiosk_;
};

TEST_P(Photos, OneIsTakenSeenOnceMoreAndPlanted) {
  EXPECT_EQ(kiosk_.Play(ToCamera() +
                        "expect 大家都能看到\ntap photo.take\n"
                        "expect 抹一抹\ntap photo.done\nexpect 拍了 1 张\n" +
                        ToWall()),
            "");
  ASSERT_EQ(Newest().media.size(), 1U);
  const Medium medium = Newest().media.front();
  EXPECT_EQ(medium.kind, MediumKind::kPhoto);
  EXPECT_EQ(PictureOf(medium.blob).width, medium.width);
  EXPECT_LE(PictureOf(medium.thumb).width, kPhotoThumbSide);
  EXPECT_TRUE(Newest().text.empty());
}

TEST_P(Photos, ThreeAreEnoughAndEachCanBeTakenAnewOrLeftOut) {
  EXPECT_EQ(kiosk_.Play(ToCamera() +
                        "tap photo.take\ntap photo.more\n"
                        "wait 200\ntap photo.take\ntap photo.again\nwait 200\ntap photo.take\n"
                        "tap photo.more\nwait 200\ntap photo.take\ntap photo.3\ntap photo.2\n"
                        "tap photo.done\nexpect 拍了 3 张\ntap way.photo\nexpect 抹一抹\n"
                        "tap photo.drop\nexpect 拍了 2 张\n" +
                        ToWall()),
            "");
  EXPECT_EQ(Newest().media.size(), 2U);
}

TEST_P(Photos, WhatIsCoveredIsCoveredInTheBytesThatArePlanted) {
  EXPECT_EQ(kiosk_.Play(ToCamera() +
                        "tap photo.take\n"
                        "stroke photo.canvas 0.2,0.5 0.8,0.5\n"
                        "stroke photo.canvas 0.5,0.1 0.5,0.12\ntap photo.uncover\n"
                        "tap photo.done\n" +
                        ToWall()),
            "");
  const Medium medium = Newest().media.front();
  for (const std::string& blob : {medium.blob, medium.thumb}) {
    const Pixels picture = PictureOf(blob);
    for (const float x : {0.2F, 0.35F, 0.5F, 0.65F, 0.8F}) {
      const uint8_t* pixel =
          picture.At(static_cast<int>(x * static_cast<float>(picture.width)), picture.height / 2);
      EXPECT_NEAR(pixel[0], kCoverColor >> 16 & 0xFF, 12) << x;
      EXPECT_NEAR(pixel[1], kCoverColor >> 8 & 0xFF, 12) << x;
    }
    const uint8_t* taken_back = picture.At(picture.width / 2, picture.height / 10);
    EXPECT_GT(std::abs(taken_back[1] - static_cast<int>(kCoverColor >> 8 & 0xFF)), 12);
  }
}

TEST_P(Photos, NoneHoldsExif) {
  ASSERT_EQ(kiosk_.Play(ToCamera() + "tap photo.take\ntap photo.done\n" + ToWall()), "");
  const Medium medium = Newest().media.front();
  for (const std::string& blob : {medium.blob, medium.thumb}) {
    const Bytes jpeg = BytesOf(blob);
    for (size_t at = 2; jpeg[at + 1] != 0xDA;) {
      ASSERT_EQ(jpeg[at], 0xFF);
      EXPECT_NE(jpeg[at + 1], 0xE1);
      at += 2 + (static_cast<size_t>(jpeg[at + 2]) << 8 | jpeg[at + 3]);
    }
  }
}

TEST_P(Photos, TheCameraIsOpenOnlyWhileItsPictureIsInSight) {
  ASSERT_EQ(kiosk_.Play(Begin() + "tap say\nwait 100\n"), "");
  EXPECT_FALSE(kiosk_.camera.is_open());
  ASSERT_EQ(kiosk_.Play("tap way.photo\n" + Staff() + "wait 200\n"), "");
  EXPECT_TRUE(kiosk_.camera.is_open());
  ASSERT_EQ(kiosk_.Play("tap photo.take\nwait 100\n"), "");
  EXPECT_FALSE(kiosk_.camera.is_open()) << "it is the photo that is looked at";
  ASSERT_EQ(kiosk_.Play("tap photo.again\nwait 100\n"), "");
  EXPECT_TRUE(kiosk_.camera.is_open());
  ASSERT_EQ(kiosk_.Play("tap back\nwait 100\n"), "");
  EXPECT_FALSE(kiosk_.camera.is_open());
}

TEST_P(Photos, ACameraThatGoesIsToldAndComesBackByItself) {
  ASSERT_EQ(kiosk_.Play(ToCamera() + "tap photo.take\ntap photo.more\n"
                                     "wait 200\n"),
            "");
  kiosk_.camera.Plug(false);
  EXPECT_EQ(kiosk_.Play("wait 5000\nexpect 断开了\n"), "");
  EXPECT_FALSE(kiosk_.kiosk->record().Find("photo.take")->enabled);
  kiosk_.camera.Plug(true);
  EXPECT_EQ(kiosk_.Play("wait 3000\nabsent 断开了\ntap photo.take\ntap photo.done\n"
                        "expect 拍了 2 张\n"),
            "");
}

TEST_P(Photos, AStationWithoutACameraSaysWhatElseOneCanDo) {
  kiosk_.camera.Plug(false);
  EXPECT_EQ(kiosk_.Play(ToCamera() + "expect 没有照相机\ntap back\n"
                                     "absent 没有照相机\ntap way.sketch\nexpect 画纸\n"),
            "");
}

TEST_P(Photos, NothingIsLeftOfWhatWasNotPlanted) {
  const size_t before = Files();
  EXPECT_EQ(kiosk_.Play(ToCamera() + "tap photo.take\ntap photo.done\n"
                                     "idle question\nidle attract\nwait 200\ntap attract\ntap say\n"
                                     "absent 拍了\n"),
            "");
  EXPECT_FALSE(kiosk_.camera.is_open());
  EXPECT_EQ(Files(), before);
}

TEST_P(Photos, ADrawingMayStandOnThePhotoThatWasJustTaken) {
  EXPECT_EQ(kiosk_.Play(ToCamera() +
                        "tap photo.take\n"
                        "stroke photo.canvas 0.1,0.9 0.9,0.9\ntap photo.done\ntap way.sketch\n"
                        "expect 白纸\ntap ground\nexpect 照片\nstroke sheet 0.2,0.2 0.8,0.2\n"
                        "tap sketch.done\n" +
                        ToWall()),
            "");
  ASSERT_EQ(Newest().media.size(), 2U);
  const Medium drawn = Newest().media.back();
  EXPECT_EQ(drawn.kind, MediumKind::kDrawing);
  const Pixels picture = PictureOf(drawn.blob);
  EXPECT_EQ(picture.width, drawn.width);
  const uint8_t* covered = picture.At(picture.width / 2, picture.height * 9 / 10);
  EXPECT_NEAR(covered[1], kCoverColor >> 8 & 0xFF, 12) << "what is covered stays covered";
  EXPECT_LT(picture.At(picture.width / 2, picture.height / 5)[0], 90) << "the black line";
}

TEST_P(Photos, ADrawingMayStandOnThePlanAndGoesBackToPaperWithItsPhoto) {
  EXPECT_EQ(kiosk_.Play(Begin() +
                        "tap say\ntap way.sketch\ntap ground\nexpect 平面图\n"
                        "stroke sheet 0.2,0.2 0.8,0.2\ntap sketch.done\n" +
                        ToWall()),
            "");
  const Pixels picture = PictureOf(Newest().media.front().blob);
  const auto is_land = [&](int x) {
    const uint8_t* pixel = picture.At(x, picture.height / 2);
    return pixel[1] > pixel[0] + 5;
  };
  bool land = false;
  for (int x = 0; x < picture.width; ++x) land = land || is_land(x);
  EXPECT_TRUE(land) << "no green of the plan";
  EXPECT_EQ(kiosk_.Play("tap end\nwait 50\n" + ToCamera() +
                        "tap photo.take\n"
                        "tap photo.done\ntap way.sketch\ntap ground\nexpect 照片\ntap back\n"
                        "tap way.photo\ntap photo.1\ntap photo.drop\ntap way.sketch\n"
                        "expect 白纸\n"),
            "");
}

INSTANTIATE_TEST_SUITE_P(TextSizes, Photos, testing::ValuesIn(ui::kTextModes), NameOfSize);

class AtTheCamera : public testing::Test {
 protected:
  static std::string SizeOf(const std::string& name) {
    return "tap settings\ntap size." + name + "\ntap settings.close\nwait 100\n";
  }

  HeadlessKiosk kiosk_;
};

TEST_F(AtTheCamera, AnElderTakesOneInSixTaps) {
  const size_t before = kiosk_.reader->Wall({})->size();
  EXPECT_EQ(kiosk_.Play("mode elder\nwait 50\ntap say\ntap way.photo\nwait 200\ntap photo.take\n"
                        "tap photo.done\ntap ways.next\ntap plant\nexpect 谢谢您\n"),
            "");
  EXPECT_EQ(kiosk_.reader->Wall({})->size(), before + 1);
}

TEST_F(AtTheCamera, AChildTakesOneOnlyBesideStaff) {
  EXPECT_EQ(kiosk_.Play("mode child\nwait 50\ntap say\ntap way.photo\nexpect 工作人员\n"
                        "absent 拍一张\ntap back\nexpect 开口说\ntap way.photo\n" +
                        std::string(kEnterPin) +
                        "wait 200\ntap photo.take\ntap photo.done\ntap way.photo\nwait 200\n"
                        "expect 照相机\nabsent 密码\n"),
            "")
      << "asked once in a visit";
}

TEST_F(AtTheCamera, AWrongPinOpensNothingAndTheNextVisitIsAskedAgain) {
  EXPECT_EQ(kiosk_.Play("mode child\nwait 50\ntap say\ntap way.photo\ntap pin.1\ntap pin.2\n"
                        "tap pin.3\ntap pin.4\ntap pin.ok\nexpect 密码不对\n" +
                        std::string(kEnterPin) +
                        "absent 密码\ntap end\nmode child\nwait 50\ntap say\ntap way.photo\n"
                        "expect 密码\n"),
            "");
}

TEST_F(AtTheCamera, ThreeWrongPinsMakeEverybodyWait) {
  std::string wrong;
  for (int i = 0; i < 3; ++i) wrong += "tap pin.1\ntap pin.1\ntap pin.1\ntap pin.1\ntap pin.ok\n";
  EXPECT_EQ(kiosk_.Play("mode child\nwait 50\ntap say\ntap way.photo\n" + wrong +
                        "expect 30 秒\ntap end\nmode child\nwait 50\ntap say\ntap way.photo\n"
                        "expect 秒再试\nwait 31000\nabsent 秒再试\n" +
                        std::string(kEnterPin) + "absent 密码\n"),
            "");
}

TEST_F(AtTheCamera, TheDigitsOfAPinAreNeitherShownNorReadAloud) {
  ASSERT_EQ(kiosk_.Play("mode child\nwait 50\ntap say\ntap way.photo\ntap pin.2\ntap pin.5\n"), "");
  for (const ui::Widget& widget : kiosk_.kiosk->record().widgets()) {
    EXPECT_EQ(widget.label.find("25"), std::string::npos) << widget.id;
  }
}

TEST_F(AtTheCamera, WhoTurnsIntoAChildBeforeItFindsItClosed) {
  ASSERT_EQ(kiosk_.Play("tap say\ntap way.photo\nwait 200\n"), "");
  ASSERT_TRUE(kiosk_.camera.is_open());
  ASSERT_EQ(kiosk_.Play(SizeOf("child")), "");
  EXPECT_FALSE(kiosk_.camera.is_open());
  EXPECT_EQ(kiosk_.screen(), "ways");
  EXPECT_EQ(kiosk_.Play("tap way.photo\nexpect 密码\nabsent 拍一张\n"), "");
  EXPECT_FALSE(kiosk_.camera.is_open());
}

TEST_F(AtTheCamera, AQuickReportIsLeftTooByWhoTurnsIntoAChild) {
  ASSERT_EQ(kiosk_.Play("tap report\nwait 200\n"), "");
  ASSERT_TRUE(kiosk_.camera.is_open());
  ASSERT_EQ(kiosk_.Play(SizeOf("child")), "");
  EXPECT_FALSE(kiosk_.camera.is_open());
  EXPECT_EQ(kiosk_.screen(), "home");
  EXPECT_EQ(kiosk_.Play("tap report\nexpect 密码\n"), "");
}

TEST_F(AtTheCamera, BesideStaffAChildMayChangeTheSizeAndGoOn) {
  ASSERT_EQ(kiosk_.Play("mode child\nwait 50\ntap say\ntap way.photo\n" + std::string(kEnterPin) +
                        "wait 200\n" + SizeOf("large") + SizeOf("child")),
            "");
  EXPECT_EQ(kiosk_.screen(), "photo");
  EXPECT_TRUE(kiosk_.camera.is_open());
}

TEST_F(AtTheCamera, LargerTypeClosesNothing) {
  ASSERT_EQ(kiosk_.Play("tap say\ntap way.photo\nwait 200\n" + SizeOf("large")), "");
  EXPECT_EQ(kiosk_.screen(), "photo");
  EXPECT_TRUE(kiosk_.camera.is_open());
}

class QuickReport : public Photos {
 protected:
  static std::string Open() { return Begin() + "tap report\n" + Staff() + "wait 200\n"; }
};

TEST_P(QuickReport, TakesSixTapsFromPhotoToPlanted) {
  EXPECT_EQ(kiosk_.Play(Open() + "tap photo.take\ntap report.next\n"
                                 "stroke plan 0.5,0.5 0.5,0.5\ntap report.next\ntap word.danger\n"
                                 "expect 谢谢您\n"),
            "");
  const Proposal planted = Newest();
  EXPECT_EQ(planted.text, "危险");
  EXPECT_EQ(planted.topic, "safety");
  EXPECT_EQ(planted.mood, Mood::kWorry);
  EXPECT_FALSE(planted.place.empty());
  EXPECT_TRUE(planted.signature.empty());
  ASSERT_EQ(planted.media.size(), 1U);
  EXPECT_EQ(planted.media.front().kind, MediumKind::kPhoto);
}

TEST_P(QuickReport, EveryStepCanBeLeftOut) {
  EXPECT_EQ(kiosk_.Play(Open() + "tap report.skip\ntap report.skip\ntap word.lovely\n"
                                 "expect 谢谢您\n"),
            "");
  EXPECT_EQ(Newest().text, "很好");
  EXPECT_EQ(Newest().mood, Mood::kThanks);
  EXPECT_TRUE(Newest().media.empty());
  EXPECT_TRUE(Newest().place.empty());
}

TEST_P(QuickReport, AllLeftOutPlantsNothing) {
  const int64_t before = OnWall();
  EXPECT_EQ(kiosk_.Play(Open() + "tap report.skip\ntap report.skip\ntap report.skip\n"
                                 "expect 我有话说\n"),
            "");
  EXPECT_EQ(OnWall(), before);
}

TEST_P(QuickReport, APhotoAloneIsEnough) {
  EXPECT_EQ(kiosk_.Play(Open() + "tap photo.take\ntap report.next\n"
                                 "tap report.skip\ntap report.skip\nexpect 谢谢您\n"),
            "");
  EXPECT_TRUE(Newest().text.empty());
  EXPECT_EQ(Newest().media.size(), 1U);
}

TEST_P(QuickReport, GoesBackStepByStepAndLeavesNothing) {
  EXPECT_EQ(
      kiosk_.Play(Open() + "tap photo.take\ntap report.next\ntap back\n"
                           "expect 抹一抹\ntap back\nexpect 我有话说\ntap say\nabsent 拍了\n"),
      "");
}

TEST_P(QuickReport, WhatWasBegunBeforeGoesFirst) {
  EXPECT_EQ(kiosk_.Play(Begin() + "tap say\n" + (ChoosesFirst() ? "tap way.words\n" : "") +
                        "type ludeng\npick 路灯\n" + (ChoosesFirst() ? "tap back\n" : "") +
                        "tap home\ntap report\nexpect 路灯\n"),
            "");
}

TEST_P(QuickReport, ButtonsAreMadeForGloves) {
  const auto held = [&](const char* id) {
    const ui::Widget* button = kiosk_.kiosk->record().Find(id);
    ASSERT_NE(button, nullptr) << id;
    EXPECT_GE(std::min(button->box.Width(), button->box.Height()), kiosk_.metrics->Mm(25)) << id;
  };
  for (const ui::Panel& panel :
       {ui::Panel{}, ui::Panel{1080, 1920, 4.04F}, ui::Panel{1366, 768, 3.34F}}) {
    kiosk_.SetPanelOf(panel);
    ASSERT_EQ(kiosk_.Play(Open()), "");
    held("photo.take");
    held("report.skip");
    ASSERT_EQ(kiosk_.Play("tap report.skip\nwait 50\n"), "");
    held("report.next");
    ASSERT_EQ(kiosk_.Play("tap report.skip\nwait 50\n"), "");
    held("word.danger");
    held("report.skip");
    ASSERT_EQ(kiosk_.Play("tap end\nwait 50\n"), "");
  }
}

TEST_P(QuickReport, OffersAChildOnlyTheWordsOfTheChildrensList) {
  ASSERT_EQ(kiosk_.Play(Open() + "tap report.skip\ntap report.skip\nwait 50\n"), "");
  size_t offered = 0;
  for (const ReportWord& word : kiosk_.community().report_words) {
    const bool shown = kiosk_.record().Find("word." + word.id) != nullptr;
    EXPECT_EQ(shown, !Child() || ForChildren(kiosk_.community(), word.topic)) << word.id;
    offered += shown ? 1 : 0;
  }
  EXPECT_GE(offered, 3U);
}

INSTANTIATE_TEST_SUITE_P(TextSizes, QuickReport,
                         testing::Values(ui::TextMode::kStandard, ui::TextMode::kLarge,
                                         ui::TextMode::kChild),
                         NameOfSize);

TEST_F(AtTheCamera, AnElderIsOfferedNoQuickReport) {
  ASSERT_EQ(kiosk_.Play("tap elder\nwait 50\n"), "");
  EXPECT_EQ(kiosk_.record().Find("report"), nullptr);
}

}  // namespace
}  // namespace oneflower
