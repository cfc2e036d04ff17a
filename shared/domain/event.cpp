#include "shared/domain/event.h"

#include "shared/base/ids.h"

namespace oneflower {

Hash EventHash(const Hash& prev, std::string_view raw) { return HashOf({prev, AsBytes(raw)}); }

std::string ProposalOf(const Payload& payload) {
  return std::visit(
      [](const auto& body) -> std::string {
        if constexpr (requires { body.proposal; }) {
          return body.proposal;
        } else {
          return {};
        }
      },
      payload);
}

std::string MemoryOf(const Payload& payload) {
  return std::visit(
      [](const auto& body) -> std::string {
        if constexpr (requires { body.memory; }) {
          return body.memory;
        } else {
          return {};
        }
      },
      payload);
}

std::string SubjectOf(const Payload& payload) {
  std::string proposal = ProposalOf(payload);
  return proposal.empty() ? MemoryOf(payload) : proposal;
}

std::vector<Medium> MediaOf(const Payload& payload) {
  if (const auto* planted = std::get_if<ProposalPlanted>(&payload)) return planted->media;
  if (const auto* told = std::get_if<MemoryTold>(&payload)) return {told->voice};
  return {};
}

std::string ActorFor(std::string_view visit_secret, std::string_view proposal) {
  return NaturalId({"actor", visit_secret, proposal});
}

std::string FlowerId(std::string_view proposal, std::string_view actor) {
  return NaturalId({"flower", proposal, actor});
}

std::string WithdrawalId(std::string_view memory) { return NaturalId({"withdrawn", memory}); }

}  // namespace oneflower
