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

std::string ActorFor(std::string_view visit_secret, std::string_view proposal) {
  return NaturalId({"actor", visit_secret, proposal});
}

std::string FlowerId(std::string_view proposal, std::string_view actor) {
  return NaturalId({"flower", proposal, actor});
}

}  // namespace oneflower
