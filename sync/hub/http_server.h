// The hub on the network: HTTP/1.1 around HubRoutes. The only home of the HTTP library.
#pragma once

#include <memory>

#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "sync/hub/hub_folder.h"
#include "sync/hub/routes.h"

namespace oneflower {

class HttpServer {
 public:
  HttpServer(HubRoutes& routes, const Clock& clock, Log& log);
  ~HttpServer();  // after Run has returned

  // Binds; port 0 picks one. The port, or 0 where it cannot be had.
  int Bind(const Address& address);
  void Run();   // until Stop
  void Stop();  // from any thread, also before Run; within a second, whoever is connected

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// One request to a hub that runs on this machine. kUnavailable where no answer came.
Result<HttpResponse> CallHub(const Address& address, const HttpRequest& request);

}  // namespace oneflower
