// The language of play scripts: one action a line. A control is named by its id, or by its label.
// Ids tell a thing wherever it stands and in every language: a proposal is `flower.ID` in the
// garden, `row.ID` in a list, and `open.ID` where its slip has found it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace oneflower {

// A shot's name, in bytes: with ".json" it still is a file's name anywhere.
inline constexpr size_t kMaxShotName = 100;

struct PlayPoint {
  float x = 0;  // 0..1 across the canvas
  float y = 0;
};

struct PlayAction {
  enum class Verb {
    kTap,     // target: label or id
    kFind,    // target: label or id; turns the pages of all lists until it is in sight
    kTurn,    // target: id of a page button; taps it until there are no further pages
    kType,    // target: letters, each a key of the on-screen keyboard
    kPick,    // target: a candidate
    kStroke,  // target: canvas id; points
    kDrag,    // target: control id; points
    kWait,    // ms
    kExpect,  // target: id of a visible widget, or a text that one shows
    kAbsent,  // target: what must not be there, told in the same way
    kMode,    // target: standard, large, elder, child
    kTheme,   // target: standard, contrast, soft, dark
    kLang,    // target: zh, en
    kPanel,   // width and height in pixels, of an offscreen window; panel_size.h
    kIdle,    // target: question, attract: as if nobody had touched for that long
    kScan,    // target: what a scanner reads
    kFault,   // target: none, or what keeps the store from opening: full, corrupt …
    kShot,    // target: name of the picture and record: a plain file name
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

// kInvalid names the first line that is no action, or one out of bounds.
Result<std::vector<PlayAction>> ParsePlayScript(std::string_view text);

}  // namespace oneflower
