// A data folder, of a station or of the hub, that is taken, full, write-protected or damaged: what
// the visitor reads, what staff reads, and what is still there afterwards.
#include <gtest/gtest.h>
#include <unistd.h>

#include <sstream>

#include "tests/processes/programs.h"
#include "tests/support/small_disk.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

constexpr size_t kSmallDisk = 2 << 20;

class DataFolder : public Hall {
 protected:
  // What a program wrote on stderr about itself, not about its log file.
  static std::vector<std::string> Complaints(const Process& program) {
    std::vector<std::string> lines;
    std::istringstream all(program.err());
    for (std::string line; std::getline(all, line);) {
      if (line.starts_with("oneflower-")) lines.push_back(line);
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

// A folder on a small disk of its own: the hall's, and the hub's.
class SmallFolder : public DataFolder {
 protected:
  void MountAt(const fs::path& folder) {
    auto mounted = SmallDisk::Mount(folder, kSmallDisk);
    if (!mounted) {
      GTEST_SKIP() << "a disk can only be filled where one may be mounted, by root or in a user's "
                      "own namespace: "
                   << mounted.error().detail;
    }
    disk_ = std::move(*mounted);
  }
  std::unique_ptr<SmallDisk> disk_;
};

class SmallDataFolder : public SmallFolder {
 protected:
  void SetUp() override { MountAt(hall_.data()); }
};

class SmallHubFolder : public SmallFolder {
 protected:
  void SetUp() override { MountAt(Folder("hub")); }

  // It does not serve, and says why in one line.
  void ExpectNoHub(const std::string& why) {
    Process hub({ONEFLOWER_HUB, "serve", "--data", Folder("hub").string(), "--assets",
                 ONEFLOWER_SOURCE_DIR "/assets", "--listen", "127.0.0.1:0"});
    EXPECT_EQ(hub.WaitForEnd(kDeadline), 1);
    const auto complaints = Complaints(hub);
    ASSERT_EQ(complaints.size(), 1U) << hub.err();
    EXPECT_TRUE(complaints.front().contains(why)) << complaints.front();
  }

  HubProgram hub_{Folder("hub")};
};

// Nothing can be written there: on a small disk as after errors of the disk; where nobody may mount
// one, in a folder as its owner protected it, which holds root back from nothing.
class WriteProtectedFolder : public DataFolder {
 protected:
  void SetUp() override {
    auto mounted = SmallDisk::Mount(hall_.data(), kSmallDisk);
    if (mounted) {
      disk_ = std::move(*mounted);
    } else if (geteuid() == 0) {
      GTEST_SKIP() << "root may write everywhere but on a disk that is write-protected, and here "
                      "none may be mounted: "
                   << mounted.error().detail;
    }
  }
  void TearDown() override { Allow(fs::perms::owner_all, fs::perm_options::add); }

  void WriteProtect() {
    if (disk_) {
      ASSERT_TRUE(disk_->WriteProtect());
    } else {
      Allow(fs::perms::owner_write, fs::perm_options::remove);
    }
  }

 private:
  void Allow(fs::perms perms, fs::perm_options how) {
    if (disk_ || !fs::exists(hall_.data())) return;
    fs::permissions(hall_.data(), perms, how);
    for (const auto& entry : fs::recursive_directory_iterator(hall_.data())) {
      fs::permissions(entry, perms, how);
    }
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

TEST_F(WriteProtectedFolder, IsAScreenInWordsAndALineForStaff) {
  hall_.Play(PlantDraft());
  ASSERT_TRUE(hall_.Finishes());
  WriteProtect();
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
             kDraft + "\nshot full\nwait 2000\ntap plant\nexpect " + kThanksWords +
             "\nshot thanked\n");
  ASSERT_TRUE(hall_.Reaches("ready"));
  disk_->Fill();
  ASSERT_TRUE(hall_.Reaches("full"));
  EXPECT_TRUE(hall_.kiosk().ReadLine("command: full: ", kDeadline)) << "for staff";
  EXPECT_TRUE(hall_.Wall().empty());
  disk_->Free();
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_EQ(hall_.Wall(), std::vector<std::string>{kDraft});
  EXPECT_EQ(EventsIn(hall_.database(), "proposal_planted"), 1);
}

// The hub has taken the station in, and its word finds no room here.
TEST_F(SmallDataFolder, AnEnrolmentThatFindsNoRoomIsTriedAgainUntilThereIs) {
  HubProgram hub(Folder("hub"));
  hub.Start();
  hall_.UseHub(hub.url(), hub.NewCode("hall"));
  hub.Kill();
  hall_.Play("expect 离线\nshot offline\nwait 600000\n");
  ASSERT_TRUE(hall_.Reaches("offline"));
  disk_->Fill();
  hub.Start();
  ASSERT_TRUE(hall_.kiosk().ReadLine("hub.json.new: No space left", kDeadline));
  EXPECT_FALSE(fs::exists(hall_.data() / "hub.json"));
  disk_->Free();
  // The next try is half a minute away at most, and another machine's work may hold it up.
  EXPECT_TRUE(Eventually([&] { return fs::exists(hall_.data() / "hub.json"); }, 2 * kDeadline));
}

TEST_F(SmallHubFolder, AFullDiskKeepsTheHubFromStartingWithALineForStaff) {
  disk_->Fill();
  ExpectNoHub("No space left on device");
  disk_->Free();
  hub_.Start();
  EXPECT_EQ(hub_.Stop(), 0);
}

TEST_F(SmallHubFolder, AWriteProtectedDiskKeepsTheHubFromStartingWithALineForStaff) {
  hub_.Start();
  ASSERT_EQ(hub_.Stop(), 0);
  ASSERT_TRUE(disk_->WriteProtect());
  ExpectNoHub("Read-only file system");
}

TEST_F(SmallHubFolder, AHubWithoutRoomTakesNothingAndTheQueueGoesOnByItselfOnceThereIs) {
  hub_.Start();
  hall_.UseHub(hub_.url(), hub_.NewCode("hall"));
  hall_.Play("expect 已联网\nshot online\nwait 2000\n" + PlantDraft() +
             "expect 已联网 · 1 条待送\nshot refused\nabsent 条待送\n");
  ASSERT_TRUE(hall_.Reaches("online"));
  disk_->Fill();
  ASSERT_TRUE(hall_.Reaches("refused"));
  EXPECT_TRUE(hub_.process().ReadLine("a push could not be kept: ", kDeadline)) << "for staff";
  EXPECT_TRUE(hub_.Wall().empty());
  disk_->Free();
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_EQ(hub_.Wall(), std::vector<std::string>{kDraft});
  EXPECT_EQ(EventsIn(hub_.database(), "proposal_planted"), 1);
}

TEST_F(DataFolder, ADamagedDatabaseIsLeftAsItIsForStaffToLookAt) {
  const std::string garbage(8'192, '?');
  WriteFile(hall_.database(), garbage);
  ExpectFault("存东西的地方要检查一下", "corrupt: ");
  EXPECT_EQ(ReadFile(hall_.database()), garbage);
}

}  // namespace
}  // namespace oneflower
