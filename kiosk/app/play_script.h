// The language of play scripts: one action a line. experience.md's verbs, and three
// more: `panel` and `idle` for the tour, and `scan`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace oneflower {

struct PlayPoint {
  float x = 0;  // 0..1 across the canvas
  float y = 0;
};

struct PlayAction {
  enum class Verb {
    kTap,     // target: label or id
    kType,    // target: letters, each a key of the on-screen keyboard
    kPick,    // target: a candidate
    kStroke,  // target: canvas id; points
    kDrag,    // target: control id; points
    kWait,    // ms
    kExpect,  // target: a text some visible control shows
    kAbsent,  // target: a text no visible control shows
    kMode,    // target: standard, large, elder, child
    kTheme,   // target: standard, contrast, soft, dark
    kLang,    // target: zh, en
    kPanel,   // width and height in pixels, of an offscreen window
    kIdle,    // target: question, attract: as if nobody had touched for that long
    kScan,    // target: what a scanner reads
    kShot,    // target: name of the picture and record
  };

  Verb verb = Verb::kWait;
  std::string target;
  std::vector<PlayPoint> points;
  int ms = 0;
  int width = 0;
  int height = 0;
  int line = 0;      // in the file, from 1
  std::string text;  // the whole line, for messages
};

// kInvalid names the first line that is no action.
Result<std::vector<PlayAction>> ParsePlayScript(std::string_view text);

}  // namespace oneflower
