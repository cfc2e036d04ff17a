#include "kiosk/screens/thanks_screen.h"

#include <algorithm>

#include "kiosk/screens/slip_card.h"
#include "kiosk/ui/scene.h"
#include "shared/domain/slip.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Frame;

struct LookOn {
  const char* id;  // and of its string
  Route route;
};

struct Thanks {
  const ChromeModel& chrome;
  std::string title;
  std::vector<std::string> next;
  ui::FlowerLook flower;
  SlipView slip;
  LookOn look_on;
  const char* done;  // the id of what ends the visit
  bool with_petals = true;
  int64_t since_ms;
};

// What is said, and beneath it, where there is room, the flower as it now stands.
void DrawNext(const ScreenContext& context, Box box, const Thanks& thanks) {
  Frame& frame = context.frame;
  DrawNextSteps(context, box, thanks.title, thanks.next);
  if (box.Height() < frame.Mm(25)) return;
  ui::DrawFlower(frame.draw, {box.Center().x, box.max.y - frame.Mm(3)},
                 std::min(box.Height() * 1.1F, frame.Mm(95)), thanks.flower, {frame.Seconds(), 1});
}

void Draw(const ScreenContext& context, const Thanks& thanks) {
  Frame& frame = context.frame;
  Box content = frame.area;
  DrawChrome(context, thanks.chrome, content);
  const Box all = content;
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float gap = frame.metrics.GroupGap(6);
  const Box foot = content.TakeBottom(frame.metrics.Control() * 1.1F, gap);
  const char* on = thanks.look_on.id;
  AskToGo(context,
          ui::Button(frame, foot.Column(0, 2, gap),
                     {.id = on, .label = frame.T(on), .look = ui::Look::kGreen}),
          thanks.look_on.route);
  AskShell(
      context,
      ui::Button(frame, foot.Column(1, 2, gap),
                 {.id = thanks.done, .label = frame.T("thanks.done"), .look = ui::Look::kPrimary}),
      shell::EndVisit{});
  const Box slip = frame.metrics.Portrait() ? content.TakeBottom(content.Height() * 0.48F, gap)
                                            : content.TakeRight(content.Width() * 0.52F, gap);
  if (!thanks.slip.code.empty()) DrawSlipCard(context, slip, thanks.slip);
  DrawNext(context, content, thanks);
  const double seconds = static_cast<double>(frame.now_ms - thanks.since_ms) / 1000;
  if (thanks.with_petals && seconds < ui::kConfettiSeconds) {
    ui::DrawConfettiPetals(frame.draw, all, seconds, 1);
    frame.animating = true;
  }
}

}  // namespace

void DrawThanks(const ScreenContext& context, const ThanksModel& model) {
  Frame& frame = context.frame;
  const std::string day = std::to_string(context.community.meeting_day);
  const bool refused = !model.refused.empty();
  Draw(context,
       {.chrome = model.chrome,
        .title = frame.T(refused ? "thanks.chrome" : "thanks.title"),
        .next = refused ? std::vector<std::string>{model.refused}
                        : std::vector<std::string>{frame.T(model.at_once ? "thanks.now_public"
                                                                         : "thanks.now_review"),
                                                   frame.T("thanks.next", {{"day", day}}),
                                                   frame.T("thanks.find")},
        .flower = FlowerOf(model.proposal, context.community),
        .slip = {.code = model.proposal.slip_code,
                 .keep = frame.T("slip.keep"),
                 .qr = refused ? std::string() : model.story_url,  // the hub has no page of it
                 .qr_label = frame.T("story.qr")},
        .look_on = refused ? LookOn{"thanks.mine", {"slip", model.proposal.slip_code}}
                           : LookOn{"thanks.wall", {"story", model.proposal.id}},
        .done = "thanks.done",
        .with_petals = !refused,
        .since_ms = model.planted_at_ms});
}

void DrawTold(const ScreenContext& context, const ToldModel& model) {
  Frame& frame = context.frame;
  // The hub's page shows no stories: a phone is given the code alone.
  const std::string words = frame.T("slip.title") + " " + FormatSlipCode(model.slip_code);
  Draw(context,
       {.chrome = model.chrome,
        .title = frame.T("told.title"),
        .next = {frame.T(model.at_once ? "told.now_public" : "told.now_review"),
                 frame.T("told.take_back")},
        .flower = {.stage = ui::GrowthStage::kBloom, .color = ui::kOrangeFlower, .seed = 4},
        .slip = {.code = model.slip_code,
                 .keep = frame.T("slip.keep"),
                 .qr = words,
                 .qr_label = frame.T("told.qr")},
        .look_on = {"told.others", {"elder_story", {}}},
        .done = "told.done",
        .since_ms = model.told_at_ms});
}

}  // namespace oneflower
