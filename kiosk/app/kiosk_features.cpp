// How the shell and its features meet.
#include <algorithm>
#include <string>

#include "kiosk/app/kiosk.h"
#include "kiosk/app/kiosk_host.h"

namespace oneflower {

void Kiosk::FeatureHost::Go(const Route& route) { kiosk_.GoTo(route); }
void Kiosk::FeatureHost::GoHome() { kiosk_.Go(Place::kHome); }
void Kiosk::FeatureHost::Notice(const std::string& id) {
  kiosk_.visit_->notice = id;
  kiosk_.Changed();
}
void Kiosk::FeatureHost::Redraw() { kiosk_.Changed(); }
void Kiosk::FeatureHost::WakeScreen() {
  kiosk_.attracting_ = false;
  kiosk_.idle_.Attend(kiosk_.Now());
}
void Kiosk::FeatureHost::GiveFlower(const std::string& proposal) { kiosk_.GiveFlowerTo(proposal); }
bool Kiosk::FeatureHost::HasGivenFlower(const std::string& proposal) const {
  return kiosk_.Given(proposal);
}
bool Kiosk::FeatureHost::SayOnce(const std::string& text) {
  return kiosk_.aloud_.SayOnce(text, kiosk_.SpokenManner());
}
void Kiosk::FeatureHost::StopSpeaking() { kiosk_.aloud_.Hush(); }
ui::TextMode Kiosk::FeatureHost::Mode() const { return kiosk_.visit_->mode; }
ui::Language Kiosk::FeatureHost::Language() const { return kiosk_.visit_->language; }
const VisitKey& Kiosk::FeatureHost::Visitor() const { return kiosk_.visit_->key; }
ChromeModel Kiosk::FeatureHost::Chrome(const std::string& title_id) const {
  return kiosk_.Chrome(title_id);
}
LinkView Kiosk::FeatureHost::Link() const { return kiosk_.link_; }
bool Kiosk::FeatureHost::IsQuiet() const {
  return !kiosk_.recorder_.Listening() && !kiosk_.aloud_.Speaking();
}

// What is no feature yet.
bool Kiosk::GoToRoom(const Route& route) {
  const auto& [room, target] = route;
  if (room == "home") return Go(Place::kHome), true;
  if (room == "say") return target == "question" ? AnswerQuestion() : OpenPropose(), true;
  if (room == "report") return OpenReport(), true;
  if (room == "planner") return OpenPlanner(), true;
  return false;
}

void Kiosk::GoTo(const Route& route) {
  visit_->planner.asking = false;
  RememberStop(route.feature);
  if (GoToRoom(route)) return;
  const auto feature = std::ranges::find(features_, route.feature, &Feature::name);
  if (feature == features_.end()) {
    parts_.log.Error("no feature is called " + route.feature);
    return;
  }
  Go(Place::kFeature);
  auto& visit = visit_->features[route.feature];
  if (visit == nullptr) visit = (*feature)->BeginVisit();
  visit_->feature = visit.get();
  visit->Enter(route);
  Changed();
}

// Where the visitor is, for the way back; who comes again to where they are has not moved.
void Kiosk::RememberStop(const std::string& towards) {
  const bool in_feature = visit_->place == Place::kFeature;
  const auto here = std::ranges::find_if(visit_->features, [&](const auto& each) {
    return in_feature && each.second.get() == visit_->feature;
  });
  const std::string name = here != visit_->features.end() ? here->first : std::string();
  if (visit_->place == Place::kHome || (in_feature && name == towards)) return;
  visit_->trail.push_back({visit_->place, name});
}

// What was there stays as it was left.
void Kiosk::GoBackAlongTrail() {
  if (visit_->trail.empty()) return Go(Place::kHome);
  const Stop stop = visit_->trail.back();
  visit_->trail.pop_back();
  Go(stop.place);
  if (stop.place == Place::kFeature) visit_->feature = visit_->features.at(stop.feature).get();
}

Alert* Kiosk::ShownAlert() const {
  for (const auto& feature : features_) {
    Alert* alert = feature->alert();
    if (alert != nullptr && alert->IsShown()) return alert;
  }
  return nullptr;
}

std::string Kiosk::ScreenNow() const {
  const Screen screen = CurrentScreen();
  return screen == Screen::kFeature ? std::string(visit_->feature->screen()) : ScreenName(screen);
}

}  // namespace oneflower
