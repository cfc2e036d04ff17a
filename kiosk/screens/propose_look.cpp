#include "kiosk/screens/propose_look.h"

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
    const float width = std::max(ui::ButtonWidth(frame, choice.spec), frame.metrics.Control());
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

// Who sees what, before anything is planted.
void DrawPromise(const ScreenContext& context, Box box, const ProposeModel& model) {
  Frame& frame = context.frame;
  const ui::Tone& tone = model.trouble.empty() ? frame.theme.amber_pale : frame.theme.red_pale;
  ui::DrawCard(frame, box, tone, false);
  const ui::OnGround on(frame, tone);
  const char* promise = model.publish_at_once ? "propose.public_at_once" : "propose.public_later";
  frame.Text(box.Inset(frame.Mm(5), frame.Mm(2)),
             model.trouble.empty() ? frame.T(promise) : model.trouble,
             {.middle = true, .role = ui::Role::kStatus, .id = "promise"});
}

// The person's own words, and beneath them what goes with them.
std::string SaidText(const ScreenContext& context, const ProposeModel& model) {
  std::string said = model.text;
  const char* between = "\n";
  for (const Way way : {Way::kPlace, Way::kVoice, Way::kPhoto, Way::kSketch}) {
    const std::string came = CameOf(context, model.besides, way);
    if (came.empty()) continue;
    if (!said.empty()) said += between;
    said += came;
    between = " · ";
  }
  return said;
}

// The photos as they will be seen, side by side beneath the words; where that leaves the words no
// room, one beneath the other at their side. What they take is cut off the box.
void DrawPhotos(Frame& frame, Box& inner, float words, const std::vector<ui::ImageView>& photos) {
  if (photos.empty()) return;
  constexpr int kPlaces = static_cast<int>(kMaxPhotos);
  const float gap = frame.Mm(3);
  const float height = std::min(inner.Width() / kPlaces * 0.75F, inner.Height() * 0.6F);
  const bool beneath = words + gap + height <= inner.Height();
  const Box box =
      beneath ? inner.TakeBottom(height, gap) : inner.TakeRight(inner.Width() * 0.24F, gap);
  for (size_t i = 0; i < photos.size(); ++i) {
    const int at = static_cast<int>(i);
    const Box place = beneath ? box.Column(at, kPlaces, gap) : box.Row(at, kPlaces, gap);
    ui::DrawCard(frame, place, frame.theme.paper, false);
    if (photos[i].state == ui::ImageView::State::kReady) {
      ui::DrawImageFilling(frame, place, photos[i], frame.Mm(2));
    }
    frame.Record({.id = "look.photo." + std::to_string(i + 1),
                  .role = ui::Role::kImage,
                  .label = frame.T("photo.number", {{"number", std::to_string(i + 1)}}),
                  .box = place});
  }
}

// What was said, whole, above the soil it is going into.
void DrawWords(const ScreenContext& context, const Box& box, const ProposeModel& model) {
  Frame& frame = context.frame;
  const std::string said = SaidText(context, model);
  ui::DrawCard(frame, box, frame.theme.card);
  const ui::OnGround on(frame, frame.theme.card);
  Box inner = box.Inset(frame.Mm(6), frame.Mm(5));
  const float seed = std::min(frame.Mm(34), inner.Height() * 0.4F);
  if (seed >= frame.Mm(12)) {
    const Box soil = inner.TakeBottom(seed * 0.45F, frame.Mm(2));
    const Proposal planned = {.topic = model.topic};
    ui::DrawFlower(frame.draw, {soil.Center().x, soil.max.y}, seed,
                   FlowerOf(planned, context.community), {frame.Seconds(), 1});
  }
  DrawPhotos(frame, inner, frame.TextHeight(said, Face::kBody, inner.Width()), model.photos);
  // Room for the page buttons is kept in any case, so that the breaks do not depend on the length.
  const float width = inner.Width() - ui::PageStripWidth(frame, inner) - frame.metrics.Gap();
  const float all = frame.TextHeight(said, Face::kBody, inner.Width());
  const bool fits = all <= inner.Height();
  const float height = fits ? all : frame.TextHeight(said, Face::kBody, width);
  const ui::ScrollArea area(frame, "words", inner, height, ui::Axis::kDown);
  const ImVec2 at = area.Origin();
  frame.Text(Box::At(at.x, at.y, fits ? inner.Width() : width, height), said, {.id = "words.text"});
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

// One of them, on a screen of its own.
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
  const auto height_in = [&](float width) {
    Intent ignored;
    return DrawChips(frame, Box::At(0, 0, width, 0), question.choices, ignored, false);
  };
  float height = height_in(content.Width());
  if (height > content.Height()) {
    height = height_in(content.Width() - ui::PageStripWidth(frame, content) - frame.metrics.Gap());
  }
  const ui::ScrollArea area(frame, "more", content, height, ui::Axis::kDown);
  const ImVec2 at = area.Origin();
  DrawChips(frame, Box::At(at.x, at.y, area.view().Width(), height), question.choices, intent,
            true);
}

void DrawMoreButton(Frame& frame, Box& content, float gap, Intent& intent) {
  const ui::ButtonSpec more = {.id = "look.more",
                               .label = frame.T("look.more"),
                               .look = Look::kBluePale,
                               .icon = ui::Icon::kPlus};
  Ask(intent, ui::Button(frame, content.TakeBottom(frame.metrics.Control(), gap), more),
      intent::AskMore{1});
}

}  // namespace

void DrawLook(const ScreenContext& context, Box content, const ProposeModel& model,
              Intent& intent) {
  Frame& frame = context.frame;
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  if (model.more > 0) return DrawOneQuestion(context, content, model, intent);
  const float control = frame.metrics.Control();
  const float gap = frame.metrics.GroupGap(4);
  Box foot = content.TakeBottom(control * 1.15F, gap);
  const ui::ButtonSpec back = {.id = "say.again",
                               .label = frame.T("propose.change"),
                               .look = Look::kRedPale,
                               .icon = ui::Icon::kPencil};
  const Box back_box = foot.TakeLeft(std::max(ui::ButtonWidth(frame, back), control), gap);
  Ask(intent, ui::Button(frame, back_box, back), intent::GoToStep{0});
  const bool topic = model.ways_apart || !model.topic.empty();
  const bool ready = topic && model.signature.has_value() && !model.planting;
  const char* label = !topic             ? "propose.need_topic"
                      : !model.signature ? "propose.need_signature"
                                         : "propose.plant";
  Ask(intent,
      ui::Button(
          frame, foot,
          {.id = "plant", .label = frame.T(label), .look = Look::kPrimary, .enabled = ready}),
      intent::Plant{});
  const char* promise = model.publish_at_once ? "propose.public_at_once" : "propose.public_later";
  const std::string& words = model.trouble.empty() ? frame.T(promise) : model.trouble;
  const float promise_height =
      frame.TextHeight(words, Face::kBody, content.Width() - frame.Mm(10)) + frame.Mm(5);
  DrawPromise(context, content.TakeBottom(promise_height, gap), model);
  if (model.ways_apart) {
    DrawMoreButton(frame, content, gap, intent);
    return DrawWords(context, content, model);
  }
  if (frame.metrics.Portrait()) {
    const float needed =
        frame.TextHeight(SaidText(context, model), Face::kBody, content.Width() - frame.Mm(40)) +
        frame.Mm(40);
    DrawWords(context, content.TakeTop(std::min(needed, content.Height() * 0.36F), gap), model);
  } else {
    DrawWords(context, content.TakeLeft(content.Width() * 0.38F, gap * 2), model);
  }
  DrawQuestions(context, content, model, intent);
}

}  // namespace oneflower
