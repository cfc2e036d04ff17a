// What the hub finds out about a request by its head, before it reads the body: route, length,
// signature, trust, room.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>

#include "shared/base/clock.h"
#include "sync/hub/hub.h"
#include "sync/hub/memory_budget.h"
#include "sync/hub/message_memory.h"
#include "sync/hub/responses.h"
#include "sync/hub/route_table.h"
#include "sync/protocol/http.h"

namespace oneflower {

// A request whose body may be read: its route, who signed it, and the memory that it and its
// response hold.
struct Admission {
  RouteMatch match;
  std::string device;            // empty if no station has to sign it
  std::string nonce;             // what the response is signed for; empty if nothing was signed
  bool has_signed_head = false;  // whose digest the body has to fit
  bool trusted = false;
  MemoryBudget::Share body;
  MemoryBudget::Share response;
};

// Safe from every thread.
class AdmissionCheck {
 public:
  AdmissionCheck(Hub& hub, const Clock& clock, MessageMemory& memory, const Responses& responses)
      : hub_(hub), clock_(clock), memory_(memory), responses_(responses) {}

  // Admits a request whose body has `body_bytes`, or returns the refusal. May wait a little for
  // memory.
  std::expected<Admission, HttpResponse> Admit(const HttpRequest& head, uint64_t body_bytes) const;

 private:
  using MaybeRefusal = std::optional<HttpResponse>;

  MaybeRefusal CheckSender(const HttpRequest& head, Admission& admission) const;
  MaybeRefusal CheckStation(const HttpRequest& head, Admission& admission) const;
  MaybeRefusal CheckStaff(const HttpRequest& head) const;
  MaybeRefusal CheckSignature(const HttpRequest& head, const PublicKey& key) const;

  Hub& hub_;
  const Clock& clock_;
  MessageMemory& memory_;
  const Responses& responses_;
};

}  // namespace oneflower
