#include "shared/domain/plan_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace oneflower {
namespace {

// The whole of `text` as a number from 0 up.
std::optional<int> NumberOf(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

// "a" and "b" of "a<mark>b"; without the mark only a.
std::pair<std::string_view, std::optional<std::string_view>> Split(std::string_view text,
                                                                   char mark) {
  const size_t at = text.find(mark);
  if (at == std::string_view::npos) return {text, std::nullopt};
  return {text.substr(0, at), text.substr(at + 1)};
}

std::optional<PlanPlace> ParseSpot(std::string_view word) {
  if (!word.starts_with('@')) return std::nullopt;
  const auto [x, y] = Split(word.substr(1), ',');
  const auto across = NumberOf(x);
  const auto down = y ? NumberOf(*y) : std::nullopt;
  if (!across || !down) return std::nullopt;
  return PlanPlace{.spot = PlanSpot{*across, *down}, .landmark = {}};
}

std::optional<PlanPlace> ParseBuilding(std::string_view word) {
  const auto [building, unit] = Split(word, '-');
  const auto number = NumberOf(building);
  const auto which = unit ? NumberOf(*unit) : std::optional(0);
  if (!number || *number == 0 || !which) return std::nullopt;
  return PlanPlace{.building = *number, .unit = *which, .spot = {}, .landmark = {}};
}

template <typename Area>
PlanSpot MiddleOf(const Area& area) {
  return {static_cast<int>(area.x + area.w / 2), static_cast<int>(area.y + area.h / 2)};
}

}  // namespace

PlanPlace ParsePlace(std::string_view word) {
  if (auto spot = ParseSpot(word)) return *spot;
  if (auto building = ParseBuilding(word)) return *building;
  return {.spot = {}, .landmark = std::string(word)};
}

std::string PlaceWord(const PlanPlace& place) {
  if (place.spot) return fmt::format("@{},{}", place.spot->x, place.spot->y);
  if (place.building == 0) return place.landmark;
  return place.unit == 0 ? std::to_string(place.building)
                         : fmt::format("{}-{}", place.building, place.unit);
}

std::string GroundOf(std::string_view word) {
  if (word.empty()) return {};
  PlanPlace place = ParsePlace(word);
  place.unit = 0;
  const auto middle = [](int at) { return at / kGroundUnits * kGroundUnits + kGroundUnits / 2; };
  if (place.spot) place.spot = PlanSpot{middle(place.spot->x), middle(place.spot->y)};
  return PlaceWord(place);
}

std::optional<PlanSpot> SpotOf(const Community& community, std::string_view word) {
  const PlanPlace place = ParsePlace(word);
  if (place.spot) return place.spot;
  const auto building = std::ranges::find(community.buildings, place.building, &Building::number);
  if (building != community.buildings.end()) return MiddleOf(*building);
  const auto landmark = std::ranges::find(community.landmarks, place.landmark, &Landmark::id);
  if (landmark != community.landmarks.end()) return MiddleOf(*landmark);
  return std::nullopt;
}

}  // namespace oneflower
