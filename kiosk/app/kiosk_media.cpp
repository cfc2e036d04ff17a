// What residents said, drew and photographed, as others hear and see it.
#include <algorithm>
#include <utility>

#include "kiosk/app/kiosk.h"

namespace oneflower {

PictureLoader::Parts Kiosk::LoaderParts() const {
  StoreThread* store = parts_.store;
  return {.read = [store](const std::string& id) -> Result<Bytes> {
            if (store == nullptr) return Fail(ErrorKind::kNotFound, "no store");
            return store->Blobs().Read(id);
          },
          .on_loaded = parts_.wake};
}

void Kiosk::NotHeard(const Error& error, const char* notice) {
  parts_.log.Error("memo: " + error.detail);
  visit_->notice = notice;
  parts_.speaker->Stop();
}

// A loudspeaker that goes away while a memo is heard.
void Kiosk::FollowHearing() {
  if (parts_.speaker == nullptr) return;
  const Speaker::Standing standing = parts_.speaker->Look();
  if (standing.state != Speaker::State::kFailed) return;
  NotHeard(standing.error.value_or(Error{}), "voice.not_heard");
  Changed();
}

}  // namespace oneflower
