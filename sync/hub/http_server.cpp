#include "sync/hub/http_server.h"

#include <httplib.h>

#include <cctype>

#include "sync/hub/server_limits.h"

namespace oneflower {
namespace {

using httplib::Request;
using httplib::Response;

HttpRequest AsValue(const Request& request) {
  HttpRequest value{.method = request.method, .target = request.target, .body = request.body};
  for (const auto& [name, text] : request.headers) {
    std::string lower = name;
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    value.headers[std::move(lower)] = text;
  }
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

}  // namespace

struct HttpServer::Impl {
  HubRoutes& routes;
  Log& log;
  httplib::Server server;

  Impl(HubRoutes& the_routes, Log& the_log) : routes(the_routes), log(the_log) {
    SetLimits();
    SetHandlers();
  }

  void SetLimits();
  void SetHandlers();
};

void HttpServer::Impl::SetLimits() {
  server.new_task_queue = [] { return new httplib::ThreadPool(limits::kThreads); };
  server.set_payload_max_length(limits::kMaxPushBody);
  server.set_keep_alive_max_count(limits::kRequestsAConnection);
  server.set_keep_alive_timeout(limits::kKeepAliveSeconds);
  server.set_tcp_nodelay(true);
}

void HttpServer::Impl::SetHandlers() {
  const auto handle = [this](const Request& request, Response& response) {
    Fill(response, routes.Handle(AsValue(request)));
  };
  server.set_pre_routing_handler([this](const Request& request, Response& response) {
    using Handled = httplib::Server::HandlerResponse;
    const auto path = request.target.substr(0, request.target.find('?'));
    const auto refusal = routes.RefuseUnread(request.method, path,
                                             request.get_header_value<uint64_t>("Content-Length"));
    if (!refusal) return Handled::Unhandled;
    Fill(response, *refusal);
    // Its body stays unread, so nothing after it on this connection could be understood.
    response.set_header("Connection", "close");
    return Handled::Handled;
  });
  server.Get(".*", handle);
  server.Post(".*", handle);
  server.set_exception_handler(
      [this](const Request&, Response& response, const std::exception_ptr&) {
        log.Error("a request ended with an exception");
        response.status = 500;
        response.set_content(R"({"protocol":"oneflower","version":1,"error":"internal"})",
                             "application/json");
      });
}

HttpServer::HttpServer(HubRoutes& routes, Log& log) : impl_(std::make_unique<Impl>(routes, log)) {}

HttpServer::~HttpServer() { Stop(); }

int HttpServer::Bind(const std::string& host, int port) {
  if (port == 0) return std::max(0, impl_->server.bind_to_any_port(host.c_str()));
  return impl_->server.bind_to_port(host.c_str(), port) ? port : 0;
}

void HttpServer::Run() { impl_->server.listen_after_bind(); }

void HttpServer::Stop() {
  impl_->routes.Stop();
  impl_->server.stop();
}

}  // namespace oneflower
