#include "kiosk/screens/thanks_screen.h"

#include <algorithm>

#include "kiosk/screens/proposal_widgets.h"
#include "kiosk/screens/propose_screen.h"
#include "kiosk/ui/scene.h"
#include "shared/domain/slip.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;

// 花签: everything one needs to find the proposal again, in one frame to photograph or note down.
void DrawSlip(const ScreenContext& context, const Box& box, const ThanksModel& model) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.amber_pale);
  const ui::OnGround on(frame, frame.theme.amber_pale);
  Box inner = box.Inset(frame.Mm(6), frame.Mm(4));
  frame.Text(inner.TakeTop(frame.metrics.LinePx(Face::kBody)), frame.T("slip.title"),
             {.max_lines = 1});
  frame.Text(inner.TakeTop(frame.metrics.LinePx(Face::kDisplay), frame.Mm(2)),
             FormatSlipCode(model.proposal.slip_code),
             {.face = Face::kDisplay, .max_lines = 1, .role = ui::Role::kStatus, .id = "slip"});
  const float caption = frame.TextHeight(frame.T("slip.keep"), Face::kSmall, inner.Width());
  frame.Text(inner.TakeBottom(std::min(caption, inner.Height() * 0.4F), frame.Mm(2)),
             frame.T("slip.keep"), {.face = Face::kSmall});
  const PicturePair pair = PicturesOf(model.proposal.slip_code);
  const float gap = frame.Mm(4);
  const int columns = model.story_url.empty() ? 2 : 3;
  const Box first = inner.Column(0, columns, gap);
  const float side = std::min(first.Width() * 1.15F, inner.Height());
  inner.TakeTop((inner.Height() - side) / 2);
  DrawPictureCard(context, Box::At(first.min.x, inner.min.y, first.Width(), side), pair.first);
  const Box second = inner.Column(1, columns, gap);
  DrawPictureCard(context, Box::At(second.min.x, inner.min.y, second.Width(), side), pair.second);
  if (!model.story_url.empty()) {
    const Box third = inner.Column(2, columns, gap);
    ui::QrCode(frame, Box::At(third.min.x, inner.min.y, third.Width(), side), "qr", model.story_url,
               frame.T("story.qr"));
  }
}

void DrawNext(const ScreenContext& context, Box box, const ThanksModel& model) {
  Frame& frame = context.frame;
  const std::string day = std::to_string(context.community.meeting_day);
  const std::string next[] = {
      frame.T(model.at_once ? "thanks.now_public" : "thanks.now_review"),
      frame.T("thanks.next", {{"day", day}}),
      frame.T("thanks.find"),
  };
  const auto height_of = [&](const std::string& words) {
    return frame.TextHeight(words, Face::kBody, box.Width() - frame.Mm(9));
  };
  // On a low panel the words stand closer, beneath a smaller title.
  float needed = frame.TextHeight(frame.T("thanks.title"), Face::kTitle, box.Width(), 2);
  for (const std::string& words : next) needed += frame.Mm(3) + height_of(words);
  const bool low = needed > box.Height();
  const Face face = low ? Face::kHeading : Face::kTitle;
  const float gap = frame.Mm(low ? 1 : 3);
  const float title = frame.TextHeight(frame.T("thanks.title"), face, box.Width(), 2);
  frame.Text(box.TakeTop(title, gap), frame.T("thanks.title"),
             {.face = face, .max_lines = 2, .role = ui::Role::kHeading});
  for (const std::string& words : next) {
    Box line = box.TakeTop(height_of(words), gap);
    const Box mark = line.TakeLeft(frame.Mm(6), frame.Mm(3));
    ui::DrawFlowerHead(frame.draw,
                       {mark.Center().x, mark.min.y + frame.metrics.LinePx(Face::kBody) / 2},
                       frame.Mm(3), 0);
    frame.Text(line, words);
  }
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
  if (frame.metrics.Portrait()) {
    DrawSlip(context, content.TakeBottom(content.Height() * 0.48F, gap), model);
  } else {
    DrawSlip(context, content.TakeRight(content.Width() * 0.52F, gap), model);
  }
  DrawNext(context, content, model);
  const double seconds = static_cast<double>(frame.now_ms - model.planted_at_ms) / 1000;
  if (seconds < ui::kConfettiSeconds) {
    ui::DrawConfettiPetals(frame.draw, all, seconds, 1);
    frame.animating = true;
  }
  return intent;
}

}  // namespace oneflower
