#include "kiosk/ui/block_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/ui/picture_brush.h"

namespace oneflower::ui {
namespace {

// Beside the colours of the brush.
constexpr unsigned kLeaf = 0x6DB57C, kWood = 0xB98A5A, kWoodDark = 0x6E4A2C, kGrey = 0x8E979F,
                   kStone = 0xC6CBCF, kSand = 0xEBCF94, kSoil = 0xA9845A;

void ThreeTrees(const PictureBrush& b) {
  b.Ellipse({0, 0.88F}, {0.5F, 0.1F}, kSoil);
  b.Block({-0.12F, 0.1F}, {0.12F, 0.9F}, kPaintBrown, 0.05F);
  b.Line({{0, 0.42F}, {0.26F, 0.12F}}, kPaintBrown, 0.08F);
  b.Ellipse({-0.38F, -0.1F}, {0.44F, 0.4F}, kPaintGreen);
  b.Ellipse({0.4F, -0.12F}, {0.42F, 0.4F}, kPaintGreen);
  b.Ellipse({0, -0.48F}, {0.52F, 0.48F}, kPaintGreen);
  b.Ellipse({-0.16F, -0.56F}, {0.24F, 0.2F}, kLeaf);
  b.Ellipse({0.36F, -0.24F}, {0.16F, 0.13F}, kLeaf);
}
void Bench(const PictureBrush& b) {
  for (const float x : {-0.62F, 0.62F}) b.Block({x - 0.09F, 0.1F}, {x + 0.09F, 0.78F}, kWoodDark);
  b.Block({-0.92F, -0.46F}, {0.92F, -0.2F}, kWood, 0.1F);
  b.Block({-0.92F, -0.1F}, {0.92F, 0.06F}, kWood, 0.08F);
  b.Block({-0.98F, 0.2F}, {0.98F, 0.44F}, kWood, 0.1F);
  b.Line({{-0.7F, 0.28F}, {0.7F, 0.28F}}, 0xCFA577, 0.05F);
}
void Slide(const PictureBrush& b) {
  b.Line({{-0.72F, 0.86F}, {-0.5F, -0.62F}}, kPaintBlue, 0.13F);
  b.Line({{-0.3F, 0.86F}, {-0.36F, -0.5F}}, kPaintBlue, 0.11F);
  for (const float y : {-0.2F, 0.18F, 0.55F}) b.Line({{-0.6F, y}, {-0.32F, y}}, kPaintPale, 0.09F);
  b.Line({{-0.54F, -0.56F}, {-0.2F, -0.56F}, {0.16F, -0.1F}, {0.46F, 0.5F}, {0.92F, 0.72F}},
         kPaintRed, 0.26F);
  b.Line({{-0.5F, -0.6F}, {-0.2F, -0.6F}, {0.18F, -0.14F}, {0.48F, 0.45F}, {0.9F, 0.66F}},
         kPaintOrange, 0.08F);
  b.Line({{-0.56F, -0.6F}, {-0.54F, -0.9F}, {-0.26F, -0.9F}}, kPaintYellow, 0.09F);
}
void Lamp(const PictureBrush& b) {
  b.Ellipse({0, -0.56F}, {0.42F, 0.38F}, 0xFCE3A6);
  b.Ellipse({0, -0.56F}, {0.28F, 0.28F}, kPaintYellow);
  b.Block({-0.3F, -0.92F}, {0.3F, -0.8F}, kPaintInk, 0.05F);
  b.Block({-0.07F, -0.28F}, {0.07F, 0.84F}, kPaintInk, 0.03F);
  b.Block({-0.28F, 0.78F}, {0.28F, 0.92F}, kPaintInk, 0.06F);
}
void Blossom(const PictureBrush& b, ImVec2 at, float size, unsigned color) {
  b.Line({{at.x, at.y}, {at.x + 0.02F, 0.5F}}, kPaintDeepGreen, 0.07F);
  b.Ellipse({at.x + 0.12F, 0.22F}, {0.13F, 0.07F}, kPaintGreen);
  for (int i = 0; i < 6; ++i) {
    const float turn = 1.0471976F * static_cast<float>(i);
    b.Ellipse({at.x + std::cos(turn) * size, at.y + std::sin(turn) * size},
              {size * 0.62F, size * 0.62F}, color);
  }
  b.Ellipse(at, {size * 0.66F, size * 0.66F}, kPaintYellow);
}
void FlowerBed(const PictureBrush& b) {
  Blossom(b, {-0.56F, -0.28F}, 0.22F, kPaintRed);
  Blossom(b, {0.58F, -0.22F}, 0.22F, kPaintPink);
  Blossom(b, {0.02F, -0.52F}, 0.25F, kPaintOrange);
  b.Block({-0.94F, 0.34F}, {0.94F, 0.84F}, kSoil, 0.2F);
  b.Block({-0.94F, 0.52F}, {0.94F, 0.86F}, kWood, 0.14F);
  for (const float x : {-0.5F, 0.0F, 0.5F}) b.Line({{x, 0.58F}, {x, 0.8F}}, kWoodDark, 0.05F);
}
void Charger(const PictureBrush& b) {
  b.Block({-0.48F, -0.88F}, {0.4F, 0.8F}, kPaintDeepGreen, 0.18F);
  b.Block({-0.32F, -0.7F}, {0.24F, -0.3F}, kPaintPale, 0.08F);
  b.Shape({{0.06F, -0.2F},
           {-0.26F, 0.24F},
           {-0.06F, 0.24F},
           {-0.14F, 0.62F},
           {0.2F, 0.12F},
           {0, 0.12F}},
          kPaintWhite);
  b.Line({{0.4F, 0.3F}, {0.68F, 0.34F}, {0.74F, -0.1F}, {0.66F, -0.4F}}, kPaintInk, 0.1F);
  b.Block({0.54F, -0.62F}, {0.78F, -0.36F}, kPaintInk, 0.07F);
  b.Block({-0.64F, 0.76F}, {0.56F, 0.92F}, kGrey, 0.05F);
}
void Sorting(const PictureBrush& b) {
  b.Block({-0.82F, -0.16F}, {0.82F, 0.86F}, kPaintCream, 0.06F);
  b.Shape({{-0.98F, -0.1F}, {0, -0.9F}, {0.98F, -0.1F}}, kPaintRed);
  constexpr std::array<unsigned, 3> kBins = {kPaintBlue, kPaintDeepGreen, kPaintYellow};
  for (int i = 0; i < 3; ++i) {
    const float x = -0.52F + 0.52F * static_cast<float>(i);
    b.Block({x - 0.2F, 0.14F}, {x + 0.2F, 0.82F}, kBins.at(static_cast<size_t>(i)), 0.08F);
    b.Block({x - 0.23F, 0.08F}, {x + 0.23F, 0.22F}, kPaintInk, 0.06F);
  }
}
void Pets(const PictureBrush& b) {
  b.Ellipse({0, 0.34F}, {0.46F, 0.42F}, kWood);
  b.Ellipse({-0.64F, -0.06F}, {0.2F, 0.26F}, kWood);
  b.Ellipse({0.64F, -0.06F}, {0.2F, 0.26F}, kWood);
  b.Ellipse({-0.26F, -0.5F}, {0.21F, 0.28F}, kWood);
  b.Ellipse({0.26F, -0.5F}, {0.21F, 0.28F}, kWood);
  b.Ellipse({0, 0.42F}, {0.24F, 0.2F}, 0xD9B48A);
}
void RainGarden(const PictureBrush& b) {
  b.Ellipse({0, 0.42F}, {0.96F, 0.46F}, kPaintGreen);
  b.Ellipse({0, 0.46F}, {0.76F, 0.32F}, kPaintBlue);
  b.Ellipse({-0.1F, 0.42F}, {0.5F, 0.16F}, kPaintPale);
  for (const float x : {-0.74F, -0.58F, 0.66F}) {
    b.Line({{x, 0.4F}, {x - 0.06F, -0.3F}}, kPaintDeepGreen, 0.08F);
    b.Block({x - 0.12F, -0.5F}, {x, -0.14F}, kPaintBrown, 0.06F);
  }
  for (const ImVec2 at : {ImVec2{-0.2F, -0.3F}, {0.2F, -0.55F}, {0.34F, -0.1F}}) {
    b.Shape({{at.x, at.y - 0.26F}, {at.x + 0.12F, at.y}, {at.x, at.y + 0.1F}, {at.x - 0.12F, at.y}},
            kPaintBlue);
  }
}
void Ramp(const PictureBrush& b) {
  b.Shape({{-0.96F, 0.78F}, {0.9F, 0.0F}, {0.9F, 0.78F}}, kStone);
  b.Line({{-0.9F, 0.74F}, {0.86F, 0.0F}}, kGrey, 0.1F);
  b.Line({{-0.7F, 0.2F}, {0.88F, -0.46F}}, kPaintBlue, 0.1F);
  for (const float x : {-0.6F, 0.1F, 0.8F}) {
    b.Line({{x, 0.16F - 0.42F * (x + 0.6F)}, {x, 0.6F - 0.42F * (x + 0.6F)}}, kPaintBlue, 0.08F);
  }
}
void Swing(const PictureBrush& b) {
  b.Line({{-0.88F, 0.86F}, {-0.62F, -0.76F}, {-0.4F, 0.86F}}, kPaintOrange, 0.12F);
  b.Line({{0.88F, 0.86F}, {0.62F, -0.76F}, {0.4F, 0.86F}}, kPaintOrange, 0.12F);
  b.Line({{-0.66F, -0.74F}, {0.66F, -0.74F}}, kPaintRed, 0.15F);
  b.Line({{-0.16F, -0.7F}, {-0.22F, 0.4F}}, kPaintInk, 0.05F);
  b.Line({{0.2F, -0.7F}, {0.14F, 0.4F}}, kPaintInk, 0.05F);
  b.Block({-0.34F, 0.36F}, {0.26F, 0.52F}, kPaintBlue, 0.06F);
}
void Sandpit(const PictureBrush& b) {
  b.Ellipse({0, 0.36F}, {0.96F, 0.54F}, kWood);
  b.Ellipse({0, 0.34F}, {0.8F, 0.42F}, kSand);
  b.Shape({{-0.5F, 0.4F}, {-0.1F, -0.24F}, {0.3F, 0.4F}}, 0xDDB973);
  b.Line({{-0.1F, -0.2F}, {-0.1F, -0.6F}}, kPaintInk, 0.05F);
  b.Shape({{-0.08F, -0.62F}, {0.22F, -0.5F}, {-0.08F, -0.38F}}, kPaintRed);
  b.Shape({{0.34F, 0.14F}, {0.68F, 0.14F}, {0.62F, 0.52F}, {0.4F, 0.52F}}, kPaintBlue);
}
void Pavilion(const PictureBrush& b) {
  for (const float x : {-0.6F, 0.6F})
    b.Block({x - 0.08F, -0.2F}, {x + 0.08F, 0.76F}, kPaintRed, 0.03F);
  b.Block({-0.58F, 0.3F}, {0.58F, 0.42F}, kWood, 0.04F);
  b.Shape({{-0.98F, -0.08F},
           {-0.74F, -0.22F},
           {-0.3F, -0.52F},
           {0, -0.84F},
           {0.3F, -0.52F},
           {0.74F, -0.22F},
           {0.98F, -0.08F}},
          kPaintDeepGreen);
  b.Ellipse({0, -0.86F}, {0.1F, 0.1F}, kPaintYellow);
  b.Block({-0.86F, 0.74F}, {0.86F, 0.9F}, kStone, 0.06F);
}
void Books(const PictureBrush& b) {
  b.Block({-0.62F, -0.36F}, {0.62F, 0.6F}, kPaintBlue, 0.06F);
  b.Shape({{-0.84F, -0.3F}, {0, -0.92F}, {0.84F, -0.3F}}, kPaintRed);
  b.Block({-0.48F, -0.22F}, {0.48F, 0.44F}, kPaintCream, 0.04F);
  constexpr std::array<unsigned, 5> kBacks = {kPaintRed, kPaintGreen, kPaintYellow, kPaintBlue,
                                              kPaintOrange};
  for (int i = 0; i < 5; ++i) {
    const float x = -0.42F + 0.17F * static_cast<float>(i);
    b.Block({x, -0.08F}, {x + 0.13F, 0.42F}, kBacks.at(static_cast<size_t>(i)), 0.02F);
  }
  b.Block({-0.1F, 0.6F}, {0.1F, 0.92F}, kPaintBrown, 0.02F);
}
void Bicycles(const PictureBrush& b) {
  b.Ring({-0.52F, 0.3F}, 0.38F, kPaintInk);
  b.Ring({0.52F, 0.3F}, 0.38F, kPaintInk);
  b.Line({{-0.52F, 0.3F}, {-0.18F, -0.24F}, {0.36F, -0.24F}, {0.04F, 0.3F}, {-0.52F, 0.3F}},
         kPaintGreen);
  b.Line({{0.52F, 0.3F}, {0.32F, -0.5F}, {0.56F, -0.54F}}, kPaintGreen);
  b.Line({{-0.34F, -0.42F}, {-0.08F, -0.42F}}, kPaintInk);
  b.Line({{-0.94F, 0.8F}, {0.94F, 0.8F}}, kGrey, 0.12F);
  for (const float x : {-0.52F, 0.52F}) b.Line({{x, 0.8F}, {x, 0.44F}}, kGrey, 0.09F);
}
void Table(const PictureBrush& b) {
  b.Ellipse({0, 0.8F}, {0.34F, 0.1F}, kGrey);
  b.Block({-0.14F, 0.0F}, {0.14F, 0.8F}, kGrey, 0.03F);
  b.Ellipse({0, 0.0F}, {0.62F, 0.22F}, kStone);
  b.Block({-0.2F, -0.08F}, {0.2F, 0.06F}, kPaintCream, 0.02F);
  for (const float x : {-0.74F, 0.74F}) {
    b.Block({x - 0.2F, 0.4F}, {x + 0.2F, 0.84F}, kGrey, 0.08F);
    b.Ellipse({x, 0.42F}, {0.2F, 0.09F}, kStone);
  }
}
void Crossing(const PictureBrush& b) {
  b.Block({-0.96F, -0.5F}, {0.96F, 0.6F}, kGrey, 0.08F);
  for (int i = 0; i < 5; ++i) {
    const float x = -0.84F + 0.37F * static_cast<float>(i);
    b.Block({x, -0.38F}, {x + 0.2F, 0.48F}, kPaintWhite, 0.03F);
  }
}
void Fountain(const PictureBrush& b) {
  for (const float side : {-1.0F, 1.0F}) {
    b.Line({{0, -0.2F}, {side * 0.16F, -0.74F}, {side * 0.46F, -0.6F}, {side * 0.56F, 0.2F}},
           kPaintPale, 0.11F);
    b.Line({{0, -0.2F}, {side * 0.08F, -0.9F}, {side * 0.24F, -0.8F}, {side * 0.28F, -0.3F}},
           kPaintBlue, 0.07F);
  }
  b.Block({-0.1F, -0.2F}, {0.1F, 0.5F}, kGrey, 0.03F);
  b.Ellipse({0, 0.52F}, {0.94F, 0.36F}, kStone);
  b.Ellipse({0, 0.46F}, {0.76F, 0.24F}, kPaintBlue);
  b.Ellipse({-0.1F, 0.44F}, {0.46F, 0.1F}, kPaintPale);
}
// Of a kind that another community's file has and this program has no picture of.
void Parcel(const PictureBrush& b) {
  b.Block({-0.7F, -0.5F}, {0.7F, 0.8F}, kSand, 0.1F);
  b.Block({-0.12F, -0.5F}, {0.12F, 0.8F}, kPaintRed, 0.02F);
  b.Block({-0.7F, 0.02F}, {0.7F, 0.24F}, kPaintRed, 0.02F);
  b.Ring({-0.22F, -0.64F}, 0.18F, kPaintRed);
  b.Ring({0.22F, -0.64F}, 0.18F, kPaintRed);
}

constexpr std::array<PictureEntry, 18> kBlockPictures = {{{"tree", ThreeTrees},
                                                          {"bench", Bench},
                                                          {"slide", Slide},
                                                          {"lamp", Lamp},
                                                          {"flower_bed", FlowerBed},
                                                          {"charger", Charger},
                                                          {"sorting", Sorting},
                                                          {"pets", Pets},
                                                          {"rain_garden", RainGarden},
                                                          {"ramp", Ramp},
                                                          {"swing", Swing},
                                                          {"sandpit", Sandpit},
                                                          {"pavilion", Pavilion},
                                                          {"books", Books},
                                                          {"bicycles", Bicycles},
                                                          {"table", Table},
                                                          {"crossing", Crossing},
                                                          {"fountain", Fountain}}};

const PictureEntry* Find(std::string_view key) {
  const auto found = std::ranges::find(kBlockPictures, key, &PictureEntry::key);
  return found != kBlockPictures.end() ? &*found : nullptr;
}

}  // namespace

bool HasBlockPicture(std::string_view key) { return Find(key) != nullptr; }

void DrawBlockPicture(ImDrawList& draw_list, std::string_view key, const Box& box, bool mirrored) {
  const PictureEntry* entry = Find(key);
  (entry != nullptr ? entry->draw : Parcel)(PictureBrush(draw_list, box, mirrored));
}

}  // namespace oneflower::ui
