#include "kiosk/input/sheet_ground.h"

#include <cairo.h>

#include <algorithm>
#include <memory>
#include <numbers>

#include "kiosk/input/photo_writer.h"
#include "kiosk/input/sketch_paint.h"

namespace oneflower {
namespace {

constexpr double kRound = 0.004;  // of the sheet's width
constexpr double kLetterSize = 0.016;
constexpr uint32_t kNameColor = 0x2B2523;

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Brush = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

int HeightOf(int width) { return static_cast<int>(static_cast<float>(width) * kSheetHeight); }

Surface MakeSurface(int width) {
  return {cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, HeightOf(width)),
          cairo_surface_destroy};
}

// Cairo's pixels are numbers 0x00RRGGBB.
void Fill(cairo_surface_t* surface, const Pixels& ground) {
  cairo_surface_flush(surface);
  const int width = cairo_image_surface_get_width(surface);
  const int height = cairo_image_surface_get_height(surface);
  const float scale = std::min(static_cast<float>(ground.width) / static_cast<float>(width),
                               static_cast<float>(ground.height) / static_cast<float>(height));
  const float left = (static_cast<float>(ground.width) - scale * static_cast<float>(width)) / 2;
  const float top = (static_cast<float>(ground.height) - scale * static_cast<float>(height)) / 2;
  const auto source = [&](float from, int i, int most) {
    return std::clamp(static_cast<int>(from + (static_cast<float>(i) + 0.5F) * scale), 0, most - 1);
  };
  for (int y = 0; y < height; ++y) {
    auto* row = reinterpret_cast<uint32_t*>(cairo_image_surface_get_data(surface) +
                                            static_cast<std::ptrdiff_t>(y) *
                                                cairo_image_surface_get_stride(surface));
    for (int x = 0; x < width; ++x) {
      const uint8_t* pixel =
          ground.At(source(left, x, ground.width), source(top, y, ground.height));
      row[x] = static_cast<uint32_t>(pixel[0] << 16 | pixel[1] << 8 | pixel[2]);
    }
  }
  cairo_surface_mark_dirty(surface);
}

// Takes the pixels out and leaves none behind.
Pixels TakePixels(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  Pixels pixels(cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface));
  for (int y = 0; y < pixels.height; ++y) {
    auto* row = reinterpret_cast<uint32_t*>(cairo_image_surface_get_data(surface) +
                                            static_cast<std::ptrdiff_t>(y) *
                                                cairo_image_surface_get_stride(surface));
    uint8_t* to = pixels.At(0, y);
    for (int x = 0; x < pixels.width; ++x, to += 4) {
      to[0] = row[x] >> 16 & 0xFF;
      to[1] = row[x] >> 8 & 0xFF;
      to[2] = row[x] & 0xFF;
      to[3] = 255;
    }
    std::fill_n(row, pixels.width, 0U);
  }
  return pixels;
}

void SetColor(cairo_t* cairo, uint32_t rgb) {
  cairo_set_source_rgb(cairo, (rgb >> 16 & 0xFF) / 255.0, (rgb >> 8 & 0xFF) / 255.0,
                       (rgb & 0xFF) / 255.0);
}

void PaintBlock(cairo_t* cairo, const SheetBlock& block) {
  constexpr double kQuarter = std::numbers::pi / 2;
  const double right = block.x + block.w;
  const double bottom = block.y + block.h;
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, right - kRound, block.y + kRound, kRound, -kQuarter, 0);
  cairo_arc(cairo, right - kRound, bottom - kRound, kRound, 0, kQuarter);
  cairo_arc(cairo, block.x + kRound, bottom - kRound, kRound, kQuarter, 2 * kQuarter);
  cairo_arc(cairo, block.x + kRound, block.y + kRound, kRound, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(cairo);
  SetColor(cairo, block.color);
  cairo_fill(cairo);
  cairo_text_extents_t name;
  cairo_text_extents(cairo, block.name.c_str(), &name);
  if (block.name.empty() || name.width > block.w || name.height > block.h) return;
  SetColor(cairo, kNameColor);
  cairo_move_to(cairo, block.x + (block.w - name.width) / 2 - name.x_bearing,
                block.y + (block.h - name.height) / 2 - name.y_bearing);
  cairo_show_text(cairo, block.name.c_str());
}

}  // namespace

Pixels PaintBlocks(std::span<const SheetBlock> blocks, uint32_t paper, int width) {
  const Surface surface = MakeSurface(width);
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return {};
  const Brush cairo(cairo_create(surface.get()), cairo_destroy);
  SetColor(cairo.get(), paper);
  cairo_paint(cairo.get());
  cairo_scale(cairo.get(), width, width);
  cairo_select_font_face(cairo.get(), "Noto Sans CJK SC", CAIRO_FONT_SLANT_NORMAL,
                         CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo.get(), kLetterSize);
  for (const SheetBlock& block : blocks) PaintBlock(cairo.get(), block);
  return TakePixels(surface.get());
}

Result<Bytes> SketchJpeg(const Sketch& sketch, const Pixels& ground, int width) {
  const Surface surface = MakeSurface(width);
  const cairo_status_t status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) return Fail(ErrorKind::kIo, cairo_status_to_string(status));
  if (!ground.Empty()) Fill(surface.get(), ground);
  const Brush cairo(cairo_create(surface.get()), cairo_destroy);
  PaintStrokes(cairo.get(), sketch, width);
  return JpegOf(TakePixels(surface.get()));
}

}  // namespace oneflower
