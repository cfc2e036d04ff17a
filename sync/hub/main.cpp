// oneflower-hub: the central store as a program.
#include <fmt/format.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <thread>

#include "shared/base/clock.h"
#include "shared/base/utf8.h"
#include "shared/store/community_file.h"
#include "shared/store/reader.h"
#include "sync/hub/http_server.h"
#include "sync/hub/hub.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

struct Settings {
  fs::path data = "data/hub";
  fs::path assets = "assets";
  std::string listen = "127.0.0.1:8420";
  bool samples = false;
  std::string name = "station";
  std::string subject;  // a proposal's id or slip code, or a device
  std::string reason;
};

int Complain(const Error& error) {
  fmt::print(stderr, "oneflower-hub: {}: {}\n", ErrorKindName(error.kind), error.detail);
  return 1;
}

// What every command works with.
struct Parts {
  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<Log> log;
  Community community;
  std::unique_ptr<Hub> hub;
};

Status OpenParts(const Settings& settings, bool serves, Parts& parts) {
  std::error_code error;
  fs::create_directories(settings.data, error);
  parts.log = serves ? MakeLog("hub", (settings.data / "hub.log").string()) : MakeSilentLog();
  // A command beside a running server needs no community: its setting is the server's business.
  if (serves) {
    auto community = LoadCommunity(settings.assets / "community");
    if (!community) return std::unexpected(community.error());
    parts.community = std::move(*community);
  }
  auto hub = Hub::Open({settings.data, parts.community.publish_at_once}, parts.clock, parts.random,
                       *parts.log);
  if (!hub) return std::unexpected(hub.error());
  parts.hub = std::move(*hub);
  return {};
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

int Serve(const Settings& settings) {
  StopOnSignal stop;
  Parts parts;
  if (Status opened = OpenParts(settings, true, parts); !opened) return Complain(opened.error());
  if (settings.samples) {
    const auto samples = LoadSamples(settings.assets / "community", parts.clock.WallMs());
    if (!samples) return Complain(samples.error());
    if (Status planted = parts.hub->PlantSamples(*samples); !planted) {
      return Complain(planted.error());
    }
  }
  auto pages =
      StoryPages::Open(parts.hub->database(), settings.assets / "strings", parts.community);
  if (!pages) return Complain(pages.error());
  const size_t colon = settings.listen.rfind(':');
  const std::string host = settings.listen.substr(0, colon);
  const int port = colon == std::string::npos ? 0 : std::atoi(settings.listen.c_str() + colon + 1);
  HubRoutes routes(*parts.hub, pages->get(), parts.clock, *parts.log);
  HttpServer server(routes, *parts.log);
  const int bound = server.Bind(host, port);
  if (bound == 0) return Complain({ErrorKind::kBusy, "cannot listen on " + settings.listen});
  parts.log->Info(fmt::format("listening on {}:{}", host, bound));
  stop.Watch(server);
  server.Run();
  return 0;
}

int Enrol(const Settings& settings) {
  Parts parts;
  if (Status opened = OpenParts(settings, false, parts); !opened) return Complain(opened.error());
  const auto code = parts.hub->NewEnrolCode(settings.name);
  if (!code) return Complain(code.error());
  fmt::print("{}\n", *code);
  return 0;
}

int ListForReview(const Settings& settings) {
  Parts parts;
  if (Status opened = OpenParts(settings, false, parts); !opened) return Complain(opened.error());
  const auto reader = Reader::Open(parts.hub->database());
  if (!reader) return Complain(reader.error());
  const auto awaiting = (*reader)->Awaiting();
  if (!awaiting) return Complain(awaiting.error());
  for (const Proposal& proposal : *awaiting) {
    fmt::print("{}  {}  {}\n", FormatSlipCode(proposal.slip_code), proposal.topic,
               Ellipsize(proposal.text, 200));
  }
  return 0;
}

// A proposal by its id or by its slip's code.
Result<std::string> ProposalNamed(Hub& hub, const std::string& subject) {
  const auto reader = Reader::Open(hub.database());
  if (!reader) return std::unexpected(reader.error());
  if (const auto code = ParseSlipCode(subject)) {
    const auto found = (*reader)->FindBySlip(*code);
    if (!found) return std::unexpected(found.error());
    if (found->size() == 1) return found->front().id;
    if (found->size() > 1) return Fail(ErrorKind::kConflict, "several have this code; give the id");
  }
  const auto story = (*reader)->StoryOf(subject);
  if (!story) return std::unexpected(story.error());
  return story->proposal.id;
}

int Review(const Settings& settings, Visibility visibility) {
  Parts parts;
  if (Status opened = OpenParts(settings, false, parts); !opened) return Complain(opened.error());
  const auto proposal = ProposalNamed(*parts.hub, settings.subject);
  if (!proposal) return Complain(proposal.error());
  const Status done = parts.hub->Review(*proposal, visibility, settings.reason);
  return done ? 0 : Complain(done.error());
}

int Revoke(const Settings& settings) {
  Parts parts;
  if (Status opened = OpenParts(settings, false, parts); !opened) return Complain(opened.error());
  const Status done = parts.hub->Revoke(settings.subject);
  return done ? 0 : Complain(done.error());
}

int ListStations(const Settings& settings) {
  Parts parts;
  if (Status opened = OpenParts(settings, false, parts); !opened) return Complain(opened.error());
  const auto stations = parts.hub->Stations();
  if (!stations) return Complain(stations.error());
  for (const StationFacts& station : *stations) {
    fmt::print(
        "{}  {}  events {}{}\n", station.device, station.name, station.last_seq,
        std::string(station.revoked ? "  revoked" : "") + (station.forked ? "  forked" : ""));
  }
  return 0;
}

}  // namespace
}  // namespace oneflower

int main(int argc, char** argv) {
  using namespace oneflower;
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
  enrol->add_option("--name", settings.name, "name of the station");
  CLI::App* review = cli.add_subcommand("review", "read proposals before they are on the walls");
  review->require_subcommand(1);
  CLI::App* list = command(*review, "list", "what awaits a review");
  CLI::App* publish = command(*review, "publish", "put a proposal on the walls");
  publish->add_option("PROPOSAL", settings.subject, "slip code or id")->required();
  CLI::App* hide = command(*review, "hide", "take a proposal off the walls");
  hide->add_option("PROPOSAL", settings.subject, "slip code or id")->required();
  hide->add_option("--reason", settings.reason, "thanks, reason, next step")->required();
  CLI::App* revoke = command(cli, "revoke", "no longer trust a station");
  revoke->add_option("DEVICE", settings.subject, "as `stations` prints it")->required();
  CLI::App* stations = command(cli, "stations", "all stations");
  CLI11_PARSE(cli, argc, argv);
  if (*serve) return Serve(settings);
  if (*enrol) return Enrol(settings);
  if (*list) return ListForReview(settings);
  if (*publish) return Review(settings, Visibility::kPublic);
  if (*hide) return Review(settings, Visibility::kHidden);
  if (*revoke) return Revoke(settings);
  if (*stations) return ListStations(settings);
  return 2;
}
