// The one way this project says that something did not work.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace oneflower {

// What kind of failure it was. Callers branch on the kind; the detail is for the log.
enum class ErrorKind {
  kInvalid,       // the input breaks a rule; trying again with the same input cannot help
  kNotFound,      // the thing asked for is not there
  kConflict,      // it contradicts what is already stored
  kUnauthorized,  // the signature, key or code is not accepted
  kUnavailable,   // no network, hub away or overloaded: try again later
  kProtocol,      // somebody answered, but it was not our hub speaking our protocol
  kBusy,          // another process holds what we need
  kReadOnly,      // the disk or folder cannot be written
  kFull,          // no space left
  kCorrupt,       // stored data fails its own check
  kIo,            // any other failure of disk or device
};

struct [[nodiscard]] Error {
  ErrorKind kind = ErrorKind::kIo;
  std::string detail;  // English, for the log; never shown to a visitor, never personal data
};

template <typename T>
using Result = std::expected<T, Error>;

using Status = Result<void>;

inline std::unexpected<Error> Fail(ErrorKind kind, std::string detail) {
  return std::unexpected<Error>(Error{kind, std::move(detail)});
}

// The name of a kind as it stands in logs and on the command line, such as "read_only".
const char* ErrorKindName(ErrorKind kind);

}  // namespace oneflower
