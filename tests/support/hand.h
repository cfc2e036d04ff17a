// A hand that writes: textbook strokes, a little different each time, quick and at a panel's rate.
// The same in every run.
#pragma once

#include <cmath>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "kiosk/input/ink.h"

namespace oneflower {

struct TextbookCharacter {
  std::string character;
  Ink ink;  // in a square of side 1
};

// A line "字 x,y x,y;x,y x,y" in a square of 1024.
inline TextbookCharacter ParseTextbookLine(const std::string& line) {
  TextbookCharacter read;
  const size_t blank = line.find(' ');
  read.character = line.substr(0, blank);
  std::istringstream strokes(line.substr(blank + 1));
  for (std::string stroke; std::getline(strokes, stroke, ';');) {
    InkStroke& points = read.ink.emplace_back();
    std::istringstream pairs(stroke);
    float x = 0;
    float y = 0;
    for (char comma = 0; pairs >> x >> comma >> y;) points.push_back({x / 1024, y / 1024});
  }
  return read;
}

inline std::vector<TextbookCharacter> LoadTextbook(const std::string& path) {
  std::vector<TextbookCharacter> all;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') all.push_back(ParseTextbookLine(line));
  }
  return all;
}

class Hand {
 public:
  explicit Hand(uint32_t seed = 1) : random_(seed) {}

  // Slanted and stretched as a whole (7 %, 3 degrees), every stroke a little off its place (1.5 %),
  // every point trembling (0.4 %), a point every 2 %: standard deviations, of the square's side.
  Ink Write(const Ink& textbook) {
    const float across = 1 + Off(0.07F);
    const float down = 1 + Off(0.07F);
    const float slant = Off(0.05F);
    const float turn = Off(0.05F);
    Ink written;
    for (const InkStroke& stroke : textbook) {
      const InkPoint away = {Off(0.015F), Off(0.015F)};
      InkStroke& points = written.emplace_back();
      for (const InkPoint& point : Dense(stroke)) {
        const float x = (point.x - 0.5F) * across + (point.y - 0.5F) * slant;
        const float y = (point.y - 0.5F) * down;
        points.push_back({0.5F + std::cos(turn) * x - std::sin(turn) * y + away.x + Off(0.004F),
                          0.5F + std::sin(turn) * x + std::cos(turn) * y + away.y + Off(0.004F)});
      }
    }
    return written;
  }

  // The same with two neighbouring strokes, drawn by lot, in the wrong order.
  Ink WithTwoSwapped(Ink ink) {
    if (ink.size() < 2) return ink;
    const size_t at = random_() % (ink.size() - 1);
    std::swap(ink[at], ink[at + 1]);
    return ink;
  }

 private:
  float Off(float deviation) { return std::normal_distribution<float>(0, deviation)(random_); }

  static InkStroke Dense(const InkStroke& stroke) {
    constexpr float kStep = 0.02F;
    InkStroke dense;
    for (size_t i = 0; i + 1 < stroke.size(); ++i) {
      const float x = stroke[i + 1].x - stroke[i].x;
      const float y = stroke[i + 1].y - stroke[i].y;
      const int pieces = std::max(1, static_cast<int>(std::hypot(x, y) / kStep));
      for (int k = 0; k < pieces; ++k) {
        const float share = static_cast<float>(k) / static_cast<float>(pieces);
        dense.push_back({stroke[i].x + x * share, stroke[i].y + y * share});
      }
    }
    dense.push_back(stroke.back());
    return dense;
  }

  std::mt19937 random_;
};

}  // namespace oneflower
