// One visitor after the other at the real kiosk: what was not planted is gone.
#include <gtest/gtest.h>

#include <csignal>
#include <regex>

#include "kiosk/input/scripted_camera.h"
#include "tests/processes/programs.h"
#include "tests/support/process_memory.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

class Visits : public Hall {
 protected:
  // Files of the data folder that hold these bytes.
  std::vector<std::string> FilesWith(const std::string& text) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(hall_.data())) {
      if (entry.is_regular_file() && ReadFile(entry).contains(text)) files.push_back(entry.path());
    }
    return files;
  }

  void ExpectNowhere(const std::string& text) {
    EXPECT_TRUE(FilesWith(text).empty()) << text << " stands in " << FilesWith(text).front();
  }

  // In how many places of the kiosk's memory they stand.
  int PlacesOf(std::span<const uint8_t> canary) {
    hall_.kiosk().Send(SIGSTOP);
    const int places = PlacesInMemory(hall_.kiosk().pid(), canary);
    hall_.kiosk().Send(SIGCONT);
    return places;
  }

  StationMachine hall_{Folder("hall")};
};

Bytes DraftCanary() {
  const std::string_view text = kDraft;
  return {text.begin(), text.end()};
}

// How a memo begins: the first page of an Ogg stream, at position 0.
Bytes VoiceCanary() { return {'O', 'g', 'g', 'S', 0, 2, 0, 0, 0, 0, 0, 0, 0, 0}; }

// The edge of the bench that the scripted camera sees: lawn and wood, in one row of its picture.
Bytes PictureCanary() {
  FakeClock clock;
  ScriptedCamera same({}, clock);
  same.Open();
  clock.Advance(100);
  Pixels picture;
  same.Take(picture);
  const int row = picture.height * 69 / 100;
  const uint8_t* edge = picture.At(picture.width * 16 / 100 - 6, row);
  return {edge, edge + 64};
}

// Words, a photo, and a memo. The script itself is in memory, so it has the words in pieces.
std::string SayItInEveryWay() {
  return "tap say\ntype ludeng\npick 路灯\ntype huaile\npick 坏了\n"
         "tap way.photo\nwait 800\ntap photo.take\nexpect 抹一抹\ntap photo.done\n"
         "tap way.voice\ntap voice.talk\nwait 1500\ntap voice.talk\nexpect 说得很好\n";
}

// A next visitor who finds home as it always is, and an empty page for what they have to say.
std::string FindNothing() {
  return std::string("expect 点这里开始\nabsent ") + kDraft +
         "\ntap say\nexpect 想说什么都可以\nabsent " + kDraft + "\nabsent ludeng\n";
}

TEST_F(Visits, ADraftThatWasNotPlantedIsNowhereAfterAPowerCut) {
  hall_.Play(WriteDraft() + "type jintian\nshot typed\nwait 600000\n");
  ASSERT_TRUE(hall_.Reaches("typed"));
  hall_.Kill();
  for (const char* text : {kDraft, "路灯", "ludeng", "jintian"}) ExpectNowhere(text);
  hall_.Play(FindNothing());
  EXPECT_TRUE(hall_.Finishes());
  EXPECT_TRUE(hall_.Wall().empty());
  EXPECT_EQ(EventsIn(hall_.database(), "proposal_planted"), 0);
}

TEST_F(Visits, AfterTheEndTheNextVisitorFindsNeitherWordsNorSettings) {
  hall_.Play(WriteDraft() +
             "tap settings\ntap size.elder\ntap theme.dark\ntap settings.close\ntap lang\n"
             "shot changed\ntap end\n" +
             FindNothing() + "tap home\nshot after\n");
  ASSERT_TRUE(hall_.Finishes());
  EXPECT_TRUE(hall_.Recorded("changed", "mode", "elder"));
  EXPECT_TRUE(hall_.Recorded("changed", "theme", "dark"));
  EXPECT_TRUE(hall_.Recorded("changed", "lang", "en"));
  EXPECT_TRUE(hall_.Recorded("after", "mode", "standard"));
  EXPECT_TRUE(hall_.Recorded("after", "theme", "standard"));
  EXPECT_TRUE(hall_.Recorded("after", "lang", "zh"));
  ExpectNowhere(kDraft);
}

// A community that asks a writer after four seconds, and sends them home two seconds later.
fs::path HastyAssets(const fs::path& folder) {
  fs::copy(ONEFLOWER_SOURCE_DIR "/assets", folder, fs::copy_options::recursive);
  std::string facts = ReadFile(folder / "community" / "community.toml");
  facts = std::regex_replace(facts, std::regex("writing_s = [0-9]+"), "writing_s = 4");
  facts = std::regex_replace(facts, std::regex("question_s = [0-9]+"), "question_s = 2");
  WriteFile(folder / "community" / "community.toml", facts);
  return folder;
}

TEST_F(Visits, WhoWalksAwayIsAskedAndThenForgotten) {
  hall_.UseAssets(HastyAssets(Folder("assets")));
  hall_.Play(WriteDraft() + "expect 您还在吗？\nabsent 您还在吗？\nabsent " + kDraft +
             "\ntap attract\n" + FindNothing());
  EXPECT_TRUE(hall_.Finishes());
  ExpectNowhere(kDraft);
}

// What is looked for is there while the visitor is; else this test could not fail.
TEST_F(Visits, AfterTheEndNothingOfWordsVoiceAndPictureIsLeftInMemory) {
  hall_.UseScriptedDevices();
  hall_.Play(SayItInEveryWay() + "shot during\nwait 600000\n");
  ASSERT_TRUE(hall_.Reaches("during"));
  EXPECT_GT(PlacesOf(DraftCanary()), 0);
  EXPECT_GT(PlacesOf(VoiceCanary()), 0);
  EXPECT_GT(PlacesOf(PictureCanary()), 0);
  hall_.Kill();
  hall_.Play(SayItInEveryWay() +
             "tap end\nexpect 点这里开始\nwait 1000\nshot after\n"
             "wait 600000\n");
  ASSERT_TRUE(hall_.Reaches("after"));
  EXPECT_EQ(PlacesOf(DraftCanary()), 0);
  EXPECT_EQ(PlacesOf(VoiceCanary()), 0);
  EXPECT_EQ(PlacesOf(PictureCanary()), 0);
  ExpectNowhere(kDraft);
}

}  // namespace
}  // namespace oneflower
