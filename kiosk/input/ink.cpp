#include "kiosk/input/ink.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace oneflower {
namespace {

// Measured with the strokes of 3,755 characters: a character that fills the square is read worse
// than one with a margin, and points nearer than this cost time and win nothing.
constexpr float kFill = 0.7F;
constexpr float kStep = 0.06F;
// A finger that only touched: drawn out so far, downwards to the right as a dot is.
constexpr float kDot = 0.02F;
// Between two pieces of a line: a turn of at least 75 degrees is a corner.
constexpr float kCornerCosine = 0.26F;
// Pieces shorter than this are the tremble of a hand.
constexpr float kLeastPiece = 0.12F;

float Distance(InkPoint a, InkPoint b) { return std::hypot(b.x - a.x, b.y - a.y); }

InkStroke Resampled(const InkStroke& stroke) {
  InkStroke even{stroke.front()};
  float due = kStep;  // until the next point
  for (size_t i = 1; i < stroke.size(); ++i) {
    const InkPoint from = stroke[i - 1];
    const float length = Distance(from, stroke[i]);
    float at = due;
    for (; at <= length; at += kStep) {
      const float share = at / length;
      even.push_back(
          {from.x + (stroke[i].x - from.x) * share, from.y + (stroke[i].y - from.y) * share});
    }
    due = at - length;
  }
  if (Distance(even.back(), stroke.back()) > kStep / 4) even.push_back(stroke.back());
  if (even.size() == 1) even.push_back({even[0].x + kDot, even[0].y + kDot});
  return even;
}

InkPoint MiddleOf(const InkStroke& stroke) {
  InkPoint middle;
  for (const InkPoint& point : stroke) middle.x += point.x, middle.y += point.y;
  const auto count = static_cast<float>(stroke.size());
  return {middle.x / count, middle.y / count};
}

// How much speaks against `first` having been written before `second`.
float Doubt(const InkStroke& first, const InkStroke& second) {
  const InkPoint a = MiddleOf(first);
  const InkPoint b = MiddleOf(second);
  constexpr float kAcross = 0.7F;  // left and right say less than above and below
  return first.front().y - second.front().y + a.y - b.y +
         kAcross * (first.front().x - second.front().x + a.x - b.x);
}

// Indices of the points where the line turns sharply, the ends included.
std::vector<size_t> Corners(const InkStroke& stroke) {
  std::vector<size_t> corners{0};
  for (size_t i = 1; i + 1 < stroke.size(); ++i) {
    const InkPoint before = stroke[i > 1 ? i - 2 : i - 1];
    const InkPoint after = stroke[std::min(i + 2, stroke.size() - 1)];
    const InkPoint in = {stroke[i].x - before.x, stroke[i].y - before.y};
    const InkPoint out = {after.x - stroke[i].x, after.y - stroke[i].y};
    const float lengths = std::hypot(in.x, in.y) * std::hypot(out.x, out.y);
    if (lengths <= 0 || (in.x * out.x + in.y * out.y) / lengths > kCornerCosine) continue;
    if (Distance(stroke[corners.back()], stroke[i]) >= kLeastPiece) corners.push_back(i);
  }
  if (Distance(stroke[corners.back()], stroke.back()) < kLeastPiece && corners.size() > 1) {
    corners.pop_back();
  }
  corners.push_back(stroke.size() - 1);
  return corners;
}

// A hand that is not lifted goes back to where the next stroke begins, upwards or to the left: few
// strokes of Chinese characters go that way between two corners.
struct WayBack {
  size_t stroke = 0;
  size_t from = 0;
  size_t to = 0;
  float length = 0;
};

WayBack LongestWayBack(const Ink& ink) {
  WayBack longest;
  for (size_t s = 0; s < ink.size(); ++s) {
    const std::vector<size_t> corners = Corners(ink[s]);
    for (size_t c = 1; c + 2 < corners.size(); ++c) {
      const InkPoint from = ink[s][corners[c]];
      const InkPoint to = ink[s][corners[c + 1]];
      const bool back = to.x < from.x || to.y < from.y;
      const float length = Distance(from, to);
      if (back && length > longest.length) longest = {s, corners[c], corners[c + 1], length};
    }
  }
  return longest;
}

}  // namespace

Ink EvenInk(const Ink& ink) {
  InkPoint low{1e9F, 1e9F};
  InkPoint high{-1e9F, -1e9F};
  for (const InkStroke& stroke : ink) {
    for (const InkPoint& point : stroke) {
      low = {std::min(low.x, point.x), std::min(low.y, point.y)};
      high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
  }
  const float side = std::max({high.x - low.x, high.y - low.y, 1e-4F});
  const InkPoint center = {(low.x + high.x) / 2, (low.y + high.y) / 2};
  Ink even;
  for (InkStroke stroke : ink) {
    if (stroke.empty()) continue;
    for (InkPoint& point : stroke) {
      point = {0.5F + (point.x - center.x) * kFill / side,
               0.5F + (point.y - center.y) * kFill / side};
    }
    even.push_back(Resampled(stroke));
  }
  return even;
}

std::vector<Ink> OtherReadings(const Ink& even, size_t swaps) {
  std::vector<Ink> readings;
  if (const WayBack back = LongestWayBack(even); back.length > 0) {
    Ink parted = even;
    const InkStroke& whole = even[back.stroke];
    const auto at = static_cast<std::ptrdiff_t>(back.stroke);
    const auto cut = [&](size_t index) {
      return whole.begin() + static_cast<std::ptrdiff_t>(index);
    };
    parted[back.stroke].assign(cut(back.to), whole.end());
    parted.insert(parted.begin() + at, InkStroke(whole.begin(), cut(back.from + 1)));
    readings.push_back(std::move(parted));
  }
  std::vector<std::pair<float, size_t>> pairs;
  for (size_t i = 0; i + 1 < even.size(); ++i) pairs.emplace_back(Doubt(even[i], even[i + 1]), i);
  std::ranges::sort(pairs, std::greater());
  for (const auto& [doubt, i] : pairs) {
    if (swaps-- == 0) break;
    readings.push_back(even);
    std::swap(readings.back()[i], readings.back()[i + 1]);
  }
  return readings;
}

void WipeInk(Ink& ink) {
  for (InkStroke& stroke : ink) std::ranges::fill(stroke, InkPoint{});
  ink.clear();
  ink.shrink_to_fit();
}

}  // namespace oneflower
