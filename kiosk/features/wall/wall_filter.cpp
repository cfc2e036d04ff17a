#include "kiosk/features/wall/wall_filter.h"

#include <algorithm>

#include "kiosk/screens/choices.h"
#include "kiosk/ui/scroll.h"
#include "kiosk/ui/text_field.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::ButtonSpec;
using ui::Face;
using ui::Frame;
using ui::Look;

constexpr float kLeastWallMm = 95;  // with the bar of stages beneath it

std::vector<Choice> FilterChoices(const ScreenContext& context, const WallModel& model,
                                  WallIntent& intent) {
  Frame& frame = context.frame;
  std::vector<Choice> choices;
  choices.push_back({{.id = "search",
                      .label = frame.T("wall.search"),
                      .look = Look::kBluePale,
                      .icon = ui::Icon::kSearch,
                      .face = Face::kBody},
                     [&intent] { Ask(intent, true, wall::OpenSearch{}); }});
  const auto view = [&](WallLook look, const std::string& name, ui::Icon icon) {
    if (look == model.look) return;
    choices.push_back({{.id = "view." + name,
                        .label = frame.T("wall.as_" + name),
                        .look = Look::kAmberPale,
                        .icon = icon,
                        .face = Face::kBody},
                       [&intent, look] { Ask(intent, true, wall::ShowAs{look}); }});
  };
  view(WallLook::kGarden, "garden", ui::Icon::kGarden);
  view(WallLook::kList, "list", ui::Icon::kList);
  view(WallLook::kMap, "map", ui::Icon::kMap);
  choices.push_back({{.id = "memories",
                      .label = frame.T("memory.title"),
                      .look = Look::kViolet,
                      .icon = ui::Icon::kPlay,
                      .face = Face::kBody},
                     [&context] { AskToGo(context, true, {"elder_story", {}}); }});
  const auto topic = [&](const std::string& id, const std::string& name) {
    choices.push_back(ChoiceOf("topic." + (id.empty() ? "all" : id), name, model.topic == id,
                               [&intent, id] { Ask(intent, true, wall::FilterTopic{id}); }));
  };
  topic("", frame.T("wall.all"));
  for (const Topic& each : context.community.topics) topic(each.id, context.In(each.name));
  return choices;
}

}  // namespace

// One line that scrolls across would hide topics; so the bar has as many lines as it needs. Where
// those leave the wall itself no room it has two, and the others are scrolled to.
void DrawFilterBar(const ScreenContext& context, Box& content, const WallModel& model,
                   WallIntent& intent) {
  Frame& frame = context.frame;
  auto choices = FilterChoices(context, model, intent);
  for (Choice& choice : choices) choice.keeps_room = false;
  const float pad = frame.metrics.BarPad();
  const float all =
      ChipsHeight(frame, content.Width() - 2 * frame.metrics.Margin(), choices) + 2 * pad;
  const float two = 2 * frame.metrics.Control() + frame.metrics.Gap() + 2 * pad;
  const bool roomy = content.Height() - all >= frame.Mm(kLeastWallMm);
  const Box bar = content.TakeTop(roomy ? all : std::min(all, two));
  frame.draw.AddRectFilled(bar.min, bar.max, frame.theme.paper.ground);
  DrawChips(context, bar.Inset(frame.metrics.Margin(), pad), "filters", choices);
}

namespace {

void DrawGardenPages(Frame& frame, const Box& back, const Box& on, bool any) {
  const ui::ScrollState& state = frame.memory.scroll["garden"];
  ui::Button(frame, back,
             {.id = "garden.back",
              .label = frame.T("list.left"),
              .enabled = any && state.offset > 0,
              .face = Face::kSmall});
  ui::Button(
      frame, on,
      {.id = "garden.on", .label = frame.T("list.right"), .enabled = any, .face = Face::kSmall});
}

// Where the page buttons of the garden stand: between the stages' bar and the edges of the panel
// if there is room, else in a line of their own, or beside the garden where the panel is low.
enum class GardenPages { kNone, kInBar, kOwnLine, kBeside };

// The width in which the longest name of a stage stands on one line, chosen or not.
float StageWidth(const ScreenContext& context, Face face) {
  float width = 0;
  for (const Stage stage : kStages) {
    width = std::max(width, ui::ButtonWidth(context.frame, {.label = StageText(context, stage),
                                                            .selected = true,
                                                            .face = face}));
  }
  return width;
}

std::string GrownStageText(const ScreenContext& context, Stage stage) {
  return GrowthText(context, stage) + " " + StageText(context, stage);
}

// Have all five room for their flowers, and what those are called?
bool HaveFlowers(const ScreenContext& context, const Box& box) {
  const float flower = std::min(box.Height() * 0.62F, box.Width() * 0.28F);
  return std::ranges::all_of(kStages, [&](Stage stage) {
    const float words = context.frame.text.Width(Face::kBody, GrownStageText(context, stage));
    return words + flower + context.frame.Mm(10) < box.Width();
  });
}

void DrawStageButton(const ScreenContext& context, const Box& box, Stage stage, bool chosen,
                     WallIntent& intent) {
  Frame& frame = context.frame;
  const bool flowers = HaveFlowers(context, box);
  const Face face = StageWidth(context, Face::kBody) <= box.Width() ? Face::kBody : Face::kSmall;
  const bool tapped =
      ui::Button(frame, box,
                 {.id = "stage." + std::string(StageName(stage)),
                  .label = flowers ? GrownStageText(context, stage) : StageText(context, stage),
                  .look = chosen ? Look::kGreen : Look::kPlain,
                  .selected = chosen,
                  .face = face});
  if (flowers && !chosen) {
    ui::DrawFlower(frame.draw, {box.min.x + frame.Mm(7), box.max.y - frame.Mm(3)},
                   box.Height() * 0.8F, {.stage = GrowthOf(stage), .seed = 2});
  }
  Ask(intent, tapped, wall::FilterStage{chosen ? std::nullopt : std::optional(stage)});
}

float StagesWidth(const ScreenContext& context) {
  return 5 * StageWidth(context, Face::kSmall) + 4 * context.frame.metrics.Gap();
}

// `room` is as wide as the bar.
GardenPages PagesOf(const ScreenContext& context, float room, const WallModel& model) {
  if (model.look != WallLook::kGarden) return GardenPages::kNone;
  const Frame& frame = context.frame;
  const float page = ui::PageButtonWidth(frame, ui::Axis::kAcross) + frame.metrics.Gap();
  if (room - 2 * page >= StagesWidth(context)) return GardenPages::kInBar;
  return frame.metrics.Portrait() ? GardenPages::kOwnLine : GardenPages::kBeside;
}

// Of the height of the garden, which loses the width.
void DrawGardenPagesBeside(Frame& frame, Box& garden, bool any) {
  const float gap = frame.metrics.Gap();
  const float page = ui::PageButtonWidth(frame, ui::Axis::kAcross);
  Box between = garden.Inset(frame.metrics.BarPad());
  const Box back = between.TakeLeft(page, gap);
  DrawGardenPages(frame, back, between.TakeRight(page, gap), any);
  garden.min.x = between.min.x;
  garden.max.x = between.max.x;
}

}  // namespace

void DrawStageBar(const ScreenContext& context, Box& content, const WallModel& model,
                  WallIntent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  const float control = frame.metrics.Control();
  const float pad = frame.metrics.BarPad();
  const float room = content.Width() - 2 * frame.metrics.Margin();
  const GardenPages pages = PagesOf(context, room, model);
  const bool any = model.total > 0;
  // Five in a line; on a narrow panel in large type three, and two beneath them.
  const int columns = room >= StagesWidth(context) ? 5 : 3;
  const int rows = columns == 5 ? 1 : 2;
  const int lines = rows + (pages == GardenPages::kOwnLine ? 1 : 0);
  const auto height = static_cast<float>(lines) * (control + gap) - gap + 2 * pad;
  Box bar = content.TakeBottom(height);
  frame.draw.AddRectFilled(bar.min, bar.max, frame.theme.paper.ground);
  bar = bar.Inset(frame.metrics.Margin(), pad);
  if (pages == GardenPages::kOwnLine) {
    const Box line = bar.TakeTop(control, gap);
    DrawGardenPages(frame, line.Column(0, 2, gap), line.Column(1, 2, gap), any);
  } else if (pages == GardenPages::kInBar) {
    const float page = ui::PageButtonWidth(frame, ui::Axis::kAcross);
    const Box back = bar.TakeLeft(page, gap);
    DrawGardenPages(frame, back, bar.TakeRight(page, gap), any);
  } else if (pages == GardenPages::kBeside) {
    DrawGardenPagesBeside(frame, content, any);
  }
  for (int i = 0; i < static_cast<int>(kStages.size()); ++i) {
    const Stage stage = kStages[static_cast<size_t>(i)];
    const Box place = bar.Row(i / columns, rows, gap).Column(i % columns, columns, gap);
    DrawStageButton(context, place, stage, model.stage == stage, intent);
  }
}

std::optional<ui::KeyEvent> DrawSearch(const ScreenContext& context, Box& content,
                                       const WallModel& model, WallIntent& intent) {
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
      wall::CloseSearch{});
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
