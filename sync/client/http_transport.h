// The real way to the hub: libcurl, one connection kept open.
#pragma once

#include <memory>
#include <string>

#include "sync/client/transport.h"

namespace oneflower {

// `url` without a path: "http://127.0.0.1:8420".
std::unique_ptr<Transport> MakeHttpTransport(const std::string& url);

}  // namespace oneflower
