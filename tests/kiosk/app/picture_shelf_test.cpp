// Pictures on the graphics card: there soon after they are asked for, never too many, none left.
#include "kiosk/app/picture_shelf.h"

#include <chrono>
#include <mutex>
#include <thread>

#include "tests/support/counted_card.h"
#include "tests/support/real_media.h"

namespace oneflower {
namespace {

using State = ui::ImageView::State;

// A disk that counts how often it is read.
class Disk {
 public:
  Result<Bytes> Read(const std::string& id) {
    const std::scoped_lock lock(mutex_);
    ++reads_;
    const auto found = files_.find(id);
    if (found == files_.end()) return Fail(ErrorKind::kNotFound, "not here yet");
    return found->second;
  }
  void Put(const std::string& id, Bytes bytes) {
    const std::scoped_lock lock(mutex_);
    files_[id] = std::move(bytes);
  }
  int reads() {
    const std::scoped_lock lock(mutex_);
    return reads_;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Bytes> files_;
  int reads_ = 0;
};

class PictureShelfTest : public testing::Test {
 protected:
  // Frames that show it until it is no longer loading; the loader's thread is a real one.
  ui::ImageView Show(const std::string& id, int64_t revision = 1) {
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (std::chrono::steady_clock::now() < patience) {
      shelf_->BeginFrame(revision);
      const ui::ImageView image = shelf_->Look(id);
      shelf_->EndFrame();
      if (image.state != State::kLoading) return image;
      std::this_thread::yield();
    }
    return {};
  }

  Disk disk_;
  CountedCard card_;
  std::unique_ptr<Log> log_ = MakeSilentLog();
  std::unique_ptr<PictureShelf> shelf_ = std::make_unique<PictureShelf>(
      PictureLoader::Parts{[this](const std::string& id) { return disk_.Read(id); }, [] {}}, &card_,
      *log_);
};

TEST_F(PictureShelfTest, WhatIsShownAgainIsReadOnce) {
  disk_.Put("a", RealJpeg(64, 48, 1));
  EXPECT_EQ(Show("a").width, 64);
  EXPECT_EQ(Show("a").height, 48);
  EXPECT_EQ(disk_.reads(), 1);
}

TEST_F(PictureShelfTest, WhatIsMissingIsLookedForAgainOnceTheStoreHasNews) {
  EXPECT_EQ(Show("a", 1).state, State::kMissing);
  disk_.Put("a", RealJpeg(64, 48, 1));
  EXPECT_EQ(Show("a", 1).state, State::kMissing);
  EXPECT_EQ(Show("a", 2).state, State::kReady);
}

TEST_F(PictureShelfTest, WhatIsNoPictureIsBrokenAndNotReadAgain) {
  disk_.Put("a", Bytes(500, 7));
  EXPECT_EQ(Show("a", 1).state, State::kBroken);
  EXPECT_EQ(Show("a", 2).state, State::kBroken);
  EXPECT_EQ(disk_.reads(), 1);
}

TEST_F(PictureShelfTest, TheCardNeverHoldsMoreThanItsShareHoweverManyAreLookedAt) {
  for (int i = 0; i < 9; ++i) {
    const std::string id = std::to_string(i);
    disk_.Put(id, RealJpeg(1600, 1200, static_cast<uint8_t>(i)));
    ASSERT_EQ(Show(id).state, State::kReady);
  }
  EXPECT_LE(card_.most_bytes, PictureShelf::kRoomBytes);
  EXPECT_EQ(card_.bytes(), shelf_->bytes());
  EXPECT_GE(card_.textures(), 4U);
}

TEST_F(PictureShelfTest, NothingIsLeftOnTheCard) {
  disk_.Put("a", RealJpeg(64, 48, 1));
  ASSERT_EQ(Show("a").state, State::kReady);
  shelf_->Clear();
  EXPECT_EQ(card_.textures(), 0U);
  ASSERT_EQ(Show("a").state, State::kReady);
  shelf_.reset();
  EXPECT_EQ(card_.textures(), 0U);
}

}  // namespace
}  // namespace oneflower
