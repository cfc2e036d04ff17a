// How a proposal and a line of its story stand in a row: the columns in one place for those who
// write them and those who read them.
#pragma once

#include "shared/domain/proposal.h"
#include "shared/store/database.h"

namespace oneflower {

// The columns ReadProposal expects, from column 0.
inline constexpr const char* kProposalColumns =
    "id, slip, text, topic, signature, place, stage, visibility, flowers, planted_ms, moved_ms, "
    "sample, worded, mood, media, model";
inline constexpr int kProposalColumnCount = 16;  // a further column follows from here

Proposal ReadProposal(const Statement& row);

// The columns ReadEntry expects, from column 0.
inline constexpr const char* kEntryColumns = "event_id, kind, stage, visibility, words, at_ms";

// How a kind of entry stands in its column; the table allows no other.
std::string_view EntryKindName(StoryEntry::Kind kind);

StoryEntry ReadEntry(const Statement& row);

}  // namespace oneflower
