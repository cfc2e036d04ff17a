// What a proposal looks like now: derived from events, never written by hand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/domain/stage.h"

namespace oneflower {

// Limits of what a visitor may plant, in code points. Ten times what anybody types at a screen.
constexpr size_t kMaxTextLength = 12'000;
constexpr size_t kMaxSignatureLength = 24;

struct Proposal {
  std::string id;         // for life
  std::string slip_code;  // slip.h, stored form
  std::string text;       // the author's words, whole
  std::string topic;      // id in topics.toml
  std::string signature;  // a flower name, or empty: nobody
  std::string place;      // a building or landmark of the plan, or empty
  Stage stage = Stage::kPropose;
  Visibility visibility = Visibility::kPublic;
  int flowers = 0;         // endorsements
  int64_t planted_ms = 0;  // wall time of the planting, for display
  int64_t moved_ms = 0;    // wall time of the last change of stage, for display
  bool sample = false;     // part of the sample community

  bool operator==(const Proposal&) const = default;
};

// One line of a story.
struct StoryEntry {
  enum class Kind { kPlanted, kStage, kNote, kReviewed };

  std::string event_id;
  Kind kind = Kind::kNote;
  Stage stage = Stage::kPropose;                // the stage reached (kStage) or current then
  Visibility visibility = Visibility::kPublic;  // for kReviewed: what it became
  std::string words;                            // what staff wrote; empty for kPlanted
  int64_t at_ms = 0;                            // wall time, for display and for the order of lines

  bool operator==(const StoryEntry&) const = default;
};

// A proposal with everything that happened to it, in order.
struct Story {
  Proposal proposal;
  std::vector<StoryEntry> entries;
};

// The first sentence of a proposal's text in at most `max_length` code points: its name on a card.
std::string TitleOf(std::string_view text, size_t max_length);

}  // namespace oneflower
