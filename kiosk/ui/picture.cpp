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
constexpr unsigned kViolet = 0x7E5394, kTan = 0xC99660, kGrey = 0x9AA3AB;

void Bird(const PictureBrush& b) {
  b.Ellipse({-0.05F, 0.1F}, {0.62F, 0.5F}, kBlue);
  b.Ellipse({0.45F, -0.35F}, {0.36F, 0.34F}, kBlue);
  b.Shape({{-0.5F, 0}, {-0.98F, -0.25F}, {-0.95F, 0.25F}}, kBlue);
  b.Shape({{0.76F, -0.45F}, {1.0F, -0.3F}, {0.74F, -0.22F}}, kOrange);
  b.Ellipse({-0.1F, 0.12F}, {0.36F, 0.24F}, kPale);
  b.Ellipse({0.52F, -0.42F}, {0.07F, 0.07F}, kInk);
  b.Line({{-0.1F, 0.58F}, {-0.1F, 0.88F}}, kOrange);
  b.Line({{0.2F, 0.58F}, {0.2F, 0.88F}}, kOrange);
}
void Watermelon(const PictureBrush& b) {
  b.Arc({0, -0.3F}, 0.98F, 0, 0.5F, kDeepGreen);
  b.Arc({0, -0.3F}, 0.84F, 0, 0.5F, kCream);
  b.Arc({0, -0.3F}, 0.76F, 0, 0.5F, kRed);
  for (const ImVec2 at :
       {ImVec2{-0.4F, -0.08F}, {0, -0.05F}, {0.4F, -0.08F}, {-0.2F, 0.2F}, {0.2F, 0.2F}}) {
    b.Ellipse(at, {0.05F, 0.08F}, kInk);
  }
}
void Umbrella(const PictureBrush& b) {
  b.Arc({0, 0.02F}, 0.92F, 0.5F, 1.0F, kViolet);
  for (const float x : {-0.61F, 0.0F, 0.61F}) b.Ellipse({x, 0.06F}, {0.3F, 0.14F}, kWhite);
  b.Line({{0, -0.92F}, {0, 0.75F}, {0.1F, 0.9F}, {0.28F, 0.86F}, {0.32F, 0.7F}}, kBrown);
}
void Fish(const PictureBrush& b) {
  b.Ellipse({0.12F, 0}, {0.7F, 0.46F}, kOrange);
  b.Shape({{-0.42F, 0}, {-0.96F, -0.44F}, {-0.86F, 0}, {-0.96F, 0.44F}}, kOrange);
  b.Line({{0.3F, -0.3F}, {0.22F, 0}, {0.3F, 0.3F}}, kCream);
  b.Ellipse({0.52F, -0.12F}, {0.12F, 0.12F}, kWhite);
  b.Ellipse({0.54F, -0.12F}, {0.06F, 0.06F}, kInk);
}
void Bicycle(const PictureBrush& b) {
  b.Ring({-0.56F, 0.3F}, 0.4F, kInk);
  b.Ring({0.56F, 0.3F}, 0.4F, kInk);
  b.Line({{-0.56F, 0.3F}, {-0.2F, -0.3F}, {0.4F, -0.3F}, {0.05F, 0.3F}, {-0.56F, 0.3F}}, kRed);
  b.Line({{-0.2F, -0.3F}, {0.05F, 0.3F}}, kRed);
  b.Line({{0.56F, 0.3F}, {0.36F, -0.52F}, {0.62F, -0.58F}}, kRed);
  b.Line({{-0.38F, -0.5F}, {-0.08F, -0.5F}}, kInk);
}
void Teapot(const PictureBrush& b) {
  b.Ring({0.66F, 0.08F}, 0.3F, kGreen);
  b.Shape({{-0.5F, 0.3F}, {-0.98F, -0.25F}, {-0.8F, -0.32F}, {-0.4F, -0.05F}}, kGreen);
  b.Ellipse({0.05F, 0.15F}, {0.62F, 0.52F}, kGreen);
  b.Ellipse({0.05F, -0.34F}, {0.34F, 0.1F}, kDeepGreen);
  b.Ellipse({0.05F, -0.5F}, {0.1F, 0.1F}, kDeepGreen);
  b.Block({-0.35F, 0.6F}, {0.45F, 0.72F}, kDeepGreen);
}
void Sun(const PictureBrush& b) {
  for (int i = 0; i < 12; ++i) {
    const float turn = 6.2831853F * static_cast<float>(i) / 12;
    b.Line({{std::cos(turn) * 0.68F, std::sin(turn) * 0.68F},
            {std::cos(turn) * 0.92F, std::sin(turn) * 0.92F}},
           kOrange);
  }
  b.Ellipse({0, 0}, {0.54F, 0.54F}, kYellow);
  b.Ellipse({-0.18F, -0.08F}, {0.06F, 0.08F}, kInk);
  b.Ellipse({0.18F, -0.08F}, {0.06F, 0.08F}, kInk);
  b.Line({{-0.2F, 0.16F}, {0, 0.26F}, {0.2F, 0.16F}}, kInk, 0.06F);
}
void Moon(const PictureBrush& b) {
  b.Block({-0.95F, -0.95F}, {0.95F, 0.95F}, 0x2B3F66, 0.3F);
  b.Ellipse({0.02F, 0}, {0.68F, 0.68F}, kYellow);
  b.Ellipse({0.32F, -0.16F}, {0.58F, 0.58F}, 0x2B3F66);
}
void Star(const PictureBrush& b) {
  std::vector<ImVec2> points;
  for (int i = 0; i < 10; ++i) {
    const float turn = 6.2831853F * (static_cast<float>(i) / 10 - 0.25F);
    const float reach = i % 2 == 0 ? 0.95F : 0.42F;
    points.push_back({std::cos(turn) * reach, std::sin(turn) * reach + 0.06F});
  }
  b.Shape(points, kYellow);
}
void House(const PictureBrush& b) {
  b.Block({-0.64F, -0.1F}, {0.64F, 0.85F}, kCream);
  b.Shape({{-0.9F, -0.05F}, {0, -0.88F}, {0.9F, -0.05F}}, kRed);
  b.Block({-0.18F, 0.3F}, {0.18F, 0.85F}, kBrown);
  b.Block({0.3F, 0.12F}, {0.54F, 0.38F}, kPale);
  b.Block({-0.54F, 0.12F}, {-0.3F, 0.38F}, kPale);
}
void Tree(const PictureBrush& b) {
  b.Block({-0.13F, 0.2F}, {0.13F, 0.92F}, kBrown);
  b.Ellipse({-0.36F, -0.05F}, {0.42F, 0.4F}, kGreen);
  b.Ellipse({0.36F, -0.05F}, {0.42F, 0.4F}, kGreen);
  b.Ellipse({0, -0.45F}, {0.5F, 0.46F}, kGreen);
}
void DrawFace(const PictureBrush& b, float y) {
  b.Ellipse({-0.26F, y}, {0.08F, 0.1F}, kInk);
  b.Ellipse({0.26F, y}, {0.08F, 0.1F}, kInk);
}
void Cat(const PictureBrush& b) {
  b.Shape({{-0.7F, -0.1F}, {-0.66F, -0.9F}, {-0.1F, -0.5F}}, kOrange);
  b.Shape({{0.7F, -0.1F}, {0.66F, -0.9F}, {0.1F, -0.5F}}, kOrange);
  b.Ellipse({0, 0.1F}, {0.76F, 0.66F}, kOrange);
  DrawFace(b, 0);
  b.Shape({{-0.1F, 0.22F}, {0.1F, 0.22F}, {0, 0.33F}}, kPink);
  for (const float y : {0.28F, 0.42F}) {
    b.Line({{0.3F, y}, {0.95F, y - 0.1F}}, kInk, 0.04F);
    b.Line({{-0.3F, y}, {-0.95F, y - 0.1F}}, kInk, 0.04F);
  }
}
void Dog(const PictureBrush& b) {
  b.Ellipse({0, 0}, {0.62F, 0.66F}, kTan);
  b.Ellipse({-0.64F, 0.0F}, {0.22F, 0.5F}, kBrown);
  b.Ellipse({0.64F, 0.0F}, {0.22F, 0.5F}, kBrown);
  b.Ellipse({0, 0.34F}, {0.36F, 0.3F}, kCream);
  b.Ellipse({0, 0.2F}, {0.14F, 0.1F}, kInk);
  DrawFace(b, -0.16F);
  b.Ellipse({0, 0.62F}, {0.12F, 0.18F}, kPink);
}
void Rabbit(const PictureBrush& b) {
  for (const float x : {-0.28F, 0.28F}) {
    b.Ellipse({x, -0.5F}, {0.2F, 0.48F}, kGrey);
    b.Ellipse({x, -0.46F}, {0.09F, 0.34F}, kPink);
  }
  b.Ellipse({0, 0.3F}, {0.62F, 0.58F}, kGrey);
  DrawFace(b, 0.2F);
  b.Ellipse({0, 0.4F}, {0.08F, 0.06F}, kPink);
  b.Block({-0.1F, 0.5F}, {0.1F, 0.7F}, kWhite, 0.04F);
}
void Butterfly(const PictureBrush& b) {
  for (const float side : {-1.0F, 1.0F}) {
    b.Ellipse({side * 0.5F, -0.32F}, {0.46F, 0.44F}, kViolet);
    b.Ellipse({side * 0.42F, 0.42F}, {0.36F, 0.34F}, kPink);
    b.Ellipse({side * 0.52F, -0.32F}, {0.18F, 0.18F}, kYellow);
    b.Line({{0, -0.5F}, {side * 0.24F, -0.92F}}, kInk, 0.05F);
  }
  b.Ellipse({0, 0.05F}, {0.1F, 0.6F}, kInk);
}
void Apple(const PictureBrush& b) {
  b.Ellipse({-0.26F, 0.18F}, {0.52F, 0.64F}, kRed);
  b.Ellipse({0.26F, 0.18F}, {0.52F, 0.64F}, kRed);
  b.Line({{0, -0.36F}, {0.06F, -0.82F}}, kBrown);
  b.Ellipse({0.34F, -0.66F}, {0.26F, 0.13F}, kGreen);
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
          kYellow);
  b.Block({-0.92F, -0.78F}, {-0.68F, -0.52F}, kBrown, 0.06F);
  b.Line({{-0.55F, 0.2F}, {-0.05F, 0.5F}, {0.55F, 0.42F}}, kOrange, 0.05F);
}
void Cherry(const PictureBrush& b) {
  b.Line({{-0.42F, 0.3F}, {0.1F, -0.8F}, {0.45F, 0.2F}}, kDeepGreen, 0.08F);
  b.Ellipse({0.42F, -0.7F}, {0.36F, 0.16F}, kGreen);
  b.Ellipse({-0.45F, 0.48F}, {0.38F, 0.38F}, kRed);
  b.Ellipse({0.45F, 0.42F}, {0.38F, 0.38F}, kRed);
  b.Ellipse({-0.56F, 0.36F}, {0.08F, 0.08F}, kWhite);
  b.Ellipse({0.34F, 0.3F}, {0.08F, 0.08F}, kWhite);
}
void Mushroom(const PictureBrush& b) {
  b.Block({-0.26F, 0.0F}, {0.26F, 0.88F}, kCream, 0.2F);
  b.Arc({0, 0.12F}, 0.88F, 0.5F, 1.0F, kRed);
  b.Ellipse({-0.4F, -0.2F}, {0.15F, 0.13F}, kWhite);
  b.Ellipse({0.1F, -0.46F}, {0.17F, 0.15F}, kWhite);
  b.Ellipse({0.5F, -0.1F}, {0.13F, 0.11F}, kWhite);
}
void Carrot(const PictureBrush& b) {
  for (const float x : {-0.3F, 0.0F, 0.3F}) b.Ellipse({x, -0.68F}, {0.14F, 0.3F}, kGreen);
  b.Shape({{-0.42F, -0.42F}, {0.42F, -0.42F}, {0.3F, 0.1F}, {0, 0.95F}, {-0.3F, 0.1F}}, kOrange);
  b.Line({{-0.3F, -0.15F}, {0, -0.12F}}, kBrown, 0.05F);
  b.Line({{0.05F, 0.2F}, {0.25F, 0.18F}}, kBrown, 0.05F);
}
void Boat(const PictureBrush& b) {
  b.Line({{0, -0.9F}, {0, 0.35F}}, kBrown);
  b.Shape({{0.08F, -0.85F}, {0.75F, 0.2F}, {0.08F, 0.2F}}, kCream);
  b.Shape({{-0.08F, -0.6F}, {-0.62F, 0.2F}, {-0.08F, 0.2F}}, kPale);
  b.Shape({{-0.9F, 0.35F}, {0.9F, 0.35F}, {0.6F, 0.78F}, {-0.6F, 0.78F}}, kRed);
  b.Line({{-0.95F, 0.92F}, {0.95F, 0.92F}}, kBlue);
}
void Car(const PictureBrush& b) {
  b.Shape({{-0.5F, -0.1F}, {-0.32F, -0.52F}, {0.32F, -0.52F}, {0.58F, -0.1F}}, kBlue);
  b.Block({-0.95F, -0.12F}, {0.95F, 0.42F}, kBlue, 0.16F);
  b.Shape({{-0.34F, -0.12F}, {-0.22F, -0.4F}, {0.0F, -0.4F}, {0.0F, -0.12F}}, kPale);
  b.Shape({{0.08F, -0.12F}, {0.08F, -0.4F}, {0.26F, -0.4F}, {0.42F, -0.12F}}, kPale);
  for (const float x : {-0.5F, 0.5F}) {
    b.Ellipse({x, 0.44F}, {0.25F, 0.25F}, kInk);
    b.Ellipse({x, 0.44F}, {0.1F, 0.1F}, kGrey);
  }
}
void Train(const PictureBrush& b) {
  b.Block({-0.9F, -0.6F}, {-0.2F, 0.45F}, kDeepGreen, 0.08F);
  b.Block({-0.3F, -0.15F}, {0.85F, 0.45F}, kGreen, 0.12F);
  b.Block({-0.74F, -0.42F}, {-0.36F, -0.05F}, kPale, 0.05F);
  b.Block({0.42F, -0.6F}, {0.66F, -0.1F}, kInk, 0.04F);
  b.Block({-0.98F, -0.72F}, {-0.12F, -0.58F}, kRed, 0.06F);
  for (const float x : {-0.62F, 0.0F, 0.55F}) b.Ellipse({x, 0.58F}, {0.22F, 0.22F}, kInk);
}
void Balloon(const PictureBrush& b) {
  b.Line({{0, 0.4F}, {-0.12F, 0.65F}, {0.1F, 0.95F}}, kBrown, 0.05F);
  b.Ellipse({0, -0.24F}, {0.58F, 0.66F}, kRed);
  b.Shape({{-0.12F, 0.52F}, {0.12F, 0.52F}, {0, 0.36F}}, kRed);
  b.Ellipse({-0.22F, -0.48F}, {0.1F, 0.16F}, kWhite);
}
void Kite(const PictureBrush& b) {
  b.Shape({{0.1F, -0.92F}, {0.72F, -0.2F}, {0.1F, 0.42F}, {-0.5F, -0.2F}}, kYellow);
  b.Shape({{0.1F, -0.92F}, {0.72F, -0.2F}, {0.1F, -0.2F}}, kRed);
  b.Shape({{0.1F, 0.42F}, {-0.5F, -0.2F}, {0.1F, -0.2F}}, kBlue);
  b.Line({{0.1F, 0.42F}, {-0.15F, 0.6F}, {-0.35F, 0.58F}, {-0.6F, 0.9F}}, kInk, 0.05F);
  b.Ellipse({-0.25F, 0.6F}, {0.12F, 0.07F}, kGreen);
  b.Ellipse({-0.5F, 0.78F}, {0.12F, 0.07F}, kPink);
}
void Drum(const PictureBrush& b) {
  b.Block({-0.7F, -0.2F}, {0.7F, 0.62F}, kRed, 0.12F);
  b.Ellipse({0, 0.6F}, {0.7F, 0.2F}, kRed);
  b.Ellipse({0, -0.2F}, {0.7F, 0.22F}, kCream);
  for (const float x : {-0.45F, 0.0F, 0.45F}) b.Ellipse({x, 0.3F}, {0.08F, 0.08F}, kYellow);
  b.Line({{-0.75F, -0.9F}, {-0.1F, -0.3F}}, kBrown);
  b.Line({{0.75F, -0.9F}, {0.1F, -0.3F}}, kBrown);
}
void Bell(const PictureBrush& b) {
  b.Ellipse({0, 0.7F}, {0.16F, 0.16F}, kBrown);
  b.Ring({0, -0.78F}, 0.13F, kOrange);
  b.Shape({{-0.18F, -0.64F},
           {0.18F, -0.64F},
           {0.5F, -0.2F},
           {0.56F, 0.3F},
           {0.82F, 0.6F},
           {-0.82F, 0.6F},
           {-0.56F, 0.3F},
           {-0.5F, -0.2F}},
          kYellow);
  b.Line({{-0.55F, 0.34F}, {0.55F, 0.34F}}, kOrange, 0.07F);
}
void Lantern(const PictureBrush& b) {
  b.Line({{0, -0.95F}, {0, -0.6F}}, kBrown, 0.06F);
  b.Ellipse({0, 0}, {0.78F, 0.56F}, kRed);
  b.Ellipse({0, 0}, {0.4F, 0.56F}, 0xE86A52);
  b.Block({-0.34F, -0.66F}, {0.34F, -0.5F}, kYellow, 0.05F);
  b.Block({-0.34F, 0.5F}, {0.34F, 0.66F}, kYellow, 0.05F);
  for (const float x : {-0.16F, 0.0F, 0.16F}) b.Line({{x, 0.66F}, {x, 0.95F}}, kOrange, 0.05F);
}
void Cup(const PictureBrush& b) {
  b.Ring({0.6F, 0.2F}, 0.26F, kBlue);
  b.Shape({{-0.62F, -0.3F}, {0.62F, -0.3F}, {0.46F, 0.7F}, {-0.46F, 0.7F}}, kBlue);
  b.Ellipse({0, -0.3F}, {0.62F, 0.14F}, kPale);
  b.Line({{-0.2F, -0.55F}, {-0.1F, -0.72F}, {-0.2F, -0.9F}}, kGrey, 0.06F);
  b.Line({{0.18F, -0.55F}, {0.28F, -0.72F}, {0.18F, -0.9F}}, kGrey, 0.06F);
}
void Hat(const PictureBrush& b) {
  b.Ellipse({0, 0.42F}, {0.95F, 0.24F}, kTan);
  b.Arc({0, 0.42F}, 0.58F, 0.5F, 1.0F, kYellow);
  b.Block({-0.58F, 0.22F}, {0.58F, 0.42F}, kRed, 0.02F);
}
void Glove(const PictureBrush& b) {
  b.Ellipse({-0.56F, 0.12F}, {0.2F, 0.36F}, kGreen);
  b.Ellipse({0.1F, -0.2F}, {0.52F, 0.62F}, kGreen);
  b.Block({-0.4F, -0.1F}, {0.6F, 0.5F}, kGreen, 0.1F);
  b.Block({-0.46F, 0.5F}, {0.66F, 0.86F}, kCream, 0.1F);
  b.Ellipse({0.1F, 0.0F}, {0.12F, 0.12F}, kYellow);
}
void Key(const PictureBrush& b) {
  b.Ring({-0.5F, -0.1F}, 0.3F, kYellow, 0.2F);
  b.Line({{-0.2F, -0.1F}, {0.85F, -0.1F}}, kYellow, 0.2F);
  b.Line({{0.5F, -0.05F}, {0.5F, 0.3F}}, kYellow, 0.18F);
  b.Line({{0.8F, -0.05F}, {0.8F, 0.36F}}, kYellow, 0.18F);
}
void AlarmClock(const PictureBrush& b) {
  b.Ellipse({-0.5F, -0.68F}, {0.26F, 0.2F}, kOrange);
  b.Ellipse({0.5F, -0.68F}, {0.26F, 0.2F}, kOrange);
  b.Line({{-0.4F, 0.7F}, {-0.56F, 0.92F}}, kInk);
  b.Line({{0.4F, 0.7F}, {0.56F, 0.92F}}, kInk);
  b.Ellipse({0, 0.1F}, {0.74F, 0.74F}, kRed);
  b.Ellipse({0, 0.1F}, {0.58F, 0.58F}, kWhite);
  b.Line({{0, -0.28F}, {0, 0.1F}, {0.28F, 0.26F}}, kInk, 0.09F);
}
void Book(const PictureBrush& b) {
  b.Shape({{-0.95F, -0.5F}, {0, -0.36F}, {0, 0.7F}, {-0.95F, 0.54F}}, kBlue);
  b.Shape({{0.95F, -0.5F}, {0, -0.36F}, {0, 0.7F}, {0.95F, 0.54F}}, kBlue);
  b.Shape({{-0.82F, -0.52F}, {0, -0.44F}, {0, 0.52F}, {-0.82F, 0.4F}}, kCream);
  b.Shape({{0.82F, -0.52F}, {0, -0.44F}, {0, 0.52F}, {0.82F, 0.4F}}, kCream);
  for (const float y : {-0.2F, 0.02F, 0.24F}) {
    b.Line({{-0.66F, y - 0.04F}, {-0.18F, y}}, kGrey, 0.05F);
    b.Line({{0.66F, y - 0.04F}, {0.18F, y}}, kGrey, 0.05F);
  }
}
void Panda(const PictureBrush& b) {
  b.Ellipse({-0.58F, -0.56F}, {0.26F, 0.26F}, kInk);
  b.Ellipse({0.58F, -0.56F}, {0.26F, 0.26F}, kInk);
  b.Ellipse({0, 0.06F}, {0.82F, 0.74F}, kInk);
  b.Ellipse({0, 0.06F}, {0.78F, 0.7F}, kWhite);
  b.Ellipse({-0.32F, 0}, {0.2F, 0.24F}, kInk);
  b.Ellipse({0.32F, 0}, {0.2F, 0.24F}, kInk);
  b.Ellipse({-0.28F, -0.02F}, {0.07F, 0.07F}, kWhite);
  b.Ellipse({0.28F, -0.02F}, {0.07F, 0.07F}, kWhite);
  b.Ellipse({0, 0.32F}, {0.12F, 0.08F}, kInk);
}
void Snail(const PictureBrush& b) {
  b.Shape({{-0.95F, 0.75F},
           {-0.6F, 0.45F},
           {0.4F, 0.4F},
           {0.55F, -0.1F},
           {0.85F, -0.1F},
           {0.9F, 0.3F},
           {0.7F, 0.75F}},
          kYellow);
  b.Ellipse({-0.15F, 0.05F}, {0.56F, 0.56F}, kBrown);
  b.Ring({-0.15F, 0.05F}, 0.36F, kTan);
  b.Ring({-0.13F, 0.08F}, 0.16F, kTan);
  b.Line({{0.62F, -0.05F}, {0.52F, -0.5F}}, kYellow);
  b.Line({{0.78F, -0.05F}, {0.88F, -0.48F}}, kYellow);
  b.Ellipse({0.52F, -0.54F}, {0.08F, 0.08F}, kInk);
  b.Ellipse({0.88F, -0.52F}, {0.08F, 0.08F}, kInk);
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
