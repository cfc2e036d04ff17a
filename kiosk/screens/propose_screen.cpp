#include "kiosk/screens/propose_screen.h"

#include <algorithm>

#include "kiosk/screens/propose_look.h"
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
  const float most = std::max(inner.Width() * 0.5F, frame.metrics.Control());
  const Box button = inner.TakeRight(std::min(width, most), frame.Mm(3));
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

constexpr int kPrompts = static_cast<int>(std::size(kMoods));

ui::ButtonSpec PromptOf(const Frame& frame, Mood mood) {
  return {.id = PromptId(mood), .label = frame.T(PromptId(mood)) + "…", .face = Face::kBody};
}

// In how many lines the first words stand; 0: there is no room for them.
int PromptLines(const Frame& frame, const Box& box) {
  const float gap = frame.metrics.Gap();
  float widest = 0;
  for (const Mood mood : kMoods) {
    widest = std::max(widest, ui::ButtonWidth(frame, PromptOf(frame, mood)));
  }
  for (const int lines : {4, 2, 1}) {
    const int columns = kPrompts / lines;
    const bool high =
        (frame.metrics.Control() + gap) * static_cast<float>(lines) - gap <= box.Height();
    const bool wide =
        lines > 1 || (widest + gap) * static_cast<float>(columns) - gap <= box.Width();
    if (high && wide) return lines;
  }
  return 0;
}

// First words for who does not know how to begin.
void DrawPrompts(Frame& frame, Box box, int lines, Intent& intent) {
  const auto hint = [&](const char* id) {
    if (frame.TextHeight(frame.T(id), Face::kSmall, box.Width()) > box.Height() + 1) return;
    frame.Text(box, frame.T(id), {.face = Face::kSmall});
  };
  const float gap = frame.metrics.Gap();
  const Box all =
      box.TakeTop((frame.metrics.Control() + gap) * static_cast<float>(lines) - gap, gap);
  const int columns = kPrompts / lines;
  for (int i = 0; i < kPrompts; ++i) {
    Ask(intent,
        ui::Button(frame, all.Row(i / columns, lines, gap).Column(i % columns, columns, gap),
                   PromptOf(frame, kMoods[i])),
        intent::BeginWith{kMoods[i]});
  }
  hint("propose.no_neighbours");
}

// What the neighbours say already. Never in the way: the text beside it goes on. Before the first
// word there is nothing they could say to it.
void DrawSimilar(const ScreenContext& context, const Box& box, const ProposeModel& model,
                 Intent& intent) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.green_pale, false);
  const ui::OnGround on(frame, frame.theme.green_pale);
  Box inner = box.Inset(frame.Mm(4), frame.Mm(2.4F));
  // On a low panel what they say is worth more than that they do.
  const float heading = frame.metrics.LinePx(Face::kHeading) + frame.Mm(1);
  const bool headed = inner.Height() >= heading + frame.metrics.Control();
  Box beneath = inner;
  if (headed) beneath.TakeTop(heading);
  const int prompts = model.text.empty() && model.preedit.empty() ? PromptLines(frame, beneath) : 0;
  const bool begins = prompts > 0;
  if (headed) {
    frame.Text(inner.TakeTop(frame.metrics.LinePx(Face::kHeading), frame.Mm(1)),
               frame.T(begins ? "propose.start_with" : "propose.neighbours"),
               {.face = Face::kHeading, .max_lines = 1, .role = ui::Role::kHeading});
  }
  if (begins) return DrawPrompts(frame, inner, prompts, intent);
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

// The ways beside writing. A way that was gone tells what came of it.
void DrawWayRow(const ScreenContext& context, const Box& box, const ProposeModel& model,
                Intent& intent) {
  Frame& frame = context.frame;
  struct Button {
    Way way;
    const char* id;
    ui::Icon icon;
  };
  constexpr Button kButtons[] = {{Way::kVoice, "way.voice", ui::Icon::kMicrophone},
                                 {Way::kSketch, "way.sketch", ui::Icon::kPencil},
                                 {Way::kPhoto, "way.photo", ui::Icon::kCamera},
                                 {Way::kPlace, "way.place", ui::Icon::kPin}};
  constexpr int kCount = static_cast<int>(std::size(kButtons));
  for (int i = 0; i < kCount; ++i) {
    const Button& button = kButtons[i];
    const std::string came = CameOf(context, model.besides, button.way);
    const bool done = !came.empty();
    Ask(intent,
        ui::Button(frame, box.Column(i, kCount, frame.metrics.Gap()),
                   {.id = button.id,
                    .label = done ? came : frame.T(button.id),
                    .look = done ? Look::kGreen : Look::kAmberPale,
                    .icon = button.icon,
                    .selected = done}),
        intent::OpenWay{button.way});
  }
}

void DrawSay(const ScreenContext& context, Box content, const ProposeModel& model,
             ProposeAnswer& answer) {
  Frame& frame = context.frame;
  const Box keys = content.TakeBottom(ui::KeyboardHeight(frame, model.keyboard.layout));
  answer.key = ui::DrawKeyboard(frame, keys, model.keyboard);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(3));
  const float gap = frame.metrics.GroupGap(4);
  const bool portrait = frame.metrics.Portrait();
  if (portrait) {
    const float similar =
        SimilarRowHeight(frame) * 2 + frame.metrics.LinePx(Face::kHeading) + frame.Mm(14);
    const Box panel = content.TakeBottom(std::min(similar, content.Height() * 0.5F), gap);
    DrawSimilar(context, panel, model, answer.intent);
  } else if (content.Height() >= SimilarRowHeight(frame) + frame.Mm(5)) {
    DrawSimilar(context, content.TakeRight(content.Width() * 0.33F, gap), model, answer.intent);
  }
  // On a low panel the pad and the nine keys leave no room for more than the words.
  const float ways = frame.metrics.Control() + frame.metrics.Gap();
  const float words = frame.metrics.LinePx(Face::kBody) * 2 + frame.metrics.LinePx(Face::kSmall);
  if (!model.ways_apart && content.Height() >= ways + words + frame.Mm(6)) {
    DrawWayRow(context, content.TakeBottom(frame.metrics.Control(), frame.metrics.Gap()), model,
               answer.intent);
  }
  answer.caret = ui::DrawTextField(frame, content, FieldOf(context, model));
}

}  // namespace

std::string PromptId(Mood mood) { return "prompt." + std::string(MoodName(mood)); }

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
  DrawChrome(context, model.chrome, content);
  if (model.step != 0 || !model.ways_apart) {
    const float steps = frame.metrics.LinePx(Face::kBody) + frame.Mm(3);
    const Box line =
        content.TakeTop(steps + frame.Mm(4)).Inset(frame.metrics.Margin(), frame.Mm(2));
    DrawSteps(context, line.Middle(std::min(line.Width(), frame.Mm(260)), line.Height()),
              model.step);
  }
  if (model.step == 0) {
    DrawSay(context, content, model, answer);
  } else {
    DrawLook(context, content, model, answer.intent);
  }
  return answer;
}

}  // namespace oneflower
