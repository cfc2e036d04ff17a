#include "shared/store/proposal_rows.h"

#include "shared/domain/enum_name.h"

namespace oneflower {

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
  switch (kind) {
    case StoryEntry::Kind::kPlanted: return "planted";
    case StoryEntry::Kind::kStage: return "stage";
    case StoryEntry::Kind::kNote: return "note";
    case StoryEntry::Kind::kReviewed: return "reviewed";
    case StoryEntry::Kind::kWorded: return "worded";
  }
  return {};
}

StoryEntry ReadEntry(const Statement& row) {
  const auto kind = FromName(EntryKindName, StoryEntry::Kind::kWorded, row.Text(1));
  return {.event_id = std::string(row.Text(0)),
          .kind = kind.value_or(StoryEntry::Kind::kNote),
          .stage = StageFromName(row.Text(2)).value_or(Stage::kPropose),
          .visibility = VisibilityFromName(row.Text(3)).value_or(Visibility::kHidden),
          .words = std::string(row.Text(4)),
          .at_ms = row.Int(5)};
}

}  // namespace oneflower
