#include "tests/support/headless_kiosk.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "kiosk/input/handwriting.h"
#include "kiosk/input/nine_key_engine.h"
#include "kiosk/input/pinyin_engine.h"
#include "shared/base/crypto.h"
#include "shared/base/utf8.h"
#include "shared/store/community_file.h"
#include "tests/support/loaded_fonts.h"
#include "tests/support/undrawn_frame.h"

namespace oneflower {
namespace {

std::filesystem::path Assets() { return std::filesystem::path(ONEFLOWER_SOURCE_DIR) / "assets"; }

// Loaded once for all kiosks of the process: they take seconds, and hold nothing of a visit.
InputEngines Engines() {
  static const auto letters = PinyinEngine::Load(Assets() / "community" / "phrases.txt").value();
  static const auto keys = std::make_unique<NineKeyEngine>(*letters);
  static const auto ink = Handwriting::Load(Handwriting::ModelPath()).value();
  return {.letters = letters.get(), .keys = keys.get(), .ink = ink.get()};
}

// Before the first test, for their seconds are none of a test's.
class LoadedEngines final : public testing::Environment {
 public:
  void SetUp() override { (void)Engines(); }
};
[[maybe_unused]] const auto* const kLoadedEngines =
    testing::AddGlobalTestEnvironment(new LoadedEngines);

}  // namespace

HeadlessKiosk::HeadlessKiosk(HeadlessOptions options)
    : microphone(std::move(options.heard), clock) {
  community_ = LoadCommunity(Assets() / "community").value();
  community_.publish_at_once = options.publish_at_once;
  strings_ = ui::Strings::Load(Assets() / "strings").value();
  if (options.fault.empty()) OpenStore();
  kiosk = std::make_unique<Kiosk>(Parts(options));
  kiosk->SetEngines(Engines());
  SetPanelOf({});
}

HeadlessKiosk::~HeadlessKiosk() {
  kiosk.reset();
  reader.reset();
  store.reset();
  ImGui::DestroyContext();
}

KioskParts HeadlessKiosk::Parts(const HeadlessOptions& options) {
  return {.clock = clock,
          .random = random_,
          .log = *log_,
          .community = community_,
          .strings = strings_,
          .store = store.get(),
          .reader = reader.get(),
          .link = [this] { return link; },
          .microphone = &microphone,
          .speaker = &speaker,
          .speech = &speech,
          .camera = &camera,
          .board = &board,
          .staff = &staff,
          .station = "hall",
          .desk = options.desk,
          .story_url = "http://192.0.2.1:8420/s/",
          .fault = options.fault,
          .attract = true,
          .card = &card};
}

std::string HeadlessKiosk::Play(const std::string& script) {
  auto actions = ParsePlayScript(script);
  if (!actions) return actions.error().detail;
  Player player(std::move(*actions), *this);
  while (true) {
    Frame(std::clamp(kiosk->NextFrameMs() - clock.MonotonicMs(), kFrameMs,
                     std::max(kFrameMs, player.WaitsMs(clock.MonotonicMs()))));
    WaitForPictures();
    const Player::State state = player.AfterFrame(clock.MonotonicMs(), kiosk->record());
    if (state == Player::State::kDone) break;
    if (state == Player::State::kFailed) return player.complaint();
  }
  WaitForStore();
  return {};
}

void HeadlessKiosk::Frame(int64_t after_ms) {
  // The store's thread is real: its answer comes in its own time, not in the fake clock's. Now
  // and then it is waited for, or a slow disk would outlast the patience of a script.
  constexpr int kFramesUntilItIsWaitedFor = 64;
  std::this_thread::yield();
  if (++frames_ % kFramesUntilItIsWaitedFor == 0) WaitForStore();
  clock.Advance(after_ms);
  if (kiosk->mode() != metrics->mode()) SetPanelOf(metrics->panel());
  DrawUnseen(*kiosk, LoadedFonts(), *text_, *metrics);
}

void HeadlessKiosk::SetPanelOf(const ui::Panel& panel) {
  metrics = std::make_unique<ui::Metrics>(panel, kiosk->mode());
  if (ImGui::GetCurrentContext() == nullptr) {
    ImGui::CreateContext(&LoadedFonts().atlas());
    ImGui::GetIO().IniFilename = nullptr;
  }
  text_ = std::make_unique<ui::TextEngine>(LoadedFonts(), *metrics);
}

Status HeadlessKiosk::SetMode(const std::string& name) {
  kiosk->SetMode(ui::TextModeFromName(name).value());
  return {};
}

Status HeadlessKiosk::SetTheme(const std::string& name) {
  theme = ui::ThemeFromName(name).value();
  kiosk->SetTheme(theme);
  return {};
}

Status HeadlessKiosk::SetLanguage(const std::string& name) {
  kiosk->SetLanguage(name == "zh" ? ui::Language::kChinese : ui::Language::kEnglish);
  return {};
}

Status HeadlessKiosk::SetPanel(int, int) { return Fail(ErrorKind::kInvalid, "set by the test"); }

Status HeadlessKiosk::StandStill(const std::string& until) {
  kiosk->StandStill(until == "question" ? IdleTimer::Phase::kQuestion : IdleTimer::Phase::kOver);
  return {};
}

// Sign by sign, as a scanner types it.
Status HeadlessKiosk::Scan(const std::string& code) {
  for (const char sign : code) (void)scanner_.Add({&sign, 1}, clock.MonotonicMs());
  if (const auto read = scanner_.Add(Scanner::kEnter, clock.MonotonicMs())) kiosk->Scan(*read);
  return {};
}

Status HeadlessKiosk::SetFault(const std::string& reason) {
  kiosk->SetFault(reason == "none" ? std::string() : "fault." + reason);
  return {};
}

Status HeadlessKiosk::Shot(const std::string& name) {
  if (on_shot) on_shot(name);
  return {};
}

const std::string& HeadlessKiosk::HashOfPin() {
  static const std::string kHash = HashSecret("2580").value();
  return kHash;
}

void HeadlessKiosk::WaitForStore() {
  if (store) (void)store->Queue();
}

// Pictures are decoded by a real thread too: the clock stands still for as long as that takes, and
// frames are drawn, for each puts one of them on the card.
void HeadlessKiosk::WaitForPictures() {
  constexpr std::chrono::seconds kPatience{20};
  const auto begun = std::chrono::steady_clock::now();
  while (!kiosk->PicturesAreThere() && std::chrono::steady_clock::now() - begun < kPatience) {
    Frame(0);
  }
}

void HeadlessKiosk::OpenStore() {
  auto opened =
      StationStore::Open({folder_.path(), community_.publish_at_once}, clock, random_, *log_)
          .value();
  EXPECT_TRUE(opened->PlantSamples(LoadSamples(Assets() / "community", clock.WallMs()).value()));
  store = std::make_unique<StoreThread>(std::move(opened), [] {});
  reader = Reader::Open(database()).value();
}

std::unique_ptr<SoundOutput> HeadlessKiosk::MakeOutput() {
  auto made = std::make_unique<ScriptedOutput>(clock);
  output = made.get();
  return made;
}

void HeadlessKiosk::Touch(ui::TouchEvent::Kind kind, float x, float y) {
  kiosk->Touch({kind, 1, {x, y}, clock.MonotonicMs()});
}

}  // namespace oneflower
