// The story page's looks, reckoned instead of looked at.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>
#include <string>

#include "sync/hub/pages/story_flower.h"
#include "sync/hub/pages/story_style.h"

namespace oneflower {
namespace {

// The colour a name has in one of the style's two blocks of colours.
unsigned ColorIn(const std::string& block, const std::string& name) {
  const size_t at = block.find("--" + name + ":#");
  EXPECT_NE(at, std::string::npos) << name;
  return static_cast<unsigned>(std::stoul(block.substr(at + name.size() + 4, 6), nullptr, 16));
}

// WCAG 2.1.
double Luminance(unsigned color) {
  const auto channel = [](unsigned value) {
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(color >> 16 & 255) + 0.7152 * channel(color >> 8 & 255) +
         0.0722 * channel(color & 255);
}

double Contrast(unsigned a, unsigned b) {
  const double first = Luminance(a) + 0.05;
  const double second = Luminance(b) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

TEST(StoryStyle, EveryTextIsReadableByDayAndByNight) {
  const std::string style = kStoryStyle;
  const size_t night = style.find("prefers-color-scheme:dark");
  ASSERT_NE(night, std::string::npos);
  for (const std::string& block : {style.substr(0, night), style.substr(night)}) {
    for (const auto& [text, ground] :
         std::array<std::pair<const char*, const char*>, 6>{{{"ink", "paper"},
                                                             {"ink", "card"},
                                                             {"soft", "paper"},
                                                             {"soft", "card"},
                                                             {"red", "paper"},
                                                             {"reached-ink", "reached"}}}) {
      EXPECT_GE(Contrast(ColorIn(block, text), ColorIn(block, ground)), 7.0)
          << text << " on " << ground;
    }
  }
}

TEST(StoryFlowerTest, EveryStageIsAPlantOfItsOwnInTheTopicsColour) {
  std::set<std::string> plants;
  for (const Stage stage : kStages) plants.insert(StoryFlower(stage, 3));
  EXPECT_EQ(plants.size(), kStages.size());
  EXPECT_NE(StoryFlower(Stage::kExecute, 0), StoryFlower(Stage::kExecute, 1));
  EXPECT_EQ(StoryFlower(Stage::kExecute, 0), StoryFlower(Stage::kExecute, 7));
  EXPECT_EQ(StoryFlower(Stage::kExecute, 6), StoryFlower(Stage::kExecute, -1));
  EXPECT_FALSE(StoryFlower(Stage::kExecute, 0).contains("script"));
}

}  // namespace
}  // namespace oneflower
