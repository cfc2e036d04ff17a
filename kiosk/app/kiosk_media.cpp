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

// The file is small and read at once: 240 KB of a memo of two minutes take half a millisecond.
void Kiosk::HearMedium(const std::string& blob) {
  Speaker* speaker = parts_.speaker;
  if (speaker == nullptr || parts_.reader == nullptr) return;
  const bool stops = visit_->heard == blob;
  speaker->Stop();
  visit_->heard.clear();
  if (stops) return;
  aloud_.Hush();
  auto ogg = parts_.reader->Blob(blob);
  const Status played = ogg ? speaker->PlayMemo(*ogg) : std::unexpected(ogg.error());
  if (ogg) WipeMemory(*ogg);
  if (played) {
    visit_->heard = blob;
    return;
  }
  NotHeard(played.error(), "medium.not_heard");
}

void Kiosk::NotHeard(const Error& error, const char* notice) {
  parts_.log.Error("memo: " + error.detail);
  visit_->notice = notice;
  parts_.speaker->Stop();
}

// It ends by itself, by a loudspeaker that goes away, or because something else is to be heard.
void Kiosk::FollowHearing() {
  if (parts_.speaker == nullptr) return;
  const bool of_others = !visit_->heard.empty();
  const Speaker::Standing standing = parts_.speaker->Look();
  const bool failed = standing.state == Speaker::State::kFailed;
  if (standing.state == Speaker::State::kPlaying || (!of_others && !failed)) return;
  parts_.speaker->Stop();
  if (failed) {
    NotHeard(standing.error.value_or(Error{}), of_others ? "medium.not_heard" : "voice.not_heard");
  }
  visit_->heard.clear();
  Changed();
}

void Kiosk::NoteComing(const std::vector<Medium>& media, std::vector<std::string>& coming) const {
  for (const std::string& blob : BlobsOf(media)) {
    if (!parts_.reader->HasBlob(blob)) coming.push_back(blob);
  }
}

void Kiosk::NoteRowsComing() {
  visit_->reads.rows_coming.clear();
  NoteMemoriesComing();
}

}  // namespace oneflower
