// Calling for help at this screen, and being called at a station of the staff.
#include <algorithm>

#include "kiosk/app/kiosk.h"
#include "kiosk/input/bell.h"

namespace oneflower {
namespace {

// Calls that are looked at: of ten minutes, in a hall with a few screens.
constexpr size_t kLatestHelp = 50;
// So long a call rings before the screen says that nobody came.
constexpr int64_t kUnheardMs = 60'000;

}  // namespace

void Kiosk::CallForHelp() {
  HelpView& help = visit_->help;
  if (parts_.store == nullptr || help.ticket != 0) return;
  EndCall(help.call);  // asked anew, it rings anew
  help = {.asked_at_ms = Now()};
  help.ticket = parts_.store->Submit(AskHelp{.visit = visit_->key, .station = parts_.station});
  Go(Place::kHelp);
}

void Kiosk::EndHelp() {
  const HelpView& help = visit_->help;
  EndCall(help.call);
  if (help.ticket != 0) unwanted_calls_.push_back(help.ticket);
  visit_->help = {};
  Go(Place::kHome);
}

void Kiosk::EndCall(const std::string& call) {
  if (call.empty() || parts_.store == nullptr) return;
  parts_.store->Submit(
      AnswerHelp{.visit = visit_->key, .call = call, .answer = HelpAnswer::kEnded});
}

void Kiosk::GoAndHelp(const std::string& call) {
  if (parts_.store == nullptr) return;
  desk_.PutAside(call);
  parts_.store->Submit(AnswerHelp{.visit = visit_->key, .call = call});
}

// The call of this visit is durable, or it is not; one that was ended meanwhile rings no more.
bool Kiosk::FinishedHelp(const StoreThread::Answer& answer) {
  if (std::erase(unwanted_calls_, answer.ticket) > 0) {
    if (answer.result) EndCall(answer.result->proposal);
    return true;
  }
  HelpView& help = visit_->help;
  if (help.ticket == 0 || answer.ticket != help.ticket) return false;
  help.ticket = 0;
  help.trouble = !answer.result;
  if (answer.result) {
    help.call = answer.result->proposal;
    desk_.PutAside(help.call);  // who stands here does not call here
  }
  visit_->reads.revision = -1;
  return true;
}

void Kiosk::RefreshHelp() {
  if (!parts_.desk && visit_->help.call.empty()) return;
  calls_ = OrLog(parts_.reader->HelpCalls(kLatestHelp), std::vector<HelpCall>());
}

void Kiosk::TickDesk() {
  if (!parts_.desk) return;
  const int64_t now = Now();
  const bool rang = desk_.ringing().has_value();
  desk_.Look(calls_, parts_.clock.WallMs(), now);
  if (rang != desk_.ringing().has_value()) Changed();
  if (!desk_.ringing()) return;
  // It must be seen from across the room, whatever the screen showed.
  attracting_ = false;
  idle_.Attend(now);
  const bool quiet = !recorder_.Listening() && !aloud_.Speaking();
  if (!desk_.BellIsDue(now) || parts_.speaker == nullptr || !quiet) return;
  if (!parts_.speaker->Playing()) parts_.speaker->PlaySamples(BellSamples(), kBellRate);
}

std::string Kiosk::StationText(const ScreenContext& context, const std::string& station) const {
  const auto& stations = parts_.community.stations;
  const auto found = std::ranges::find(stations, station, &StationPlace::id);
  return found != stations.end() ? context.In(found->name) : station;
}

HelpModel::State Kiosk::HelpState() const {
  const HelpView& help = visit_->help;
  if (help.trouble) return HelpModel::State::kTrouble;
  const auto call = std::ranges::find(calls_, help.call, &HelpCall::id);
  if (call != calls_.end() && call->coming) return HelpModel::State::kComing;
  if (link_.alone || !link_.online) return HelpModel::State::kNoLine;
  if (Now() - help.asked_at_ms >= kUnheardMs) return HelpModel::State::kUnheard;
  return HelpModel::State::kRinging;
}

void Kiosk::DrawHelpScreen(const ScreenContext& context) {
  asked_ = DrawHelp(context, {.chrome = Chrome("help.title"), .state = HelpState()});
}

void Kiosk::DrawRingOver(const ScreenContext& context) {
  const HelpCall& call = *desk_.ringing();
  asked_ = DrawRing(context, {.call = call.id,
                              .where = StationText(context, call.station),
                              .since_ms = desk_.ringing_for_ms(Now())});
  context.frame.animating = true;
  key_.reset();
}

}  // namespace oneflower
