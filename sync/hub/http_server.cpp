#include <httplib.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "sync/hub/http_server.h"
#include "sync/protocol/gzip.h"
#include "sync/protocol/http_signature.h"

namespace oneflower {
namespace {

using httplib::Request;
using httplib::Response;

constexpr const char* kJson = "application/json";
// Every waiting station holds one thread; 10,685 people do not need more screens than this.
constexpr size_t kThreads = 64;
constexpr int kMaxWaiting = 48;
constexpr int kMaxWaitSeconds = 25;
constexpr std::chrono::milliseconds kLook{200};  // for what another process has recorded

Headers LowerCaseHeaders(const Request& request) {
  Headers headers;
  for (const auto& [name, value] : request.headers) {
    std::string lower = name;
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    headers[lower] = value;
  }
  return headers;
}

std::string QueryOf(const Request& request) {
  const size_t mark = request.target.find('?');
  return mark == std::string::npos ? "?" : request.target.substr(mark);
}

void Refuse(Response& response, int status, const std::string& error, const std::string& detail,
            int64_t expected_seq = 0) {
  response.status = status;
  response.set_content(Encode(ErrorReply{error, detail, expected_seq}), kJson);
}

int64_t NumberParameter(const Request& request, const char* name) {
  if (!request.has_param(name)) return 0;
  return std::max(0LL, std::atoll(request.get_param_value(name).c_str()));
}

}  // namespace

struct HttpServer::Impl {
  Hub& hub;
  StoryPages* pages;
  Log& log;
  httplib::Server server;
  std::mutex mutex;
  std::condition_variable news;
  std::atomic<bool> stopping = false;
  std::atomic<int> waiting = 0;

  Impl(Hub& the_hub, StoryPages* the_pages, Log& the_log)
      : hub(the_hub), pages(the_pages), log(the_log) {}

  // The station's nonce, or nothing where the request is not one of an enrolled station: then the
  // response already says so.
  std::optional<std::string> Admit(const Request& request, Response& response,
                                   std::string* device = nullptr);
  void Answer(Response& response, const std::string& nonce, const std::string& body) const;
  void Push(const Request& request, Response& response);
  void Feed(const Request& request, Response& response);
  void Enrol(const Request& request, Response& response);
  void Story(const Request& request, Response& response);
  void WaitForNews(int64_t after, int64_t seconds);
};

std::optional<std::string> HttpServer::Impl::Admit(const Request& request, Response& response,
                                                   std::string* device) {
  const Headers headers = LowerCaseHeaders(request);
  const std::string key_id = KeyIdOf(headers);
  const auto key = hub.KeyOf(key_id);
  if (!key) {
    Refuse(response, 401, "unknown_station", "no enrolled station signs so");
    return std::nullopt;
  }
  const SignedParts parts{request.method, request.path, QueryOf(request), request.body};
  if (const Status valid = VerifyRequest(parts, headers, *key); !valid) {
    Refuse(response, 401, "bad_signature", valid.error().detail);
    return std::nullopt;
  }
  if (device != nullptr) *device = key_id;
  return NonceOf(headers);
}

void HttpServer::Impl::Answer(Response& response, const std::string& nonce,
                              const std::string& body) const {
  response.set_header(std::string(kReplySignature), SignReply(hub.key(), nonce, body));
  response.set_content(body, kJson);
}

void HttpServer::Impl::Push(const Request& request, Response& response) {
  std::string device;
  const auto nonce = Admit(request, response, &device);
  if (!nonce) return;
  const auto plain = Gunzip(request.body, kMaxExpandedBytes);
  if (!plain) return Refuse(response, 400, "malformed", plain.error().detail);
  const auto push = DecodePushRequest(*plain);
  if (!push) return Refuse(response, 400, "malformed", push.error().detail);
  if (push->device != device) return Refuse(response, 403, "not_yours", "another station's events");
  const auto reply = hub.Push(*push);
  if (reply) {
    Answer(response, *nonce, Encode(*reply));
    news.notify_all();
    return;
  }
  const PushRefusal& why = reply.error();
  log.Warn("a push was refused: " + why.detail);
  switch (why.kind) {
    case PushRefusal::Kind::kGap: return Refuse(response, 409, "gap", why.detail, why.expected_seq);
    case PushRefusal::Kind::kFork: return Refuse(response, 409, "fork", why.detail);
    case PushRefusal::Kind::kMalformed: return Refuse(response, 400, "malformed", why.detail);
    case PushRefusal::Kind::kUnavailable: return Refuse(response, 503, "unavailable", "try again");
  }
}

void HttpServer::Impl::WaitForNews(int64_t after, int64_t seconds) {
  if (seconds <= 0 || waiting.fetch_add(1) >= kMaxWaiting) {
    if (seconds > 0) waiting.fetch_sub(1);
    return;
  }
  std::unique_lock guard(mutex);
  for (int64_t looks = seconds * 1000 / kLook.count(); looks > 0 && !stopping; --looks) {
    const auto head = hub.Head();
    if (!head || *head > after) break;
    news.wait_for(guard, kLook);
  }
  waiting.fetch_sub(1);
}

void HttpServer::Impl::Feed(const Request& request, Response& response) {
  const auto nonce = Admit(request, response);
  if (!nonce) return;
  const int64_t after = NumberParameter(request, "after");
  const auto head = hub.Head();
  // A station that is ahead of us has to hear it at once: our history is not the one it followed.
  if (head && *head == after) {
    WaitForNews(after, std::min<int64_t>(NumberParameter(request, "wait"), kMaxWaitSeconds));
  }
  const auto page = hub.Feed(after);
  if (!page) return Refuse(response, 503, "unavailable", "try again");
  Answer(response, *nonce, Encode(*page));
}

void HttpServer::Impl::Enrol(const Request& request, Response& response) {
  const auto enrol = DecodeEnrolRequest(request.body);
  if (!enrol) return Refuse(response, 400, "malformed", enrol.error().detail);
  const auto reply = hub.Enrol(*enrol);
  if (!reply) {
    const bool code = reply.error().kind == ErrorKind::kUnauthorized;
    return Refuse(response, code ? 403 : 503, code ? "bad_code" : "unavailable",
                  code ? reply.error().detail : "try again");
  }
  Answer(response, enrol->code, Encode(*reply));
}

void HttpServer::Impl::Story(const Request& request, Response& response) {
  const StoryPage page = pages->PageOf(request.matches[1]);
  response.status = page.status;
  response.set_header("Content-Security-Policy",
                      "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_header("Cache-Control", "no-store");
  response.set_content(page.html, "text/html; charset=utf-8");
}

HttpServer::HttpServer(Hub& hub, StoryPages* pages, Log& log)
    : impl_(std::make_unique<Impl>(hub, pages, log)) {
  httplib::Server& server = impl_->server;
  Impl* self = impl_.get();
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  server.set_payload_max_length(kMaxPushBytes * 2);
  server.set_keep_alive_max_count(100'000);
  server.set_keep_alive_timeout(60);
  server.set_tcp_nodelay(true);
  server.Get("/v1/health", [](const Request&, Response& response) {
    response.set_content(R"({"protocol":"oneflower","ok":true})", kJson);
  });
  server.Post("/v1/push", [self](const Request& q, Response& r) { self->Push(q, r); });
  server.Get("/v1/feed", [self](const Request& q, Response& r) { self->Feed(q, r); });
  server.Post("/v1/enrol", [self](const Request& q, Response& r) { self->Enrol(q, r); });
  if (impl_->pages != nullptr) {
    server.Get(R"(/s/([^/]{1,40}))", [self](const Request& q, Response& r) { self->Story(q, r); });
  }
  server.set_error_handler([](const Request&, Response& response) {
    if (response.body.empty()) {
      Refuse(response, response.status, response.status == 404 ? "no_such_route" : "not_taken", "");
    }
  });
  server.set_exception_handler(
      [self](const Request&, Response& response, const std::exception_ptr&) {
        self->log.Error("a request ended with an exception");
        Refuse(response, 500, "internal", "");
      });
}

HttpServer::~HttpServer() { Stop(); }

int HttpServer::Bind(const std::string& host, int port) {
  if (port == 0) return std::max(0, impl_->server.bind_to_any_port(host.c_str()));
  return impl_->server.bind_to_port(host.c_str(), port) ? port : 0;
}

void HttpServer::Run() { impl_->server.listen_after_bind(); }

void HttpServer::Stop() {
  impl_->stopping = true;
  impl_->news.notify_all();
  impl_->server.stop();
}

}  // namespace oneflower
