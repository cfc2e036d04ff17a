// The hub over real sockets: whatever somebody says to it, it answers or closes, and goes on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <future>

#include "shared/base/ids.h"
#include "sync/hub/server_limits.h"
#include "tests/sync/raw_client.h"
#include "tests/sync/running_hub.h"

namespace oneflower {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::HasSubstr;
using testing::Not;

milliseconds Since(steady_clock::time_point begin) {
  return std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin);
}

class HubOverHttp : public testing::Test {
 protected:
  // After each test: a good station is served as if nothing had happened.
  void TearDown() override {
    const auto answer = Ask(good_.Push({good_.Plant("照常")}));
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->status, 200) << answer->body;
    EXPECT_EQ(DecodePushReply(answer->body)->verdicts.front().verdict, Verdict::kAccepted);
    EXPECT_TRUE(VerifyReply(running_.hub().key().public_key(), good_.nonce, answer->body,
                            HeaderOf(answer->headers, kReplySignature)));
    EXPECT_EQ(Ask({.method = "GET", .target = "/v1/health"})->status, 200);
  }

  std::optional<HttpResponse> Ask(const HttpRequest& request) {
    return RawClient(running_.port()).Ask(request);
  }
  // The name of the error it answers, or what else it does.
  std::string ErrorTo(const HttpRequest& request) {
    const auto answer = Ask(request);
    if (!answer) return "no answer";
    const auto error = DecodeErrorReply(answer->body);
    return std::to_string(answer->status) + (error ? " " + error->error : " no error of ours");
  }
  int64_t Head() { return running_.hub().Head().value(); }

  TempFolder folder_;
  RunningHub running_{folder_.path()};
  HandMadeStation good_{running_.hub()};
  HandMadeStation other_{running_.hub()};
};

TEST_F(HubOverHttp, APushThatIsTooLargeIsRefusedUnread) {
  HttpRequest push = other_.Push({other_.Plant("很大")});
  push.headers["content-length"] = std::to_string(100 << 20);
  EXPECT_EQ(ErrorTo(push), "413 too_large");
  push.headers["content-length"] = "99999999999999999999999";
  EXPECT_EQ(ErrorTo(push), "413 too_large");
}

TEST_F(HubOverHttp, APushThatSendsMoreThanItMaySeesTheRefusal) {
  HttpRequest push{.method = "POST", .target = "/v1/push"};
  push.body = std::string(3 << 20, 'x');
  EXPECT_EQ(ErrorTo(push), "413 too_large");
}

TEST_F(HubOverHttp, AGzipBombIsNotExpanded) {
  HttpRequest bomb{.method = "POST",
                   .target = "/v1/push",
                   .body = Gzip(std::string(4 * kMaxExpandedBytes, ' '))};
  ASSERT_LT(bomb.body.size(), limits::kMaxPushBody);
  EXPECT_EQ(ErrorTo(other_.Sign(bomb)), "400 malformed");
  bomb.headers = {{"content-encoding", "gzip"}};
  EXPECT_EQ(ErrorTo(other_.Sign(bomb)), "415 odd_body");
}

TEST_F(HubOverHttp, ABodyWithoutALengthIsRefused) {
  HttpRequest endless = other_.Sign({.method = "POST", .target = "/v1/push"});
  endless.headers["transfer-encoding"] = "chunked";
  EXPECT_EQ(ErrorTo(endless), "415 odd_body");
  RawClient client(running_.port());
  client.Send("POST /v1/push HTTP/1.1\r\nHost: hub\r\n\r\n");
  EXPECT_EQ(client.Read()->status, 415);
}

TEST_F(HubOverHttp, WhatIsNoMessageIsMalformed) {
  for (const std::string& body :
       {std::string(), std::string("{"), std::string("[]"), std::string("{\"device\":7}"),
        std::string("\0\xff\xfe\x01", 4), std::string("\x1f\x8b\x08garbage"),
        std::string(100'000, '['), Gzip("{\"protocol\":")}) {
    EXPECT_EQ(ErrorTo(other_.Sign({.method = "POST", .target = "/v1/push", .body = body})),
              "400 malformed");
  }
}

TEST_F(HubOverHttp, WhatIsNoHttpIsAnsweredOrClosed) {
  for (const std::string& bytes :
       {std::string("hello\r\n\r\n"), std::string("\0\1\2\3\r\n\r\n", 8),
        std::string("\x16\x03\x01\x02\r\n\r\n"), std::string("GET / HTTP/9.9\r\n\r\n"),
        "GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n"}) {
    RawClient client(running_.port());
    ASSERT_TRUE(client.Send(bytes));
    const auto answer = client.Read();
    ASSERT_TRUE(answer);
    EXPECT_GE(answer->status, 400);
    EXPECT_LT(answer->status, 500);
    EXPECT_TRUE(DecodeErrorReply(answer->body));
    EXPECT_TRUE(client.IsClosed());
  }
}

TEST_F(HubOverHttp, AHeadWithoutEndIsCutOff) {
  RawClient client(running_.port());
  ASSERT_TRUE(client.Send("GET /v1/health HTTP/1.1\r\n"));
  const std::string line = "X-More: " + std::string(1000, 'a') + "\r\n";
  size_t sent = 0;
  while (sent < 64 << 20 && client.Send(line)) sent += line.size();
  EXPECT_LT(sent, 16U << 20);
}

TEST_F(HubOverHttp, OnlyWhatAnEnrolledStationSignedNowCounts) {
  const HttpRequest push = other_.Push({other_.Plant("我的")});
  HttpRequest unsigned_push = push;
  unsigned_push.headers.clear();
  EXPECT_EQ(ErrorTo(unsigned_push), "401 unknown_station");

  HttpRequest changed = push;
  changed.body = Gzip("{}");
  EXPECT_EQ(ErrorTo(changed), "401 bad_signature");

  SystemRandom random;
  other_.key = KeyPair::Generate(random);
  HttpRequest forged = push;
  forged.headers.clear();
  EXPECT_EQ(ErrorTo(other_.Sign(forged)), "401 bad_signature");
  EXPECT_EQ(Head(), 0);
}

TEST_F(HubOverHttp, AnotherStationsEventsAreNotTaken) {
  HttpRequest push = other_.Push({other_.Plant("别人的")});
  push.headers.clear();
  EXPECT_EQ(ErrorTo(good_.Sign(push)), "403 not_yours");
  EXPECT_EQ(Head(), 0);
}

TEST_F(HubOverHttp, AnOldSignatureIsRefusedWithTheHubsTime) {
  HttpRequest push = other_.Push({other_.Plant("旧的")});
  push.headers.clear();
  const auto answer = Ask(other_.Sign(push, 2 * kMaxSignatureAge));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 401);
  const auto error = DecodeErrorReply(answer->body);
  EXPECT_EQ(error->error, "stale_signature");
  EXPECT_LT(std::abs(error->hub_time_ms - SystemClock().WallMs()), 60'000);
}

TEST_F(HubOverHttp, RoutesThatAreNoneAreSaidToBeNone) {
  for (const char* method : {"GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "HEAD"}) {
    EXPECT_EQ(Ask({.method = method, .target = "/v2/push"})->status, 404) << method;
  }
  EXPECT_EQ(Ask({.method = "GET", .target = "/v1/push"})->status, 404);
  EXPECT_EQ(Ask({.method = "GET", .target = "/../../etc/passwd"})->status, 404);
}

TEST_F(HubOverHttp, StaffActsAreForTheHubsOwnKey) {
  const HttpRequest act{
      .method = "POST", .target = "/v1/staff", .body = R"({"act":"enrol","subject":"thief"})"};
  EXPECT_EQ(ErrorTo(act), "401 bad_signature");
  EXPECT_EQ(ErrorTo(other_.Sign(act)), "401 bad_signature");
  other_.device = "hub";
  EXPECT_EQ(ErrorTo(other_.Sign(act)), "401 bad_signature");
}

TEST_F(HubOverHttp, HalfABodyIsForgottenWithItsConnection) {
  const std::string wire = WireOf(other_.Push({other_.Plant("一半")}));
  {
    EXPECT_TRUE(RawClient(running_.port()).Send(wire.substr(0, wire.size() - 10)));
  }
  EXPECT_EQ(Head(), 0);
}

TEST_F(HubOverHttp, ManyHalfRequestsDoNotStopTheOthersAndAreClosedInTheEnd) {
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 60; ++i) {
    slow.push_back(std::make_unique<RawClient>(running_.port()));
    ASSERT_TRUE(slow.back()->Send("POST /v1/push HTTP/1.1\r\nHost:"));
  }
  const auto begin = steady_clock::now();
  EXPECT_EQ(Ask({.method = "GET", .target = "/v1/health"})->status, 200);
  EXPECT_LT(Since(begin), milliseconds(2000));
  running_.clock.ahead_ms += limits::kExchangeMs;
  for (const auto& client : slow) {
    // A request that was not even a line is answered by nothing.
    EXPECT_TRUE(client->Read() || client->IsClosed());
  }
}

TEST_F(HubOverHttp, SeveralRequestsShareAConnection) {
  RawClient client(running_.port());
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(client.Ask({.method = "GET", .target = "/v1/health"})->status, 200);
  }
  // Both at once: the second waits its turn in the buffer.
  const std::string wire = WireOf({.method = "GET", .target = "/v1/health"});
  ASSERT_TRUE(client.Send(wire + wire));
  EXPECT_EQ(client.Read()->status, 200);
  EXPECT_EQ(client.Read()->status, 200);
}

TEST_F(HubOverHttp, ALongPollHearsOfAPushAtOnce) {
  auto waiting = std::async(std::launch::async, [&] { return Ask(other_.Feed(0, 20)); });
  EXPECT_EQ(waiting.wait_for(milliseconds(300)), std::future_status::timeout);
  const auto begin = steady_clock::now();
  ASSERT_EQ(Ask(good_.Push({good_.Plant("新的")}))->status, 200);
  const auto answer = waiting.get();
  EXPECT_LT(Since(begin), milliseconds(1500));
  ASSERT_TRUE(answer);
  EXPECT_EQ(DecodeFeedReply(answer->body)->page.items.size(), 1U);
}

TEST_F(HubOverHttp, PushesGoThroughWhileMoreStationsWaitThanMay) {
  std::vector<std::unique_ptr<RawClient>> waiting;
  for (int i = 0; i < limits::kMaxWaiting + 10; ++i) {
    waiting.push_back(std::make_unique<RawClient>(running_.port()));
    ASSERT_TRUE(waiting.back()->Send(WireOf(other_.Feed(0, 20))));
  }
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(Ask(good_.Push({good_.Plant("照样")}))->status, 200);
  }
  int told_to_come_back = 0;
  for (const auto& client : waiting) {
    const auto answer = client->Read();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    told_to_come_back += answer->headers.contains("retry-after") ? 1 : 0;
  }
  EXPECT_LE(told_to_come_back, 10);
}

TEST_F(HubOverHttp, AStationThatIsAheadIsNotKeptWaiting) {
  const auto begin = steady_clock::now();
  const auto answer = Ask(other_.Feed(1000, 20));
  EXPECT_LT(Since(begin), milliseconds(2000));
  EXPECT_EQ(DecodeFeedReply(answer->body)->page.head, 0);
}

TEST(HubsEnd, ComesWithinASecondWhateverIsConnected) {
  TempFolder folder;
  auto running = std::make_unique<RunningHub>(folder.path());
  HandMadeStation station(running->hub());
  RawClient polling(running->port());
  RawClient half(running->port());
  RawClient idle(running->port());
  ASSERT_TRUE(polling.Send(WireOf(station.Feed(0, 25))));
  ASSERT_TRUE(half.Send("POST /v1/push HTTP/1.1\r\n"));
  ASSERT_EQ(idle.Ask({.method = "GET", .target = "/v1/health"})->status, 200);
  running->AwaitPoll();
  const auto begin = steady_clock::now();
  running.reset();
  EXPECT_LT(Since(begin), milliseconds(1000));
  const auto answer = polling.Read();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
}

// The page behind a slip's QR code.
class StoryPageOverHttp : public HubOverHttp {
 protected:
  std::string Planted(const std::string& text, std::optional<ModelOrigin> model = {}) {
    EXPECT_EQ(Ask(other_.Push({other_.Plant(text, {}, std::move(model))}))->status, 200);
    return FormatSlipCode(other_.planted.slip_code);
  }
  HttpResponse Page(const std::string& code) {
    return Ask({.method = "GET", .target = "/s/" + code}).value();
  }
};

TEST_F(StoryPageOverHttp, TellsTheStoryInBothLanguagesWithoutScripts) {
  const HttpResponse page = Page(Planted("路灯坏了，请修一修。晚上很黑。"));
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(HeaderOf(page.headers, "content-type"), "text/html; charset=utf-8");
  EXPECT_THAT(HeaderOf(page.headers, "content-security-policy"), HasSubstr("default-src 'none'"));
  for (const char* part : {"路灯坏了，请修一修。晚上很黑。", "提议", "Propose", "种子种下了",
                           "The seed was planted", "<svg"}) {
    EXPECT_THAT(page.body, HasSubstr(part));
  }
  EXPECT_THAT(page.body, Not(HasSubstr("<script")));
  EXPECT_THAT(page.body, Not(HasSubstr("http://")));
}

TEST_F(StoryPageOverHttp, ShowsWhatPeopleWroteAsTextAndNothingElse) {
  const HttpResponse page =
      Page(Planted("<b>粗</b> <script>alert('x')</script> \"引\" & '号' "
                   "\xE2\x80\xAE倒着\xE2\x80\xAC \x07响铃\x1b[31m\n"
                   "第二行"));
  EXPECT_THAT(page.body, HasSubstr("&lt;b&gt;粗&lt;/b&gt;"));
  EXPECT_THAT(page.body, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)"));
  EXPECT_THAT(page.body, HasSubstr("&quot;引&quot; &amp; &#39;号&#39;"));
  EXPECT_THAT(page.body, Not(HasSubstr("<script")));
  EXPECT_THAT(page.body, HasSubstr("第二行"));
  for (const char* raw : {"\x07", "\x1b", "\xE2\x80\xAE"}) {
    EXPECT_THAT(page.body, Not(HasSubstr(raw)));
  }
}

TEST_F(StoryPageOverHttp, TellsWhichChildrensModelItComesFrom) {
  const ModelOrigin model{NaturalId({"sheet"}), "<我们的>院子", "蒲公英"};
  const HttpResponse page = Page(Planted("我们希望中庭泳池有长椅。", model));
  EXPECT_THAT(page.body, HasSubstr("来自小小规划师"));
  EXPECT_THAT(page.body, HasSubstr("From the little planners"));
  EXPECT_THAT(page.body, HasSubstr("《&lt;我们的&gt;院子》"));
  EXPECT_THAT(page.body, HasSubstr("蒲公英"));
  EXPECT_THAT(Page(Planted("修路灯")).body, Not(HasSubstr("来自小小规划师")));
}

TEST_F(StoryPageOverHttp, SaysInWordsWhatItCannotShow) {
  const std::string code = Planted("先藏起来");
  std::string off = code;
  off[0] = off[0] == 'A' ? 'B' : 'A';
  EXPECT_EQ(Page(off).status, 404);
  EXPECT_THAT(Page(off).body, HasSubstr("请对照花签看一看"));
  EXPECT_EQ(Page("").status, 404);
  EXPECT_EQ(Page("%00%ff").status, 404);
  SystemRandom random;
  const HttpResponse none = Page(NewSlipCode(random));
  EXPECT_EQ(none.status, 404);
  EXPECT_THAT(none.body, HasSubstr("这里还没有找到它"));

  const std::string id = other_.planted.proposal;
  ASSERT_TRUE(running_.hub().Review(id, Visibility::kHidden, "谢谢"));
  EXPECT_EQ(Page(code).status, 200);
  EXPECT_THAT(Page(code).body, HasSubstr("现在不在墙上"));
  EXPECT_THAT(Page(code).body, Not(HasSubstr("先藏起来")));
  ASSERT_TRUE(running_.hub().Review(id, Visibility::kAwaiting, ""));
  EXPECT_THAT(Page(code).body, HasSubstr("社区工作者正在看这一条"));
  EXPECT_THAT(Page(code).body, Not(HasSubstr("先藏起来")));
}

TEST_F(StoryPageOverHttp, AnswersHeadWithoutABody) {
  const std::string code = Planted("看个头");
  RawClient client(running_.port());
  const auto head = client.Ask({.method = "HEAD", .target = "/s/" + code});
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 200);
  EXPECT_GT(std::atoi(HeaderOf(head->headers, "content-length").c_str()), 500);
  EXPECT_EQ(client.Ask({.method = "GET", .target = "/v1/health"})->status, 200);
}

}  // namespace
}  // namespace oneflower
