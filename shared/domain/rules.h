// Whether something may happen. Pure: the same answer on a station and on the hub.
#pragma once

#include <expected>
#include <optional>
#include <string_view>

#include "shared/domain/event.h"
#include "shared/domain/memory.h"
#include "shared/domain/proposal.h"

namespace oneflower {

// Why not. Screens show it in words (`refusal.*` in the strings), the hub sends its name.
enum class Refusal {
  kEmptyText,
  kTextTooLong,
  kBrokenText,  // not UTF-8
  kSignatureTooLong,
  kUnknownProposal,  // on the hub: held until the proposal arrives
  kAlreadyPlanted,
  kAlreadyGiven,
  kNotPublic,
  kStaleStage,  // somebody moved it first
  kSameStage,
  kNotAllowed,  // only staff and the hub may do this
  kTooManyMedia,
  kNowhere,        // a story of no place and no proposal
  kUnknownMemory,  // on the hub: held until the memory arrives
};

std::string_view RefusalName(Refusal refusal);  // "empty_text" …

// Who recorded the event.
enum class Author { kStation, kHub };

// May this happen to a proposal that now is `before`, or to that `memory` (nothing: not known
// here)?
std::expected<void, Refusal> Check(const Payload& payload, const std::optional<Proposal>& before,
                                   Author author,
                                   const std::optional<Memory>& memory = std::nullopt);

}  // namespace oneflower
