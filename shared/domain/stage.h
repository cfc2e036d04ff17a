// The five stages of a proposal and who may see it.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace oneflower {

// 提议 商议 决策 执行 反馈: drawn as seed, sprout, bud, bloom, fruit. The order is the order of
// life.
enum class Stage { kPropose, kDeliberate, kDecide, kExecute, kFeedBack };

inline constexpr std::array<Stage, 5> kStages = {Stage::kPropose, Stage::kDeliberate,
                                                 Stage::kDecide, Stage::kExecute, Stage::kFeedBack};

// As it stands in events and in the database: "propose" … "feed_back".
std::string_view StageName(Stage stage);
std::optional<Stage> StageFromName(std::string_view name);

enum class Visibility {
  kPublic,    // on every wall
  kAwaiting,  // a community worker reads it first
  kHidden,    // taken off the walls; found by its slip, with the reason
};

std::string_view VisibilityName(Visibility visibility);  // "public", "awaiting", "hidden"
std::optional<Visibility> VisibilityFromName(std::string_view name);

}  // namespace oneflower
