#include "kiosk/screens/report_screen.h"

#include <algorithm>

#include "kiosk/screens/place_screen.h"
#include "kiosk/screens/plan_view.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

constexpr float kGloveMm = 26;  // of a button's shorter side
constexpr float kHighMm = 56;   // higher ones reach no sooner

float GloveButton(const Frame& frame) {
  return std::max(frame.metrics.Control(), frame.Mm(kGloveMm));
}

// What is asked now, and beneath it what one should know.
void DrawQuestion(const ScreenContext& context, Box& content, const ReportModel& model) {
  Frame& frame = context.frame;
  constexpr const char* kQuestions[] = {"report.photo", "report.place", "report.word"};
  const std::string question = std::to_string(model.step + 1) + " / " +
                               std::to_string(kReportSteps) + "  " +
                               frame.T(kQuestions[model.step]);
  const Face face = frame.metrics.ElderOrChild() ? Face::kHeading : Face::kTitle;
  const float title = frame.TextHeight(question, face, content.Width(), 2);
  frame.Text(content.TakeTop(title, frame.Mm(1)), question,
             {.face = face, .max_lines = 2, .role = ui::Role::kHeading});
  std::string note;
  if (!model.trouble.empty()) {
    note = model.trouble;
  } else if (model.step == 0) {
    note = frame.T(model.photo.open ? "photo.cover_hint" : "photo.consent");
  } else if (model.step == 1) {
    note = model.place.empty() ? frame.T("place.plan") : PlaceText(context, model.place);
  }
  if (note.empty()) return;
  const float height = frame.TextHeight(note, Face::kBody, content.Width());
  frame.Text(content.TakeTop(height, frame.Mm(2)), note,
             {.role = ui::Role::kStatus, .id = "report.note"});
}

struct Step {
  ui::ButtonSpec spec;
  Intent wanted;
};

// One beneath the other, the next step as high as there is room.
void DrawSteps(Frame& frame, Box box, const std::vector<Step>& steps, Intent& intent) {
  const float gap = frame.metrics.GroupGap(4);
  const int count = static_cast<int>(steps.size());
  const auto many = static_cast<float>(count);
  box = box.TakeBottom(std::min(box.Height(), frame.Mm(kHighMm) * many + gap * (many - 1)));
  for (int i = 0; i < count; ++i) {
    Step step = steps[static_cast<size_t>(i)];
    step.spec.face = i == 0 ? Face::kTitle : Face::kHeading;
    Ask(intent, ui::Button(frame, box.Row(i, count, gap), step.spec), step.wanted);
  }
}

Box TakeSteps(Frame& frame, Box& content, int count) {
  const float gap = frame.metrics.GroupGap(4);
  const float button = GloveButton(frame);
  const auto many = static_cast<float>(count);
  if (frame.metrics.Portrait()) {
    return content.TakeBottom(button * many * 1.2F + gap * (many - 1), gap);
  }
  return content.TakeRight(std::max(content.Width() * 0.3F, frame.Mm(80)), gap);
}

void DrawPhotoStep(const ScreenContext& context, Box content, const ReportModel& model,
                   PhotoAnswer& answer) {
  Frame& frame = context.frame;
  std::vector<Step> steps;
  if (model.photo.open) {
    steps.push_back({{.id = "report.next", .label = frame.T("report.next"), .look = Look::kPrimary},
                     intent::GoToReportStep{1}});
    steps.push_back({{.id = "photo.uncover",
                      .label = frame.T("photo.uncover"),
                      .enabled = model.photo.can_uncover},
                     intent::UncoverPhoto{}});
    steps.push_back({{.id = "photo.again", .label = frame.T("photo.again"), .look = Look::kRedPale},
                     intent::TakeAgain{}});
  } else {
    steps.push_back({{.id = "photo.take",
                      .label = frame.T("photo.take"),
                      .look = Look::kPrimary,
                      .icon = ui::Icon::kCamera,
                      .enabled = model.photo.sees},
                     intent::TakePhoto{}});
    steps.push_back(
        {{.id = "report.skip", .label = frame.T("report.no_photo")}, intent::GoToReportStep{1}});
  }
  DrawSteps(frame, TakeSteps(frame, content, static_cast<int>(steps.size())), steps, answer.intent);
  if (model.photo.open) {
    DrawTaken(context, content, model.photo.taken[*model.photo.open], answer);
  } else {
    DrawLive(context, content, model.photo);
  }
}

void DrawPlaceStep(const ScreenContext& context, Box content, const ReportModel& model,
                   Intent& intent) {
  Frame& frame = context.frame;
  const bool chosen = !PlaceText(context, model.place).empty();
  const std::vector<Step> steps = {
      {{.id = "report.next",
        .label = frame.T("place.done"),
        .look = Look::kPrimary,
        .enabled = chosen},
       intent::GoToReportStep{2}},
      {{.id = "report.skip", .label = frame.T("place.none")}, intent::SkipReportPlace{}}};
  DrawSteps(frame, TakeSteps(frame, content, 2), steps, intent);
  PlaceIntent asked;
  DrawPlaceMap(context, content, model.place, asked);
  Ask(intent, asked.index() != 0, intent::Place{asked});
}

void DrawWordStep(const ScreenContext& context, const Box& content, const ReportModel& model,
                  Intent& intent) {
  Frame& frame = context.frame;
  const auto& words = context.community.report_words;
  // Children are asked about what they decide on.
  const bool child = frame.metrics.mode() == ui::TextMode::kChild;
  std::vector<int> shown;
  for (int i = 0; i < static_cast<int>(words.size()); ++i) {
    const std::string& topic = words[static_cast<size_t>(i)].topic;
    if (!child || ForChildren(context.community, topic)) shown.push_back(i);
  }
  const int count = static_cast<int>(shown.size()) + 1;
  const int columns = frame.metrics.Portrait() ? 2 : 3;
  const int rows = (count + columns - 1) / columns;
  const float gap = frame.metrics.GroupGap(5);
  const auto place = [&](int i) {
    return content.Row(i / columns, rows, gap).Column(i % columns, columns, gap);
  };
  constexpr Look kLooks[] = {Look::kPrimary, Look::kAmberPale, Look::kBluePale, Look::kViolet,
                             Look::kGreen};
  for (int i = 0; i + 1 < count; ++i) {
    const int index = shown[static_cast<size_t>(i)];
    const ReportWord& word = words[static_cast<size_t>(index)];
    Ask(intent,
        ui::Button(frame, place(i),
                   {.id = "word." + word.id,
                    .label = context.In(word.name),
                    .look = kLooks[static_cast<size_t>(i) % std::size(kLooks)],
                    .enabled = !model.planting,
                    .face = Face::kTitle}),
        intent::PlantReport{index});
  }
  Box last = place(count - 1);
  last.max.x = content.max.x;
  Ask(intent,
      ui::Button(frame, last,
                 {.id = "report.skip",
                  .label = frame.T(model.says ? "report.no_word" : "report.nothing"),
                  .enabled = !model.planting}),
      intent::PlantReport{-1});
}

}  // namespace

PhotoAnswer DrawReport(const ScreenContext& context, const ReportModel& model) {
  Frame& frame = context.frame;
  PhotoAnswer answer;
  Box content = frame.area;
  DrawChrome(context, model.photo.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  DrawQuestion(context, content, model);
  switch (model.step) {
    case 0: DrawPhotoStep(context, content, model, answer); break;
    case 1: DrawPlaceStep(context, content, model, answer.intent); break;
    default: DrawWordStep(context, content, model, answer.intent); break;
  }
  return answer;
}

}  // namespace oneflower
