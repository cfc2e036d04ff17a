#include "kiosk/features/help/help_feature.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/features/help/help_screen.h"
#include "kiosk/features/help/ringing_calls.h"
#include "kiosk/features/watched.h"
#include "kiosk/input/bell.h"

namespace oneflower {
namespace {

// Calls that are looked at: those of ten minutes, in a hall with a few screens.
constexpr size_t kMaxCalls = 50;
// After ringing for so long the screen says that nobody came.
constexpr int64_t kUnheardMs = 60'000;

// The calls as the store has them now; none if they cannot be read.
class Calls {
 public:
  const std::vector<HelpCall>& Get(const Services& services) {
    static const std::vector<HelpCall> kNone;
    if (services.reader == nullptr) return kNone;
    const auto* calls = calls_.Get(services.commands.revision(), services.log,
                                   [&] { return services.reader->HelpCalls(kMaxCalls); });
    return calls != nullptr ? *calls : kNone;
  }

 private:
  Watched<std::vector<HelpCall>> calls_;
};

void Answer(const Services& services, const std::string& call, HelpAnswer answer) {
  services.commands.SubmitPastVisit(
      AnswerHelp{.visit = services.host.Visitor(), .call = call, .answer = answer}, [](auto&&) {});
}

std::string NameOfStation(const ScreenContext& context, const std::string& station) {
  const auto& stations = context.community.stations;
  const auto found = std::ranges::find(stations, station, &StationPlace::id);
  return found != stations.end() ? context.In(found->name) : station;
}

// At a station of the staff: calls from the other screens.
class HelpAlert final : public Alert {
 public:
  explicit HelpAlert(const Services& services) : services_(services) {}

  void Tick() override {
    if (!services_.is_staffed) return;
    const int64_t now = services_.clock.MonotonicMs();
    const bool rang = IsShown();
    ringing_.Update(calls_.Get(services_), services_.clock.WallMs(), now);
    if (rang != IsShown()) services_.host.Redraw();
    if (!IsShown()) return;
    services_.host.WakeScreen();  // it must be seen from across the room
    if (!ringing_.BellIsDue(now) || services_.speaker == nullptr) return;
    if (!services_.host.IsQuiet() || services_.speaker->Playing()) return;
    services_.speaker->PlaySamples(BellSamples(), kBellRate);
  }

  bool IsShown() const override { return ringing_.oldest().has_value(); }

  void Draw(const ScreenContext& context) override {
    const HelpCall& call = *ringing_.oldest();
    asked_ = DrawRing(context, {.where = NameOfStation(context, call.station),
                                .since_ms = ringing_.RingsForMs(services_.clock.MonotonicMs())});
    context.frame.animating = true;
  }

  void Apply() override {
    const RingIntent asked = std::exchange(asked_, RingIntent::kNothing);
    if (asked == RingIntent::kNothing) return;
    const std::string call = ringing_.oldest()->id;
    IgnoreHere(call);
    if (asked == RingIntent::kGo) Answer(services_, call, HelpAnswer::kComing);
    services_.host.Redraw();
  }

  // It goes on ringing elsewhere.
  void IgnoreHere(const std::string& call) { ringing_.Ignore(call); }

 private:
  const Services& services_;
  Calls calls_;
  RingingCalls ringing_;
  RingIntent asked_ = RingIntent::kNothing;
};

class HelpVisit final : public FeatureVisit {
 public:
  HelpVisit(const Services& services, HelpAlert& alert) : services_(services), alert_(alert) {}

  void Enter(const Route&) override { CallSomebody(); }

  void Draw(const ScreenContext& context) override {
    asked_ = DrawHelp(context, {.chrome = services_.host.Chrome("help.title"), .state = State()});
  }

  bool Apply() override {
    const HelpIntent asked = std::exchange(asked_, HelpIntent::kNothing);
    switch (asked) {
      case HelpIntent::kNothing: return false;
      case HelpIntent::kCall: CallSomebody(); return true;
      case HelpIntent::kEnd: EndCall(); return true;
    }
    return false;
  }

  std::string_view screen() const override { return "help"; }

 private:
  // The visitor's call. The store's answer may come when the visit is over.
  struct Call {
    std::string id;       // empty until it is stored
    bool failed = false;  // it could not be stored
    bool ended = false;
  };

  // A call that is repeated rings again.
  void CallSomebody() {
    if (!services_.commands.HasStore() || IsPending()) return;
    if (call_ && !call_->id.empty()) Answer(services_, call_->id, HelpAnswer::kEnded);
    call_ = std::make_shared<Call>();
    asked_at_ms_ = services_.clock.MonotonicMs();
    services_.commands.SubmitPastVisit(
        AskHelp{.visit = services_.host.Visitor(), .station = services_.station},
        [call = call_, &services = services_, &alert = alert_](const Commands::Result& result) {
          call->failed = !result;
          if (!result) return;
          call->id = result->proposal;
          alert.IgnoreHere(call->id);  // whoever stands here does not call here
          if (call->ended) Answer(services, call->id, HelpAnswer::kEnded);
        });
  }

  void EndCall() {
    if (call_) {
      call_->ended = true;
      if (!call_->id.empty()) Answer(services_, call_->id, HelpAnswer::kEnded);
    }
    call_.reset();
    services_.host.GoHome();
  }

  bool IsPending() const { return call_ && call_->id.empty() && !call_->failed; }

  HelpModel::State State() {
    if (!call_ || call_->failed) return HelpModel::State::kTrouble;
    const auto& calls = calls_.Get(services_);
    const auto call = std::ranges::find(calls, call_->id, &HelpCall::id);
    if (call != calls.end() && call->coming) return HelpModel::State::kComing;
    const LinkView link = services_.host.Link();
    if (link.alone || !link.online) return HelpModel::State::kNoLine;
    const int64_t waited_ms = services_.clock.MonotonicMs() - asked_at_ms_;
    return waited_ms >= kUnheardMs ? HelpModel::State::kUnheard : HelpModel::State::kRinging;
  }

  const Services& services_;
  HelpAlert& alert_;
  Calls calls_;
  std::shared_ptr<Call> call_;
  int64_t asked_at_ms_ = 0;
  HelpIntent asked_ = HelpIntent::kNothing;
};

class HelpFeature final : public Feature {
 public:
  explicit HelpFeature(const Services& services) : services_(services), alert_(services) {}
  std::string_view name() const override { return "help"; }
  std::unique_ptr<FeatureVisit> BeginVisit() override {
    return std::make_unique<HelpVisit>(services_, alert_);
  }
  Alert* alert() override { return &alert_; }

 private:
  const Services& services_;
  HelpAlert alert_;
};

}  // namespace

std::unique_ptr<Feature> MakeHelp(const Services& services) {
  return std::make_unique<HelpFeature>(services);
}

}  // namespace oneflower
