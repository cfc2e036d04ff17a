#include "kiosk/ui/widgets.h"

#include <algorithm>
#include <cmath>
#include <qrcodegen.hpp>

namespace oneflower::ui {
namespace {

float Padding(const Frame& frame) { return frame.Mm(4.5F); }
float IconSide(const Frame& frame) { return frame.metrics.HanPx(Face::kBody) * 1.15F; }

void DrawShadow(Frame& frame, const Box& box, float round) {
  if (frame.theme.shadow >> IM_COL32_A_SHIFT == 0) return;
  const float down = frame.Mm(0.8F);
  for (const float spread : {0.0F, frame.Mm(0.7F)}) {
    frame.draw.AddRectFilled({box.min.x - spread, box.min.y + down},
                             {box.max.x + spread, box.max.y + down + spread}, frame.theme.shadow,
                             round + spread);
  }
}

bool NeedsBorder(const Frame& frame, const Tone& tone) {
  return tone.ground == frame.theme.card.ground || tone.ground == frame.theme.paper.ground;
}

void DrawPlate(Frame& frame, const Box& box, const Tone& tone, float round, bool pressed) {
  const ImU32 ground = pressed ? MixColors(tone.ground, tone.ink, 0.16F) : tone.ground;
  frame.draw.AddRectFilled(box.min, box.max, ground, round);
  if (NeedsBorder(frame, tone)) {
    frame.draw.AddRect(box.min, box.max, frame.theme.border, round, 0, frame.Mm(0.5F));
  }
}

// The face and number of lines in which a label fits a width.
struct Fit {
  Face face;
  size_t lines;
  bool whole;
};

Fit FitLabel(Frame& frame, std::string_view label, Face face, float width, float height) {
  for (const Face tried : {face, Face::kSmall}) {
    const auto& lines = frame.text.Lines(tried, label, width);
    const float widest = std::ranges::max(lines, {}, &TextLine::width).width;
    if (frame.text.Height(tried, lines.size()) <= height + 1 && widest <= width + 1 &&
        lines.size() <= 3) {
      return {tried, lines.size(), true};
    }
  }
  const float pitch = frame.metrics.LinePx(Face::kSmall);
  return {Face::kSmall, static_cast<size_t>(std::max(1.0F, height / pitch)), false};
}

void DrawLabel(Frame& frame, Box inner, const ButtonSpec& spec, ImU32 ink, Fit& fit) {
  std::optional<Icon> icon = spec.selected ? std::optional(Icon::kCheck) : spec.icon;
  const float side = std::min(IconSide(frame), inner.Height());
  float icon_room = icon ? side + frame.Mm(2) : 0;
  fit = FitLabel(frame, spec.label, spec.face, inner.Width() - icon_room, inner.Height());
  if (!fit.whole && icon && !spec.selected) {
    // The word says more than its picture.
    icon.reset();
    icon_room = 0;
    fit = FitLabel(frame, spec.label, spec.face, inner.Width(), inner.Height());
  }
  const auto& lines = frame.text.Lines(fit.face, spec.label, inner.Width() - icon_room);
  const float widest =
      std::min(std::ranges::max(lines, {}, &TextLine::width).width, inner.Width() - icon_room);
  const float left = inner.min.x + (inner.Width() - widest - icon_room) / 2;
  if (icon) {
    DrawIcon(frame.draw, *icon, Box::At(left, inner.Center().y - side / 2, side, side), ink);
  }
  const float height = frame.text.Height(fit.face, fit.lines);
  const Box text = Box::At(left + icon_room, inner.Center().y - height / 2, widest + 1, height);
  frame.text.DrawLines(frame.draw, fit.face, text, frame.clip, ink, spec.label, Align::kCenter,
                       fit.lines);
}

}  // namespace

Tone ToneOf(const Theme& theme, Look look) {
  switch (look) {
    case Look::kPrimary: return theme.red;
    case Look::kGreen: return theme.green;
    case Look::kPlain: return theme.card;
    case Look::kRedPale: return theme.red_pale;
    case Look::kGreenPale: return theme.green_pale;
    case Look::kAmber: return theme.amber;
    case Look::kAmberPale: return theme.amber_pale;
    case Look::kBlue: return theme.blue;
    case Look::kBluePale: return theme.blue_pale;
    case Look::kViolet: return theme.violet_pale;
    case Look::kKey: return theme.key;
    case Look::kKeySpecial: return theme.key_special;
  }
  return theme.card;
}

float ButtonWidth(const Frame& frame, const ButtonSpec& spec) {
  const bool icon = spec.icon || spec.selected;
  return frame.text.Width(spec.face, spec.label) + 2 * Padding(frame) +
         (icon ? IconSide(frame) + frame.Mm(2) : 0) + 2;
}

bool Button(Frame& frame, const Box& box, const ButtonSpec& spec) {
  const bool pressed = spec.enabled && frame.Pressed(spec.id);
  const Tone tone = spec.enabled ? ToneOf(frame.theme, spec.look) : frame.theme.quiet;
  const float round = spec.round >= 0 ? spec.round : frame.metrics.Round();
  Box plate = box;
  if (spec.enabled && !pressed) DrawShadow(frame, plate, round);
  if (pressed) plate = plate.Moved(0, frame.Mm(0.5F));
  DrawPlate(frame, plate, tone, round, pressed);
  Fit fit{};
  const float padding = std::min(Padding(frame), box.Width() * 0.08F);
  DrawLabel(frame, plate.Inset(padding, frame.Mm(1)), spec, tone.ink, fit);
  frame.Record({.id = spec.id,
                .role = spec.role,
                .label = spec.label,
                .box = box,
                .enabled = spec.enabled,
                .selected = spec.selected,
                .clipped = !fit.whole,
                .cap_mm = frame.metrics.CapMm(fit.face),
                .fg = tone.ink,
                .bg = tone.ground});
  return spec.enabled && frame.Tapped(spec.id);
}

bool Chip(Frame& frame, const Box& box, ButtonSpec spec) {
  spec.round = box.Height() / 2;
  return Button(frame, box, spec);
}

void DrawHeading(Frame& frame, Box& box, const std::string& words, Face face, float gap) {
  constexpr size_t kLines = 2;
  const float height = frame.TextHeight(words, face, box.Width(), kLines);
  frame.Text(box.TakeTop(height, gap), words,
             {.face = face, .max_lines = kLines, .role = Role::kHeading});
}

void DrawCard(Frame& frame, const Box& box, const Tone& tone, bool shadow) {
  const float round = frame.metrics.Round();
  if (shadow) DrawShadow(frame, box, round);
  DrawPlate(frame, box, tone, round, false);
}

// Two lines of opposite brightness: one of them is seen on any ground.
void DrawRing(Frame& frame, const Box& box) {
  const float width = frame.Mm(0.8F);
  const float round = frame.metrics.Round();
  const auto line = [&](float grow, ImU32 color) {
    const Box outer = box.Inset(-grow, -grow);
    frame.draw.AddRect(outer.min, outer.max, color, round, 0, width);
  };
  line(width / 2, frame.theme.focus);
  line(width * 1.5F, frame.theme.card.ground);
}

float PillWidth(const Frame& frame, std::string_view text, bool icon) {
  return frame.text.Width(Face::kBody, text) + 2 * Padding(frame) +
         (icon ? IconSide(frame) + frame.Mm(2) : 0) + 2;
}

void Pill(Frame& frame, const Box& box, std::string_view id, std::string_view text,
          const Tone& tone, Role role, std::optional<Icon> icon) {
  DrawPlate(frame, box, tone, box.Height() / 2, false);
  Box inner = box.Inset(Padding(frame), 0);
  if (icon) {
    const float side = std::min(IconSide(frame), box.Height());
    const Box place = inner.TakeLeft(side, frame.Mm(2));
    DrawIcon(frame.draw, *icon, place.Middle(side, side), tone.ink);
  }
  const OnGround on(frame, tone);
  frame.Text(inner, text, {.middle = true, .role = role, .id = std::string(id)});
}

bool Tile(Frame& frame, const Box& box, const TileSpec& spec) {
  const bool pressed = frame.Pressed(spec.id);
  const Tone tone = ToneOf(frame.theme, spec.look);
  if (!pressed) DrawShadow(frame, box, frame.metrics.Round());
  DrawPlate(frame, box, tone, frame.metrics.Round(), pressed);
  frame.Record({.id = spec.id,
                .role = Role::kButton,
                .label = spec.heading,
                .box = box,
                .cap_mm = frame.metrics.CapMm(Face::kHeading),
                .fg = tone.ink,
                .bg = tone.ground});
  const OnGround on(frame, tone);
  Box inner = box.Inset(std::min(frame.Mm(8), box.Width() * 0.07F), frame.Mm(5));
  const Clipped clipped(frame, box);
  const bool large = frame.text.Width(spec.face, spec.heading) <= inner.Width() &&
                     box.Height() > (spec.beside ? 2.2F : 3.5F) * frame.metrics.LinePx(spec.face);
  const Face face = large ? spec.face : Face::kHeading;
  const float heading = frame.TextHeight(spec.heading, face, inner.Width(), 2);
  if (spec.beside) {
    // A pixel more, so that rounding drops no line.
    const float both = heading + frame.Mm(1.5F) + frame.metrics.LinePx(Face::kBody) + 1;
    inner = inner.Middle(inner.Width(), both <= inner.Height() ? both : heading);
  }
  frame.Text(inner.TakeTop(heading, frame.Mm(1.5F)), spec.heading,
             {.face = face, .role = Role::kHeading});
  Box button;
  if (!spec.button.empty()) {
    const float width =
        std::min(ButtonWidth(frame, {.label = spec.button}) + frame.Mm(10), inner.Width());
    button = inner.TakeBottom(frame.metrics.Control(), frame.Mm(3)).TakeLeft(width);
  }
  const bool roomy = frame.TextHeight(spec.text, Face::kBody, inner.Width()) <= inner.Height();
  const Face words = roomy ? Face::kBody : Face::kSmall;
  const float text =
      std::min(frame.TextHeight(spec.text, words, inner.Width()), std::max(0.0F, inner.Height()));
  // The words come first: the picture has what they leave.
  if (spec.picture) spec.picture(frame, {{box.min.x, inner.min.y + text}, box.max});
  // The heading says enough where there is no room for them.
  if (text >= frame.TextHeight(spec.text, words, inner.Width())) {
    frame.Text(inner.TakeTop(text), spec.text, {.face = words});
  }
  if (!spec.button.empty()) {
    DrawPlate(frame, button, frame.theme.card, frame.metrics.Round(), pressed);
    const OnGround on_plate(frame, frame.theme.card);
    frame.Text(button, spec.button, {.face = Face::kBold, .align = Align::kCenter, .middle = true});
  }
  return frame.Tapped(spec.id);
}

Box Flow::Next(float width) {
  width = std::min(width, box_.Width());
  if (at_.x > box_.min.x && at_.x + width > box_.max.x + 1) {
    at_ = {box_.min.x, at_.y + height_ + gap_};
  }
  const Box box = Box::At(at_.x, at_.y, width, height_);
  at_.x += width + gap_;
  return box;
}

Box BeginDialog(Frame& frame, float width, float height) {
  frame.record.CoverAll();
  frame.clip = frame.area;
  frame.draw.AddRectFilled(frame.area.min, frame.area.max, frame.theme.dim);
  const Box room = frame.area.Inset(frame.metrics.Margin());
  const Box card = room.Middle(std::min(width, room.Width()), std::min(height, room.Height()));
  DrawCard(frame, card, frame.theme.card);
  frame.ground = frame.theme.card;
  return card;
}

bool QrCode(Frame& frame, const Box& box, std::string_view id, const std::string& text,
            const std::string& label) {
  using qrcodegen::QrCode;
  constexpr int kQuietModules = 4;  // ISO/IEC 18004
  constexpr ImU32 kWhite = IM_COL32(255, 255, 255, 255);
  constexpr ImU32 kDark = IM_COL32(20, 16, 14, 255);
  if (text.size() > 1000) return false;
  const QrCode code = QrCode::encodeText(text.c_str(), QrCode::Ecc::MEDIUM);
  const int modules = code.getSize() + 2 * kQuietModules;
  const float side = std::floor(std::min(box.Width(), box.Height()) / static_cast<float>(modules));
  const float all = side * static_cast<float>(modules);
  const Box place = box.Middle(all, all);
  const ImVec2 from = {std::floor(place.min.x), std::floor(place.min.y)};
  frame.draw.AddRectFilled(from, {from.x + all, from.y + all}, kWhite, frame.Mm(1.5F));
  for (int y = 0; y < code.getSize(); ++y) {
    for (int x = 0; x < code.getSize(); ++x) {
      if (!code.getModule(x, y)) continue;
      const ImVec2 at = {from.x + side * static_cast<float>(x + kQuietModules),
                         from.y + side * static_cast<float>(y + kQuietModules)};
      frame.draw.AddRectFilled(at, {at.x + side, at.y + side}, kDark);
    }
  }
  frame.Record({.id = std::string(id),
                .role = Role::kImage,
                .label = label,
                .box = place,
                .fg = kDark,
                .bg = kWhite});
  return true;
}

}  // namespace oneflower::ui
