#include "kiosk/screens/propose_screen.h"

#include <algorithm>

#include "kiosk/ui/scroll.h"
#include "kiosk/ui/text_field.h"
#include "shared/base/utf8.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

float SimilarRowHeight(Frame& frame) {
  return std::max(
      frame.metrics.Control() + frame.Mm(4),
      frame.metrics.LinePx(Face::kBody) + frame.metrics.LinePx(Face::kSmall) + frame.Mm(4));
}

void DrawSimilarRow(const ScreenContext& context, const Box& box, const Proposal& proposal,
                    bool given, Intent& intent) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.card, false);
  const ui::OnGround on(frame, frame.theme.card);
  Box inner = box.Inset(frame.Mm(3), frame.Mm(2));
  const ui::ButtonSpec join = {.id = "join." + proposal.id,
                               .label = frame.T(given ? "propose.joined" : "propose.join"),
                               .look = Look::kPrimary,
                               .enabled = !given};
  const float width = std::max(ui::ButtonWidth(frame, join), frame.metrics.Control());
  const Box button = inner.TakeRight(std::min(width, inner.Width() * 0.5F), frame.Mm(3));
  if (ui::Button(frame, button.Middle(button.Width(), frame.metrics.Control()), join)) {
    Ask(intent, true, intent::GiveFlower{proposal.id});
  }
  const float text = frame.metrics.LinePx(Face::kBody) + frame.metrics.LinePx(Face::kSmall);
  inner = inner.Middle(inner.Width(), text);
  frame.Text(inner.TakeTop(frame.metrics.LinePx(Face::kBody)), TitleText(context, proposal, 30),
             {.max_lines = 1});
  frame.Text(inner,
             StageText(context, proposal.stage) + " · " +
                 frame.T("flowers.count", {{"count", std::to_string(proposal.flowers)}}),
             {.face = Face::kSmall, .color = frame.theme.ink_soft, .max_lines = 1});
}

// What the neighbours say already. Never in the way: the text beside it goes on.
void DrawSimilar(const ScreenContext& context, const Box& box, const ProposeModel& model,
                 Intent& intent) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.green_pale, false);
  const ui::OnGround on(frame, frame.theme.green_pale);
  Box inner = box.Inset(frame.Mm(4), frame.Mm(3));
  frame.Text(inner.TakeTop(frame.metrics.LinePx(Face::kHeading), frame.Mm(1)),
             frame.T("propose.neighbours"),
             {.face = Face::kHeading, .max_lines = 1, .role = ui::Role::kHeading});
  if (model.similar.empty()) {
    const std::string& hint = frame.T("propose.no_neighbours");
    if (frame.TextHeight(hint, Face::kSmall, inner.Width()) <= inner.Height() + 1) {
      frame.Text(inner, hint, {.face = Face::kSmall});
    }
    return;
  }
  const float row = SimilarRowHeight(frame);
  const float pitch = row + frame.metrics.Gap();
  const float all = pitch * static_cast<float>(model.similar.size()) - frame.metrics.Gap();
  const ui::ScrollArea area(frame, "similar", inner, all, ui::Axis::kDown);
  for (size_t i = 0; i < model.similar.size(); ++i) {
    const float y = area.Origin().y + pitch * static_cast<float>(i);
    const Proposal& proposal = model.similar[i];
    const bool given = std::ranges::find(model.given, proposal.id) != model.given.end();
    DrawSimilarRow(context, Box::At(area.view().min.x, y, area.view().Width(), row), proposal,
                   given, intent);
  }
}

ui::TextFieldSpec FieldOf(const ScreenContext& context, const ProposeModel& model) {
  Frame& frame = context.frame;
  const std::string length = std::to_string(CountCodePoints(model.text));
  return {.id = "draft",
          .text = model.text,
          .caret = model.caret,
          .preedit = model.preedit,
          .placeholder = frame.T("propose.placeholder"),
          .note = model.full ? frame.T("propose.full")
                             : frame.T("propose.length", {{"count", length}})};
}

void DrawSay(const ScreenContext& context, Box content, const ProposeModel& model,
             ProposeAnswer& answer) {
  Frame& frame = context.frame;
  const Box keys = content.TakeBottom(ui::KeyboardHeight(frame));
  answer.key = ui::DrawKeyboard(frame, keys, model.keyboard);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(3));
  const float gap = frame.metrics.GroupGap(4);
  const bool portrait = frame.metrics.Portrait();
  if (portrait) {
    const float similar =
        SimilarRowHeight(frame) * 2 + frame.metrics.LinePx(Face::kHeading) + frame.Mm(14);
    const Box panel = content.TakeBottom(std::min(similar, content.Height() * 0.5F), gap);
    DrawSimilar(context, panel, model, answer.intent);
  } else {
    DrawSimilar(context, content.TakeRight(content.Width() * 0.33F, gap), model, answer.intent);
  }
  answer.caret = ui::DrawTextField(frame, content, FieldOf(context, model));
}

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
  for (const Topic& topic : context.community.topics) {
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

// The person's own words, whole, above the soil they are going into.
void DrawWords(const ScreenContext& context, const Box& box, const ProposeModel& model) {
  Frame& frame = context.frame;
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
  // Room for the page buttons is kept in any case, so that the breaks do not depend on the length.
  const float width = inner.Width() - ui::PageButtonWidth(frame) - frame.metrics.Gap();
  const float all = frame.TextHeight(model.text, Face::kBody, inner.Width());
  const bool fits = all <= inner.Height();
  const float height = fits ? all : frame.TextHeight(model.text, Face::kBody, width);
  const ui::ScrollArea area(frame, "words", inner, height, ui::Axis::kDown);
  const ImVec2 at = area.Origin();
  frame.Text(Box::At(at.x, at.y, fits ? inner.Width() : width, height), model.text,
             {.id = "words.text"});
}

void DrawQuestions(const ScreenContext& context, const Box& box, const ProposeModel& model,
                   Intent& intent) {
  Frame& frame = context.frame;
  const auto topics = TopicChoices(context, model);
  const auto signatures = SignatureChoices(context, model);
  const float heading = frame.metrics.LinePx(Face::kHeading) + frame.Mm(2);
  const auto height_of = [&](const std::vector<Choice>& choices, float width) {
    Intent ignored;
    return heading + DrawChips(frame, Box::At(0, 0, width, 0), choices, ignored, false);
  };
  float first = height_of(topics, box.Width()) + frame.Mm(5);
  float height = first + height_of(signatures, box.Width());
  if (height > box.Height()) {
    const float width = box.Width() - ui::PageButtonWidth(frame) - frame.metrics.Gap();
    first = height_of(topics, width) + frame.Mm(5);
    height = first + height_of(signatures, width);
  }
  // Once the first question is answered the second one comes in sight.
  const bool answered = std::ranges::any_of(
      topics, [&](const Choice& choice) { return frame.Tapped(choice.spec.id); });
  if (answered) ui::ScrollTo(frame, "look", first, first + box.Height(), box.Height());
  const ui::ScrollArea area(frame, "look", box, height, ui::Axis::kDown);
  float y = area.Origin().y;
  DrawQuestion(frame, area, y, frame.T("propose.topic"), topics, intent);
  DrawQuestion(frame, area, y, frame.T("propose.signature"), signatures, intent);
}

void DrawLook(const ScreenContext& context, Box content, const ProposeModel& model,
              ProposeAnswer& answer) {
  Frame& frame = context.frame;
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float control = frame.metrics.Control();
  const float gap = frame.metrics.GroupGap(4);
  Box foot = content.TakeBottom(control * 1.15F, gap);
  const ui::ButtonSpec back = {.id = "say.again",
                               .label = frame.T("propose.change"),
                               .look = Look::kRedPale,
                               .icon = ui::Icon::kPencil};
  const Box back_box = foot.TakeLeft(std::max(ui::ButtonWidth(frame, back), control), gap);
  Ask(answer.intent, ui::Button(frame, back_box, back), intent::GoToStep{0});
  const bool ready = !model.topic.empty() && model.signature.has_value() && !model.planting;
  const char* label = model.topic.empty() ? "propose.need_topic"
                      : !model.signature  ? "propose.need_signature"
                                          : "propose.plant";
  Ask(answer.intent,
      ui::Button(
          frame, foot,
          {.id = "plant", .label = frame.T(label), .look = Look::kPrimary, .enabled = ready}),
      intent::Plant{});
  const char* promise = model.publish_at_once ? "propose.public_at_once" : "propose.public_later";
  const std::string& words = model.trouble.empty() ? frame.T(promise) : model.trouble;
  const float promise_height =
      frame.TextHeight(words, Face::kBody, content.Width() - frame.Mm(10)) + frame.Mm(5);
  DrawPromise(context, content.TakeBottom(promise_height, gap), model);

  if (frame.metrics.Portrait()) {
    const float needed =
        frame.TextHeight(model.text, Face::kBody, content.Width() - frame.Mm(40)) + frame.Mm(40);
    DrawWords(context, content.TakeTop(std::min(needed, content.Height() * 0.36F), gap), model);
  } else {
    DrawWords(context, content.TakeLeft(content.Width() * 0.38F, gap * 2), model);
  }
  DrawQuestions(context, content, model, answer.intent);
}

}  // namespace

void DrawSteps(const ScreenContext& context, const Box& box, int step) {
  Frame& frame = context.frame;
  constexpr const char* kNames[] = {"propose.step_say", "propose.step_look", "propose.step_plant"};
  for (int i = 0; i < 3; ++i) {
    const Box place = box.Column(i, 3, frame.Mm(3));
    const ui::Tone& tone = i == step  ? frame.theme.red
                           : i < step ? frame.theme.green_pale
                                      : frame.theme.card;
    frame.draw.AddRectFilled(place.min, place.max, tone.ground, place.Height() / 2);
    frame.draw.AddRect(place.min, place.max, frame.theme.border, place.Height() / 2, 0,
                       frame.Mm(0.4F));
    const ui::OnGround on(frame, tone);
    frame.Text(
        place, std::to_string(i + 1) + " " + frame.T(kNames[i]),
        {.align = ui::Align::kCenter, .max_lines = 1, .middle = true, .role = ui::Role::kStatus});
  }
}

ProposeAnswer DrawPropose(const ScreenContext& context, const ProposeModel& model) {
  Frame& frame = context.frame;
  ProposeAnswer answer;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content, answer.intent);
  const float steps = frame.metrics.LinePx(Face::kBody) + frame.Mm(3);
  Box line = content.TakeTop(steps + frame.Mm(4)).Inset(frame.metrics.Margin(), frame.Mm(2));
  DrawSteps(context, line.Middle(std::min(line.Width(), frame.Mm(260)), line.Height()), model.step);
  if (model.step == 0) {
    DrawSay(context, content, model, answer);
  } else {
    DrawLook(context, content, model, answer);
  }
  return answer;
}

}  // namespace oneflower
