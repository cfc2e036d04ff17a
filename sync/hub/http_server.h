// The hub on the network: HTTP/1.1 around HubRoutes. The only home of the HTTP server library.
#pragma once

#include <memory>
#include <string>

#include "shared/base/log.h"
#include "sync/hub/routes.h"

namespace oneflower {

class HttpServer {
 public:
  HttpServer(HubRoutes& routes, Log& log);
  ~HttpServer();

  // Binds; port 0 picks one. The port, or 0 where it cannot be had.
  int Bind(const std::string& host, int port);
  void Run();   // until Stop
  void Stop();  // from any thread; ends long polls at once

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
