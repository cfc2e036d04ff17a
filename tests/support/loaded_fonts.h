// The fonts, loaded once for a whole test program: the glyphs of one test are those of the next.
#pragma once

#include <gtest/gtest.h>

#include "kiosk/ui/fonts.h"
#include "tests/support/unseen_pages.h"

namespace oneflower {

inline ui::Fonts& LoadedFonts() {
  static UnseenPages pages;
  static const auto fonts = [] {
    auto loaded = ui::Fonts::Load().value();
    EXPECT_TRUE(loaded->UseCard(pages));
    return loaded;
  }();
  return *fonts;
}

}  // namespace oneflower
