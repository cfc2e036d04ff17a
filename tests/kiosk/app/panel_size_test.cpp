#include "kiosk/app/panel_size.h"

#include <gtest/gtest.h>

#include <limits>

namespace oneflower {
namespace {

ErrorKind KindOf(const ui::Panel& panel) {
  const Status status = CheckPanel(panel);
  return status ? ErrorKind::kIo : status.error().kind;
}

TEST(CheckPanel, PanelsFromASmallWindowToA8KWallPass) {
  for (const ui::Panel& panel : {ui::Panel{},
                                 {1920, 1080, 1920.0F / 1210},  // 55"
                                 {1080, 1920, 4.04F},
                                 {320, 320, 3},
                                 {7680, 4320, 20},
                                 {4320, 7680, 20}}) {
    const Status status = CheckPanel(panel);
    EXPECT_TRUE(status) << status.error().detail;
  }
}

TEST(CheckPanel, PixelsOutsideOfTheLimitsAreInvalid) {
  for (const ui::Panel& panel : {ui::Panel{319, 1080, 4},
                                 {1920, 0, 4},
                                 {-1920, 1080, 4},
                                 {7681, 1080, 4},
                                 {7680, 4321, 4},
                                 {4321, 4321, 4},
                                 {99'999'999, 99'999'999, 4}}) {
    EXPECT_EQ(KindOf(panel), ErrorKind::kInvalid) << panel.width << " x " << panel.height;
  }
}

TEST(CheckPanel, DensitiesOutsideOfTheLimitsAreInvalid) {
  for (const float density : {0.0F, 0.5F, 20.1F, -4.0F, std::numeric_limits<float>::infinity(),
                              std::numeric_limits<float>::quiet_NaN()}) {
    EXPECT_EQ(KindOf({1920, 1080, density}), ErrorKind::kInvalid) << density;
  }
}

}  // namespace
}  // namespace oneflower
