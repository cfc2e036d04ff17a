// Sixty-four requests at once that want a real hub to hold much: all of one kind, kind after kind,
// and all kinds mixed. What is measured is the most memory the hub ever had.
//
// Usage: hostile_bench HUB
#include <fmt/format.h>

#include <barrier>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <thread>

#include "shared/store/blob_store.h"
#include "sync/hub/server_limits.h"
#include "tests/bench/hub_process.h"
#include "tests/bench/report.h"
#include "tests/support/some_media.h"
#include "tests/sync/hand_made_station.h"
#include "tests/sync/raw_client.h"

namespace oneflower::bench {
namespace {

constexpr int kAtOnce = 64;
constexpr double kMaxMiB = 256;
constexpr int64_t kLargestBlob = kMaxBlobBytes;

std::string Repeated(std::string_view part, size_t bytes) {
  std::string text;
  text.reserve(bytes + part.size());
  while (text.size() < bytes) text += part;
  return text;
}

// A hub with as much in it as its bounds allow to be asked for at once.
class Target {
 public:
  Target(const std::filesystem::path& folder, const std::string& program)
      : hub_(program, folder / "hub") {
    for (HandMadeStation* station : {&trusted, &revoked}) {
      const EnrolRequest enrolment = station->EnrolmentWith(hub_.EnrolCode("bench"));
      Ask(station->Sign({.method = "POST", .target = "/v1/enrol", .body = Encode(enrolment)}));
    }
    FillFeed();
    BringBlob();
    FillBoard();
    hub_.Command({"revoke", revoked.device});
  }

  int port() const { return hub_.port(); }
  double PeakMiB() const { return static_cast<double>(PeakRssOf(hub_.pid())) / (1 << 20); }
  std::string story() const { return "/s/" + trusted.planted.slip_code; }
  bool IsWell() const {
    const auto answer = RawClient(port()).Ask({.method = "GET", .target = "/v1/health"});
    return answer && answer->status == 200;
  }

  HandMadeStation trusted;
  HandMadeStation revoked;

 private:
  HttpResponse Ask(const HttpRequest& request) const {
    auto answer = RawClient(port()).Ask(request);
    if (!answer || answer->status != 200) GiveUp(request.target + " is refused");
    return std::move(*answer);
  }

  void FillFeed() {
    const std::string text(2000, '"');  // a byte there is two in the event, and four in a page
    for (int push = 0; push < 3; ++push) {
      std::vector<StoredEvent> events;
      for (size_t i = 0; i < kMaxPushEvents; ++i) events.push_back(trusted.Plant(text));
      Ask(trusted.Push(events));
    }
  }

  void BringBlob() {
    const Bytes voice = SomeBytes(kLargestBlob, 7);
    const std::string id = BlobId(voice);
    Ask(trusted.Push({trusted.Plant(
        "听", {{.kind = MediumKind::kVoice, .blob = id, .bytes = kLargestBlob, .ms = 900}})}));
    for (int64_t chunk = 0; chunk < ChunksIn(kLargestBlob); ++chunk) {
      const auto begin = voice.begin() + chunk * kBlobChunkBytes;
      Ask(trusted.Sign(
          {.method = "PUT",
           .target = fmt::format("/v1/blobs/{}/chunks/{}?bytes={}", id, chunk, kLargestBlob),
           .body = {begin, begin + ChunkLength(kLargestBlob, chunk)}}));
    }
  }

  void FillBoard() {
    BoardPut put{.group = {"6-11-9", "桂花"}, .age_ms = 0, .built = {}};
    for (int id = 1; id <= static_cast<int>(kMostBlocks); ++id) {
      put.built.blocks.push_back({.id = id, .kind = "bench", .at = {4900, 3000}});
    }
    SheetLine line{.id = 1, .pen = 1, .points = {}};
    for (size_t i = 0; i < kMostDrawnPoints; ++i) line.points.push_back({4900, 3000});
    put.built.lines.push_back(line);
    const std::string body = Encode(put);
    SystemRandom random;
    for (size_t sheet = 0; sheet < kMostBoardSheets; ++sheet) {
      const std::string id = NewId(SystemClock().WallMs(), random);
      Ask(trusted.Sign({.method = "PUT", .target = "/v1/board/" + id, .body = body}));
    }
  }

  HubProcess hub_;
};

// What is sent of a request at once, and what only when all others are under way as well.
struct Wire {
  std::string at_once;
  std::string held;
};

struct Attack {
  const char* name;
  std::function<Wire(Target&)> make;
};

Wire Whole(const HttpRequest& request) { return {WireOf(request), {}}; }

Wire WithoutItsLastByte(const HttpRequest& request) {
  std::string wire = WireOf(request);
  const std::string last = wire.substr(wire.size() - 1);
  wire.pop_back();
  return {std::move(wire), last};
}

HttpRequest PushOf(std::string body) {
  return {.method = "POST", .target = "/v1/push", .body = std::move(body)};
}

HttpRequest Get(std::string target, Headers headers = {}) {
  return {.method = "GET", .target = std::move(target), .headers = std::move(headers)};
}

// A body that no length announces, or that HTTP itself would have packed.
HttpRequest OddPush(const char* field, const char* value) {
  HttpRequest push = PushOf(Gzip(std::string(8'000'000, '[')));
  push.headers[field] = value;
  return push;
}

std::string BodyOfRandom(size_t bytes) {
  const Bytes random = SomeBytes(bytes, 5);
  return {random.begin(), random.end()};
}

std::string ManyRanges() {
  std::string ranges = "bytes=0-";
  for (int i = 1; i < 2600; ++i) ranges += ",0-";
  return ranges;
}

std::string ManyFields() {
  std::string fields;
  for (int i = 0; i < 200'000; ++i) fields += fmt::format("{:x}:\r\n", i);
  return fields;
}

// The same in text that the hub unpacks and parses, by whom it trusts and by whom it does not.
std::vector<Attack> Messages() {
  const auto packed = [](const char* name, const std::string& plain) {
    const std::string body = Gzip(plain);
    return std::vector<Attack>{
        {name, [body](Target& t) { return Whole(t.trusted.Sign(PushOf(body))); }},
        {name, [body](Target& t) { return Whole(t.revoked.Sign(PushOf(body))); }}};
  };
  std::vector<Attack> attacks;
  for (const auto& each :
       {packed("nested lists", std::string(8'000'000, '[')),
        packed("small lists", "[" + Repeated("[0],", kMaxExpandedBytes - 10)),
        packed("small objects", "[" + Repeated(R"({"a":{}},)", kMaxExpandedBytes - 10)),
        packed("one string", "\"" + std::string(kMaxExpandedBytes - 2, 'a') + "\""),
        packed("strings", "[" +
                              Repeated("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                                       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",",
                                       kMaxExpandedBytes - 200) +
                              "0]"),
        packed("a bomb", std::string(256 << 20, ' '))}) {
    attacks.insert(attacks.end(), each.begin(), each.end());
  }
  return attacks;
}

std::vector<Attack> Bodies() {
  const std::string largest = BodyOfRandom(limits::kMaxPushBody);
  return {
      {"half a body, trusted",
       [=](Target& t) { return WithoutItsLastByte(t.trusted.Sign(PushOf(largest))); }},
      {"half a body, revoked",
       [=](Target& t) { return WithoutItsLastByte(t.revoked.Sign(PushOf(largest))); }},
      {"half a body, unsigned", [=](Target&) { return WithoutItsLastByte(PushOf(largest)); }},
      {"gzip by HTTP", [](Target&) { return Whole(OddPush("content-encoding", "gzip")); }},
      {"brotli by HTTP", [](Target&) { return Whole(OddPush("content-encoding", "br")); }},
      {"chunks", [](Target&) { return Whole(OddPush("transfer-encoding", "chunked")); }},
      {"parts",
       [](Target&) { return Whole(OddPush("content-type", "multipart/form-data; boundary=x")); }},
      {"an announced terabyte",
       [](Target& t) {
         HttpRequest push = PushOf({});
         push.headers["content-length"] = "1099511627776";
         return Whole(t.trusted.Sign(push));
       }},
      {"a sheet",
       [](Target& t) {
         return Whole(t.trusted.Sign({.method = "PUT",
                                      .target = "/v1/board/" + t.trusted.device,
                                      .body = "[" + Repeated("[0],", kMaxBoardPutBytes - 10)}));
       }},
      {"an enrolment",
       [](Target&) {
         return Whole({.method = "POST", .target = "/v1/enrol", .body = std::string(4096, '[')});
       }},
  };
}

// What has a long answer, which nobody takes.
std::vector<Attack> Answers() {
  return {
      {"a page of the feed, trusted", [](Target& t) { return Whole(t.trusted.Feed(0, 0)); }},
      {"a page of the feed, revoked", [](Target& t) { return Whole(t.revoked.Feed(0, 0)); }},
      {"a packed page of the feed",
       [](Target& t) {
         HttpRequest feed = t.trusted.Feed(0, 0);
         feed.headers["accept-encoding"] = "br, gzip";
         return Whole(feed);
       }},
      {"the board",
       [](Target& t) { return Whole(t.trusted.Sign(Get("/v1/board?class=6-11-9&seen="))); }},
      {"a voice", [](Target& t) { return Whole(Get(t.story() + "/media/0")); }},
      {"ranges of a voice",
       [](Target& t) { return Whole(Get(t.story() + "/media/0", {{"range", ManyRanges()}})); }},
      {"a story in brotli",
       [](Target& t) { return Whole(Get(t.story(), {{"accept-encoding", "br"}})); }},
      {"many fields",
       [](Target&) { return Wire{"GET /v1/health HTTP/1.1\r\n" + ManyFields() + "\r\n", {}}; }},
      {"many parameters", [](Target&) { return Whole(Get("/v1/feed?" + Repeated("a=&", 8000))); }},
      {"a long path", [](Target&) { return Whole(Get("/s/" + std::string(8000, 'a'))); }},
      {"a long range",
       [](Target& t) {
         return Whole(Get(t.story() + "/media/0", {{"range", "bytes=" + std::string(8000, '1')}}));
       }},
  };
}

// Sends all of them at once; none goes away before each has an answer, which it does not take, or
// was closed.
void Attack64(Target& target, const std::vector<Attack>& attacks) {
  std::vector<Wire> wires;
  for (int i = 0; i < kAtOnce; ++i) {
    wires.push_back(attacks[static_cast<size_t>(i) % attacks.size()].make(target));
  }
  std::barrier all(kAtOnce);
  std::vector<std::jthread> threads;
  for (const Wire& wire : wires) {
    threads.emplace_back([&] {
      RawClient client(target.port());
      const bool sent = client.Send(wire.at_once);
      if (sent && wire.held.empty()) client.AwaitAnswer();
      all.arrive_and_wait();
      if (sent && !wire.held.empty() && client.Send(wire.held)) client.Read();
    });
  }
}

bool Run(const std::filesystem::path& folder, const std::string& program) {
  Target target(folder, program);
  const double before = target.PeakMiB();
  std::vector<Attack> attacks = Answers();
  for (auto& each : {Messages(), Bodies()}) attacks.insert(attacks.end(), each.begin(), each.end());
  Attack64(target, attacks);
  double peak = target.PeakMiB();
  const double mixed = peak;
  std::string worst = "all mixed";
  for (const Attack& attack : attacks) {
    Attack64(target, {attack});
    if (target.PeakMiB() <= peak) continue;
    peak = target.PeakMiB();
    worst = attack.name;
  }
  if (!target.IsWell()) GiveUp("the hub does not answer any more");
  return Report("hostile", peak, Bound::kAtMost, kMaxMiB, "MiB",
                fmt::format("{} kinds; before {:.0f}, mixed {:.0f}, most with: {}", attacks.size(),
                            before, mixed, worst));
}

}  // namespace
}  // namespace oneflower::bench

int main(int argc, char** argv) {
  std::string folder = std::filesystem::temp_directory_path() / "oneflower_hostile.XXXXXX";
  if (argc != 2 || mkdtemp(folder.data()) == nullptr) return 2;
  bool ok = false;
  try {
    ok = oneflower::bench::Run(folder, argv[1]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "hostile_bench: {}\n", error.what());
  }
  std::filesystem::remove_all(folder);
  return ok ? 0 : 1;
}
