// What tests put in the place of the outside world.
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>

#include "shared/base/clock.h"
#include "shared/base/random.h"

namespace oneflower {

class FakeClock final : public Clock {
 public:
  int64_t WallMs() const override { return wall_ms; }
  int64_t MonotonicMs() const override { return monotonic_ms; }
  void Advance(int64_t ms) {
    wall_ms += ms;
    monotonic_ms += ms;
  }

  int64_t wall_ms = 1'794'623'040'000;  // 2026-11-14 10:24 in Chengdu
  int64_t monotonic_ms = 1'000'000;
};

// The same numbers in every run.
class FakeRandom final : public Random {
 public:
  explicit FakeRandom(uint32_t seed = 1) : engine_(seed) {}
  void Fill(std::span<uint8_t> bytes) override {
    for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(engine_());
  }

 private:
  std::mt19937 engine_;
};

// A folder that is gone when the test is over.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "oneflower.XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace oneflower
