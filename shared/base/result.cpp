#include "shared/base/result.h"

namespace oneflower {

const char* ErrorKindName(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInvalid: return "invalid";
    case ErrorKind::kNotFound: return "not_found";
    case ErrorKind::kConflict: return "conflict";
    case ErrorKind::kUnauthorized: return "unauthorized";
    case ErrorKind::kUnavailable: return "unavailable";
    case ErrorKind::kProtocol: return "protocol";
    case ErrorKind::kBusy: return "busy";
    case ErrorKind::kReadOnly: return "read_only";
    case ErrorKind::kFull: return "full";
    case ErrorKind::kCorrupt: return "corrupt";
    case ErrorKind::kIo: return "io";
  }
  return "unknown";
}

}  // namespace oneflower
