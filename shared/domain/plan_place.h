// A place on the community's plan, as one word in an event: "12" is a building, "12-3" its third
// unit, "@512,300" a spot outside in units of the plan, anything else a landmark's id.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/domain/community.h"

namespace oneflower {

struct PlanSpot {
  int x = 0;  // units of the plan
  int y = 0;
  bool operator==(const PlanSpot&) const = default;
};

struct PlanPlace {
  int building = 0;  // 0: none
  int unit = 0;      // 0: the whole building
  std::optional<PlanSpot> spot;
  std::string landmark;
  bool operator==(const PlanPlace&) const = default;
};

// Reads what it can: a word that is no building and no spot is a landmark's id.
PlanPlace ParsePlace(std::string_view word);
std::string PlaceWord(const PlanPlace& place);

// The stretch of ground a place belongs to, as the word of a place: the whole building of a unit,
// the middle of the square of kGroundUnits a spot lies in, else the place itself. What the wall as
// a map counts together.
inline constexpr int kGroundUnits = 40;
std::string GroundOf(std::string_view place);

// Where it lies, or nothing where this community has no such place: the middle of a building or
// landmark, or the spot.
std::optional<PlanSpot> SpotOf(const Community& community, std::string_view word);

}  // namespace oneflower
