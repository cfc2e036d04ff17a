#include "kiosk/app/app.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace oneflower {
namespace {

constexpr int64_t kScriptFinger = 1'000'000;
constexpr int kPlayPaceMs = 4;  // between the frames of a script: others want the processor too
constexpr int64_t kCountMs = 10'000;

}  // namespace

App::App(AppOptions options, Window& window, ui::Fonts& fonts, Kiosk& kiosk, const Clock& clock)
    : options_(std::move(options)),
      window_(window),
      fonts_(fonts),
      kiosk_(kiosk),
      clock_(clock),
      metrics_(window.panel(), kiosk.mode()),
      text_(fonts, metrics_),
      player_(options_.script, *this),
      frames_since_ms_(clock.MonotonicMs()) {}

// Another text size or another panel.
void App::FollowMode() {
  const ui::Panel panel = window_.panel();
  const bool same_panel =
      panel.width == metrics_.panel().width && panel.height == metrics_.panel().height;
  if (same_panel && kiosk_.mode() == metrics_.mode()) return;
  metrics_ = ui::Metrics(panel, kiosk_.mode());
  text_.SetMetrics(metrics_);
}

void App::DrawFrame() {
  if (before_frame) before_frame();
  FollowMode();
  fonts_.BeginFrame();
  ImDrawList& draw = window_.BeginFrame();
  kiosk_.Draw(draw, text_, metrics_);
  window_.EndFrame();
  ++frames_;
}

void App::TellFrames(int64_t now_ms) {
  if (!options_.count_frames || now_ms - frames_since_ms_ < kCountMs) return;
  fmt::print("frames in 10 s: {}\n", frames_);
  std::fflush(stdout);
  frames_ = 0;
  frames_since_ms_ = now_ms;
}

int App::Run(const std::atomic<bool>& stop) {
  DrawFrame();
  fmt::print("first frame\n");
  std::fflush(stdout);
  if (on_first_frame) on_first_frame();
  const bool plays = !options_.script.empty();
  while (!stop) {
    const int64_t wait = std::clamp<int64_t>(kiosk_.NextFrameMs() - clock_.MonotonicMs(), 0, 1000);
    const Window::Input input = window_.Wait(plays ? kPlayPaceMs : static_cast<int>(wait));
    TellFrames(clock_.MonotonicMs());
    if (input.quit) return 0;
    for (const ui::TouchEvent& touch : input.touches) kiosk_.Touch(touch);
    for (const std::string& piece : input.typed) {
      if (const auto code = scanner_.Add(piece, clock_.MonotonicMs())) kiosk_.Scan(*code);
    }
    const bool quiet = input.touches.empty() && input.typed.empty();
    if (!plays && !input.redraw && quiet && clock_.MonotonicMs() < kiosk_.NextFrameMs()) {
      continue;
    }
    DrawFrame();
    if (!plays) continue;
    const Player::State state = player_.AfterFrame(clock_.MonotonicMs(), kiosk_.record());
    if (state == Player::State::kDone) return 0;
    if (state == Player::State::kFailed) {
      fmt::print(stderr, "{}\n", player_.complaint());
      (void)Shot("failed");
      return 1;
    }
  }
  return 0;
}

void App::Finger(ui::TouchEvent::Kind kind, float x, float y) {
  kiosk_.Touch({kind, kScriptFinger, {x, y}, clock_.MonotonicMs()});
}

void App::FingerDown(float x, float y) { Finger(ui::TouchEvent::Kind::kDown, x, y); }
void App::FingerMove(float x, float y) { Finger(ui::TouchEvent::Kind::kMove, x, y); }
void App::FingerUp(float x, float y) { Finger(ui::TouchEvent::Kind::kUp, x, y); }

Status App::SetMode(const std::string& name) {
  const auto mode = ui::TextModeFromName(name);
  if (!mode) return Fail(ErrorKind::kInvalid, "no such mode");
  kiosk_.SetMode(*mode);
  return {};
}

Status App::SetTheme(const std::string& name) {
  const auto theme = ui::ThemeFromName(name);
  if (!theme) return Fail(ErrorKind::kInvalid, "no such theme");
  kiosk_.SetTheme(*theme);
  return {};
}

Status App::SetLanguage(const std::string& name) {
  if (name != "zh" && name != "en") return Fail(ErrorKind::kInvalid, "no such language");
  kiosk_.SetLanguage(name == "zh" ? ui::Language::kChinese : ui::Language::kEnglish);
  return {};
}

Status App::SetPanel(int width, int height) { return window_.Resize(width, height); }

Status App::Scan(const std::string& code) {
  const int64_t now = clock_.MonotonicMs();
  for (const char symbol : code) scanner_.Add(std::string_view(&symbol, 1), now);
  if (const auto whole = scanner_.Add(Scanner::kEnter, now)) kiosk_.Scan(*whole);
  return {};
}

Status App::StandStill(const std::string& until) {
  if (until != "question" && until != "attract") return Fail(ErrorKind::kInvalid, "no such rest");
  kiosk_.StandStill(until == "question" ? IdleTimer::Phase::kQuestion : IdleTimer::Phase::kOver);
  return {};
}

Status App::Shot(const std::string& name) {
  std::error_code error;
  std::filesystem::create_directories(options_.out, error);
  if (auto status = window_.SavePicture((options_.out / (name + ".png")).string()); !status) {
    return status;
  }
  std::ofstream file(options_.out / (name + ".json"));
  file << ui::RecordToJson(kiosk_.facts(metrics_), kiosk_.record()) << '\n';
  if (!file) return Fail(ErrorKind::kIo, "cannot write the record");
  return {};
}

}  // namespace oneflower
