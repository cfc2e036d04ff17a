#include "sync/client/class_board.h"

#include <chrono>
#include <utility>

namespace oneflower {

ClassBoard::ClassBoard(std::function<void()> on_news) : on_news_(std::move(on_news)) {}

void ClassBoard::Want(const std::string& code) {
  {
    const std::lock_guard guard(mutex_);
    if (wanted_.code == code) return;
    wanted_ = {code, std::string(), wanted_.number + 1};
    reached_.reset();
    news_.reset();
  }
  Wake();
}

std::optional<ClassBoard::News> ClassBoard::TakeNews() {
  const std::lock_guard guard(mutex_);
  return std::exchange(news_, std::nullopt);
}

ClassBoard::Wanted ClassBoard::wanted() const {
  const std::lock_guard guard(mutex_);
  return wanted_;
}

void ClassBoard::Bring(const std::string& code, std::string mark, std::vector<KeptSheet> sheets) {
  Tell(code, true, std::move(sheets), std::move(mark));
}

void ClassBoard::BringNothingNew(const std::string& code) { Tell(code, true, std::nullopt, {}); }

void ClassBoard::Miss(const std::string& code) { Tell(code, false, std::nullopt, {}); }

void ClassBoard::Tell(const std::string& code, bool reached,
                      std::optional<std::vector<KeptSheet>> sheets, std::string mark) {
  {
    const std::lock_guard guard(mutex_);
    if (wanted_.code != code) return;
    if (reached_ == reached && !sheets) return;
    reached_ = reached;
    if (!news_) news_ = News{};
    news_->reached = reached;
    if (sheets) {
      news_->sheets = std::move(sheets);
      wanted_.mark = std::move(mark);
    }
  }
  if (on_news_) on_news_();
}

void ClassBoard::Sleep(int64_t ms) {
  std::unique_lock guard(mutex_);
  wake_.wait_for(guard, std::chrono::milliseconds(ms), [this] { return woken_; });
  woken_ = false;
}

void ClassBoard::Wake() {
  {
    const std::lock_guard guard(mutex_);
    woken_ = true;
  }
  wake_.notify_all();
}

}  // namespace oneflower
