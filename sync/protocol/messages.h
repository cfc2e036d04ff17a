// What stations and hub say to each other, as values and as JSON. No sockets. PROTOCOL.md has an
// example of each. Decoders check everything once, at the border.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/crypto.h"
#include "shared/base/result.h"
#include "shared/domain/feed.h"
#include "shared/domain/sheet.h"

namespace oneflower {

inline constexpr std::string_view kProtocolName = "oneflower";
inline constexpr int kProtocolVersion = 1;

// Bounds of one push, on both sides.
inline constexpr size_t kMaxPushEvents = 256;
inline constexpr size_t kMaxPushBytes = 1 << 20;      // of events, before compression
inline constexpr size_t kMaxExpandedBytes = 8 << 20;  // of a push, after expansion
inline constexpr size_t kMaxAnswerBytes = 32 << 20;   // of an answer, after expansion
inline constexpr size_t kMaxReceiptBytes = 64 << 10;  // of one without events, verdicts or sheets
inline constexpr size_t kMaxEnrolBytes = 4 << 10;
inline constexpr size_t kMaxBoardPutBytes = 128 << 10;  // a child's sheet on its way to the board
inline constexpr size_t kMostBoardSheets = 200;         // of one class in one answer
inline constexpr size_t kMostBoardBytes = 4 << 20;

// What every answer of the hub begins with; without it nothing was answered by a hub.
struct Envelope {
  std::string hub_epoch;
  int64_t hub_time_ms = 0;
};

struct PushRequest {
  std::string device;
  int64_t incarnation = 1;
  int64_t first_seq = 1;
  std::vector<StoredEvent> events;
};

struct PushReply {
  Envelope envelope;
  int64_t acked_seq = 0;  // the hub durably has everything up to here
  std::vector<Judgement> verdicts;
};

struct FeedReply {
  Envelope envelope;
  FeedPage page;
  int64_t media = 0;  // another number whenever a medium has become whole at the hub
};

struct EnrolRequest {
  std::string code;
  std::string device;
  std::string name;
  PublicKey key{};
};

struct EnrolReply {
  Envelope envelope;
  PublicKey hub_key{};
};

// How much of a medium the hub has.
struct BlobReply {
  Envelope envelope;
  std::string blob;
  int64_t bytes = 0;      // of the whole; 0 until it is complete
  int64_t chunks = 0;     // that came so far, from the first on
  bool complete = false;  // durably there, and what its name says
};

// A child's sheet for the board of its class. One with nothing on it is taken off.
struct BoardPut {
  PlannerGroup group;
  int64_t age_ms = 0;  // since it was changed last
  Sheet built;
};

struct BoardReceipt {
  Envelope envelope;
  std::string sheet;
};

struct BoardEntry {
  std::string sheet;
  std::string flower;
  std::string built;  // EncodeSheet
};

// What stands on the board of a class, in the order it was begun.
struct BoardReply {
  Envelope envelope;
  std::string mark;  // another one whenever something else stands there
  std::optional<std::vector<BoardEntry>> sheets;  // nothing: as the mark says that was asked with
};

// Why a request was not taken: "gap", "malformed", "unknown_station" …
struct ErrorReply {
  std::string error;
  std::string detail;
  int64_t expected_seq = 0;  // for a gap
  int64_t hub_time_ms = 0;   // so that a station with a wrong clock can sign with the right time
};

std::string Encode(const PushRequest& request);
std::string Encode(const PushReply& reply);
std::string Encode(const FeedReply& reply);
std::string Encode(const BlobReply& reply);
std::string Encode(const BoardPut& put);
std::string Encode(const BoardReceipt& receipt);
std::string Encode(const BoardReply& reply);
std::string Encode(const EnrolRequest& request);
std::string Encode(const EnrolReply& reply);
std::string Encode(const ErrorReply& reply);

// kInvalid for what is no such message, or is over its bounds.
Result<PushRequest> DecodePushRequest(std::string_view text);
Result<EnrolRequest> DecodeEnrolRequest(std::string_view text);
Result<BoardPut> DecodeBoardPut(std::string_view text);

// kProtocol for what is no answer of our hub.
Result<PushReply> DecodePushReply(std::string_view text);
Result<FeedReply> DecodeFeedReply(std::string_view text);
Result<BlobReply> DecodeBlobReply(std::string_view text);
Result<BoardReceipt> DecodeBoardReceipt(std::string_view text);
Result<BoardReply> DecodeBoardReply(std::string_view text);
Result<EnrolReply> DecodeEnrolReply(std::string_view text);
Result<ErrorReply> DecodeErrorReply(std::string_view text);

}  // namespace oneflower
