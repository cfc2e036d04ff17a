#include "shared/domain/stage.h"

#include "shared/domain/enum_name.h"

namespace oneflower {
std::string_view StageName(Stage stage) {
  switch (stage) {
    case Stage::kPropose: return "propose";
    case Stage::kDeliberate: return "deliberate";
    case Stage::kDecide: return "decide";
    case Stage::kExecute: return "execute";
    case Stage::kFeedBack: return "feed_back";
  }
  return {};
}

std::optional<Stage> StageFromName(std::string_view name) {
  return FromName(StageName, Stage::kFeedBack, name);
}

std::string_view VisibilityName(Visibility visibility) {
  switch (visibility) {
    case Visibility::kPublic: return "public";
    case Visibility::kAwaiting: return "awaiting";
    case Visibility::kHidden: return "hidden";
  }
  return {};
}

std::optional<Visibility> VisibilityFromName(std::string_view name) {
  return FromName(VisibilityName, Visibility::kHidden, name);
}

}  // namespace oneflower
