#include "sync/client/board_worker.h"

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <utility>

#include "sync/client/board_exchange.h"
#include "sync/client/tuning.h"

namespace oneflower {

using Kind = ExchangeResult::Kind;

struct BoardWorker::Impl {
  Parts parts;
  std::atomic<bool> stopping = false;
  std::atomic<bool> nudged = false;
  std::thread thread;

  // Of its thread alone. Times are monotonic.
  int64_t put_at_ms = 0;
  int put_failures = 0;  // in a row
  ClassBoard::Wanted wanted;
  int64_t look_at_ms = 0;

  explicit Impl(Parts given) : parts(std::move(given)) {}

  void Work();
  void PutIfDue(BoardExchange& exchange);
  void LookIfDue(BoardExchange& exchange);
  int64_t RetryMs(const ExchangeResult& result);
};

BoardWorker::BoardWorker(Parts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
BoardWorker::~BoardWorker() { Stop(); }

void BoardWorker::Start() {
  impl_->thread = std::thread([this] { impl_->Work(); });
}

void BoardWorker::Stop() {
  impl_->stopping = true;
  impl_->parts.way->Cancel();
  impl_->parts.board.Wake();
  if (impl_->thread.joinable()) impl_->thread.join();
}

void BoardWorker::Nudge() {
  impl_->nudged = true;
  impl_->parts.board.Wake();
}

void BoardWorker::Impl::Work() {
  BoardExchange exchange(parts.door, *parts.way, parts.identity, parts.clock, parts.random,
                         parts.log);
  while (!stopping) {
    PutIfDue(exchange);
    LookIfDue(exchange);
    const int64_t next_ms = wanted.code.empty() ? put_at_ms : std::min(put_at_ms, look_at_ms);
    if (const int64_t ms = next_ms - parts.clock.MonotonicMs(); ms > 0) parts.board.Sleep(ms);
  }
}

// A step of the children's ends the wait for the next one, but not one after a failure.
void BoardWorker::Impl::PutIfDue(BoardExchange& exchange) {
  if (nudged.exchange(false) && put_failures == 0) put_at_ms = 0;
  if (parts.clock.MonotonicMs() < put_at_ms || stopping) return;
  const ExchangeResult result = exchange.PutOnce();
  if (stopping) return;  // a request that was ended on purpose is no failure
  const bool failed = result.kind == Kind::kFailed;
  if (failed && put_failures == 0) parts.log.Warn("board: " + result.why);
  if (!failed && put_failures > 0) parts.log.Info("board: goes on");
  put_failures = failed ? put_failures + 1 : 0;
  const int64_t idle_ms = result.retry_after_ms > 0 ? result.retry_after_ms : tuning::kLookAgainMs;
  const int64_t pause_ms = failed ? RetryMs(result) : result.kind == Kind::kDone ? 0 : idle_ms;
  put_at_ms = parts.clock.MonotonicMs() + pause_ms;
}

int64_t BoardWorker::Impl::RetryMs(const ExchangeResult& result) {
  const int64_t delay_ms = RetryDelayMs(put_failures, 0, parts.random);
  return std::max(result.retry_after_ms, std::min(delay_ms, tuning::kBoardRetryCapMs));
}

void BoardWorker::Impl::LookIfDue(BoardExchange& exchange) {
  ClassBoard::Wanted now = parts.board.wanted();
  if (now.number != wanted.number) look_at_ms = 0;
  wanted = std::move(now);
  if (wanted.code.empty() || parts.clock.MonotonicMs() < look_at_ms || stopping) return;
  const ExchangeResult result = exchange.LookOnce(parts.board);
  look_at_ms = parts.clock.MonotonicMs() + std::max(result.retry_after_ms, tuning::kLookAtBoardMs);
}

}  // namespace oneflower
