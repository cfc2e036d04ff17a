#include "kiosk/features/listening.h"

#include <utility>

#include "kiosk/input/wiped_memory.h"

namespace oneflower {

// The file is small and read at once: 240 KB of a memo of two minutes take half a millisecond.
void Listening::Toggle(const std::string& blob) {
  Speaker* speaker = services_.speaker;
  if (speaker == nullptr || services_.reader == nullptr) return;
  const bool stops = heard_ == blob;
  Stop();
  if (stops) return;
  speaker->Stop();  // it may play for somebody else
  auto ogg = services_.reader->Blob(blob);
  const Status played = ogg ? speaker->PlayMemo(*ogg) : std::unexpected(ogg.error());
  if (ogg) WipeMemory(*ogg);
  if (!played) return Fail(played.error());
  heard_ = blob;
  revision_ = services_.commands.revision();
}

void Listening::Stop() {
  if (heard_.empty()) return;
  services_.speaker->Stop();
  heard_.clear();
}

void Listening::Tick() {
  if (heard_.empty()) return;
  const int64_t revision = services_.commands.revision();
  if (std::exchange(revision_, revision) != revision && !services_.reader->HasBlob(heard_)) {
    Stop();
    return;
  }
  const Speaker::Standing standing = services_.speaker->Look();
  if (standing.state == Speaker::State::kPlaying) return;
  Stop();
  if (standing.state == Speaker::State::kFailed) Fail(standing.error.value_or(Error{}));
  services_.host.Redraw();
}

void Listening::Fail(const Error& error) {
  services_.log.Error("memo: " + error.detail);
  services_.host.Notice("medium.not_heard");
  services_.speaker->Stop();
}

MediaView Listening::View(std::vector<std::string> coming) const {
  return {.coming = std::move(coming),
          .heard = heard_,
          .heard_ms = heard_.empty() ? 0 : services_.speaker->Look().position_ms,
          .can_hear = services_.speaker != nullptr};
}

void AddComing(const Services& services, const std::vector<Medium>& media,
               std::vector<std::string>& coming) {
  if (services.reader == nullptr) return;
  for (std::string& blob : BlobsOf(media)) {
    if (!services.reader->HasBlob(blob)) coming.push_back(std::move(blob));
  }
}

}  // namespace oneflower
