#include "kiosk/input/picture_file.h"

#include <cairo.h>

#include <memory>

#include "kiosk/input/png_surface.h"

namespace oneflower {
namespace {

cairo_status_t Append(void* to, const unsigned char* data, unsigned int length) {
  auto& png = *static_cast<Bytes*>(to);
  png.insert(png.end(), data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Result<Bytes> PngOf(cairo_surface_t* surface) {
  Bytes png;
  const cairo_status_t status = cairo_surface_write_to_png_stream(surface, Append, &png);
  if (status != CAIRO_STATUS_SUCCESS) return Fail(ErrorKind::kIo, cairo_status_to_string(status));
  return png;
}

Result<Bytes> PngOf(std::span<const uint8_t> rgb, int width, int height) {
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), cairo_surface_destroy);
  cairo_surface_flush(surface.get());
  unsigned char* rows = cairo_image_surface_get_data(surface.get());
  if (rows == nullptr || rgb.size() < static_cast<size_t>(width) * height * 3) {
    return Fail(ErrorKind::kIo, "no pixels for a picture");
  }
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < height; ++y) {
    auto* row = reinterpret_cast<uint32_t*>(rows + static_cast<ptrdiff_t>(y) * stride);
    for (int x = 0; x < width; ++x) {
      const size_t at = (static_cast<size_t>(y) * width + x) * 3;
      row[x] = static_cast<uint32_t>(rgb[at]) << 16 | static_cast<uint32_t>(rgb[at + 1]) << 8 |
               rgb[at + 2];
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return PngOf(surface.get());
}

}  // namespace oneflower
