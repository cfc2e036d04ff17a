#include "kiosk/screens/story_screen.h"

#include <algorithm>

#include "kiosk/screens/proposal_widgets.h"
#include "kiosk/ui/scroll.h"

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

std::string EntryText(const ScreenContext& context, const Story& story, const StoryEntry& entry) {
  switch (entry.kind) {
    case StoryEntry::Kind::kPlanted:
      return context.frame.T("story.planted", {{"who", SignatureText(context, story.proposal)}});
    case StoryEntry::Kind::kReviewed:
      return context.frame.T("story.reviewed." + std::string(VisibilityName(entry.visibility))) +
             entry.words;
    case StoryEntry::Kind::kStage:
    case StoryEntry::Kind::kNote: return entry.words;
  }
  return {};
}

// The author's words, then everything that happened, oldest first.
void DrawLines(const ScreenContext& context, const Box& box, const Story& story) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.card);
  const ui::OnGround on(frame, frame.theme.card);
  const Box room = box.Inset(frame.Mm(7), frame.Mm(5));
  const float gap = frame.Mm(4);
  // Room for the page buttons is kept in any case, so that the breaks do not depend on the length.
  const float width = room.Width() - frame.metrics.Control() - frame.metrics.Gap();
  const float text = frame.TextHeight(story.proposal.text, Face::kBody, width);
  const std::string origin = OriginText(context, story.proposal);
  const float origin_height = frame.TextHeight(origin, Face::kSmall, width);
  float height = text + origin_height + gap;
  for (const StoryEntry& entry : story.entries) {
    height += gap + frame.metrics.LinePx(Face::kSmall) +
              frame.TextHeight(EntryText(context, story, entry), Face::kBody, width);
  }
  ui::ScrollArea area(frame, "story", room, height, ui::Axis::kDown);
  const ImVec2 origin_at = area.Origin();
  float y = origin_at.y;
  const auto put = [&](const std::string& words, const ui::TextStyle& style) {
    const float needed = frame.TextHeight(words, style.face, width);
    if (y + needed > area.view().min.y && y < area.view().max.y) {
      frame.Text(Box::At(origin_at.x, y, width, needed), words, style);
    }
    y += needed;
  };
  put(story.proposal.text, {.id = "story.text"});
  put(origin, {.face = Face::kSmall, .color = frame.theme.ink_soft});
  y += gap;
  for (const StoryEntry& entry : story.entries) {
    y += gap;
    frame.draw.AddCircleFilled(
        {origin_at.x + frame.Mm(1.5F), y + frame.metrics.LinePx(Face::kSmall) / 2}, frame.Mm(1.2F),
        frame.theme.green_pale.ink);
    const std::string day =
        "   " + DayText(context, entry.at_ms) + " · " + StageText(context, entry.stage);
    put(day, {.face = Face::kSmall, .color = frame.theme.ink_soft});
    put(EntryText(context, story, entry), {});
  }
}

void DrawTakeHome(const ScreenContext& context, const Box& box, const StoryModel& model) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.amber_pale, false);
  const ui::OnGround on(frame, frame.theme.amber_pale);
  Box inner = box.Inset(frame.Mm(4));
  const std::string code = FormatSlipCode(model.story.proposal.slip_code);
  // Beside the code there has to be room for words; otherwise they stand below it.
  const bool upright =
      inner.Width() - inner.Height() < 5 * frame.metrics.LinePx(Face::kBody) + frame.Mm(4);
  if (!model.story_url.empty()) {
    const float side =
        upright ? std::min(inner.Width(),
                           std::min(inner.Height() * 0.6F,
                                    inner.Height() - 3 * frame.metrics.LinePx(Face::kBody)))
                : inner.Height();
    const Box qr = upright ? inner.TakeTop(side, frame.Mm(3)) : inner.TakeLeft(side, frame.Mm(4));
    ui::QrCode(frame, qr, "qr", model.story_url, frame.T("story.qr"));
  }
  const float caption = frame.TextHeight(frame.T("story.qr"), Face::kSmall, inner.Width());
  const float all = caption + frame.metrics.LinePx(Face::kBold);
  if (!upright) inner = inner.Middle(inner.Width(), std::min(all, inner.Height()));
  frame.Text(inner.TakeTop(frame.metrics.LinePx(Face::kBold)), code,
             {.face = Face::kBold, .max_lines = 1, .id = "slip"});
  if (inner.Height() >= frame.metrics.LinePx(Face::kSmall)) {
    const char* id = model.story_url.empty() ? "story.slip" : "story.qr";
    frame.Text(inner, frame.T(id), {.face = Face::kSmall, .max_lines = 6});
  }
}

}  // namespace

Intent DrawStory(const ScreenContext& context, const StoryModel& model) {
  Frame& frame = context.frame;
  Intent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content, intent);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float gap = frame.Mm(5);
  const float stages =
      std::min(content.Height() * 0.3F, frame.Mm(22) + frame.metrics.LinePx(Face::kBold) +
                                            frame.metrics.LinePx(Face::kSmall) + frame.Mm(6));
  DrawStages(context, content.TakeTop(stages, gap), model.story);
  const float control = frame.metrics.Control();
  if (frame.metrics.Portrait()) {
    Box foot = content.TakeBottom(std::max(frame.Mm(45), control), gap);
    DrawTakeHome(context, foot.TakeLeft(foot.Width() * 0.52F, gap), model);
    DrawFlowerButton(context, foot.Middle(foot.Width(), control * 1.3F), "give",
                     model.story.proposal, model.given, intent);
  } else {
    Box side = content.TakeRight(content.Width() * 0.3F, gap);
    DrawFlowerButton(context, side.TakeTop(control * 1.2F, gap), "give", model.story.proposal,
                     model.given, intent);
    DrawTakeHome(context, side, model);
  }
  DrawLines(context, content, model.story);
  return intent;
}

}  // namespace oneflower
