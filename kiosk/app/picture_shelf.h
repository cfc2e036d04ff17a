// The pictures that are on the graphics card, and those that are to be: within a number of bytes
// the ones that were shown last. UI thread only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "kiosk/app/picture_loader.h"
#include "kiosk/ui/image.h"
#include "shared/base/log.h"

namespace oneflower {

class PictureShelf final : public ui::ImageShelf {
 public:
  // A large picture of 1600 x 1200 takes 7.7 MB, a small one 0.4 MB.
  static constexpr int64_t kRoomBytes = 40 << 20;

  // `card` outlives it; null where nothing is drawn: then everything is loading for ever.
  PictureShelf(PictureLoader::Parts parts, ui::TextureCard* card, Log& log);
  ~PictureShelf() override;
  PictureShelf(const PictureShelf&) = delete;
  PictureShelf& operator=(const PictureShelf&) = delete;

  // Before a frame: puts what was loaded on the card, one picture a frame. At another revision of
  // the store what was missing is looked for again.
  void BeginFrame(int64_t revision);
  ui::ImageView Look(const std::string& id) override;
  // After it: what was asked for and is not there is loaded.
  void EndFrame();

  // The card is empty then. Between two visits.
  void Clear();

  bool loading() const { return loading_; }  // something that the last frame asked for
  int64_t bytes() const { return bytes_; }   // on the card

 private:
  struct Kept {
    ui::ImageView image;
    int64_t used = 0;  // the last frame that showed it
  };

  void Put(PictureLoader::Loaded loaded);
  void MakeRoom(int64_t bytes);
  void Drop(const Kept& kept);

  ui::TextureCard* card_;
  Log& log_;
  std::map<std::string, Kept> kept_;  // by blob
  std::vector<std::string> wanted_;   // in this frame
  bool loading_ = false;
  int64_t bytes_ = 0;
  int64_t frame_ = 0;
  int64_t revision_ = -1;
  PictureLoader loader_;  // last: it ends first
};

}  // namespace oneflower
