// How an elder's story (银龄花友说) looks in a list: shared by the stories' own screen, a
// proposal's story and 我的花. Its slip stands on none of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/said_media.h"
#include "shared/domain/memory.h"

namespace oneflower {

struct MemoryCard {
  Memory memory;
  std::optional<Proposal> about;  // what it belongs to; nothing where that is not on the wall
  bool may_hear = true;
};

// The picture of its place or the flower of its proposal, who told it, where and when, and a big
// button that plays it: true if that was tapped.
float MemoryRowHeight(ui::Frame& frame, float width);
bool DrawMemoryRow(const ScreenContext& context, const ui::Box& box, const MemoryCard& card,
                   const MediaView& media);

// "23栋2单元", "说的是“中庭台阶加一排扶手”": where it belongs. Empty where that is not here.
std::string MemoryPlaceText(const ScreenContext& context, const MemoryCard& card);

}  // namespace oneflower
