#include "kiosk/app/kiosk.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "kiosk/app/kiosk_host.h"
#include "kiosk/input/wiped_memory.h"
#include "shared/base/encoding.h"

namespace oneflower {
namespace {

// How long flowers sway after a touch; then the screen is still and costs nothing.
constexpr int64_t kLivelyMs = 8'000;
// In the attract loop they sway when a story begins, and rest for the remainder of its turn.
constexpr int64_t kStoryLivelyMs = 4'000;
constexpr int64_t kAnimationFrameMs = 33;  // 30 frames a second
constexpr int64_t kHeartbeatMs = 1'000;    // of the screen that waits for somebody
constexpr int64_t kMinuteMs = 60'000;
constexpr int64_t kFingerFrameMs = 16;
constexpr int64_t kCameraFrameMs = 66;  // between two looks through the camera
constexpr int64_t kSoundFrameMs = 50;   // between two looks at a voice

// What the frame has not filled again still shows the lines of the one before.
template <typename T>
void OverwriteSpare(ImVector<T>& values) {
  if (values.Data == nullptr) return;
  const auto spare = static_cast<size_t>(values.Capacity - values.Size);
  explicit_bzero(static_cast<void*>(values.Data + values.Size), spare * sizeof(T));
}

}  // namespace

Kiosk::Kiosk(KioskParts parts)
    : parts_(std::move(parts)),
      visit_(std::make_unique<Visit>()),
      idle_(parts_.community.idle, parts_.clock.MonotonicMs()),
      recorder_(parts_.microphone),
      viewfinder_(parts_.camera, parts_.clock),
      live_image_(parts_.card),
      photo_images_{LiveImage(parts_.card), LiveImage(parts_.card), LiveImage(parts_.card)},
      plan_image_(parts_.card),
      aloud_(parts_.speech, parts_.strings),
      pictures_(LoaderParts(), parts_.card, parts_.log),
      host_(std::make_unique<FeatureHost>(*this)),
      commands_(parts_.store),
      services_{.clock = parts_.clock,
                .log = parts_.log,
                .community = parts_.community,
                .strings = parts_.strings,
                .host = *host_,
                .commands = commands_,
                .engines = engines_,
                .recorder = recorder_,
                .reader = parts_.reader,
                .speaker = parts_.speaker,
                .story_url = parts_.story_url,
                .station = parts_.station,
                .is_staffed = parts_.desk},
      features_(MakeFeatures(services_)) {
  last_touch_ms_ = Now() - kLivelyMs;
}

Kiosk::~Kiosk() { visit_.reset(); }  // before the features that it is in

void Kiosk::SetEngines(const InputEngines& engines) {
  engines_ = engines;
  visit_->draft.words.SetEngines(engines);
  for (const auto& [name, feature] : visit_->features) feature->EnginesLoaded();
  visit_->planner.name.SetEngines(engines);
}

void Kiosk::SetLanguage(ui::Language language) {
  visit_->language = language;
  visit_->keyboard.layout = FreshKeyboard(language).layout;
  for (const auto& [name, feature] : visit_->features) feature->LanguageChanged();
  Changed();
}

void Kiosk::StandStill(IdleTimer::Phase until) {
  idle_.StandStill(until, Now(), CurrentOccupation(), ElderOrChild());
  Changed();
}

void Kiosk::Touch(const ui::TouchEvent& event) {
  const int64_t now = Now();
  last_touch_ms_ = now;
  Changed();
  if (attracting_) {
    // The first touch answers at once: it leads home and presses nothing there.
    if (event.kind == ui::TouchEvent::Kind::kDown) {
      attracting_ = false;
      idle_.Attend(now);
    }
    return;
  }
  if (idle_.At(now, CurrentOccupation(), ElderOrChild()) == IdleTimer::Phase::kActive) {
    idle_.Attend(now);
  }
  pointer_.Add(event);
}

void Kiosk::BeginVisit() {
  std::array<uint8_t, 16> secret{};
  parts_.random.Fill(secret);
  visit_->key.secret = ToHex(secret);
}

void Kiosk::EndVisit() {
  SettlePlanner();
  // The composers overwrite what they held; the engines are emptied with them.
  DropPin();
  if (visit_->place == Place::kFeature) visit_->feature->Leave();
  WipeDraft();
  viewfinder_.Show(false);
  WipePlanner();
  std::ranges::fill(visit_->memory.stroke.points, ImVec2{});
  commands_.EndVisit();
  visit_ = std::make_unique<Visit>();
  visit_->draft.words.SetEngines(engines_);
  visit_->planner.name.SetEngines(engines_);
  RenewOverwritten(pointer_);
  RenewOverwritten(record_);
  aloud_.Reset();
  pictures_.Clear();
  idle_ = IdleTimer(parts_.community.idle, Now());
  visit_ended_ = true;
  Changed();
}

// What drawing left behind of the visit that is over.
void Kiosk::ForgetFrames(ImDrawList& draw, ui::TextEngine& text) {
  text.Forget();
  OverwriteSpare(draw.VtxBuffer);
  OverwriteSpare(draw._Path);
  RenewOverwritten(asked_);
  RenewOverwritten(shell_asked_);
  RenewOverwritten(key_);
  OverwriteSpareStack();
}

Occupation Kiosk::CurrentOccupation() const {
  if (visit_->place == Place::kFeature) return visit_->feature->occupation();
  return visit_->Writing() ? Occupation::kWriting : Occupation::kReading;
}

bool Kiosk::ElderOrChild() const {
  return visit_->mode == ui::TextMode::kElder || visit_->mode == ui::TextMode::kChild;
}

Screen Kiosk::CurrentScreen() const {
  return PickScreen({.fault = !parts_.fault.empty(),
                     .attracting = attracting_,
                     .pin = visit_->pin.has_value(),
                     .place = visit_->place,
                     .way = visit_->draft.step == 0 ? visit_->draft.way : Way::kWords,
                     .planner = visit_->planner.step});
}

// Time passes: nobody there, an answer from the store, news from the hub.
void Kiosk::Tick() {
  const int64_t now = Now();
  TakeAnswers();
  PumpVoice();
  TickPhotos();
  TickSheet();
  Refresh();
  for (const auto& feature : features_) {
    if (Alert* alert = feature->alert()) alert->Tick();
  }
  TickBoard();
  TickShow();
  if (visit_->place == Place::kFeature) visit_->feature->Tick();
  TickSound();
  FollowHearing();
  if (attracting_ || !parts_.fault.empty()) return;
  const IdleTimer::Phase phase = idle_.At(now, CurrentOccupation(), ElderOrChild());
  const bool alone = visit_->Pristine() && phase != IdleTimer::Phase::kActive;
  if (alone || phase == IdleTimer::Phase::kOver) {
    EndVisit();
    attracting_ = parts_.attract;
    attract_since_ms_ = now;
  }
}

void Kiosk::Draw(ImDrawList& draw, ui::TextEngine& text, const ui::Metrics& metrics) {
  const int64_t now = Now();
  Tick();
  if (std::exchange(visit_ended_, false)) ForgetFrames(draw, text);
  ui::PointerFrame pointer = pointer_.Resolve(record_, metrics);
  HearTaps(pointer);
  if (!pointer.tapped.empty() && visit_->Pristine()) BeginVisit();
  const bool story_begins =
      attracting_ && (now - attract_since_ms_) % kAttractStoryMs < kStoryLivelyMs;
  const bool lively = now < last_touch_ms_ + kLivelyMs || story_begins;
  if (lively) sway_ms_ += static_cast<double>(std::min<int64_t>(now - last_frame_ms_, 100));
  last_frame_ms_ = now;
  next_minute_ms_ = now + kMinuteMs - parts_.clock.WallMs() % kMinuteMs;

  const ui::Theme& theme = ui::ThemeOf(visit_->theme);
  const ui::Box area = ui::Box::At(0, 0, static_cast<float>(metrics.panel().width),
                                   static_cast<float>(metrics.panel().height));
  pictures_.BeginFrame(parts_.store != nullptr ? parts_.store->revision() : 0);
  record_.Clear();
  asked_ = intent::Nothing{};
  shell_asked_ = shell::Nothing{};
  key_.reset();
  ui::Frame frame{.draw = draw,
                  .metrics = metrics,
                  .theme = theme,
                  .text = text,
                  .strings = parts_.strings,
                  .language = visit_->language,
                  .record = record_,
                  .pointer = pointer,
                  .memory = visit_->memory,
                  .images = &pictures_,
                  .now_ms = now,
                  .sway_ms = sway_ms_,
                  .area = area,
                  .ground = theme.paper,
                  .clip = area};
  draw.AddRectFilled(area.min, area.max, theme.paper.ground);
  dirty_ = false;  // what changes from here on, this frame does not show yet
  const Screen screen = CurrentScreen();
  DrawScreen(screen, {frame, parts_.community, shell_asked_});
  AnnounceScreen(screen);
  aloud_.DrawMark(frame);
  pictures_.EndFrame();
  animating_ = frame.animating || lively || pointer_.Waiting();
  ApplyAsked();
}

// What the frame asked for. Whatever lies on top of the others was asked last, and alone.
void Kiosk::ApplyAsked() {
  if (Alert* alert = ShownAlert()) return alert->Apply();
  if (!std::holds_alternative<shell::Nothing>(shell_asked_)) return ApplyShell(shell_asked_);
  if (HasDialog()) return;
  if (CurrentScreen() == Screen::kFeature) {
    if (visit_->feature->Apply()) Changed();
    return;
  }
  Apply(asked_);
  if (key_) ApplyKey(*key_);
}

void Kiosk::DrawScreen(Screen screen, const ScreenContext& context) {
  switch (screen) {
    case Screen::kFault: DrawFault(context, {parts_.fault}); return;
    case Screen::kAttract:
      DrawAttract(context, {.hall = context.In(parts_.community.hall),
                            .stories = AttractStories(),
                            .since_ms = attract_since_ms_});
      return;
    case Screen::kHome: DrawHome(context, Home()); break;
    case Screen::kPropose: DrawProposeScreen(context); break;
    case Screen::kWays: DrawWaysScreen(context); break;
    case Screen::kVoice: DrawVoiceScreen(context); break;
    case Screen::kSketch: DrawSketchScreen(context); break;
    case Screen::kPhoto: DrawPhotoScreen(context); break;
    case Screen::kReport: DrawReportScreen(context); break;
    case Screen::kPlace: DrawPlaceScreen(context); break;
    case Screen::kThanks: DrawThanksScreen(context); break;
    case Screen::kPin: DrawPinScreen(context); break;
    case Screen::kFeature: visit_->feature->Draw(context); break;
    case Screen::kPlannerCode:
    case Screen::kPlannerFlower:
    case Screen::kPlannerSheets:
    case Screen::kPlanner:
    case Screen::kPlannerName:
    case Screen::kPlannerShow: DrawPlannerStep(context); break;
  }
  DrawOver(context);
}

// Of these the last one drawn has the frame.
void Kiosk::DrawOver(const ScreenContext& context) {
  const auto over = [&] { shell_asked_ = shell::Nothing{}; };
  if (visit_->settings_open) {
    over();
    DrawSettings(context);
  }
  if (!visit_->notice.empty()) {
    over();
    DrawNotice(context, context.frame.T(visit_->notice));
  }
  if (IsQuestioned()) {
    over();
    DrawIdleQuestion(context, idle_.SecondsLeft(Now(), CurrentOccupation(), ElderOrChild()));
  }
  if (Alert* alert = ShownAlert()) alert->Draw(context);
}

bool Kiosk::IsQuestioned() const {
  return !visit_->Pristine() &&
         idle_.At(Now(), CurrentOccupation(), ElderOrChild()) == IdleTimer::Phase::kQuestion;
}

bool Kiosk::HasDialog() const {
  return visit_->settings_open || !visit_->notice.empty() || IsQuestioned();
}

int64_t Kiosk::NextFrameMs() const {
  if (dirty_ || pointer_.Waiting()) return last_frame_ms_;
  if (pointer_.Down()) return last_frame_ms_ + kFingerFrameMs;
  if (animating_) return last_frame_ms_ + kAnimationFrameMs;
  if (sounding_) return last_frame_ms_ + kSoundFrameMs;
  if (viewfinder_.shown()) return last_frame_ms_ + kCameraFrameMs;
  if (attracting_) return last_frame_ms_ + kHeartbeatMs;
  // The store and the sync client wake the window themselves.
  return std::min({next_minute_ms_, NextPageMs(),
                   idle_.NextChangeMs(last_frame_ms_, CurrentOccupation(), ElderOrChild())});
}

ui::FrameFacts Kiosk::facts(const ui::Metrics& metrics) const {
  return {.screen = ScreenNow(),
          .mode = std::string(ui::TextModeName(visit_->mode)),
          .theme = std::string(ui::NameOf(visit_->theme)),
          .lang = std::string(ui::LanguageName(visit_->language)),
          .width = metrics.panel().width,
          .height = metrics.panel().height,
          .px_per_mm = metrics.panel().px_per_mm};
}

}  // namespace oneflower
