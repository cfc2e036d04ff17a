// What of a proposal is no words: a voice to be heard, pictures to be seen, a place on the plan.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/screens/screen.h"

namespace oneflower {

// How far it has come here, and what is being done with it.
struct MediaView {
  std::vector<std::string> coming;  // blobs that are still on their way here
  std::string heard;                // blob of the voice that is being heard; empty: none
  int64_t heard_ms = 0;             // of it
  bool can_hear = true;             // there is a loudspeaker

  bool Coming(const std::string& blob) const;
};

// "语音 0:31 · 2 张照片 · 图画在路上": for where there is no room to show them. Empty without
// media.
std::string MediaText(const ScreenContext& context, const std::vector<Medium>& media,
                      const MediaView& view);

// The blob by which a medium is shown where it is small.
const std::string& SmallBlobOf(const Medium& medium);

// The button that plays a voice and stops it, with how far it has come; while the voice is on its
// way here it says so. True if it was tapped.
bool DrawHearButton(const ScreenContext& context, const ui::Box& box, const std::string& id,
                    const Medium& voice, const MediaView& view, bool may_hear);

// What was tapped among media, by blob.
struct MediaTapped {
  std::string voice;    // to be heard, or to stop; empty: none
  std::string picture;  // to be shown large; empty: none
};

// Lays them out in a width: voices first, then pictures and the plan side by side.
class SaidMedia {
 public:
  SaidMedia(const ScreenContext& context, const Proposal& proposal, const MediaView& view,
            float width);

  float Height() const { return height_; }  // 0: nothing of the kind was said
  MediaTapped Draw(ImVec2 at);              // its top left corner

 private:
  struct Item {
    ui::Box box;                     // from the top left corner
    const Medium* medium = nullptr;  // null: the plan
    int number = 0;                  // among all media
  };

  void LayOut(float width);
  void DrawVoice(const Item& item, const ui::Box& box);
  void DrawPicture(const Item& item, const ui::Box& box);
  void DrawEmptyFrame(const ui::Box& box, const std::string& words);
  void DrawPlace(const ui::Box& box);

  const ScreenContext& context_;
  ui::Frame& frame_;
  const Proposal& proposal_;
  const MediaView& view_;
  std::string place_;  // in words
  std::vector<Item> items_;
  MediaTapped tapped_;
  float height_ = 0;
};

}  // namespace oneflower
