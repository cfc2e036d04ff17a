#include "sync/protocol/messages.h"

#include <nlohmann/json.hpp>

#include "shared/base/ids.h"
#include "shared/base/json_text.h"
#include "shared/base/utf8.h"
#include "shared/domain/board.h"
#include "shared/domain/proposal.h"

namespace oneflower {
namespace {

using Json = nlohmann::json;

constexpr size_t kMaxFeedItems = 5000;
constexpr size_t kMaxName = 200;

// Thrown nowhere but in here: a field that is not what it should be ends the decoding.
struct Malformed {
  std::string what;
};

const Json& Field(const Json& json, const char* key, Json::value_t type) {
  const auto it = json.is_object() ? json.find(key) : json.end();
  if (it == json.end() || it->type() != type) throw Malformed{key};
  return *it;
}

std::string Text(const Json& json, const char* key, size_t max = kMaxName) {
  std::string text = Field(json, key, Json::value_t::string).get<std::string>();
  if (text.size() > max) throw Malformed{key};
  return text;
}

int64_t Number(const Json& json, const char* key, int64_t least) {
  const auto it = json.is_object() ? json.find(key) : json.end();
  if (it == json.end() || !it->is_number_integer()) throw Malformed{key};
  if (it->is_number_unsigned() && it->get<uint64_t>() > INT64_MAX) throw Malformed{key};
  const auto number = it->get<int64_t>();
  if (number < least) throw Malformed{key};
  return number;
}

Hash HashField(const Json& json, const char* key) {
  const auto hash = ArrayFromHex<32>(Text(json, key));
  if (!hash) throw Malformed{key};
  return *hash;
}

const Json& List(const Json& json, const char* key, size_t max) {
  const Json& list = Field(json, key, Json::value_t::array);
  if (list.size() > max) throw Malformed{key};
  return list;
}

void Put(const StoredEvent& event, Json& json) {
  json["raw"] = event.raw;
  json["prev"] = ToHex(event.prev);
  json["hash"] = ToHex(event.hash);
}

StoredEvent EventFrom(const Json& json) {
  return {.raw = Text(json, "raw", kMaxEventBytes),
          .prev = HashField(json, "prev"),
          .hash = HashField(json, "hash")};
}

void Put(const Judgement& judgement, Json& json) {
  json["event"] = judgement.event_id;
  json["verdict"] = std::string(VerdictName(judgement.verdict));
  json["reason"] = judgement.reason;
}

Judgement JudgementFrom(const Json& json) {
  const auto verdict = VerdictFromName(Text(json, "verdict"));
  if (!verdict) throw Malformed{"verdict"};
  return {Text(json, "event"), *verdict, Text(json, "reason")};
}

Json Begin() {
  Json json;
  json["protocol"] = std::string(kProtocolName);
  json["version"] = int64_t{kProtocolVersion};
  return json;
}

Json Begin(const Envelope& envelope) {
  Json json = Begin();
  json["hub_epoch"] = envelope.hub_epoch;
  json["hub_time_ms"] = envelope.hub_time_ms;
  return json;
}

Envelope EnvelopeFrom(const Json& json) {
  if (Text(json, "protocol") != kProtocolName) throw Malformed{"protocol"};
  if (Number(json, "version", 1) != kProtocolVersion) throw Malformed{"version"};
  return {Text(json, "hub_epoch"), Number(json, "hub_time_ms", 0)};
}

void Put(const FeedItem& item, Json& json) {
  Put(item.judgement, json);
  json["hub_seq"] = item.hub_seq;
  json["device"] = item.device;
  if (item.event) Put(*item.event, json);
}

FeedItem ItemFrom(const Json& json) {
  FeedItem item{.hub_seq = Number(json, "hub_seq", 1),
                .judgement = JudgementFrom(json),
                .device = Text(json, "device"),
                .event = std::nullopt};
  if (json.contains("raw")) item.event = EventFrom(json);
  return item;
}

void Put(const BoardEntry& entry, Json& json) {
  json["sheet"] = entry.sheet;
  json["flower"] = entry.flower;
  json["built"] = entry.built;
}

BoardEntry EntryFrom(const Json& json) {
  return {Text(json, "sheet"), Text(json, "flower"), Text(json, "built", kMaxSheetBytes)};
}

// Whose it is: nothing but a code and a flower's name.
PlannerGroup GroupFrom(const Json& json) {
  PlannerGroup group{Text(json, "class"), Text(json, "flower")};
  if (!IsClassCode(group.code)) throw Malformed{"class"};
  if (group.flower.empty() || CountCodePoints(group.flower) > kMaxSignatureLength) {
    throw Malformed{"flower"};
  }
  return group;
}

template <typename T>
Json ListOf(const std::vector<T>& values) {
  Json list = Json::array();
  for (const T& value : values) Put(value, list.emplace_back(Json::object()));
  return list;
}

// Parses and reads; what is malformed becomes an error of the given kind.
template <typename Read>
auto Decode(std::string_view text, size_t max_bytes, ErrorKind kind, Read read)
    -> Result<decltype(read(Json()))> {
  if (text.size() > max_bytes) return Fail(kind, "the message is too large");
  const Json json = ParseJson(text);
  if (!json.is_object()) return Fail(kind, "the message is not a JSON object");
  try {
    return read(json);
  } catch (const Malformed& malformed) {
    return Fail(kind, "the message's field " + malformed.what + " is missing or wrong");
  }
}

}  // namespace

std::string Encode(const PushRequest& request) {
  Json json = Begin();
  json["device"] = request.device;
  json["incarnation"] = request.incarnation;
  json["first_seq"] = request.first_seq;
  json["events"] = ListOf(request.events);
  return ToText(json);
}

std::string Encode(const PushReply& reply) {
  Json json = Begin(reply.envelope);
  json["acked_seq"] = reply.acked_seq;
  json["verdicts"] = ListOf(reply.verdicts);
  return ToText(json);
}

std::string Encode(const FeedReply& reply) {
  Json json = Begin(reply.envelope);
  json["head"] = reply.page.head;
  json["feed_hash"] = ToHex(reply.page.feed_hash);
  json["media"] = reply.media;
  json["items"] = ListOf(reply.page.items);
  return ToText(json);
}

std::string Encode(const BlobReply& reply) {
  Json json = Begin(reply.envelope);
  json["blob"] = reply.blob;
  json["bytes"] = reply.bytes;
  json["chunks"] = reply.chunks;
  json["complete"] = reply.complete;
  return ToText(json);
}

std::string Encode(const BoardPut& put) {
  Json json = Begin();
  json["class"] = put.group.code;
  json["flower"] = put.group.flower;
  json["age_ms"] = put.age_ms;
  json["built"] = EncodeSheet(put.built);
  return ToText(json);
}

std::string Encode(const BoardReceipt& receipt) {
  Json json = Begin(receipt.envelope);
  json["sheet"] = receipt.sheet;
  return ToText(json);
}

std::string Encode(const BoardReply& reply) {
  Json json = Begin(reply.envelope);
  json["mark"] = reply.mark;
  if (reply.sheets) json["sheets"] = ListOf(*reply.sheets);
  return ToText(json);
}

std::string Encode(const EnrolRequest& request) {
  Json json = Begin();
  json["code"] = request.code;
  json["device"] = request.device;
  json["name"] = request.name;
  json["public_key"] = ToHex(request.key);
  return ToText(json);
}

std::string Encode(const EnrolReply& reply) {
  Json json = Begin(reply.envelope);
  json["hub_key"] = ToHex(reply.hub_key);
  return ToText(json);
}

std::string Encode(const ErrorReply& reply) {
  Json json = Begin();
  json["error"] = reply.error;
  json["detail"] = reply.detail;
  json["expected_seq"] = reply.expected_seq;
  json["hub_time_ms"] = reply.hub_time_ms;
  return ToText(json);
}

Result<PushRequest> DecodePushRequest(std::string_view text) {
  return Decode(text, kMaxExpandedBytes, ErrorKind::kInvalid, [](const Json& json) {
    PushRequest request{.device = Text(json, "device"),
                        .incarnation = Number(json, "incarnation", 1),
                        .first_seq = Number(json, "first_seq", 1),
                        .events = {}};
    for (const Json& event : List(json, "events", kMaxPushEvents)) {
      request.events.push_back(EventFrom(event));
    }
    return request;
  });
}

Result<EnrolRequest> DecodeEnrolRequest(std::string_view text) {
  return Decode(text, kMaxEnrolBytes, ErrorKind::kInvalid, [](const Json& json) {
    EnrolRequest request{.code = Text(json, "code"),
                         .device = Text(json, "device"),
                         .name = Text(json, "name"),
                         .key = HashField(json, "public_key")};
    if (!IsId(request.device)) throw Malformed{"device"};
    return request;
  });
}

Result<BoardPut> DecodeBoardPut(std::string_view text) {
  return Decode(text, kMaxBoardPutBytes, ErrorKind::kInvalid, [](const Json& json) {
    auto built = DecodeSheet(Text(json, "built", kMaxSheetBytes));
    if (!built) throw Malformed{"built"};
    return BoardPut{GroupFrom(json), Number(json, "age_ms", 0), std::move(*built)};
  });
}

Result<PushReply> DecodePushReply(std::string_view text) {
  return Decode(text, kMaxAnswerBytes, ErrorKind::kProtocol, [](const Json& json) {
    PushReply reply{
        .envelope = EnvelopeFrom(json), .acked_seq = Number(json, "acked_seq", 0), .verdicts = {}};
    for (const Json& each : List(json, "verdicts", kMaxPushEvents)) {
      reply.verdicts.push_back(JudgementFrom(each));
    }
    return reply;
  });
}

Result<FeedReply> DecodeFeedReply(std::string_view text) {
  return Decode(text, kMaxAnswerBytes, ErrorKind::kProtocol, [](const Json& json) {
    FeedReply reply{.envelope = EnvelopeFrom(json), .page = {}};
    reply.page.hub_epoch = reply.envelope.hub_epoch;
    reply.page.head = Number(json, "head", 0);
    reply.page.feed_hash = HashField(json, "feed_hash");
    reply.media = Number(json, "media", 0);
    for (const Json& each : List(json, "items", kMaxFeedItems)) {
      reply.page.items.push_back(ItemFrom(each));
    }
    return reply;
  });
}

Result<BlobReply> DecodeBlobReply(std::string_view text) {
  return Decode(text, kMaxReceiptBytes, ErrorKind::kProtocol, [](const Json& json) {
    return BlobReply{EnvelopeFrom(json), Text(json, "blob"), Number(json, "bytes", 0),
                     Number(json, "chunks", 0),
                     Field(json, "complete", Json::value_t::boolean).get<bool>()};
  });
}

Result<BoardReceipt> DecodeBoardReceipt(std::string_view text) {
  return Decode(text, kMaxReceiptBytes, ErrorKind::kProtocol, [](const Json& json) {
    return BoardReceipt{EnvelopeFrom(json), Text(json, "sheet")};
  });
}

Result<BoardReply> DecodeBoardReply(std::string_view text) {
  return Decode(text, kMaxAnswerBytes, ErrorKind::kProtocol, [](const Json& json) {
    BoardReply reply{EnvelopeFrom(json), Text(json, "mark"), std::nullopt};
    if (!json.contains("sheets")) return reply;
    reply.sheets.emplace();
    for (const Json& each : List(json, "sheets", kMostBoardSheets)) {
      reply.sheets->push_back(EntryFrom(each));
    }
    return reply;
  });
}

Result<EnrolReply> DecodeEnrolReply(std::string_view text) {
  return Decode(text, kMaxReceiptBytes, ErrorKind::kProtocol, [](const Json& json) {
    return EnrolReply{EnvelopeFrom(json), HashField(json, "hub_key")};
  });
}

Result<ErrorReply> DecodeErrorReply(std::string_view text) {
  return Decode(text, kMaxReceiptBytes, ErrorKind::kProtocol, [](const Json& json) {
    if (Text(json, "protocol") != kProtocolName) throw Malformed{"protocol"};
    return ErrorReply{Text(json, "error"), Text(json, "detail", 1000),
                      Number(json, "expected_seq", 0), Number(json, "hub_time_ms", 0)};
  });
}

}  // namespace oneflower
