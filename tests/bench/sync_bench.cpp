// A real hub as its own process and two real stations over HTTP on this machine: 50,000 events that
// waited in one go up, then they are fed to the other, which is new.
//
// And a voice of ten megabytes, up to the hub and down again.
//
// Usage: sync_bench HUB NAME…   names: push feed blob
#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <filesystem>

#include "shared/store/station_store.h"
#include "sync/client/exchange.h"
#include "sync/client/http_transport.h"
#include "sync/client/identity.h"
#include "sync/client/media_exchange.h"
#include "tests/bench/hub_process.h"
#include "tests/bench/planted_store.h"
#include "tests/bench/process_tree.h"
#include "tests/bench/report.h"
#include "tests/bench/stopwatch.h"

namespace oneflower::bench {
namespace {

namespace fs = std::filesystem;
using Kind = ExchangeResult::Kind;

constexpr int kEvents = 50'000;
constexpr double kPushedASecond = 4'000;
constexpr double kFedASecond = 10'000;
constexpr size_t kVoiceBytes = 10 << 20;
constexpr double kTimesACopy = 15;  // signed, checked and answered a hundred and sixty times

template <typename T, typename E>
T OrGiveUp(std::expected<T, E> result) {
  if (!result) GiveUp(result.error().detail);
  return std::move(*result);
}

// A station with its own folder, enrolled at the hub.
struct Station {
  Station(const fs::path& folder, const HubProcess& hub, const std::string& name)
      : store(OrGiveUp(StationStore::Open({folder, true}, clock, random, *log))),
        transport(MakeHttpTransport(hub.url())),
        identity(OrGiveUp(Enrol(*transport, folder, hub.EnrolCode(name), name,
                                store->Identity().device, clock, random))),
        exchange(*store, *transport, identity, clock, random),
        media(*store, *transport, identity, clock, random, *log) {}

  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<Log> log = MakeSilentLog();
  std::unique_ptr<StationStore> store;
  std::unique_ptr<Transport> transport;
  HubIdentity identity;
  Exchange exchange;
  MediaExchange media;
};

// Two plantings and a flower, over and over, each by another visitor: every one a command of its
// own that was durable before the next.
void Write(StationStore& store, int events) {
  std::string proposal;
  for (int i = 0; i < events; ++i) {
    const VisitKey visit{std::to_string(i)};
    const bool plants = i % 3 != 2;
    const auto done =
        plants ? store.Execute(PlantProposal{visit, Proposed(static_cast<uint32_t>(i) * 7919U),
                                             "safety", "桂花", ""})
               : store.Execute(GiveFlower{visit, proposal});
    if (!done) GiveUp("a command was refused");
    if (plants) proposal = done->proposal;
  }
}

// Goes on as long as there is something; the number of exchanges.
template <typename Once>
int Repeat(Once once) {
  for (int exchanges = 0;; ++exchanges) {
    const ExchangeResult result = once();
    if (result.kind == Kind::kFailed) GiveUp(result.why);
    if (result.kind == Kind::kIdle) return exchanges;
  }
}

template <typename Once>
bool Measure(const char* name, double limit, const HubProcess& hub, Once once) {
  const double hub_before = hub.CpuMs();
  int exchanges = 0;
  double cpu = 0;
  const double elapsed = ElapsedMs([&] { cpu = ThreadCpuMs([&] { exchanges = Repeat(once); }); });
  return Report(
      name, kEvents / elapsed * 1000, Bound::kAtLeast, limit, "per s",
      fmt::format("{} exchanges in {:.1f} s; processor: station {:.1f} s, hub {:.1f} s", exchanges,
                  elapsed / 1000, cpu / 1000, (hub.CpuMs() - hub_before) / 1000));
}

bool Run(const fs::path& folder, const std::string& program, bool push, bool feed) {
  const HubProcess hub(program, folder / "hub");
  Station hall(folder / "hall", hub, "hall");
  Write(*hall.store, kEvents);
  bool ok = true;
  const auto push_once = [&] { return hall.exchange.PushOnce(); };
  if (push) {
    ok = Measure("push", kPushedASecond, hub, push_once);
  } else {
    Repeat(push_once);
  }
  if (!feed) return ok;
  Station theatre(folder / "theatre", hub, "theatre");
  ok = Measure("feed", kFedASecond, hub, [&] { return theatre.exchange.PullOnce(0); }) && ok;
  const auto cursor = theatre.store->Cursor();
  if (!cursor || cursor->hub_seq < kEvents) GiveUp("not everything was fed");
  return ok;
}

// The bytes of a file onto the disk once more, durably, as cp and sync do it.
double CopyMs(BlobStore& blobs, const Bytes& bytes) {
  const std::string id = BlobId(bytes);
  if (!blobs.Drop(id)) GiveUp("a file cannot be removed");
  return ElapsedMs([&] {
    if (!blobs.Put(id, bytes)) GiveUp("a file cannot be written");
  });
}

// One way of a voice, against writing it twice: it is read here and written there.
bool RunBlob(const fs::path& folder, const std::string& program) {
  const HubProcess hub(program, folder / "hub_of_media");
  Station hall(folder / "singing_hall", hub, "singing_hall");
  Station theatre(folder / "listening_theatre", hub, "listening_theatre");
  Bytes voice(kVoiceBytes);
  SystemRandom().Fill(voice);
  if (!hall.store->Execute(PlantProposal{
          .visit = {"v"},
          .media = {{.medium = {.kind = MediumKind::kVoice}, .bytes = voice, .thumb = {}}}})) {
    GiveUp("the voice was not planted");
  }
  Repeat([&] { return hall.exchange.PushOnce(); });
  for (Station* station : {&hall, &theatre}) {
    Repeat([&] { return station->exchange.PullOnce(0); });
  }
  const double up = ElapsedMs([&] { Repeat([&] { return hall.media.StepOnce(); }); });
  const double down = ElapsedMs([&] { Repeat([&] { return theatre.media.StepOnce(); }); });
  if (!theatre.store->Blobs().Read(BlobId(voice))) GiveUp("the voice did not arrive");
  const double copy = CopyMs(hall.store->Blobs(), voice);
  return Report("blob", std::max(up, down) / copy, Bound::kAtMost, kTimesACopy, "copies",
                fmt::format("10 MB: up {:.0f} ms, down {:.0f} ms; durably written in {:.0f} ms", up,
                            down, copy));
}

}  // namespace
}  // namespace oneflower::bench

int main(int argc, char** argv) {
  bool push = false;
  bool feed = false;
  bool blob = false;
  for (int i = 2; i < argc; ++i) {
    push = push || std::string_view(argv[i]) == "push";
    feed = feed || std::string_view(argv[i]) == "feed";
    blob = blob || std::string_view(argv[i]) == "blob";
  }
  std::string folder = std::filesystem::temp_directory_path() / "oneflower_sync.XXXXXX";
  if ((!push && !feed && !blob) || mkdtemp(folder.data()) == nullptr) return 2;
  bool ok = false;
  try {
    using namespace oneflower::bench;
    ok = (!push && !feed) || Run(folder, argv[1], push, feed);
    if (blob) ok = RunBlob(folder, argv[1]) && ok;
  } catch (const std::exception& error) {
    ok = false;
    fmt::print(stderr, "sync_bench: {}\n", error.what());
  }
  std::filesystem::remove_all(folder);
  return ok ? 0 : 1;
}
