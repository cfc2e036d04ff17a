#include "kiosk/screens/elder_home.h"

#include <algorithm>

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

struct ElderChoice {
  const char* id;
  const char* heading;
  const char* text;
  Look look;
  ui::GrowthStage stage;
  int color;
  const char* feature;
};

// Beside the words, on the ground the tile ends with.
std::function<void(Frame&, const Box&)> PictureOf(const ElderChoice& choice) {
  return [stage = choice.stage, color = choice.color](Frame& frame, const Box&) {
    const Box& tile = frame.clip;
    const float ground = frame.Mm(3);
    const float height = std::min(tile.Height() * 0.8F, tile.Width() * 0.4F);
    ui::DrawFlower(frame.draw, {tile.max.x - height * 0.5F, tile.max.y - ground}, height,
                   {.stage = stage, .color = color, .seed = 11}, {frame.Seconds(), 1});
  };
}

}  // namespace

void DrawElderHome(const ScreenContext& context, const Box& content, const HomeModel& model) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.GroupGap(6);
  Box box = content.Inset(frame.metrics.Margin(), frame.Mm(5));
  const bool aloud = model.chrome.aloud.on;
  AskShell(context,
           ui::Button(frame, box.TakeBottom(frame.metrics.Control(), gap),
                      {.id = "aloud",
                       .label = frame.T(aloud ? "elder.hear_no_more" : "elder.hear"),
                       .icon = ui::Icon::kSpeaker,
                       .selected = aloud}),
           shell::SwitchAloud{});
  const ElderChoice choices[] = {
      {"say", "home.say", "elder.say_text", Look::kPrimary, ui::GrowthStage::kBloom,
       ui::kPaleFlower, "say"},
      {"wall", "elder.wall", "elder.wall_text", Look::kGreen, ui::GrowthStage::kFruit,
       ui::kPaleFlower, "wall"},
      {"mine", "home.mine", "elder.mine_text", Look::kAmber, ui::GrowthStage::kBud,
       ui::kOrangeFlower, "slip"},
      {"help", "elder.help", "elder.help_text", Look::kBlue, ui::GrowthStage::kSprout, 0, "help"},
  };
  const bool portrait = frame.metrics.Portrait();
  for (int i = 0; i < 4; ++i) {
    const ElderChoice& choice = choices[i];
    const Box tile = portrait ? box.Row(i, 4, gap) : box.Row(i / 2, 2, gap).Column(i % 2, 2, gap);
    const bool tapped = ui::Tile(frame, tile,
                                 {.id = choice.id,
                                  .heading = frame.T(choice.heading),
                                  .text = frame.T(choice.text),
                                  .look = choice.look,
                                  .picture = PictureOf(choice),
                                  .face = Face::kDisplay,
                                  .beside = true});
    AskToGo(context, tapped, {choice.feature, {}});
  }
}

}  // namespace oneflower
