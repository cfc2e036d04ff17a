#include "kiosk/input/scripted_camera.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace oneflower {
namespace {

using Color = std::array<uint8_t, 3>;

constexpr Color kSky = {190, 220, 240};
constexpr Color kGrass = {140, 190, 120};
constexpr Color kPath = {205, 190, 165};
constexpr Color kPetal = {214, 58, 46};
constexpr Color kHeart = {244, 184, 44};
constexpr Color kBench = {120, 84, 52};

// A flower that swings over a bench on a lawn. `x` and `y` are 0..1 of the picture's width.
Color ColorAt(float x, float y, float height, float swing) {
  const float across = x - 0.5F - swing;
  const float down = y - height * 0.42F;
  const float far = std::hypot(across, down);
  if (far < 0.035F) return kHeart;
  if (far < 0.105F && far < 0.075F + 0.03F * std::cos(6 * std::atan2(down, across))) return kPetal;
  const bool bench = x > 0.16F && x < 0.38F && y > height * 0.66F && y < height * 0.72F;
  const bool legs = (std::abs(x - 0.19F) < 0.01F || std::abs(x - 0.35F) < 0.01F) &&
                    y >= height * 0.72F && y < height * 0.82F;
  if (bench || legs) return kBench;
  if (y < height * 0.5F) return kSky;
  return std::abs(x - 0.75F) < (y - height * 0.4F) * 0.3F ? kPath : kGrass;
}

void Paint(Pixels& picture, float swing) {
  const auto width = static_cast<float>(picture.width);
  const float height = static_cast<float>(picture.height) / width;
  for (int y = 0; y < picture.height; ++y) {
    uint8_t* pixel = picture.At(0, y);
    for (int x = 0; x < picture.width; ++x, pixel += 4) {
      const Color color =
          ColorAt(static_cast<float>(x) / width, static_cast<float>(y) / width, height, swing);
      std::ranges::copy(color, pixel);
      pixel[3] = 255;
    }
  }
}

}  // namespace

bool ScriptedCamera::There() const {
  bool there = true;
  for (const Part& part : script_.parts) {
    if (SinceMade() >= part.from_ms) there = part.there;
  }
  return there;
}

void ScriptedCamera::Plug(bool there) { script_.parts.push_back({SinceMade(), there}); }

void ScriptedCamera::Open() {
  if (state_ != State::kClosed) return;
  state_ = There() ? State::kReady : State::kMissing;
  opened_ms_ = clock_.MonotonicMs();
  taken_ = -1;
}

void ScriptedCamera::Close() { state_ = State::kClosed; }

Camera::State ScriptedCamera::state() {
  if (state_ == State::kReady && !There()) state_ = State::kLost;
  return state_;
}

bool ScriptedCamera::Take(Pixels& into) {
  if (state() != State::kReady) return false;
  const int64_t number = (clock_.MonotonicMs() - opened_ms_) / kFrameMs;
  if (number == taken_) return false;
  taken_ = number;
  if (into.width != script_.width || into.height != script_.height) {
    into = Pixels(script_.width, script_.height);
  }
  Paint(into, 0.12F * std::sin(static_cast<float>(number) * 0.08F));
  return true;
}

std::optional<ScriptedCamera::Script> CameraScriptFromName(std::string_view name) {
  using Script = ScriptedCamera::Script;
  if (name == "test") return Script{};
  if (name == "none") return Script{.parts = {{0, false}}};
  if (name == "lost") return Script{.parts = {{4'000, false}, {10'000, true}}};
  return std::nullopt;
}

}  // namespace oneflower
