#include "shared/domain/stage.h"

#include <array>

#include "shared/domain/enum_name.h"

namespace oneflower {
namespace {

constexpr std::array<std::string_view, 5> kStageNames = {"propose", "deliberate", "decide",
                                                         "execute", "feed_back"};
constexpr std::array<std::string_view, 3> kVisibilityNames = {"public", "awaiting", "hidden"};

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
