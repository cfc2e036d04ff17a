#include "kiosk/input/photo_reader.h"

#include <png.h>
#include <turbojpeg.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

namespace oneflower {
namespace {

constexpr uint8_t kPngBegin[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr uint8_t kJpegBegin[] = {0xFF, 0xD8, 0xFF};

struct FreeDecoder {
  void operator()(void* decoder) const { tjDestroy(decoder); }
};
using Decoder = std::unique_ptr<std::remove_pointer_t<tjhandle>, FreeDecoder>;

template <size_t N>
bool BeginsWith(std::span<const uint8_t> bytes, const uint8_t (&begin)[N]) {
  return bytes.size() >= N && std::equal(begin, begin + N, bytes.begin());
}

// The kind of frame a JPEG holds, as its marker SOFn: 0 baseline, 2 progressive. The library does
// not tell, and a progressive one is held in memory as a whole.
std::optional<int> FrameKind(std::span<const uint8_t> bytes) {
  size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (bytes[at] != 0xFF) return std::nullopt;
    const uint8_t marker = bytes[at + 1];
    if (marker == 0xFF) {  // filling
      ++at;
      continue;
    }
    const bool is_table = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
    if (marker >= 0xC0 && marker <= 0xCF && !is_table) return marker - 0xC0;
    if (marker == 0xDA) return std::nullopt;
    at += 2 + (static_cast<size_t>(bytes[at + 2]) << 8 | bytes[at + 3]);
  }
  return std::nullopt;
}

// The smallest size of those the decoder makes that is still as long as asked for.
tjscalingfactor ScaleFor(int longest, int most) {
  tjscalingfactor best = {1, 1};
  for (int eighths = 7; eighths >= 1; --eighths) {
    const tjscalingfactor smaller = {eighths, 8};
    if (TJSCALED(longest, smaller) < most) break;
    best = smaller;
  }
  return best;
}

std::unexpected<Error> Broken(tjhandle decoder) {
  return Fail(ErrorKind::kCorrupt, std::string("jpeg: ") + tjGetErrorStr2(decoder));
}

Result<Pixels> ReadJpeg(std::span<const uint8_t> bytes, int most, bool strict) {
  const Decoder decoder(tjInitDecompress());
  if (!decoder) return Fail(ErrorKind::kIo, "no memory for a jpeg decoder");
  const auto size = static_cast<unsigned long>(bytes.size());  // NOLINT(google-runtime-int)
  int width = 0;
  int height = 0;
  int samples = 0;
  int colors = 0;
  if (tjDecompressHeader3(decoder.get(), bytes.data(), size, &width, &height, &samples, &colors) !=
      0) {
    return Broken(decoder.get());
  }
  const auto kind = FrameKind(bytes);
  if (!kind) return Fail(ErrorKind::kCorrupt, "jpeg: no frame");
  const int64_t pixels = static_cast<int64_t>(width) * height;
  if (pixels > (*kind == 0 || *kind == 1 ? kMostJpegPixels : kMostStagedJpegPixels)) {
    return Fail(ErrorKind::kInvalid, "jpeg: too large");
  }
  const tjscalingfactor scale = ScaleFor(std::max(width, height), most);
  Pixels read(TJSCALED(width, scale), TJSCALED(height, scale));
  // What the decoder only warns of is a picture with grey where something is missing.
  const int flags = TJFLAG_LIMITSCANS | (strict ? TJFLAG_STOPONWARNING : 0);
  const int done = tjDecompress2(decoder.get(), bytes.data(), size, read.rgba.data(), read.width, 0,
                                 read.height, TJPF_RGBA, flags);
  const bool mended = !strict && tjGetErrorCode(decoder.get()) == TJERR_WARNING;
  if (done != 0 && !mended) return Broken(decoder.get());
  return ShrunkTo(std::move(read), most);
}

Result<Pixels> ReadPng(std::span<const uint8_t> bytes, int most) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, decltype(&png_image_free)> freed(&image, png_image_free);
  const auto broken = [&] {
    return Fail(ErrorKind::kCorrupt, std::string("png: ") + image.message);
  };
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return broken();
  if (static_cast<int64_t>(image.width) * image.height > kMostPngPixels) {
    return Fail(ErrorKind::kInvalid, "png: too large");
  }
  image.format = PNG_FORMAT_RGBA;
  Pixels read(static_cast<int>(image.width), static_cast<int>(image.height));
  if (png_image_finish_read(&image, nullptr, read.rgba.data(), 0, nullptr) == 0) return broken();
  return ShrunkTo(std::move(read), most);
}

}  // namespace

Result<Pixels> ReadPicture(std::span<const uint8_t> bytes, int most) {
  if (BeginsWith(bytes, kJpegBegin)) return ReadJpeg(bytes, most, true);
  if (BeginsWith(bytes, kPngBegin)) return ReadPng(bytes, most);
  return Fail(ErrorKind::kInvalid, "a picture that is neither JPEG nor PNG");
}

Result<Pixels> ReadCameraPicture(std::span<const uint8_t> bytes, int most) {
  if (BeginsWith(bytes, kJpegBegin)) return ReadJpeg(bytes, most, false);
  return Fail(ErrorKind::kInvalid, "a camera's picture that is no JPEG");
}

}  // namespace oneflower
