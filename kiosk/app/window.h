// The panel: an SDL window with OpenGL, fingers in, Dear ImGui's draw lists out. With
// SDL_VIDEODRIVER=offscreen it needs no display. The only home of SDL's video and of OpenGL. UI
// thread only; Wake alone may be called from any thread.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/input/png_file.h"
#include "kiosk/ui/fonts.h"
#include "kiosk/ui/glyph_pages.h"
#include "kiosk/ui/image.h"
#include "kiosk/ui/metrics.h"
#include "kiosk/ui/pointer.h"
#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/base/result.h"

struct ImDrawList;

namespace oneflower {

class Window final : public ui::TextureCard, public ui::GlyphCard {
 public:
  struct Options {
    int width = 0;  // 0: the whole screen
    int height = 0;
    float mm_width = 0;  // of the panel; 0: as the display says, else the reference panel's
    float mm_height = 0;
  };

  // Opens the window and a Dear ImGui context on the fonts' atlas. kUnavailable where there is no
  // display or no OpenGL, kInvalid where the panel is none of those that can be drawn for
  // (panel_size.h). A density that only the display tells is held to the limits instead. Errors of
  // OpenGL are logged, each kind once.
  static Result<std::unique_ptr<Window>> Open(const Options& options, ui::Fonts& fonts,
                                              const Clock& clock, Log& log);
  ~Window() override;

  ui::Panel panel() const;
  Status Resize(int width, int height);  // offscreen: portrait for landscape

  // TextureCard
  ImTextureID Upload(int width, int height, std::span<const uint8_t> rgba) override;
  void Replace(ImTextureID texture, int width, int height, std::span<const uint8_t> rgba) override;
  void Drop(ImTextureID texture) override;

  // GlyphCard
  int MaxTextureSide() const override;
  ImTextureID MakePage(int side) override;
  void FillPage(ImTextureID page, int x, int y, int width, int height,
                const uint8_t* coverage) override;
  void DropPage(ImTextureID page, int side) override;

  // Waits for something to happen, at most `timeout_ms`, and adds fingers to the pointer.
  struct Input {
    bool quit = false;
    bool redraw = false;  // shown, resized, woken
    std::vector<ui::TouchEvent> touches;
    std::vector<std::string> typed;  // pieces, as a scanner types them; the enter key is "\n"
  };
  Input Wait(int timeout_ms);

  // Ends a Wait from any thread.
  static void Wake();

  // A frame: everything between is drawn into the list.
  ImDrawList& BeginFrame();
  void EndFrame();

  // The pixels of the last frame.
  Result<RgbPicture> Picture() const;

 private:
  struct Impl;
  explicit Window(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
