// A station with somebody between it and its hub who answers in its place: nothing is lost or
// doubled, the queue goes on by itself, and the connection chip says how it is.
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <thread>

#include "tests/support/limit.h"
#include "tests/sync/live_station.h"
#include "tests/sync/misbehaving_server.h"
#include "tests/sync/raw_client.h"
#include "tests/sync/running_hub.h"

namespace oneflower {
namespace {

using std::chrono::seconds;

std::string BytesOf(const HttpResponse& response) {
  std::string wire = "HTTP/1.1 " + std::to_string(response.status) + " So\r\n";
  for (const auto& [name, value] : response.headers) wire += name + ": " + value + "\r\n";
  return wire + "\r\n" + response.body;
}

// Hands a request on to the hub, and what it answers.
std::optional<HttpResponse> AnswerOfHub(int port, const std::string& request) {
  RawClient onwards(port);
  auto answer = onwards.Send(request) ? onwards.Read() : std::nullopt;
  if (answer) answer->headers["connection"] = "close";
  return answer;
}

// Stands between a station and its hub and gives its own answers, until it lets both through.
class InBetween {
 public:
  using Answer = std::function<void(Guest&, const std::string& request)>;

  InBetween(int hub_port, Answer answer) : hub_port_(hub_port), answer_(std::move(answer)) {}

  void LetThrough() { lets_through_ = true; }
  std::string url() const { return server_.url(); }
  int visits() const { return server_.visits(); }

 private:
  void Serve(Guest& guest) {
    const std::string request = guest.Hear();
    if (request.empty()) return;
    if (!lets_through_) return answer_(guest, request);
    if (const auto answer = AnswerOfHub(hub_port_, request)) guest.Say(BytesOf(*answer));
  }

  int hub_port_;
  Answer answer_;
  std::atomic<bool> lets_through_ = false;
  MisbehavingServer server_{[this](Guest& guest) { Serve(guest); }};
};

// An answer to this request, as a hub with that key signs it.
std::string SignedAnswer(const KeyPair& key, const std::string& request, const std::string& body) {
  constexpr std::string_view kField = "signature-input: ";
  const size_t at = request.find(kField) + kField.size();
  const std::string input = request.substr(at, request.find("\r\n", at) - at);
  const std::string nonce = NonceOf(Headers{{"signature-input", input}});
  EXPECT_NE(nonce, "");
  return BytesOf({200,
                  {{"content-type", "application/json"},
                   {"content-length", std::to_string(body.size())},
                   {std::string(kReplySignature), SignReply(key, nonce, body)}},
                  body});
}

// What somebody in between says, to which request, of which hub.
struct BadAnswer {
  const char* name;
  std::function<void(Guest&, const std::string& request, RunningHub&)> say;
};

BadAnswer Says(const char* name, const std::string& words) {
  return {name, [words](Guest& guest, const std::string&, RunningHub&) { guest.Say(words); }};
}

std::vector<BadAnswer> AllBadAnswers() {
  return {
      Says("AnErrorOfAServer", "HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops"),
      Says("APageOfAPortal", "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n<html>Welcome</html>"),
      Says("ARedirect", "HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n"),
      Says("HalfABody", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"protocol\":\"one"),
      {"AnotherHubsWord",
       [](Guest& guest, const std::string& request, RunningHub&) {
         SystemRandom random;
         const PushReply all_taken{{"epoch", SystemClock().WallMs()}, 1, {}};
         guest.Say(SignedAnswer(KeyPair::Generate(random), request, Encode(all_taken)));
       }},
      {"OurHubsWordInNoEnvelope",
       [](Guest& guest, const std::string& request, RunningHub& hub) {
         guest.Say(SignedAnswer(hub.hub().key(), request, R"({"acked_seq":1,"verdicts":[]})"));
       }},
      {"NothingAfterTheHubHeard", [](Guest&, const std::string& request,
                                     RunningHub& hub) { AnswerOfHub(hub.port(), request); }},
  };
}

// A station that finds its hub by somebody else.
class BehindSomebody : public testing::Test {
 protected:
  explicit BehindSomebody(InBetween::Answer answer)
      : between_(running_->port(), std::move(answer)),
        station_(std::make_unique<LiveStation>(
            running_->url(), running_->hub().NewEnrolCode("hall").value(), between_.url())) {}
  // A question that waits for news at the hub ends with it.
  void TearDown() override {
    station_.reset();
    running_.reset();
  }

  TempFolder folder_;
  std::unique_ptr<RunningHub> running_ = std::make_unique<RunningHub>(folder_.path());
  InBetween between_;
  std::unique_ptr<LiveStation> station_;
};

class BadAnswers : public BehindSomebody, public testing::WithParamInterface<BadAnswer> {
 protected:
  BadAnswers()
      : BehindSomebody([this](Guest& guest, const std::string& request) {
          GetParam().say(guest, request, *running_);
        }) {}
};

TEST_P(BadAnswers, LoseNothingDoubleNothingAndTheChipSaysSo) {
  station_->Plant("路灯坏了");
  const LinkState offline{.online = false, .waiting = 1, .rejected = 0};
  EXPECT_TRUE(station_->Within(seconds(5), [&] { return station_->link() == offline; }));
  while (between_.visits() < 4) std::this_thread::yield();
  EXPECT_EQ(station_->link(), offline);

  between_.LetThrough();
  const LinkState all_well{.online = true, .waiting = 0, .rejected = 0};
  EXPECT_TRUE(station_->Within(seconds(20), [&] { return station_->link() == all_well; }));
  EXPECT_EQ(running_->hub().Head().value(), 1);
  EXPECT_EQ(station_->OnWall(), 1U);
}

INSTANTIATE_TEST_SUITE_P(All, BadAnswers, testing::ValuesIn(AllBadAnswers()),
                         [](const auto& answer) { return std::string(answer.param.name); });

class NoAnswers : public BehindSomebody {
 protected:
  NoAnswers() : BehindSomebody([](Guest&, const std::string&) {}) {}
};

TEST_F(NoAnswers, AFullDiskHereIsNotTakenForAHubThatIsAway) {
  HandMadeStation other(running_->hub());
  ASSERT_EQ(RawClient(running_->port()).Ask(other.Push({other.Plant("路灯坏了")}))->status, 200);
  {
    const Limit full(RLIMIT_FSIZE, 0);
    between_.LetThrough();
    EXPECT_TRUE(station_->Within(seconds(20), [&] { return station_->link().online; }));
    bool stays = true;
    for (const int visits = between_.visits() + 2; between_.visits() < visits;) {
      stays = stays && station_->link().online;
      std::this_thread::yield();
    }
    EXPECT_TRUE(stays);
    EXPECT_EQ(station_->OnWall(), 0U) << "there is no room for what it said";
  }
  EXPECT_TRUE(station_->Within(seconds(20), [&] { return station_->OnWall() == 1; }));
  EXPECT_TRUE(station_->link().online);
}

}  // namespace
}  // namespace oneflower
