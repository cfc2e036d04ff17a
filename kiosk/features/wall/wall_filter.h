// The bars of the wall that choose what it shows: topics, search, garden or list; the five stages,
// which are the legend at the same time.
#pragma once

#include "kiosk/features/wall/wall_screen.h"

namespace oneflower {

// Each takes its strip off the content.
void DrawFilterBar(const ScreenContext& context, ui::Box& content, const WallModel& model,
                   WallIntent& intent);
void DrawStageBar(const ScreenContext& context, ui::Box& content, const WallModel& model,
                  WallIntent& intent);

// Search field and keyboard.
std::optional<ui::KeyEvent> DrawSearch(const ScreenContext& context, ui::Box& content,
                                       const WallModel& model, WallIntent& intent);

}  // namespace oneflower
