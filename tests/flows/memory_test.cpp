// Elders' stories between stations and their hub: told on one they are heard on the other; taken
// back on the other they are gone everywhere, whatever was under way.
#include <filesystem>

#include "sync/hub/pages/story.h"
#include "tests/flows/stations.h"
#include "tests/support/some_media.h"

namespace oneflower {
namespace {

using Kind = ExchangeResult::Kind;

class StoriesOnTheirWay : public StationsAndHub {
 protected:
  Receipt TellOn(Station& station, uint32_t voice = 1) {
    station.clock.Advance(10);
    return station.store
        ->Execute(TellMemory{.visit = {"v"},
                             .about = {},
                             .place = "12",
                             .signature = "桂花",
                             .voice = SomeVoice(kSize, voice)})
        .value();
  }
  static void TakeBackOn(Station& station, const Receipt& told) {
    station.store->Execute(WithdrawMemory{{"w"}, told.proposal}).value();
  }
  static std::string BlobOf(uint32_t voice = 1) { return BlobId(SomeVoice(kSize, voice).bytes); }
  static bool Heard(Station& station) {
    const auto memories = station.reader->Memories(0, 10).value();
    return !memories.empty() && station.reader->Blob(memories.front().voice.blob).has_value();
  }
  static bool Gone(Station& station) {
    return station.reader->Memories(0, 10)->empty() && !station.reader->HasBlob(BlobOf());
  }
  bool FileAtHub(const std::string& blob) {
    return BlobStore(BlobFolderIn(hub_folder_.path())).Has(blob) ||
           BlobStore(BlobFolderIn(hub_folder_.path())).ChunksOf(blob) > 0;
  }
  bool GoneAtHub() {
    const auto reader = Reader::Open(hub_->database()).value();
    return reader->Memories(0, 10)->empty() && !FileAtHub(BlobOf());
  }

  static constexpr size_t kSize = 150'000;
};

// Told in the hall, and heard in the theatre too.
class StoryAtBothStations : public StoriesOnTheirWay {
 protected:
  void SetUp() override {
    hall_.SyncAll();
    theatre_.SyncAll();
    ASSERT_TRUE(Heard(theatre_));
  }
  Station hall_{*hub_, clock_, 1};
  Station theatre_{*hub_, clock_, 2};
  const Receipt told_ = TellOn(hall_);
};

TEST_F(StoriesOnTheirWay, ToldHereItIsHeardThere) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  TellOn(hall);
  hall.SyncAll();
  theatre.SyncAll();
  EXPECT_TRUE(Heard(theatre));
  EXPECT_TRUE(FileAtHub(BlobOf()));
  EXPECT_EQ(HubDigest(), theatre.reader->StateDigest());
  EXPECT_EQ(HubDigest(), hall.reader->StateDigest());
}

TEST_F(StoryAtBothStations, TakenBackThereItIsGoneHereAndAtTheHub) {
  const auto found = theatre_.reader->Memories(0, 1)->front();
  TakeBackOn(theatre_, {found.id, ""});
  EXPECT_TRUE(Gone(theatre_)) << "at once, before anybody heard of it";
  EXPECT_TRUE(Heard(hall_));
  theatre_.SyncAll();
  EXPECT_TRUE(GoneAtHub());
  hall_.SyncAll();
  EXPECT_TRUE(Gone(hall_));
  EXPECT_EQ(HubDigest(), hall_.reader->StateDigest());
  EXPECT_EQ(HubDigest(), theatre_.reader->StateDigest());
}

TEST_F(StoriesOnTheirWay, ToldAndTakenBackOfflineTheVoiceNeverLeaves) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  TakeBackOn(hall, TellOn(hall));
  hall.SyncAll();
  theatre.SyncAll();
  EXPECT_TRUE(GoneAtHub());
  EXPECT_TRUE(Gone(hall));
  EXPECT_TRUE(Gone(theatre));
}

TEST_F(StoryAtBothStations, AStationThatWasOfflineLosesItWithTheFirstPage) {
  TakeBackOn(hall_, told_);
  hall_.SyncAll();
  EXPECT_TRUE(Heard(theatre_)) << "it has not heard of it yet";
  theatre_.Pull();
  EXPECT_TRUE(Gone(theatre_));
}

TEST_F(StoryAtBothStations, BothWhoTakeItBackAtOnceAreRight) {
  TakeBackOn(hall_, told_);
  TakeBackOn(theatre_, told_);
  hall_.SyncAll();
  theatre_.SyncAll();
  hall_.SyncAll();
  EXPECT_TRUE(Gone(hall_));
  EXPECT_TRUE(Gone(theatre_));
  EXPECT_EQ(hall_.store->Queue()->rejected + theatre_.store->Queue()->rejected, 0);
}

TEST_F(StoriesOnTheirWay, TakenBackInTheMiddleOfItsWayUpAndDownItArrivesNowhere) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  const Receipt told = TellOn(hall);
  hall.Sync();
  MediaExchange up = hall.Courier();
  up.StepOnce();
  up.StepOnce();
  theatre.Sync();
  ASSERT_TRUE(FileAtHub(BlobOf()));
  TakeBackOn(theatre, told);
  theatre.Sync();
  EXPECT_TRUE(GoneAtHub());
  while (up.StepOnce().kind == Kind::kDone) {
  }
  EXPECT_TRUE(GoneAtHub()) << "the hub takes none of it any more";
  hall.SyncAll();
  theatre.SyncAll();
  EXPECT_TRUE(Gone(hall));
  EXPECT_TRUE(Gone(theatre));
}

TEST_F(StoriesOnTheirWay, AVoiceThatComesDownAfterItWasTakenBackGoesAgain) {
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  const Receipt told = TellOn(hall);
  hall.SyncAll();
  theatre.Sync();
  MediaExchange down = theatre.Courier();
  down.StepOnce();
  theatre.transport.before_next_answer = [&] { TakeBackOn(theatre, told); };
  while (down.StepOnce().kind == Kind::kDone) {
  }
  EXPECT_TRUE(Gone(theatre));
}

TEST_F(StoriesOnTheirWay, AHubThatWasStoppedInBetweenDropsTheFileWhenItStarts) {
  Station hall(*hub_, clock_, 1);
  const Receipt told = TellOn(hall);
  hall.SyncAll();
  TakeBackOn(hall, told);
  hall.Sync();
  // As if the power had gone after the commit and before the file went.
  const Bytes voice = SomeVoice(kSize, 1).bytes;
  ASSERT_TRUE(BlobStore(BlobFolderIn(hub_folder_.path())).Put(BlobOf(), voice));
  OpenHub(true);
  const HubRoutes routes(*hub_, nullptr, clock_, *log_);
  EXPECT_TRUE(GoneAtHub());
}

TEST_F(StoriesOnTheirWay, StaffHearItFirstWhereTheCommunityWantsItSo) {
  OpenHub(false);
  Station hall(*hub_, clock_, 1);
  Station theatre(*hub_, clock_, 2);
  const Receipt told = TellOn(hall);
  hall.SyncAll();
  theatre.SyncAll();
  EXPECT_FALSE(Heard(theatre));
  EXPECT_EQ(Reader::Open(hub_->database()).value()->AwaitingMemories()->size(), 1U);
  ASSERT_TRUE(hub_->ReviewMemory(told.proposal, Visibility::kPublic, ""));
  theatre.SyncAll();
  EXPECT_TRUE(Heard(theatre));
  ASSERT_TRUE(hub_->ReviewMemory(told.proposal, Visibility::kHidden, "谢谢，请来坐坐。"));
  theatre.Sync();
  EXPECT_FALSE(Heard(theatre));
  const auto found = theatre.reader->FindMemories(told.slip_code).value();
  ASSERT_EQ(found.size(), 1U) << "who has the slip finds it, and the reason";
  EXPECT_EQ(found.front().words, "谢谢，请来坐坐。");
  TakeBackOn(theatre, told);
  theatre.SyncAll();
  EXPECT_TRUE(GoneAtHub());
}

TEST_F(StoriesOnTheirWay, ThePageForPhonesKnowsNoStories) {
  Station hall(*hub_, clock_, 1);
  const Receipt told = TellOn(hall);
  hall.SyncAll();
  const auto pages =
      StoryPages::Open(hub_->database(), ONEFLOWER_SOURCE_DIR "/assets/strings", {}).value();
  EXPECT_EQ(pages->PageOf(told.slip_code).status, 404);
  EXPECT_FALSE(pages->PageOf(told.slip_code).html.contains("桂花"));
  EXPECT_EQ(pages->MediumOf(told.slip_code, "0").error().kind, ErrorKind::kNotFound);
}

TEST_F(StoryAtBothStations, AHubThatWasPutBackDoesNotBringAVoiceBack) {
  namespace fs = std::filesystem;
  // The backup knows the story, and not that it was taken back.
  const TempFolder backup;
  for (const char* file : {"hub.db", "hub.db-wal"}) {
    fs::copy(hub_folder_.path() / file, backup.path() / file);
  }
  TakeBackOn(theatre_, told_);
  theatre_.Sync();
  hall_.Sync();
  ASSERT_TRUE(Gone(hall_));
  hub_.reset();
  fs::remove(hub_folder_.path() / "hub.db-shm");
  for (const char* file : {"hub.db", "hub.db-wal"}) {
    fs::copy(backup.path() / file, hub_folder_.path() / file, fs::copy_options::overwrite_existing);
  }
  OpenHub(true);
  const auto follow = [&](Station& station) {
    LoopbackTransport way(*hub_, clock_, *log_, station.random);
    Exchange exchange(*station.store, way, station.identity, clock_, station.random);
    MediaExchange courier = station.Courier(way);
    for (int i = 0; i < 10; ++i) {
      exchange.PushOnce(/*even_if_none=*/true);
      exchange.PullOnce(0);
      while (courier.StepOnce().kind == Kind::kDone) {
      }
    }
  };
  follow(hall_);
  EXPECT_TRUE(Gone(hall_)) << "whoever has heard of the withdrawal keeps to it";
  EXPECT_FALSE(FileAtHub(BlobOf()));
  follow(theatre_);
  follow(hall_);
  EXPECT_TRUE(GoneAtHub());
  EXPECT_TRUE(Gone(hall_));
  EXPECT_TRUE(Gone(theatre_));
}

}  // namespace
}  // namespace oneflower
