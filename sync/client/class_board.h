// What the hub says that stands on the board of one class, on its way from the thread that asks to
// the one that shows it. In memory only, and only while somebody looks.
//
// Safe from every thread; nobody waits here for the network.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "shared/domain/sheet.h"

namespace oneflower {

class ClassBoard {
 public:
  // `on_news` is called by the thread that asks; it should only wake the one that shows.
  explicit ClassBoard(std::function<void()> on_news = {});

  struct News {
    std::optional<std::vector<KeptSheet>> sheets;  // nothing: as they were
    bool reached = false;                          // the hub answered when it was last asked
  };

  // For the one who shows. From now on that class is asked for; empty: none, and nothing of what
  // came before is kept.
  void Want(const std::string& code);
  std::optional<News> TakeNews();  // since this was asked last

  // For the one who asks: what is wanted, and the hub's mark of what came of it so far.
  struct Wanted {
    std::string code;
    std::string mark;
    int64_t number = 0;  // another one whenever something is wanted anew
  };
  Wanted wanted() const;
  // The answer to it; of a class that is wanted no longer nothing is kept.
  void Bring(const std::string& code, std::string mark, std::vector<KeptSheet> sheets);
  void BringNothingNew(const std::string& code);
  void Miss(const std::string& code);  // no answer that counts

  // The one who asks sleeps here, until that time has passed, something is wanted, or Wake.
  void Sleep(int64_t ms);
  void Wake();

 private:
  void Tell(const std::string& code, bool reached, std::optional<std::vector<KeptSheet>> sheets,
            std::string mark);

  const std::function<void()> on_news_;
  mutable std::mutex mutex_;  // guards all below
  std::condition_variable wake_;
  bool woken_ = false;
  Wanted wanted_;
  std::optional<bool> reached_;
  std::optional<News> news_;
};

}  // namespace oneflower
