// What staff do from the command line, with and without a hub that runs on the folder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <future>

#include "shared/store/reader.h"
#include "sync/hub/staff_call.h"
#include "tests/sync/raw_client.h"
#include "tests/sync/running_hub.h"

namespace oneflower {
namespace {

using Kind = StaffCommand::Kind;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::HasSubstr;

class Staff : public testing::Test {
 protected:
  Result<std::string> Act(Kind kind, const std::string& subject, const std::string& words = "") {
    return SendCommand(folder_.path(), {kind, subject, words}, clock_, random_);
  }
  // A proposal that a station planted at the running hub.
  ProposalPlanted Planted(RunningHub& running) {
    HandMadeStation station(running.hub());
    const auto push = station.Push({station.Plant("加两张长椅")});
    EXPECT_EQ(RawClient(running.port()).Ask(push)->status, 200);
    return station.planted;
  }
  Visibility Seen(const std::string& proposal) {
    return Reader::Open(HubDatabaseIn(folder_.path()))
        .value()
        ->StoryOf(proposal)
        .value()
        .proposal.visibility;
  }

  TempFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
};

TEST_F(Staff, ActsDirectlyWhereNoHubRuns) {
  const auto code = Act(Kind::kEnrol, "hall");
  ASSERT_TRUE(code) << code.error().detail;
  RunningHub running(folder_.path());
  EXPECT_TRUE(running.hub().Enrol({*code, NewId(0, random_), "hall", {}}));
}

TEST_F(Staff, HandsTheActToTheHubThatRuns) {
  RunningHub running(folder_.path());
  const auto code = Act(Kind::kEnrol, "hall");
  ASSERT_TRUE(code) << code.error().detail;
  EXPECT_TRUE(running.hub().Enrol({*code, NewId(0, random_), "hall", {}}));

  const ProposalPlanted planted = Planted(running);
  const std::string code_of_slip = FormatSlipCode(planted.slip_code);
  ASSERT_TRUE(Act(Kind::kHide, code_of_slip, "谢谢，请找物业"));
  EXPECT_EQ(Seen(planted.proposal), Visibility::kHidden);
  ASSERT_TRUE(Act(Kind::kPublish, planted.proposal));
  EXPECT_EQ(Seen(planted.proposal), Visibility::kPublic);
}

TEST_F(Staff, PutIntoWordsWhatWasSaidAndTheAuthorsOwnStays) {
  RunningHub running(folder_.path());
  const ProposalPlanted planted = Planted(running);
  ASSERT_TRUE(Act(Kind::kWord, FormatSlipCode(planted.slip_code), "请在钟楼旁加两张长椅"));
  const Proposal proposal = Reader::Open(HubDatabaseIn(folder_.path()))
                                .value()
                                ->StoryOf(planted.proposal)
                                .value()
                                .proposal;
  EXPECT_EQ(proposal.words(), "请在钟楼旁加两张长椅");
  EXPECT_EQ(proposal.text, "加两张长椅");
  EXPECT_EQ(Act(Kind::kWord, planted.proposal, " ").error().kind, ErrorKind::kInvalid);
  EXPECT_EQ(Act(Kind::kWord, "K7M-4QX9", "长椅").error().kind, ErrorKind::kNotFound);
}

TEST_F(Staff, TakeWhatAClassBuiltOffTheBoardWhetherTheHubRunsOrNot) {
  const auto put = [](Hub& hub, const std::string& code) {
    SheetDesk desk;
    desk.Place("tree", {1000, 1000});
    ASSERT_TRUE(hub.PutOnBoard({"sheet of " + code, "hall", 1, {{code, "桂花"}, 0, desk.sheet()}}));
  };
  {
    RunningHub running(folder_.path());
    put(running.hub(), "6-11-9");
    put(running.hub(), "1-1-1");
    ASSERT_TRUE(Act(Kind::kClearBoard, "6-11-9"));
    EXPECT_TRUE(running.hub().BoardOf("6-11-9")->empty());
    EXPECT_EQ(running.hub().BoardOf("1-1-1")->size(), 1U);
    EXPECT_EQ(Act(Kind::kClearBoard, "6-11-9").error().kind, ErrorKind::kNotFound);
  }
  ASSERT_TRUE(Act(Kind::kClearBoard, "1-1-1"));
  RunningHub running(folder_.path());
  EXPECT_TRUE(running.hub().BoardOf("1-1-1")->empty());
}

TEST_F(Staff, AnActWakesAWaitingStation) {
  RunningHub running(folder_.path());
  const ProposalPlanted planted = Planted(running);
  HandMadeStation station(running.hub());
  const auto feed = station.Feed(running.hub().Head().value(), 20);
  auto waiting =
      std::async(std::launch::async, [&] { return RawClient(running.port()).Ask(feed); });
  EXPECT_EQ(waiting.wait_for(milliseconds(300)), std::future_status::timeout);
  const auto begin = steady_clock::now();
  ASSERT_TRUE(Act(Kind::kHide, planted.proposal, "谢谢"));
  const auto answer = waiting.get();
  EXPECT_LT(steady_clock::now() - begin, milliseconds(1500));
  EXPECT_EQ(DecodeFeedReply(answer->body)->page.items.size(), 1U);
}

TEST_F(Staff, SaysInASentenceWhatItDoesNotKnow) {
  const auto nowhere = Act(Kind::kPublish, "K7M-4QX9");
  EXPECT_THAT(nowhere.error().detail, HasSubstr("there is no hub's database in"));
  RunningHub running(folder_.path());
  const auto unknown = Act(Kind::kPublish, "K7M-4QX9");
  EXPECT_EQ(unknown.error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(unknown.error().detail, "nothing has the code or id K7M-4QX9");
  EXPECT_EQ(Act(Kind::kRevoke, "nobody").error().detail, "no station is called nobody");
  EXPECT_EQ(Act(Kind::kHide, "K7M-4QX9", " ").error().kind, ErrorKind::kInvalid);
  EXPECT_EQ(Act(Kind::kEnrol, "\xff").error().kind, ErrorKind::kInvalid);
}

TEST_F(Staff, ASecondHubDoesNotOpenTheFolder) {
  RunningHub running(folder_.path());
  const auto log = MakeSilentLog();
  const auto second = Hub::Open({folder_.path(), true}, clock_, random_, *log);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::kBusy);
  EXPECT_THAT(second.error().detail, HasSubstr("a hub is already running on"));
}

TEST_F(Staff, AnotherHubAtTheNotedAddressIsNotBelieved) {
  TempFolder others;
  RunningHub other(others.path());
  RunningHub running(folder_.path());
  const auto wrong = AddressFile::Write(folder_.path(), {"127.0.0.1", other.port()});
  EXPECT_FALSE(Act(Kind::kEnrol, "hall"));
}

TEST(AddressFileTest, IsThereWhileTheHubRunsAndTellsWhereToFindIt) {
  TempFolder folder;
  {
    const auto note = AddressFile::Write(folder.path(), {"0.0.0.0", 8420});
    EXPECT_EQ(AddressFile::Read(folder.path()).value(), (Address{"127.0.0.1", 8420}));
  }
  EXPECT_FALSE(AddressFile::Read(folder.path()));
}

TEST(AddressTest, IsReadAndWritten) {
  EXPECT_EQ(ParseAddress("127.0.0.1:8420").value(), (Address{"127.0.0.1", 8420}));
  EXPECT_EQ(ParseAddress("[::1]:0").value(), (Address{"::1", 0}));
  EXPECT_EQ(FormatAddress({"::1", 80}), "[::1]:80");
  for (const char* text :
       {"", "8420", ":8420", "host", "host:", "host:x", "host:80x", "host:-1", "host:65536"}) {
    EXPECT_FALSE(ParseAddress(text)) << text;
  }
}

TEST(StaffActTest, ComesBackAsItWent) {
  const StaffCommand act{Kind::kHide, "K7M-4QX9", "谢谢\n\"请\""};
  EXPECT_EQ(DecodeStaffCommand(Encode(act)).value(), act);
  for (const char* text : {"", "[]", "{}", R"({"act":"burn"})", R"({"act":7})"}) {
    EXPECT_FALSE(DecodeStaffCommand(text)) << text;
  }
}

}  // namespace
}  // namespace oneflower
