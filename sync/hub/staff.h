// A command of staff as a value: run at once if no hub runs on the folder, otherwise sent to the
// running hub. So the database has one writer, always.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "sync/hub/hub.h"
#include "sync/protocol/messages.h"

namespace oneflower {

struct StaffCommand {
  enum class Kind { kEnrol, kPublish, kHide, kRevoke, kWord, kClearBoard };
  Kind kind = Kind::kEnrol;
  std::string subject;  // enrol: the station's name; publish, hide, word: slip code or id; revoke:
                        // device; clear_board: class code
  std::string words;    // hide: thanks, reason, next step; word: what was said, in words
  bool operator==(const StaffCommand&) const = default;
};

// `text` is for the one at the command line: a one-time code, or nothing.
struct StaffReply {
  Envelope envelope;
  std::string text;
};

inline constexpr size_t kMaxStaffBytes = 16 << 10;

// The key id of requests signed with the hub's own key.
inline constexpr std::string_view kStaffKeyId = "hub";

std::string Encode(const StaffCommand& act);
std::string Encode(const StaffReply& reply);
Result<StaffCommand> DecodeStaffCommand(std::string_view text);  // kInvalid
Result<StaffReply> DecodeStaffReply(std::string_view text);      // kProtocol

// kInvalid with a sentence where its texts are not fit to be sent or kept.
Status CheckTexts(const StaffCommand& act);

// Runs it. The error's detail is a sentence for the one who typed the command: kNotFound where
// nothing is called so, kConflict where several are, kInvalid, or the database's own errors.
Result<StaffReply> RunCommand(Hub& hub, const StaffCommand& act);

}  // namespace oneflower
