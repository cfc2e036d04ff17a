#include "kiosk/features/elder_story/memories_screen.h"

#include <algorithm>
#include <cmath>

#include "kiosk/ui/scroll.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;

void DrawNone(const ScreenContext& context, Box box, const char* why) {
  Frame& frame = context.frame;
  const std::string& words = frame.T(why);
  const float text = frame.TextHeight(words, Face::kBody, box.Width());
  const float flower = std::min(frame.Mm(60), box.Height() - text - frame.Mm(6));
  box = box.Middle(box.Width(), std::max(text, flower + text + frame.Mm(6)));
  if (flower > frame.Mm(14)) {
    const Box place = box.TakeTop(flower, frame.Mm(6));
    ui::DrawFlower(frame.draw, {place.Center().x, place.max.y}, flower,
                   {.stage = ui::GrowthStage::kSprout, .color = ui::kOrangeFlower, .seed = 4},
                   {frame.Seconds(), 1});
  }
  frame.Text(box, words, {.align = ui::Align::kCenter, .role = ui::Role::kStatus, .id = why});
}

void DrawList(const ScreenContext& context, const Box& box, const MemoriesModel& model,
              MemoriesAnswer& answer) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.GroupGap(4);
  // The rows of a list that scrolls are narrower by its page buttons, and perhaps higher.
  const auto pitch_in = [&](float width) { return MemoryRowHeight(frame, width) + gap; };
  const auto total = static_cast<float>(model.total);
  float pitch = pitch_in(box.Width());
  if (pitch * total > box.Height()) {
    pitch = pitch_in(box.Width() - ui::PageStripWidth(frame, box) - frame.metrics.Gap());
  }
  const ui::ScrollArea area(frame, "memories", box, pitch * total - gap, ui::Axis::kDown);
  const auto first = static_cast<int64_t>(area.offset() / pitch);
  const auto count = static_cast<int64_t>(std::ceil(area.view().Height() / pitch)) + 1;
  answer.first_seen = first;
  answer.seen = std::min(count, model.total - first);
  for (int64_t i = first; i < first + answer.seen; ++i) {
    const int64_t at = i - model.window_first;
    if (at < 0 || at >= static_cast<int64_t>(model.window.size())) continue;
    const float y = area.Origin().y + static_cast<float>(i) * pitch;
    const MemoryCard& card = model.window[static_cast<size_t>(at)];
    const Box row = Box::At(area.view().min.x, y, area.view().Width(), pitch - gap);
    Ask(answer.intent, DrawMemoryRow(context, row, card, model.media),
        elder_story::Hear{card.memory.voice.blob});
  }
}

}  // namespace

MemoriesAnswer DrawMemories(const ScreenContext& context, const MemoriesModel& model) {
  Frame& frame = context.frame;
  MemoriesAnswer answer;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  AskToGo(context,
          ui::Button(frame,
                     content.TakeBottom(frame.metrics.Control() * 1.3F, frame.metrics.GroupGap(5)),
                     {.id = "memory.tell",
                      .label = frame.T("memory.tell"),
                      .look = ui::Look::kPrimary,
                      .icon = ui::Icon::kMicrophone,
                      .face = Face::kTitle}),
          {"elder_story", "tell:"});
  if (model.total == 0) {
    DrawNone(context, content, model.failed ? "memory.trouble" : "memory.none");
  } else {
    DrawList(context, content, model, answer);
  }
  return answer;
}

}  // namespace oneflower
