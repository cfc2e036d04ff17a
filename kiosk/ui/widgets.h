// The controls of the kit. Each draws itself, records itself and tells whether it was tapped.
// Ids are unique on a screen. All sizes come in as boxes; what a control needs at least is told by
// Metrics (Control, Gap) and by the …Width functions here.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/icon.h"

namespace oneflower::ui {

enum class Look {
  kPrimary,  // red: the next step
  kGreen,
  kPlain,    // card with a border
  kRedPale,  // back, give a flower
  kGreenPale,
  kAmber,
  kAmberPale,
  kBlue,
  kBluePale,
  kViolet,
  kKey,
  kKeySpecial,
};
Tone ToneOf(const Theme& theme, Look look);

struct ButtonSpec {
  std::string id;
  std::string label;
  Look look = Look::kPlain;
  std::optional<Icon> icon = std::nullopt;
  bool enabled = true;
  bool selected = false;  // shown by fill and by a check
  Face face = Face::kBold;
  Role role = Role::kButton;
  float round = -1;  // corner radius in pixels; < 0: the usual one
};

// Draws a button; true in the frame in which it was tapped. A label that does not fit on one line
// goes on two, then smaller.
bool Button(Frame& frame, const Box& box, const ButtonSpec& spec);

// The width a button of one line needs.
float ButtonWidth(const Frame& frame, const ButtonSpec& spec);

// A round-ended button of its own width at `at`, one control high.
bool Chip(Frame& frame, const Box& box, ButtonSpec spec);

// A heading of one or two lines across the top of a box, which is cut off from it.
void DrawHeading(Frame& frame, Box& box, const std::string& words, Face face, float gap);

// A rounded card with a soft shadow. Text on it wants OnGround(frame, tone).
void DrawCard(Frame& frame, const Box& box, const Tone& tone, bool shadow = true);

// A short text in a round-ended frame that is no control.
void Pill(Frame& frame, const Box& box, std::string_view id, std::string_view text,
          const Tone& tone, Role role = Role::kStatus, std::optional<Icon> icon = std::nullopt);
float PillWidth(const Frame& frame, std::string_view text, bool icon);

// Marks what was just read aloud, around its box.
void DrawRing(Frame& frame, const Box& box);

// A big tile of the home screen: heading, a line beneath, and a picture that is given what of the
// tile lies beneath the words.
struct TileSpec {
  std::string id;
  std::string heading;
  std::string text;
  Look look = Look::kGreenPale;
  std::function<void(Frame&, const Box&)> picture;
  std::string button;        // drawn as the tile's own button (no control of its own); may be empty
  Face face = Face::kTitle;  // of the heading, where there is room
  bool beside = false;       // the picture stands beside the words, which stand in the middle
};
bool Tile(Frame& frame, const Box& box, const TileSpec& spec);

// Lays controls side by side and begins a new line where the next one does not fit.
class Flow {
 public:
  Flow(const Box& box, float height, float gap)
      : box_(box), at_(box.min), height_(height), gap_(gap) {}
  Box Next(float width);
  float Bottom() const { return at_.y + height_; }  // of the last line

 private:
  Box box_;
  ImVec2 at_;
  float height_;
  float gap_;
};

// Everything drawn before is dimmed and out of reach; returns the card in the middle to draw on.
Box BeginDialog(Frame& frame, float width, float height);

// A QR code with its quiet zone, dark on white in every theme. False where the text is too long.
bool QrCode(Frame& frame, const Box& box, std::string_view id, const std::string& text,
            const std::string& label);

}  // namespace oneflower::ui
