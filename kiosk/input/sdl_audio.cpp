#include "kiosk/input/sdl_audio.h"

#include <SDL.h>

#include <atomic>
#include <condition_variable>
#include <thread>
#include <utility>

namespace oneflower {
namespace {

constexpr int kBlocksASecond = 32;
constexpr int64_t kMuteMs = 2'000;     // ALSA stalls after an overrun without a word (SDL#13761)
constexpr int64_t kOpeningMs = 4'000;  // a sound server that takes longer is as good as none

// A power of two near a thirty-second of a second: some drivers take nothing else.
Uint16 BlockSize(int rate) {
  int size = 256;
  while (size * 2 <= rate / kBlocksASecond) size *= 2;
  return static_cast<Uint16>(size);
}

}  // namespace

SdlAudio::~SdlAudio() {
  if (started_) SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

bool SdlAudio::Start() {
  const std::scoped_lock lock(mutex_);
  if (!started_) started_ = SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
  return started_;
}

struct SdlDevice::Worker {
  Worker(Kind which, SdlAudio& sdl, const Clock& time, Block each)
      : kind(which), audio(sdl), clock(time), block(std::move(each)) {
    thread = std::thread([this] { Run(); });
  }
  ~Worker() {
    Ask(0, true);
    thread.join();
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void Ask(int rate, bool last = false) {
    {
      const std::scoped_lock lock(mutex);
      ++asked;
      wanted_rate = rate;
      ending = last;
      state = rate > 0 ? DeviceState::kOpening : DeviceState::kClosed;
      since_ms = clock.MonotonicMs();
    }
    changed.notify_one();
  }

  void Run() {
    std::unique_lock lock(mutex);
    int64_t done = 0;
    while (!ending || done != asked) {
      changed.wait(lock, [&] { return done != asked; });
      done = asked;
      const int rate = wanted_rate;
      lock.unlock();
      CloseDevice();
      if (rate > 0) OpenDevice(rate);
      lock.lock();
      // Whoever changed their mind meanwhile gets the answer of the next round.
      if (rate > 0 && done == asked) {
        state = device != 0 ? DeviceState::kReady : DeviceState::kMissing;
      }
    }
    SDL_TLSCleanup();  // what SDL keeps of a thread that is not its own
  }

  void OpenDevice(int rate) {
    if (!audio.Start()) return;
    SDL_AudioSpec wish{};
    wish.freq = rate;
    wish.format = AUDIO_S16SYS;
    wish.channels = 1;
    wish.samples = BlockSize(rate);
    wish.callback = &Worker::OnBlock;
    wish.userdata = this;
    alive_ms = clock.MonotonicMs();
    // No change allowed: SDL converts to what the device has.
    device = SDL_OpenAudioDevice(nullptr, kind == Kind::kCapture ? 1 : 0, &wish, nullptr, 0);
    if (device != 0) SDL_PauseAudioDevice(device, 0);
  }

  void CloseDevice() {
    if (device != 0) SDL_CloseAudioDevice(device.exchange(0));
  }

  static void OnBlock(void* worker, Uint8* bytes, int length) {
    auto* self = static_cast<Worker*>(worker);
    self->alive_ms = self->clock.MonotonicMs();
    self->block({reinterpret_cast<int16_t*>(bytes), static_cast<size_t>(length) / 2});
  }

  DeviceState Look() {
    const std::scoped_lock lock(mutex);
    const int64_t now = clock.MonotonicMs();
    if (state == DeviceState::kOpening && now - since_ms > kOpeningMs) {
      return DeviceState::kMissing;
    }
    if (state == DeviceState::kReady && device != 0) {
      const bool gone = SDL_GetAudioDeviceStatus(device) == SDL_AUDIO_STOPPED;
      if (gone || now - alive_ms > kMuteMs) state = DeviceState::kLost;
    }
    return state;
  }

  Kind kind;
  SdlAudio& audio;
  const Clock& clock;
  Block block;
  std::atomic<SDL_AudioDeviceID> device = 0;
  std::atomic<int64_t> alive_ms = 0;
  std::mutex mutex;  // what follows
  std::condition_variable changed;
  int64_t asked = 0;
  int wanted_rate = 0;
  bool ending = false;
  DeviceState state = DeviceState::kClosed;
  int64_t since_ms = 0;
  std::thread thread;
};

SdlDevice::SdlDevice(Kind kind, SdlAudio& audio, const Clock& clock, Block block)
    : worker_(std::make_unique<Worker>(kind, audio, clock, std::move(block))) {}

SdlDevice::~SdlDevice() = default;

void SdlDevice::Open(int rate) { worker_->Ask(rate); }

void SdlDevice::Close() { worker_->Ask(0); }

DeviceState SdlDevice::state() { return worker_->Look(); }

}  // namespace oneflower
