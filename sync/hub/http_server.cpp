#include "sync/hub/http_server.h"

#include <httplib.h>

#include <cctype>
#include <map>
#include <mutex>
#include <thread>

#include "sync/hub/connection.h"
#include "sync/hub/server_limits.h"
#include "sync/protocol/http_signature.h"

namespace oneflower {
namespace {

using httplib::Request;
using httplib::Response;
using Handler = httplib::Server::Handler;

// A connection as the library wants to see it.
class BoundedStream final : public httplib::Stream {
 public:
  explicit BoundedStream(Connection& connection) : connection_(connection) {}
  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* data, size_t size) override { return connection_.Read(data, size); }
  ssize_t write(const char* data, size_t size) override { return connection_.Write(data, size); }
  // Nobody here asks who is at the other end.
  void get_remote_ip_and_port(std::string&, int& port) const override { port = 0; }
  void get_local_ip_and_port(std::string&, int& port) const override { port = 0; }
  socket_t socket() const override { return connection_.socket(); }

 private:
  Connection& connection_;
};

// The library's server bounds neither how long nor how large a head or an unannounced body may get,
// and joins its threads only when their clients let go. So connections are ours.
class BoundedServer final : public httplib::Server {
 public:
  explicit BoundedServer(const Clock& clock) : clock_(clock) {}

  // The library listens with a place for five.
  void WidenBacklog() { ::listen(svr_sock_, limits::kBacklog); }

  // The connection this thread is serving ends with the answer: what follows on it cannot be read.
  void EndConnectionAfterAnswer() {
    const std::lock_guard guard(mutex_);
    open_.at(std::this_thread::get_id())->EndAfterAnswer();
  }

  void Stop() {
    const std::lock_guard guard(mutex_);
    stopping_ = true;
    for (const auto& [thread, connection] : open_) connection->EndSoon();
    // The library's own stop() does nothing before it has begun to listen.
    const socket_t listening = svr_sock_.exchange(INVALID_SOCKET);
    if (listening == INVALID_SOCKET) return;
    shutdown(listening, SHUT_RDWR);
    close(listening);
  }

 private:
  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, clock_);
    {
      const std::lock_guard guard(mutex_);
      if (stopping_) return false;
      open_[std::this_thread::get_id()] = &connection;
    }
    BoundedStream stream(connection);
    bool goes_on = true;
    while (goes_on && connection.AwaitRequest()) {
      bool closed = false;
      goes_on = process_request(stream, false, closed, nullptr) && !closed;
    }
    const std::lock_guard guard(mutex_);
    open_.erase(std::this_thread::get_id());
    return goes_on;
  }

  const Clock& clock_;
  std::mutex mutex_;
  std::map<std::thread::id, Connection*> open_;  // by the thread that serves it
  bool stopping_ = false;
};

std::string LowerCase(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

HttpRequest AsValue(const Request& request) {
  HttpRequest value{.method = request.method, .target = request.target, .body = request.body};
  for (const auto& [name, text] : request.headers) value.headers[LowerCase(name)] = text;
  return value;
}

void Fill(Response& response, const HttpResponse& value) {
  response.status = value.status;
  std::string type = "application/json";
  for (const auto& [name, text] : value.headers) {
    if (name == "content-type") {
      type = text;
    } else {
      response.set_header(name, text);
    }
  }
  response.set_content(value.body, type);
}

// Bodies come as they are and with their length: all our stations send them so, and the library
// would expand a packed one and gather an endless one without a bound.
bool IsPlainBody(const Request& request) {
  if (request.has_header("Transfer-Encoding") || request.has_header("Content-Encoding")) {
    return false;
  }
  if (request.get_header_value("Content-Type").starts_with("multipart/")) return false;
  return (request.method != "POST" && request.method != "PUT") ||
         request.has_header("Content-Length");
}

}  // namespace

struct HttpServer::Impl {
  HubRoutes& routes;
  Log& log;
  BoundedServer server;

  Impl(HubRoutes& the_routes, const Clock& clock, Log& the_log)
      : routes(the_routes), log(the_log), server(clock) {
    SetLimits();
    SetHandlers();
  }

  void SetLimits();
  void SetHandlers();
};

void HttpServer::Impl::SetLimits() {
  server.new_task_queue = [] { return new httplib::ThreadPool(limits::kThreads); };
  server.set_payload_max_length(limits::kMaxPushBody);
  server.set_keep_alive_timeout(limits::kIdleMs / 1000);  // what answers promise
  server.set_tcp_nodelay(true);
}

void HttpServer::Impl::SetHandlers() {
  const auto handle = [this](const Request& request, Response& response) {
    Fill(response, routes.Handle(AsValue(request)));
    // The library cuts out the part that was asked for; some phones play a voice only so.
    if (response.status == 200 && !request.ranges.empty()) response.status = 206;
  };
  server.set_pre_routing_handler([this](const Request& request, Response& response) {
    using Handled = httplib::Server::HandlerResponse;
    const auto path = request.target.substr(0, request.target.find('?'));
    auto refusal = routes.RefuseUnread(request.method, path,
                                       request.get_header_value<uint64_t>("Content-Length"),
                                       NonceOf(AsValue(request).headers));
    if (!refusal && !IsPlainBody(request)) refusal = routes.RefuseOddBody();
    if (!refusal) return Handled::Unhandled;
    Fill(response, *refusal);
    response.set_header("Connection", "close");
    server.EndConnectionAfterAnswer();  // its body stays unread
    return Handled::Handled;
  });
  // What the library refuses by itself has no body yet: a head or a body that is none.
  server.set_error_handler(Handler([this](const Request&, Response& response) {
    if (!response.body.empty()) return;
    Fill(response, routes.RefuseUnreadable(response.status));
    response.set_header("Connection", "close");
    server.EndConnectionAfterAnswer();
  }));
  server.Get(".*", handle);
  server.Post(".*", handle);
  server.Put(".*", handle);
  server.set_exception_handler(
      [this](const Request&, Response& response, const std::exception_ptr&) {
        log.Error("a request ended with an exception");
        response.status = 500;
        response.set_content(R"({"protocol":"oneflower","version":1,"error":"internal"})",
                             "application/json");
      });
}

HttpServer::HttpServer(HubRoutes& routes, const Clock& clock, Log& log)
    : impl_(std::make_unique<Impl>(routes, clock, log)) {}

HttpServer::~HttpServer() { Stop(); }

int HttpServer::Bind(const Address& address) {
  const char* host = address.host.c_str();
  const int port = address.port == 0 ? impl_->server.bind_to_any_port(host)
                   : impl_->server.bind_to_port(host, address.port) ? address.port
                                                                    : -1;
  if (port <= 0) return 0;
  impl_->server.WidenBacklog();
  return port;
}

void HttpServer::Run() { impl_->server.listen_after_bind(); }

void HttpServer::Stop() {
  impl_->routes.Stop();
  impl_->server.Stop();
}

Result<HttpResponse> CallHub(const Address& address, const HttpRequest& request) {
  httplib::Client client(address.host, address.port);
  client.set_read_timeout(limits::kExchangeMs / 1000);
  httplib::Headers fields(request.headers.begin(), request.headers.end());
  fields.erase("content-type");  // goes beside the body
  const auto answer = client.Post(request.target, fields, request.body.data(), request.body.size(),
                                  HeaderOf(request.headers, "content-type"));
  if (!answer) {
    return Fail(ErrorKind::kUnavailable, "the running hub does not answer at " +
                                             FormatAddress(address) + ": " +
                                             httplib::to_string(answer.error()));
  }
  HttpResponse response{.status = answer->status, .body = answer->body};
  for (const auto& [name, text] : answer->headers) response.headers[LowerCase(name)] = text;
  return response;
}

}  // namespace oneflower
