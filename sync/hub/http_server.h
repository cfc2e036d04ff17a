// The hub on the network: routes, signatures, long polls. The only home of the HTTP server library.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "shared/base/log.h"
#include "sync/hub/hub.h"
#include "sync/hub/story_page.h"

namespace oneflower {

class HttpServer {
 public:
  // `pages` may be null: then there is no /s/CODE.
  HttpServer(Hub& hub, StoryPages* pages, Log& log);
  ~HttpServer();

  // Binds; port 0 picks one. The port, or 0 where it cannot be had.
  int Bind(const std::string& host, int port);
  void Run();   // until Stop
  void Stop();  // from any thread or a signal's helper; ends long polls at once

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
