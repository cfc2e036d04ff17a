// One visitor at the screen. Everything that is typed, chosen or set hangs on the visit; when it
// ends the whole value is thrown away, and with it what was overwritten in memory before.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/app/planner_visit.h"
#include "kiosk/app/visit_reads.h"
#include "kiosk/features/feature.h"
#include "kiosk/input/composer.h"
#include "kiosk/input/photo.h"
#include "kiosk/input/sketch.h"
#include "kiosk/input/voice_recorder.h"
#include "kiosk/screens/intent.h"
#include "kiosk/screens/text_entry.h"
#include "kiosk/ui/frame.h"
#include "kiosk/ui/keyboard.h"
#include "shared/base/utf8.h"
#include "shared/domain/command.h"
#include "shared/domain/proposal.h"
#include "shared/store/reader.h"

namespace oneflower {

// Where the visitor is. Which screen is shown follows from this and more: pick_screen.h.
enum class Place {
  kHome,
  kFeature,  // Visit::feature
  kPropose,
  kReport,
  kThanks,
  kPlanner
};

// A stop on the visitor's way.
struct Stop {
  Place place = Place::kHome;
  std::string feature;  // its name, at Place::kFeature
};

// What of a draft is not its words.
struct DraftParts {
  int step = 0;
  Way way = Way::kWords;  // what is open in the first step
  int more = 0;           // the question that is open in the second one, 1 to kMoreQuestions
  std::string topic;
  std::string question;  // 童言无忌: what it answers; empty: none
  std::optional<std::string> signature;
  Mood mood = Mood::kNone;
  PlaceChoice place;
  std::optional<VoiceMemo> voice;
  Sketch sketch;
  SketchTool pen;
  SheetGround ground = SheetGround::kBlank;
  int64_t ground_photo = 0;          // its number, where the ground is a photo
  std::vector<Photo> photos;         // at most kMaxPhotos
  std::optional<size_t> open_photo;  // of those, the one that is looked at; none: the camera is
  std::string trouble;               // id of the string that says why planting did not work
  int64_t ticket = 0;                // of the planting under way; 0: none
};

struct Draft : DraftParts {
  Composer words{kMaxTextLength};
};

// Is there something to plant? A place alone says nothing.
inline bool Speaks(const Draft& draft) {
  return !Trim(draft.words.text()).empty() || draft.words.Busy() || draft.voice.has_value() ||
         !draft.sketch.Empty() || !draft.photos.empty();
}

// Somebody of the hall is asked for.
struct PinAsked {
  std::string why;             // id of the string that says what for
  std::function<void()> then;  // what is done once the PIN was right
  std::string digits;          // typed so far; overwritten
  bool wrong = false;
};

struct Visit {
  VisitKey key;  // empty until the first touch
  ui::TextMode mode = ui::TextMode::kStandard;
  ui::ThemeName theme = ui::ThemeName::kStandard;
  ui::Language language = ui::Language::kChinese;
  bool settings_open = false;
  std::set<std::string> promised;  // strings that told aloud who will hear a memo
  Place place = Place::kHome;
  std::vector<Stop> trail;          // the stops before this one; the last one is where back leads
  FeatureVisit* feature = nullptr;  // the one in front, at Place::kFeature
  std::map<std::string, std::unique_ptr<FeatureVisit>, std::less<>> features;  // by name
  int report_step = 0;  // of a quick report: photo, place, word
  Draft draft;
  PlannerView planner;
  KeyboardState keyboard;
  std::optional<PinAsked> pin;            // the PIN screen is open
  bool staff_here = false;                // it was right: until children are on their own again
  std::string story;                      // the proposal that was planted
  std::string planted;                    // by this visit, for the thanks
  int64_t planted_at_ms = 0;              // monotonic
  bool planted_in_show = false;           // of children's models, which goes on
  std::vector<std::string> given;         // proposals this visit gave a flower
  std::map<int64_t, std::string> giving;  // flowers on their way into the store, by ticket
  std::string notice;                     // id of a string that has to be read; empty: none
  ui::UiMemory memory;
  VisitReads reads;

  // Nobody has touched anything yet.
  bool Pristine() const { return key.secret.empty(); }
  bool Writing() const {
    return place == Place::kPropose || place == Place::kReport || place == Place::kPlanner;
  }
};

}  // namespace oneflower
