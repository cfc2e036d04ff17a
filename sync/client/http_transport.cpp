#include "sync/client/http_transport.h"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <cctype>

#include "shared/base/utf8.h"
#include "sync/client/tuning.h"
#include "sync/protocol/messages.h"

namespace oneflower {
namespace {

// Returning less than `count` ends the transfer.
size_t TakeBody(char* data, size_t, size_t count, void* user) {
  auto& body = static_cast<HttpResponse*>(user)->body;
  if (body.size() + count > kMaxAnswerBytes) return 0;
  body.append(data, count);
  return count;
}

struct FieldReader {
  Headers* headers;
  size_t bytes = 0;
};

size_t TakeHeader(char* data, size_t, size_t count, void* user) {
  auto& reader = *static_cast<FieldReader*>(user);
  reader.bytes += count;
  if (reader.bytes > tuning::kMaxHeaderBytes) return 0;
  const std::string_view line(data, count);
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return count;
  std::string name(line.substr(0, colon));
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  (*reader.headers)[name] = std::string(Trim(line.substr(colon + 1)));
  return count;
}

int TellCancelled(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<std::atomic<bool>*>(user) ? 1 : 0;
}

class CurlTransport final : public Transport {
 public:
  explicit CurlTransport(std::string url) : url_(std::move(url)), handle_(curl_easy_init()) {
    while (url_.ends_with('/')) url_.pop_back();
  }
  ~CurlTransport() override { curl_easy_cleanup(handle_); }
  CurlTransport(const CurlTransport&) = delete;
  CurlTransport& operator=(const CurlTransport&) = delete;

  Result<HttpResponse> Send(const HttpRequest& request) override {
    if (cancelled_) return Fail(ErrorKind::kUnavailable, "cancelled");
    HttpResponse response;
    FieldReader fields_of{&response.headers};
    curl_slist* fields = nullptr;
    for (const auto& [name, value] : request.headers) {
      fields = curl_slist_append(fields, (name + ": " + value).c_str());
    }
    fields = curl_slist_append(fields, "Expect:");
    Prepare(request, response, fields_of, fields);
    const CURLcode code = curl_easy_perform(handle_);
    curl_slist_free_all(fields);
    if (code != CURLE_OK) return Fail(ErrorKind::kUnavailable, curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
    response.status = static_cast<int>(status);
    return response;
  }

  void Cancel() override { cancelled_ = true; }

 private:
  void Prepare(const HttpRequest& request, HttpResponse& response, FieldReader& reader,
               curl_slist* fields) {
    curl_easy_reset(handle_);  // keeps the connection
    curl_easy_setopt(handle_, CURLOPT_URL, (url_ + request.target).c_str());
    curl_easy_setopt(handle_, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle_, CURLOPT_HTTPHEADER, fields);
    curl_easy_setopt(handle_, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle_, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(handle_, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle_, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(tuning::kConnectMs));
    curl_easy_setopt(handle_, CURLOPT_TIMEOUT_MS, static_cast<long>(tuning::kExchangeMs));
    curl_easy_setopt(handle_, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(handle_, CURLOPT_LOW_SPEED_TIME,
                     std::max(1L, static_cast<long>(request.timeout_ms) / 1000));
    curl_easy_setopt(handle_, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(handle_, CURLOPT_USERAGENT, "oneflower");
    curl_easy_setopt(handle_, CURLOPT_WRITEFUNCTION, TakeBody);
    curl_easy_setopt(handle_, CURLOPT_WRITEDATA, &response);
    curl_easy_setopt(handle_, CURLOPT_HEADERFUNCTION, TakeHeader);
    curl_easy_setopt(handle_, CURLOPT_HEADERDATA, &reader);
    curl_easy_setopt(handle_, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle_, CURLOPT_XFERINFOFUNCTION, TellCancelled);
    curl_easy_setopt(handle_, CURLOPT_XFERINFODATA, &cancelled_);
    if (request.method != "POST" && request.method != "PUT") return;
    curl_easy_setopt(handle_, CURLOPT_POST, 1L);
    curl_easy_setopt(handle_, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(handle_, CURLOPT_POSTFIELDS, request.body.data());
    curl_easy_setopt(handle_, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.body.size()));
  }

  std::string url_;
  CURL* handle_;
  std::atomic<bool> cancelled_ = false;
};

}  // namespace

std::unique_ptr<Transport> MakeHttpTransport(const std::string& url) {
  [[maybe_unused]] static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  return std::make_unique<CurlTransport>(url);
}

}  // namespace oneflower
