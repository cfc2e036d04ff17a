// The pixels of the home screen on panels of every sharpness. The record of widgets cannot tell a
// black screen from any other.
#include <gtest/gtest.h>
#include <stb_image.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "tests/processes/programs.h"
#include "tests/support/long_run.h"

namespace oneflower {
namespace {

struct PanelCase {
  const char* name;
  const char* window;
  const char* mm;
  bool only_long;
};

constexpr PanelCase kPanels[] = {
    {"3PxPerMm", "960x540", "320x180", false},
    {"4KOf24Inches", "3840x2160", "527x296", true},  // 7.3 px/mm
    {"7PxPerMm", "1280x720", "175.6x98.7", false},
    {"10PxPerMm", "1920x1080", "192x108", true},
    {"14PxPerMmStanding", "1080x1920", "77x137", true},
    {"20PxPerMm", "1280x720", "64x36", false},
    {"8KOf17Inches", "7680x4320", "384x216", true},  // 20 px/mm
};

class SharpPanels : public Hall, public testing::WithParamInterface<PanelCase> {};

struct Share {
  double black = 0;
  double inked = 0;  // unlike the most frequent colour
  size_t colours = 0;
};

// Of the pixels of a PNG; nothing if it is none.
std::optional<Share> Look(const std::string& png) {
  constexpr int kStep = 7;  // one pixel in so many: an 8K picture has 33 million
  int width = 0;
  int height = 0;
  int channels = 0;
  const std::unique_ptr<stbi_uc, void (*)(void*)> rgb(
      stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(png.data()),
                            static_cast<int>(png.size()), &width, &height, &channels, 3),
      stbi_image_free);
  if (!rgb) return std::nullopt;
  std::map<std::array<stbi_uc, 3>, size_t> counts;
  size_t all = 0;
  for (int i = 0; i < width * height; i += kStep, ++all) {
    const stbi_uc* pixel = rgb.get() + ptrdiff_t{3} * i;
    ++counts[{pixel[0], pixel[1], pixel[2]}];
  }
  size_t most = 0;
  for (const auto& [colour, count] : counts) most = std::max(most, count);
  return Share{.black = static_cast<double>(counts[{0, 0, 0}]) / static_cast<double>(all),
               .inked = 1 - static_cast<double>(most) / static_cast<double>(all),
               .colours = counts.size()};
}

TEST_P(SharpPanels, HomeIsAPictureInEveryMode) {
  if (GetParam().only_long && !IsLongRun()) {
    GTEST_SKIP() << "a long run";
  }
  StationMachine station(Folder("station"));
  station.UsePanel(GetParam().window, GetParam().mm);
  std::string script;
  for (const char* mode : {"standard", "large", "elder", "child"}) {
    script += std::string("mode ") + mode + "\nwait 100\nshot " + mode + "\n";
  }
  station.Play(script);
  ASSERT_TRUE(station.Finishes());
  for (const char* mode : {"standard", "large", "elder", "child"}) {
    const auto share = Look(station.Picture(mode));
    ASSERT_TRUE(share) << mode;
    EXPECT_LT(share->black, 0.05) << mode;
    EXPECT_GT(share->inked, 0.1) << mode;
    EXPECT_GT(share->colours, 100U) << mode;
  }
  EXPECT_FALSE(ReadFile(station.data() / "kiosk.log").contains("OpenGL"));
}

INSTANTIATE_TEST_SUITE_P(, SharpPanels, testing::ValuesIn(kPanels),
                         [](const auto& panel) { return panel.param.name; });

}  // namespace
}  // namespace oneflower
