// The short tour by the real kiosk, as a newcomer without a display starts it.
#include "kiosk/app/tour.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "kiosk/app/pick_screen.h"
#include "kiosk/app/play_script.h"
#include "kiosk/input/photo_reader.h"
#include "tests/processes/programs.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

// Which share of the pixels has another colour than the most frequent one.
double ShareThatDiffers(const Pixels& picture) {
  std::map<std::array<uint8_t, 3>, int64_t> counts;
  constexpr int kStep = 11;  // one of a hundred tells as much
  int64_t all = 0;
  for (int y = 0; y < picture.height; y += kStep) {
    for (int x = 0; x < picture.width; x += kStep, ++all) {
      const uint8_t* pixel = picture.At(x, y);
      ++counts[{pixel[0], pixel[1], pixel[2]}];
    }
  }
  const auto most =
      std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; });
  return 1 - static_cast<double>(most->second) / static_cast<double>(all);
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
  for (int i = 0; i <= static_cast<int>(Screen::kTold); ++i) {
    names.insert(ScreenName(static_cast<Screen>(i)));
  }
  return names;
}

class Tour : public Hall {
 protected:
  void ExpectPicture(const std::string& shot) {
    const std::string file = ReadFile(Folder("tour") / (shot + ".png"));
    const auto picture =
        ReadPicture({reinterpret_cast<const uint8_t*>(file.data()), file.size()}, 1920);
    ASSERT_TRUE(picture) << shot;
    const bool wide = shot.starts_with("wide");
    EXPECT_EQ(picture->width, wide ? 1920 : 1080) << shot;
    EXPECT_EQ(picture->height, wide ? 1080 : 1920) << shot;
    EXPECT_GT(ShareThatDiffers(*picture), 0.05) << shot << " is all but empty";
  }
};

// On a leap day, so that no other day is more of a stranger to it.
TEST_F(Tour, TheShortOneShowsEveryScreenAndNothingThatTheLintMinds) {
  Process kiosk({ONEFLOWER_KIOSK, "--data", Folder("data").string(), "--assets",
                 ONEFLOWER_SOURCE_DIR "/assets", "--no-hub", "--samples", "--day", "2028-02-29",
                 "--tour", Folder("tour").string(), "--short"});
  ASSERT_EQ(kiosk.WaitForEnd(seconds(400)), 0) << kiosk.out() << kiosk.err();
  EXPECT_FALSE(kiosk.err().contains("lint: ")) << kiosk.err();

  const std::set<std::string> shots = ShotsOf(ShortTourScript());
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
