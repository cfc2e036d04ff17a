#include "kiosk/screens/choices.h"

#include <algorithm>
#include <utility>

#include "kiosk/ui/scroll.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Frame;

float WidthOf(const Frame& frame, const Choice& choice) {
  ui::ButtonSpec spec = choice.spec;
  spec.selected = spec.selected || choice.keeps_room;
  return std::max(ui::ButtonWidth(frame, spec), frame.metrics.Control());
}

float Widest(const Frame& frame, const std::vector<Choice>& choices) {
  float widest = 0;
  for (const Choice& choice : choices) widest = std::max(widest, WidthOf(frame, choice));
  return widest;
}

// In how many columns they are largest; 0 where they need more room.
int LargestColumns(const Frame& frame, const Box& box, const std::vector<Choice>& choices,
                   float gap) {
  constexpr int kMostColumns = 5;
  const float widest = Widest(frame, choices);
  const int count = static_cast<int>(choices.size());
  int best = 0;
  float largest = 0;
  for (int columns = 1; columns <= kMostColumns; ++columns) {
    const float width = box.Column(0, columns, gap).Width();
    const float height = box.Row(0, (count + columns - 1) / columns, gap).Height();
    if (width < widest || height < frame.metrics.Control()) continue;
    // Three times as wide as high is as good as it gets.
    const float size = std::min(width, 3 * height);
    if (size <= largest) continue;
    largest = size;
    best = columns;
  }
  return best;
}

}  // namespace

Choice ChoiceOf(std::string id, std::string label, bool chosen, std::function<void()> on_tap) {
  return {.spec = {.id = std::move(id),
                   .label = std::move(label),
                   .look = chosen ? ui::Look::kGreen : ui::Look::kPlain,
                   .selected = chosen,
                   .face = ui::Face::kBody},
          .on_tap = std::move(on_tap)};
}

float ChipsHeight(const Frame& frame, float width, const std::vector<Choice>& choices) {
  ui::Flow flow(Box::At(0, 0, width, 0), frame.metrics.Control(), frame.metrics.Gap());
  for (const Choice& choice : choices) flow.Next(WidthOf(frame, choice));
  return flow.Bottom();
}

void DrawChipLines(const ScreenContext& context, const Box& box,
                   const std::vector<Choice>& choices) {
  Frame& frame = context.frame;
  ui::Flow flow(box, frame.metrics.Control(), frame.metrics.Gap());
  for (const Choice& choice : choices) {
    if (ui::Chip(frame, flow.Next(WidthOf(frame, choice)), choice.spec)) choice.on_tap();
  }
}

void DrawChips(const ScreenContext& context, const Box& box, const std::string& id,
               const std::vector<Choice>& choices) {
  Frame& frame = context.frame;
  float height = ChipsHeight(frame, box.Width(), choices);
  if (height > box.Height() + 1) {
    height = ChipsHeight(frame, box.Width() - ui::PageStripWidth(frame, box) - frame.metrics.Gap(),
                         choices);
  }
  const ui::ScrollArea area(frame, id, box, height, ui::Axis::kDown);
  const ImVec2 at = area.Origin();
  DrawChipLines(context, Box::At(at.x, at.y, area.view().Width(), height), choices);
}

void DrawChoices(const ScreenContext& context, const Box& box, const std::string& id,
                 const std::vector<Choice>& choices) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.GroupGap(5);
  const int columns = LargestColumns(frame, box, choices, gap);
  if (columns == 0) return DrawChips(context, box, id, choices);
  const int rows = (static_cast<int>(choices.size()) + columns - 1) / columns;
  for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
    const Choice& choice = choices[static_cast<size_t>(i)];
    const Box place = box.Row(i / columns, rows, gap).Column(i % columns, columns, gap);
    if (ui::Button(frame, place, choice.spec)) choice.on_tap();
  }
}

}  // namespace oneflower
