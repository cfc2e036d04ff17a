// Photos and voices between stations and their hub: they arrive equal, whatever breaks on the way.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "tests/flows/stations.h"
#include "tests/support/some_media.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;
using Kind = ExchangeResult::Kind;

// Counts how often each thing is asked for.
class CountingTransport final : public Transport {
 public:
  CountingTransport(Transport& inner, std::map<std::string, int>& asked)
      : inner_(inner), asked_(asked) {}
  Result<HttpResponse> Send(const HttpRequest& request) override {
    ++asked_[request.method + " " + request.path()];
    return inner_.Send(request);
  }
  void Cancel() override {}

 private:
  Transport& inner_;
  std::map<std::string, int>& asked_;
};

class MediaOnTheirWay : public StationsAndHub {
 protected:
  static Proposal PlantOn(Station& station, std::vector<MediumBytes> media) {
    station.clock.Advance(10);
    const auto planted = station.store->Execute(
        PlantProposal{.visit = {"v"}, .text = "看这里", .media = std::move(media)});
    return station.reader->StoryOf(planted->proposal)->proposal;
  }
  static bool HasAll(Station& station, const std::vector<MediumBytes>& media) {
    for (const MediumBytes& each : media) {
      for (const Bytes* bytes : {&each.bytes, &each.thumb}) {
        if (bytes->empty()) continue;
        const auto there = station.reader->Blob(BlobId(*bytes));
        if (!there || *there != *bytes) return false;
      }
    }
    return station.store->BlobsWanted(1)->empty();
  }

  const std::vector<MediumBytes> media_ = {SomeVoice(150'000, 1), SomePhoto(280'000, 2)};
};

TEST_F(MediaOnTheirWay, WhatGoesUpAndWhatComesDownIsCounted) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  PlantOn(hall, media_);
  EXPECT_EQ(hall.store->CountMedia().value(), MediaOnTheWay()) << "their event goes first";
  hall.Sync();
  theatre.Sync();
  EXPECT_EQ(hall.store->CountMedia().value(), (MediaOnTheWay{.up = 3, .down = 0}));
  EXPECT_EQ(theatre.store->CountMedia().value(), (MediaOnTheWay{.up = 0, .down = 3}));
  hall.Carry();
  theatre.Carry();
  EXPECT_EQ(hall.store->CountMedia().value(), MediaOnTheWay());
  EXPECT_EQ(theatre.store->CountMedia().value(), MediaOnTheWay());
}

TEST_F(MediaOnTheirWay, AVoiceAndAPhotoArriveEqualOnTheOtherStation) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  PlantOn(hall, media_);
  hall.Sync();
  theatre.Sync();
  EXPECT_EQ(theatre.OnWall(), 1) << "publishing does not wait for the media";
  EXPECT_EQ(theatre.store->BlobsWanted(10)->size(), 3U);
  theatre.Carry();
  EXPECT_FALSE(HasAll(theatre, media_)) << "the hub has none of them yet";
  hall.Carry();
  EXPECT_TRUE(hall.store->BlobsToSend(1)->empty());
  theatre.Carry();
  EXPECT_TRUE(HasAll(theatre, media_));
  EXPECT_TRUE(HasAll(hall, media_)) << "the author's station keeps its own";
}

TEST_F(MediaOnTheirWay, SmallPicturesComeBeforeTheLargeOnes) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  const Proposal old = PlantOn(hall, {SomePhoto(280'000, 3)});
  const Proposal fresh = PlantOn(hall, {SomePhoto(280'000, 4)});
  hall.SyncAll();
  theatre.Sync();
  MediaExchange courier = theatre.Courier();
  const std::vector<std::string> order = {fresh.media[0].thumb, old.media[0].thumb,
                                          fresh.media[0].blob, old.media[0].blob};
  std::vector<std::string> came;
  for (int i = 0; i < 100 && came.size() < 4; ++i) {
    ASSERT_EQ(courier.StepOnce().kind, Kind::kDone);
    for (const std::string& id : order) {
      const bool is_new = std::ranges::find(came, id) == came.end();
      if (is_new && theatre.reader->HasBlob(id)) came.push_back(id);
    }
  }
  EXPECT_EQ(came, order);
}

TEST_F(MediaOnTheirWay, ARestartOfBothSidesAfterEachChunkCostsNoChunk) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  PlantOn(hall, media_);
  hall.Sync();
  theatre.Sync();
  for (Station* station : {&hall, &theatre}) {
    std::map<std::string, int> asked;
    for (int i = 0; i < 30; ++i) {
      OpenHub(true);
      LoopbackTransport way(*hub_, clock_, *log_, station->random);
      CountingTransport counted(way, asked);
      MediaExchange just_started = station->Courier(counted);
      for (int step = 0; step < 2; ++step) just_started.StepOnce();
    }
    const int chunks = 3 + 5 + 1;
    int went = 0;
    for (const auto& [what, times] : asked) {
      if (!what.contains("/chunks/")) continue;
      EXPECT_EQ(times, 1) << what;
      ++went;
    }
    EXPECT_EQ(went, chunks);
  }
  EXPECT_TRUE(HasAll(theatre, media_));
}

TEST_F(MediaOnTheirWay, ALineThatLosesAndRepeatsBringsThemAllTheSame) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  PlantOn(hall, media_);
  hall.Sync();
  theatre.Sync();
  for (Station* station : {&hall, &theatre}) {
    station->transport.faulty = true;
    MediaExchange courier = station->Courier();
    for (int i = 0; i < 400; ++i) {
      courier.StepOnce();
      if (i % 7 == 0) station->transport.DeliverLate();
      clock_.Advance(60'000);
    }
    station->transport.faulty = false;
  }
  clock_.Advance(3'600'000);
  hall.Carry();
  theatre.Carry();
  EXPECT_TRUE(HasAll(theatre, media_));
}

TEST_F(MediaOnTheirWay, AHubPutBackFromAnOlderBackupGetsThemAgain) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  hall.Sync();
  hub_.reset();
  TempFolder backup;
  fs::copy(hub_folder_.path(), backup.path() / "hub", fs::copy_options::recursive);
  OpenHub(true);
  const fs::path folder = hub_folder_.path();
  {
    LoopbackTransport way(*hub_, clock_, *log_, hall.random);
    PlantOn(hall, media_);
    Exchange exchange(*hall.store, way, hall.identity, clock_, hall.random);
    exchange.PushOnce();
    exchange.PullOnce(0);
    MediaExchange courier = hall.Courier(way);
    for (int i = 0; i < 100; ++i) courier.StepOnce();
    ASSERT_TRUE(hall.store->BlobsToSend(1)->empty());
  }
  hub_.reset();
  for (const auto& entry : fs::directory_iterator(folder)) fs::remove_all(entry.path());
  fs::copy(backup.path() / "hub", folder, fs::copy_options::recursive);
  OpenHub(true);
  for (Station* station : {&hall, &theatre}) {
    LoopbackTransport way(*hub_, clock_, *log_, station->random);
    Exchange exchange(*station->store, way, station->identity, clock_, station->random);
    for (int i = 0; i < 6; ++i) {
      exchange.PushOnce(/*even_if_none=*/true);
      exchange.PullOnce(0);
    }
    MediaExchange courier = station->Courier(way);
    for (int i = 0; i < 100; ++i) courier.StepOnce();
  }
  EXPECT_TRUE(HasAll(theatre, media_));
}

TEST_F(MediaOnTheirWay, AHubThatLostItsFilesAloneGetsThemFromWhoeverHasThem) {
  Station hall(*hub_, clock_, 1);
  PlantOn(hall, media_);
  hall.SyncAll();
  hub_.reset();
  fs::remove_all(hub_folder_.path() / "blobs");
  OpenHub(true);
  LoopbackTransport way(*hub_, clock_, *log_, hall.random);
  Exchange exchange(*hall.store, way, hall.identity, clock_, hall.random);
  for (int i = 0; i < 4; ++i) exchange.PullOnce(0);
  EXPECT_EQ(hall.store->BlobsToSend(10)->size(), 3U);
  MediaExchange courier = hall.Courier(way);
  for (int i = 0; i < 100; ++i) courier.StepOnce();
  EXPECT_TRUE(hall.store->BlobsToSend(10)->empty());
  hub_.reset();
  const std::string id = BlobId(media_[0].bytes);
  EXPECT_TRUE(fs::exists(hub_folder_.path() / "blobs" / id.substr(0, 2) / id));
}

TEST_F(MediaOnTheirWay, APhotoTheDiskDamagedIsBroughtBackFromTheHub) {
  Station hall(*hub_, clock_, 1);
  PlantOn(hall, media_);
  hall.SyncAll();
  const std::string id = BlobId(media_[1].bytes);
  fs::resize_file(hall.folder.path() / "blobs" / id.substr(0, 2) / id, 1000);
  EXPECT_EQ(hall.reader->Blob(id).error().kind, ErrorKind::kCorrupt);
  ASSERT_TRUE(hall.store->ForgetHub());  // it is looked at when it is to be sent again
  hall.SyncAll();
  EXPECT_TRUE(HasAll(hall, media_));
}

TEST_F(MediaOnTheirWay, OneThatIsPutOffHoldsUpNoOther) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  PlantOn(hall, {SomePhoto(1000, 5)});
  hall.Sync();
  PlantOn(theatre, {SomePhoto(1000, 6)});
  theatre.SyncAll();
  Station garden(*hub_, clock_, 3);
  garden.Sync();
  MediaExchange courier = garden.Courier();
  for (int i = 0; i < 20; ++i) courier.StepOnce();
  EXPECT_TRUE(garden.reader->Blob(BlobId(SomePhoto(1000, 6).bytes)));
  EXPECT_EQ(garden.store->BlobsWanted(10)->size(), 2U) << "the hall's have not come yet";
  EXPECT_EQ(courier.StepOnce().kind, Kind::kIdle) << "and are not asked for in circles";
  hall.SyncAll();
  courier.LookAgain();
  for (int i = 0; i < 20; ++i) courier.StepOnce();
  EXPECT_TRUE(garden.store->BlobsWanted(10)->empty());
}

}  // namespace
}  // namespace oneflower
