#include "sync/hub/http_server.h"

#include <httplib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <mutex>
#include <thread>

#include "sync/hub/connection.h"
#include "sync/hub/request_head.h"
#include "sync/hub/server_limits.h"
#include "sync/protocol/messages.h"

namespace oneflower {
namespace {

using httplib::Request;
using httplib::Response;

// What the library sees of an exchange: a head that we wrote, and nowhere a body. What it would do
// by itself with fields (cut ranges out, join them, unpack bodies, pack answers with a window of 16
// MiB) and with long ones (regular expressions that recurse for each byte) it never gets to do.
class BoundedStream final : public httplib::Stream {
 public:
  BoundedStream(Connection& connection, std::string head)
      : connection_(connection), head_(std::move(head)) {}
  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* data, size_t size) override {
    const size_t count = head_.copy(data, size, read_);
    read_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* data, size_t size) override { return connection_.Write(data, size); }
  // Nobody here asks who is at the other end.
  void get_remote_ip_and_port(std::string&, int& port) const override { port = 0; }
  void get_local_ip_and_port(std::string&, int& port) const override { port = 0; }
  // The library refuses sockets that select() cannot watch, and keeps their bodies unread. We poll.
  socket_t socket() const override { return 0; }

 private:
  Connection& connection_;
  std::string head_;
  size_t read_ = 0;
};

// One request and its answer. It lives until the answer is sent.
struct Exchange {
  Connection& connection;
  std::expected<RequestHead, int> head;  // or the status that refuses it
  Admission admission;
};

// The library's server bounds neither how long nor how large a head or an unannounced body may get,
// and joins its threads only when their clients let go. So connections and requests are ours: it
// accepts, hands each connection to a thread, and writes answers.
class BoundedServer final : public httplib::Server {
 public:
  explicit BoundedServer(const Clock& clock) : clock_(clock) {}

  // The library listens with a place for five.
  void WidenBacklog() { ::listen(svr_sock_, limits::kBacklog); }

  // What this thread is serving.
  Exchange& Current() {
    const std::lock_guard guard(mutex_);
    return *open_.at(std::this_thread::get_id()).exchange;
  }

  void Stop() {
    const std::lock_guard guard(mutex_);
    stopping_ = true;
    for (const auto& [thread, served] : open_) served.connection->BeginShutdown();
    // The library's own stop() does nothing before it has begun to listen.
    const socket_t listening = svr_sock_.exchange(INVALID_SOCKET);
    if (listening == INVALID_SOCKET) return;
    shutdown(listening, SHUT_RDWR);
    close(listening);
  }

 private:
  struct Served {
    Connection* connection;
    Exchange* exchange;  // null between two requests
  };

  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, clock_);
    {
      const std::lock_guard guard(mutex_);
      if (stopping_) return false;
      open_[std::this_thread::get_id()] = {&connection, nullptr};
    }
    bool goes_on = true;
    while (goes_on && connection.AwaitRequest()) goes_on = Serve(connection);
    const std::lock_guard guard(mutex_);
    open_.erase(std::this_thread::get_id());
    return goes_on;
  }

  // False if the connection ends.
  bool Serve(Connection& connection) {
    const auto text = ReadHead(connection);
    if (!text && text.error() == 0) return false;
    Exchange exchange{connection, std::unexpected(400), {}};
    if (text) exchange.head = ParseRequestHead(*text);
    if (!text) exchange.head = std::unexpected(text.error());
    const bool is_head = exchange.head && exchange.head->method == "HEAD";
    const bool keeps = exchange.head && exchange.head->keeps_connection;
    SetCurrent(&exchange);
    BoundedStream stream(connection, std::string(is_head ? "HEAD" : "GET") + " / HTTP/1.1\r\n" +
                                         (keeps ? "\r\n" : "Connection: close\r\n\r\n"));
    bool closed = false;
    const bool sent = process_request(stream, false, closed, nullptr);
    SetCurrent(nullptr);
    return sent && !closed;
  }

  void SetCurrent(Exchange* exchange) {
    const std::lock_guard guard(mutex_);
    open_.at(std::this_thread::get_id()).exchange = exchange;
  }

  // From the request line to the empty line. Otherwise 431, or 0 if the connection ended before.
  static std::expected<std::string, int> ReadHead(Connection& connection) {
    std::string head;
    while (!head.ends_with("\r\n\r\n")) {
      if (head.size() >= limits::kMaxHeadBytes) return std::unexpected(431);
      char next = 0;
      if (connection.Read(&next, 1) != 1) return std::unexpected(0);
      head += next;
    }
    return head;
  }

  const Clock& clock_;
  std::mutex mutex_;
  std::map<std::thread::id, Served> open_;  // by the thread that serves it
  bool stopping_ = false;
};

// False if the connection ended before the body did.
bool ReadBody(Connection& connection, std::string_view expect, size_t bytes, std::string& body) {
  constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
  if (expect == "100-continue" && connection.Write(kGoOn.data(), kGoOn.size()) <= 0) return false;
  body.reserve(bytes);
  std::array<char, 4096> piece;
  while (body.size() < bytes) {
    const ssize_t count =
        connection.Read(piece.data(), std::min(piece.size(), bytes - body.size()));
    if (count <= 0) return false;
    body.append(piece.data(), static_cast<size_t>(count));
  }
  return true;
}

void Fill(const Request& request, Response& response, HttpResponse value) {
  response.status = value.status;
  // The library would promise parts of whatever HEAD asks for.
  if (request.method == "HEAD") value.headers.try_emplace("accept-ranges", "none");
  for (const auto& [name, text] : value.headers) {
    if (name != "content-type") response.set_header(name, text);
  }
  const std::string type = HeaderOf(value.headers, "content-type");
  if (value.source.bytes == 0) {
    response.body = std::move(value.body);  // set_content would copy it
    response.set_header("Content-Type", type);
    return;
  }
  response.set_content_provider(
      static_cast<size_t>(value.source.bytes), type,
      [read = std::move(value.source.read)](size_t offset, size_t, httplib::DataSink& sink) {
        const std::string bytes = read(static_cast<int64_t>(offset));
        return !bytes.empty() && sink.write(bytes.data(), bytes.size());
      });
}

}  // namespace

struct HttpServer::Impl {
  HubRoutes& routes;
  Log& log;
  BoundedServer server;

  Impl(HubRoutes& the_routes, const Clock& clock, Log& the_log)
      : routes(the_routes), log(the_log), server(clock) {
    server.new_task_queue = [] { return new httplib::ThreadPool(limits::kThreads); };
    server.set_keep_alive_timeout(limits::kIdleMs / 1000);  // what answers promise
    server.set_tcp_nodelay(true);
    SetHandlers();
  }

  HttpResponse AnswerTo(Exchange& exchange);
  void SetHandlers();
};

// A request whose body was not read ends its connection: the next one cannot be found.
HttpResponse HttpServer::Impl::AnswerTo(Exchange& exchange) {
  const auto end_with = [&](HttpResponse refusal) {
    exchange.connection.EndAfterAnswer();
    refusal.headers["connection"] = "close";
    return refusal;
  };
  if (!exchange.head) return end_with(routes.RefuseUnreadable(exchange.head.error()));
  const auto length = BodyLengthOf(*exchange.head);
  if (!length) return end_with(routes.RefuseUnreadable(length.error()));
  HttpRequest request{.method = std::move(exchange.head->method),
                      .target = std::move(exchange.head->target),
                      .headers = std::move(exchange.head->headers),
                      .body = {}};
  auto admission = routes.Admit(request, *length);
  if (!admission) return *length == 0 ? std::move(admission.error()) : end_with(admission.error());
  exchange.admission = std::move(*admission);
  if (!ReadBody(exchange.connection, HeaderOf(request.headers, "expect"), *length, request.body)) {
    return end_with(routes.RefuseUnreadable(400));
  }
  return routes.Answer(request, exchange.admission);
}

void HttpServer::Impl::SetHandlers() {
  server.set_pre_routing_handler([this](const Request& request, Response& response) {
    Fill(request, response, AnswerTo(server.Current()));
    return httplib::Server::HandlerResponse::Handled;
  });
  server.set_exception_handler(
      [this](const Request& request, Response& response, const std::exception_ptr&) {
        log.Error("a request ended with an exception");
        server.Current().connection.EndAfterAnswer();
        Fill(request, response,
             {500,
              {{"content-type", "application/json"}, {"connection", "close"}},
              R"({"protocol":"oneflower","version":1,"error":"internal"})",
              {}});
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
  client.set_decompress(false);
  HttpResponse response;
  Request ask;
  ask.method = request.method;
  ask.path = request.target;
  ask.headers = {request.headers.begin(), request.headers.end()};
  ask.body = request.body;
  // Another program may listen there by now.
  ask.content_receiver = [&](const char* data, size_t count, uint64_t, uint64_t) {
    if (response.body.size() + count > kMaxReceiptBytes) return false;
    response.body.append(data, count);
    return true;
  };
  const auto answer = client.send(ask);
  if (!answer) {
    return Fail(ErrorKind::kUnavailable, "the running hub does not answer at " +
                                             FormatAddress(address) + ": " +
                                             httplib::to_string(answer.error()));
  }
  response.status = answer->status;
  for (const auto& [name, text] : answer->headers) {
    std::string lower = name;
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    response.headers[lower] = text;
  }
  return response;
}

}  // namespace oneflower
