#include "kiosk/screens/thanks_screen.h"

#include <algorithm>

#include "kiosk/screens/slip_card.h"
#include "kiosk/ui/scene.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Frame;

void DrawNext(const ScreenContext& context, Box box, const ThanksModel& model) {
  Frame& frame = context.frame;
  const std::string day = std::to_string(context.community.meeting_day);
  const std::vector<std::string> next = {
      frame.T(model.at_once ? "thanks.now_public" : "thanks.now_review"),
      frame.T("thanks.next", {{"day", day}}),
      frame.T("thanks.find"),
  };
  DrawNextSteps(context, box, frame.T("thanks.title"), next);
  // What was planted, as it now stands.
  const float height = std::min(box.Height() * 1.1F, frame.Mm(95));
  if (box.Height() < frame.Mm(25)) return;
  ui::DrawFlower(frame.draw, {box.Center().x, box.max.y - frame.Mm(3)}, height,
                 FlowerOf(model.proposal, context.community), {frame.Seconds(), 1});
}

}  // namespace

Intent DrawThanks(const ScreenContext& context, const ThanksModel& model) {
  Frame& frame = context.frame;
  Intent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content, intent);
  const Box all = content;
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float gap = frame.metrics.GroupGap(6);
  const float control = frame.metrics.Control();
  const Box foot = content.TakeBottom(control * 1.1F, gap);
  Ask(intent,
      ui::Button(frame, foot.Column(0, 2, gap),
                 {.id = "thanks.wall", .label = frame.T("thanks.wall"), .look = ui::Look::kGreen}),
      intent::OpenStory{model.proposal.id});
  Ask(intent,
      ui::Button(
          frame, foot.Column(1, 2, gap),
          {.id = "thanks.done", .label = frame.T("thanks.done"), .look = ui::Look::kPrimary}),
      intent::EndVisit{});
  const Box slip = frame.metrics.Portrait() ? content.TakeBottom(content.Height() * 0.48F, gap)
                                            : content.TakeRight(content.Width() * 0.52F, gap);
  DrawSlipCard(context, slip,
               {.code = model.proposal.slip_code,
                .keep = frame.T("slip.keep"),
                .qr = model.story_url,
                .qr_label = frame.T("story.qr")});
  DrawNext(context, content, model);
  const double seconds = static_cast<double>(frame.now_ms - model.planted_at_ms) / 1000;
  if (seconds < ui::kConfettiSeconds) {
    ui::DrawConfettiPetals(frame.draw, all, seconds, 1);
    frame.animating = true;
  }
  return intent;
}

}  // namespace oneflower
