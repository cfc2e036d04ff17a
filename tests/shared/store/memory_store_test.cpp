// Elders' stories at a station: there once they are told, gone with their voice once taken back.
#include <filesystem>

#include "shared/base/ids.h"
#include "shared/store/database.h"
#include "tests/shared/store/station_fixture.h"
#include "tests/support/limit.h"
#include "tests/support/older_release.h"
#include "tests/support/some_media.h"

namespace oneflower {
namespace {

class MemoryStore : public StationStoreTest {
 protected:
  Receipt Tell(uint32_t voice, const std::string& about = "", const std::string& place = "12") {
    clock_.Advance(1000);
    return store_
        ->Execute(TellMemory{.visit = {"visit"},
                             .about = about,
                             .place = place,
                             .signature = "桂花",
                             .voice = SomeVoice(60'000, voice)})
        .value();
  }
  bool TakeBack(const Receipt& receipt) {
    return store_->Execute(WithdrawMemory{.visit = {"another"}, .memory = receipt.proposal})
        .has_value();
  }
  static std::string BlobOf(uint32_t voice) { return BlobId(SomeVoice(60'000, voice).bytes); }
  std::vector<std::string> Ids(const std::vector<Memory>& memories) {
    std::vector<std::string> ids;
    for (const Memory& memory : memories) ids.push_back(memory.id);
    return ids;
  }
  int CountFiles() const {
    int count = 0;
    std::error_code none;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(data() / "blobs", none)) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }
};

TEST_F(MemoryStore, AStoryIsFoundBySlipByPicturesAndInTheList) {
  const Receipt first = Tell(1);
  const Receipt second = Tell(2);
  Open();
  EXPECT_EQ(Ids(*reader_->Memories(0, 10)), (std::vector{second.proposal, first.proposal}));
  EXPECT_EQ(Ids(*reader_->Memories(1, 1)), std::vector{first.proposal});
  EXPECT_EQ(*reader_->MemoryCount(), 2);
  EXPECT_EQ(Ids(*reader_->FindMemories(first.slip_code)), std::vector{first.proposal});
  const auto pictures = reader_->FindMemories(PicturesOf(second.slip_code), 10).value();
  EXPECT_EQ(Ids(pictures), std::vector{second.proposal});
  EXPECT_EQ(pictures.front().signature, "桂花");
  EXPECT_EQ(pictures.front().voice.ms, 31'000);
  EXPECT_EQ(reader_->Blob(pictures.front().voice.blob).value(), SomeVoice(60'000, 2).bytes);
}

TEST_F(MemoryStore, AStoryOfAProposalIsFoundThere) {
  const std::string proposal = Plant("中庭台阶加一排扶手")->proposal;
  const Receipt told = Tell(1, proposal, "");
  Tell(2);
  EXPECT_EQ(Ids(*reader_->MemoriesOf(proposal, 10)), std::vector{told.proposal});
  EXPECT_TRUE(reader_->MemoriesOf("", 10)->empty());
}

TEST_F(MemoryStore, AStoryOfNowhereIsRefusedAndLeavesNoFile) {
  const auto told = store_->Execute(
      TellMemory{.visit = {"visit"}, .about = {}, .place = {}, .voice = SomeVoice(900, 1)});
  EXPECT_EQ(told.error().refusal, Refusal::kNowhere);
  EXPECT_EQ(CountFiles(), 0);
  EXPECT_TRUE(Waiting().empty());
}

TEST_F(MemoryStore, TakenBackItIsGoneWithItsVoiceAndOnlyTheLogKnows) {
  const Receipt gone = Tell(1);
  const Receipt stays = Tell(2);
  ASSERT_TRUE(Plant("扶手"));
  const int64_t revision = store_->revision();
  ASSERT_TRUE(TakeBack(gone));
  EXPECT_GT(store_->revision(), revision);
  EXPECT_FALSE(reader_->HasBlob(BlobOf(1)));
  EXPECT_TRUE(reader_->HasBlob(BlobOf(2)));
  EXPECT_EQ(Ids(*reader_->Memories(0, 10)), std::vector{stays.proposal});
  EXPECT_TRUE(reader_->FindMemories(gone.slip_code)->empty());
  EXPECT_TRUE(reader_->FindMemories(PicturesOf(gone.slip_code), 10)->empty());
  EXPECT_EQ(Waiting().size(), 4U);
  EXPECT_TRUE(TakeBack(gone)) << "a second time changes nothing, and is no failure";
  EXPECT_EQ(Waiting().size(), 4U);
}

TEST_F(MemoryStore, WhatNobodyKnowsCannotBeTakenBack) {
  const auto answer = store_->Execute(WithdrawMemory{{"visit"}, NaturalId({"nothing"})});
  EXPECT_EQ(answer.error().refusal, Refusal::kUnknownMemory);
  EXPECT_TRUE(Waiting().empty());
}

TEST_F(MemoryStore, AVoiceThatAProposalUsesTooStaysWithIt) {
  const Receipt told = Tell(1);
  store_->Execute(PlantProposal{.visit = {"v"}, .text = "听", .media = {SomeVoice(60'000, 1)}})
      .value();
  ASSERT_TRUE(TakeBack(told));
  EXPECT_TRUE(reader_->HasBlob(BlobOf(1)));
}

TEST_F(MemoryStore, DerivedAnewItIsTheSame) {
  const std::string proposal = Plant("扶手")->proposal;
  Tell(1, proposal, "");
  const Receipt gone = Tell(2);
  Tell(3);
  ASSERT_TRUE(TakeBack(gone));
  const Hash before = reader_->StateDigest().value();
  ASSERT_TRUE(store_->Rebuild());
  EXPECT_EQ(reader_->StateDigest().value(), before);
  EXPECT_EQ(reader_->MemoryCount().value(), 2);
  EXPECT_FALSE(reader_->HasBlob(BlobOf(2)));
}

TEST_F(MemoryStore, WhatAnOlderReleaseKeptUnreadIsThereOnceANewerOneOpensIt) {
  const std::string kept = Tell(1).proposal;
  ASSERT_TRUE(TakeBack(Tell(2)));
  store_.reset();
  reader_.reset();
  {
    auto database = Database::Open(data() / "station.db", Database::Mode::kWriter).value();
    ASSERT_TRUE(database->RunScript(BackToSchema(5)));
  }
  Open();
  EXPECT_EQ(Ids(reader_->Memories(0, 10).value()), (std::vector{kept}));
}

TEST_F(MemoryStore, AFileThatAPowerCutLeftIsSweptAtRest) {
  const Receipt gone = Tell(1);
  const Bytes voice = SomeVoice(60'000, 1).bytes;
  ASSERT_TRUE(TakeBack(gone));
  ASSERT_TRUE(store_->Blobs().Put(BlobOf(1), voice));
  std::filesystem::last_write_time(
      data() / "blobs" / BlobOf(1).substr(0, 2) / BlobOf(1),
      std::filesystem::file_time_type::clock::now() - std::chrono::hours(24 * 365 * 50));
  Open();
  while (store_->Rest()) {
  }
  EXPECT_FALSE(reader_->HasBlob(BlobOf(1)));
}

TEST_F(MemoryStore, AVoiceThatArrivesAfterwardsGoesAgain) {
  const Receipt gone = Tell(1);
  const Bytes voice = SomeVoice(60'000, 1).bytes;
  ASSERT_TRUE(TakeBack(gone));
  EXPECT_TRUE(store_->BlobsWanted(10)->empty());
  EXPECT_TRUE(store_->BlobsToSend(10)->empty());
  ASSERT_TRUE(store_->Blobs().Put(BlobOf(1), voice));
  ASSERT_TRUE(store_->BlobIsHere(BlobOf(1), static_cast<int64_t>(voice.size())));
  EXPECT_FALSE(reader_->HasBlob(BlobOf(1)));
}

TEST_F(MemoryStore, OnAFullDiskTheStoryStaysWhole) {
  const Receipt told = Tell(1);
  {
    const Limit full(RLIMIT_FSIZE, 0);
    EXPECT_FALSE(TakeBack(told));
  }
  ASSERT_TRUE(store_->Queue());
  EXPECT_TRUE(reader_->HasBlob(BlobOf(1)));
  EXPECT_EQ(reader_->MemoryCount().value(), 1);
  EXPECT_TRUE(TakeBack(told));
  EXPECT_FALSE(reader_->HasBlob(BlobOf(1)));
}

}  // namespace
}  // namespace oneflower
