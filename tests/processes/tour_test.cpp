// The short tour by the real kiosk, as a newcomer without a display starts it.
#include "kiosk/app/tour.h"

#include <gtest/gtest.h>
#include <png.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "kiosk/app/pick_screen.h"
#include "kiosk/app/play_script.h"
#include "kiosk/features/features.h"
#include "tests/processes/programs.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

struct ReadShot {
  int width = 0;
  int height = 0;
  std::vector<uint8_t> gray;  // row by row; empty: it could not be read
};

// By the library itself: it is not watched by the sanitizer, which would take most of the time.
ReadShot ReadPng(const fs::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, file.c_str()) == 0) return {};
  image.format = PNG_FORMAT_GRAY;
  ReadShot shot{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  shot.gray.resize(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, shot.gray.data(), 0, nullptr) == 0) return {};
  return shot;
}

// Which share of the pixels has another shade than the most frequent one.
double ShareThatDiffers(const ReadShot& shot) {
  constexpr size_t kStep = 101;  // one of a hundred tells as much
  std::array<int64_t, 256> counts{};
  int64_t all = 0;
  for (size_t i = 0; i < shot.gray.size(); i += kStep, ++all) ++counts[shot.gray[i]];
  return 1 - static_cast<double>(std::ranges::max(counts)) / static_cast<double>(all);
}

std::set<std::string> ShotsOf(const std::string& script) {
  std::set<std::string> shots;
  const auto actions = ParsePlayScript(script).value();
  for (const PlayAction& action : actions) {
    if (action.verb == PlayAction::Verb::kShot) shots.insert(action.target);
  }
  return shots;
}

std::set<std::string> AllScreens() {
  std::set<std::string> names;
  for (const std::string_view screen : kFeatureScreens) names.emplace(screen);
  for (int i = 0; i <= static_cast<int>(Screen::kPlannerShow); ++i) {
    names.insert(ScreenName(static_cast<Screen>(i)));
  }
  return names;
}

class Tour : public Hall {
 protected:
  void ExpectPicture(const std::string& shot) {
    const ReadShot picture = ReadPng(Folder("tour") / (shot + ".png"));
    ASSERT_FALSE(picture.gray.empty()) << shot;
    const bool wide = shot.starts_with("wide");
    EXPECT_EQ(picture.width, wide ? 1920 : 1080) << shot;
    EXPECT_EQ(picture.height, wide ? 1080 : 1920) << shot;
    EXPECT_GT(ShareThatDiffers(picture), 0.05) << shot << " is all but empty";
  }
};

// On a leap day, so that no other day is more of a stranger to it.
TEST_F(Tour, TheShortOneShowsEveryScreenAndNothingThatTheLintMinds) {
  Process kiosk({ONEFLOWER_KIOSK, "--data", Folder("data").string(), "--assets",
                 ONEFLOWER_SOURCE_DIR "/assets", "--no-hub", "--samples", "--day", "2028-02-29",
                 "--tour", Folder("tour").string(), "--short"});
  ASSERT_EQ(kiosk.WaitForEnd(seconds(400)), 0) << kiosk.out() << kiosk.err();
  EXPECT_FALSE(kiosk.err().contains("lint: ")) << kiosk.err();

  const std::set<std::string> shots = ShotsOf(ShortTourScript(0));
  EXPECT_TRUE(kiosk.out().ends_with(std::to_string(shots.size()) + " pictures and records are in " +
                                    Folder("tour").string() + "\n"))
      << kiosk.out();
  std::set<std::string> screens;
  for (const std::string& shot : shots) {
    ExpectPicture(shot);
    const auto record =
        nlohmann::json::parse(ReadFile(Folder("tour") / (shot + ".json")), nullptr, false);
    ASSERT_TRUE(record.is_object()) << shot;
    EXPECT_FALSE(record["widgets"].empty()) << shot;
    screens.insert(record["screen"]);
  }
  EXPECT_EQ(screens, AllScreens());
}

}  // namespace
}  // namespace oneflower
