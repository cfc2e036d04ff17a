#include "kiosk/ui/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <vector>

#include "kiosk/ui/picture_brush.h"

namespace oneflower::ui {
namespace {

// Beside the colours of the brush.
constexpr unsigned kViolet = 0x7E5394, kTan = 0xC99660, kSteel = 0x9AA3AB;

void Bird(const PictureBrush& b) {
  b.Ellipse({-0.05F, 0.1F}, {0.62F, 0.5F}, kPaintBlue);
  b.Ellipse({0.45F, -0.35F}, {0.36F, 0.34F}, kPaintBlue);
  b.Shape({{-0.5F, 0}, {-0.98F, -0.25F}, {-0.95F, 0.25F}}, kPaintBlue);
  b.Shape({{0.76F, -0.45F}, {1.0F, -0.3F}, {0.74F, -0.22F}}, kPaintOrange);
  b.Ellipse({-0.1F, 0.12F}, {0.36F, 0.24F}, kPaintPale);
  b.Ellipse({0.52F, -0.42F}, {0.07F, 0.07F}, kPaintInk);
  b.Line({{-0.1F, 0.58F}, {-0.1F, 0.88F}}, kPaintOrange);
  b.Line({{0.2F, 0.58F}, {0.2F, 0.88F}}, kPaintOrange);
}
void Watermelon(const PictureBrush& b) {
  b.Arc({0, -0.3F}, 0.98F, 0, 0.5F, kPaintDeepGreen);
  b.Arc({0, -0.3F}, 0.84F, 0, 0.5F, kPaintCream);
  b.Arc({0, -0.3F}, 0.76F, 0, 0.5F, kPaintRed);
  for (const ImVec2 at :
       {ImVec2{-0.4F, -0.08F}, {0, -0.05F}, {0.4F, -0.08F}, {-0.2F, 0.2F}, {0.2F, 0.2F}}) {
    b.Ellipse(at, {0.05F, 0.08F}, kPaintInk);
  }
}
void Umbrella(const PictureBrush& b) {
  b.Arc({0, 0.02F}, 0.92F, 0.5F, 1.0F, kViolet);
  for (const float x : {-0.61F, 0.0F, 0.61F}) b.Ellipse({x, 0.06F}, {0.3F, 0.14F}, kPaintWhite);
  b.Line({{0, -0.92F}, {0, 0.75F}, {0.1F, 0.9F}, {0.28F, 0.86F}, {0.32F, 0.7F}}, kPaintBrown);
}
void Fish(const PictureBrush& b) {
  b.Ellipse({0.12F, 0}, {0.7F, 0.46F}, kPaintOrange);
  b.Shape({{-0.42F, 0}, {-0.96F, -0.44F}, {-0.86F, 0}, {-0.96F, 0.44F}}, kPaintOrange);
  b.Line({{0.3F, -0.3F}, {0.22F, 0}, {0.3F, 0.3F}}, kPaintCream);
  b.Ellipse({0.52F, -0.12F}, {0.12F, 0.12F}, kPaintWhite);
  b.Ellipse({0.54F, -0.12F}, {0.06F, 0.06F}, kPaintInk);
}
void Bicycle(const PictureBrush& b) {
  b.Ring({-0.56F, 0.3F}, 0.4F, kPaintInk);
  b.Ring({0.56F, 0.3F}, 0.4F, kPaintInk);
  b.Line({{-0.56F, 0.3F}, {-0.2F, -0.3F}, {0.4F, -0.3F}, {0.05F, 0.3F}, {-0.56F, 0.3F}}, kPaintRed);
  b.Line({{-0.2F, -0.3F}, {0.05F, 0.3F}}, kPaintRed);
  b.Line({{0.56F, 0.3F}, {0.36F, -0.52F}, {0.62F, -0.58F}}, kPaintRed);
  b.Line({{-0.38F, -0.5F}, {-0.08F, -0.5F}}, kPaintInk);
}
void Teapot(const PictureBrush& b) {
  b.Ring({0.66F, 0.08F}, 0.3F, kPaintGreen);
  b.Shape({{-0.5F, 0.3F}, {-0.98F, -0.25F}, {-0.8F, -0.32F}, {-0.4F, -0.05F}}, kPaintGreen);
  b.Ellipse({0.05F, 0.15F}, {0.62F, 0.52F}, kPaintGreen);
  b.Ellipse({0.05F, -0.34F}, {0.34F, 0.1F}, kPaintDeepGreen);
  b.Ellipse({0.05F, -0.5F}, {0.1F, 0.1F}, kPaintDeepGreen);
  b.Block({-0.35F, 0.6F}, {0.45F, 0.72F}, kPaintDeepGreen);
}
void Sun(const PictureBrush& b) {
  for (int i = 0; i < 12; ++i) {
    const float turn = 6.2831853F * static_cast<float>(i) / 12;
    b.Line({{std::cos(turn) * 0.68F, std::sin(turn) * 0.68F},
            {std::cos(turn) * 0.92F, std::sin(turn) * 0.92F}},
           kPaintOrange);
  }
  b.Ellipse({0, 0}, {0.54F, 0.54F}, kPaintYellow);
  b.Ellipse({-0.18F, -0.08F}, {0.06F, 0.08F}, kPaintInk);
  b.Ellipse({0.18F, -0.08F}, {0.06F, 0.08F}, kPaintInk);
  b.Line({{-0.2F, 0.16F}, {0, 0.26F}, {0.2F, 0.16F}}, kPaintInk, 0.06F);
}
void Moon(const PictureBrush& b) {
  b.Block({-0.95F, -0.95F}, {0.95F, 0.95F}, 0x2B3F66, 0.3F);
  b.Ellipse({0.02F, 0}, {0.68F, 0.68F}, kPaintYellow);
  b.Ellipse({0.32F, -0.16F}, {0.58F, 0.58F}, 0x2B3F66);
}
void Star(const PictureBrush& b) {
  std::vector<ImVec2> points;
  for (int i = 0; i < 10; ++i) {
    const float turn = 6.2831853F * (static_cast<float>(i) / 10 - 0.25F);
    const float reach = i % 2 == 0 ? 0.95F : 0.42F;
    points.push_back({std::cos(turn) * reach, std::sin(turn) * reach + 0.06F});
  }
  b.Shape(points, kPaintYellow);
}
void House(const PictureBrush& b) {
  b.Block({-0.64F, -0.1F}, {0.64F, 0.85F}, kPaintCream);
  b.Shape({{-0.9F, -0.05F}, {0, -0.88F}, {0.9F, -0.05F}}, kPaintRed);
  b.Block({-0.18F, 0.3F}, {0.18F, 0.85F}, kPaintBrown);
  b.Block({0.3F, 0.12F}, {0.54F, 0.38F}, kPaintPale);
  b.Block({-0.54F, 0.12F}, {-0.3F, 0.38F}, kPaintPale);
}
void Tree(const PictureBrush& b) {
  b.Block({-0.13F, 0.2F}, {0.13F, 0.92F}, kPaintBrown);
  b.Ellipse({-0.36F, -0.05F}, {0.42F, 0.4F}, kPaintGreen);
  b.Ellipse({0.36F, -0.05F}, {0.42F, 0.4F}, kPaintGreen);
  b.Ellipse({0, -0.45F}, {0.5F, 0.46F}, kPaintGreen);
}
void DrawFace(const PictureBrush& b, float y) {
  b.Ellipse({-0.26F, y}, {0.08F, 0.1F}, kPaintInk);
  b.Ellipse({0.26F, y}, {0.08F, 0.1F}, kPaintInk);
}
void Cat(const PictureBrush& b) {
  b.Shape({{-0.7F, -0.1F}, {-0.66F, -0.9F}, {-0.1F, -0.5F}}, kPaintOrange);
  b.Shape({{0.7F, -0.1F}, {0.66F, -0.9F}, {0.1F, -0.5F}}, kPaintOrange);
  b.Ellipse({0, 0.1F}, {0.76F, 0.66F}, kPaintOrange);
  DrawFace(b, 0);
  b.Shape({{-0.1F, 0.22F}, {0.1F, 0.22F}, {0, 0.33F}}, kPaintPink);
  for (const float y : {0.28F, 0.42F}) {
    b.Line({{0.3F, y}, {0.95F, y - 0.1F}}, kPaintInk, 0.04F);
    b.Line({{-0.3F, y}, {-0.95F, y - 0.1F}}, kPaintInk, 0.04F);
  }
}
void Dog(const PictureBrush& b) {
  b.Ellipse({0, 0}, {0.62F, 0.66F}, kTan);
  b.Ellipse({-0.64F, 0.0F}, {0.22F, 0.5F}, kPaintBrown);
  b.Ellipse({0.64F, 0.0F}, {0.22F, 0.5F}, kPaintBrown);
  b.Ellipse({0, 0.34F}, {0.36F, 0.3F}, kPaintCream);
  b.Ellipse({0, 0.2F}, {0.14F, 0.1F}, kPaintInk);
  DrawFace(b, -0.16F);
  b.Ellipse({0, 0.62F}, {0.12F, 0.18F}, kPaintPink);
}
void Rabbit(const PictureBrush& b) {
  for (const float x : {-0.28F, 0.28F}) {
    b.Ellipse({x, -0.5F}, {0.2F, 0.48F}, kSteel);
    b.Ellipse({x, -0.46F}, {0.09F, 0.34F}, kPaintPink);
  }
  b.Ellipse({0, 0.3F}, {0.62F, 0.58F}, kSteel);
  DrawFace(b, 0.2F);
  b.Ellipse({0, 0.4F}, {0.08F, 0.06F}, kPaintPink);
  b.Block({-0.1F, 0.5F}, {0.1F, 0.7F}, kPaintWhite, 0.04F);
}
void Butterfly(const PictureBrush& b) {
  for (const float side : {-1.0F, 1.0F}) {
    b.Ellipse({side * 0.5F, -0.32F}, {0.46F, 0.44F}, kViolet);
    b.Ellipse({side * 0.42F, 0.42F}, {0.36F, 0.34F}, kPaintPink);
    b.Ellipse({side * 0.52F, -0.32F}, {0.18F, 0.18F}, kPaintYellow);
    b.Line({{0, -0.5F}, {side * 0.24F, -0.92F}}, kPaintInk, 0.05F);
  }
  b.Ellipse({0, 0.05F}, {0.1F, 0.6F}, kPaintInk);
}
void Apple(const PictureBrush& b) {
  b.Ellipse({-0.26F, 0.18F}, {0.52F, 0.64F}, kPaintRed);
  b.Ellipse({0.26F, 0.18F}, {0.52F, 0.64F}, kPaintRed);
  b.Line({{0, -0.36F}, {0.06F, -0.82F}}, kPaintBrown);
  b.Ellipse({0.34F, -0.66F}, {0.26F, 0.13F}, kPaintGreen);
}
void Banana(const PictureBrush& b) {
  b.Shape({{-0.85F, -0.55F},
           {-0.7F, -0.62F},
           {-0.45F, 0.0F},
           {0.1F, 0.3F},
           {0.8F, 0.12F},
           {0.92F, 0.3F},
           {0.5F, 0.66F},
           {-0.1F, 0.72F},
           {-0.62F, 0.35F}},
          kPaintYellow);
  b.Block({-0.92F, -0.78F}, {-0.68F, -0.52F}, kPaintBrown, 0.06F);
  b.Line({{-0.55F, 0.2F}, {-0.05F, 0.5F}, {0.55F, 0.42F}}, kPaintOrange, 0.05F);
}
void Cherry(const PictureBrush& b) {
  b.Line({{-0.42F, 0.3F}, {0.1F, -0.8F}, {0.45F, 0.2F}}, kPaintDeepGreen, 0.08F);
  b.Ellipse({0.42F, -0.7F}, {0.36F, 0.16F}, kPaintGreen);
  b.Ellipse({-0.45F, 0.48F}, {0.38F, 0.38F}, kPaintRed);
  b.Ellipse({0.45F, 0.42F}, {0.38F, 0.38F}, kPaintRed);
  b.Ellipse({-0.56F, 0.36F}, {0.08F, 0.08F}, kPaintWhite);
  b.Ellipse({0.34F, 0.3F}, {0.08F, 0.08F}, kPaintWhite);
}
void Mushroom(const PictureBrush& b) {
  b.Block({-0.26F, 0.0F}, {0.26F, 0.88F}, kPaintCream, 0.2F);
  b.Arc({0, 0.12F}, 0.88F, 0.5F, 1.0F, kPaintRed);
  b.Ellipse({-0.4F, -0.2F}, {0.15F, 0.13F}, kPaintWhite);
  b.Ellipse({0.1F, -0.46F}, {0.17F, 0.15F}, kPaintWhite);
  b.Ellipse({0.5F, -0.1F}, {0.13F, 0.11F}, kPaintWhite);
}
void Carrot(const PictureBrush& b) {
  for (const float x : {-0.3F, 0.0F, 0.3F}) b.Ellipse({x, -0.68F}, {0.14F, 0.3F}, kPaintGreen);
  b.Shape({{-0.42F, -0.42F}, {0.42F, -0.42F}, {0.3F, 0.1F}, {0, 0.95F}, {-0.3F, 0.1F}},
          kPaintOrange);
  b.Line({{-0.3F, -0.15F}, {0, -0.12F}}, kPaintBrown, 0.05F);
  b.Line({{0.05F, 0.2F}, {0.25F, 0.18F}}, kPaintBrown, 0.05F);
}
void Boat(const PictureBrush& b) {
  b.Line({{0, -0.9F}, {0, 0.35F}}, kPaintBrown);
  b.Shape({{0.08F, -0.85F}, {0.75F, 0.2F}, {0.08F, 0.2F}}, kPaintCream);
  b.Shape({{-0.08F, -0.6F}, {-0.62F, 0.2F}, {-0.08F, 0.2F}}, kPaintPale);
  b.Shape({{-0.9F, 0.35F}, {0.9F, 0.35F}, {0.6F, 0.78F}, {-0.6F, 0.78F}}, kPaintRed);
  b.Line({{-0.95F, 0.92F}, {0.95F, 0.92F}}, kPaintBlue);
}
void Car(const PictureBrush& b) {
  b.Shape({{-0.5F, -0.1F}, {-0.32F, -0.52F}, {0.32F, -0.52F}, {0.58F, -0.1F}}, kPaintBlue);
  b.Block({-0.95F, -0.12F}, {0.95F, 0.42F}, kPaintBlue, 0.16F);
  b.Shape({{-0.34F, -0.12F}, {-0.22F, -0.4F}, {0.0F, -0.4F}, {0.0F, -0.12F}}, kPaintPale);
  b.Shape({{0.08F, -0.12F}, {0.08F, -0.4F}, {0.26F, -0.4F}, {0.42F, -0.12F}}, kPaintPale);
  for (const float x : {-0.5F, 0.5F}) {
    b.Ellipse({x, 0.44F}, {0.25F, 0.25F}, kPaintInk);
    b.Ellipse({x, 0.44F}, {0.1F, 0.1F}, kSteel);
  }
}
void Train(const PictureBrush& b) {
  b.Block({-0.9F, -0.6F}, {-0.2F, 0.45F}, kPaintDeepGreen, 0.08F);
  b.Block({-0.3F, -0.15F}, {0.85F, 0.45F}, kPaintGreen, 0.12F);
  b.Block({-0.74F, -0.42F}, {-0.36F, -0.05F}, kPaintPale, 0.05F);
  b.Block({0.42F, -0.6F}, {0.66F, -0.1F}, kPaintInk, 0.04F);
  b.Block({-0.98F, -0.72F}, {-0.12F, -0.58F}, kPaintRed, 0.06F);
  for (const float x : {-0.62F, 0.0F, 0.55F}) b.Ellipse({x, 0.58F}, {0.22F, 0.22F}, kPaintInk);
}
void Balloon(const PictureBrush& b) {
  b.Line({{0, 0.4F}, {-0.12F, 0.65F}, {0.1F, 0.95F}}, kPaintBrown, 0.05F);
  b.Ellipse({0, -0.24F}, {0.58F, 0.66F}, kPaintRed);
  b.Shape({{-0.12F, 0.52F}, {0.12F, 0.52F}, {0, 0.36F}}, kPaintRed);
  b.Ellipse({-0.22F, -0.48F}, {0.1F, 0.16F}, kPaintWhite);
}
void Kite(const PictureBrush& b) {
  b.Shape({{0.1F, -0.92F}, {0.72F, -0.2F}, {0.1F, 0.42F}, {-0.5F, -0.2F}}, kPaintYellow);
  b.Shape({{0.1F, -0.92F}, {0.72F, -0.2F}, {0.1F, -0.2F}}, kPaintRed);
  b.Shape({{0.1F, 0.42F}, {-0.5F, -0.2F}, {0.1F, -0.2F}}, kPaintBlue);
  b.Line({{0.1F, 0.42F}, {-0.15F, 0.6F}, {-0.35F, 0.58F}, {-0.6F, 0.9F}}, kPaintInk, 0.05F);
  b.Ellipse({-0.25F, 0.6F}, {0.12F, 0.07F}, kPaintGreen);
  b.Ellipse({-0.5F, 0.78F}, {0.12F, 0.07F}, kPaintPink);
}
void Drum(const PictureBrush& b) {
  b.Block({-0.7F, -0.2F}, {0.7F, 0.62F}, kPaintRed, 0.12F);
  b.Ellipse({0, 0.6F}, {0.7F, 0.2F}, kPaintRed);
  b.Ellipse({0, -0.2F}, {0.7F, 0.22F}, kPaintCream);
  for (const float x : {-0.45F, 0.0F, 0.45F}) b.Ellipse({x, 0.3F}, {0.08F, 0.08F}, kPaintYellow);
  b.Line({{-0.75F, -0.9F}, {-0.1F, -0.3F}}, kPaintBrown);
  b.Line({{0.75F, -0.9F}, {0.1F, -0.3F}}, kPaintBrown);
}
void Bell(const PictureBrush& b) {
  b.Ellipse({0, 0.7F}, {0.16F, 0.16F}, kPaintBrown);
  b.Ring({0, -0.78F}, 0.13F, kPaintOrange);
  b.Shape({{-0.18F, -0.64F},
           {0.18F, -0.64F},
           {0.5F, -0.2F},
           {0.56F, 0.3F},
           {0.82F, 0.6F},
           {-0.82F, 0.6F},
           {-0.56F, 0.3F},
           {-0.5F, -0.2F}},
          kPaintYellow);
  b.Line({{-0.55F, 0.34F}, {0.55F, 0.34F}}, kPaintOrange, 0.07F);
}
void Lantern(const PictureBrush& b) {
  b.Line({{0, -0.95F}, {0, -0.6F}}, kPaintBrown, 0.06F);
  b.Ellipse({0, 0}, {0.78F, 0.56F}, kPaintRed);
  b.Ellipse({0, 0}, {0.4F, 0.56F}, 0xE86A52);
  b.Block({-0.34F, -0.66F}, {0.34F, -0.5F}, kPaintYellow, 0.05F);
  b.Block({-0.34F, 0.5F}, {0.34F, 0.66F}, kPaintYellow, 0.05F);
  for (const float x : {-0.16F, 0.0F, 0.16F}) b.Line({{x, 0.66F}, {x, 0.95F}}, kPaintOrange, 0.05F);
}
void Cup(const PictureBrush& b) {
  b.Ring({0.6F, 0.2F}, 0.26F, kPaintBlue);
  b.Shape({{-0.62F, -0.3F}, {0.62F, -0.3F}, {0.46F, 0.7F}, {-0.46F, 0.7F}}, kPaintBlue);
  b.Ellipse({0, -0.3F}, {0.62F, 0.14F}, kPaintPale);
  b.Line({{-0.2F, -0.55F}, {-0.1F, -0.72F}, {-0.2F, -0.9F}}, kSteel, 0.06F);
  b.Line({{0.18F, -0.55F}, {0.28F, -0.72F}, {0.18F, -0.9F}}, kSteel, 0.06F);
}
void Hat(const PictureBrush& b) {
  b.Ellipse({0, 0.42F}, {0.95F, 0.24F}, kTan);
  b.Arc({0, 0.42F}, 0.58F, 0.5F, 1.0F, kPaintYellow);
  b.Block({-0.58F, 0.22F}, {0.58F, 0.42F}, kPaintRed, 0.02F);
}
void Glove(const PictureBrush& b) {
  b.Ellipse({-0.56F, 0.12F}, {0.2F, 0.36F}, kPaintGreen);
  b.Ellipse({0.1F, -0.2F}, {0.52F, 0.62F}, kPaintGreen);
  b.Block({-0.4F, -0.1F}, {0.6F, 0.5F}, kPaintGreen, 0.1F);
  b.Block({-0.46F, 0.5F}, {0.66F, 0.86F}, kPaintCream, 0.1F);
  b.Ellipse({0.1F, 0.0F}, {0.12F, 0.12F}, kPaintYellow);
}
void Key(const PictureBrush& b) {
  b.Ring({-0.5F, -0.1F}, 0.3F, kPaintYellow, 0.2F);
  b.Line({{-0.2F, -0.1F}, {0.85F, -0.1F}}, kPaintYellow, 0.2F);
  b.Line({{0.5F, -0.05F}, {0.5F, 0.3F}}, kPaintYellow, 0.18F);
  b.Line({{0.8F, -0.05F}, {0.8F, 0.36F}}, kPaintYellow, 0.18F);
}
void AlarmClock(const PictureBrush& b) {
  b.Ellipse({-0.5F, -0.68F}, {0.26F, 0.2F}, kPaintOrange);
  b.Ellipse({0.5F, -0.68F}, {0.26F, 0.2F}, kPaintOrange);
  b.Line({{-0.4F, 0.7F}, {-0.56F, 0.92F}}, kPaintInk);
  b.Line({{0.4F, 0.7F}, {0.56F, 0.92F}}, kPaintInk);
  b.Ellipse({0, 0.1F}, {0.74F, 0.74F}, kPaintRed);
  b.Ellipse({0, 0.1F}, {0.58F, 0.58F}, kPaintWhite);
  b.Line({{0, -0.28F}, {0, 0.1F}, {0.28F, 0.26F}}, kPaintInk, 0.09F);
}
void Book(const PictureBrush& b) {
  b.Shape({{-0.95F, -0.5F}, {0, -0.36F}, {0, 0.7F}, {-0.95F, 0.54F}}, kPaintBlue);
  b.Shape({{0.95F, -0.5F}, {0, -0.36F}, {0, 0.7F}, {0.95F, 0.54F}}, kPaintBlue);
  b.Shape({{-0.82F, -0.52F}, {0, -0.44F}, {0, 0.52F}, {-0.82F, 0.4F}}, kPaintCream);
  b.Shape({{0.82F, -0.52F}, {0, -0.44F}, {0, 0.52F}, {0.82F, 0.4F}}, kPaintCream);
  for (const float y : {-0.2F, 0.02F, 0.24F}) {
    b.Line({{-0.66F, y - 0.04F}, {-0.18F, y}}, kSteel, 0.05F);
    b.Line({{0.66F, y - 0.04F}, {0.18F, y}}, kSteel, 0.05F);
  }
}
void Panda(const PictureBrush& b) {
  b.Ellipse({-0.58F, -0.56F}, {0.26F, 0.26F}, kPaintInk);
  b.Ellipse({0.58F, -0.56F}, {0.26F, 0.26F}, kPaintInk);
  b.Ellipse({0, 0.06F}, {0.82F, 0.74F}, kPaintInk);
  b.Ellipse({0, 0.06F}, {0.78F, 0.7F}, kPaintWhite);
  b.Ellipse({-0.32F, 0}, {0.2F, 0.24F}, kPaintInk);
  b.Ellipse({0.32F, 0}, {0.2F, 0.24F}, kPaintInk);
  b.Ellipse({-0.28F, -0.02F}, {0.07F, 0.07F}, kPaintWhite);
  b.Ellipse({0.28F, -0.02F}, {0.07F, 0.07F}, kPaintWhite);
  b.Ellipse({0, 0.32F}, {0.12F, 0.08F}, kPaintInk);
}
void Snail(const PictureBrush& b) {
  b.Shape({{-0.95F, 0.75F},
           {-0.6F, 0.45F},
           {0.4F, 0.4F},
           {0.55F, -0.1F},
           {0.85F, -0.1F},
           {0.9F, 0.3F},
           {0.7F, 0.75F}},
          kPaintYellow);
  b.Ellipse({-0.15F, 0.05F}, {0.56F, 0.56F}, kPaintBrown);
  b.Ring({-0.15F, 0.05F}, 0.36F, kTan);
  b.Ring({-0.13F, 0.08F}, 0.16F, kTan);
  b.Line({{0.62F, -0.05F}, {0.52F, -0.5F}}, kPaintYellow);
  b.Line({{0.78F, -0.05F}, {0.88F, -0.48F}}, kPaintYellow);
  b.Ellipse({0.52F, -0.54F}, {0.08F, 0.08F}, kPaintInk);
  b.Ellipse({0.88F, -0.52F}, {0.08F, 0.08F}, kPaintInk);
}

constexpr std::array<PictureEntry, kPictureCount> kPictures = {{{"bird", Bird},
                                                                {"watermelon", Watermelon},
                                                                {"umbrella", Umbrella},
                                                                {"fish", Fish},
                                                                {"bicycle", Bicycle},
                                                                {"teapot", Teapot},
                                                                {"sun", Sun},
                                                                {"moon", Moon},
                                                                {"star", Star},
                                                                {"house", House},
                                                                {"tree", Tree},
                                                                {"cat", Cat},
                                                                {"dog", Dog},
                                                                {"rabbit", Rabbit},
                                                                {"butterfly", Butterfly},
                                                                {"apple", Apple},
                                                                {"banana", Banana},
                                                                {"cherry", Cherry},
                                                                {"mushroom", Mushroom},
                                                                {"carrot", Carrot},
                                                                {"boat", Boat},
                                                                {"car", Car},
                                                                {"train", Train},
                                                                {"balloon", Balloon},
                                                                {"kite", Kite},
                                                                {"drum", Drum},
                                                                {"bell", Bell},
                                                                {"lantern", Lantern},
                                                                {"cup", Cup},
                                                                {"hat", Hat},
                                                                {"glove", Glove},
                                                                {"key", Key},
                                                                {"clock", AlarmClock},
                                                                {"book", Book},
                                                                {"panda", Panda},
                                                                {"snail", Snail}}};

}  // namespace

std::string_view PictureKey(int index) { return kPictures[static_cast<size_t>(index)].key; }

void DrawPicture(ImDrawList& draw_list, int index, const Box& box) {
  kPictures[static_cast<size_t>(index)].draw(PictureBrush(draw_list, box));
}

}  // namespace oneflower::ui
