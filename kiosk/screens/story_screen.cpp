#include "kiosk/screens/story_screen.h"

#include <algorithm>

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

std::string EntryText(const ScreenContext& context, const Story& story, const StoryEntry& entry) {
  switch (entry.kind) {
    case StoryEntry::Kind::kPlanted:
      return context.frame.T("story.planted", {{"who", SignatureText(context, story.proposal)}});
    case StoryEntry::Kind::kWorded:
      return context.frame.T("story.worded", {{"words", entry.words}});
    case StoryEntry::Kind::kReviewed:
      return context.frame.T("story.reviewed." + std::string(VisibilityName(entry.visibility))) +
             entry.words;
    case StoryEntry::Kind::kStage:
    case StoryEntry::Kind::kNote: return entry.words;
  }
  return {};
}

// The author's words, then everything that happened, oldest first, along a line on which each step
// stands as the plant it had grown to.
class Timeline {
 public:
  Timeline(const ScreenContext& context, const Story& story)
      : context_(context), frame_(context.frame), story_(story), gutter_(frame_.Mm(17)) {}

  void Draw(const Box& box) {
    ui::DrawCard(frame_, box, frame_.theme.card);
    const ui::OnGround on(frame_, frame_.theme.card);
    const Box room = box.Inset(frame_.Mm(7), frame_.Mm(5));
    width_ = room.Width();
    if (Height() > room.Height()) width_ -= ui::PageButtonWidth(frame_) + frame_.metrics.Gap();
    const ui::ScrollArea area(frame_, "story", room, Height(), ui::Axis::kDown);
    view_ = area.view();
    at_ = area.Origin();
    DrawWords();
    for (size_t i = 0; i < story_.entries.size(); ++i) DrawEntry(i);
  }

 private:
  float Gap() const { return frame_.Mm(5); }
  // The author's own; what was only spoken or drawn is named, and staff's words stand further down.
  std::string Words() const {
    const Proposal& proposal = story_.proposal;
    return proposal.text.empty() ? TitleText(context_, proposal, 60) : proposal.text;
  }
  float WordsHeight() {
    return frame_.TextHeight(Words(), Face::kBody, width_) +
           frame_.TextHeight(OriginText(context_, story_.proposal), Face::kSmall, width_);
  }
  float EntryHeight(const StoryEntry& entry) {
    const float words =
        frame_.TextHeight(EntryText(context_, story_, entry), Face::kBody, width_ - gutter_);
    return std::max(frame_.Mm(15), frame_.metrics.LinePx(Face::kSmall) + words);
  }
  float Height() {
    float height = WordsHeight();
    for (const StoryEntry& entry : story_.entries) height += Gap() + EntryHeight(entry);
    return height;
  }
  bool Seen(float height) const { return at_.y + height > view_.min.y && at_.y < view_.max.y; }

  void Put(float x, const std::string& words, const ui::TextStyle& style) {
    const float width = width_ - x;
    const float height = frame_.TextHeight(words, style.face, width);
    if (Seen(height)) frame_.Text(Box::At(at_.x + x, at_.y, width, height), words, style);
    at_.y += height;
  }

  void DrawWords() {
    Put(0, Words(), {.id = "story.text"});
    Put(0, OriginText(context_, story_.proposal),
        {.face = Face::kSmall, .color = frame_.theme.ink_soft});
  }

  void DrawEntry(size_t index) {
    const StoryEntry& entry = story_.entries[index];
    at_.y += Gap();
    const float top = at_.y;
    const float height = EntryHeight(entry);
    if (Seen(height + Gap())) DrawMark(entry, height, index + 1 == story_.entries.size());
    Put(gutter_, DayText(context_, entry.at_ms) + " · " + StageText(context_, entry.stage),
        {.face = Face::kSmall, .color = frame_.theme.ink_soft});
    Put(gutter_, EntryText(context_, story_, entry), {});
    at_.y = top + height;
  }

  void DrawMark(const StoryEntry& entry, float height, bool last) {
    const float side = frame_.Mm(14);
    const ImVec2 root = {at_.x + side / 2, at_.y + side};
    if (!last) {
      frame_.draw.AddLine({root.x, root.y + frame_.Mm(1)}, {root.x, at_.y + height + Gap()},
                          frame_.theme.border, frame_.Mm(0.8F));
    }
    const bool step =
        entry.kind == StoryEntry::Kind::kPlanted || entry.kind == StoryEntry::Kind::kStage;
    if (step) {
      ui::FlowerLook look = FlowerOf(story_.proposal, context_.community);
      look.stage = GrowthOf(entry.stage);
      ui::DrawFlower(frame_.draw, root, side, look);
    } else {
      frame_.draw.AddCircleFilled({root.x, at_.y + side / 2}, frame_.Mm(1.6F),
                                  frame_.theme.green_pale.ink);
    }
  }

  const ScreenContext& context_;
  Frame& frame_;
  const Story& story_;
  float gutter_;
  float width_ = 0;
  ImVec2 at_{};
  Box view_;
};

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

Intent DrawStory(const ScreenContext& context, const StoryModel& model) {
  Frame& frame = context.frame;
  Intent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content, intent);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float gap = frame.metrics.GroupGap(5);
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
  Timeline(context, model.story).Draw(content);
  return intent;
}

}  // namespace oneflower
