#include "kiosk/features/story/story_screen.h"

#include <algorithm>

#include "kiosk/features/story/story_timeline.h"
#include "kiosk/screens/proposal_widgets.h"
#include "kiosk/ui/scroll.h"
#include "shared/domain/slip.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;

// The last time a stage was reached; nothing while it is ahead.
const StoryEntry* Reached(const Story& story, Stage stage) {
  const StoryEntry* found = nullptr;
  for (const StoryEntry& entry : story.entries) {
    const bool planted = entry.kind == StoryEntry::Kind::kPlanted && stage == Stage::kPropose;
    const bool moved = entry.kind == StoryEntry::Kind::kStage && entry.stage == stage;
    if (planted || moved) found = &entry;
  }
  return stage <= story.proposal.stage ? found : nullptr;
}

void DrawStage(const ScreenContext& context, Box box, const Story& story, Stage stage) {
  Frame& frame = context.frame;
  const bool ahead = stage > story.proposal.stage;
  const StoryEntry* entry = Reached(story, stage);
  const float lines = frame.metrics.LinePx(Face::kBold) + frame.metrics.LinePx(Face::kSmall);
  const Box picture = {box.min, {box.max.x, box.max.y - lines}};
  ui::FlowerLook look = FlowerOf(story.proposal, context.community);
  look.stage = GrowthOf(stage);
  look.faded = ahead;
  look.faded_into = frame.theme.card.ground;
  ui::DrawFlower(frame.draw, {picture.Center().x, picture.max.y - frame.Mm(1)},
                 picture.Height() - frame.Mm(1), look, {frame.Seconds(), ahead ? 0.0F : 1.0F});
  Box text = {{box.min.x, box.max.y - lines}, box.max};
  const bool now = stage == story.proposal.stage;
  frame.Text(text.TakeTop(frame.metrics.LinePx(Face::kBold)), StageText(context, stage),
             {.face = now ? Face::kBold : Face::kBody,
              .color = ahead ? frame.theme.ink_soft : 0,
              .align = ui::Align::kCenter,
              .max_lines = 1});
  const std::string when = entry != nullptr ? DayText(context, entry->at_ms)
                                            : frame.T(ahead ? "story.ahead" : "story.passed");
  frame.Text(text, when,
             {.face = Face::kSmall,
              .color = frame.theme.ink_soft,
              .align = ui::Align::kCenter,
              .max_lines = 1});
}

void DrawStages(const ScreenContext& context, const Box& box, const Story& story) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.card);
  const ui::OnGround on(frame, frame.theme.card);
  const Box inner = box.Inset(frame.Mm(4), frame.Mm(3));
  const float line_y = inner.min.y + inner.Height() * 0.3F;
  for (int i = 0; i < static_cast<int>(kStages.size()); ++i) {
    const Stage stage = kStages[static_cast<size_t>(i)];
    const Box column = inner.Column(i, 5, frame.Mm(2));
    if (i > 0) {
      const Box before = inner.Column(i - 1, 5, frame.Mm(2));
      const bool done = stage <= story.proposal.stage;
      const float reach = frame.Mm(11);
      frame.draw.AddLine({before.Center().x + reach, line_y}, {column.Center().x - reach, line_y},
                         done ? frame.theme.green_pale.ink : frame.theme.border, frame.Mm(1.2F));
    }
    DrawStage(context, column, story, stage);
  }
}

// What finds it again: the QR code for a phone, the slip's pictures and code for any station.
void DrawTakeHome(const ScreenContext& context, const Box& box, const StoryModel& model) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.amber_pale, false);
  const ui::OnGround on(frame, frame.theme.amber_pale);
  Box inner = box.Inset(frame.Mm(5));
  const bool online = !model.story_url.empty();
  const std::string& hint = frame.T(online ? "story.qr" : "story.slip");
  const float code_height = frame.metrics.LinePx(Face::kHeading);
  const auto words = [&](Box place) {
    const float height = code_height + frame.TextHeight(hint, Face::kSmall, place.Width());
    place = place.Middle(place.Width(), std::min(height, place.Height()));
    frame.Text(place.TakeTop(code_height), FormatSlipCode(model.story.proposal.slip_code),
               {.face = Face::kHeading, .max_lines = 1, .id = "slip"});
    if (frame.TextHeight(hint, Face::kSmall, place.Width()) <= place.Height() + 1) {
      frame.Text(place, hint, {.face = Face::kSmall});
    }
  };
  // Beside the picture there has to be room for words; otherwise they stand below it.
  const bool upright =
      inner.Width() - inner.Height() < 5 * frame.metrics.LinePx(Face::kBody) + frame.Mm(4);
  const float caption = code_height + frame.TextHeight(hint, Face::kSmall, inner.Width());
  const float side = std::min(upright ? inner.Height() - caption - frame.Mm(3) : inner.Height(),
                              upright ? inner.Width() : inner.Width() * 0.5F);
  Box picture = upright ? inner.TakeTop(side, frame.Mm(3)) : inner.TakeLeft(side, frame.Mm(5));
  if (side < frame.Mm(14)) return words(box.Inset(frame.Mm(5)));
  if (online) {
    ui::QrCode(frame, picture, "qr", model.story_url, hint);
  } else {
    const PicturePair pair = PicturesOf(model.story.proposal.slip_code);
    const float gap = frame.Mm(3);
    picture = picture.Middle(picture.Width(), std::min(picture.Height(), picture.Width() * 0.6F));
    DrawPictureCard(context, picture.Column(0, 2, gap), pair.first);
    DrawPictureCard(context, picture.Column(1, 2, gap), pair.second);
  }
  words(inner);
}

}  // namespace

StoryIntent DrawStory(const ScreenContext& context, const StoryModel& model) {
  Frame& frame = context.frame;
  StoryIntent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float gap = frame.metrics.GroupGap(5);
  const float stages =
      std::min(content.Height() * 0.3F, frame.Mm(22) + frame.metrics.LinePx(Face::kBold) +
                                            frame.metrics.LinePx(Face::kSmall) + frame.Mm(6));
  DrawStages(context, content.TakeTop(stages, gap), model.story);
  const float control = frame.metrics.Control();
  Box give;
  if (frame.metrics.Portrait()) {
    Box foot = content.TakeBottom(std::max(frame.Mm(45), control), gap);
    DrawTakeHome(context, foot.TakeLeft(foot.Width() * 0.52F, gap), model);
    give = foot.Middle(foot.Width(), control * 1.3F);
  } else {
    Box side = content.TakeRight(content.Width() * 0.3F, gap);
    give = side.TakeTop(control * 1.2F, gap);
    DrawTakeHome(context, side, model);
  }
  Ask(intent, DrawFlowerButton(context, give, "give", model.story.proposal, model.given),
      story::GiveFlower{});
  DrawTimeline(context, content, model, intent);
  return intent;
}

void DrawNoStory(const ScreenContext& context, const ChromeModel& chrome) {
  Frame& frame = context.frame;
  Box content = frame.area;
  DrawChrome(context, chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(8));
  ui::DrawLongText(frame, content, "no_story", frame.T("story.trouble"),
                   {.role = ui::Role::kStatus, .id = "story.trouble"});
}

}  // namespace oneflower
