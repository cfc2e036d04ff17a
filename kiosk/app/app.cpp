#include "kiosk/app/app.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "kiosk/ui/lint.h"
#include "shared/base/standard_streams.h"

namespace oneflower {
namespace {

constexpr int64_t kScriptFinger = 1'000'000;
constexpr int kPlayPaceMs = 4;     // between the frames of a script: others want the processor too
constexpr int64_t kPassedMs = 33;  // a frame, where time is made to pass
constexpr int64_t kCountMs = 10'000;

}  // namespace

App::App(AppOptions options, Window& window, ui::Fonts& fonts, Kiosk& kiosk,
         const ui::Strings& strings, const Clock& clock)
    : options_(std::move(options)),
      window_(window),
      fonts_(fonts),
      kiosk_(kiosk),
      strings_(strings),
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
  WriteOut(fmt::format("frames in 10 s: {}\n", frames_));
  frames_ = 0;
  frames_since_ms_ = now_ms;
}

int App::Run(const std::atomic<bool>& stop) {
  DrawFrame();
  WriteOut("first frame\n");
  if (on_first_frame) on_first_frame();
  const bool plays = !options_.script.empty();
  while (!stop) {
    const int64_t wait = std::clamp<int64_t>(kiosk_.NextFrameMs() - clock_.MonotonicMs(), 0, 1000);
    const int pace = pass_time ? 0 : kPlayPaceMs;
    const Window::Input input = window_.Wait(plays ? pace : static_cast<int>(wait));
    TellFrames(clock_.MonotonicMs());
    if (input.quit) return 0;
    for (const ui::TouchEvent& touch : input.touches) kiosk_.Touch(touch);
    for (const std::string& piece : input.typed) ReadScanner(piece);
    const bool quiet = input.touches.empty() && input.typed.empty();
    if (!plays && !input.redraw && quiet && clock_.MonotonicMs() < kiosk_.NextFrameMs()) {
      continue;
    }
    DrawFrame();
    if (!plays) continue;
    PassTime();
    const Player::State state = player_.AfterFrame(clock_.MonotonicMs(), kiosk_.record());
    if (state != Player::State::kRunning) return EndScript(state);
  }
  return 0;
}

// In steps: what moves by the clock, or is recorded, has to be drawn on its way.
void App::PassTime() {
  if (!pass_time) return;
  const int64_t waits = player_.WaitsMs(clock_.MonotonicMs());
  if (waits > 0) pass_time(std::min(waits, kPassedMs));
}

int App::EndScript(Player::State state) {
  if (state == Player::State::kFailed) {
    WriteErr(player_.complaint() + "\n");
    (void)SaveShot("failed");
  }
  const Status written = shots_.Finish();
  if (!written) WriteErr(written.error().detail + "\n");
  if (options_.is_tour) {
    WriteOut(fmt::format("{} pictures and records are in {}\n", shots_.written(),
                         options_.out.string()));
  }
  return written && state == Player::State::kDone ? 0 : 1;
}

// Deeper than the loop, whose own frame on the stack outlasts every visit.
void App::ReadScanner(const std::string& piece) {
  if (const auto code = scanner_.Add(piece, clock_.MonotonicMs())) kiosk_.Scan(*code);
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

Status App::SetFault(const std::string& reason) {
  const std::string id = "fault." + reason;
  if (reason != "none" && strings_.Get(ui::Language::kChinese, id) == id)
    return Fail(ErrorKind::kInvalid, "no such fault");
  kiosk_.SetFault(reason == "none" ? std::string() : id);
  return {};
}

void App::Lint(const std::string& shot) {
  for (const ui::Finding& finding :
       ui::Lint(kiosk_.record(), metrics_, ui::ThemeOf(kiosk_.theme()))) {
    WriteErr(fmt::format("lint: {}: {}: {}\n", shot, finding.widget, finding.what));
  }
}

Status App::Shot(const std::string& name) {
  if (!kiosk_.PicturesAreThere()) return Fail(ErrorKind::kBusy, "its pictures are being loaded");
  if (options_.is_tour) Lint(name);
  return SaveShot(name);
}

// What cannot be written is told by the next shot, or at the end.
Status App::SaveShot(const std::string& name) {
  auto picture = window_.Picture();
  if (!picture) return std::unexpected(picture.error());
  return shots_.Add({.file = options_.out / name,
                     .picture = std::move(*picture),
                     .record = ui::RecordToJson(kiosk_.facts(metrics_), kiosk_.record())});
}

}  // namespace oneflower
