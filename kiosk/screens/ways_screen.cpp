#include "kiosk/screens/ways_screen.h"

#include <algorithm>

#include "kiosk/screens/plan_view.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Frame;
using ui::Look;

struct WayTile {
  Way way;
  const char* id;
  Look look;
  ui::Icon icon;
  std::string done;  // what came of it; empty: nothing yet
};

void DrawTile(const ScreenContext& context, const Box& box, const WayTile& tile, Intent& intent) {
  Frame& frame = context.frame;
  const std::string hint = frame.T(std::string(tile.id) + "_hint");
  const auto picture = [&](Frame& on, const Box& room) {
    const float side = std::min(std::min(room.Width() * 0.4F, room.Height() * 0.6F), on.Mm(26));
    if (side < on.Mm(8)) return;
    const Box place =
        Box::At(room.max.x - side - on.Mm(3), room.max.y - side - on.Mm(3), side, side);
    ui::DrawIcon(on.draw, tile.done.empty() ? tile.icon : ui::Icon::kCheck, place, on.ground.ink);
  };
  Ask(intent,
      ui::Tile(frame, box,
               {.id = tile.id,
                .heading = frame.T(tile.id),
                .text = tile.done.empty() ? hint : tile.done,
                .look = tile.look,
                .picture = picture}),
      intent::OpenWay{tile.way});
}

void DrawTiles(const ScreenContext& context, const Box& box, const WaysModel& model,
               Intent& intent) {
  const Frame& frame = context.frame;
  const float gap = frame.metrics.GroupGap(4);
  const bool portrait = frame.metrics.Portrait();
  const auto came = [&](Way way) { return CameOf(context, model.besides, way); };
  const WayTile voice = {Way::kVoice, "way.voice", Look::kPrimary, ui::Icon::kMicrophone,
                         came(Way::kVoice)};
  const WayTile sketch = {Way::kSketch, "way.sketch", Look::kAmberPale, ui::Icon::kPencil,
                          came(Way::kSketch)};
  // 童言无忌 is answered before one can write.
  if (!model.question.empty()) {
    DrawTile(context, portrait ? box.Row(0, 2, gap) : box.Column(0, 2, gap), voice, intent);
    DrawTile(context, portrait ? box.Row(1, 2, gap) : box.Column(1, 2, gap), sketch, intent);
    return;
  }
  const WayTile tiles[] = {
      voice,
      {Way::kWords, "way.words", Look::kGreenPale, ui::Icon::kHand, TitleOf(model.text, 14)},
      sketch,
      {Way::kPhoto, "way.photo", Look::kViolet, ui::Icon::kCamera, came(Way::kPhoto)},
      {Way::kPlace, "way.place", Look::kBluePale, ui::Icon::kPin, came(Way::kPlace)}};
  // The voice stands for itself, as large as two.
  const int columns = portrait ? 2 : 3;
  const int rows = portrait ? 3 : 2;
  const auto place = [&](int i) {
    return box.Row(i / columns, rows, gap).Column(i % columns, columns, gap);
  };
  for (int i = 0; i < static_cast<int>(std::size(tiles)); ++i) {
    Box tile = place(i == 0 ? 0 : i + 1);
    if (i == 0) tile.max.x = place(1).max.x;
    DrawTile(context, tile, tiles[i], intent);
  }
}

}  // namespace

std::string CameOf(const ScreenContext& context, const Besides& besides, Way way) {
  const Frame& frame = context.frame;
  switch (way) {
    case Way::kVoice:
      if (besides.voice_ms == 0) return {};
      return frame.T("way.voice_done", {{"time", DurationText(besides.voice_ms)}});
    case Way::kSketch: return besides.has_sketch ? frame.T("way.sketch_done") : std::string();
    case Way::kPhoto:
      if (besides.photos == 0) return {};
      return frame.T("way.photo_done", {{"count", std::to_string(besides.photos)}});
    case Way::kPlace: return PlaceText(context, besides.place);
    case Way::kChoose:
    case Way::kWords: return {};
  }
  return {};
}

Intent DrawWays(const ScreenContext& context, const WaysModel& model) {
  Frame& frame = context.frame;
  Intent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float gap = frame.metrics.GroupGap(4);
  Ask(intent,
      ui::Button(frame, content.TakeBottom(frame.metrics.Control() * 1.15F, gap),
                 {.id = "ways.next",
                  .label = frame.T(model.can_go_on ? "ways.next" : "ways.choose"),
                  .look = Look::kPrimary,
                  .enabled = model.can_go_on}),
      intent::GoToStep{1});
  if (!model.question.empty()) {
    const float words =
        frame.TextHeight(model.question, ui::Face::kHeading, content.Width() - frame.Mm(12));
    const Box card = content.TakeTop(words + frame.Mm(5), gap);
    ui::DrawCard(frame, card, frame.theme.red_pale, false);
    const ui::OnGround on(frame, frame.theme.red_pale);
    frame.Text(card.Inset(frame.Mm(6), frame.Mm(2)), model.question,
               {.face = ui::Face::kHeading,
                .align = ui::Align::kCenter,
                .middle = true,
                .role = ui::Role::kHeading,
                .id = "ways.question"});
  }
  DrawTiles(context, content, model, intent);
  return intent;
}

}  // namespace oneflower
