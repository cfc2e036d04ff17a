#include "shared/store/proposal_rows.h"

#include <algorithm>
#include <array>

namespace oneflower {
namespace {

constexpr std::array<std::string_view, 5> kKindNames = {"planted", "stage", "note", "reviewed",
                                                        "worded"};

}  // namespace

Proposal ReadProposal(const Statement& row) {
  const auto text = [&row](int column) { return std::string(row.Text(column)); };
  return {.id = text(0),
          .slip_code = text(1),
          .text = text(2),
          .worded = text(12),
          .topic = text(3),
          .signature = text(4),
          .place = text(5),
          .mood = MoodFromName(row.Text(13)).value_or(Mood::kNone),
          .media = DecodeMedia(row.Text(14)).value_or(std::vector<Medium>()),
          .model = DecodeOrigin(row.Text(15)).value_or(std::nullopt),
          .stage = StageFromName(row.Text(6)).value_or(Stage::kPropose),
          .visibility = VisibilityFromName(row.Text(7)).value_or(Visibility::kHidden),
          .flowers = static_cast<int>(row.Int(8)),
          .planted_ms = row.Int(9),
          .moved_ms = row.Int(10),
          .sample = row.Int(11) != 0};
}

std::string_view EntryKindName(StoryEntry::Kind kind) {
  return kKindNames[static_cast<size_t>(kind)];
}

StoryEntry ReadEntry(const Statement& row) {
  const auto kind = std::ranges::find(kKindNames, row.Text(1)) - kKindNames.begin();
  return {.event_id = std::string(row.Text(0)),
          .kind = static_cast<StoryEntry::Kind>(kind),
          .stage = StageFromName(row.Text(2)).value_or(Stage::kPropose),
          .visibility = VisibilityFromName(row.Text(3)).value_or(Visibility::kHidden),
          .words = std::string(row.Text(4)),
          .at_ms = row.Int(5)};
}

}  // namespace oneflower
