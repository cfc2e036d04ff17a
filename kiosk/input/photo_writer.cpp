#include "kiosk/input/photo_writer.h"

#include <turbojpeg.h>

#include <memory>
#include <string>
#include <type_traits>

namespace oneflower {
namespace {

constexpr int kQualities[] = {85, 75, 62, 45};

struct FreeEncoder {
  void operator()(void* encoder) const { tjDestroy(encoder); }
};
using Encoder = std::unique_ptr<std::remove_pointer_t<tjhandle>, FreeEncoder>;

Result<Bytes> Encode(tjhandle encoder, const Pixels& pixels, int quality) {
  Bytes jpeg(tjBufSize(pixels.width, pixels.height, TJSAMP_420));
  unsigned char* to = jpeg.data();
  auto size = static_cast<unsigned long>(jpeg.size());  // NOLINT(google-runtime-int)
  if (tjCompress2(encoder, pixels.rgba.data(), pixels.width, 0, pixels.height, TJPF_RGBX, &to,
                  &size, TJSAMP_420, quality, TJFLAG_NOREALLOC) != 0) {
    return Fail(ErrorKind::kIo, std::string("jpeg: ") + tjGetErrorStr2(encoder));
  }
  jpeg.resize(size);
  return jpeg;
}

}  // namespace

Result<Bytes> JpegOf(const Pixels& pixels) {
  if (pixels.Empty()) return Fail(ErrorKind::kInvalid, "a photo of nothing");
  const Encoder encoder(tjInitCompress());
  if (!encoder) return Fail(ErrorKind::kIo, "no memory for a jpeg encoder");
  Result<Bytes> jpeg;
  for (const int quality : kQualities) {
    jpeg = Encode(encoder.get(), pixels, quality);
    if (!jpeg || jpeg->size() <= kMostPhotoBytes) break;
    WipeMemory(*jpeg);
  }
  return jpeg;
}

}  // namespace oneflower
