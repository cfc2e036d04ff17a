// What the disk loses or changes of residents' media is noticed, and comes again.
#include "shared/store/blob_check.h"

#include <fstream>

#include "shared/store/blob_rows.h"
#include "tests/shared/store/station_fixture.h"
#include "tests/support/some_media.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

class BlobCheckTest : public StationStoreTest {
 protected:
  std::vector<Medium> PlantWith(std::vector<MediumBytes> media) {
    clock_.Advance(1000);
    const auto planted = store_->Execute(
        PlantProposal{.visit = {"visit"}, .text = "看这里", .media = std::move(media)});
    return reader_->StoryOf(planted->proposal)->proposal.media;
  }
  fs::path FileOf(const std::string& blob) const {
    return data() / "blobs" / blob.substr(0, 2) / blob;
  }
  void Damage(const std::string& blob) const {
    std::fstream file(FileOf(blob), std::ios::in | std::ios::out);
    file.seekp(10);
    file.put('!').flush();
  }
  // Until it rests; how many files it looked at.
  static int Round(BlobCheck& check) {
    int files = 0;
    while (check.Step()) ++files;
    return files;
  }
};

TEST_F(BlobCheckTest, NothingIsLookedAtBeforeItIsTimeAndThenEachFileOnceADay) {
  PlantWith({SomeVoice(9'000, 1), SomePhoto(9'000, 2)});
  BlobCheck check(*store_, clock_, *log_);
  EXPECT_EQ(Round(check), 0);
  clock_.Advance(BlobCheck::kFirstMs);
  EXPECT_EQ(Round(check), 3);
  EXPECT_EQ(Round(check), 0);
  clock_.Advance(BlobCheck::kRoundMs);
  EXPECT_EQ(Round(check), 3);
  EXPECT_EQ(check.lost(), 0);
}

TEST_F(BlobCheckTest, AChangedAndAVanishedFileAreAskedForAgainAndTheOthersStay) {
  const auto media = PlantWith({SomeVoice(9'000, 1), SomePhoto(9'000, 2)});
  const std::string& changed = media[0].blob;
  const std::string& vanished = media[1].thumb;
  Damage(changed);
  fs::remove(FileOf(vanished));
  BlobCheck check(*store_, clock_, *log_);
  clock_.Advance(BlobCheck::kFirstMs);
  const int64_t before = store_->revision();
  EXPECT_EQ(Round(check), 3);
  EXPECT_EQ(check.lost(), 2);
  EXPECT_GT(store_->revision(), before) << "screens look anew";
  EXPECT_FALSE(reader_->HasBlob(changed));
  EXPECT_TRUE(reader_->HasBlob(media[1].blob));
  EXPECT_TRUE(fs::exists(data() / "blobs" / "aside" / changed)) << "staff may look at it";
  EXPECT_TRUE(store_->Blobs().Put(changed, SomeVoice(9'000, 1).bytes).value());
  ASSERT_TRUE(store_->BlobIsHere(changed, 9'000));
  clock_.Advance(BlobCheck::kRoundMs);
  EXPECT_EQ(Round(check), 2) << "what is on its way is not looked for here";
  EXPECT_EQ(check.lost(), 2);
}

TEST_F(BlobCheckTest, WhatWasSetAsideGoesWithTheBlob) {
  const std::string blob = PlantWith({SomeVoice(9'000, 1)})[0].blob;
  ASSERT_TRUE(store_->Blobs().SetAside(blob));
  ASSERT_TRUE(fs::exists(data() / "blobs" / "aside" / blob));
  ASSERT_TRUE(store_->Blobs().Drop(blob));
  EXPECT_FALSE(fs::exists(data() / "blobs" / "aside" / blob));
}

TEST_F(BlobCheckTest, MoreFilesThanAreLookedUpAtOnceAreAllLookedAt) {
  for (uint32_t i = 0; i < 50; ++i) PlantWith({SomePhoto(500, i)});
  BlobCheck check(*store_, clock_, *log_);
  clock_.Advance(BlobCheck::kFirstMs);
  EXPECT_EQ(Round(check), 100);
}

}  // namespace
}  // namespace oneflower
