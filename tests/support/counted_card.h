// A graphics card that only counts.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "kiosk/ui/image.h"

namespace oneflower {

class CountedCard final : public ui::TextureCard {
 public:
  ImTextureID Upload(int width, int height, std::span<const uint8_t> rgba) override {
    EXPECT_EQ(rgba.size(), static_cast<size_t>(width) * static_cast<size_t>(height) * 4);
    if (full) return nullptr;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): names, as those of a real card
    const auto name = reinterpret_cast<ImTextureID>(++last_);
    on_it_[name] = static_cast<int64_t>(rgba.size());
    most_bytes = std::max(most_bytes, bytes());
    return name;
  }
  void Replace(ImTextureID texture, int width, int height, std::span<const uint8_t> rgba) override {
    EXPECT_EQ(rgba.size(), static_cast<size_t>(width) * static_cast<size_t>(height) * 4);
    EXPECT_EQ(on_it_.at(texture), static_cast<int64_t>(rgba.size()));
  }
  void Drop(ImTextureID texture) override {
    EXPECT_EQ(on_it_.erase(texture), 1U) << "dropped twice, or never there";
  }

  size_t textures() const { return on_it_.size(); }
  int64_t bytes() const {
    int64_t sum = 0;
    for (const auto& [name, size] : on_it_) sum += size;
    return sum;
  }

  int64_t most_bytes = 0;
  bool full = false;

 private:
  intptr_t last_ = 0;
  std::map<ImTextureID, int64_t> on_it_;
};

}  // namespace oneflower
