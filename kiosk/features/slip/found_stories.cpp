#include "kiosk/features/slip/found_stories.h"

#include <algorithm>

#include "kiosk/screens/proposal_widgets.h"
#include "kiosk/ui/scroll.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;

// Why it is not on the walls; empty where it is.
std::string StandingOf(const ScreenContext& context, const MemoryCard& card) {
  const Frame& frame = context.frame;
  switch (card.memory.visibility) {
    case Visibility::kPublic: return {};
    case Visibility::kAwaiting: return frame.T("memory.awaiting");
    case Visibility::kHidden: return frame.T("memory.hidden") + card.memory.words;
  }
  return {};
}

struct Heights {
  float row = 0;
  float standing = 0;  // with the gap before it
  float button = 0;    // likewise
  float All() const { return row + standing + button; }
};

Heights HeightsOf(const ScreenContext& context, const MemoryCard& card, float width) {
  Frame& frame = context.frame;
  const std::string standing = StandingOf(context, card);
  const float gap = frame.metrics.Gap();
  return {.row = MemoryRowHeight(frame, width),
          .standing = standing.empty() ? 0 : gap + frame.TextHeight(standing, Face::kBody, width),
          .button = gap + frame.metrics.Control()};
}

void DrawOne(const ScreenContext& context, Box box, const MemoryCard& card, const MediaView& media,
             SlipIntent& intent) {
  Frame& frame = context.frame;
  const Heights heights = HeightsOf(context, card, box.Width());
  const float gap = frame.metrics.Gap();
  Ask(intent, DrawMemoryRow(context, box.TakeTop(heights.row, gap), card, media),
      slip::Hear{card.memory.voice.blob});
  if (heights.standing > 0) {
    frame.Text(box.TakeTop(heights.standing - gap, gap), StandingOf(context, card),
               {.role = ui::Role::kStatus, .id = "standing." + card.memory.id});
  }
  Ask(intent,
      ui::Button(frame, box.TakeTop(frame.metrics.Control()),
                 {.id = "take_back." + card.memory.id,
                  .label = frame.T("memory.take_back"),
                  .look = ui::Look::kRedPale}),
      slip::AskTakeBack{card.memory.id});
}

}  // namespace

void DrawFoundStories(const ScreenContext& context, const Box& box,
                      const std::vector<MemoryCard>& memories,
                      const std::vector<Proposal>& proposals, const MediaView& media,
                      SlipIntent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.GroupGap(6);
  const float row = ProposalRowHeight(frame);
  const auto height_in = [&](float width) {
    float height = (row + gap) * static_cast<float>(proposals.size()) - gap;
    for (const MemoryCard& card : memories) height += HeightsOf(context, card, width).All() + gap;
    return height;
  };
  float height = height_in(box.Width());
  if (height > box.Height()) {
    height = height_in(box.Width() - ui::PageStripWidth(frame, box) - frame.metrics.Gap());
  }
  const ui::ScrollArea area(frame, "found", box, height, ui::Axis::kDown);
  Box left = Box::At(area.Origin().x, area.Origin().y, area.view().Width(), height + gap);
  for (const MemoryCard& card : memories) {
    const float all = HeightsOf(context, card, left.Width()).All();
    DrawOne(context, left.TakeTop(all, gap), card, media, intent);
  }
  for (const Proposal& proposal : proposals) {
    DrawProposalRow(context, left.TakeTop(row, gap), "row." + proposal.id, proposal, media);
  }
}

SlipIntent DrawTakeBackQuestion(const ScreenContext& context) {
  Frame& frame = context.frame;
  const float control = frame.metrics.Control();
  const float width = frame.Mm(frame.metrics.ElderOrChild() ? 280 : 220);
  const float inside =
      std::min(width, frame.area.Width() - 2 * frame.metrics.Margin()) - frame.Mm(20);
  const std::string& title = frame.T("take_back.title");
  const std::string& words = frame.T("take_back.text");
  const float title_height = frame.TextHeight(title, Face::kHeading, inside, 2);
  const float text_height = frame.TextHeight(words, Face::kBody, inside);
  const float gap = frame.metrics.GroupGap(5);
  const float height = title_height + text_height + 2 * control + gap + frame.Mm(30);
  Box card = ui::BeginDialog(frame, width, height).Inset(frame.Mm(10), frame.Mm(8));
  SlipIntent intent;
  Ask(intent,
      ui::Button(
          frame, card.TakeBottom(control, gap),
          {.id = "take_back.yes", .label = frame.T("take_back.yes"), .look = ui::Look::kRedPale}),
      slip::TakeBack{});
  Ask(intent,
      ui::Button(
          frame, card.TakeBottom(control, frame.Mm(6)),
          {.id = "take_back.no", .label = frame.T("take_back.no"), .look = ui::Look::kPrimary}),
      slip::AskTakeBack{});
  ui::DrawHeading(frame, card, title, Face::kHeading, frame.Mm(3));
  frame.Text(card, words, {.role = ui::Role::kStatus, .id = "take_back.text"});
  return intent;
}

}  // namespace oneflower
