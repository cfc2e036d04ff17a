#include "kiosk/ui/glyph_pages.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <list>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "kiosk/ui/fonts.h"
#include "tests/support/unseen_pages.h"

namespace oneflower::ui {
namespace {

// Keeps what was put on it, as a card does.
class KeptPages final : public GlyphCard {
 public:
  int MaxTextureSide() const override { return 2048; }
  ImTextureID MakePage(int side) override {
    side_ = side;
    pages_.emplace_back(static_cast<size_t>(side) * static_cast<size_t>(side));
    return &pages_.back();
  }
  void FillPage(ImTextureID page, int x, int y, int width, int height,
                const uint8_t* coverage) override {
    EXPECT_TRUE(x >= 0 && y >= 0 && x + width <= side_ && y + height <= side_);
    for (int row = 0; row < height; ++row) {
      for (int column = 0; column < width; ++column) {
        At(page, x + column, y + row) = coverage[row * width + column];
      }
    }
  }
  void DropPage(ImTextureID /*page*/, int /*side*/) override {}
  uint8_t& At(ImTextureID page, int x, int y) {
    auto& pixels = *static_cast<std::vector<uint8_t>*>(page);
    return pixels[static_cast<size_t>(y) * static_cast<size_t>(side_) + static_cast<size_t>(x)];
  }
  // Coverage under a texture coordinate.
  uint8_t At(ImTextureID page, ImVec2 uv) {
    return At(page, static_cast<int>(uv.x * static_cast<float>(side_)),
              static_cast<int>(uv.y * static_cast<float>(side_)));
  }

 private:
  int side_ = 0;
  std::list<std::vector<uint8_t>> pages_;
};

const Panel kSharpPanel = {7680, 4320, 20};

TEST(GlyphPages, AGlyphsPixelsAreWhereItIsSaidToBe) {
  KeptPages card;
  const auto fonts = Fonts::Load().value();
  ASSERT_TRUE(fonts->UseCard(card));
  fonts->SetMetrics({{}, TextMode::kStandard});
  EXPECT_EQ(card.At(fonts->atlas().TexID, fonts->atlas().TexUvWhitePixel), 255);
  const PlacedGlyph& one = fonts->Place(fonts->Find(Face::kBold, U'一'));
  EXPECT_EQ(one.texture, fonts->atlas().TexID) << "shapes and text come from one texture";
  const ImVec2 middle = {(one.uv_min.x + one.uv_max.x) / 2, (one.uv_min.y + one.uv_max.y) / 2};
  EXPECT_EQ(card.At(one.texture, middle), 255) << "a stroke from side to side";
  EXPECT_EQ(&fonts->Place(fonts->Find(Face::kBold, U'一')), &one) << "it is put there once";
}

TEST(GlyphPages, FullPagesAreEmptiedButNeverThoseOfTheRunningFrame) {
  UnseenPages card;
  const auto fonts = Fonts::Load().value();
  ASSERT_TRUE(fonts->UseCard(card));
  fonts->SetMetrics({{.px_per_mm = 20}, TextMode::kElder});
  const auto place = [&](char32_t c) { return fonts->Place(fonts->Find(Face::kDisplay, c)); };
  for (char32_t c = 0x4E00; c < 0x4E00 + 300; ++c) {
    fonts->BeginFrame();
    const PlacedGlyph glyph = place(c);
    ASSERT_FALSE(glyph.missing);
    ASSERT_NE(glyph.texture, nullptr);
  }
  const size_t bound = fonts->pages().MaxPages();
  EXPECT_EQ(fonts->pages().page_count(), bound);
  // A frame that shows more than the bound: every glyph keeps its own place.
  fonts->BeginFrame();
  std::map<ImTextureID, std::set<std::pair<float, float>>> places;
  for (char32_t c = 0x5E00; c < 0x5E00 + 100; ++c) {
    const PlacedGlyph glyph = place(c);
    ASSERT_FALSE(glyph.missing);
    EXPECT_TRUE(places[glyph.texture].insert({glyph.uv_min.x, glyph.uv_min.y}).second);
  }
  EXPECT_GT(fonts->pages().page_count(), bound);
  fonts->BeginFrame();
  EXPECT_EQ(fonts->pages().page_count(), bound);
  EXPECT_FALSE(place(0x5E00).missing);
}

TEST(GlyphPages, TheLargestGlyphsOfTheSharpestPanelFitOnThePagesOfAnyCard) {
  for (const TextMode mode : kTextModes) {
    UnseenPages card;
    card.max_side = 1024;  // the least that OpenGL 3.3 allows
    const auto fonts = Fonts::Load().value();
    ASSERT_TRUE(fonts->UseCard(card));
    fonts->SetMetrics({kSharpPanel, mode});
    for (int face = 0; face < kFaceCount; ++face) {
      for (const char32_t c : {U'鬱', U'W', U'—', U'…'}) {
        EXPECT_FALSE(fonts->Place(fonts->Find(static_cast<Face>(face), c)).missing);
      }
    }
  }
}

TEST(GlyphPages, ACardWithoutRoomIsAnErrorAtTheStartAndABoxLater) {
  UnseenPages card;
  card.full = true;
  const auto fonts = Fonts::Load().value();
  const Status ready = fonts->UseCard(card);
  ASSERT_FALSE(ready);
  EXPECT_EQ(ready.error().kind, ErrorKind::kUnavailable);

  const auto later = Fonts::Load().value();
  card.full = false;
  ASSERT_TRUE(later->UseCard(card));
  later->SetMetrics({kSharpPanel, TextMode::kElder});
  card.full = true;
  size_t missing = 0;
  for (char32_t c = 0x4E00; c < 0x4E00 + 30; ++c) {
    missing += later->Place(later->Find(Face::kDisplay, c)).missing ? 1 : 0;
  }
  EXPECT_GT(missing, 0U);
  later->BeginFrame();
  EXPECT_FALSE(later->Place(later->Find(Face::kDisplay, U'花')).missing) << "in place of the old";
}

}  // namespace
}  // namespace oneflower::ui
