// In 我的花: what a slip or its pictures found where stories are among it. Whoever told one listens
// to it, or takes it back.
#pragma once

#include <vector>

#include "kiosk/features/slip/slip_intent.h"
#include "kiosk/screens/memory_widgets.h"

namespace oneflower {

// The stories, each with its way back, and beneath them the proposals.
void DrawFoundStories(const ScreenContext& context, const ui::Box& box,
                      const std::vector<MemoryCard>& memories,
                      const std::vector<Proposal>& proposals, const MediaView& media,
                      SlipIntent& intent);

// Over the screen: is it really to go?
SlipIntent DrawTakeBackQuestion(const ScreenContext& context);

}  // namespace oneflower
