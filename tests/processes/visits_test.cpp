// One visitor after the other at the real kiosk: what was not planted is gone.
#include <gmock/gmock.h>
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

  // In how many places of the kiosk's memory each of them stands.
  std::vector<int> PlacesOf(const std::vector<Bytes>& canaries) {
    hall_.kiosk().Send(SIGSTOP);
    std::vector<int> places = PlacesInMemory(hall_.kiosk().pid(), canaries);
    hall_.kiosk().Send(SIGCONT);
    return places;
  }

  StationMachine hall_{Folder("hall")};
};

Bytes BytesOf(std::string_view text) { return {text.begin(), text.end()}; }

Bytes DraftCanary() { return BytesOf(kDraft); }

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

std::vector<Bytes> SaidThings() { return {DraftCanary(), VoiceCanary(), PictureCanary()}; }

// Else the next test could not fail.
TEST_F(Visits, DuringAVisitItsWordsVoiceAndPictureAreFoundInMemory) {
  hall_.UseScriptedDevices();
  hall_.Play(SayItInEveryWay() + "shot during\nwait 600000\n");
  ASSERT_TRUE(hall_.Reaches("during"));
  EXPECT_THAT(PlacesOf(SaidThings()), testing::Each(testing::Gt(0)));
}

TEST_F(Visits, AfterTheEndNothingOfWordsVoiceAndPictureIsLeftInMemory) {
  hall_.UseScriptedDevices();
  hall_.Play(SayItInEveryWay() +
             "tap end\nexpect 点这里开始\nwait 1000\nshot after\n"
             "wait 600000\n");
  ASSERT_TRUE(hall_.Reaches("after"));
  EXPECT_THAT(PlacesOf(SaidThings()), testing::Each(0));
  ExpectNowhere(kDraft);
}

// One visitor who picks a whole sentence, writes a character by hand, looks for a slip and a name.
// None of it stands in the script as it then is in memory.
std::string LookForThings() {
  return "tap say\ntype wojiaopengqiuyu\nshot sentence\ntap cand.0\n"
         "tap layout.hand\nwait 50\nstroke pad 0.2,0.3 0.5,0.3 0.8,0.3\n"
         "stroke pad 0.25,0.5 0.5,0.5 0.75,0.5\nstroke pad 0.15,0.75 0.5,0.75 0.85,0.75\n"
         "shot written\ntap cand.0\ntap home\ntap mine\ntap pad.K\ntap pad.7\ntap pad.M\n"
         "tap pad.4\ntap pad.Q\ntap pad.X\ntap pad.9\ntap home\ntap wall\ntap search\n"
         "type guoxiaoheyuan\nshot name\ntap cand.0\nwait 200\n";
}

// The best candidate in the record of a shot.
std::string FirstCandidate(const std::string& record) {
  std::smatch found;
  const std::regex first(R"re("id": "cand\.0",[^}]*"label": "([^"]+)")re");
  return std::regex_search(record, found, first) ? found[1].str() : "no candidate in " + record;
}

TEST_F(Visits, AfterTheEndNothingThatWasPickedWrittenOrLookedForIsLeftInMemory) {
  // Call stacks that the sanitizer keeps elsewhere are no part of the program, and what libraries
  // give back it overwrites as the program itself does.
  const std::string options =
      std::string(kSanitizer) + ":max_free_fill_size=1073741824:free_fill_byte=0";
  setenv("ASAN_OPTIONS", options.c_str(), 1);
  hall_.Play(LookForThings() + "shot during\nwait 600000\n");
  ASSERT_TRUE(hall_.Reaches("during"));
  const std::string sentence = FirstCandidate(hall_.Record("sentence"));
  const std::string drawn = FirstCandidate(hall_.Record("written"));
  const std::string name = FirstCandidate(hall_.Record("name"));
  const std::vector<Bytes> things = {BytesOf(sentence), BytesOf(sentence + drawn),
                                     BytesOf("K7M4QX9"), BytesOf(name)};
  EXPECT_THAT(PlacesOf(things), testing::Each(testing::Gt(0))) << sentence << drawn << name;
  hall_.Kill();
  hall_.Play(LookForThings() + "tap end\nexpect 点这里开始\nwait 1000\nshot after\nwait 600000\n");
  ASSERT_TRUE(hall_.Reaches("after"));
  EXPECT_THAT(PlacesOf(things), testing::Each(0)) << sentence << drawn << name;
}

}  // namespace
}  // namespace oneflower
