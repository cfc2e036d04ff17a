// A place on the plan, as it is chosen by several features: the state behind DrawPlace.
#pragma once

#include <string>
#include <variant>

#include "shared/domain/community.h"

namespace oneflower {

namespace place {

struct Nothing {};
struct Choose {
  std::string place;    // plan_place.h
  bool lifted = false;  // the finger went up from it
};
struct Type {  // a building's number
  std::string digit;
  bool backspace = false;
};
struct Clear {};  // no place
struct Close {};  // the one that is chosen

}  // namespace place

using PlaceIntent =
    std::variant<place::Nothing, place::Choose, place::Type, place::Clear, place::Close>;

struct PlaceChoice {
  std::string place;   // plan_place.h; empty: none
  std::string digits;  // of a building's number, as typed

  // What closes the screen is its owner's business.
  void Apply(const PlaceIntent& intent, const Community& community);
};

}  // namespace oneflower
