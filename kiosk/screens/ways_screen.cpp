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
  DrawChrome(context, model.chrome, content, intent);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float gap = frame.metrics.GroupGap(4);
  Ask(intent,
      ui::Button(frame, content.TakeBottom(frame.metrics.Control() * 1.15F, gap),
                 {.id = "ways.next",
                  .label = frame.T(model.can_go_on ? "ways.next" : "ways.choose"),
                  .look = Look::kPrimary,
                  .enabled = model.can_go_on}),
      intent::GoToStep{1});
  const auto came = [&](Way way) { return CameOf(context, model.besides, way); };
  const WayTile tiles[] = {
      {Way::kVoice, "way.voice", Look::kPrimary, ui::Icon::kMicrophone, came(Way::kVoice)},
      {Way::kWords, "way.words", Look::kGreenPale, ui::Icon::kHand, TitleOf(model.text, 14)},
      {Way::kSketch, "way.sketch", Look::kAmber, ui::Icon::kPencil, came(Way::kSketch)},
      {Way::kPhoto, "way.photo", Look::kViolet, ui::Icon::kCamera, came(Way::kPhoto)},
      {Way::kPlace, "way.place", Look::kBlue, ui::Icon::kPin, came(Way::kPlace)}};
  // The voice stands for itself, as large as two.
  const int columns = frame.metrics.Portrait() ? 2 : 3;
  const int rows = frame.metrics.Portrait() ? 3 : 2;
  const auto place = [&](int i) {
    return content.Row(i / columns, rows, gap).Column(i % columns, columns, gap);
  };
  for (int i = 0; i < static_cast<int>(std::size(tiles)); ++i) {
    Box box = place(i == 0 ? 0 : i + 1);
    if (i == 0) box.max.x = place(1).max.x;
    DrawTile(context, box, tiles[i], intent);
  }
  return intent;
}

}  // namespace oneflower
