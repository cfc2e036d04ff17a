// A request and its answer as values: what the hub's routes take and give, whatever carries them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace oneflower {

// Header fields by their lower-case names.
using Headers = std::map<std::string, std::string, std::less<>>;

// The field's value; empty where it is missing.
inline std::string HeaderOf(const Headers& headers, std::string_view name) {
  const auto field = headers.find(name);
  return field != headers.end() ? field->second : std::string();
}

struct HttpRequest {
  std::string method;  // "GET", "POST"
  std::string target;  // path and query: "/v1/feed?after=3"
  Headers headers;
  std::string body;
  int timeout_ms = 0;  // longest silence on the way; the hub ignores it

  std::string path() const { return target.substr(0, target.find('?')); }

  // With its question mark, as RFC 9421 wants it; "?" where there is none.
  std::string query() const {
    const size_t mark = target.find('?');
    return mark == std::string::npos ? "?" : target.substr(mark);
  }
};

// A body that is read from a disk while it is sent.
struct HttpBodySource {
  int64_t bytes = 0;
  // The next bytes from `offset` on, at least one; empty if they cannot be read.
  std::function<std::string(int64_t offset)> read;
};

struct HttpResponse {
  int status = 0;
  Headers headers;
  std::string body;
  HttpBodySource source;  // of more than 0 bytes: instead of `body`
};

}  // namespace oneflower
