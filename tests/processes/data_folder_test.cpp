// A station's data folder that is taken, full, write-protected or damaged: what the visitor reads,
// what staff reads, and what is still there afterwards.
#include <gtest/gtest.h>

#include <sstream>

#include "tests/processes/programs.h"
#include "tests/support/small_disk.h"

namespace oneflower {
namespace {

constexpr size_t kSmallDisk = 2 << 20;

class DataFolder : public Hall {
 protected:
  // What the kiosk wrote on stderr about itself, not about its log file.
  std::vector<std::string> Complaints(const Process& kiosk) {
    std::vector<std::string> lines;
    std::istringstream all(kiosk.err());
    for (std::string line; std::getline(all, line);) {
      if (line.starts_with("oneflower-kiosk: ")) lines.push_back(line);
    }
    return lines;
  }

  // The screen that is shown instead of all others has these words, and stderr one line of why.
  void ExpectFault(const std::string& words, const std::string& why) {
    hall_.Play("expect 这台机器要歇一会儿\nexpect " + words + "\nshot fault\n");
    ASSERT_TRUE(hall_.Reaches("fault"));
    EXPECT_EQ(hall_.kiosk().WaitForEnd(kDeadline), 1);
    EXPECT_TRUE(hall_.Recorded("fault", "screen", "fault"));
    const auto complaints = Complaints(hall_.kiosk());
    ASSERT_EQ(complaints.size(), 1U) << hall_.kiosk().err();
    EXPECT_TRUE(complaints.front().starts_with("oneflower-kiosk: " + why)) << complaints.front();
  }

  StationMachine hall_{Folder("hall")};
};

// The same on a small disk of its own.
class SmallDataFolder : public DataFolder {
 protected:
  void SetUp() override {
    auto mounted = SmallDisk::Mount(hall_.data(), kSmallDisk);
    if (!mounted) GTEST_SKIP() << "no mounts here: " << mounted.error().detail;
    disk_ = std::move(*mounted);
  }
  std::unique_ptr<SmallDisk> disk_;
};

TEST_F(DataFolder, ASecondKioskOnTheSameFolderSaysWhyItDoesNotStart) {
  hall_.StartUnattended();
  Process second({ONEFLOWER_KIOSK, "--data", hall_.data().string(), "--assets",
                  ONEFLOWER_SOURCE_DIR "/assets", "--no-hub"});
  EXPECT_EQ(second.WaitForEnd(kDeadline), 1);
  EXPECT_EQ(second.err(), "oneflower-kiosk: busy: another program is using the data folder " +
                              hall_.data().string() + "\n");
}

TEST_F(SmallDataFolder, AWriteProtectedDiskIsAScreenInWordsAndALineForStaff) {
  hall_.Play(PlantDraft());
  ASSERT_TRUE(hall_.Finishes());
  ASSERT_TRUE(disk_->WriteProtect());
  ExpectFault("现在存不进东西。已经种下的花都在", "read_only: ");
}

TEST_F(SmallDataFolder, AFullDiskAtTheStartIsAScreenInWordsAndALineForStaff) {
  disk_->Fill();
  ExpectFault("存东西的地方满了", "full: ");
  disk_->Free();
  hall_.Play(PlantDraft());
  EXPECT_TRUE(hall_.Finishes());
}

TEST_F(SmallDataFolder, OnADiskThatFillsUpTheWordsStayAndArePlantedOnceThereIsRoom) {
  hall_.Play(ReadyDraft() + "shot ready\nwait 2000\ntap plant\nexpect 存东西的地方满了\nexpect " +
             kDraft + "\nshot full\nwait 2000\ntap plant\nexpect " + kThanks + "\nshot thanked\n");
  ASSERT_TRUE(hall_.Reaches("ready"));
  disk_->Fill();
  ASSERT_TRUE(hall_.Reaches("full"));
  EXPECT_TRUE(hall_.Wall().empty());
  disk_->Free();
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_EQ(hall_.Wall(), std::vector<std::string>{kDraft});
  EXPECT_EQ(EventsIn(hall_.database(), "proposal_planted"), 1);
}

TEST_F(DataFolder, ADamagedDatabaseIsLeftAsItIsForStaffToLookAt) {
  const std::string garbage(8'192, '?');
  WriteFile(hall_.database(), garbage);
  ExpectFault("存东西的地方要检查一下", "corrupt: ");
  EXPECT_EQ(ReadFile(hall_.database()), garbage);
}

}  // namespace
}  // namespace oneflower
