// A request up to its body, read within bounds before anything else looks at it. Pure.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "sync/protocol/http.h"

namespace oneflower {

struct RequestHead {
  std::string method;
  std::string target;  // as it stands there: nothing is decoded
  Headers headers;     // a field that comes twice has both values, with a comma between them
  bool keeps_connection = true;
};

// Parses a head, from the request line to the empty line. Otherwise the status of the refusal: 400,
// 414 for a target that is too long, 431 for too many fields.
std::expected<RequestHead, int> ParseRequestHead(std::string_view text);

// How the body comes: its length (0 without one), as a number of any size; nothing if it does not
// come as it is, with its Content-Length.
std::expected<uint64_t, int> BodyLengthOf(const RequestHead& head);

}  // namespace oneflower
