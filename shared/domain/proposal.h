// What a proposal looks like now: derived from events, never written by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/domain/medium.h"
#include "shared/domain/model_origin.h"
#include "shared/domain/stage.h"

namespace oneflower {

// Limits of what a visitor may plant, in code points. Ten times what anybody types at a screen.
constexpr size_t kMaxTextLength = 12'000;
constexpr size_t kMaxSignatureLength = 24;

struct Proposal {
  std::string id;         // for life
  std::string slip_code;  // slip.h, stored form
  std::string text;       // the author's words, whole; may be empty where media speak
  std::string worded;     // staff's words for it; empty: none
  std::string topic;      // id in topics.toml; may be empty
  std::string signature;  // a flower name, or empty: nobody
  std::string place;      // plan_place.h, or empty
  Mood mood = Mood::kNone;
  std::vector<Medium> media;
  std::optional<ModelOrigin> model;  // a child's, that it was taken out of
  Stage stage = Stage::kPropose;
  Visibility visibility = Visibility::kPublic;
  int flowers = 0;         // endorsements
  int64_t planted_ms = 0;  // wall time of the planting, for display
  int64_t moved_ms = 0;    // wall time of the last change of stage, for display
  bool sample = false;     // part of the sample community

  // What walls show and searches find.
  const std::string& words() const { return worded.empty() ? text : worded; }

  bool operator==(const Proposal&) const = default;
};

// One line of a story.
struct StoryEntry {
  enum class Kind { kPlanted, kStage, kNote, kReviewed, kWorded };

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
