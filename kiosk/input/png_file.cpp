#include "kiosk/input/png_file.h"

#include <png.h>

namespace oneflower {

Status WritePng(const RgbPicture& picture, const std::filesystem::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  const png_int_32 upwards = -3 * picture.width;
  const bool written = png_image_write_to_file(&image, file.c_str(), 0, picture.rows_upwards.data(),
                                               upwards, nullptr) != 0;
  if (written) return {};
  return Fail(ErrorKind::kIo, "cannot write " + file.string() + ": " + image.message);
}

}  // namespace oneflower
