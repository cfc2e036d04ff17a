// The ways to say something beside writing it: a voice memo, a drawing, a place.
#include <algorithm>
#include <memory>

#include "kiosk/app/kiosk.h"
#include "kiosk/app/photo_medium.h"
#include "kiosk/screens/place_screen.h"
#include "kiosk/screens/sketch_screen.h"
#include "kiosk/screens/voice_capture.h"
#include "kiosk/screens/ways_screen.h"

namespace oneflower {
void Kiosk::CloseWay() {
  Draft& draft = visit_->draft;
  draft.sketch.EndStroke();
  draft.open_photo.reset();
  draft.way = FirstWay();
  if (visit_->place == Place::kFeature) return;
  recorder_.Stop();
  PumpVoice();
  if (parts_.speaker != nullptr) parts_.speaker->Stop();
}

VoiceModel::Purpose Kiosk::VoicePurpose() const {
  return TellingSheet() ? VoiceModel::Purpose::kSheet : VoiceModel::Purpose::kProposal;
}

// Said to everybody, each once, before anything is recorded; who has things read aloud hears it
// with the screen.
void Kiosk::SayPromise() {
  const std::string id = PromiseId(VoicePurpose());
  if (aloud_.on() || !visit_->promised.insert(id).second) return;
  aloud_.SayUnasked(parts_.strings.Get(visit_->language, id), SpokenManner());
}

// What was said before is kept until there is something in its place.
void Kiosk::StartVoice() {
  if (parts_.speaker != nullptr) parts_.speaker->Stop();
  aloud_.Hush();  // or the memo would begin with it
  recorder_.Start();
}

void Kiosk::HearVoice() {
  const std::optional<VoiceMemo>& memo = Memo();
  if (parts_.speaker == nullptr || !memo) return;
  if (parts_.speaker->Playing()) return parts_.speaker->Stop();
  if (Status played = parts_.speaker->PlayMemo(memo->ogg); !played) {
    NotHeard(played.error(), "voice.not_heard");
  }
}

std::optional<VoiceMemo>& Kiosk::Memo() {
  return TellingSheet() ? visit_->planner.voice : visit_->draft.voice;
}

void Kiosk::DropVoice() {
  if (parts_.speaker != nullptr) parts_.speaker->Stop();
  recorder_.Wipe();
  Memo().reset();
  if (TellingSheet()) KeepTold();
}

// Of the draft, and what is being recorded. What a sheet's row holds stays there.
void Kiosk::ForgetVoice() {
  if (parts_.speaker != nullptr) parts_.speaker->Stop();
  recorder_.Wipe();
  visit_->draft.voice.reset();
}

void Kiosk::PumpVoice() {
  if (visit_->place == Place::kFeature) return;  // which has the recorder now
  recorder_.Pump();
  if (recorder_.memo() == nullptr) return;
  Memo() = recorder_.TakeMemo();
  if (TellingSheet()) KeepTold();
}

// What answers a question has it on top, so that everybody sees what is answered.
std::string Kiosk::AnswerText(const Draft& draft) const {
  std::string words = draft.words.text();
  if (draft.question.empty()) return words;
  const std::string label =
      parts_.strings.Format(visit_->language, "card.label", {{"question", draft.question}});
  return Trim(words).empty() ? label : label + "\n" + words;
}

// A drawing becomes a picture on the store's thread: the tap is answered before.
StoreThread::Make Kiosk::PlantingOf(const Draft& draft) const {
  PlantProposal plant{.visit = visit_->key,
                      .text = AnswerText(draft),
                      .topic = draft.topic,
                      .signature = draft.signature.value_or(""),
                      .place = draft.place.place,
                      .mood = draft.mood,
                      .media = {},
                      .model = {}};
  if (draft.voice) {
    plant.media.push_back(
        {.medium = {.kind = MediumKind::kVoice, .blob = {}, .ms = draft.voice->ms},
         .bytes = draft.voice->ogg,
         .thumb = {}});
  }
  // Shared, for what makes it is copied on its way and the pixels are many.
  auto photos = std::make_shared<std::vector<Pixels>>();
  for (const Photo& photo : draft.photos) photos->push_back(photo.pixels());
  return [plant = std::move(plant), sketch = draft.sketch,
          ground = std::make_shared<const Pixels>(GroundPixels()),
          photos = std::shared_ptr<const std::vector<Pixels>>(photos)]() -> Result<Command> {
    PlantProposal whole = plant;
    for (const Pixels& photo : *photos) {
      auto taken = MediumOf(photo);
      if (!taken) return std::unexpected(taken.error());
      whole.media.push_back(std::move(*taken));
    }
    if (sketch.Empty()) return whole;
    auto drawn = MediumOf(sketch, *ground);
    if (!drawn) return std::unexpected(drawn.error());
    whole.media.push_back(std::move(*drawn));
    return whole;
  };
}

void Kiosk::WipeDraft() {
  Draft& draft = visit_->draft;
  draft.words.Wipe();
  draft.sketch.Wipe();
  ForgetVoice();
  static_cast<DraftParts&>(draft) = DraftParts();
}

Besides Kiosk::BesidesWords() const {
  const Draft& draft = visit_->draft;
  return {.voice_ms = draft.voice ? draft.voice->ms : 0,
          .has_sketch = !draft.sketch.Empty(),
          .photos = static_cast<int>(draft.photos.size()),
          .place = draft.place.place};
}

void Kiosk::DrawWaysScreen(const ScreenContext& context) {
  const Draft& draft = visit_->draft;
  asked_ = DrawWays(context, {.chrome = Chrome("propose.title"),
                              .question = draft.question,
                              .text = draft.words.text(),
                              .besides = BesidesWords(),
                              .can_go_on = Speaks(draft)});
}

void Kiosk::DrawVoiceScreen(const ScreenContext& context) {
  ChromeModel chrome = Chrome("voice.title");
  chrome.has_back = true;
  const VoiceIntent asked =
      DrawVoice(context, VoiceModelOf(context, std::move(chrome), VoicePurpose(), "voice.missing",
                                      recorder_, parts_.speaker, Memo()));
  if (asked.index() != 0) asked_ = intent::Voice{asked};
}

void Kiosk::DrawSketchScreen(const ScreenContext& context) {
  Draft& draft = visit_->draft;
  ChromeModel chrome = Chrome("sketch.title");
  chrome.has_back = true;
  const SketchAnswer answer = DrawSketch(context, {.chrome = std::move(chrome),
                                                   .sketch = draft.sketch,
                                                   .tool = draft.pen,
                                                   .ground = GroundNow(),
                                                   .under = GroundView()});
  asked_ = answer.intent;
  if (!answer.stroke.empty()) draft.sketch.Draw(draft.pen, answer.stroke);
  if (answer.stroke_ended) draft.sketch.EndStroke();
  if (!answer.stroke.empty() || answer.stroke_ended) Changed();
}

void Kiosk::DrawPlaceScreen(const ScreenContext& context) {
  ChromeModel chrome = Chrome("place.title");
  chrome.has_back = true;
  PlaceIntent asked = DrawPlace(context, {.chrome = std::move(chrome),
                                          .place = visit_->draft.place.place,
                                          .digits = visit_->draft.place.digits,
                                          .needed = false});
  if (asked.index() != 0) asked_ = intent::Place{std::move(asked)};
}

}  // namespace oneflower
