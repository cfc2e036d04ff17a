#include "kiosk/screens/propose_look.h"

#include <algorithm>

#include "kiosk/screens/propose_questions.h"
#include "kiosk/ui/scroll.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

// Who sees what, before anything is planted.
void DrawPromise(const ScreenContext& context, Box box, const ProposeModel& model) {
  Frame& frame = context.frame;
  const ui::Tone& tone = model.trouble.empty() ? frame.theme.amber_pale : frame.theme.red_pale;
  ui::DrawCard(frame, box, tone, false);
  const ui::OnGround on(frame, tone);
  const char* promise = model.publish_at_once ? "propose.public_at_once" : "propose.public_later";
  frame.Text(box.Inset(frame.Mm(5), frame.Mm(2)),
             model.trouble.empty() ? frame.T(promise) : model.trouble,
             {.middle = true, .role = ui::Role::kStatus, .id = "promise"});
}

// The person's own words, and beneath them what goes with them.
std::string SaidText(const ScreenContext& context, const ProposeModel& model) {
  std::string said = model.text;
  const char* between = "\n";
  for (const Way way : {Way::kPlace, Way::kVoice, Way::kPhoto, Way::kSketch}) {
    const std::string came = CameOf(context, model.besides, way);
    if (came.empty()) continue;
    if (!said.empty()) said += between;
    said += came;
    between = " · ";
  }
  return said;
}

// The photos as they will be seen, side by side beneath the words; where that leaves the words no
// room, one beneath the other at their side. What they take is cut off the box.
void DrawPhotos(Frame& frame, Box& inner, float words, const std::vector<ui::ImageView>& photos) {
  if (photos.empty()) return;
  constexpr int kPlaces = static_cast<int>(kMaxPhotos);
  const float gap = frame.Mm(3);
  const float height = std::min(inner.Width() / kPlaces * 0.75F, inner.Height() * 0.6F);
  const bool beneath = words + gap + height <= inner.Height();
  const Box box =
      beneath ? inner.TakeBottom(height, gap) : inner.TakeRight(inner.Width() * 0.24F, gap);
  for (size_t i = 0; i < photos.size(); ++i) {
    const int at = static_cast<int>(i);
    const Box place = beneath ? box.Column(at, kPlaces, gap) : box.Row(at, kPlaces, gap);
    ui::DrawCard(frame, place, frame.theme.paper, false);
    if (photos[i].state == ui::ImageView::State::kReady) {
      ui::DrawImageFilling(frame, place, photos[i], frame.Mm(2));
    }
    frame.Record({.id = "look.photo." + std::to_string(i + 1),
                  .role = ui::Role::kImage,
                  .label = frame.T("photo.number", {{"number", std::to_string(i + 1)}}),
                  .box = place});
  }
}

// What was said, whole, above the soil it is going into.
void DrawWords(const ScreenContext& context, const Box& box, const ProposeModel& model) {
  Frame& frame = context.frame;
  const std::string said = SaidText(context, model);
  ui::DrawCard(frame, box, frame.theme.card);
  const ui::OnGround on(frame, frame.theme.card);
  Box inner = box.Inset(frame.Mm(6), frame.Mm(5));
  // What stands alone on its screen may be large.
  const float most = frame.Mm(model.ways_apart ? 70 : 34);
  const float seed = std::min(most, inner.Height() * (model.ways_apart ? 0.55F : 0.4F));
  if (seed >= frame.Mm(12)) {
    const Box soil = inner.TakeBottom(seed * 0.45F, frame.Mm(2));
    const Proposal planned = {.topic = model.topic};
    ui::DrawFlower(frame.draw, {soil.Center().x, soil.max.y}, seed,
                   FlowerOf(planned, context.community), {frame.Seconds(), 1});
  }
  DrawPhotos(frame, inner, frame.TextHeight(said, Face::kBody, inner.Width()), model.photos);
  const float large = frame.TextHeight(said, Face::kHeading, inner.Width());
  if (model.ways_apart && large <= inner.Height()) {
    frame.Text(inner, said, {.face = Face::kHeading, .id = "words.text"});
    return;
  }
  ui::DrawLongText(frame, inner, "words", said, {.id = "words.text"});
}

}  // namespace

void DrawLook(const ScreenContext& context, Box content, const ProposeModel& model,
              Intent& intent) {
  Frame& frame = context.frame;
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  if (model.more > 0) return DrawOneQuestion(context, content, model, intent);
  const float control = frame.metrics.Control();
  const float gap = frame.metrics.GroupGap(4);
  Box foot = content.TakeBottom(control * 1.15F, gap);
  const ui::ButtonSpec back = {.id = "say.again",
                               .label = frame.T("propose.change"),
                               .look = Look::kRedPale,
                               .icon = ui::Icon::kPencil};
  const Box back_box = foot.TakeLeft(std::max(ui::ButtonWidth(frame, back), control), gap);
  Ask(intent, ui::Button(frame, back_box, back), intent::GoToStep{0});
  if (model.ways_apart) {
    // On a standing panel it has a line of its own.
    const ui::ButtonSpec more = {.id = "look.more",
                                 .label = frame.T("look.more"),
                                 .look = Look::kBluePale,
                                 .icon = ui::Icon::kPlus};
    const Box box = frame.metrics.Portrait()
                        ? content.TakeBottom(control, gap)
                        : foot.TakeLeft(std::max(ui::ButtonWidth(frame, more), control), gap);
    Ask(intent, ui::Button(frame, box, more), intent::AskMore{1});
  }
  const bool topic = model.ways_apart || !model.topic.empty();
  const bool ready = topic && model.signature.has_value() && !model.planting;
  const char* label = !topic             ? "propose.need_topic"
                      : !model.signature ? "propose.need_signature"
                                         : "propose.plant";
  Ask(intent,
      ui::Button(
          frame, foot,
          {.id = "plant", .label = frame.T(label), .look = Look::kPrimary, .enabled = ready}),
      intent::Plant{});
  const char* promise = model.publish_at_once ? "propose.public_at_once" : "propose.public_later";
  const std::string& words = model.trouble.empty() ? frame.T(promise) : model.trouble;
  const float promise_height =
      frame.TextHeight(words, Face::kBody, content.Width() - frame.Mm(10)) + frame.Mm(5);
  DrawPromise(context, content.TakeBottom(promise_height, gap), model);
  if (model.ways_apart) return DrawWords(context, content, model);
  if (frame.metrics.Portrait()) {
    const float needed =
        frame.TextHeight(SaidText(context, model), Face::kBody, content.Width() - frame.Mm(40)) +
        frame.Mm(40);
    DrawWords(context, content.TakeTop(std::min(needed, content.Height() * 0.36F), gap), model);
  } else {
    DrawWords(context, content.TakeLeft(content.Width() * 0.36F, gap * 2), model);
  }
  DrawQuestions(context, content, model, intent);
}

}  // namespace oneflower
