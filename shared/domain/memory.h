// Elders' stories (银龄花友说): a voice that tells a memory of a place, or of what a proposal is
// about. Derived from events, never written by hand. Whoever has its slip takes it back at any
// time; then nothing is left of it but the events that say so.
#pragma once

#include <cstdint>
#include <string>

#include "shared/domain/medium.h"
#include "shared/domain/stage.h"

namespace oneflower {

struct Memory {
  std::string id;         // for life
  std::string slip_code;  // slip.h, stored form; nobody but the teller is shown it
  std::string about;      // id of a proposal; may be empty
  std::string place;      // plan_place.h; may be empty, but not both
  std::string signature;  // a flower name, or empty: nobody
  Medium voice;
  Visibility visibility = Visibility::kPublic;
  std::string words;    // why staff took it off the walls
  int64_t told_ms = 0;  // wall time, for display
  bool sample = false;  // part of the sample community

  bool operator==(const Memory&) const = default;
};

}  // namespace oneflower
