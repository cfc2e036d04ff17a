// What a drawing is drawn on: blank paper, the photo that was taken last, the community's plan.
#include <algorithm>

#include "kiosk/app/kiosk.h"
#include "kiosk/app/plan_sheet.h"

namespace oneflower {
namespace {

constexpr int kPlanSheetPx = 1200;

}  // namespace

// Null where the ground is no photo, or was one that is left out by now.
const Photo* Kiosk::GroundPhoto() const {
  const Draft& draft = visit_->draft;
  if (draft.ground != SheetGround::kPhoto) return nullptr;
  const auto photo = std::ranges::find(draft.photos, draft.ground_photo, &Photo::number);
  return photo != draft.photos.end() ? &*photo : nullptr;
}

SheetGround Kiosk::GroundNow() const {
  const SheetGround ground = visit_->draft.ground;
  const bool gone = ground == SheetGround::kPhoto && GroundPhoto() == nullptr;
  return gone ? SheetGround::kBlank : ground;
}

void Kiosk::NextGround() {
  Draft& draft = visit_->draft;
  switch (GroundNow()) {
    case SheetGround::kBlank:
      draft.ground = draft.photos.empty() ? SheetGround::kPlan : SheetGround::kPhoto;
      if (!draft.photos.empty()) draft.ground_photo = draft.photos.back().number();
      return;
    case SheetGround::kPhoto: draft.ground = SheetGround::kPlan; return;
    case SheetGround::kPlan: draft.ground = SheetGround::kBlank; return;
  }
}

// As it is burnt into the drawing, with everything that is covered in it; empty for blank paper.
Pixels Kiosk::GroundPixels() const {
  if (const Photo* photo = GroundPhoto()) return photo->pixels();
  if (GroundNow() == SheetGround::kPlan) return PlanSheet(parts_.community, kPlanSheetPx);
  return {};
}

void Kiosk::TickSheet() {
  const bool shown = CurrentScreen() == Screen::kSketch && GroundNow() == SheetGround::kPlan;
  if (!shown) return plan_image_.Drop();
  if (plan_image_.view().texture == nullptr && parts_.card != nullptr) {
    plan_image_.Update(GroundPixels(), 0);
  }
}

ui::ImageView Kiosk::GroundView() const {
  if (const Photo* photo = GroundPhoto()) {
    return photo_images_[static_cast<size_t>(photo - visit_->draft.photos.data())].view();
  }
  return plan_image_.view();
}

}  // namespace oneflower
