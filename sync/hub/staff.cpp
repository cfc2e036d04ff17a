#include "sync/hub/staff.h"

#include <nlohmann/json.hpp>

#include "shared/base/json_text.h"
#include "shared/base/utf8.h"
#include "shared/domain/enum_name.h"
#include "shared/store/reader.h"

namespace oneflower {
namespace {

using JsonValue = nlohmann::json;

constexpr size_t kMaxSubject = 200;  // bytes
constexpr size_t kMaxWords = 2'000;  // code points: a page of reasons is no reason

std::string_view NameOfCommand(StaffCommand::Kind kind) {
  switch (kind) {
    case StaffCommand::Kind::kEnrol: return "enrol";
    case StaffCommand::Kind::kPublish: return "publish";
    case StaffCommand::Kind::kHide: return "hide";
    case StaffCommand::Kind::kRevoke: return "revoke";
    case StaffCommand::Kind::kWord: return "word";
    case StaffCommand::Kind::kClearBoard: return "clear_board";
  }
  return {};
}

std::string TextIn(const JsonValue& json, const char* key) {
  const auto field = json.find(key);
  return field != json.end() && field->is_string() ? field->get<std::string>() : std::string();
}

// A proposal by its id or by its slip's code.
Result<std::string> ProposalNamed(const Hub& hub, const std::string& subject) {
  const auto reader = Reader::Open(hub.database());
  if (!reader) return std::unexpected(reader.error());
  if (const auto code = ParseSlipCode(subject)) {
    const auto found = (*reader)->FindBySlip(*code);
    if (!found) return std::unexpected(found.error());
    if (found->size() == 1) return found->front().id;
    if (found->size() > 1) {
      return Fail(ErrorKind::kConflict, "several proposals have this code; give the id");
    }
  }
  const auto story = (*reader)->StoryOf(subject);
  if (story) return story->proposal.id;
  if (story.error().kind != ErrorKind::kNotFound) return std::unexpected(story.error());
  return Fail(ErrorKind::kNotFound, "nothing has the code or id " + subject);
}

// A memory by its id or by its slip's code; nothing where that names none.
Result<std::optional<std::string>> MemoryNamed(const Hub& hub, const std::string& subject) {
  const auto reader = Reader::Open(hub.database());
  if (!reader) return std::unexpected(reader.error());
  if (const auto code = ParseSlipCode(subject)) {
    const auto found = (*reader)->FindMemories(*code);
    if (!found) return std::unexpected(found.error());
    return found->size() == 1 ? std::optional(found->front().id) : std::nullopt;
  }
  const auto memory = (*reader)->FindMemory(subject);
  if (!memory) return std::unexpected(memory.error());
  return *memory ? std::optional((*memory)->id) : std::nullopt;
}

Status Review(Hub& hub, const StaffCommand& act) {
  const bool hides = act.kind == StaffCommand::Kind::kHide;
  const Visibility visibility = hides ? Visibility::kHidden : Visibility::kPublic;
  const auto proposal = ProposalNamed(hub, act.subject);
  if (proposal) return hub.Review(*proposal, visibility, act.words);
  if (proposal.error().kind != ErrorKind::kNotFound) return std::unexpected(proposal.error());
  const auto memory = MemoryNamed(hub, act.subject);
  if (!memory) return std::unexpected(memory.error());
  if (!*memory) return std::unexpected(proposal.error());
  return hub.ReviewMemory(**memory, visibility, act.words);
}

Status Word(Hub& hub, const StaffCommand& act) {
  const auto proposal = ProposalNamed(hub, act.subject);
  if (!proposal) return std::unexpected(proposal.error());
  return hub.Word(*proposal, act.words);
}

Status Revoke(Hub& hub, const std::string& device) {
  Status done = hub.Revoke(device);
  if (done || done.error().kind != ErrorKind::kNotFound) return done;
  return Fail(ErrorKind::kNotFound, "no station is called " + device);
}

}  // namespace

std::string Encode(const StaffCommand& act) {
  const JsonValue json = {{"protocol", kProtocolName},
                          {"version", kProtocolVersion},
                          {"act", NameOfCommand(act.kind)},
                          {"subject", act.subject},
                          {"words", act.words}};
  return ToText(json);
}

std::string Encode(const StaffReply& reply) {
  const JsonValue json = {{"protocol", kProtocolName},
                          {"version", kProtocolVersion},
                          {"hub_epoch", reply.envelope.hub_epoch},
                          {"hub_time_ms", reply.envelope.hub_time_ms},
                          {"text", reply.text}};
  return ToText(json);
}

Result<StaffCommand> DecodeStaffCommand(std::string_view text) {
  const JsonValue json = ParseJson(text);
  if (!json.is_object()) return Fail(ErrorKind::kInvalid, "the message is not a JSON object");
  const auto kind = FromName(NameOfCommand, StaffCommand::Kind::kClearBoard, TextIn(json, "act"));
  if (!kind) return Fail(ErrorKind::kInvalid, "staff do no such act");
  return StaffCommand{*kind, TextIn(json, "subject"), TextIn(json, "words")};
}

Result<StaffReply> DecodeStaffReply(std::string_view text) {
  const JsonValue json = ParseJson(text);
  if (!json.is_object() || TextIn(json, "protocol") != kProtocolName) {
    return Fail(ErrorKind::kProtocol, "the answer is not a hub's");
  }
  return StaffReply{{TextIn(json, "hub_epoch"), json.value("hub_time_ms", int64_t{0})},
                    TextIn(json, "text")};
}

Status CheckTexts(const StaffCommand& act) {
  if (!IsValidUtf8(act.subject) || !IsValidUtf8(act.words)) {
    return Fail(ErrorKind::kInvalid, "the text is not UTF-8");
  }
  if (act.subject.empty() || act.subject.size() > kMaxSubject) {
    return Fail(ErrorKind::kInvalid, "the name or code is empty or too long");
  }
  if (CountCodePoints(act.words) > kMaxWords) {
    return Fail(ErrorKind::kInvalid, "the reason is too long");
  }
  if (act.kind == StaffCommand::Kind::kHide && Trim(act.words).empty()) {
    return Fail(ErrorKind::kInvalid, "hiding a proposal needs a reason: its author will read it");
  }
  if (act.kind == StaffCommand::Kind::kWord && Trim(act.words).empty()) {
    return Fail(ErrorKind::kInvalid, "there are no words");
  }
  return {};
}

Result<StaffReply> RunCommand(Hub& hub, const StaffCommand& act) {
  if (Status fits = CheckTexts(act); !fits) return std::unexpected(fits.error());
  Status done;
  std::string text;
  switch (act.kind) {
    case StaffCommand::Kind::kEnrol: {
      auto code = hub.NewEnrolCode(act.subject);
      if (!code) return std::unexpected(code.error());
      text = std::move(*code);
      break;
    }
    case StaffCommand::Kind::kPublish:
    case StaffCommand::Kind::kHide: done = Review(hub, act); break;
    case StaffCommand::Kind::kWord: done = Word(hub, act); break;
    case StaffCommand::Kind::kRevoke: done = Revoke(hub, act.subject); break;
    case StaffCommand::Kind::kClearBoard: done = hub.ClearBoard(act.subject); break;
  }
  if (!done) return std::unexpected(done.error());
  return StaffReply{hub.MakeEnvelope(), std::move(text)};
}

}  // namespace oneflower
