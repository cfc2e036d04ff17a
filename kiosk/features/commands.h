// Commands of features to the store, and the answers back to whoever asked. UI thread only.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <string>

#include "shared/domain/command.h"
#include "shared/store/store_thread.h"

namespace oneflower {

class Commands {
 public:
  using Result = std::expected<Receipt, CommandFailure>;
  using Then = std::function<void(const Result& result)>;

  // `store` outlives it; null: the store did not open, and commands are dropped.
  explicit Commands(StoreThread* store) : store_(store) {}

  bool HasStore() const { return store_ != nullptr; }
  int64_t revision() const { return store_ != nullptr ? store_->revision() : 0; }

  // Executes the command on the store's thread, then calls `then` on this one, in a later frame. If
  // the visit ends before, `then` is not called: the answer is nobody's business any more.
  void Submit(Command command, Then then);
  // The same, but `then` is called even if the visit is over. It must hold nothing of the visit.
  void SubmitPastVisit(Command command, Then then);

  // False if the answer is to no command of these.
  bool Deliver(const StoreThread::Answer& answer);
  void EndVisit();

 private:
  struct Pending {
    Then then;
    bool past_visit = false;
  };

  void Add(Command command, Pending pending);

  StoreThread* store_;
  std::map<int64_t, Pending> pending_;  // by ticket
};

// The id of the string that tells a visitor why a command failed; `otherwise` if the reason says
// nothing to them.
std::string TroubleId(const CommandFailure& failure, const char* otherwise);

}  // namespace oneflower
