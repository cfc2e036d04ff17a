// A limit of this process that is lower for a while.
#pragma once

#include <signal.h>
#include <sys/resource.h>

namespace oneflower {

// While it lives, a limit of this process is lower. A file that must not grow (RLIMIT_FSIZE) is the
// worst kind of full disk: SQLite itself takes it for any other failed write.
class Limit {
 public:
  Limit(__rlimit_resource resource, rlim_t value) : resource_(resource) {
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(resource_, &before_);
    const rlimit low{value, before_.rlim_max};
    setrlimit(resource_, &low);
  }
  ~Limit() { setrlimit(resource_, &before_); }
  Limit(const Limit&) = delete;
  Limit& operator=(const Limit&) = delete;

 private:
  __rlimit_resource resource_;
  rlimit before_{};
};

}  // namespace oneflower
