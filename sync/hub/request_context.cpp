#include "sync/hub/request_context.h"

#include <algorithm>
#include <charconv>

namespace oneflower {

const std::string& RequestContext::Argument(size_t index) const {
  return admission_.match.arguments.at(index);
}

int64_t RequestContext::NumberArgument(size_t index) const {
  return ParseDigits(Argument(index)).value();
}

std::string_view RequestContext::QueryText(std::string_view name) const {
  std::string_view query = query_;
  while (!query.empty()) {
    query.remove_prefix(1);  // the question mark, or an ampersand
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(pair.size());
    if (!pair.starts_with(name) || pair.substr(name.size(), 1) != "=") continue;
    return pair.substr(name.size() + 1);
  }
  return {};
}

int64_t RequestContext::QueryNumber(std::string_view name) const {
  int64_t number = 0;
  const std::string_view value = QueryText(name);
  std::from_chars(value.data(), value.data() + value.size(), number);
  return std::max<int64_t>(number, 0);
}

bool RequestContext::ReserveResponse() {
  auto share = services_.memory.TakeForResponse(admission_.trusted);
  if (!share) return false;
  admission_.response = std::move(*share);
  return true;
}

HttpResponse RequestContext::Reply(std::string body) const {
  return services_.responses.Signed(200, admission_.nonce, std::move(body));
}

HttpResponse RequestContext::Refuse(int status, std::string_view error, std::string detail,
                                    int64_t expected_seq) const {
  return services_.responses.Refuse(status, admission_.nonce, error, std::move(detail),
                                    expected_seq);
}

HttpResponse RequestContext::RefuseUnavailable() const {
  return Refuse(503, "unavailable", "try again");
}

HttpResponse RequestContext::RefuseForLackOfMemory() const {
  return services_.responses.RefuseForLackOfMemory(admission_.nonce);
}

}  // namespace oneflower
