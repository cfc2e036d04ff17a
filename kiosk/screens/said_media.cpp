#include "kiosk/screens/said_media.h"

#include <algorithm>
#include <utility>

#include "kiosk/screens/plan_view.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using State = ui::ImageView::State;

constexpr float kPictureMm = 48;  // a picture's height
constexpr float kVoiceMm = 120;
// Slimmer or wider than that a picture is cut in its small form.
constexpr float kSlimmest = 0.7F;
constexpr float kWidest = 1.8F;

std::string KindText(const Frame& frame, MediumKind kind, const char* what) {
  return frame.T("medium." + std::string(MediumKindName(kind)) + what);
}

float ShapeOf(const Medium& medium) {
  if (medium.width < 1 || medium.height < 1) return 1;
  const float shape = static_cast<float>(medium.width) / static_cast<float>(medium.height);
  return std::clamp(shape, kSlimmest, kWidest);
}

}  // namespace

bool MediaView::Coming(const std::string& blob) const {
  return std::ranges::find(coming, blob) != coming.end();
}

const std::string& SmallBlobOf(const Medium& medium) {
  return medium.thumb.empty() ? medium.blob : medium.thumb;
}

std::string MediaText(const ScreenContext& context, const std::vector<Medium>& media,
                      const MediaView& view) {
  const Frame& frame = context.frame;
  std::string text;
  const auto add = [&text](const std::string& words) {
    text += (text.empty() ? "" : " · ") + words;
  };
  for (const MediumKind kind : {MediumKind::kVoice, MediumKind::kDrawing, MediumKind::kPhoto}) {
    int here = 0;
    bool coming = false;
    int64_t ms = 0;
    for (const Medium& medium : media) {
      if (medium.kind != kind) continue;
      const bool missing = view.Coming(SmallBlobOf(medium));
      coming = coming || missing;
      here += missing ? 0 : 1;
      ms += medium.ms;
    }
    if (here > 0 && kind == MediumKind::kVoice) {
      add(KindText(frame, kind, "") + " " + DurationText(ms));
    } else if (here > 0) {
      add(KindText(frame, kind, "") + (here > 1 ? " " + std::to_string(here) : std::string()));
    }
    if (coming) add(KindText(frame, kind, "_coming"));
  }
  return text;
}

bool DrawHearButton(const ScreenContext& context, const Box& box, const std::string& id,
                    const Medium& voice, const MediaView& view, bool may_hear) {
  Frame& frame = context.frame;
  const std::string length = DurationText(voice.ms);
  const bool coming = view.Coming(voice.blob);
  const bool heard = view.heard == voice.blob;
  const std::string at = DurationText(view.heard_ms);
  const ui::ButtonSpec spec = {.id = id,
                               .label = coming ? frame.T("medium.voice_coming")
                                        : heard
                                            ? frame.T("medium.hush", {{"at", at}, {"time", length}})
                                            : frame.T("medium.hear", {{"time", length}}),
                               .look = heard ? ui::Look::kGreen : ui::Look::kGreenPale,
                               .icon = heard ? ui::Icon::kStop : ui::Icon::kPlay,
                               .enabled = view.can_hear && may_hear && !coming};
  const bool tapped = ui::Button(frame, box, spec);
  if (!heard) return tapped;
  frame.animating = true;
  const float share =
      voice.ms > 0 ? static_cast<float>(view.heard_ms) / static_cast<float>(voice.ms) : 0;
  const Box line = Box::At(box.min.x + frame.Mm(5), box.max.y - frame.Mm(3.2F),
                           box.Width() - frame.Mm(10), frame.Mm(1.4F));
  const ui::Tone tone = ui::ToneOf(frame.theme, ui::Look::kGreen);
  frame.draw.AddRect(line.min, line.max, tone.ink, line.Height() / 2, 0, frame.Mm(0.3F));
  const float done = std::clamp(share, 0.0F, 1.0F) * line.Width();
  frame.draw.AddRectFilled(line.min, {line.min.x + done, line.max.y}, tone.ink, line.Height() / 2);
  return tapped;
}

SaidMedia::SaidMedia(const ScreenContext& context, const Proposal& proposal, const MediaView& view,
                     float width)
    : context_(context),
      frame_(context.frame),
      proposal_(proposal),
      view_(view),
      place_(PlaceText(context, proposal.place)) {
  LayOut(width);
}

void SaidMedia::LayOut(float width) {
  const float gap = frame_.metrics.Gap();
  float y = 0;
  const auto each = [&](bool voices, auto put) {
    for (size_t i = 0; i < proposal_.media.size(); ++i) {
      const Medium& medium = proposal_.media[i];
      if ((medium.kind == MediumKind::kVoice) == voices) put(medium, static_cast<int>(i));
    }
  };
  each(true, [&](const Medium& medium, int number) {
    const float height = frame_.metrics.Control();
    items_.push_back(
        {Box::At(0, y, std::min(width, frame_.Mm(kVoiceMm)), height), &medium, number});
    y += height + gap;
  });
  const float height = frame_.Mm(kPictureMm);
  const float caption = place_.empty() ? 0 : frame_.metrics.LinePx(Face::kSmall);
  float x = 0;
  const auto beside = [&](float wanted) {
    const float room = std::min(wanted, width);
    if (x > 0 && x + room > width) {
      x = 0;
      y += height + gap;
    }
    const Box box = Box::At(x, y, room, height);
    x += room + gap;
    return box;
  };
  each(false, [&](const Medium& medium, int number) {
    items_.push_back({beside(height * ShapeOf(medium)), &medium, number});
  });
  if (!place_.empty()) items_.push_back({beside((height - caption) * kPlanWidth / kPlanHeight)});
  if (x > 0) y += height + gap;
  height_ = items_.empty() ? 0 : y - gap;
}

MediaTapped SaidMedia::Draw(ImVec2 at) {
  for (const Item& item : items_) {
    const Box box = item.box.Moved(at.x, at.y);
    if (box.Meet(frame_.clip).Empty()) continue;
    if (item.medium == nullptr) {
      DrawPlace(box);
    } else if (item.medium->kind == MediumKind::kVoice) {
      DrawVoice(item, box);
    } else {
      DrawPicture(item, box);
    }
  }
  return std::exchange(tapped_, {});
}

void SaidMedia::DrawVoice(const Item& item, const Box& box) {
  const Medium& medium = *item.medium;
  if (view_.Coming(medium.blob)) {
    return DrawEmptyFrame(box, frame_.T("medium.voice_coming") + " · " + DurationText(medium.ms));
  }
  if (DrawHearButton(context_, box, "hear." + std::to_string(item.number), medium, view_, true)) {
    tapped_.voice = medium.blob;
  }
}

void SaidMedia::DrawEmptyFrame(const Box& box, const std::string& words) {
  const ui::Tone& tone = frame_.theme.amber_pale;
  ui::DrawCard(frame_, box, tone, false);
  const ui::OnGround on(frame_, tone);
  frame_.Text(box.Inset(frame_.Mm(3), frame_.Mm(1)), words,
              {.face = Face::kSmall,
               .align = ui::Align::kCenter,
               .middle = true,
               .role = ui::Role::kStatus});
}

void SaidMedia::DrawPicture(const Item& item, const Box& box) {
  const Medium& medium = *item.medium;
  const std::string id = "picture." + std::to_string(item.number);
  if (view_.Coming(SmallBlobOf(medium))) {
    return DrawEmptyFrame(box, KindText(frame_, medium.kind, "_coming"));
  }
  const ui::ImageView image = frame_.Image(SmallBlobOf(medium));
  const std::string name = KindText(frame_, medium.kind, "");
  switch (image.state) {
    case State::kMissing: return DrawEmptyFrame(box, KindText(frame_, medium.kind, "_coming"));
    case State::kBroken: return DrawEmptyFrame(box, KindText(frame_, medium.kind, "_broken"));
    case State::kLoading:
      frame_.draw.AddRectFilled(box.min, box.max, frame_.theme.quiet.ground,
                                frame_.metrics.Round());
      frame_.Record({.id = id, .role = ui::Role::kImage, .label = name, .box = box});
      return;
    case State::kReady: break;
  }
  // Paper beneath: a drawing may be see-through.
  frame_.draw.AddRectFilled(box.min, box.max, IM_COL32_WHITE, frame_.metrics.Round());
  ui::DrawImageFilling(frame_, box, image, frame_.metrics.Round());
  frame_.draw.AddRect(box.min, box.max, frame_.theme.border, frame_.metrics.Round(), 0,
                      frame_.Mm(frame_.Pressed(id) ? 1.2F : 0.5F));
  frame_.Record({.id = id,
                 .role = ui::Role::kButton,
                 .label = frame_.T("medium.enlarge", {{"what", name}}),
                 .box = box});
  if (frame_.Tapped(id)) tapped_.picture = medium.blob;
}

void SaidMedia::DrawPlace(const Box& box) {
  Box plan = box;
  const Box caption = plan.TakeBottom(frame_.metrics.LinePx(Face::kSmall));
  DrawPlan(context_, PlanLayout(plan), proposal_.place);
  frame_.Text(caption, place_,
              {.face = Face::kSmall, .align = ui::Align::kCenter, .max_lines = 1, .id = "place"});
}

}  // namespace oneflower
