// How an event changes what is shown. The only place that knows; pure and exhaustive.
#pragma once

#include <optional>

#include "shared/domain/event.h"
#include "shared/domain/memory.h"
#include "shared/domain/proposal.h"

namespace oneflower {

struct Outcome {
  std::optional<Proposal> proposal;  // as it is afterwards
  std::optional<StoryEntry> entry;   // the line it adds to the story
};

// The state of the proposal the event is about, after the event. `before` is nothing where the
// proposal is not known yet: then everything but its planting changes nothing.
// Given events in the same order, every machine comes to the same state; flowers, notes and
// reviews come to the same state in any order that keeps the reviews' own.
Outcome Apply(const std::optional<Proposal>& before, const Event& event);

// The same for the memory the event is about: nothing where it was taken back. Events about none
// change nothing.
std::optional<Memory> ApplyToMemory(const std::optional<Memory>& before, const Event& event);

}  // namespace oneflower
