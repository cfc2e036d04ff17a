// What happened. An event is written once, on one machine, and never changed; everything that is
// shown is derived from events by Apply (apply.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/base/crypto.h"
#include "shared/base/result.h"
#include "shared/domain/help.h"
#include "shared/domain/hlc.h"
#include "shared/domain/medium.h"
#include "shared/domain/model_origin.h"
#include "shared/domain/stage.h"

namespace oneflower {

// A resident planted a proposal.
struct ProposalPlanted {
  std::string proposal;   // id
  std::string slip_code;  // stored form
  std::string text;       // may be empty where media speak
  std::string topic;      // may be empty: staff find one
  std::string signature;  // empty: nobody
  std::string place;      // plan_place.h; empty: none
  Mood mood = Mood::kNone;
  std::vector<Medium> media;
  std::optional<ModelOrigin> model;  // nothing: no child's model
  bool at_once = true;  // what the resident was told: public at once, or read by staff first
  bool sample = false;
  bool operator==(const ProposalPlanted&) const = default;
};

// A resident gave a proposal a flower. Its event id is FlowerId(), so it counts once.
struct FlowerGiven {
  std::string proposal;
  bool operator==(const FlowerGiven&) const = default;
};

// A proposal went on to another stage.
struct StageMoved {
  std::string proposal;
  Stage from = Stage::kPropose;
  Stage to = Stage::kDeliberate;
  std::string words;  // thanks, reason, next step
  bool operator==(const StageMoved&) const = default;
};

// Something was told about a proposal without moving it.
struct NoteAdded {
  std::string proposal;
  std::string words;
  bool operator==(const NoteAdded&) const = default;
};

// Staff put into words what was said, drawn or shown, or worded it more clearly. The author's own
// stays beside it.
struct ProposalWorded {
  std::string proposal;
  std::string text;
  bool operator==(const ProposalWorded&) const = default;
};

// Staff decided who may see a proposal.
struct ProposalReviewed {
  std::string proposal;
  Visibility visibility = Visibility::kPublic;
  std::string words;  // the reason, for a hidden one
  bool operator==(const ProposalReviewed&) const = default;
};

// The hub no longer trusts a station's key.
struct StationRevoked {
  std::string device;
  bool operator==(const StationRevoked&) const = default;
};

// Somebody at a screen would like a person to come and help. Who it is nobody is told.
struct HelpAsked {
  std::string call;     // id
  std::string station;  // the name it runs under, as the community lists it
  bool operator==(const HelpAsked&) const = default;
};

// What became of a call for help.
struct HelpAnswered {
  std::string call;
  HelpAnswer answer = HelpAnswer::kComing;
  bool operator==(const HelpAnswered&) const = default;
};

// Somebody told a story of a place, or of what a proposal is about (memory.h).
struct MemoryTold {
  std::string memory;     // id
  std::string slip_code;  // stored form
  std::string about;      // a proposal; may be empty
  std::string place;      // plan_place.h; may be empty, but not both
  std::string signature;  // empty: nobody
  Medium voice;
  bool at_once = true;  // what the teller was told: public at once, or heard by staff first
  bool sample = false;
  bool operator==(const MemoryTold&) const = default;
};

// Whoever has its slip took it back. Its event id is WithdrawalId(), so it counts once. It counts
// for good: the voice comes back to no screen and no disk, whatever else is told of it.
struct MemoryWithdrawn {
  std::string memory;
  bool operator==(const MemoryWithdrawn&) const = default;
};

// Staff decided who may hear a memory.
struct MemoryReviewed {
  std::string memory;
  Visibility visibility = Visibility::kPublic;
  std::string words;  // the reason, for a hidden one
  bool operator==(const MemoryReviewed&) const = default;
};

// A type or version newer than this program: kept and passed on, understood later.
struct UnknownPayload {
  bool operator==(const UnknownPayload&) const = default;
};

using Payload = std::variant<ProposalPlanted, FlowerGiven, StageMoved, NoteAdded, ProposalWorded,
                             ProposalReviewed, StationRevoked, HelpAsked, HelpAnswered, MemoryTold,
                             MemoryWithdrawn, MemoryReviewed, UnknownPayload>;

// Who did it, as a pseudonym: it cannot be traced to a person, nor two acts of one visit to each
// other (see ActorFor).
struct Actor {
  std::string who;
  std::string proof;  // how it was proved: "visit", "staff", "sample"
  bool operator==(const Actor&) const = default;
};

struct Event {
  std::string id;           // UUIDv7, or a hash of the natural key
  std::string device;       // who recorded it
  int64_t incarnation = 1;  // counts the lives of that device's database
  int64_t seq = 0;          // 1, 2, 3 … without a gap within an incarnation
  Hlc at;                   // for display only
  bool clock_trusted = true;
  std::string type;  // "proposal_planted" …
  int ver = 1;
  Actor actor;
  int64_t seen = 0;  // the hub position it was based on
  Payload payload;
  std::vector<std::string> blobs;  // ids of the blobs it names, as EncodeEvent reads them off it
};

// An event as it is stored and sent: the bytes are made once and never re-encoded, so what a newer
// program wrote survives an older one.
struct StoredEvent {
  std::string raw;  // JSON, UTF-8
  Hash prev{};      // hash of the event before it in its device's chain; zeros for the first
  Hash hash{};      // EventHash(prev, raw)
};

// Bounds of one event's bytes. The largest text, every character escaped, fits.
constexpr size_t kMaxEventBytes = 128 * 1024;

Hash EventHash(const Hash& prev, std::string_view raw);

// The name of a payload's type as it stands in `Event::type`.
std::string TypeName(const Payload& payload);

// JSON of the whole envelope and body. `type` and `ver` follow from the payload. All texts have to
// be UTF-8: Check (rules.h) comes first.
std::string EncodeEvent(const Event& event);

// Reads and checks every field. kInvalid where a field is missing, of the wrong type or over its
// limit; an unknown type or a newer version is no error (UnknownPayload), unknown fields are kept
// in `raw` alone.
Result<Event> DecodeEvent(std::string_view raw);

// The proposal an event is about, or empty.
std::string ProposalOf(const Payload& payload);

// The memory an event is about, or empty.
std::string MemoryOf(const Payload& payload);

// The proposal or memory whose state an event changes, or empty.
std::string SubjectOf(const Payload& payload);

// What it brings beside words.
std::vector<Medium> MediaOf(const Payload& payload);

// The pseudonym of one visit towards one proposal. The visit's secret dies with the visit.
std::string ActorFor(std::string_view visit_secret, std::string_view proposal);

// The natural key of a flower: one per pseudonym and proposal, on whatever station.
std::string FlowerId(std::string_view proposal, std::string_view actor);

// The natural key of a withdrawal: one per memory, on whatever station.
std::string WithdrawalId(std::string_view memory);

}  // namespace oneflower
