// What a visitor says, draws or photographs: there with the proposal, or gone with it.
#include <algorithm>
#include <filesystem>

#include "shared/base/ids.h"
#include "tests/shared/store/station_fixture.h"
#include "tests/support/limit.h"
#include "tests/support/some_media.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

class StationMediaTest : public StationStoreTest {
 protected:
  std::expected<Receipt, CommandFailure> PlantWith(std::vector<MediumBytes> media,
                                                   const std::string& text = "") {
    clock_.Advance(1000);
    return store_->Execute(
        PlantProposal{.visit = {"visit"}, .text = text, .media = std::move(media)});
  }
  Proposal Stored(const std::string& id) { return reader_->StoryOf(id)->proposal; }
  size_t CountFiles() const {
    size_t count = 0;
    std::error_code none;
    for (const auto& entry : fs::recursive_directory_iterator(data() / "blobs", none)) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }
};

TEST_F(StationMediaTest, AVoiceAndAPhotoAreThereOnceThePlantingIsSaved) {
  const auto voice = SomeVoice(60'000, 1);
  const auto photo = SomePhoto(280'000, 2);
  const auto planted = PlantWith({voice, photo});
  ASSERT_TRUE(planted);
  Open();
  const Proposal proposal = Stored(planted->proposal);
  ASSERT_EQ(proposal.media.size(), 2U);
  EXPECT_EQ(proposal.media[0].bytes, 60'000);
  EXPECT_TRUE(proposal.media[0].thumb.empty());
  EXPECT_EQ(reader_->Blob(proposal.media[0].blob).value(), voice.bytes);
  EXPECT_EQ(reader_->Blob(proposal.media[1].blob).value(), photo.bytes);
  EXPECT_EQ(reader_->Blob(proposal.media[1].thumb).value(), photo.thumb);
  EXPECT_EQ(CountFiles(), 3U);
  const Event event = DecodeEvent(Waiting().front().raw).value();
  EXPECT_EQ(event.blobs, BlobsOf(proposal.media));
}

TEST_F(StationMediaTest, WhatIsRefusedOrEmptyLeavesNoFile) {
  EXPECT_EQ(PlantWith(std::vector(kMaxPhotos + 1, SomePhoto(900, 1))).error().refusal,
            Refusal::kTooManyMedia);
  auto empty = SomePhoto(900, 3);
  empty.bytes.clear();
  EXPECT_EQ(PlantWith({SomeVoice(900, 2), empty}).error().error->kind, ErrorKind::kInvalid);
  EXPECT_EQ(CountFiles(), 0U);
  EXPECT_TRUE(Waiting().empty());
}

TEST_F(StationMediaTest, AFullDiskAtAnyByteLeavesNeitherEventNorFile) {
  ASSERT_TRUE(Plant("先种的"));
  const auto log_size = [&] { return fs::file_size(database().string() + "-wal"); };
  int failures = 0;
  int plantings = 0;
  for (size_t room = 0; room < 60'000; room += 2'999) {
    const auto seed = static_cast<uint32_t>(room);
    std::expected<Receipt, CommandFailure> planted;
    {
      const Limit full(RLIMIT_FSIZE, log_size() + room);
      planted = PlantWith({SomePhoto(log_size() + 20'000, seed)});
    }
    planted ? ++plantings : ++failures;
    ASSERT_TRUE(store_->Queue());
    ASSERT_EQ(Waiting().size(), 1U + plantings);
    ASSERT_EQ(CountFiles(), 2U * plantings) << "with " << room << " bytes of room";
  }
  EXPECT_GT(failures, 3);
  EXPECT_GT(plantings, 3);
}

// The files find room and the log does not, as COMMIT may find it.
TEST_F(StationMediaTest, ACommitThatFailsTakesTheFilesWithItOnceItIsKnownThatItDid) {
  ASSERT_TRUE(Plant("先种的"));
  {
    const Limit full(RLIMIT_FSIZE, fs::file_size(database().string() + "-wal"));
    ASSERT_FALSE(PlantWith({SomePhoto(900, 1)}));
  }
  EXPECT_EQ(CountFiles(), 2U) << "the commit may have reached the disk";
  ASSERT_TRUE(store_->Queue());
  EXPECT_EQ(CountFiles(), 0U);
  EXPECT_EQ(Waiting().size(), 1U);
}

TEST_F(StationMediaTest, ThePhotoOfAnotherProposalStaysWhereASecondPlantingFails) {
  const auto photo = SomePhoto(900, 1);
  ASSERT_TRUE(PlantWith({photo}));
  auto empty = SomeVoice(1, 2);
  empty.bytes.clear();
  ASSERT_FALSE(PlantWith({photo, empty}));
  EXPECT_EQ(reader_->Blob(BlobId(photo.bytes)).value(), photo.bytes);
}

TEST_F(StationMediaTest, WhatACrashLeftWithoutAnEventIsSweptInIdleMoments) {
  const auto photo = SomePhoto(900, 1);
  ASSERT_TRUE(PlantWith({photo}));
  const Bytes orphan = SomeBytes(500, 9);
  ASSERT_TRUE(store_->Blobs().Put(BlobId(orphan), orphan));
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24 * 365);
  for (const auto& entry : fs::recursive_directory_iterator(data() / "blobs")) {
    if (entry.is_regular_file()) fs::last_write_time(entry, long_ago);
  }
  Open();
  for (int i = 0; i < 100 && store_->Rest(); ++i) {
  }
  EXPECT_FALSE(store_->Blobs().Has(BlobId(orphan)));
  EXPECT_EQ(reader_->Blob(BlobId(photo.bytes)).value(), photo.bytes);
}

// As another station's event with a photo comes: accepted, and its bytes not here yet.
TEST_F(StationMediaTest, MediaOfOthersAreWantedSmallOnesFirstAndNewestFirst) {
  FeedPage page{.hub_epoch = "epoch", .items = {}};
  Hash prev{};
  std::vector<Medium> media;
  for (int i = 1; i <= 2; ++i) {
    const std::string proposal = NewId(clock_.WallMs(), random_);
    const auto seed = static_cast<uint32_t>(i);
    const auto photo = SomePhoto(900, seed);
    media.push_back({.kind = MediumKind::kPhoto,
                     .blob = BlobId(photo.bytes),
                     .thumb = BlobId(photo.thumb),
                     .bytes = 900});
    Event event{
        .id = NewId(clock_.WallMs(), random_),
        .device = "0190f5a0-0000-7000-8000-000000000001",
        .seq = i,
        .at = {clock_.WallMs(), 0},
        .actor = {"x", "visit"},
        .payload = ProposalPlanted{
            .proposal = proposal, .slip_code = NewSlipCode(random_), .media = {media.back()}}};
    StoredEvent stored{.raw = EncodeEvent(event), .prev = prev};
    prev = stored.hash = EventHash(stored.prev, stored.raw);
    page.items.push_back({i, {event.id, Verdict::kAccepted, ""}, event.device, stored});
    page.feed_hash = NextFeedHash(page.feed_hash, page.items.back());
  }
  page.head = 2;
  ASSERT_TRUE(store_->ApplyFeedPage(page));
  const std::vector<std::string> order = {media[1].thumb, media[0].thumb, media[1].blob,
                                          media[0].blob};
  EXPECT_EQ(store_->BlobsWanted(10).value(), order);
  EXPECT_EQ(reader_->Blob(media[1].thumb).error().kind, ErrorKind::kNotFound);
  const int64_t before = store_->revision();
  ASSERT_TRUE(store_->BlobIsHere(media[1].thumb, 46));
  EXPECT_GT(store_->revision(), before) << "the wall draws it now";
  EXPECT_EQ(store_->BlobsWanted(1).value().front(), media[0].thumb);
  EXPECT_TRUE(store_->BlobsToSend(10)->empty()) << "the hub has what came from it";
  ASSERT_TRUE(store_->BlobIsLost(media[1].thumb));
  EXPECT_EQ(store_->BlobsWanted(1).value().front(), media[1].thumb);
}

TEST_F(StationMediaTest, OwnMediaGoUpOnceTheHubHasAcceptedTheirWords) {
  ASSERT_TRUE(PlantWith({SomePhoto(900, 1)}));
  ASSERT_TRUE(PlantWith({SomePhoto(900, 2)}));
  EXPECT_TRUE(store_->BlobsToSend(10)->empty()) << "text goes first";
  FeedPage page{.hub_epoch = "epoch", .items = {}, .head = 2};
  const auto waiting = Waiting();
  for (size_t i = 0; i < 2; ++i) {
    const Event event = DecodeEvent(waiting[i].raw).value();
    const Verdict verdict = i == 0 ? Verdict::kAccepted : Verdict::kRejected;
    FeedItem item{static_cast<int64_t>(i) + 1, {event.id, verdict, ""}, event.device, {}};
    if (i == 0) item.event = waiting[i];
    page.items.push_back(item);
    page.feed_hash = NextFeedHash(page.feed_hash, item);
  }
  ASSERT_TRUE(store_->ApplyFeedPage(page));
  const auto to_send = store_->BlobsToSend(10).value();
  ASSERT_EQ(to_send.size(), 2U) << "and what was refused stays here";
  EXPECT_EQ(to_send.front(), BlobId(SomePhoto(900, 1).thumb));
  for (const std::string& id : to_send) ASSERT_TRUE(store_->BlobIsAtHub(id));
  EXPECT_TRUE(store_->BlobsToSend(10)->empty());
  ASSERT_TRUE(store_->ForgetHub());
  ASSERT_TRUE(store_->ApplyFeedPage(page));
  EXPECT_EQ(store_->BlobsToSend(10)->size(), 2U) << "another hub may lack them";
}

}  // namespace
}  // namespace oneflower
