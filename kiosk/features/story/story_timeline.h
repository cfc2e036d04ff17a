// A story told from its beginning: the author's words, what was spoken, drawn and photographed,
// then everything that happened, oldest first.
#pragma once

#include "kiosk/features/story/story_screen.h"

namespace oneflower {

void DrawTimeline(const ScreenContext& context, const ui::Box& box, const StoryModel& model,
                  StoryIntent& intent);

}  // namespace oneflower
