// 随手拍: a photo, a place and one word from who is only passing by.
#include "kiosk/app/kiosk.h"
#include "kiosk/screens/report_screen.h"

namespace oneflower {

// What somebody has begun to say goes before what they see in passing: it leads back there.
void Kiosk::OpenReport() {
  if (Speaks(visit_->draft)) return Go(Place::kPropose);
  if (visit_->mode == ui::TextMode::kChild && !visit_->staff_here) {
    return AskStaff("photo.why_staff", [this] { OpenReport(); });
  }
  WipeDraft();
  visit_->draft.signature = "";  // nobody is asked for a name
  visit_->report_step = 0;
  Go(Place::kReport);
}

void Kiosk::GoToReportStep(int step) {
  Draft& draft = visit_->draft;
  visit_->report_step = step;
  // Who comes back finds the photo, not the camera.
  draft.open_photo.reset();
  if (step == 0 && !draft.photos.empty()) draft.open_photo = 0;
}

void Kiosk::BackInReport() {
  if (visit_->report_step > 0) return GoToReportStep(visit_->report_step - 1);
  Go(Place::kHome);
}

// A negative number: without a word.
void Kiosk::PlantReport(int word) {
  Draft& draft = visit_->draft;
  const auto& words = parts_.community.report_words;
  if (parts_.store == nullptr || draft.ticket != 0) return;
  draft.words.Wipe();
  if (word >= 0 && static_cast<size_t>(word) < words.size()) {
    const ReportWord& chosen = words[static_cast<size_t>(word)];
    draft.words.Insert(visit_->language == ui::Language::kChinese ? chosen.name.zh
                                                                  : chosen.name.en);
    draft.topic = chosen.topic;
    draft.mood = chosen.mood;
  }
  if (!Speaks(draft)) return Go(Place::kHome);
  draft.trouble.clear();
  draft.ticket = parts_.store->SubmitMade(PlantingOf(draft));
}

void Kiosk::DrawReportScreen(const ScreenContext& context) {
  const Draft& draft = visit_->draft;
  const ReportModel model{
      .photo = PhotosNow("report.title"),
      .step = visit_->report_step,
      .place = draft.place.place,
      .says = Speaks(draft),
      .planting = draft.ticket != 0,
      .trouble = draft.trouble.empty() ? std::string() : context.frame.T(draft.trouble)};
  const PhotoAnswer answer = DrawReport(context, model);
  asked_ = answer.intent;
  SweepPhoto(answer);
}

}  // namespace oneflower
