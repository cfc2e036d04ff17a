// Photos: looking through the camera, taking, covering, leaving out.
#include <algorithm>

#include "kiosk/app/kiosk.h"
#include "kiosk/screens/photo_screen.h"

namespace oneflower {

bool Kiosk::LooksThroughCamera() const {
  const Screen screen = CurrentScreen();
  const bool at_camera =
      screen == Screen::kPhoto || (screen == Screen::kReport && visit_->report_step == 0);
  return at_camera && !visit_->draft.open_photo;
}

// Once a frame, before it is drawn: the camera is open only while its picture is in sight. Textures
// change here and nowhere else, for a frame that was drawn is still to be shown.
void Kiosk::TickPhotos() {
  const Draft& draft = visit_->draft;
  viewfinder_.Show(LooksThroughCamera());
  viewfinder_.Pump();
  if (viewfinder_.Sees()) {
    live_image_.Update(viewfinder_.seen(), viewfinder_.number());
  } else {
    live_image_.Drop();
  }
  for (size_t i = 0; i < photo_images_.size(); ++i) {
    if (i >= draft.photos.size()) {
      photo_images_[i].Drop();
    } else {
      photo_images_[i].Update(draft.photos[i].pixels(), draft.photos[i].revision());
    }
  }
}

// Children take photos beside somebody of the hall.
void Kiosk::OpenPhotoWay() {
  Draft& draft = visit_->draft;
  if (visit_->mode == ui::TextMode::kChild && !visit_->staff_here) {
    return AskStaff("photo.why_staff", [this] { OpenPhotoWay(); });
  }
  draft.way = Way::kPhoto;
  draft.open_photo.reset();
  if (draft.photos.size() >= kMaxPhotos) draft.open_photo = draft.photos.size() - 1;
}

// Who becomes a child before an open camera finds it shut until somebody of the hall has come.
void Kiosk::LeaveCameraOfAChild() {
  const bool alone = visit_->mode == ui::TextMode::kChild && !visit_->staff_here;
  if (!alone || !LooksThroughCamera()) return;
  const bool settings = visit_->settings_open;
  if (visit_->place == Place::kReport) Go(Place::kHome);
  CloseWay();
  visit_->settings_open = settings;
}

void Kiosk::TakePhoto() {
  Draft& draft = visit_->draft;
  if (!viewfinder_.Sees() || draft.photos.size() >= kMaxPhotos) return;
  draft.photos.emplace_back(viewfinder_.seen(), viewfinder_.number());
  draft.open_photo = draft.photos.size() - 1;
}

// A negative number: the camera instead of a photo.
void Kiosk::OpenPhoto(int index) {
  Draft& draft = visit_->draft;
  draft.open_photo.reset();
  if (index < 0) return;
  const auto wanted = static_cast<size_t>(index);
  if (wanted < draft.photos.size()) draft.open_photo = wanted;
}

void Kiosk::DropPhoto() {
  Draft& draft = visit_->draft;
  if (!draft.open_photo) return;
  draft.photos.erase(draft.photos.begin() + static_cast<std::ptrdiff_t>(*draft.open_photo));
  draft.open_photo.reset();
}

void Kiosk::UncoverPhoto() {
  Draft& draft = visit_->draft;
  if (draft.open_photo) draft.photos[*draft.open_photo].Uncover();
}

std::vector<ui::ImageView> Kiosk::PhotoViews() const {
  std::vector<ui::ImageView> views;
  for (size_t i = 0; i < visit_->draft.photos.size(); ++i) {
    views.push_back(photo_images_[i].view());
  }
  return views;
}

std::string Kiosk::PhotoTrouble() const {
  switch (viewfinder_.trouble()) {
    case Viewfinder::Trouble::kNone: return {};
    case Viewfinder::Trouble::kMissing:
      return parts_.strings.Get(visit_->language, "photo.missing");
    case Viewfinder::Trouble::kLost: return parts_.strings.Get(visit_->language, "photo.lost");
  }
  return {};
}

PhotoModel Kiosk::PhotosNow(const std::string& title_id) const {
  const Draft& draft = visit_->draft;
  ChromeModel chrome = Chrome(title_id);
  chrome.has_back = true;
  return {.chrome = std::move(chrome),
          .live = live_image_.view(),
          .sees = viewfinder_.Sees(),
          .trouble = PhotoTrouble(),
          .taken = PhotoViews(),
          .open = draft.open_photo,
          .can_uncover = draft.open_photo && draft.photos[*draft.open_photo].CanUncover(),
          .can_take = draft.photos.size() < kMaxPhotos};
}

void Kiosk::SweepPhoto(const PhotoAnswer& answer) {
  Draft& draft = visit_->draft;
  if (!draft.open_photo) return;
  Photo& photo = draft.photos[*draft.open_photo];
  if (!answer.swept.empty()) photo.Cover(answer.swept);
  if (answer.sweep_ended) photo.EndCover();
  if (!answer.swept.empty() || answer.sweep_ended) Changed();
}

void Kiosk::DrawPhotoScreen(const ScreenContext& context) {
  const PhotoAnswer answer = DrawPhoto(context, PhotosNow("photo.title"));
  asked_ = answer.intent;
  SweepPhoto(answer);
}

}  // namespace oneflower
