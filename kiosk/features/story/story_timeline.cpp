#include "kiosk/features/story/story_timeline.h"

#include <algorithm>

#include "kiosk/screens/proposal_widgets.h"
#include "kiosk/ui/scroll.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;

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
  Timeline(const ScreenContext& context, const StoryModel& model)
      : context_(context),
        frame_(context.frame),
        model_(model),
        story_(model.story),
        gutter_(frame_.Mm(17)) {}

  void Draw(const Box& box, StoryIntent& intent) {
    ui::DrawCard(frame_, box, frame_.theme.card);
    const ui::OnGround on(frame_, frame_.theme.card);
    const Box room = box.Inset(frame_.Mm(7), frame_.Mm(5));
    width_ = room.Width();
    if (Height() > room.Height()) width_ -= ui::PageStripWidth(frame_, room) + frame_.metrics.Gap();
    const ui::ScrollArea area(frame_, "story", room, Height(), ui::Axis::kDown);
    view_ = area.view();
    at_ = area.Origin();
    DrawWords();
    DrawMedia(intent);
    for (size_t i = 0; i < story_.entries.size(); ++i) DrawEntry(i);
    DrawMemories(intent);
  }

 private:
  float Gap() const { return frame_.Mm(5); }
  // The author's own; what was only spoken or drawn is named, and staff's words stand further down.
  std::string Words() const {
    const Proposal& proposal = story_.proposal;
    return proposal.text.empty() ? KindText(context_, proposal) : proposal.text;
  }
  std::string MoodText() const {
    const Mood mood = story_.proposal.mood;
    return mood == Mood::kNone ? std::string() : frame_.T("mood." + std::string(MoodName(mood)));
  }
  SaidMedia Media() const { return {context_, story_.proposal, model_.media, width_}; }
  float MediaHeight() const {
    const float height = Media().Height();
    return height > 0 ? height + Gap() : 0;
  }
  float WordsHeight() {
    const float mood = MoodText().empty() ? 0 : frame_.metrics.LinePx(Face::kBold);
    return mood + frame_.TextHeight(Words(), Face::kBody, width_) +
           frame_.TextHeight(OriginText(context_, story_.proposal), Face::kSmall, width_) +
           OriginHeight();
  }
  // Of the line that says which child's model it comes from; 0: none.
  float OriginHeight() {
    const std::string origin = ModelText(context_, story_.proposal);
    if (origin.empty()) return 0;
    return Gap() +
           std::max(frame_.Mm(10), frame_.TextHeight(origin, Face::kBody, width_ - gutter_));
  }
  float EntryHeight(const StoryEntry& entry) {
    const float words =
        frame_.TextHeight(EntryText(context_, story_, entry), Face::kBody, width_ - gutter_);
    return std::max(frame_.Mm(15), frame_.metrics.LinePx(Face::kSmall) + words);
  }
  float Height() {
    float height = WordsHeight() + MediaHeight();
    for (const StoryEntry& entry : story_.entries) height += Gap() + EntryHeight(entry);
    return height + MemoriesHeight();
  }
  // What elders tell of it, and the quiet way to tell something.
  float MemoriesHeight() {
    if (story_.proposal.visibility != Visibility::kPublic) return 0;
    const auto count = static_cast<float>(model_.memories.size());
    const float rows = count * (frame_.metrics.Gap() + MemoryRowHeight(frame_, width_));
    const float heading = count > 0 ? Gap() + frame_.metrics.LinePx(Face::kBold) : 0;
    return heading + rows + Gap() + frame_.metrics.Control();
  }
  bool Seen(float height) const { return at_.y + height > view_.min.y && at_.y < view_.max.y; }

  void Put(float x, const std::string& words, const ui::TextStyle& style) {
    if (words.empty()) return;
    const float width = width_ - x;
    const float height = frame_.TextHeight(words, style.face, width);
    if (Seen(height)) frame_.Text(Box::At(at_.x + x, at_.y, width, height), words, style);
    at_.y += height;
  }

  void DrawWords() {
    Put(0, MoodText(), {.face = Face::kBold, .color = frame_.theme.green_pale.ink});
    Put(0, Words(), {.id = "story.text"});
    Put(0, OriginText(context_, story_.proposal),
        {.face = Face::kSmall, .color = frame_.theme.ink_soft});
    DrawOrigin();
  }

  // The child's flower stays with it to the end.
  void DrawOrigin() {
    const std::string origin = ModelText(context_, story_.proposal);
    if (origin.empty()) return;
    const float after = at_.y + OriginHeight();
    at_.y += Gap();
    if (Seen(after - at_.y)) {
      const auto& flowers = context_.community.signatures;
      const auto at = std::ranges::find(flowers, story_.proposal.model->flower) - flowers.begin();
      const float r = frame_.Mm(5);
      ui::DrawFlowerHead(frame_.draw, {at_.x + gutter_ / 2 - r / 2, at_.y + r}, r,
                         static_cast<int>(at), static_cast<uint64_t>(at));
    }
    Put(gutter_, origin, {.role = ui::Role::kStatus, .id = "story.model"});
    at_.y = after;
  }

  void DrawMedia(StoryIntent& intent) {
    SaidMedia media = Media();
    if (media.Height() == 0) return;
    at_.y += Gap();
    const MediaTapped tapped = media.Draw(at_);
    Ask(intent, !tapped.voice.empty(), story::Hear{tapped.voice});
    Ask(intent, !tapped.picture.empty(), story::ShowLarge{tapped.picture});
    at_.y += media.Height();
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

  void DrawMemories(StoryIntent& intent) {
    if (MemoriesHeight() == 0) return;
    at_.y += Gap();
    if (!model_.memories.empty()) {
      Put(0, frame_.T("memory.of_proposal"), {.face = Face::kBold});
      const float height = MemoryRowHeight(frame_, width_);
      for (const MemoryCard& card : model_.memories) {
        at_.y += frame_.metrics.Gap();
        if (Seen(height)) {
          const Box row = Box::At(at_.x, at_.y, width_, height);
          Ask(intent, DrawMemoryRow(context_, row, card, model_.media),
              story::Hear{card.memory.voice.blob});
        }
        at_.y += height;
      }
      at_.y += Gap();
    }
    const ui::ButtonSpec tell = {.id = "memory.tell",
                                 .label = frame_.T("memory.tell_of_it"),
                                 .icon = ui::Icon::kMicrophone,
                                 .face = Face::kBody};
    const float width = std::min(ui::ButtonWidth(frame_, tell), width_);
    AskToGo(context_,
            ui::Button(frame_, Box::At(at_.x, at_.y, width, frame_.metrics.Control()), tell),
            {"elder_story", "tell:" + story_.proposal.id});
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
  const StoryModel& model_;
  const Story& story_;
  float gutter_;
  float width_ = 0;
  ImVec2 at_{};
  Box view_;
};

}  // namespace

void DrawTimeline(const ScreenContext& context, const Box& box, const StoryModel& model,
                  StoryIntent& intent) {
  Timeline(context, model).Draw(box, intent);
}

}  // namespace oneflower
