// Composition only: reads the command line, builds the parts, runs the loop.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <charconv>
#include <cmath>
#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>

#include "kiosk/app/app.h"
#include "kiosk/app/camera_device.h"
#include "kiosk/app/hub_link.h"
#include "kiosk/app/media_watch.h"
#include "kiosk/app/panel_size.h"
#include "kiosk/app/sound_devices.h"
#include "kiosk/app/staff_pin.h"
#include "kiosk/app/tour.h"
#include "kiosk/input/handwriting.h"
#include "kiosk/input/nine_key_engine.h"
#include "kiosk/input/pinyin_engine.h"
#include "shared/base/crypto.h"
#include "shared/base/shifted_clock.h"
#include "shared/base/standard_streams.h"
#include "shared/store/community_file.h"
#include "sync/client/identity.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

std::atomic<bool> g_stop = false;  // a signal handler can reach nothing else

struct Settings {
  fs::path data = "data";
  fs::path assets = "assets";
  std::string hub;
  std::string enrol;
  std::string station = "hall";
  std::string window;
  std::string mm;
  SoundDevices::Options sound{.microphone = {}};
  std::string camera;
  fs::path play;
  fs::path out = "play";
  fs::path tour;
  bool short_tour = false;
  std::string day;
  bool no_hub = false;
  bool samples = false;
  bool no_attract = false;
  bool desk = false;
  bool count_frames = false;
  bool is_enrolled = false;
  bool set_staff_pin = false;
};

// The number that the text is from its first to its last character; 0 if it is none.
float ParseNumber(std::string_view text) {
  float number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

// "1920x1080", or zeros.
std::pair<float, float> ParseSize(const std::string& text) {
  const size_t x = text.find('x');
  if (x == std::string::npos) return {};
  const std::string_view view = text;
  return {ParseNumber(view.substr(0, x)), ParseNumber(view.substr(x + 1))};
}

// What is wrong with a size; nothing: it can be drawn for. Compared before any conversion, for a
// float may be larger than an int.
std::string CheckPixels(const std::string& text) {
  const auto [width, height] = ParseSize(text);
  const bool whole = width == std::floor(width) && height == std::floor(height);
  if (!(width > 0 && height > 0) || !whole) return "a size such as 1920x1080 is wanted";
  const auto held = [](float px) { return static_cast<int>(std::min(px, kMaxPanelLongPx + 1.0F)); };
  const Status possible = CheckPanel({.width = held(width), .height = held(height)});
  return possible ? std::string() : possible.error().detail;
}

std::string CheckMillimetres(const std::string& text) {
  const auto [width, height] = ParseSize(text);
  if (!(width > 0 && height > 0)) return "a size such as 476x268 is wanted";
  constexpr float kMax = kMaxPanelLongPx / kMinPxPerMm;
  if (width <= kMax && height <= kMax) return {};
  return fmt::format("a panel has at most {} mm a side", kMax);
}

void AddOptions(CLI::App& cli, Settings& settings) {
  const auto day = CLI::Validator(
      [](const std::string& text) {
        return MsFromDay(text, 0) ? std::string() : "a day such as 2028-02-29 is wanted";
      },
      "YYYY-MM-DD");
  cli.add_option("--data", settings.data, "folder of the station's database and keys");
  cli.add_option("--assets", settings.assets, "folder of texts and community");
  cli.add_option("--hub", settings.hub, "address of the hub, such as http://127.0.0.1:8420");
  cli.add_option("--enrol", settings.enrol, "one-time code of the hub, for the first start");
  cli.add_option("--station", settings.station, "name of this station");
  cli.add_option("--window", settings.window, "a window of that size instead of the whole screen")
      ->check(CLI::Validator(CheckPixels, "WxH"));
  cli.add_option("--mm", settings.mm, "size of the panel in millimetres")
      ->check(CLI::Validator(CheckMillimetres, "WxH"));
  cli.add_option("--microphone", settings.sound.microphone, "device, or a sound in its place")
      ->check(CLI::IsMember({"device", "tone", "silence", "clipping", "missing", "lost"}));
  cli.add_option("--speaker", settings.sound.speaker, "device, or clock: nobody hears it")
      ->check(CLI::IsMember({"device", "clock"}));
  cli.add_option("--camera", settings.camera,
                 "auto, none, a device such as /dev/video0, or a drawn picture: test, lost");
  cli.add_option("--play", settings.play, "play a script and end")->check(CLI::ExistingFile);
  cli.add_option("--out", settings.out, "folder for the script's pictures and records");
  auto* tour =
      cli.add_option("--tour", settings.tour,
                     "a picture and a record of every screen in every mode, into a folder");
  cli.add_flag(
         "--short", settings.short_tour,
         "a tour of every screen once lying in the standard size, once standing in the elders'")
      ->needs(tour);
  cli.add_option("--day", settings.day, "as if it were that day, such as 2028-02-29")->check(day);
  cli.add_flag("--no-hub", settings.no_hub, "a kiosk all by itself");
  cli.add_flag("--samples", settings.samples, "plant the sample community here (without a hub)");
  cli.add_flag("--desk", settings.desk,
               "a station of the staff: rings when somebody asks for help");
  cli.add_flag("--no-attract", settings.no_attract, "the home screen stays when nobody is there");
  cli.add_flag("--count-frames", settings.count_frames, "print the frames drawn every 10 s");
  cli.add_flag("--set-staff-pin", settings.set_staff_pin,
               "read the station's staff PIN from the standard input, keep its hash, and end");
  cli.add_flag("--is-enrolled", settings.is_enrolled, "only tell by the exit code");
}

// The strings' id of what keeps the store from opening.
std::string FaultId(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kFull: return "fault.full";
    case ErrorKind::kReadOnly: return "fault.read_only";
    case ErrorKind::kBusy: return "fault.busy";
    case ErrorKind::kCorrupt: return "fault.corrupt";
    default: return "fault.database";
  }
}

int Complain(const Error& error) {
  WriteErr(fmt::format("oneflower-kiosk: {}: {}\n", ErrorKindName(error.kind), error.detail));
  return 1;
}

// The day it is to be, counted from 1970.
int64_t DayOf(const Settings& settings) {
  constexpr int64_t kDayMs = 86'400'000;
  const int64_t ms = settings.day.empty() ? SystemClock().WallMs() : *MsFromDay(settings.day, 0);
  return ms / kDayMs;
}

Result<std::vector<PlayAction>> LoadScript(const Settings& settings) {
  if (!settings.tour.empty()) {
    const int64_t day = DayOf(settings);
    return ParsePlayScript(settings.short_tour ? ShortTourScript(day) : TourScript(day));
  }
  if (settings.play.empty()) return std::vector<PlayAction>();
  std::ifstream file(settings.play);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  return ParsePlayScript(text);
}

Status PlantSamples(StationStore& store, const Settings& settings, const Clock& clock) {
  if (!settings.samples) return {};
  const auto samples = LoadSamples(settings.assets / "community", clock.WallMs());
  if (!samples) return std::unexpected(samples.error());
  return store.PlantSamples(*samples);
}

Window::Options WindowOptions(const Settings& settings) {
  const auto [width, height] = ParseSize(settings.window);
  const auto [mm_width, mm_height] = ParseSize(settings.mm);
  Window::Options options{static_cast<int>(width), static_cast<int>(height), mm_width, mm_height};
  const char* driver = std::getenv("SDL_VIDEODRIVER");
  const bool offscreen = driver != nullptr && std::string_view(driver) == "offscreen";
  if (options.width == 0 && offscreen) options.width = 1920, options.height = 1080;
  return options;
}

// The ways to write, loaded beside the first frames; each is there as soon as it is loaded.
class EngineLoader {
 public:
  EngineLoader(fs::path phrases, Log& log) : phrases_(std::move(phrases)), log_(log) {}
  ~EngineLoader() { Wait(); }
  EngineLoader(const EngineLoader&) = delete;
  EngineLoader& operator=(const EngineLoader&) = delete;

  void Start() {
    thread_ = std::thread([this] {
      auto pinyin = PinyinEngine::Load(fs::exists(phrases_) ? phrases_ : fs::path());
      Keep(std::move(pinyin), pinyin_);
      Loaded({.letters = pinyin_.get()});
      auto handwriting = Handwriting::Load(Handwriting::ModelPath());
      Keep(std::move(handwriting), handwriting_);
      Loaded({.letters = pinyin_.get(), .ink = handwriting_.get()});
      if (pinyin_) nine_keys_ = std::make_unique<NineKeyEngine>(*pinyin_);
      Loaded({.letters = pinyin_.get(), .keys = nine_keys_.get(), .ink = handwriting_.get()});
    });
  }

  void Wait() {
    if (thread_.joinable()) thread_.join();
  }

  // The engines in the frame after one more was loaded; otherwise nothing.
  std::optional<InputEngines> TakeNew() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(loaded_, std::nullopt);
  }

 private:
  template <typename Engine>
  void Keep(Result<std::unique_ptr<Engine>> engine, std::unique_ptr<Engine>& place) {
    if (engine) {
      place = std::move(*engine);
    } else {
      log_.Error(engine.error().detail);
    }
  }

  void Loaded(const InputEngines& engines) {
    {
      const std::scoped_lock lock(mutex_);
      loaded_ = engines;
    }
    Window::Wake();
  }

  fs::path phrases_;
  Log& log_;
  std::unique_ptr<PinyinEngine> pinyin_;
  std::unique_ptr<NineKeyEngine> nine_keys_;  // stands on the pinyin engine
  std::unique_ptr<Handwriting> handwriting_;
  std::mutex mutex_;
  std::optional<InputEngines> loaded_;
  std::thread thread_;
};

// What the command line points at; read before anything is opened.
struct Files {
  Community community;
  ui::Strings strings;
  std::vector<PlayAction> script;
};

Result<Files> LoadFiles(const Settings& settings) {
  auto community = LoadCommunity(settings.assets / "community");
  if (!community) return std::unexpected(community.error());
  auto strings = ui::Strings::Load(settings.assets / "strings");
  if (!strings) return std::unexpected(strings.error());
  auto script = LoadScript(settings);
  if (!script) return std::unexpected(script.error());
  return Files{std::move(*community), std::move(*strings), std::move(*script)};
}

// Both doors to the database, or the id of the string that tells visitors why there are none.
struct Doors {
  std::unique_ptr<StoreThread> store;
  std::unique_ptr<Reader> reader;
  std::string fault;
};

// A database that does not open is a screen that says so, for it is a visitor who stands there.
// Only where another kiosk has it there already is a screen that works: kBusy.
Result<Doors> OpenDoors(const Settings& settings, const Community& community, const Clock& clock,
                        Random& random, Log& log, std::function<void()> on_change) {
  auto store = StationStore::Open({settings.data, community.publish_at_once}, clock, random, log);
  if (!store) {
    if (store.error().kind == ErrorKind::kBusy) return std::unexpected(store.error());
    Complain(store.error());
    return Doors{.store = nullptr, .reader = nullptr, .fault = FaultId(store.error().kind)};
  }
  if (Status planted = PlantSamples(**store, settings, clock); !planted) {
    log.Error("samples: " + planted.error().detail);
  }
  auto reader = Reader::Open(settings.data / "station.db");
  if (!reader) return std::unexpected(reader.error());
  return Doors{std::make_unique<StoreThread>(std::move(*store), std::move(on_change)),
               std::move(*reader), ""};
}

// A PIN that cannot be read is as good as none: what wants it stays closed. A tour types its own.
std::string StaffPinHash(const Settings& settings, const Community& community, Log& log) {
  if (!settings.tour.empty()) return HashSecret(kTourPin).value_or(std::string());
  auto hash = LoadStaffPin(settings.data, community.staff_pin);
  if (hash) return *hash;
  log.Error(hash.error().detail);
  return {};
}

// From the standard input, so that it stands in no list of processes.
int KeepStaffPin(const Settings& settings) {
  std::string pin;
  std::getline(std::cin, pin);
  const Status kept = SaveStaffPin(settings.data, pin);
  return kept ? 0 : Complain(kept.error());
}

// A script is played by nobody: its voice is for no ears unless that is asked for.
SoundDevices::Options SoundOptions(const Settings& settings) {
  SoundDevices::Options options = settings.sound;
  const bool scripted = !settings.play.empty() || !settings.tour.empty();
  if (options.speaker.empty()) options.speaker = scripted ? "clock" : "device";
  if (options.microphone.empty()) options.microphone = settings.tour.empty() ? "device" : "tone";
  return options;
}

// Nor is there anything to see for a script.
std::string CameraName(const Settings& settings) {
  if (!settings.camera.empty()) return settings.camera;
  return settings.play.empty() && settings.tour.empty() ? "auto" : "test";
}

bool IsAlone(const Settings& settings) { return settings.no_hub || settings.hub.empty(); }

// Where phones find a story: at the address the community gives them, else at the station's own.
std::string StoryUrl(const Settings& settings, const Community& community) {
  if (IsAlone(settings)) return {};
  std::string base = community.story_url.empty() ? settings.hub : community.story_url;
  while (base.ends_with('/')) base.pop_back();
  return base + "/s/";
}

// How far the day that was asked for is from today; the time of day stays. Milliseconds.
int64_t ShiftTo(const std::string& day, const Clock& clock, int utc_offset_min) {
  if (day.empty()) return 0;
  CivilTime today = CivilFromMs(clock.WallMs(), utc_offset_min);
  today.hour = today.minute = 0;
  return *MsFromDay(day, utc_offset_min) - MsFromCivil(today, utc_offset_min);
}

// Help, the version, or what is wrong with the command line; the exit code.
int EndOfCommandLine(const CLI::App& cli, const CLI::ParseError& end) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = cli.exit(end, out, err);
  WriteErr(err.str());
  return WriteOut(out.str()) || code != 0 ? code : 1;
}

int Run(const Settings& settings) {
  SystemRandom random;
  auto files = LoadFiles(settings);
  if (!files) return Complain(files.error());
  const Community& community = files->community;
  const SystemClock now;
  ShiftedClock clock(now, ShiftTo(settings.day, now, community.utc_offset_min));
  PartFromLibraries();
  const auto log = MakeLog("kiosk", (settings.data / "kiosk.log").string());
  ClassBoard board([] { Window::Wake(); });
  HubLink link({.url = settings.hub,
                .folder = settings.data,
                .code = settings.enrol,
                .station = settings.station,
                .board = board,
                .clock = clock,
                .random = random,
                .log = *log,
                .on_change = [] { Window::Wake(); }});
  auto doors = OpenDoors(settings, community, clock, random, *log, [&link] {
    Window::Wake();
    link.Nudge();
  });
  if (!doors) return Complain(doors.error());

  auto fonts = ui::Fonts::Load();
  if (!fonts) return Complain(fonts.error());
  auto window = Window::Open(WindowOptions(settings), **fonts, clock, *log);
  if (!window) return Complain(window.error());
  if (Status ready = (*fonts)->UseCard(**window); !ready) return Complain(ready.error());
  if (doors->store && !IsAlone(settings)) link.Start(*doors->store);
  std::optional<MediaWatch> watch;
  if (doors->store) watch.emplace(*doors->store, clock, *log);
  SoundDevices sound(SoundOptions(settings), settings.assets, clock, *log);
  EngineLoader engine(settings.assets / "community" / "phrases.txt", *log);  // outlives the kiosk
  CameraDevice camera(CameraName(settings), clock);
  StaffPin staff(StaffPinHash(settings, community, *log), clock);
  const bool plays = !files->script.empty();
  Kiosk kiosk({.clock = clock,
               .random = random,
               .log = *log,
               .community = community,
               .strings = files->strings,
               .store = doors->store.get(),
               .reader = doors->reader.get(),
               .link =
                   [&] {
                     const LinkState state = link.state();
                     return LinkView{IsAlone(settings), state.online, state.waiting, state.rejected,
                                     state.media.up + state.media.down};
                   },
               .microphone = sound.microphone(),
               .speaker = sound.speaker(),
               .speech = sound.speech(),
               .camera = camera.camera(),
               .board = IsAlone(settings) ? nullptr : &board,
               .staff = &staff,
               .station = settings.station,
               .desk = settings.desk,
               .story_url = StoryUrl(settings, community),
               .fault = doors->fault,
               .attract = !settings.no_attract,
               .card = window->get(),
               .wake = [] { Window::Wake(); }});
  const fs::path out = settings.tour.empty() ? settings.out : settings.tour;
  App app({std::move(files->script), out, !settings.tour.empty(), settings.count_frames}, **window,
          **fonts, kiosk, files->strings, clock);
  app.on_first_frame = [&] {
    engine.Start();
    if (plays) engine.Wait();  // a script types from its first line on
  };
  app.before_frame = [&] {
    if (const auto loaded = engine.TakeNew()) kiosk.SetEngines(*loaded);
  };
  if (!settings.tour.empty()) app.pass_time = [&clock](int64_t ms) { clock.Pass(ms); };
  const int code = app.Run(g_stop);
  link.Stop();
  return doors->fault.empty() ? code : 1;
}

}  // namespace
}  // namespace oneflower

int main(int argc, char** argv) {
  oneflower::Settings settings;
  CLI::App cli("One Flower: the touch screen of a community's deliberation hall");
  cli.set_version_flag("--version", ONEFLOWER_VERSION);
  cli.failure_message([](const CLI::App*, const CLI::Error& error) {
    return fmt::format("oneflower-kiosk: {} (--help shows what there is)\n", error.what());
  });
  oneflower::AddOptions(cli, settings);
  try {
    cli.parse(argc, argv);
  } catch (const CLI::ParseError& end) {
    return oneflower::EndOfCommandLine(cli, end);
  }
  std::signal(SIGINT, [](int) { oneflower::g_stop = true; });
  std::signal(SIGTERM, [](int) { oneflower::g_stop = true; });
  if (settings.set_staff_pin) return oneflower::KeepStaffPin(settings);
  if (settings.is_enrolled) return oneflower::IsEnrolled(settings.data) ? 0 : 1;
  return oneflower::Run(settings);
}
