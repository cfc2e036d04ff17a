// The real way to the hub against servers that misbehave: no answer but a whole one is an answer,
// and none of them costs more than its bound.
#include "sync/client/http_transport.h"

#include <gtest/gtest.h>

#include <chrono>
#include <future>

#include "shared/store/station_store.h"
#include "sync/client/exchange.h"
#include "tests/sync/misbehaving_server.h"
#include "tests/sync/raw_client.h"
#include "tests/sync/running_hub.h"

namespace oneflower {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

const HttpRequest kAsk{.method = "GET", .target = "/v1/feed?after=0&wait=0", .timeout_ms = 20'000};

Result<HttpResponse> AskAt(const std::string& url) { return MakeHttpTransport(url)->Send(kAsk); }

// What becomes of a request to a server that hears it and says this, then closes.
Result<HttpResponse> AnswerOf(const std::string& said) {
  MisbehavingServer server([&](Guest& guest) {
    guest.Hear();
    guest.Say(said);
  });
  return AskAt(server.url());
}

void ExpectNoAnswer(const Result<HttpResponse>& answer) {
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, ErrorKind::kUnavailable);
}

TEST(HttpTransport, AnUnknownHostAndARefusedPortAreNoAnswer) {
  ExpectNoAnswer(AskAt("http://no-such-host.invalid:8420"));
  int port = 0;
  {
    const Listener gone;
    port = gone.port();
  }
  ExpectNoAnswer(AskAt("http://127.0.0.1:" + std::to_string(port)));
  ExpectNoAnswer(AskAt("file:///etc/passwd"));
  ExpectNoAnswer(AskAt("not an address"));
}

TEST(HttpTransport, WhateverStatusAWholeAnswerHasItIsHandedOn) {
  const auto broken = AnswerOf("HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops");
  ASSERT_TRUE(broken);
  EXPECT_EQ(broken->status, 500);
  const auto portal =
      AnswerOf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>Welcome</html>");
  ASSERT_TRUE(portal);
  EXPECT_EQ(portal->body, "<html>Welcome</html>");
}

TEST(HttpTransport, ARedirectIsNotFollowed) {
  MisbehavingServer elsewhere([](Guest& guest) { guest.Hear(); });
  const auto answer = AnswerOf("HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() +
                               "/\r\nContent-Length: 0\r\n\r\n");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 302);
  EXPECT_EQ(elsewhere.visits(), 0);
}

TEST(HttpTransport, HalfAnAnswerIsNone) {
  ExpectNoAnswer(AnswerOf(""));
  ExpectNoAnswer(AnswerOf("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"));
  ExpectNoAnswer(AnswerOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nonly this"));
  ExpectNoAnswer(AnswerOf("SSH-2.0-OpenSSH_9.2\r\n"));
}

// curl takes a head that ends too early for a whole one; what comes of it has no signature, and so
// is no hub's word.
TEST(HttpTransport, AnAnswerCutInItsHeadIsNobodysWord) {
  const auto answer = AnswerOf("HTTP/1.1 200 OK\r\nContent-Le");
  EXPECT_FALSE(answer && answer->headers.contains(kReplySignature));
  EXPECT_EQ(answer ? answer->body : "", "");
}

TEST(HttpTransport, AnEndlessHeadIsCutOff) {
  size_t said = 0;
  MisbehavingServer server([&](Guest& guest) {
    guest.Hear();
    guest.Say("HTTP/1.1 200 OK\r\n");
    const std::string line = "X-More: " + std::string(1000, 'a') + "\r\n";
    while (said < 256 << 20 && guest.Say(line)) said += line.size();
  });
  ExpectNoAnswer(AskAt(server.url()));
}

TEST(HttpTransport, AnEndlessBodyIsCutOff) {
  MisbehavingServer server([](Guest& guest) {
    guest.Hear();
    guest.Say("HTTP/1.1 200 OK\r\n\r\n");
    const std::string piece(1 << 20, 'a');
    for (size_t said = 0; said < 4 * kMaxAnswerBytes && guest.Say(piece); said += piece.size()) {
    }
  });
  ExpectNoAnswer(AskAt(server.url()));
}

TEST(HttpTransport, AnAnswerThatExpandsWithoutEndIsCutOff) {
  const std::string bomb = Gzip(std::string(2 * kMaxAnswerBytes, ' '));
  ExpectNoAnswer(AnswerOf("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " +
                          std::to_string(bomb.size()) + "\r\n\r\n" + bomb));
}

TEST(HttpTransport, CancelEndsAWaitingRequestAndAllLaterOnes) {
  std::promise<void> heard;
  MisbehavingServer server([&](Guest& guest) {
    guest.Hear();
    heard.set_value();
    guest.HearUntilItGoes();
  });
  const auto transport = MakeHttpTransport(server.url());
  auto waiting = std::async(std::launch::async, [&] { return transport->Send(kAsk); });
  heard.get_future().wait();
  const auto begin = steady_clock::now();
  transport->Cancel();
  ExpectNoAnswer(waiting.get());
  EXPECT_LT(steady_clock::now() - begin, milliseconds(2000));
  ExpectNoAnswer(transport->Send(kAsk));
  EXPECT_EQ(server.visits(), 1);
}

// A station whose events went through, but not the word that they did.
TEST(HttpTransport, AfterALostReplyTheSameEventsArriveOnce) {
  TempFolder hub_folder;
  TempFolder folder;
  RunningHub running(hub_folder.path());
  const SystemClock clock;
  SystemRandom random;
  const auto log = MakeSilentLog();
  const auto store = StationStore::Open({folder.path(), true}, clock, random, *log).value();
  const auto direct = MakeHttpTransport(running.url());
  const HubIdentity identity =
      Enrol(*direct, folder.path(), running.hub().NewEnrolCode("hall").value(), "hall",
            store->Identity().device, clock, random)
          .value();
  for (const char* text : {"加两张长椅", "路灯坏了"}) {
    ASSERT_TRUE(store->Execute(PlantProposal{{"v"}, text, "safety", "", ""}));
  }

  MisbehavingServer forgetful([&](Guest& guest) {
    RawClient onwards(running.port());
    onwards.Send(guest.Hear());
    EXPECT_EQ(onwards.Read()->status, 200);
  });
  const auto lossy = MakeHttpTransport(forgetful.url());
  EXPECT_EQ(Exchange(*store, *lossy, identity, clock, random).PushOnce().kind,
            ExchangeResult::Kind::kFailed);
  EXPECT_EQ(store->Queue()->waiting, 2);
  EXPECT_EQ(running.hub().Head().value(), 2);

  EXPECT_EQ(Exchange(*store, *direct, identity, clock, random).PushOnce().kind,
            ExchangeResult::Kind::kDone);
  EXPECT_EQ(store->Queue()->waiting, 0);
  EXPECT_EQ(running.hub().Head().value(), 2);
}

}  // namespace
}  // namespace oneflower
