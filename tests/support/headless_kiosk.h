// A whole kiosk without a window: fonts, screens, store and pinyin are the real ones, frames are
// drawn into lists that nobody rasterizes, and time goes on by 16 ms a frame; where a script only
// waits, to the next frame that is due.
#pragma once

#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "kiosk/app/kiosk.h"
#include "kiosk/app/player.h"
#include "kiosk/input/handwriting.h"
#include "kiosk/input/nine_key_engine.h"
#include "kiosk/input/pinyin_engine.h"
#include "kiosk/input/scanner.h"
#include "kiosk/input/scripted_camera.h"
#include "kiosk/input/scripted_microphone.h"
#include "kiosk/input/scripted_output.h"
#include "shared/base/crypto.h"
#include "shared/base/utf8.h"
#include "shared/store/community_file.h"
#include "shared/store/station_store.h"
#include "tests/support/counted_card.h"
#include "tests/support/scripted_speech.h"
#include "tests/support/twins.h"
#include "tests/support/undrawn_frame.h"

namespace oneflower {

// What is otherwise than at a screen in a hall where everything works.
struct HeadlessOptions {
  bool desk = false;                 // a station of the staff
  ScriptedMicrophone::Script heard;  // what the microphone hears
  std::string fault;                 // the store did not open: id of the string that says why
  bool publish_at_once = true;       // the community's setting
};

class HeadlessKiosk final : public PlayStage {
 public:
  explicit HeadlessKiosk(HeadlessOptions options = {})
      : microphone(std::move(options.heard), clock) {
    community_ = LoadCommunity(Assets() / "community").value();
    community_.publish_at_once = options.publish_at_once;
    strings_ = ui::Strings::Load(Assets() / "strings").value();
    if (options.fault.empty()) OpenStore();
    kiosk = std::make_unique<Kiosk>(KioskParts{.clock = clock,
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
                                               .card = &card});
    kiosk->SetEngines(Engines());
    SetPanelOf({});
  }
  ~HeadlessKiosk() override {
    kiosk.reset();
    reader.reset();
    store.reset();
    ImGui::DestroyContext();
  }

  // Plays to the end, and until all that was asked for is kept; the complaint, empty where all
  // went well.
  std::string Play(const std::string& script) {
    auto actions = ParsePlayScript(script);
    if (!actions) return actions.error().detail;
    Player player(std::move(*actions), *this);
    while (true) {
      Frame(std::clamp(kiosk->NextFrameMs() - clock.MonotonicMs(), kFrameMs,
                       std::max(kFrameMs, player.WaitsMs(clock.MonotonicMs()))));
      const Player::State state = player.AfterFrame(clock.MonotonicMs(), kiosk->record());
      if (state == Player::State::kDone) break;
      if (state == Player::State::kFailed) return player.complaint();
    }
    WaitForStore();
    return {};
  }

  void Frame(int64_t after_ms = kFrameMs) {
    // The store's thread is real: its answer comes in its own time, not in the fake clock's. Now
    // and then it is waited for, or a slow disk would outlast the patience of a script.
    constexpr int kFramesUntilItIsWaitedFor = 64;
    std::this_thread::yield();
    if (++frames_ % kFramesUntilItIsWaitedFor == 0) WaitForStore();
    clock.Advance(after_ms);
    if (kiosk->mode() != metrics->mode()) SetPanelOf(metrics->panel());
    DrawUnseen(*kiosk, Fonts(), *text_, *metrics);
  }

  void SetPanelOf(const ui::Panel& panel) {
    metrics = std::make_unique<ui::Metrics>(panel, kiosk->mode());
    if (ImGui::GetCurrentContext() == nullptr) {
      ImGui::CreateContext(&Fonts().atlas());
      ImGui::GetIO().IniFilename = nullptr;
    }
    text_ = std::make_unique<ui::TextEngine>(Fonts(), *metrics);
  }

  void FingerDown(float x, float y) override { Touch(ui::TouchEvent::Kind::kDown, x, y); }
  void FingerMove(float x, float y) override { Touch(ui::TouchEvent::Kind::kMove, x, y); }
  void FingerUp(float x, float y) override { Touch(ui::TouchEvent::Kind::kUp, x, y); }
  Status SetMode(const std::string& name) override {
    kiosk->SetMode(ui::TextModeFromName(name).value());
    return {};
  }
  Status SetTheme(const std::string& name) override {
    theme = ui::ThemeFromName(name).value();
    kiosk->SetTheme(theme);
    return {};
  }
  Status SetLanguage(const std::string& name) override {
    kiosk->SetLanguage(name == "zh" ? ui::Language::kChinese : ui::Language::kEnglish);
    return {};
  }
  Status SetPanel(int, int) override { return Fail(ErrorKind::kInvalid, "set by the test"); }
  Status StandStill(const std::string& until) override {
    kiosk->StandStill(until == "question" ? IdleTimer::Phase::kQuestion : IdleTimer::Phase::kOver);
    return {};
  }
  // Sign by sign, as a scanner types it.
  Status Scan(const std::string& code) override {
    for (const char sign : code) (void)scanner_.Add({&sign, 1}, clock.MonotonicMs());
    if (const auto read = scanner_.Add(Scanner::kEnter, clock.MonotonicMs())) kiosk->Scan(*read);
    return {};
  }
  Status Shot(const std::string& name) override {
    if (on_shot) on_shot(name);
    return {};
  }

  const Community& community() const { return community_; }
  const ui::Strings& strings() const { return strings_; }
  const ui::WidgetRecord& record() const { return kiosk->record(); }
  std::string screen() const { return kiosk->facts(*metrics).screen; }
  std::filesystem::path database() const { return folder_.path() / "station.db"; }

  FakeClock clock;
  std::unique_ptr<StoreThread> store;  // null behind a fault, as the reader is
  ScriptedSpeech speech;
  ScriptedMicrophone microphone;
  ScriptedCamera camera{{.parts = {}, .width = 320, .height = 240}, clock};
  StaffPin staff{HashOfPin(), clock};  // 2580
  ScriptedOutput* output = nullptr;    // the speaker's own
  Speaker speaker{MakeOutput()};
  CountedCard card;
  ClassBoard board;
  LinkView link{.alone = false, .online = false, .waiting = 3};
  std::unique_ptr<Reader> reader;
  std::unique_ptr<Kiosk> kiosk;
  std::unique_ptr<ui::Metrics> metrics;
  ui::ThemeName theme = ui::ThemeName::kStandard;
  std::function<void(const std::string& name)> on_shot;

  // Made once: it is slow on purpose.
  static const std::string& HashOfPin() {
    static const std::string kHash = HashSecret("2580").value();
    return kHash;
  }

 private:
  static constexpr int64_t kFrameMs = 16;

  void WaitForStore() {
    if (store) (void)store->Queue();
  }

  void OpenStore() {
    auto opened =
        StationStore::Open({folder_.path(), community_.publish_at_once}, clock, random_, *log_)
            .value();
    EXPECT_TRUE(opened->PlantSamples(LoadSamples(Assets() / "community", clock.WallMs()).value()));
    store = std::make_unique<StoreThread>(std::move(opened), [] {});
    reader = Reader::Open(database()).value();
  }

  std::unique_ptr<SoundOutput> MakeOutput() {
    auto made = std::make_unique<ScriptedOutput>(clock);
    output = made.get();
    return made;
  }

  // One for all kiosks of the process: the glyphs of one are those of the next.
  static ui::Fonts& Fonts() {
    static UnseenPages pages;
    static const auto fonts = [] {
      auto loaded = ui::Fonts::Load().value();
      EXPECT_TRUE(loaded->UseCard(pages));
      return loaded;
    }();
    return *fonts;
  }

  // Loaded once for all kiosks of the process: they take seconds, and hold nothing of a visit.
  static InputEngines Engines() {
    static const auto letters = PinyinEngine::Load(Assets() / "community" / "phrases.txt").value();
    static const auto keys = std::make_unique<NineKeyEngine>(*letters);
    static const auto ink = Handwriting::Load(Handwriting::ModelPath()).value();
    return {.letters = letters.get(), .keys = keys.get(), .ink = ink.get()};
  }

  static std::filesystem::path Assets() {
    return std::filesystem::path(ONEFLOWER_SOURCE_DIR) / "assets";
  }
  void Touch(ui::TouchEvent::Kind kind, float x, float y) {
    kiosk->Touch({kind, 1, {x, y}, clock.MonotonicMs()});
  }

  TempFolder folder_;
  FakeRandom random_;
  int frames_ = 0;
  std::shared_ptr<Log> log_ = MakeSilentLog();
  Community community_;
  ui::Strings strings_;
  Scanner scanner_;
  std::unique_ptr<ui::TextEngine> text_;
};

}  // namespace oneflower
