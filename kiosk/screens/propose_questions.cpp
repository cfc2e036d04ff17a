#include "kiosk/screens/propose_questions.h"

#include <algorithm>

#include "kiosk/ui/scroll.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

struct Choice {
  ui::ButtonSpec spec;
  Intent wanted;
};

float DrawChips(Frame& frame, const Box& box, const std::vector<Choice>& choices, Intent& intent,
                bool draw) {
  ui::Flow flow(box, frame.metrics.Control(), frame.metrics.Gap());
  for (const Choice& choice : choices) {
    // Room for the mark of what is chosen: nothing moves beneath a finger that chooses.
    ui::ButtonSpec marked = choice.spec;
    marked.selected = true;
    const float width = std::max(ui::ButtonWidth(frame, marked), frame.metrics.Control());
    const Box place = flow.Next(width);
    if (draw) Ask(intent, ui::Chip(frame, place, choice.spec), choice.wanted);
  }
  return flow.Bottom() - box.min.y;
}

std::vector<Choice> TopicChoices(const ScreenContext& context, const ProposeModel& model) {
  std::vector<Choice> choices;
  const bool child = context.frame.metrics.mode() == ui::TextMode::kChild;
  for (const Topic& topic : context.community.topics) {
    if (child && !ForChildren(context.community, topic.id)) continue;
    const bool chosen = topic.id == model.topic;
    choices.push_back({{.id = "topic." + topic.id,
                        .label = context.In(topic.name),
                        .look = chosen ? Look::kGreen : Look::kPlain,
                        .selected = chosen,
                        .face = Face::kBody},
                       intent::ChooseTopic{topic.id}});
  }
  return choices;
}

// What kind of flower it is; a second tap on the same takes it back.
std::vector<Choice> MoodChoices(const ScreenContext& context, const ProposeModel& model) {
  std::vector<Choice> choices;
  for (const Mood mood : {Mood::kFound, Mood::kHope, Mood::kThanks, Mood::kWorry}) {
    const bool chosen = mood == model.mood;
    const std::string id = "mood." + std::string(MoodName(mood));
    choices.push_back({{.id = id,
                        .label = context.frame.T(id),
                        .look = chosen ? Look::kGreen : Look::kPlain,
                        .selected = chosen,
                        .face = Face::kBody},
                       intent::ChooseMood{chosen ? Mood::kNone : mood}});
  }
  return choices;
}

std::vector<Choice> SignatureChoices(const ScreenContext& context, const ProposeModel& model) {
  std::vector<Choice> choices;
  const auto add = [&](const std::string& id, const std::string& name, const std::string& label) {
    const bool chosen = model.signature == name;
    choices.push_back({{.id = id,
                        .label = label,
                        .look = chosen ? Look::kGreen : Look::kPlain,
                        .selected = chosen,
                        .face = Face::kBody},
                       intent::ChooseSignature{name}});
  };
  add("sign.nobody", "", context.frame.T("signature.nobody"));
  for (const std::string& name : model.signatures) add("sign." + name, name, name);
  return choices;
}

void DrawQuestion(Frame& frame, const ui::ScrollArea& area, float& y, const std::string& title,
                  const std::vector<Choice>& choices, Intent& intent) {
  const float width = area.view().Width();
  const float x = area.Origin().x;
  frame.Text(Box::At(x, y, width, frame.metrics.LinePx(Face::kHeading)), title,
             {.face = Face::kHeading, .max_lines = 1, .role = ui::Role::kHeading});
  y += frame.metrics.LinePx(Face::kHeading) + frame.Mm(2);
  y += DrawChips(frame, Box::At(x, y, width, 0), choices, intent, true) + frame.Mm(5);
}

struct Question {
  std::string title;
  std::vector<Choice> choices;
};

std::vector<Question> QuestionsOf(const ScreenContext& context, const ProposeModel& model) {
  const Frame& frame = context.frame;
  return {{frame.T("propose.topic"), TopicChoices(context, model)},
          {frame.T("propose.signature"), SignatureChoices(context, model)},
          {frame.T("propose.mood"), MoodChoices(context, model)}};
}

// As large as the room allows, all of them side by side; false where they need more of it.
bool DrawLarge(Frame& frame, const Box& box, const std::vector<Choice>& choices, Intent& intent) {
  constexpr int kMostColumns = 5;
  const float gap = frame.metrics.GroupGap(5);
  const float least = frame.metrics.Control();
  const int count = static_cast<int>(choices.size());
  float widest = least;
  for (const Choice& choice : choices) {
    widest = std::max(widest, ui::ButtonWidth(frame, choice.spec));
  }
  const auto rows_of = [&](int columns) { return (count + columns - 1) / columns; };
  // The lowest side decides: three times as wide as high is as good as it gets.
  const auto size_with = [&](int columns) {
    const float width = box.Column(0, columns, gap).Width();
    const float height = box.Row(0, rows_of(columns), gap).Height();
    return width < widest || height < least ? 0.0F : std::min(width, 3 * height);
  };
  int columns = 1;
  for (int wanted = 2; wanted <= kMostColumns; ++wanted) {
    if (size_with(wanted) > size_with(columns)) columns = wanted;
  }
  if (size_with(columns) <= 0) return false;
  for (int i = 0; i < count; ++i) {
    const Choice& choice = choices[static_cast<size_t>(i)];
    const Box place = box.Row(i / columns, rows_of(columns), gap).Column(i % columns, columns, gap);
    Ask(intent, ui::Button(frame, place, choice.spec), choice.wanted);
  }
  return true;
}

}  // namespace

void DrawQuestions(const ScreenContext& context, const Box& box, const ProposeModel& model,
                   Intent& intent) {
  Frame& frame = context.frame;
  const std::vector<Question> questions = QuestionsOf(context, model);
  const float heading = frame.metrics.LinePx(Face::kHeading) + frame.Mm(2);
  // Where each question ends in that width.
  const auto ends_in = [&](float width) {
    std::vector<float> ends;
    float y = 0;
    for (const Question& question : questions) {
      Intent ignored;
      y += heading + frame.Mm(5) +
           DrawChips(frame, Box::At(0, 0, width, 0), question.choices, ignored, false);
      ends.push_back(y);
    }
    return ends;
  };
  std::vector<float> ends = ends_in(box.Width());
  if (ends.back() - frame.Mm(5) > box.Height()) {
    ends = ends_in(box.Width() - ui::PageStripWidth(frame, box) - frame.metrics.Gap());
  }
  // Once a question is answered the next one comes in sight.
  for (size_t i = 0; i + 1 < questions.size(); ++i) {
    const bool answered = std::ranges::any_of(
        questions[i].choices, [&](const Choice& choice) { return frame.Tapped(choice.spec.id); });
    if (answered) ui::ScrollTo(frame, "look", ends[i], ends[i] + box.Height(), box.Height());
  }
  const ui::ScrollArea area(frame, "look", box, ends.back() - frame.Mm(5), ui::Axis::kDown);
  float y = area.Origin().y;
  for (const Question& question : questions) {
    DrawQuestion(frame, area, y, question.title, question.choices, intent);
  }
}

void DrawOneQuestion(const ScreenContext& context, Box content, const ProposeModel& model,
                     Intent& intent) {
  Frame& frame = context.frame;
  const Question question = QuestionsOf(context, model)[static_cast<size_t>(model.more - 1)];
  const float gap = frame.metrics.GroupGap(5);
  const bool chosen = std::ranges::any_of(
      question.choices, [](const Choice& choice) { return choice.spec.selected; });
  Ask(intent,
      ui::Button(frame, content.TakeBottom(frame.metrics.Control() * 1.15F, gap),
                 {.id = "more.skip",
                  .label = frame.T(chosen ? "more.go_on" : "more.skip"),
                  .look = Look::kGreen}),
      intent::AskMore{model.more + 1});
  const float title = frame.TextHeight(question.title, Face::kTitle, content.Width(), 2);
  frame.Text(content.TakeTop(title, gap), question.title,
             {.face = Face::kTitle, .max_lines = 2, .role = ui::Role::kHeading});
  if (DrawLarge(frame, content, question.choices, intent)) return;
  Intent ignored;
  const float width = content.Width() - ui::PageStripWidth(frame, content) - frame.metrics.Gap();
  const float height = DrawChips(frame, Box::At(0, 0, width, 0), question.choices, ignored, false);
  const ui::ScrollArea area(frame, "more", content, height, ui::Axis::kDown);
  const ImVec2 at = area.Origin();
  DrawChips(frame, Box::At(at.x, at.y, area.view().Width(), height), question.choices, intent,
            true);
}

}  // namespace oneflower
