// Long polls: the check for news runs without the lock, and no notification is lost whenever it
// comes. What happens at the wrong moment happens inside of the check.
#include "sync/hub/news_waiters.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <semaphore>
#include <stdexcept>
#include <thread>
#include <vector>

namespace oneflower {
namespace {

using Outcome = NewsWaiters::Outcome;
using std::chrono::milliseconds;

// A lost notification shows as a wait that is this long, or half of it.
constexpr milliseconds kLimit{10'000};

// What Wait returns, unless it slept.
Outcome WaitAwake(NewsWaiters& waiters, const std::function<bool()>& has_news) {
  const auto begin = std::chrono::steady_clock::now();
  const Outcome outcome = waiters.Wait(has_news, kLimit);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, kLimit / 2) << "the waiter slept";
  return outcome;
}

TEST(NewsWaiters, NewsThatAreThereEndTheWaitAtOnce) {
  NewsWaiters waiters(1);
  EXPECT_EQ(waiters.Wait([] { return true; }, kLimit), Outcome::kNews);
}

TEST(NewsWaiters, WithoutNewsTheWaitTimesOutAfterOneCheck) {
  NewsWaiters waiters(1);
  int checks = 0;
  const auto check = [&] {
    ++checks;
    return false;
  };
  EXPECT_EQ(waiters.Wait(check, milliseconds(1)), Outcome::kTimedOut);
  EXPECT_EQ(checks, 1);
}

// The check has read the old state when the news come and are notified: it says no, and the waiter
// has not begun to sleep yet.
TEST(NewsWaiters, NotificationDuringTheCheckIsNotLost) {
  NewsWaiters waiters(1);
  int head = 0;
  int checks = 0;
  const auto check = [&] {
    const int read = head;
    if (++checks == 1) {
      head = 1;
      waiters.Notify();
    }
    return read == 1;
  };
  EXPECT_EQ(WaitAwake(waiters, check), Outcome::kNews);
  EXPECT_EQ(checks, 2);
}

TEST(NewsWaiters, SeveralNotificationsDuringOneCheckCauseOneMore) {
  NewsWaiters waiters(1);
  int checks = 0;
  const auto check = [&] {
    if (++checks == 1) {
      for (int i = 0; i < 3; ++i) waiters.Notify();
    }
    return false;
  };
  EXPECT_EQ(waiters.Wait(check, milliseconds(1)), Outcome::kTimedOut);
  EXPECT_EQ(checks, 2);
}

// While one waiter reads, others come, are counted and notified: none of them waits for its lock.
TEST(NewsWaiters, CheckHoldsUpNeitherNotifiersNorOtherWaiters) {
  NewsWaiters waiters(2);
  const auto check = [&] {
    std::thread other([&] {
      waiters.Notify();
      EXPECT_EQ(waiters.waiting(), 1);
      EXPECT_EQ(waiters.Wait([] { return true; }, kLimit), Outcome::kNews);
    });
    other.join();
    return true;
  };
  EXPECT_EQ(waiters.Wait(check, kLimit), Outcome::kNews);
}

TEST(NewsWaiters, NotificationWithoutNewsDoesNotEndTheWait) {
  NewsWaiters waiters(1);
  std::counting_semaphore checked(0);
  int checks = 0;
  auto waiting = std::async(std::launch::async, [&] {
    return waiters.Wait(
        [&] {
          checked.release();
          return ++checks == 3;
        },
        kLimit);
  });
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(checked.try_acquire_for(kLimit));
    EXPECT_EQ(waiters.waiting(), 1);
    waiters.Notify();
  }
  EXPECT_EQ(waiting.get(), Outcome::kNews);
}

TEST(NewsWaiters, EveryWaiterHearsOfEachOfManyNews) {
  constexpr int kWaiters = 4;
  constexpr int kNews = 2'000;
  NewsWaiters waiters(kWaiters);
  std::atomic<int> head = 0;
  std::vector<std::future<int>> seen;
  for (int i = 0; i < kWaiters; ++i) {
    seen.push_back(std::async(std::launch::async, [&] {
      int after = 0;
      while (after < kNews) {
        if (WaitAwake(waiters, [&] { return head != after; }) != Outcome::kNews) break;
        after = head;
      }
      return after;
    }));
  }
  for (int i = 0; i < kNews; ++i) {
    ++head;
    waiters.Notify();
  }
  for (auto& each : seen) EXPECT_EQ(each.get(), kNews);
}

TEST(NewsWaiters, StopDuringTheCheckEndsTheWait) {
  NewsWaiters waiters(1);
  const auto check = [&] {
    waiters.Stop();
    return false;
  };
  EXPECT_EQ(WaitAwake(waiters, check), Outcome::kStopped);
  EXPECT_EQ(WaitAwake(waiters, [] { return false; }), Outcome::kStopped) << "nobody waits now";
}

TEST(NewsWaiters, WaiterBeyondTheBoundIsTurnedAwayUnchecked) {
  NewsWaiters waiters(1);
  const auto check = [&] {
    EXPECT_EQ(waiters.waiting(), 1);
    EXPECT_EQ(waiters.Wait([] { return true; }, kLimit), Outcome::kTooMany);
    return true;
  };
  EXPECT_EQ(waiters.Wait(check, kLimit), Outcome::kNews);
  EXPECT_EQ(waiters.waiting(), 0);
  EXPECT_EQ(waiters.Wait([] { return true; }, kLimit), Outcome::kNews) << "the place is free again";
}

TEST(NewsWaiters, CheckThatThrowsGivesItsPlaceBack) {
  NewsWaiters waiters(1);
  const auto check = []() -> bool { throw std::runtime_error("no memory"); };
  EXPECT_THROW(waiters.Wait(check, kLimit), std::runtime_error);
  EXPECT_EQ(waiters.waiting(), 0);
}

}  // namespace
}  // namespace oneflower
