// What residents said, drew and photographed, as the next visitor hears and sees it.
#include <fstream>

#include "tests/support/headless_kiosk.h"
#include "tests/support/real_media.h"

namespace oneflower {
namespace {

class SeenAndHeard : public testing::TestWithParam<ui::TextMode> {
 protected:
  // A proposal on the wall; the way to its story is `open_`.
  std::vector<Medium> Plant(std::vector<MediumBytes> media, const std::string& text = "井盖松了") {
    const auto before = kiosk_.reader->Wall({})->size();
    kiosk_.store->Submit(PlantProposal{.visit = {"somebody"},
                                       .text = text,
                                       .topic = "safety",
                                       .place = "23-2",
                                       .mood = Mood::kFound,
                                       .media = std::move(media)});
    while (kiosk_.reader->Wall({})->size() == before) kiosk_.Frame();
    const Proposal planted = kiosk_.reader->Proposals({kiosk_.reader->Wall({})->front()})->front();
    open_ = "tap settings\ntap size." + std::string(ui::TextModeName(GetParam())) +
            "\ntap settings.close\ntap wall\ntap view.list\ntap row." + planted.id +
            "\nexpect 它的故事\n";
    return planted.media;
  }
  std::filesystem::path FileOf(const std::string& blob) const {
    return kiosk_.database().parent_path() / "blobs" / blob.substr(0, 2) / blob;
  }
  void Arrive(const MediumBytes& medium) {
    BlobStore& blobs = kiosk_.store->Blobs();
    for (const Bytes* bytes : {&medium.thumb, &medium.bytes}) {
      if (bytes->empty()) continue;
      ASSERT_TRUE(blobs.Put(BlobId(*bytes), *bytes));
      ASSERT_TRUE(kiosk_.store->BlobIsHere(BlobId(*bytes), static_cast<int64_t>(bytes->size())));
    }
  }
  bool Sounds() { return kiosk_.speaker.Playing(); }

  HeadlessKiosk kiosk_;
  std::string open_;
};

TEST_P(SeenAndHeard, ADrawingIsASmallPictureThenALargeOneAndATapClosesIt) {
  const auto media = Plant({RealDrawing()});
  EXPECT_EQ(kiosk_.Play(open_ + "expect 我发现\nexpect 23栋2单元\nexpect 图画，点一下放大\n"
                                "tap picture.0\nexpect 点一下，收起来\nwait 200\ntap large.close\n"
                                "absent 点一下，收起来\nexpect 井盖松了\n"),
            "");
  EXPECT_GE(kiosk_.card.textures(), 2U);
}

TEST_P(SeenAndHeard, AVoiceIsHeardStoppedAndHeardToItsEnd) {
  Plant({RealVoice(3000)}, "");
  EXPECT_EQ(kiosk_.Play(open_ + "expect 听一听 0:0\ntap hear.0\nexpect 不听了 0:00\nwait 1100\n"
                                "expect 不听了 0:01\n"),
            "");
  EXPECT_TRUE(Sounds());
  EXPECT_EQ(kiosk_.Play("tap hear.0\nexpect 听一听 0:0\nabsent 不听了\n"), "");
  EXPECT_FALSE(Sounds());
  EXPECT_EQ(kiosk_.Play("tap hear.0\nexpect 不听了\nwait 3500\nexpect 听一听 0:0\nabsent 不听了\n"),
            "");
  EXPECT_FALSE(Sounds());
}

TEST_P(SeenAndHeard, TheVoiceEndsWithTheVisitAndWithTheStory) {
  Plant({RealVoice(20'000)}, "");
  EXPECT_EQ(kiosk_.Play(open_ + "tap hear.0\nexpect 不听了\ntap back\nexpect 万家花开故事墙\n"),
            "");
  EXPECT_FALSE(Sounds());
  EXPECT_EQ(kiosk_.Play("tap 一段说出来的话\nexpect 它的故事\ntap hear.0\nexpect 不听了\n"), "");
  EXPECT_TRUE(Sounds());
  EXPECT_EQ(kiosk_.Play("tap end\nexpect 我有话说\n"), "");
  EXPECT_FALSE(Sounds());
}

TEST_P(SeenAndHeard, WhatHasNotArrivedIsOnItsWayAndThenThereByItself) {
  const MediumBytes photo = RealPhoto(1);
  const MediumBytes voice = RealVoice(2000);
  const MediumBytes drawing = RealDrawing();
  for (const Medium& medium : Plant({photo, voice, drawing})) {
    for (const std::string& blob : {medium.thumb, medium.blob}) {
      if (!blob.empty()) {
        ASSERT_TRUE(kiosk_.store->Blobs().Drop(blob));
      }
    }
  }
  EXPECT_EQ(kiosk_.Play(open_ + "expect 照片在路上\nexpect 语音在路上\nexpect 图画在路上\n"), "");
  Arrive(photo);
  EXPECT_EQ(kiosk_.Play("absent 照片在路上\nexpect 照片，点一下放大\nexpect 语音在路上\n"), "");
  Arrive(voice);
  Arrive(drawing);
  EXPECT_EQ(kiosk_.Play("expect 听一听\nexpect 图画，点一下放大\nabsent 在路上\n"), "");
}

TEST_P(SeenAndHeard, TheSmallPictureStandsInForALargeOneThatIsOnItsWay) {
  const MediumBytes photo = RealPhoto(2);
  const auto media = Plant({photo});
  ASSERT_TRUE(kiosk_.store->Blobs().Drop(media.front().blob));
  EXPECT_EQ(kiosk_.Play(open_ + "tap picture.0\nexpect 大图在路上\n"), "");
  EXPECT_NE(kiosk_.kiosk->record().Find("large"), nullptr);
  Arrive(photo);
  EXPECT_EQ(kiosk_.Play("absent 大图在路上\nexpect 点一下，收起来\n"), "");
}

TEST_P(SeenAndHeard, APhotoThatTheDiskHasChangedIsToldKindly) {
  const auto media = Plant({RealPhoto(3)});
  std::fstream file(FileOf(media.front().thumb), std::ios::in | std::ios::out);
  file.seekp(40);
  file.put('!').flush();
  EXPECT_EQ(kiosk_.Play(open_ + "expect 这张照片没能打开\n"), "");
}

TEST_P(SeenAndHeard, APhotoAndAVoiceThatWereCutOffAreToldKindly) {
  MediumBytes photo = RealPhoto(4);
  photo.thumb.resize(photo.thumb.size() / 2);
  MediumBytes voice = RealVoice(2000);
  voice.bytes.resize(voice.bytes.size() / 2);
  Plant({photo, voice});
  EXPECT_EQ(kiosk_.Play(open_ + "expect 这张照片没能打开\ntap hear.1\nexpect 这段声音现在放不出来\n"
                                "tap notice.close\nexpect 听一听\n"),
            "");
  EXPECT_FALSE(Sounds());
}

TEST_P(SeenAndHeard, ACardWithoutRoomIsToldKindlyToo) {
  kiosk_.card.full = true;
  Plant({RealPhoto(5)});
  EXPECT_EQ(kiosk_.Play(open_ + "expect 这张照片没能打开\n"), "");
}

TEST_P(SeenAndHeard, TheListAndTheCardTellWhatThereIsBesideWords) {
  const MediumBytes voice = RealVoice(31'000);
  const auto media = Plant({RealPhoto(6), RealPhoto(7), voice});
  ASSERT_TRUE(kiosk_.store->Blobs().Drop(media[1].thumb));
  EXPECT_EQ(kiosk_.Play("tap wall\nwait 100\ntap view.map\nwait 100\ntap ground.23\n"
                        "expect 语音 0:31 · 照片 · 照片在路上\n"),
            "");
  EXPECT_EQ(kiosk_.Play("expect 看它的故事\nwait 200\n"), "");
  EXPECT_NE(kiosk_.kiosk->record().Find("card.picture"), nullptr);
}

TEST_P(SeenAndHeard, NoPictureIsOnTheCardBetweenTwoVisits) {
  Plant({RealPhoto(8), RealDrawing()});
  ASSERT_EQ(kiosk_.Play(open_ + "expect 照片，点一下放大\n"), "");
  EXPECT_GT(kiosk_.card.textures(), 0U);
  EXPECT_EQ(kiosk_.Play("tap end\nexpect 我有话说\n"), "");
  EXPECT_EQ(kiosk_.card.textures(), 0U);
}

INSTANTIATE_TEST_SUITE_P(TextSizes, SeenAndHeard,
                         testing::Values(ui::TextMode::kStandard, ui::TextMode::kElder),
                         [](const auto& each) {
                           return std::string(ui::TextModeName(each.param));
                         });

}  // namespace
}  // namespace oneflower
