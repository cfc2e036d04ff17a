#include "sync/hub/request_head.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "sync/hub/server_limits.h"

namespace oneflower {
namespace {

constexpr std::string_view kEndOfLine = "\r\n";

// The characters of methods and of names of fields (RFC 9110, section 5.6.2).
bool IsToken(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("!#$%&'*+-.^_`|~").contains(c);
  });
}

// No blanks and no control characters.
bool IsVisible(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; });
}

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

std::string_view WithoutBlanks(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// Takes the next line off the text, without its end. Empty at the empty line and beyond.
std::string_view NextLine(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find(kEndOfLine));
  text.remove_prefix(std::min(text.size(), line.size() + kEndOfLine.size()));
  return line;
}

// The status of the refusal; 0 if the line is good.
int ReadRequestLine(std::string_view line, RequestHead& head) {
  const size_t after_method = line.find(' ');
  const size_t after_target = line.rfind(' ');
  if (after_method == std::string_view::npos || after_method == after_target) return 400;
  const std::string_view target = line.substr(after_method + 1, after_target - after_method - 1);
  const std::string_view version = line.substr(after_target + 1);
  if (target.size() > limits::kMaxTargetBytes) return 414;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return 400;
  head.method = line.substr(0, after_method);
  head.target = target;
  head.keeps_connection = version == "HTTP/1.1";
  return IsToken(head.method) && target.starts_with('/') && IsVisible(target) ? 0 : 400;
}

bool ReadField(std::string_view line, Headers& headers) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || !IsToken(line.substr(0, colon))) return false;
  const std::string value(WithoutBlanks(line.substr(colon + 1)));
  if (value.contains('\0') || value.contains('\r') || value.contains('\n')) return false;
  const auto [field, is_new] = headers.emplace(LowerCase(line.substr(0, colon)), value);
  if (!is_new) field->second += ", " + value;
  return true;
}

}  // namespace

std::expected<RequestHead, int> ParseRequestHead(std::string_view text) {
  RequestHead head;
  if (const int status = ReadRequestLine(NextLine(text), head); status != 0) {
    return std::unexpected(status);
  }
  size_t fields = 0;
  for (std::string_view line = NextLine(text); !line.empty(); line = NextLine(text)) {
    if (++fields > limits::kMaxHeadFields) return std::unexpected(431);
    if (!ReadField(line, head.headers)) return std::unexpected(400);
  }
  const std::string connection = LowerCase(HeaderOf(head.headers, "connection"));
  head.keeps_connection =
      head.keeps_connection ? !connection.contains("close") : connection == "keep-alive";
  return head;
}

// Our stations send bodies as they are and with their length. Whatever else HTTP knows would have
// to be unpacked, or gathered until it ends.
std::expected<uint64_t, int> BodyLengthOf(const RequestHead& head) {
  const auto has = [&](std::string_view name) { return head.headers.contains(name); };
  if (has("transfer-encoding") || has("content-encoding") ||
      LowerCase(HeaderOf(head.headers, "content-type")).contains("multipart/")) {
    return std::unexpected(415);
  }
  const std::string text = HeaderOf(head.headers, "content-length");
  if (text.empty()) {
    const bool needs_length = head.method == "POST" || head.method == "PUT";
    if (needs_length || has("content-length")) return std::unexpected(415);
    return 0;
  }
  if (!std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
    return std::unexpected(400);
  }
  uint64_t length = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), length);
  return read.ec == std::errc() ? length : UINT64_MAX;
}

}  // namespace oneflower
