#include "sync/hub/pages/story_flower.h"

#include <fmt/format.h>

#include <array>
#include <initializer_list>

namespace oneflower {
namespace {

// The kiosk's colours, kiosk/ui/flower_parts.cpp.
constexpr const char* kStem = "#3e8c58";
constexpr const char* kLeaf = "#52a062";
constexpr const char* kVein = "#92cd8e";
constexpr const char* kMoundTop = "#be986e";
constexpr const char* kMoundRim = "#a57e58";
constexpr const char* kHusk = "#8a5230";
constexpr const char* kHuskLight = "#d6a070";
constexpr const char* kBerry = "#dc4739";
constexpr const char* kBerryLight = "#ffcebe";
constexpr const char* kFaceInk = "#4a2a1e";
constexpr const char* kCheek = "#f2875a";

struct Petals {
  const char* tip;
  const char* base;
  const char* disc;
};

constexpr std::array<Petals, 7> kPetals = {{
    {"#e84e3c", "#ca2c24", "#fac442"},
    {"#fa9e52", "#e87428", "#ffd65c"},
    {"#fcd250", "#eeae26", "#f09238"},
    {"#f496b2", "#e0688e", "#ffd058"},
    {"#5c96d4", "#326aac", "#ffce54"},
    {"#a67ac4", "#764c98", "#ffce54"},
    {"#ff9c84", "#ec6c5c", "#ffdc6e"},
}};

// Plant coordinates as in the kiosk: the root is (0, 0), y grows upwards, 1 is a grown flower's
// height. On the page the root is (50, 106) and 1 is 100.
struct Point {
  double x;
  double y;
};

constexpr double kHeadY = 0.74;
constexpr double kHeadRadius = 0.245;

std::string At(Point point) {
  return fmt::format("{:.1f} {:.1f}", 50 + 100 * point.x, 106 - 100 * point.y);
}

// A path from `start` through curves of three points each.
std::string Curves(Point start, std::initializer_list<Point> points) {
  std::string path = "M" + At(start);
  size_t i = 0;
  for (const Point& point : points) path += (i++ % 3 == 0 ? "C" : " ") + At(point);
  return path;
}

std::string Fill(const std::string& path, const char* color) {
  return fmt::format(R"(<path d="{}Z" fill="{}"/>)", path, color);
}

std::string Line(const std::string& path, double width, const char* color) {
  return fmt::format(
      R"(<path d="{}" fill="none" stroke="{}" stroke-width="{:.1f}" stroke-linecap="round"/>)",
      path, color, 100 * width);
}

std::string Ellipse(Point center, double rx, double ry, const char* color,
                    const std::string& more = "") {
  return fmt::format(R"(<ellipse cx="{:.1f}" cy="{:.1f}" rx="{:.1f}" ry="{:.1f}" fill="{}"{}/>)",
                     50 + 100 * center.x, 106 - 100 * center.y, 100 * rx, 100 * ry, color, more);
}

std::string Stem(double top) {
  return Line(fmt::format("M{}L{}", At({0, 0.02}), At({0, top})), 0.036, kStem);
}

// Begins at the stem at y, reaches `length` to a side (negative is left), rises by `rise` of it.
std::string Leaf(double y, double length, double rise) {
  const double size = length < 0 ? -length : length;
  const auto at = [&](double along, double across) {
    return Point{along * length, y + size * (along * rise + across)};
  };
  return Fill(Curves(at(0, 0), {at(0.12, 0.34), at(0.6, 0.42), at(1, 0.02), at(0.94, -0.3),
                                at(0.42, -0.5), at(0, 0)}),
              kLeaf) +
         Line(Curves(at(0.1, -0.01), {at(0.35, -0.06), at(0.6, -0.04), at(0.8, 0)}), 0.007, kVein);
}

std::string StemLeaves(double top) {
  return Leaf(0.23, -0.215, 0.48) + Leaf(0.23 + top * 0.17, 0.2, 0.55);
}

std::string Mound() {
  return Ellipse({0, -0.018}, 0.225, 0.052, kMoundRim) +
         Ellipse({0, -0.01}, 0.205, 0.042, kMoundTop);
}

std::string Seed() {
  return Line(Curves({0, 0.06}, {{0.005, 0.14}, {0.03, 0.185}, {0.085, 0.188}}), 0.032, kStem) +
         Ellipse({0, 0.035}, 0.082, 0.064, kHusk) +
         Ellipse({-0.03, 0.062}, 0.02, 0.011, kHuskLight);
}

std::string Sprout() { return Stem(0.38) + Leaf(0.365, -0.2, 0.62) + Leaf(0.365, 0.2, 0.7); }

std::string Bud(const Petals& petals) {
  constexpr double kY = 0.58;
  const auto side = [&](double s) {
    return Fill(Curves({0, kY - 0.03}, {{0.12 * s, kY + 0.02},
                                        {0.125 * s, kY + 0.15},
                                        {0.012 * s, kY + 0.225},
                                        {-0.02 * s, kY + 0.12},
                                        {-0.02 * s, kY + 0.05},
                                        {0, kY - 0.03}}),
                petals.base);
  };
  const std::string front = Fill(Curves({0, kY - 0.03}, {{0.085, kY + 0.03},
                                                         {0.07, kY + 0.14},
                                                         {0, kY + 0.24},
                                                         {-0.07, kY + 0.14},
                                                         {-0.085, kY + 0.03},
                                                         {0, kY - 0.03}}),
                                 petals.tip);
  const std::string sepals = Fill(Curves({0, kY - 0.045}, {{0.07, kY - 0.045},
                                                           {0.115, kY + 0.02},
                                                           {0.1, kY + 0.1},
                                                           {0.075, kY + 0.06},
                                                           {0.055, kY + 0.045},
                                                           {0.045, kY + 0.03},
                                                           {0.03, kY + 0.05},
                                                           {0.015, kY + 0.075},
                                                           {0, kY + 0.09},
                                                           {-0.015, kY + 0.075},
                                                           {-0.03, kY + 0.05},
                                                           {-0.045, kY + 0.03},
                                                           {-0.055, kY + 0.045},
                                                           {-0.075, kY + 0.06},
                                                           {-0.1, kY + 0.1},
                                                           {-0.115, kY + 0.02},
                                                           {-0.07, kY - 0.045},
                                                           {0, kY - 0.045}}),
                                  kLeaf);
  return Stem(kY) + StemLeaves(kY) + side(-1) + side(1) + front + sepals;
}

std::string Face(const Petals& petals) {
  constexpr double kR = kHeadRadius;
  std::string face = Ellipse({0, kHeadY}, 0.43 * kR, 0.43 * kR, petals.base) +
                     Ellipse({0, kHeadY}, 0.4 * kR, 0.4 * kR, petals.disc);
  for (const double side : {-1.0, 1.0}) {
    face += Ellipse({0.145 * kR * side, kHeadY + 0.08 * kR}, 0.042 * kR, 0.055 * kR, kFaceInk);
    face += Ellipse({0.24 * kR * side, kHeadY - 0.06 * kR}, 0.06 * kR, 0.042 * kR, kCheek,
                    R"( opacity=".6")");
  }
  const double y = kHeadY - 0.07 * kR;
  return face +
         Line(Curves({-0.14 * kR, y},
                     {{-0.07 * kR, y - 0.12 * kR}, {0.07 * kR, y - 0.12 * kR}, {0.14 * kR, y}}),
              0.045 * kR, kFaceInk);
}

std::string Head(const Petals& petals) {
  std::string head;
  for (int i = 0; i < 6; ++i) {
    const std::string turn =
        fmt::format(" transform=\"rotate({} {})\"", 60 * i + 7, At({0, kHeadY}));
    head += Ellipse({0, kHeadY + 0.58 * kHeadRadius}, 0.39 * kHeadRadius, 0.41 * kHeadRadius,
                    petals.tip, turn);
    head += Ellipse({0, kHeadY + 0.42 * kHeadRadius}, 0.2 * kHeadRadius, 0.28 * kHeadRadius,
                    petals.base, R"( opacity=".55")" + turn);
  }
  return head + Face(petals);
}

std::string Berries() {
  constexpr double kY = kHeadY - kHeadRadius * 0.8;
  std::string berries;
  for (const Point& berry : {Point{-0.2, 0.03}, Point{0.165, 0.075}, Point{0.262, -0.005}}) {
    const Point end{berry.x, kY - berry.y + 0.04};
    const Point center{berry.x, end.y - 0.04};
    berries += Line(Curves({0, kY}, {{berry.x * 0.5, kY + 0.09}, {berry.x, kY + 0.09}, end}), 0.015,
                    kStem);
    berries += Ellipse(center, 0.047, 0.047, kBerry);
    berries += Ellipse({center.x - 0.015, center.y + 0.017}, 0.012, 0.01, kBerryLight);
  }
  return berries;
}

std::string Plant(Stage stage, const Petals& petals) {
  switch (stage) {
    case Stage::kPropose: return Seed();
    case Stage::kDeliberate: return Sprout();
    case Stage::kDecide: return Bud(petals);
    case Stage::kExecute: return Stem(kHeadY) + StemLeaves(kHeadY) + Head(petals);
    case Stage::kFeedBack: return Stem(kHeadY) + StemLeaves(kHeadY) + Berries() + Head(petals);
  }
  return {};
}

}  // namespace

std::string StoryFlower(Stage stage, int color) {
  constexpr int kCount = static_cast<int>(kPetals.size());
  const Petals& petals = kPetals[static_cast<size_t>((color % kCount + kCount) % kCount)];
  return R"(<svg viewBox="15 6 70 108" aria-hidden="true">)" + Mound() + Plant(stage, petals) +
         "</svg>";
}

}  // namespace oneflower
