#include "kiosk/app/photo_medium.h"

#include <utility>

#include "kiosk/input/photo.h"
#include "kiosk/input/photo_writer.h"
#include "kiosk/input/sheet_ground.h"

namespace oneflower {
namespace {

constexpr int kSheetPx = 1200;  // a drawing's width as it is kept
constexpr int kSheetThumbPx = 320;

Result<MediumBytes> Both(const Medium& medium, Result<Bytes> picture, Result<Bytes> thumb) {
  if (!picture) return std::unexpected(picture.error());
  if (!thumb) return std::unexpected(thumb.error());
  return MediumBytes{.medium = medium, .bytes = std::move(*picture), .thumb = std::move(*thumb)};
}

}  // namespace

Result<MediumBytes> MediumOf(const Pixels& photo) {
  const Medium medium = {.kind = MediumKind::kPhoto,
                         .blob = {},
                         .thumb = {},
                         .width = photo.width,
                         .height = photo.height};
  return Both(medium, JpegOf(photo), JpegOf(ShrunkTo(photo, kPhotoThumbSide)));
}

Result<MediumBytes> MediumOf(const Sketch& sketch, const Pixels& ground) {
  const Medium medium = {.kind = MediumKind::kDrawing,
                         .blob = {},
                         .thumb = {},
                         .width = kSheetPx,
                         .height = static_cast<int>(kSheetPx * kSheetHeight)};
  if (ground.Empty()) {
    return Both(medium, SketchPng(sketch, kSheetPx), SketchPng(sketch, kSheetThumbPx));
  }
  return Both(medium, SketchJpeg(sketch, ground, kSheetPx),
              SketchJpeg(sketch, ground, kSheetThumbPx));
}

}  // namespace oneflower
