#include "kiosk/screens/propose_questions.h"

#include <algorithm>

#include "kiosk/screens/choices.h"
#include "kiosk/ui/scroll.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;

std::vector<Choice> TopicChoices(const ScreenContext& context, const ProposeModel& model,
                                 Intent& intent) {
  std::vector<Choice> choices;
  const bool child = context.frame.metrics.mode() == ui::TextMode::kChild;
  for (const Topic& topic : context.community.topics) {
    if (child && !ForChildren(context.community, topic.id)) continue;
    choices.push_back(
        ChoiceOf("topic." + topic.id, context.In(topic.name), topic.id == model.topic,
                 [&intent, id = topic.id] { Ask(intent, true, intent::ChooseTopic{id}); }));
  }
  return choices;
}

// What kind of flower it is; a second tap on the same takes it back.
std::vector<Choice> MoodChoices(const ScreenContext& context, const ProposeModel& model,
                                Intent& intent) {
  std::vector<Choice> choices;
  for (const Mood mood : kMoods) {
    const bool chosen = mood == model.mood;
    const std::string id = "mood." + std::string(MoodName(mood));
    choices.push_back(
        ChoiceOf(id, context.frame.T(id), chosen, [&intent, wanted = chosen ? Mood::kNone : mood] {
          Ask(intent, true, intent::ChooseMood{wanted});
        }));
  }
  return choices;
}

std::vector<Choice> SignatureChoices(const ScreenContext& context, const ProposeModel& model,
                                     Intent& intent) {
  std::vector<Choice> choices;
  const auto add = [&](const std::string& id, const std::string& name, const std::string& label) {
    choices.push_back(ChoiceOf(id, label, model.signature == name, [&intent, name] {
      Ask(intent, true, intent::ChooseSignature{name});
    }));
  };
  add("sign.nobody", "", context.frame.T("signature.nobody"));
  for (const std::string& name : model.signatures) add("sign." + name, name, name);
  return choices;
}

struct Question {
  std::string title;
  std::vector<Choice> choices;
};

std::vector<Question> QuestionsOf(const ScreenContext& context, const ProposeModel& model,
                                  Intent& intent) {
  const Frame& frame = context.frame;
  return {{frame.T("propose.topic"), TopicChoices(context, model, intent)},
          {frame.T("propose.signature"), SignatureChoices(context, model, intent)},
          {frame.T("propose.mood"), MoodChoices(context, model, intent)}};
}

}  // namespace

void DrawQuestions(const ScreenContext& context, const Box& box, const ProposeModel& model,
                   Intent& intent) {
  Frame& frame = context.frame;
  const std::vector<Question> questions = QuestionsOf(context, model, intent);
  const float line = frame.metrics.LinePx(Face::kHeading);
  const float gap = frame.Mm(5);
  // Where each question ends in that width.
  const auto ends_in = [&](float width) {
    std::vector<float> ends;
    float y = 0;
    for (const Question& question : questions) {
      y += line + frame.Mm(2) + ChipsHeight(frame, width, question.choices) + gap;
      ends.push_back(y);
    }
    return ends;
  };
  std::vector<float> ends = ends_in(box.Width());
  if (ends.back() - gap > box.Height()) {
    ends = ends_in(box.Width() - ui::PageStripWidth(frame, box) - frame.metrics.Gap());
  }
  // Once a question is answered the next one comes in sight.
  for (size_t i = 0; i + 1 < questions.size(); ++i) {
    const bool answered = std::ranges::any_of(
        questions[i].choices, [&](const Choice& choice) { return frame.Tapped(choice.spec.id); });
    if (answered) ui::ScrollTo(frame, "look", ends[i], ends[i] + box.Height(), box.Height());
  }
  const ui::ScrollArea area(frame, "look", box, ends.back() - gap, ui::Axis::kDown);
  Box left = Box::At(area.Origin().x, area.Origin().y, area.view().Width(), ends.back());
  for (const Question& question : questions) {
    frame.Text(left.TakeTop(line, frame.Mm(2)), question.title,
               {.face = Face::kHeading, .max_lines = 1, .role = ui::Role::kHeading});
    const float chips = ChipsHeight(frame, left.Width(), question.choices);
    DrawChipLines(context, left.TakeTop(chips, gap), question.choices);
  }
}

void DrawOneQuestion(const ScreenContext& context, Box content, const ProposeModel& model,
                     Intent& intent) {
  Frame& frame = context.frame;
  const Question question =
      QuestionsOf(context, model, intent)[static_cast<size_t>(model.more - 1)];
  const float gap = frame.metrics.GroupGap(5);
  const bool chosen = std::ranges::any_of(
      question.choices, [](const Choice& choice) { return choice.spec.selected; });
  Ask(intent,
      ui::Button(frame, content.TakeBottom(frame.metrics.Control() * 1.15F, gap),
                 {.id = "more.skip",
                  .label = frame.T(chosen ? "more.go_on" : "more.skip"),
                  .look = ui::Look::kGreen}),
      intent::AskMore{model.more + 1});
  ui::DrawHeading(frame, content, question.title, Face::kTitle, gap);
  DrawChoices(context, content, "more", question.choices);
}

}  // namespace oneflower
