#include "shared/domain/rules.h"

#include <algorithm>

#include "shared/base/utf8.h"

namespace oneflower {
namespace {

using Answer = std::expected<void, Refusal>;

Answer No(Refusal refusal) { return std::unexpected(refusal); }

class Checker {
 public:
  Checker(const std::optional<Proposal>& before, Author author, const std::optional<Memory>& memory)
      : before_(before), author_(author), memory_(memory) {}

  Answer operator()(const ProposalPlanted& planted) const {
    if (before_) return No(Refusal::kAlreadyPlanted);
    if (!IsValidUtf8(planted.text) || !IsValidUtf8(planted.signature)) {
      return No(Refusal::kBrokenText);
    }
    if (Trim(planted.text).empty() && planted.media.empty()) return No(Refusal::kEmptyText);
    if (planted.media.size() > kMaxMedia || PhotosOf(planted) > kMaxPhotos) {
      return No(Refusal::kTooManyMedia);
    }
    if (CountCodePoints(planted.text) > kMaxTextLength) return No(Refusal::kTextTooLong);
    if (CountCodePoints(planted.signature) > kMaxSignatureLength) {
      return No(Refusal::kSignatureTooLong);
    }
    if (planted.sample && author_ != Author::kHub) return No(Refusal::kNotAllowed);
    return {};
  }

  Answer operator()(const FlowerGiven&) const {
    if (!before_) return No(Refusal::kUnknownProposal);
    if (before_->visibility != Visibility::kPublic) return No(Refusal::kNotPublic);
    return {};
  }

  Answer operator()(const StageMoved& moved) const {
    if (author_ != Author::kHub) return No(Refusal::kNotAllowed);
    if (!before_) return No(Refusal::kUnknownProposal);
    if (before_->stage != moved.from) return No(Refusal::kStaleStage);
    if (moved.from == moved.to) return No(Refusal::kSameStage);
    return {};
  }

  Answer operator()(const NoteAdded&) const { return OnlyHubOnKnown(); }
  Answer operator()(const ProposalWorded& worded) const {
    if (Trim(worded.text).empty()) return No(Refusal::kEmptyText);
    return OnlyHubOnKnown();
  }
  Answer operator()(const ProposalReviewed&) const { return OnlyHubOnKnown(); }
  Answer operator()(const StationRevoked&) const {
    return author_ == Author::kHub ? Answer{} : No(Refusal::kNotAllowed);
  }
  // Whoever is at a station of the hall may ask, and whoever hears it may come.
  Answer operator()(const HelpAsked& asked) const {
    return IsValidUtf8(asked.station) ? Answer{} : No(Refusal::kBrokenText);
  }
  Answer operator()(const HelpAnswered&) const { return {}; }
  Answer operator()(const MemoryTold& told) const {
    if (memory_) return No(Refusal::kAlreadyPlanted);
    if (!IsValidUtf8(told.signature)) return No(Refusal::kBrokenText);
    if (CountCodePoints(told.signature) > kMaxSignatureLength) {
      return No(Refusal::kSignatureTooLong);
    }
    if (told.about.empty() && told.place.empty()) return No(Refusal::kNowhere);
    if (told.sample && author_ != Author::kHub) return No(Refusal::kNotAllowed);
    return {};
  }
  // Whoever has its slip, at whatever station: the screen has looked it up by that.
  Answer operator()(const MemoryWithdrawn&) const {
    return memory_ ? Answer{} : No(Refusal::kUnknownMemory);
  }
  Answer operator()(const MemoryReviewed&) const {
    if (author_ != Author::kHub) return No(Refusal::kNotAllowed);
    return memory_ ? Answer{} : No(Refusal::kUnknownMemory);
  }
  Answer operator()(const UnknownPayload&) const { return {}; }

 private:
  static size_t PhotosOf(const ProposalPlanted& planted) {
    return static_cast<size_t>(
        std::ranges::count(planted.media, MediumKind::kPhoto, &Medium::kind));
  }

  Answer OnlyHubOnKnown() const {
    if (author_ != Author::kHub) return No(Refusal::kNotAllowed);
    if (!before_) return No(Refusal::kUnknownProposal);
    return {};
  }

  const std::optional<Proposal>& before_;
  Author author_;
  const std::optional<Memory>& memory_;
};

}  // namespace

std::string_view RefusalName(Refusal refusal) {
  switch (refusal) {
    case Refusal::kEmptyText: return "empty_text";
    case Refusal::kTextTooLong: return "text_too_long";
    case Refusal::kBrokenText: return "broken_text";
    case Refusal::kSignatureTooLong: return "signature_too_long";
    case Refusal::kUnknownProposal: return "unknown_proposal";
    case Refusal::kAlreadyPlanted: return "already_planted";
    case Refusal::kAlreadyGiven: return "already_given";
    case Refusal::kNotPublic: return "not_public";
    case Refusal::kStaleStage: return "stale_stage";
    case Refusal::kSameStage: return "same_stage";
    case Refusal::kNotAllowed: return "not_allowed";
    case Refusal::kTooManyMedia: return "too_many_media";
    case Refusal::kNowhere: return "nowhere";
    case Refusal::kUnknownMemory: return "unknown_memory";
  }
  return {};
}

Answer Check(const Payload& payload, const std::optional<Proposal>& before, Author author,
             const std::optional<Memory>& memory) {
  return std::visit(Checker(before, author, memory), payload);
}

}  // namespace oneflower
