// How a proposal looks in a list, and the button that gives it a flower: shared by several screens.
#pragma once

#include "kiosk/screens/said_media.h"

namespace oneflower {

// A row that opens the story: flower, title, where it stands, and what of it is more than words.
float ProposalRowHeight(ui::Frame& frame);
void DrawProposalRow(const ScreenContext& context, const ui::Box& box, const std::string& id,
                     const Proposal& proposal, const MediaView& media);

// "送一朵小红花 · 31", or quietly "已送 · 32" once this visit gave one. True if it was tapped.
bool DrawFlowerButton(const ScreenContext& context, const ui::Box& box, const std::string& id,
                      const Proposal& proposal, bool given);

// One of a slip's two pictures with its name.
void DrawPictureCard(const ScreenContext& context, const ui::Box& box, int picture);

// "执行中 · 第 4 步 / 共 5 步"
std::string StepText(const ScreenContext& context, const Proposal& proposal);

// "安全 · “向日葵” · 10月3日"
std::string OriginText(const ScreenContext& context, const Proposal& proposal);
// 来自小小规划师: the child's model it was taken out of; empty: none.
std::string ModelText(const ScreenContext& context, const Proposal& proposal);

}  // namespace oneflower
