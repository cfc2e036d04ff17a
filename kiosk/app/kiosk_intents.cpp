// What happens when a visitor asks for something.
#include <algorithm>

#include "kiosk/app/kiosk.h"
#include "kiosk/screens/propose_screen.h"

namespace oneflower {
void Kiosk::SetMode(ui::TextMode mode) {
  visit_->mode = mode;
  if (!ElderOrChild()) visit_->draft.more = 0;  // all questions stand on one screen again
  LeaveCameraOfAChild();
  Changed();
}

void Kiosk::Go(Place place) {
  // The engines are everybody's: letters on their way would turn up in the next text.
  if (visit_->place == Place::kPropose) visit_->draft.words.Finish();
  CloseWay();
  SettlePlanner();
  DropPin();
  // A quick report that is left is no draft to come back to.
  if (visit_->place == Place::kReport) WipeDraft();
  if (visit_->place == Place::kFeature) visit_->feature->Leave();
  visit_->place = place;
  visit_->settings_open = false;
  if (place == Place::kHome) visit_->trail.clear();
  visit_->keyboard = FreshKeyboard(visit_->language);
}

void Kiosk::OpenPropose() {
  Go(Place::kPropose);
  Draft& draft = visit_->draft;
  // What was begun is found again; an answer that was not is none.
  if (!draft.question.empty() && !Speaks(draft)) {
    draft.question.clear();
    draft.topic.clear();
  }
  // Who finds one question on a screen enough is not asked for a name.
  if (ElderOrChild() && !draft.signature) draft.signature = "";
}

void Kiosk::AnswerQuestion() {
  const CardQuestion* question = QuestionNow();
  if (question == nullptr) return;
  const bool begun = Speaks(visit_->draft);
  OpenPropose();
  if (begun) return;
  visit_->draft.question =
      visit_->language == ui::Language::kChinese ? question->text.zh : question->text.en;
  visit_->draft.topic = question->topic;
}

Composer* Kiosk::Writing() {
  if (visit_->pin) return nullptr;
  const Draft& draft = visit_->draft;
  const bool at_words = draft.step == 0 && draft.way == Way::kWords;
  if (visit_->place == Place::kPropose && at_words) return &visit_->draft.words;
  return NamingSheet();
}

Composer* Kiosk::NamingSheet() {
  PlannerView& planner = visit_->planner;
  const bool names = visit_->place == Place::kPlanner && planner.step == PlannerStep::kName;
  return names ? &planner.name : nullptr;
}

// One overload for each intent: a new one that is not handled does not compile.
struct Kiosk::Applier {
  Kiosk& kiosk;
  Visit& visit;

  void operator()(const intent::Nothing&) const {}
  void operator()(const intent::GoToStep& step) const {
    if (step.step == 0) kiosk.CloseWay();
    visit.draft.step = step.step;
  }
  void operator()(const intent::AskMore& ask) const {
    visit.draft.more = ask.question <= kMoreQuestions ? ask.question : 0;
  }
  // Where one question is asked a screen, an answer leads to the next.
  void Answered() const {
    if (visit.draft.more > 0) (*this)(intent::AskMore{visit.draft.more + 1});
  }
  void operator()(const intent::ChooseTopic& choice) const {
    visit.draft.topic = choice.topic;
    Answered();
  }
  void operator()(const intent::ChooseSignature& choice) const {
    visit.draft.signature = choice.signature;
    Answered();
  }
  void operator()(const intent::Plant&) const {
    Draft& draft = visit.draft;
    if (kiosk.parts_.store == nullptr || draft.ticket != 0) return;
    draft.trouble.clear();
    draft.ticket = kiosk.parts_.store->SubmitMade(kiosk.PlantingOf(draft));
  }
  void operator()(const intent::ChooseMood& choice) const {
    visit.draft.mood = choice.mood;
    Answered();
  }
  void operator()(const intent::BeginWith& begin) const {
    visit.draft.mood = begin.mood;
    visit.draft.words.Insert(kiosk.parts_.strings.Get(visit.language, PromptId(begin.mood)));
  }
  void operator()(const intent::OpenWay& open) const {
    if (Composer* words = kiosk.Writing()) words->Finish();
    if (open.way == Way::kPhoto) return kiosk.OpenPhotoWay();
    visit.draft.way = open.way;
    if (open.way == Way::kVoice) kiosk.SayPromise();
  }
  void operator()(const intent::CloseWay&) const {
    if (kiosk.TellingSheet()) return kiosk.LeavePlannerStep();
    kiosk.CloseWay();
  }
  void operator()(const intent::Place& of) const {
    visit.draft.place.Apply(of.intent, kiosk.parts_.community);
    const bool closes = std::holds_alternative<place::Clear>(of.intent) ||
                        std::holds_alternative<place::Close>(of.intent);
    if (closes) kiosk.CloseWay();
  }
  void operator()(const intent::Voice& of) const {
    if (std::holds_alternative<voice::Start>(of.intent)) kiosk.StartVoice();
    if (std::holds_alternative<voice::Stop>(of.intent)) kiosk.recorder_.Stop();
    if (std::holds_alternative<voice::Hear>(of.intent)) kiosk.HearVoice();
    if (std::holds_alternative<voice::Drop>(of.intent)) kiosk.DropVoice();
    if (std::holds_alternative<voice::Close>(of.intent)) (*this)(intent::CloseWay{});
  }
  void operator()(const intent::PickPen& pen) const { visit.draft.pen = {.color = pen.color}; }
  void operator()(const intent::PickEraser&) const { visit.draft.pen.eraser = true; }
  void operator()(const intent::UndoSketch&) const { visit.draft.sketch.Undo(); }
  void operator()(const intent::NextGround&) const { kiosk.NextGround(); }
  void operator()(const intent::DropSketch&) const {
    visit.draft.sketch.Wipe();
    kiosk.CloseWay();
  }
  void operator()(const intent::TakePhoto&) const { kiosk.TakePhoto(); }
  void operator()(const intent::OpenPhoto& open) const { kiosk.OpenPhoto(open.index); }
  void operator()(const intent::TakeAgain&) const { kiosk.DropPhoto(); }
  void operator()(const intent::DropPhoto&) const {
    kiosk.DropPhoto();
    kiosk.CloseWay();
  }
  void operator()(const intent::UncoverPhoto&) const { kiosk.UncoverPhoto(); }
  void operator()(const intent::GoToReportStep& step) const { kiosk.GoToReportStep(step.step); }
  void operator()(const intent::SkipReportPlace&) const {
    visit.draft.place = {};
    kiosk.GoToReportStep(2);
  }
  void operator()(const intent::PlantReport& plant) const { kiosk.PlantReport(plant.word); }
  void operator()(const intent::TypePin& typed) const { kiosk.TypePin(typed); }
  void operator()(const intent::ConfirmPin&) const { kiosk.ConfirmPin(); }
  void operator()(const intent::Plan& plan) const { kiosk.ApplyPlanner(plan.act); }
  void operator()(const intent::GiveFlower& give) const { kiosk.GiveFlowerTo(give.proposal); }
};

struct Kiosk::ShellApplier {
  Kiosk& kiosk;
  Visit& visit;

  void operator()(const shell::Nothing&) const {}
  void operator()(const shell::Go& go) const { kiosk.GoTo(go.route); }
  void operator()(const shell::GoHome&) const { kiosk.Go(Place::kHome); }
  void operator()(const shell::GoBack&) const { kiosk.GoBack(); }
  void operator()(const shell::KeepGoing&) const { kiosk.idle_.Attend(kiosk.Now()); }
  void operator()(const shell::CloseNotice&) const { visit.notice.clear(); }
  void operator()(const shell::EndVisit&) const { kiosk.EndVisit(); }
  void operator()(const shell::OpenSettings&) const { visit.settings_open = true; }
  void operator()(const shell::CloseSettings&) const { visit.settings_open = false; }
  void operator()(const shell::SetTextSize& size) const {
    kiosk.SetMode(ui::kTextModes[static_cast<size_t>(size.index)]);
  }
  void operator()(const shell::SetTheme& theme) const {
    visit.theme = ui::kThemeNames[static_cast<size_t>(theme.index)];
  }
  void operator()(const shell::SwitchLanguage&) const {
    if (Composer* words = kiosk.Writing()) words->Finish();
    kiosk.SetLanguage(visit.language == ui::Language::kChinese ? ui::Language::kEnglish
                                                               : ui::Language::kChinese);
  }
  void operator()(const shell::SwitchAloud&) const {
    if (!kiosk.aloud_.Switch(kiosk.SpokenManner())) visit.notice = "aloud.missing";
  }
  void operator()(const shell::HearAgain&) const { kiosk.aloud_.Again(); }
  void operator()(const shell::PauseAloud&) const { kiosk.aloud_.PauseOrGoOn(); }
  void operator()(const shell::ChangeVolume&) const {
    kiosk.aloud_.ChangeVolume(kiosk.SpokenManner());
  }
};

void Kiosk::ApplyShell(const ShellIntent& intent) {
  Changed();
  std::visit(ShellApplier{*this, *visit_}, intent);
}

void Kiosk::GoBack() {
  Visit& visit = *visit_;
  if (visit.pin) return DropPin();
  if (visit.place == Place::kFeature) {
    if (!visit.feature->Back()) GoBackAlongTrail();
    return;
  }
  if (visit.place == Place::kReport) return BackInReport();
  if (visit.place == Place::kPropose && visit.draft.more > 0) {
    --visit.draft.more;
    return;
  }
  const bool in_a_way = visit.place == Place::kPropose && visit.draft.way != FirstWay();
  if (Composer* words = Writing()) words->Finish();
  if (in_a_way) return CloseWay();
  if (visit.place == Place::kPlanner) return LeavePlannerStep();
  if (visit.place == Place::kThanks) return Go(Place::kPlanner);  // the show goes on
  GoBackAlongTrail();
}

void Kiosk::Apply(const Intent& intent) {
  if (intent.IsFirst()) return;
  Changed();
  std::visit(Applier{*this, *visit_}, intent.kinds());
}

void Kiosk::ApplyKey(const ui::KeyEvent& key) {
  Composer* words = Writing();
  if (words == nullptr) return;
  Changed();
  if (!oneflower::ApplyKey(key, *words, visit_->keyboard)) return;
  if (NamingSheet() != nullptr) return NameSheet();
  visit_->draft.step = 1;
}

void Kiosk::GiveFlowerTo(const std::string& proposal) {
  const auto same = [&](const auto& each) { return each.second == proposal; };
  if (parts_.store == nullptr || std::ranges::any_of(visit_->giving, same)) return;
  const int64_t ticket =
      parts_.store->Submit(GiveFlower{.visit = visit_->key, .proposal = proposal});
  visit_->giving[ticket] = proposal;
}

void Kiosk::TakeAnswers() {
  if (parts_.store == nullptr) return;
  for (const StoreThread::Answer& answer : parts_.store->TakeAnswers()) Finished(answer);
}

void Kiosk::Finished(const StoreThread::Answer& answer) {
  Changed();
  if (!answer.result && answer.result.error().error) {
    const Error& error = *answer.result.error().error;
    parts_.log.Error(std::string("command: ") + ErrorKindName(error.kind) + ": " + error.detail);
  }
  if (visit_->planner.keeping.erase(answer.ticket) > 0) {
    if (!answer.result) visit_->notice = TroubleId(answer.result.error(), "planner.not_kept");
    return;
  }
  // An answer for a visit that is over is nobody's business any more.
  if (const auto giving = visit_->giving.extract(answer.ticket)) {
    const bool there = answer.result || answer.result.error().refusal == Refusal::kAlreadyGiven;
    if (there) visit_->given.push_back(giving.mapped());
    if (!there) visit_->notice = TroubleId(answer.result.error(), "flower.trouble");
    return;
  }
  if (commands_.Deliver(answer)) return;
  FinishedPlanting(answer);
}

// A draft, or a child's model beside it: what is not planted now stays as it is.
void Kiosk::FinishedPlanting(const StoreThread::Answer& answer) {
  PlannerView& planner = visit_->planner;
  Draft& draft = visit_->draft;
  const bool of_model = planner.ticket != 0 && answer.ticket == planner.ticket;
  const bool of_draft = draft.ticket != 0 && answer.ticket == draft.ticket;
  if (!of_model && !of_draft) return;
  (of_model ? planner.ticket : draft.ticket) = 0;
  if (!answer.result) {
    (of_model ? planner.trouble : draft.trouble) =
        TroubleId(answer.result.error(), "propose.trouble");
    return;
  }
  visit_->planted = answer.result->proposal;
  visit_->planted_at_ms = Now();
  visit_->planted_in_show = of_model && visit_->place == Place::kPlanner;
  if (of_model) planner.asking = false;
  if (of_draft) WipeDraft();
  visit_->story = visit_->planted;
  visit_->reads.revision = -1;
  Go(Place::kThanks);
  Refresh();
}

}  // namespace oneflower
