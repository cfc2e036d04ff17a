#include "kiosk/input/v4l2_camera.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "kiosk/input/video_device.h"

namespace oneflower {
namespace {

constexpr int kWaitMs = 100;  // how soon a camera is let go after it was closed

}  // namespace

struct V4l2Camera::Worker {
  Worker(std::string device_path, VideoCalls& video, const Clock& time)
      : path(std::move(device_path)), calls(video), clock(time) {
    thread = std::thread([this] { Run(); });
  }
  ~Worker() {
    Ask(false, true);
    thread.join();
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void Ask(bool open, bool last = false) {
    {
      const std::scoped_lock lock(mutex);
      wanted = open;
      ending = last;
      ++asked;
      state = open ? State::kOpening : State::kClosed;
      fresh = {};
    }
    changed.notify_one();
  }

  void Run() {
    std::unique_lock lock(mutex);
    int64_t done = 0;
    while (!ending) {
      changed.wait(lock, [&] { return done != asked; });
      done = asked;
      if (!wanted) continue;
      lock.unlock();
      {
        const auto device = VideoDevice::Open(calls, path);
        lock.lock();
        // Whoever changed their mind meanwhile gets the answer of the next round.
        if (done == asked) {
          state = device ? State::kReady : State::kMissing;
          alive_ms = clock.MonotonicMs();
          if (device) Watch(**device, lock, done);
        }
        lock.unlock();  // letting it go takes time
      }
      lock.lock();
    }
  }

  // Until something else is asked for, or it goes.
  void Watch(VideoDevice& device, std::unique_lock<std::mutex>& lock, int64_t done) {
    Pixels picture;
    while (done == asked && state == State::kReady) {
      const bool room = fresh.Empty();
      lock.unlock();
      const auto came = device.Next(kWaitMs, room ? &picture : nullptr);
      lock.lock();
      if (done != asked) return;
      if (!came) {
        state = State::kLost;
        fresh = {};
      } else if (*came) {
        alive_ms = clock.MonotonicMs();
        if (room) fresh = std::exchange(picture, {});
      }
    }
  }

  std::string path;
  VideoCalls& calls;
  const Clock& clock;
  std::mutex mutex;  // what follows
  std::condition_variable changed;
  bool wanted = false;
  bool ending = false;
  int64_t asked = 0;
  State state = State::kClosed;
  int64_t alive_ms = 0;
  Pixels fresh;  // came and was not taken yet
  std::thread thread;
};

V4l2Camera::V4l2Camera(std::string path, VideoCalls& calls, const Clock& clock)
    : worker_(std::make_unique<Worker>(std::move(path), calls, clock)) {}

V4l2Camera::~V4l2Camera() = default;

void V4l2Camera::Open() {
  if (state() == State::kClosed) worker_->Ask(true);
}

void V4l2Camera::Close() { worker_->Ask(false); }

Camera::State V4l2Camera::state() {
  const std::scoped_lock lock(worker_->mutex);
  // Some drivers go silent instead of telling that the device went.
  const bool blind = worker_->clock.MonotonicMs() - worker_->alive_ms > kBlindMs;
  if (worker_->state == State::kReady && blind) worker_->state = State::kLost;
  return worker_->state;
}

bool V4l2Camera::Take(Pixels& into) {
  const std::scoped_lock lock(worker_->mutex);
  if (worker_->state != State::kReady || worker_->fresh.Empty()) return false;
  into = std::exchange(worker_->fresh, {});
  return true;
}

}  // namespace oneflower
