#include "shared/domain/stage.h"

#include <algorithm>

namespace oneflower {
namespace {

constexpr std::array<std::string_view, 5> kStageNames = {"propose", "deliberate", "decide",
                                                         "execute", "feed_back"};
constexpr std::array<std::string_view, 3> kVisibilityNames = {"public", "awaiting", "hidden"};

template <typename Enum, size_t N>
std::optional<Enum> FromName(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view StageName(Stage stage) { return kStageNames[static_cast<size_t>(stage)]; }

std::optional<Stage> StageFromName(std::string_view name) {
  return FromName<Stage>(kStageNames, name);
}

std::string_view VisibilityName(Visibility visibility) {
  return kVisibilityNames[static_cast<size_t>(visibility)];
}

std::optional<Visibility> VisibilityFromName(std::string_view name) {
  return FromName<Visibility>(kVisibilityNames, name);
}

}  // namespace oneflower
