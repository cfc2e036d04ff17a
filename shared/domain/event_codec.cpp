// The JSON of an event. PROTOCOL.md shows an example of each type.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "shared/base/ids.h"
#include "shared/base/json_text.h"
#include "shared/base/utf8.h"
#include "shared/domain/event.h"
#include "shared/domain/proposal.h"
#include "shared/domain/slip.h"

namespace oneflower {
namespace {

using Json = nlohmann::json;

// Longest `words` staff may write, in bytes; longest short name (topic, place, device …).
constexpr size_t kMaxWordsBytes = 8'000;
constexpr size_t kMaxNameBytes = 200;
constexpr size_t kMaxBlobs = 2 * kMaxMedia;

// Reads fields and remembers the first complaint, so that decoding reads like the format.
class Fields {
 public:
  explicit Fields(const Json& object) : object_(object) {
    if (!object_.is_object()) Complain("not an object");
  }

  std::string Text(const char* key, size_t max_bytes) {
    const Json* value = Find(key, Json::value_t::string);
    if (value == nullptr) return {};
    const auto& text = value->get_ref<const std::string&>();
    if (text.size() > max_bytes) Complain(std::string(key) + " is too long");
    return text;
  }

  std::string Id(const char* key) {
    std::string id = Text(key, kMaxNameBytes);
    if (!IsId(id)) Complain(std::string(key) + " is not an id");
    return id;
  }

  // A whole number from `least` up.
  int64_t Number(const char* key, int64_t least) {
    const auto it = object_.is_object() ? object_.find(key) : object_.end();
    if (it == object_.end() || !it->is_number_integer()) {
      Complain(std::string(key) + " is not a whole number");
      return least;
    }
    const bool too_big = it->is_number_unsigned() && it->get<uint64_t>() > INT64_MAX;
    const int64_t number = too_big ? least - 1 : it->get<int64_t>();
    if (number < least) Complain(std::string(key) + " is out of range");
    return number;
  }

  bool Flag(const char* key) {
    const Json* value = Find(key, Json::value_t::boolean);
    return value != nullptr && value->get<bool>();
  }

  template <typename Enum>
  Enum Name(const char* key, std::optional<Enum> (*from_name)(std::string_view)) {
    const auto value = from_name(Text(key, kMaxNameBytes));
    if (!value) Complain(std::string(key) + " has an unknown value");
    return value.value_or(Enum{});
  }

  const Json& Object(const char* key) {
    static const Json kEmpty = Json::object();
    const Json* value = Find(key, Json::value_t::object);
    return value != nullptr ? *value : kEmpty;
  }

  bool Has(const char* key) const { return object_.is_object() && object_.contains(key); }

  // None where the key is missing, or names a mood of a later release.
  Mood MoodOrNone(const char* key) {
    if (!Has(key)) return Mood::kNone;
    return MoodFromName(Text(key, kMaxNameBytes)).value_or(Mood::kNone);
  }

  // None where the key is missing.
  std::vector<Medium> Media(const char* key) {
    if (!Has(key)) return {};
    const Json* list = Find(key, Json::value_t::array);
    auto media = DecodeMedia(list != nullptr ? list->dump() : "[]");
    if (!media) Complain(media.error().detail);
    return media.value_or(std::vector<Medium>());
  }

  // Nothing where the key is missing.
  std::optional<ModelOrigin> Model(const char* key) {
    if (!Has(key)) return std::nullopt;
    const Json* object = Find(key, Json::value_t::object);
    auto origin = DecodeOrigin(object != nullptr ? object->dump() : "{}");
    if (!origin) Complain(origin.error().detail);
    return origin.value_or(std::nullopt);
  }

  // The one voice there is.
  Medium Voice(const char* key) {
    const std::vector<Medium> media = Media(key);
    const bool sound = media.size() == 1 && media.front().kind == MediumKind::kVoice;
    if (!sound) Complain(std::string(key) + " is not one voice");
    return sound ? media.front() : Medium();
  }

  // An id, or nothing.
  std::string IdOrNone(const char* key) {
    std::string id = Text(key, kMaxNameBytes);
    if (!id.empty() && !IsId(id)) Complain(std::string(key) + " is not an id");
    return id;
  }

  std::vector<std::string> Names(const char* key, size_t max_count) {
    const Json* list = Find(key, Json::value_t::array);
    if (list == nullptr) return {};
    if (list->size() > max_count) Complain(std::string(key) + " has too many parts");
    std::vector<std::string> names;
    for (const Json& name : *list) {
      if (name.is_string()) {
        names.push_back(name.get<std::string>());
      } else {
        Complain(std::string(key) + " holds something else than text");
      }
    }
    return names;
  }

  void Complain(std::string what) {
    if (complaint_.empty()) complaint_ = std::move(what);
  }

  const std::string& complaint() const { return complaint_; }

 private:
  const Json* Find(const char* key, Json::value_t type) {
    if (object_.is_object()) {
      const auto it = object_.find(key);
      if (it != object_.end() && it->type() == type) return &*it;
    }
    Complain(std::string(key) + " is missing or of another type");
    return nullptr;
  }

  const Json& object_;
  std::string complaint_;
};

struct NameOfType {
  std::string operator()(const ProposalPlanted&) const { return "proposal_planted"; }
  std::string operator()(const FlowerGiven&) const { return "flower_given"; }
  std::string operator()(const StageMoved&) const { return "stage_moved"; }
  std::string operator()(const NoteAdded&) const { return "note_added"; }
  std::string operator()(const ProposalWorded&) const { return "proposal_worded"; }
  std::string operator()(const ProposalReviewed&) const { return "proposal_reviewed"; }
  std::string operator()(const StationRevoked&) const { return "station_revoked"; }
  std::string operator()(const HelpAsked&) const { return "help_asked"; }
  std::string operator()(const HelpAnswered&) const { return "help_answered"; }
  std::string operator()(const MemoryTold&) const { return "memory_told"; }
  std::string operator()(const MemoryWithdrawn&) const { return "memory_withdrawn"; }
  std::string operator()(const MemoryReviewed&) const { return "memory_reviewed"; }
  std::string operator()(const UnknownPayload&) const { return "unknown"; }
};

struct BodyOf {
  Json operator()(const ProposalPlanted& b) const {
    Json body = {{"proposal", b.proposal}, {"slip", b.slip_code},      {"text", b.text},
                 {"topic", b.topic},       {"signature", b.signature}, {"place", b.place},
                 {"at_once", b.at_once},   {"sample", b.sample}};
    if (b.mood != Mood::kNone) body["mood"] = MoodName(b.mood);
    if (!b.media.empty()) body["media"] = ParseJson(EncodeMedia(b.media));
    if (b.model) body["model"] = ParseJson(EncodeOrigin(b.model));
    return body;
  }
  Json operator()(const FlowerGiven& b) const { return {{"proposal", b.proposal}}; }
  Json operator()(const StageMoved& b) const {
    return {{"proposal", b.proposal},
            {"from", StageName(b.from)},
            {"to", StageName(b.to)},
            {"words", b.words}};
  }
  Json operator()(const NoteAdded& b) const {
    return {{"proposal", b.proposal}, {"words", b.words}};
  }
  Json operator()(const ProposalWorded& b) const {
    return {{"proposal", b.proposal}, {"text", b.text}};
  }
  Json operator()(const ProposalReviewed& b) const {
    return {
        {"proposal", b.proposal}, {"visibility", VisibilityName(b.visibility)}, {"words", b.words}};
  }
  Json operator()(const StationRevoked& b) const { return {{"device", b.device}}; }
  Json operator()(const HelpAsked& b) const { return {{"call", b.call}, {"station", b.station}}; }
  Json operator()(const HelpAnswered& b) const {
    return {{"call", b.call}, {"answer", HelpAnswerName(b.answer)}};
  }
  Json operator()(const MemoryTold& b) const {
    return {{"memory", b.memory},       {"slip", b.slip_code},
            {"about", b.about},         {"place", b.place},
            {"signature", b.signature}, {"voice", ParseJson(EncodeMedia({b.voice}))},
            {"at_once", b.at_once},     {"sample", b.sample}};
  }
  Json operator()(const MemoryWithdrawn& b) const { return {{"memory", b.memory}}; }
  Json operator()(const MemoryReviewed& b) const {
    return {{"memory", b.memory}, {"visibility", VisibilityName(b.visibility)}, {"words", b.words}};
  }
  Json operator()(const UnknownPayload&) const { return Json::object(); }
};

ProposalPlanted DecodePlanted(Fields& body) {
  ProposalPlanted planted{.proposal = body.Id("proposal"),
                          .slip_code = body.Text("slip", kMaxNameBytes),
                          .text = body.Text("text", kMaxTextLength * 4),
                          .topic = body.Text("topic", kMaxNameBytes),
                          .signature = body.Text("signature", kMaxSignatureLength * 4),
                          .place = body.Text("place", kMaxNameBytes),
                          .mood = body.MoodOrNone("mood"),
                          .media = body.Media("media"),
                          .model = body.Model("model"),
                          .at_once = body.Flag("at_once"),
                          .sample = body.Flag("sample")};
  if (ParseSlipCode(planted.slip_code) != planted.slip_code) body.Complain("slip is not a code");
  return planted;
}

MemoryTold DecodeTold(Fields& body) {
  MemoryTold told{.memory = body.Id("memory"),
                  .slip_code = body.Text("slip", kMaxNameBytes),
                  .about = body.IdOrNone("about"),
                  .place = body.Text("place", kMaxNameBytes),
                  .signature = body.Text("signature", kMaxSignatureLength * 4),
                  .voice = body.Voice("voice"),
                  .at_once = body.Flag("at_once"),
                  .sample = body.Flag("sample")};
  if (ParseSlipCode(told.slip_code) != told.slip_code) body.Complain("slip is not a code");
  return told;
}

Payload DecodePayload(const std::string& type, int64_t ver, Fields& body) {
  if (ver != 1) return UnknownPayload{};
  if (type == "proposal_planted") return DecodePlanted(body);
  if (type == "flower_given") return FlowerGiven{body.Id("proposal")};
  if (type == "stage_moved") {
    return StageMoved{body.Id("proposal"), body.Name("from", StageFromName),
                      body.Name("to", StageFromName), body.Text("words", kMaxWordsBytes)};
  }
  if (type == "note_added") {
    return NoteAdded{body.Id("proposal"), body.Text("words", kMaxWordsBytes)};
  }
  if (type == "proposal_worded") {
    return ProposalWorded{body.Id("proposal"), body.Text("text", kMaxTextLength * 4)};
  }
  if (type == "proposal_reviewed") {
    return ProposalReviewed{body.Id("proposal"), body.Name("visibility", VisibilityFromName),
                            body.Text("words", kMaxWordsBytes)};
  }
  if (type == "station_revoked") return StationRevoked{body.Text("device", kMaxNameBytes)};
  if (type == "help_asked") return HelpAsked{body.Id("call"), body.Text("station", kMaxNameBytes)};
  if (type == "help_answered") {
    return HelpAnswered{body.Id("call"), body.Name("answer", HelpAnswerFromName)};
  }
  if (type == "memory_told") return DecodeTold(body);
  if (type == "memory_withdrawn") return MemoryWithdrawn{body.Id("memory")};
  if (type == "memory_reviewed") {
    return MemoryReviewed{body.Id("memory"), body.Name("visibility", VisibilityFromName),
                          body.Text("words", kMaxWordsBytes)};
  }
  return UnknownPayload{};
}

}  // namespace

std::string TypeName(const Payload& payload) { return std::visit(NameOfType{}, payload); }

std::string EncodeEvent(const Event& event) {
  const Json json = {
      {"id", event.id},
      {"device", event.device},
      {"incarnation", event.incarnation},
      {"seq", event.seq},
      {"at", {{"ms", event.at.ms}, {"n", event.at.n}}},
      {"clock_trusted", event.clock_trusted},
      {"type", TypeName(event.payload)},
      {"ver", 1},
      {"actor", {{"who", event.actor.who}, {"proof", event.actor.proof}}},
      {"seen", event.seen},
      {"body", std::visit(BodyOf{}, event.payload)},
      {"blobs", BlobsOf(MediaOf(event.payload))},
  };
  return ToText(json);
}

Result<Event> DecodeEvent(std::string_view raw) {
  if (raw.size() > kMaxEventBytes) return Fail(ErrorKind::kInvalid, "event is too large");
  const Json json = ParseJson(raw);
  if (!json.is_object()) return Fail(ErrorKind::kInvalid, "event is not a JSON object");
  Fields fields(json);
  Fields at(fields.Object("at"));
  Fields actor(fields.Object("actor"));
  Fields body(fields.Object("body"));

  Event event;
  event.id = fields.Id("id");
  event.device = fields.Id("device");
  event.incarnation = fields.Number("incarnation", 1);
  event.seq = fields.Number("seq", 1);
  event.at.ms = at.Number("ms", 0);
  const int64_t within_ms = at.Number("n", 0);
  if (within_ms > UINT32_MAX) at.Complain("n is out of range");
  event.at.n = static_cast<uint32_t>(within_ms);
  event.clock_trusted = fields.Flag("clock_trusted");
  event.type = fields.Text("type", kMaxNameBytes);
  event.ver = static_cast<int>(std::min<int64_t>(fields.Number("ver", 1), INT32_MAX));
  event.actor = {actor.Text("who", kMaxNameBytes), actor.Text("proof", kMaxNameBytes)};
  event.seen = fields.Number("seen", 0);
  event.payload = DecodePayload(event.type, event.ver, body);
  event.blobs = fields.Names("blobs", kMaxBlobs);

  for (const Fields* part : {&fields, &at, &actor, &body}) {
    if (!part->complaint().empty()) return Fail(ErrorKind::kInvalid, part->complaint());
  }
  return event;
}

}  // namespace oneflower
