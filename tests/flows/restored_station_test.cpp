// Stations whose disk was put back from an older copy, or runs on two machines: they find out by
// the hub's feed and go on as a new life, and no word that was saved is lost.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/flows/stations.h"

namespace oneflower {
namespace {

class RestoredStation : public StationsAndHub {
 protected:
  void SetUp() override { hall_ = std::make_unique<Station>(*hub_, clock_, 1); }

  // What a backup would keep of the station's folder.
  void TakeImage() {
    Close(*hall_);
    std::filesystem::copy(hall_->folder.path(), image_.path(),
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
    Open(*hall_);
  }

  // The image on a machine of its own, with the station's key.
  std::unique_ptr<Station> FromImage(uint32_t seed) {
    auto copy = std::make_unique<Station>(*hub_, clock_, seed);
    Close(*copy);
    std::filesystem::copy(image_.path(), copy->folder.path(),
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
    Open(*copy);
    copy->identity = hall_->identity;
    return copy;
  }

  void Close(Station& station) {
    station.reader.reset();
    station.store.reset();
  }
  void Open(Station& station) {
    station.store =
        StationStore::Open({station.folder.path(), true}, clock_, station.random, *station.log)
            .value();
    station.reader = Reader::Open(station.folder.path() / "station.db").value();
  }

  std::vector<std::string> HubTexts() {
    const auto reader = Reader::Open(hub_->database()).value();
    std::vector<std::string> texts;
    const auto proposals = reader->Proposals(reader->Wall({}).value()).value();
    for (const Proposal& each : proposals) texts.push_back(each.text);
    std::ranges::sort(texts);
    return texts;
  }

  void ExpectAsTheHub(Station& station) {
    EXPECT_EQ(station.store->Queue()->waiting, 0);
    EXPECT_EQ(station.reader->Queue()->waiting, 0);
    EXPECT_EQ(station.store->Queue()->rejected, 0);
    EXPECT_EQ(station.reader->StateDigest().value(), HubDigest());
    ASSERT_TRUE(station.store->Rebuild());
    EXPECT_EQ(station.reader->StateDigest().value(), HubDigest());
  }

  TempFolder image_;
  std::unique_ptr<Station> hall_;
};

TEST_F(RestoredStation, AnOldImageThatPullsFirstGoesOnPlantingAndSending) {
  hall_->Plant("一");
  TakeImage();
  hall_->Plant("二");
  hall_->Plant("三");
  hall_->Sync();
  const auto restored = FromImage(7);
  EXPECT_EQ(restored->Pull().kind, ExchangeResult::Kind::kDone);
  restored->Plant("四");
  restored->Sync();
  EXPECT_EQ(HubTexts(), (std::vector<std::string>{"一", "三", "二", "四"}));
  ExpectAsTheHub(*restored);
}

// The feed carries no bytes of it, only that it was there.
TEST_F(RestoredStation, AnOldImageWhoseLastEventTheHubRejectedGoesOnToo) {
  hall_->Plant("一");
  const StoredEvent first = hall_->store->NextOutgoing(1, SIZE_MAX)->events.front();
  hall_->Sync();
  TakeImage();
  StoredEvent odd{.raw = "{\"no\":\"event\"}", .prev = first.hash};
  odd.hash = EventHash(odd.prev, odd.raw);
  const auto reply = hub_->Push({hall_->identity.device, 1, 2, {odd}});
  ASSERT_EQ(reply->verdicts.front().verdict, Verdict::kRejected);
  const auto restored = FromImage(7);
  restored->Pull();
  restored->Plant("二");
  restored->Sync();
  EXPECT_EQ(HubTexts(), (std::vector<std::string>{"一", "二"}));
  EXPECT_FALSE(hub_->Stations()->front().forked);
  ExpectAsTheHub(*restored);
}

TEST_F(RestoredStation, AnOldImageThatPlantsBeforeItPullsLosesNothing) {
  hall_->Plant("一");
  hall_->Sync();
  TakeImage();
  hall_->Plant("二");
  hall_->Sync();
  const auto restored = FromImage(7);
  const Receipt mine = restored->Plant("另一个二");
  restored->Flower(mine.proposal, "y");
  EXPECT_EQ(restored->Pull().kind, ExchangeResult::Kind::kDone);
  EXPECT_EQ(restored->store->Queue()->waiting, 2);
  restored->Sync();
  EXPECT_EQ(HubTexts(), (std::vector<std::string>{"一", "二", "另一个二"}));
  EXPECT_EQ(restored->reader->StoryOf(mine.proposal)->proposal.flowers, 1);
  ExpectAsTheHub(*restored);
}

TEST_F(RestoredStation, WhatTheHubSetAsideAsAForkIsSentAgainInTheNewLife) {
  hall_->Plant("一");
  hall_->Sync();
  TakeImage();
  hall_->Plant("二");
  hall_->Sync();
  const auto restored = FromImage(7);
  restored->Plant("另一个二");
  EXPECT_EQ(restored->Push().kind, ExchangeResult::Kind::kDone);
  restored->Sync();
  EXPECT_EQ(HubTexts(), (std::vector<std::string>{"一", "二", "另一个二"}));
  ExpectAsTheHub(*restored);
}

TEST_F(RestoredStation, TwoMachinesWithOneDiskComeToTheHubsStateAndToRest) {
  hall_->Plant("一");
  hall_->Sync();
  TakeImage();
  const auto copy = FromImage(7);
  for (int round = 0; round < 4; ++round) {
    hall_->Plant("甲" + std::to_string(round));
    copy->Plant("乙" + std::to_string(round));
    if (round % 2 == 0) hall_->Push();
    copy->Push();
    hall_->Pull();
    copy->Pull();
  }
  for (int times = 0; times < 2; ++times) {
    hall_->Sync();
    copy->Sync();
  }
  const int64_t life = hall_->store->Identity().incarnation;
  const int64_t other_life = copy->store->Identity().incarnation;
  EXPECT_NE(life, other_life);
  hall_->Plant("甲完");
  copy->Plant("乙完");
  for (int times = 0; times < 2; ++times) {
    hall_->Sync();
    copy->Sync();
  }
  EXPECT_EQ(hall_->store->Identity().incarnation, life);
  EXPECT_EQ(copy->store->Identity().incarnation, other_life);
  EXPECT_EQ(HubTexts().size(), 11U);
  ExpectAsTheHub(*hall_);
  ExpectAsTheHub(*copy);
}

TEST_F(RestoredStation, AnAnswerToTheOldLifeAcknowledgesNothingOfTheNewOne) {
  hall_->Plant("一");
  hall_->Sync();
  TakeImage();
  hall_->Plant("二");
  hall_->Sync();
  const auto restored = FromImage(7);
  restored->Plant("另一个二");
  restored->transport.before_next_answer = [&] {
    restored->Pull();
    restored->Plant("三");
  };
  restored->Push();
  EXPECT_EQ(restored->store->Queue()->waiting, 2);
  restored->Sync();
  EXPECT_EQ(HubTexts(), (std::vector<std::string>{"一", "三", "二", "另一个二"}));
  ExpectAsTheHub(*restored);
}

TEST_F(RestoredStation, TheNewLifeIsStillLivedAfterAnotherStart) {
  TakeImage();
  hall_->Plant("一");
  hall_->Sync();
  const auto restored = FromImage(7);
  restored->Sync();
  const int64_t life = restored->store->Identity().incarnation;
  EXPECT_NE(life, 1);
  restored->Plant("二");
  Close(*restored);
  Open(*restored);
  EXPECT_EQ(restored->store->Identity().incarnation, life);
  EXPECT_EQ(restored->store->Queue()->waiting, 1);
  restored->Sync();
  EXPECT_EQ(HubTexts(), (std::vector<std::string>{"一", "二"}));
}

TEST_F(RestoredStation, AHubThatLostItsHistoryGetsWhatEarlierLivesRecordedToo) {
  hall_->Plant("一");
  TakeImage();
  hall_->Plant("二");
  hall_->Sync();
  const auto restored = FromImage(7);
  restored->Sync();
  restored->Plant("三");
  restored->Sync();
  TempFolder fresh;
  auto other = Hub::Open({fresh.path(), true}, clock_, random_, *log_).value();
  const auto code = other->NewEnrolCode("again").value();
  const HubIdentity& self = restored->identity;
  ASSERT_TRUE(other->Enrol({code, self.device, "again", self.key.public_key()}));
  restored->identity.hub_key = other->key().public_key();
  LoopbackTransport way(*other, clock_, *log_, restored->random);
  Exchange exchange(*restored->store, way, self, clock_, restored->random);
  for (int i = 0; i < 5; ++i) {
    exchange.PullOnce(0);
    exchange.PushOnce();
  }
  exchange.PullOnce(0);
  EXPECT_EQ(Reader::Open(other->database()).value()->Wall({})->size(), 3U);
  EXPECT_EQ(restored->OnWall(), 3);
  EXPECT_EQ(restored->store->Queue()->waiting, 0);
}

}  // namespace
}  // namespace oneflower
