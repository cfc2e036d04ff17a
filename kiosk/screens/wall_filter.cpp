#include "kiosk/screens/wall_filter.h"

#include <algorithm>

#include "kiosk/ui/scroll.h"
#include "kiosk/ui/text_field.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::ButtonSpec;
using ui::Face;
using ui::Frame;
using ui::Look;

struct Choice {
  ButtonSpec spec;
  Intent wanted;
};

std::vector<Choice> FilterChoices(const ScreenContext& context, const WallModel& model) {
  Frame& frame = context.frame;
  std::vector<Choice> choices;
  choices.push_back({{.id = "search",
                      .label = frame.T("wall.search"),
                      .look = Look::kBluePale,
                      .icon = ui::Icon::kSearch,
                      .face = Face::kBody},
                     intent::OpenSearch{}});
  const auto view = [&](WallLook look, const std::string& name, ui::Icon icon) {
    if (look == model.look) return;
    choices.push_back({{.id = "view." + name,
                        .label = frame.T("wall.as_" + name),
                        .look = Look::kAmberPale,
                        .icon = icon,
                        .face = Face::kBody},
                       intent::ShowWallAs{look}});
  };
  view(WallLook::kGarden, "garden", ui::Icon::kGarden);
  view(WallLook::kList, "list", ui::Icon::kList);
  view(WallLook::kMap, "map", ui::Icon::kMap);
  choices.push_back({{.id = "memories",
                      .label = frame.T("memory.title"),
                      .look = Look::kViolet,
                      .icon = ui::Icon::kPlay,
                      .face = Face::kBody},
                     intent::OpenMemories{}});
  const auto topic = [&](const std::string& id, const std::string& name) {
    const bool chosen = model.topic == id;
    choices.push_back({{.id = "topic." + (id.empty() ? "all" : id),
                        .label = name,
                        .look = chosen ? Look::kGreen : Look::kPlain,
                        .selected = chosen,
                        .face = Face::kBody},
                       intent::FilterTopic{id}});
  };
  topic("", frame.T("wall.all"));
  for (const Topic& each : context.community.topics) topic(each.id, context.In(each.name));
  return choices;
}

// One line that scrolls across would hide topics; so the bar is as many lines as it needs, and in
// large type two lines at most: the rest is behind 搜索.
float ChoiceWidth(const Frame& frame, const ButtonSpec& spec) {
  return std::max(ui::ButtonWidth(frame, spec), frame.metrics.Control());
}

float FlowHeight(const Frame& frame, const Box& box, const std::vector<Choice>& choices) {
  ui::Flow flow(box, frame.metrics.Control(), frame.metrics.Gap());
  for (const Choice& choice : choices) flow.Next(ChoiceWidth(frame, choice.spec));
  return flow.Bottom() - box.min.y;
}

}  // namespace

void DrawFilterBar(const ScreenContext& context, Box& content, const WallModel& model,
                   Intent& intent) {
  Frame& frame = context.frame;
  const auto choices = FilterChoices(context, model);
  const float pad = frame.metrics.BarPad();
  const Box room = content.Inset(frame.metrics.Margin(), pad);
  const float height = FlowHeight(frame, room, choices);
  const Box bar = content.TakeTop(height + 2 * pad);
  frame.draw.AddRectFilled(bar.min, bar.max, frame.theme.paper.ground);
  ui::Flow flow(room, frame.metrics.Control(), frame.metrics.Gap());
  for (const Choice& choice : choices) {
    Ask(intent, ui::Chip(frame, flow.Next(ChoiceWidth(frame, choice.spec)), choice.spec),
        choice.wanted);
  }
}

namespace {

void DrawGardenPages(Frame& frame, const Box& back, const Box& on) {
  const ui::ScrollState& state = frame.memory.scroll["garden"];
  ui::Button(frame, back,
             {.id = "garden.back",
              .label = frame.T("list.left"),
              .enabled = state.offset > 0,
              .face = Face::kSmall});
  ui::Button(frame, on, {.id = "garden.on", .label = frame.T("list.right"), .face = Face::kSmall});
}

void DrawStageButton(const ScreenContext& context, const Box& box, Stage stage, bool chosen,
                     Intent& intent) {
  Frame& frame = context.frame;
  const std::string label = GrowthText(context, stage) + " " + StageText(context, stage);
  const float picture = std::min(box.Height() * 0.62F, box.Width() * 0.28F);
  const bool roomy = frame.text.Width(Face::kBody, label) + picture + frame.Mm(10) < box.Width();
  const bool tapped = ui::Button(frame, box,
                                 {.id = "stage." + std::string(StageName(stage)),
                                  .label = roomy ? label : StageText(context, stage),
                                  .look = chosen ? Look::kGreen : Look::kPlain,
                                  .selected = chosen,
                                  .face = Face::kBody});
  if (roomy && !chosen) {
    ui::DrawFlower(frame.draw, {box.min.x + frame.Mm(7), box.max.y - frame.Mm(3)},
                   box.Height() * 0.8F, {.stage = GrowthOf(stage), .seed = 2});
  }
  Ask(intent, tapped, intent::FilterStage{chosen ? std::nullopt : std::optional(stage)});
}

// The width in which the longest name of a stage stands on one line.
float StageWidth(const ScreenContext& context) {
  float width = 0;
  for (const Stage stage : kStages) {
    width = std::max(width, ui::ButtonWidth(context.frame, {.label = StageText(context, stage),
                                                            .face = Face::kSmall}));
  }
  return width;
}

}  // namespace

void DrawStageBar(const ScreenContext& context, Box& content, const WallModel& model,
                  Intent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  const float control = frame.metrics.Control();
  const float pad = frame.metrics.BarPad();
  const float page = ui::PageButtonWidth(frame, ui::Axis::kAcross);
  const float room = content.Width() - 2 * frame.metrics.Margin() - 4 * gap;
  // On a narrow panel the page buttons have a line of their own.
  const bool pages = model.look == WallLook::kGarden;
  const bool own_line = pages && room - 2 * (page + gap) < 5 * StageWidth(context);
  Box bar = content.TakeBottom(control + 2 * pad + (own_line ? control + gap : 0));
  frame.draw.AddRectFilled(bar.min, bar.max, frame.theme.paper.ground);
  bar = bar.Inset(frame.metrics.Margin(), pad);
  if (own_line) {
    const Box line = bar.TakeTop(control, gap);
    DrawGardenPages(frame, line.Column(0, 2, gap), line.Column(1, 2, gap));
  } else if (pages) {
    const Box back = bar.TakeLeft(page, gap);
    DrawGardenPages(frame, back, bar.TakeRight(page, gap));
  }
  for (int i = 0; i < static_cast<int>(kStages.size()); ++i) {
    const Stage stage = kStages[static_cast<size_t>(i)];
    DrawStageButton(context, bar.Column(i, 5, gap), stage, model.stage == stage, intent);
  }
}

std::optional<ui::KeyEvent> DrawSearch(const ScreenContext& context, Box& content,
                                       const WallModel& model, Intent& intent) {
  Frame& frame = context.frame;
  const float control = frame.metrics.Control();
  const float margin = frame.metrics.Margin();
  const Box keys = content.TakeBottom(ui::KeyboardHeight(frame, model.keyboard.layout));
  const auto key = ui::DrawKeyboard(frame, keys, model.keyboard);
  const float pad = frame.metrics.BarPad();
  Box line = content.TakeTop(control + 2 * pad).Inset(margin, pad);
  const ButtonSpec close = {.id = "search.close",
                            .label = frame.T("wall.search_close"),
                            .look = Look::kRedPale,
                            .face = Face::kBody};
  Ask(intent,
      ui::Button(frame, line.TakeRight(ui::ButtonWidth(frame, close), frame.metrics.Gap()), close),
      intent::CloseSearch{});
  ui::DrawTextField(frame, line,
                    {.id = "search.field",
                     .text = model.search,
                     .caret = model.search.size(),
                     .preedit = model.preedit,
                     .placeholder = frame.T("wall.search_hint"),
                     .lines = false});
  return key;
}

}  // namespace oneflower
