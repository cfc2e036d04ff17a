#include "kiosk/screens/home_screen.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/screens/elder_home.h"
#include "kiosk/screens/tile_grid.h"
#include "kiosk/ui/flower_garden.h"
#include "kiosk/ui/scene.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

// The picture of a tile: it stands in the lower right corner, as high as `share` of the tile where
// the words leave so much. Less than this is no flower any more.
constexpr float kLeastPictureMm = 11;

std::function<void(Frame&, const Box&)> Picture(ui::GrowthStage stage, int color, float share) {
  return [=](Frame& frame, const Box& room) {
    const float ground = frame.Mm(3);
    const float height =
        std::min({room.Height() - ground, frame.clip.Height() * share, room.Width() * 0.6F});
    if (height < frame.Mm(kLeastPictureMm)) return;
    const ImVec2 root = {room.max.x - height * 0.42F, room.max.y - ground};
    ui::DrawFlower(frame.draw, root, height, {.stage = stage, .color = color, .seed = 11},
                   {frame.Seconds(), 1});
  };
}

std::function<void(Frame&, const Box&)> CameraPicture() {
  return [](Frame& frame, const Box& room) {
    const float side = std::min({room.Height() - frame.Mm(6), room.Width() * 0.3F, frame.Mm(26)});
    if (side < frame.Mm(kLeastPictureMm)) return;
    ui::DrawIcon(
        frame.draw, ui::Icon::kCamera,
        Box::At(room.max.x - side - frame.Mm(6), room.max.y - side - frame.Mm(4), side, side),
        frame.ground.ink);
  };
}

std::string MeetingText(const ScreenContext& context, int days) {
  if (days == 0) return context.frame.T("home.meeting_today");
  const std::string day = std::to_string(context.community.meeting_day);
  if (days == 1) return context.frame.T("home.meeting_tomorrow", {{"day", day}});
  return context.frame.T("home.meeting_days", {{"day", day}, {"days", std::to_string(days)}});
}

// The days from today to the 20th: a sprout, a dot a day, and the flower of the day itself.
void DrawDaysAhead(Frame& frame, const Box& box, int days, const ui::Tone& tone) {
  const float flower = std::min(box.Height(), frame.Mm(30));
  const float y = box.max.y - frame.Mm(1);
  const ui::Sway sway = {frame.Seconds(), 1};
  const float to = box.max.x - flower * 0.4F;
  ui::DrawFlower(frame.draw, {to, y}, flower,
                 {.stage = days == 0 ? ui::GrowthStage::kBloom : ui::GrowthStage::kBud,
                  .color = ui::kVioletFlower,
                  .seed = 11},
                 sway);
  if (days == 0) return;
  const float from = box.min.x + flower * 0.3F;
  ui::DrawFlower(frame.draw, {from, y}, flower * 0.6F,
                 {.stage = ui::GrowthStage::kSprout, .seed = 4}, sway);
  const float step = (to - from) / static_cast<float>(days);
  const float radius = std::min(frame.Mm(1.1F), step * 0.3F);
  for (int day = 1; day < days; ++day) {
    const float x = from + step * static_cast<float>(day);
    if (x - from < flower * 0.3F || to - x < flower * 0.35F) continue;
    frame.draw.AddCircleFilled({x, y - frame.Mm(1)}, radius,
                               ui::MixColors(tone.ground, tone.ink, 0.45F));
  }
}

// Not a control: there is nothing behind it yet but the date itself.
void DrawMeeting(const ScreenContext& context, const Box& box, int days) {
  Frame& frame = context.frame;
  const ui::Tone& tone = frame.theme.violet_pale;
  ui::DrawCard(frame, box, tone, false);
  const ui::OnGround on(frame, tone);
  const ui::Clipped clipped(frame, box);
  Box inner = box.Inset(std::min(frame.Mm(8), box.Width() * 0.07F), frame.Mm(5));
  // On a wide one the days stand beside the words.
  const bool beside = box.Width() > 3 * box.Height();
  const Box days_box = beside ? inner.TakeRight(inner.Width() * 0.52F, frame.Mm(4)) : Box();
  const std::string& heading = frame.T("home.meeting");
  const bool large = box.Height() > 4 * frame.metrics.LinePx(Face::kTitle);
  const Face face = large ? Face::kTitle : Face::kHeading;
  const float height = frame.TextHeight(heading, face, inner.Width(), 2);
  frame.Text(inner.TakeTop(height, frame.Mm(1.5F)), heading,
             {.face = face, .role = ui::Role::kHeading});
  const std::string words = MeetingText(context, days);
  const bool roomy = frame.TextHeight(words, Face::kBody, inner.Width()) <= inner.Height();
  const Face small = roomy ? Face::kBody : Face::kSmall;
  const float lines = frame.TextHeight(words, small, inner.Width());
  frame.Text(inner.TakeTop(lines, frame.Mm(2)), words,
             {.face = small, .role = ui::Role::kStatus, .id = "meeting"});
  const Box& room = beside ? days_box : inner;
  if (room.Height() >= frame.Mm(kLeastPictureMm)) DrawDaysAhead(frame, room, days, tone);
}

// A tile that takes the rest of the grid's places.
struct HomeTile {
  ui::TileSpec spec;
  Route route;
  bool may_lack = false;  // where the tiles would be too low with it
};

// What can be done beside saying something, the most wanted first.
std::vector<HomeTile> TilesOf(const ScreenContext& context, const HomeModel& model) {
  Frame& frame = context.frame;
  const bool child = frame.metrics.mode() == ui::TextMode::kChild;
  const auto tile = [&](const std::string& id, Look look, ui::GrowthStage stage, int color) {
    return ui::TileSpec{.id = id,
                        .heading = frame.T("home." + id),
                        .text = id == "card" ? std::string() : frame.T("home." + id + "_text"),
                        .look = look,
                        .picture = Picture(stage, color, 0.5F)};
  };
  std::vector<HomeTile> tiles;
  tiles.push_back({tile("wall", Look::kGreenPale, ui::GrowthStage::kFruit, 0), {"wall", {}}});
  tiles.push_back(
      {tile("mine", Look::kAmberPale, ui::GrowthStage::kBud, ui::kOrangeFlower), {"slip", {}}});
  ui::TileSpec report = tile("report", Look::kRedPale, ui::GrowthStage::kBud, 0);
  report.picture = CameraPicture();
  tiles.push_back({std::move(report), {"report", {}}});
  if (!context.community.blocks.empty()) {
    tiles.push_back({tile("planner", Look::kBluePale, ui::GrowthStage::kBloom, ui::kBlueFlower),
                     {"planner", {}},
                     !child});
  }
  if (!model.question.empty()) {
    ui::TileSpec card = tile("card", Look::kGreen, ui::GrowthStage::kBloom, ui::kPaleFlower);
    card.text = model.question;
    tiles.push_back({std::move(card), {"say", "question"}});
  }
  return tiles;
}

// Where there is no room for both, the question stands there and not what it is called, if it fits.
void FitQuestion(Frame& frame, const Box& place, ui::TileSpec& card) {
  const float width = place.Width() - frame.Mm(16);
  const float line = frame.metrics.LinePx(Face::kHeading);
  const float room = place.Height() - frame.Mm(12);
  const bool both = line + frame.TextHeight(card.text, Face::kBody, width) <= room;
  const bool alone =
      frame.TextHeight(card.text, Face::kHeading, width) <= std::min(room, 2 * line + 1);
  if (!both && alone) card.heading = std::exchange(card.text, std::string());
}

void DrawTiles(const ScreenContext& context, Box box, const HomeModel& model) {
  Frame& frame = context.frame;
  const bool portrait = frame.metrics.Portrait();
  std::vector<HomeTile> tiles = TilesOf(context, model);
  const float share = tiles.size() > 3 ? 0.4F : 0.46F;
  const Box hero = portrait ? box.TakeTop(box.Height() * (tiles.size() > 3 ? 0.36F : 0.42F),
                                          frame.metrics.GroupGap(5))
                            : box.TakeLeft(box.Width() * share, frame.metrics.GroupGap(7));
  AskToGo(context,
          ui::Tile(frame, hero,
                   {.id = "say",
                    .heading = frame.T("home.say"),
                    .text = frame.T("home.say_text"),
                    .look = Look::kPrimary,
                    .picture = Picture(ui::GrowthStage::kBloom, ui::kPaleFlower, 0.62F),
                    .button = frame.T("home.say_button"),
                    .face = Face::kDisplay}),
          {"say", {}});
  // The meeting is the last one of the grid; where children are asked something, that is.
  const int others = model.question.empty() ? 1 : 0;
  const auto grid = [&] { return TileGrid(frame, box, static_cast<int>(tiles.size()) + others); };
  while (!grid().HighEnough(frame) && tiles.back().may_lack) tiles.pop_back();
  const TileGrid places = grid();
  const auto count = static_cast<int>(tiles.size());
  for (int i = 0; i < count; ++i) {
    HomeTile& tile = tiles[static_cast<size_t>(i)];
    const Box place = places.Place(i);
    if (tile.spec.id == "card") FitQuestion(frame, place, tile.spec);
    AskToGo(context, ui::Tile(frame, place, tile.spec), tile.route);
  }
  if (others > 0) DrawMeeting(context, places.Place(count), model.days_to_meeting);
}

void DrawGarden(const ScreenContext& context, const Box& box, const HomeModel& model) {
  Frame& frame = context.frame;
  ui::DrawHills(frame.draw, box, frame.theme.scene);
  const Box strip = {{box.min.x, box.min.y + box.Height() * 0.42F}, {box.max.x, box.max.y}};
  const auto count = std::min<int64_t>(static_cast<int64_t>(model.garden.size()), kHomeGarden);
  const ui::GardenLayout layout = ui::SpreadOver(
      ui::MakeGardenLayout(strip.Height(), std::min(frame.Mm(17), strip.Height() * 0.38F), 20),
      count, box.Width());
  const float width = ui::GardenWidth(count, layout);
  // The garden stands in the middle where it is narrower than the panel.
  const float left = std::max(0.0F, (box.Width() - width) / 2);
  for (const ui::VisibleFlower& flower : ui::VisibleFlowers(layout, count, 0, box.Width())) {
    const Proposal& proposal = model.garden[static_cast<size_t>(ui::FlowerAt(flower.index, count))];
    const ImVec2 root = {box.min.x + left + flower.place.root.x, strip.min.y + flower.place.root.y};
    ui::DrawFlower(frame.draw, root, flower.place.height, FlowerOf(proposal, context.community),
                   {frame.Seconds(), 1});
  }
}

}  // namespace

void DrawHome(const ScreenContext& context, const HomeModel& model) {
  Frame& frame = context.frame;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  if (frame.metrics.mode() == ui::TextMode::kElder) {
    DrawElderHome(context, content, model);
    return;
  }
  const bool low = content.Height() < frame.Mm(190);
  // Children have more to choose from.
  const bool crowded = !frame.metrics.Portrait() && !model.question.empty();
  const Box garden = content.TakeBottom(content.Height() * (low || crowded ? 0.24F : 0.28F));
  DrawGarden(context, garden, model);
  const std::string counts = frame.T("home.counts", {{"sprouted", std::to_string(model.sprouted)},
                                                     {"bloomed", std::to_string(model.bloomed)}});
  const float margin = frame.metrics.Margin();
  const float pill = frame.metrics.LinePx(Face::kBody) + frame.Mm(4);
  DrawTiles(context, content.Inset(margin, frame.Mm(5)), model);
  const float width = std::min(ui::PillWidth(frame, counts, false), garden.Width() - 2 * margin);
  ui::Pill(frame, Box::At(margin, garden.min.y - frame.Mm(2), width, pill), "counts", counts,
           frame.theme.card);
}

}  // namespace oneflower
