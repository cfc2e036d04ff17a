#include "kiosk/screens/place_choice.h"

#include <algorithm>

namespace oneflower {
namespace {

constexpr size_t kMaxDigits = 3;  // of a building's number

// Three keys name a building; a number that names none is told so and can be taken back.
void TypeNumber(PlaceChoice& choice, const place::Type& typed, const Community& community) {
  std::string& digits = choice.digits;
  if (typed.backspace && digits.empty()) choice.place.clear();
  if (typed.backspace && !digits.empty()) digits.pop_back();
  if (digits.size() < kMaxDigits) digits += typed.digit;
  const auto known = [&](const Building& each) { return std::to_string(each.number) == digits; };
  choice.place = std::ranges::any_of(community.buildings, known) ? digits : std::string();
}

}  // namespace

void PlaceChoice::Apply(const PlaceIntent& intent, const Community& community) {
  if (const auto* choose = std::get_if<place::Choose>(&intent)) {
    *this = {.place = choose->place, .digits = {}};
  } else if (const auto* typed = std::get_if<place::Type>(&intent)) {
    TypeNumber(*this, *typed, community);
  } else if (std::holds_alternative<place::Clear>(intent)) {
    *this = {};
  }
}

}  // namespace oneflower
