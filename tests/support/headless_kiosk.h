// A whole kiosk without a window: fonts, screens, store and pinyin are the real ones, frames are
// drawn into lists that nobody rasterizes, and time goes on by 16 ms a frame.
#pragma once

#include <gtest/gtest.h>
#include <imgui.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "kiosk/app/kiosk.h"
#include "kiosk/app/player.h"
#include "kiosk/input/pinyin_engine.h"
#include "kiosk/ui/fonts.h"
#include "kiosk/ui/text_engine.h"
#include "shared/base/utf8.h"
#include "shared/store/community_file.h"
#include "shared/store/station_store.h"
#include "tests/support/twins.h"

namespace oneflower {

class HeadlessKiosk final : public PlayStage {
 public:
  HeadlessKiosk() {
    community_ = LoadCommunity(Assets() / "community").value();
    strings_ = ui::Strings::Load(Assets() / "strings").value();
    auto store = StationStore::Open({folder_.path(), true}, clock, random_, *log_).value();
    EXPECT_TRUE(store->PlantSamples(LoadSamples(Assets() / "community", clock.WallMs()).value()));
    store_ = std::make_unique<StoreThread>(std::move(store), [] {});
    reader = Reader::Open(folder_.path() / "station.db").value();
    engine_ = PinyinEngine::Load(Assets() / "community" / "phrases.txt").value();
    fonts_ = ui::Fonts::Load().value();
    ImGui::CreateContext(&fonts_->atlas());
    ImGui::GetIO().IniFilename = nullptr;
    kiosk = std::make_unique<Kiosk>(KioskParts{.clock = clock,
                                               .random = random_,
                                               .log = *log_,
                                               .community = community_,
                                               .strings = strings_,
                                               .store = store_.get(),
                                               .reader = reader.get(),
                                               .link = [] { return LinkView{false, false, 3}; },
                                               .story_url = "http://192.0.2.1:8420/s/",
                                               .fault = "",
                                               .attract = true});
    kiosk->SetWordEngine(engine_.get());
    SetPanelOf({});
  }
  ~HeadlessKiosk() override {
    kiosk.reset();
    ImGui::DestroyContext();
  }

  // Plays to the end; the complaint, empty where all went well.
  std::string Play(const std::string& script) {
    auto actions = ParsePlayScript(script);
    if (!actions) return actions.error().detail;
    Player player(std::move(*actions), *this);
    while (true) {
      Frame();
      const Player::State state = player.AfterFrame(clock.MonotonicMs(), kiosk->record());
      if (state == Player::State::kDone) return {};
      if (state == Player::State::kFailed) return player.complaint();
    }
  }

  void Frame() {
    // The store's thread is real: its answer comes in its own time, not in the fake clock's.
    std::this_thread::yield();
    clock.Advance(16);
    if (kiosk->mode() != metrics->mode()) SetPanelOf(metrics->panel());
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(metrics->panel().width),
                      static_cast<float>(metrics->panel().height)};
    io.DeltaTime = 0.016F;
    ImGui::NewFrame();
    kiosk->Draw(*ImGui::GetBackgroundDrawList(), *text_, *metrics);
    ImGui::Render();
  }

  void SetPanelOf(const ui::Panel& panel) {
    metrics = std::make_unique<ui::Metrics>(panel, kiosk->mode());
    const std::u32string spoken = strings_.Characters();
    fonts_->Bake(*metrics, {.spoken = spoken,
                            .stored = reader->CharactersInUse().value_or(std::u32string()),
                            .display = spoken,
                            .typed = ui::Gb2312()});
    text_ = std::make_unique<ui::TextEngine>(*fonts_, *metrics);
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
  Status Shot(const std::string& name) override {
    if (on_shot) on_shot(name);
    return {};
  }

  FakeClock clock;
  std::unique_ptr<Reader> reader;
  std::unique_ptr<Kiosk> kiosk;
  std::unique_ptr<ui::Metrics> metrics;
  ui::ThemeName theme = ui::ThemeName::kStandard;
  std::function<void(const std::string& name)> on_shot;

 private:
  static std::filesystem::path Assets() {
    return std::filesystem::path(ONEFLOWER_SOURCE_DIR) / "assets";
  }
  void Touch(ui::TouchEvent::Kind kind, float x, float y) {
    kiosk->Touch({kind, 1, {x, y}, clock.MonotonicMs()});
  }

  TempFolder folder_;
  FakeRandom random_;
  std::shared_ptr<Log> log_ = MakeSilentLog();
  Community community_;
  ui::Strings strings_;
  std::unique_ptr<StoreThread> store_;
  std::unique_ptr<PinyinEngine> engine_;
  std::unique_ptr<ui::Fonts> fonts_;
  std::unique_ptr<ui::TextEngine> text_;
};

}  // namespace oneflower
