// Pictures that people made, as a screen sees them: it asks for one by its name in every frame in
// which it shows it, and draws what there is of it by then. UI thread only.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <span>
#include <string>

#include "kiosk/ui/box.h"

namespace oneflower::ui {

struct Frame;

struct ImageView {
  enum class State {
    kLoading,  // a moment
    kMissing,  // not here yet; it comes by itself, perhaps much later
    kBroken,   // nobody can make a picture of it
    kReady,
  };

  State state = State::kLoading;
  ImTextureID texture = nullptr;
  int width = 0;  // px
  int height = 0;
};

class ImageShelf {
 public:
  virtual ~ImageShelf() = default;
  // What there is of it now. That it is asked for makes it load; never waits. The view is valid for
  // this frame.
  virtual ImageView Look(const std::string& id) = 0;
};

// The graphics card as those see it who fill a shelf.
class TextureCard {
 public:
  virtual ~TextureCard() = default;
  // Four bytes a pixel: red, green, blue, opacity; rows from the top. Null where it has no room.
  virtual ImTextureID Upload(int width, int height, std::span<const uint8_t> rgba) = 0;
  // Other pixels of the same size, in its place.
  virtual void Replace(ImTextureID texture, int width, int height,
                       std::span<const uint8_t> rgba) = 0;
  // Overwritten before it goes: what people took photos of stays in no memory of a driver.
  virtual void Drop(ImTextureID texture) = 0;
};

// As large as the box holds it whole, in its middle; returns where it stands.
Box DrawImageWhole(Frame& frame, const Box& box, const ImageView& image);

// Fills the box; what does not fit of the longer side is left out. `round` is the corners' radius.
void DrawImageFilling(Frame& frame, const Box& box, const ImageView& image, float round);

}  // namespace oneflower::ui
