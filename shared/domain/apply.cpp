#include "shared/domain/apply.h"

namespace oneflower {
namespace {

class Applier {
 public:
  Applier(const std::optional<Proposal>& before, const Event& event)
      : before_(before), event_(event) {}

  Outcome operator()(const ProposalPlanted& planted) const {
    if (before_) return {before_, std::nullopt};
    const Proposal proposal{
        .id = planted.proposal,
        .slip_code = planted.slip_code,
        .text = planted.text,
        .worded = {},
        .topic = planted.topic,
        .signature = planted.signature,
        .place = planted.place,
        .mood = planted.mood,
        .media = planted.media,
        .model = planted.model,
        .visibility = planted.at_once ? Visibility::kPublic : Visibility::kAwaiting,
        .planted_ms = event_.at.ms,
        .moved_ms = event_.at.ms,
        .sample = planted.sample,
    };
    return {proposal, Entry(StoryEntry::Kind::kPlanted, proposal, {})};
  }

  Outcome operator()(const FlowerGiven&) const {
    return Change([](Proposal& proposal) { ++proposal.flowers; });
  }

  Outcome operator()(const StageMoved& moved) const {
    return Change(
        [&](Proposal& proposal) {
          proposal.stage = moved.to;
          proposal.moved_ms = event_.at.ms;
        },
        StoryEntry::Kind::kStage, moved.words);
  }

  Outcome operator()(const NoteAdded& note) const {
    return Change([](Proposal&) {}, StoryEntry::Kind::kNote, note.words);
  }

  Outcome operator()(const ProposalWorded& worded) const {
    return Change([&](Proposal& proposal) { proposal.worded = worded.text; },
                  StoryEntry::Kind::kWorded, worded.text);
  }

  Outcome operator()(const ProposalReviewed& reviewed) const {
    return Change([&](Proposal& proposal) { proposal.visibility = reviewed.visibility; },
                  StoryEntry::Kind::kReviewed, reviewed.words);
  }

  Outcome operator()(const StationRevoked&) const { return {before_, std::nullopt}; }
  Outcome operator()(const HelpAsked&) const { return {before_, std::nullopt}; }
  Outcome operator()(const HelpAnswered&) const { return {before_, std::nullopt}; }
  Outcome operator()(const MemoryTold&) const { return {before_, std::nullopt}; }
  Outcome operator()(const MemoryWithdrawn&) const { return {before_, std::nullopt}; }
  Outcome operator()(const MemoryReviewed&) const { return {before_, std::nullopt}; }
  Outcome operator()(const UnknownPayload&) const { return {before_, std::nullopt}; }

 private:
  template <typename Edit>
  Outcome Change(Edit edit) const {
    if (!before_) return {};
    Proposal proposal = *before_;
    edit(proposal);
    return {proposal, std::nullopt};
  }

  template <typename Edit>
  Outcome Change(Edit edit, StoryEntry::Kind kind, const std::string& words) const {
    Outcome outcome = Change(edit);
    if (outcome.proposal) outcome.entry = Entry(kind, *outcome.proposal, words);
    return outcome;
  }

  StoryEntry Entry(StoryEntry::Kind kind, const Proposal& after, const std::string& words) const {
    return {.event_id = event_.id,
            .kind = kind,
            .stage = after.stage,
            .visibility = after.visibility,
            .words = words,
            .at_ms = event_.at.ms};
  }

  const std::optional<Proposal>& before_;
  const Event& event_;
};

}  // namespace

Outcome Apply(const std::optional<Proposal>& before, const Event& event) {
  return std::visit(Applier(before, event), event.payload);
}

std::optional<Memory> ApplyToMemory(const std::optional<Memory>& before, const Event& event) {
  if (const auto* told = std::get_if<MemoryTold>(&event.payload)) {
    if (before) return before;
    return Memory{.id = told->memory,
                  .slip_code = told->slip_code,
                  .about = told->about,
                  .place = told->place,
                  .signature = told->signature,
                  .voice = told->voice,
                  .visibility = told->at_once ? Visibility::kPublic : Visibility::kAwaiting,
                  .words = {},
                  .told_ms = event.at.ms,
                  .sample = told->sample};
  }
  if (std::holds_alternative<MemoryWithdrawn>(event.payload)) return std::nullopt;
  const auto* reviewed = std::get_if<MemoryReviewed>(&event.payload);
  if (reviewed == nullptr || !before) return before;
  Memory memory = *before;
  memory.visibility = reviewed->visibility;
  memory.words = reviewed->words;
  return memory;
}

}  // namespace oneflower
