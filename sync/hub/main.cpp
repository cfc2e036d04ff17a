// oneflower-hub: the central store as a program.
#include <fmt/format.h>
#include <malloc.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <sstream>
#include <thread>

#include "shared/base/clock.h"
#include "shared/base/standard_streams.h"
#include "shared/base/utf8.h"
#include "shared/store/blob_store.h"
#include "shared/store/community_file.h"
#include "shared/store/reader.h"
#include "sync/hub/http_server.h"
#include "sync/hub/hub.h"
#include "sync/hub/hub_folder.h"
#include "sync/hub/staff_call.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

struct Settings {
  fs::path data = "data/hub";
  fs::path assets = "assets";
  std::string listen = "127.0.0.1:8420";
  bool samples = false;
  StaffCommand act;
};

int Complain(const Error& error) {
  WriteErr(fmt::format("oneflower-hub: {}\n", error.detail));
  return 1;
}

// An answer that reaches nobody is a failure: an enrolment's code is shown once.
int Answer(std::string_view text) {
  return WriteOut(text) ? 0 : Complain({ErrorKind::kIo, "cannot write to the standard output"});
}

// Help, the version, or what is wrong with the command line; the exit code.
int EndOfCommandLine(const CLI::App& cli, const CLI::ParseError& end) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = cli.exit(end, out, err);
  WriteErr(err.str());
  return code != 0 ? code : Answer(out.str());
}

// Waits for SIGINT or SIGTERM, which all threads have blocked, and stops the server.
class StopOnSignal {
 public:
  StopOnSignal() {
    sigemptyset(&signals_);
    for (const int signal : {SIGINT, SIGTERM, SIGUSR1}) sigaddset(&signals_, signal);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  void Watch(HttpServer& server) {
    thread_ = std::thread([this, &server] {
      int signal = 0;
      sigwait(&signals_, &signal);
      if (signal != SIGUSR1) server.Stop();
    });
  }
  ~StopOnSignal() {
    if (!thread_.joinable()) return;
    pthread_kill(thread_.native_handle(), SIGUSR1);
    thread_.join();
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

 private:
  sigset_t signals_{};
  std::thread thread_;
};

Status PlantSamples(const Settings& settings, const Clock& clock, Hub& hub) {
  if (!settings.samples) return {};
  const auto samples = LoadSamples(settings.assets / "community", clock.WallMs());
  if (!samples) return std::unexpected(samples.error());
  return hub.PlantSamples(*samples);
}

// What a request held goes back to the system when it is freed, at whatever thread. By itself glibc
// keeps up to 64 MiB for each of its arenas, of which it makes eight for every core.
void GiveFreedMemoryBack() {
  constexpr int kArenas = 2;
  constexpr int kKeptBytes = 256 << 10;
  mallopt(M_ARENA_MAX, kArenas);
  mallopt(M_MMAP_THRESHOLD, kKeptBytes);
  mallopt(M_TRIM_THRESHOLD, kKeptBytes);
}

int Serve(const Settings& settings) {
  GiveFreedMemoryBack();
  const SystemClock clock;
  SystemRandom random;
  const auto address = ParseAddress(settings.listen);
  if (!address) return Complain(address.error());
  const auto community = LoadCommunity(settings.assets / "community");
  if (!community) return Complain(community.error());
  std::error_code ignored;  // Hub::Open tells why the folder cannot be made
  fs::create_directories(settings.data, ignored);
  const auto log = MakeLog("hub", (settings.data / "hub.log").string());
  StopOnSignal stop;
  const auto hub = Hub::Open({settings.data, community->publish_at_once}, clock, random, *log);
  if (!hub) return Complain(hub.error());
  if (Status planted = PlantSamples(settings, clock, **hub); !planted) {
    return Complain(planted.error());
  }
  const auto pages = StoryPages::Open((*hub)->database(), settings.assets / "strings", *community);
  if (!pages) return Complain(pages.error());
  HubRoutes routes(**hub, pages->get(), clock, *log);
  HttpServer server(routes, clock, *log);
  const int port = server.Bind(*address);
  if (port == 0) return Complain({ErrorKind::kBusy, "cannot listen on " + settings.listen});
  const auto note = AddressFile::Write(settings.data, {address->host, port});
  if (!note) return Complain(note.error());
  log->Info("listening on " + FormatAddress({address->host, port}));
  stop.Watch(server);
  server.Run();
  return 0;
}

int Act(const Settings& settings, StaffCommand::Kind kind) {
  StaffCommand act = settings.act;
  act.kind = kind;
  SystemRandom random;
  const auto said = SendCommand(settings.data, act, SystemClock(), random);
  if (!said) return Complain(said.error());
  return said->empty() ? 0 : Answer(*said + "\n");
}

// A text as one line of a terminal, whatever somebody wrote into it.
std::string OnOneLine(std::string_view text) {
  std::string line;
  for (const char32_t c : ToCodePoints(text)) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    AppendUtf8(control ? U' ' : c, line);
  }
  return line;
}

// A story is listened to before it is published: its file is an Opus voice that any player plays.
Result<std::string> MemoriesForReview(const Settings& settings, Reader& reader) {
  const auto awaiting = reader.AwaitingMemories();
  if (!awaiting) return std::unexpected(awaiting.error());
  const fs::path blobs = BlobFolderIn(settings.data);
  std::string lines;
  for (const Memory& memory : *awaiting) {
    const std::string& blob = memory.voice.blob;
    lines += fmt::format("{}  a story of {} s  {}\n", FormatSlipCode(memory.slip_code),
                         memory.voice.ms / 1000, (blobs / blob.substr(0, 2) / blob).string());
  }
  return lines;
}

int ListForReview(const Settings& settings) {
  const auto reader = Reader::Open(HubDatabaseIn(settings.data));
  if (!reader) return Complain(reader.error());
  const auto awaiting = (*reader)->Awaiting();
  if (!awaiting) return Complain(awaiting.error());
  std::string lines;
  for (const Proposal& proposal : *awaiting) {
    lines +=
        fmt::format("{}  {}{}  {}\n", FormatSlipCode(proposal.slip_code), proposal.topic,
                    proposal.sample ? "  (sample)" : "", OnOneLine(Ellipsize(proposal.text, 200)));
  }
  const auto memories = MemoriesForReview(settings, **reader);
  return memories ? Answer(lines + *memories) : Complain(memories.error());
}

int ListStations(const Settings& settings) {
  const auto database = Database::Open(HubDatabaseIn(settings.data), Database::Mode::kReader);
  if (!database) return Complain(database.error());
  const auto stations = StationRegistry(**database).All();
  if (!stations) return Complain(stations.error());
  std::string lines;
  for (const StationFacts& station : *stations) {
    lines += fmt::format("{}  {}  events {}{}{}\n", station.device, OnOneLine(station.name),
                         station.last_seq, station.revoked ? "  revoked" : "",
                         station.forked ? "  forked" : "");
  }
  return Answer(lines);
}

int ListBoard(const Settings& settings) {
  const auto database = Database::Open(HubDatabaseIn(settings.data), Database::Mode::kReader);
  if (!database) return Complain(database.error());
  const auto classes = BoardRows(**database).Classes(SystemClock().WallMs());
  if (!classes) return Complain(classes.error());
  std::string lines;
  for (const BoardClass& each : *classes) {
    lines += fmt::format("{}  {} sheets\n", each.code, each.sheets);
  }
  return Answer(lines);
}

}  // namespace
}  // namespace oneflower

int main(int argc, char** argv) {
  using namespace oneflower;
  using Kind = StaffCommand::Kind;
  Settings settings;
  CLI::App cli("One Flower's hub: the central store of a community's stations");
  cli.set_version_flag("--version", ONEFLOWER_VERSION);
  cli.require_subcommand(1);
  const auto command = [&](CLI::App& parent, const char* name, const char* help) {
    CLI::App* made = parent.add_subcommand(name, help);
    made->add_option("--data", settings.data, "folder of the hub's database and key");
    return made;
  };
  CLI::App* serve = command(cli, "serve", "run the hub");
  serve->add_option("--listen", settings.listen, "HOST:PORT");
  serve->add_option("--assets", settings.assets, "folder of texts and community");
  serve->add_flag("--samples", settings.samples, "plant the sample community, once");
  CLI::App* enrol = command(cli, "enrol", "make a one-time code for a new station");
  enrol->add_option("--name", settings.act.subject, "name of the station")->required();
  CLI::App* review = cli.add_subcommand(
      "review", "read proposals, and hear stories, before they are on the walls");
  review->require_subcommand(1);
  CLI::App* list = command(*review, "list", "what awaits a review");
  CLI::App* publish = command(*review, "publish", "put a proposal or a story on the walls");
  publish->add_option("PROPOSAL", settings.act.subject, "slip code or id")->required();
  CLI::App* hide = command(*review, "hide", "take a proposal or a story off the walls");
  hide->add_option("PROPOSAL", settings.act.subject, "slip code or id")->required();
  hide->add_option("--reason", settings.act.words, "thanks, reason, next step")->required();
  CLI::App* word = command(*review, "word", "put into words what was said, drawn or shown");
  word->add_option("PROPOSAL", settings.act.subject, "slip code or id")->required();
  word->add_option("TEXT", settings.act.words, "the words; the author's own stay")->required();
  CLI::App* revoke = command(cli, "revoke", "no longer trust a station");
  revoke->add_option("DEVICE", settings.act.subject, "as `stations` prints it")->required();
  CLI::App* stations = command(cli, "stations", "all stations");
  CLI::App* board = cli.add_subcommand("board", "what children build, for two weeks");
  board->require_subcommand(1);
  CLI::App* classes = command(*board, "list", "the classes that have something there");
  CLI::App* clear = command(*board, "clear", "take everything of a class off, at once");
  clear->add_option("CODE", settings.act.subject, "as `board list` prints it")->required();
  try {
    cli.parse(argc, argv);
  } catch (const CLI::ParseError& end) {
    return EndOfCommandLine(cli, end);
  }
  if (*serve) return Serve(settings);
  if (*enrol) return Act(settings, Kind::kEnrol);
  if (*list) return ListForReview(settings);
  if (*publish) return Act(settings, Kind::kPublish);
  if (*hide) return Act(settings, Kind::kHide);
  if (*word) return Act(settings, Kind::kWord);
  if (*revoke) return Act(settings, Kind::kRevoke);
  if (*stations) return ListStations(settings);
  if (*classes) return ListBoard(settings);
  if (*clear) return Act(settings, Kind::kClearBoard);
  return 2;
}
