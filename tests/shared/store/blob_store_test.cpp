// Files of media: whole and what their name says, or not there; whatever the disk does.
#include "shared/store/blob_store.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "shared/domain/medium.h"
#include "tests/support/limit.h"
#include "tests/support/small_disk.h"
#include "tests/support/some_media.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

ErrorKind KindOf(const auto& result) { return result ? ErrorKind::kInvalid : result.error().kind; }

Bytes ChunkOf(const Bytes& bytes, int64_t index) {
  const auto from = bytes.begin() + index * kBlobChunkBytes;
  return {from, from + ChunkLength(static_cast<int64_t>(bytes.size()), index)};
}

class BlobStoreTest : public testing::Test {
 protected:
  fs::path FileOf(const std::string& id) const { return blobs() / id.substr(0, 2) / id; }
  fs::path blobs() const { return BlobFolderIn(folder_.path()); }
  size_t CountFiles() const {
    size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(blobs())) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }
  int SweepAll(const BlobStore::IsNamed& is_named, int64_t before_ms) {
    int swept = store_.SweepParts(is_named, before_ms).value();
    for (int shelf = 0; shelf < BlobStore::kShelves; ++shelf) {
      swept += store_.SweepShelf(shelf, is_named, before_ms).value();
    }
    return swept;
  }

  TempFolder folder_;
  BlobStore store_{blobs()};
  const Bytes photo_ = SomeBytes(300'000, 1);
  const std::string id_ = BlobId(photo_);
};

TEST_F(BlobStoreTest, GivesBackWhatWasPutAndSaysWhatIsNew) {
  EXPECT_EQ(KindOf(store_.Read(id_)), ErrorKind::kNotFound);
  EXPECT_TRUE(store_.Put(id_, photo_).value());
  EXPECT_FALSE(store_.Put(id_, photo_).value());
  EXPECT_TRUE(store_.Has(id_));
  EXPECT_EQ(BlobStore(blobs()).Read(id_).value(), photo_);
  EXPECT_EQ(CountFiles(), 1U);
  ASSERT_TRUE(store_.Drop(id_));
  EXPECT_FALSE(store_.Has(id_));
  EXPECT_TRUE(store_.Drop(id_));
}

TEST_F(BlobStoreTest, TakesNothingUnderAnotherNameThanItsOwn) {
  for (const std::string& name : {std::string("../../lock"), std::string(), std::string(64, 'A'),
                                  BlobId(SomeBytes(3, 7)), id_ + "/", std::string(64, '.')}) {
    EXPECT_EQ(KindOf(store_.Put(name, photo_)), ErrorKind::kInvalid) << name;
    if (name != BlobId(SomeBytes(3, 7))) {
      EXPECT_EQ(KindOf(store_.Read(name)), ErrorKind::kInvalid);
      EXPECT_FALSE(store_.AddChunk(name, 0, photo_));
      EXPECT_FALSE(store_.Finish(name));
      EXPECT_FALSE(store_.Drop(name));
    }
  }
  EXPECT_FALSE(fs::exists(blobs()));
}

TEST_F(BlobStoreTest, OnlyItsOwnerMayReadAFile) {
  ASSERT_TRUE(store_.Put(id_, photo_));
  EXPECT_EQ(fs::status(FileOf(id_)).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(BlobStoreTest, AFileTheDiskHasChangedIsNotShownAndCanBePutAgain) {
  ASSERT_TRUE(store_.Put(id_, photo_));
  fs::resize_file(FileOf(id_), 299'999);
  EXPECT_EQ(KindOf(store_.Read(id_)), ErrorKind::kCorrupt);
  std::ofstream(FileOf(id_), std::ios::in | std::ios::out).seekp(7).put('x');
  EXPECT_EQ(KindOf(store_.Read(id_)), ErrorKind::kCorrupt);
  EXPECT_TRUE(store_.Put(id_, photo_).value());
  EXPECT_EQ(store_.Read(id_).value(), photo_);
}

TEST_F(BlobStoreTest, AFullDiskLeavesNothingHalf) {
  ASSERT_TRUE(store_.Put(BlobId(SomeBytes(9, 2)), SomeBytes(9, 2)));
  for (const rlim_t room : {0, 1, 100'000, 299'999}) {
    const Limit full(RLIMIT_FSIZE, room);
    const auto put = store_.Put(id_, photo_);
    ASSERT_FALSE(put);
    EXPECT_EQ(put.error().kind, ErrorKind::kFull);
    EXPECT_FALSE(put.error().detail.contains(id_)) << "whole ids are not for logs";
  }
  EXPECT_EQ(CountFiles(), 1U);
  EXPECT_TRUE(store_.Put(id_, photo_));
}

TEST_F(BlobStoreTest, ADiskOfItsOwnThatIsFullOrWriteProtectedSaysSo) {
  const auto disk = SmallDisk::Mount(blobs(), 512 * 1024);
  if (!disk) GTEST_SKIP() << disk.error().detail;
  const Bytes other = SomeBytes(9, 2);
  ASSERT_TRUE(store_.Put(BlobId(other), other));
  (*disk)->Fill();
  EXPECT_EQ(KindOf(store_.Put(id_, photo_)), ErrorKind::kFull);
  EXPECT_EQ(KindOf(store_.AddChunk(id_, 0, ChunkOf(photo_, 0))), ErrorKind::kFull);
  (*disk)->Free();
  EXPECT_TRUE(store_.Put(id_, photo_));
  ASSERT_TRUE((*disk)->WriteProtect());
  const Bytes third = SomeBytes(9, 3);
  EXPECT_EQ(KindOf(store_.Put(BlobId(third), third)), ErrorKind::kReadOnly);
  EXPECT_EQ(KindOf(store_.AddChunk(BlobId(third), 0, third)), ErrorKind::kReadOnly);
  EXPECT_EQ(KindOf(store_.Drop(id_)), ErrorKind::kReadOnly);
  EXPECT_EQ(store_.Read(id_).value(), photo_);
}

TEST_F(BlobStoreTest, WhatComesInChunksGoesOnAfterARestartAndIsWholeAtTheEnd) {
  ASSERT_EQ(ChunksIn(300'000), 5);
  for (int64_t chunk = 0; chunk < 5; ++chunk) {
    BlobStore restarted(blobs());
    EXPECT_EQ(restarted.ChunksOf(id_), chunk);
    EXPECT_FALSE(restarted.Has(id_));
    ASSERT_TRUE(restarted.AddChunk(id_, chunk, ChunkOf(photo_, chunk)));
    const bool last = chunk == 4;  // a short one is not counted before the blob is finished
    ASSERT_TRUE(last || restarted.AddChunk(id_, chunk, ChunkOf(photo_, chunk)));
  }
  ASSERT_TRUE(store_.Finish(id_));
  EXPECT_EQ(store_.Read(id_).value(), photo_);
  for (int64_t chunk = 0; chunk < 5; ++chunk) {
    EXPECT_EQ(store_.ReadChunk(id_, chunk).value(), ChunkOf(photo_, chunk));
  }
  EXPECT_EQ(KindOf(store_.ReadChunk(id_, 5)), ErrorKind::kInvalid);
  EXPECT_EQ(store_.ChunksOf(id_), 0);
  EXPECT_EQ(CountFiles(), 1U);
}

TEST_F(BlobStoreTest, ATornChunkIsWrittenAgainAndAMissingOneIsMissed) {
  ASSERT_TRUE(store_.AddChunk(id_, 0, ChunkOf(photo_, 0)));
  EXPECT_EQ(KindOf(store_.AddChunk(id_, 2, ChunkOf(photo_, 2))), ErrorKind::kConflict);
  {
    const Limit full(RLIMIT_FSIZE, kBlobChunkBytes + 1000);
    EXPECT_EQ(KindOf(store_.AddChunk(id_, 1, ChunkOf(photo_, 1))), ErrorKind::kFull);
  }
  std::ofstream(blobs() / "part" / id_, std::ios::app) << "what a power cut left";
  for (int64_t chunk = 1; chunk < 5; ++chunk) {
    ASSERT_EQ(store_.ChunksOf(id_), chunk);
    ASSERT_TRUE(store_.AddChunk(id_, chunk, ChunkOf(photo_, chunk)));
  }
  ASSERT_TRUE(store_.Finish(id_));
  EXPECT_EQ(store_.Read(id_).value(), photo_);
}

TEST_F(BlobStoreTest, ChunksThatAreNotWhatTheNameSaysAreForgottenAtTheEnd) {
  const Bytes other = SomeBytes(100, 3);
  ASSERT_TRUE(store_.AddChunk(id_, 0, other));
  EXPECT_EQ(KindOf(store_.Finish(id_)), ErrorKind::kCorrupt);
  EXPECT_FALSE(store_.Has(id_));
  EXPECT_EQ(CountFiles(), 0U);
  EXPECT_EQ(KindOf(store_.Finish(id_)), ErrorKind::kNotFound);
  EXPECT_EQ(KindOf(store_.AddChunk(id_, 0, {})), ErrorKind::kInvalid);
  EXPECT_EQ(KindOf(store_.AddChunk(id_, -1, other)), ErrorKind::kInvalid);
  EXPECT_EQ(KindOf(store_.AddChunk(id_, 0, SomeBytes(kBlobChunkBytes + 1, 4))),
            ErrorKind::kInvalid);
}

TEST_F(BlobStoreTest, WhatComesFromElsewhereLeavesTheLogItsRoom) {
  BlobStore modest(blobs(), /*reserve=*/INT64_MAX);
  EXPECT_EQ(KindOf(modest.AddChunk(id_, 0, ChunkOf(photo_, 0))), ErrorKind::kFull);
  EXPECT_TRUE(modest.Put(id_, photo_)) << "a visitor's own is not from elsewhere";
}

TEST_F(BlobStoreTest, SweepsWhatNobodyNamesOnceItIsOld) {
  const Bytes named = SomeBytes(50, 5);
  const Bytes fresh = SomeBytes(60, 6);
  for (const Bytes& each : {photo_, named, fresh}) ASSERT_TRUE(store_.Put(BlobId(each), each));
  ASSERT_TRUE(store_.AddChunk(BlobId(SomeBytes(70, 7)), 0, SomeBytes(70, 7)));
  std::ofstream(blobs() / "part" / (id_ + ".1")) << "half";
  const auto now = fs::file_time_type::clock::now();
  for (const auto& entry : fs::recursive_directory_iterator(blobs())) {
    if (entry.is_regular_file()) fs::last_write_time(entry, now - std::chrono::hours(2));
  }
  fs::last_write_time(FileOf(BlobId(fresh)), now);
  const auto is_named = [&](std::string_view id) -> Result<bool> { return id == BlobId(named); };
  const int64_t an_hour_ago = SystemClock().WallMs() - 3'600'000;
  EXPECT_EQ(SweepAll(is_named, an_hour_ago), 3) << "the photo, the part and the half";
  EXPECT_TRUE(store_.Has(BlobId(named)));
  EXPECT_TRUE(store_.Has(BlobId(fresh)));
  EXPECT_EQ(CountFiles(), 2U);
  const auto unknown = [](std::string_view) -> Result<bool> { return Fail(ErrorKind::kIo, "?"); };
  fs::last_write_time(FileOf(BlobId(fresh)), now - std::chrono::hours(2));
  int failed = 0;
  for (int shelf = 0; shelf < BlobStore::kShelves; ++shelf) {
    failed += store_.SweepShelf(shelf, unknown, an_hour_ago) ? 0 : 1;
  }
  EXPECT_GT(failed, 0);
  EXPECT_EQ(CountFiles(), 2U) << "in doubt a file stays";
}

}  // namespace
}  // namespace oneflower
