// The layout 手写: a pad in the middle, digits and marks on its left, what is done with it on its
// right. A standing panel has the keys beneath the pad.
#include <algorithm>

#include "kiosk/ui/ink_pad.h"
#include "kiosk/ui/keyboard_parts.h"
#include "shared/base/utf8.h"

namespace oneflower::ui {
namespace {

using Kind = KeyEvent::Kind;

// Five in a row; a low panel and large keys leave the last row out.
constexpr std::u32string_view kSigns = U"1234567890，。、？！：；“”…（）—+%";
constexpr int kSignColumns = 5;
constexpr int kSignRows = 5;
constexpr std::u32string_view kFirstMarks = U"，。、？！：“”";
constexpr int kDigits = 10;  // the first of the signs

// A pad takes this share of a panel's height, but is never higher than a hand writes.
constexpr float kPadShare = 0.457F;
constexpr float kHighestPadMm = 140;

float Gap(const Frame& frame) { return frame.Mm(Metrics::kFloorGapMm); }

float PadHeight(const Frame& frame) {
  return frame.Mm(std::min(kHighestPadMm, PanelHeightMm(frame) * kPadShare));
}

void DrawPad(KeyTaker& keys, const Box& box) {
  Frame& frame = keys.frame();
  auto stroke = DrawInkPad(frame, box,
                           {.id = "pad",
                            .label = frame.T("pad.label"),
                            .hint = frame.T("pad.hint"),
                            .ink = keys.model().ink});
  if (stroke) keys.answer() = KeyEvent{.kind = Kind::kStroke, .stroke = std::move(*stroke)};
}

void DrawSigns(KeyTaker& keys, const Box& box) {
  const float gap = Gap(keys.frame());
  const float least = keys.frame().metrics.Control();
  const int fit = static_cast<int>((box.Height() + gap) / (least + gap));
  const int rows = std::clamp(fit, 3, kSignRows);
  for (int i = 0; i < rows * kSignColumns; ++i) {
    const Box row = box.Row(i / kSignColumns, rows, gap);
    keys.Sign(row.Column(i % kSignColumns, kSignColumns, gap),
              ToUtf8(kSigns.substr(static_cast<size_t>(i), 1)));
  }
}

void Undo(KeyTaker& keys, const Box& box) {
  keys.Key(box, "key.undo", keys.frame().T("key.undo"), {.kind = Kind::kUndoStroke},
           {.look = Look::kKeySpecial, .enabled = !keys.model().ink.empty()});
}

void Clear(KeyTaker& keys, const Box& box) {
  keys.Key(box, "key.clear", keys.frame().T("key.clear"), {.kind = Kind::kClear},
           {.look = Look::kKeySpecial, .enabled = !keys.model().ink.empty()});
}

void DrawWide(KeyTaker& keys, Box box) {
  const Frame& frame = keys.frame();
  const float gap = Gap(frame);
  const float apart = frame.Mm(6);
  const float least = frame.metrics.Control();
  const float signs = std::max(kSignColumns * least + (kSignColumns - 1) * gap,
                               (box.Width() - box.Height() * 1.3F - 2 * apart) * 0.52F);
  DrawSigns(keys, box.TakeLeft(signs, apart));
  const float actions = std::max(frame.Mm(90), box.Width() - apart - box.Height() * 1.3F);
  const Box right = box.TakeRight(actions, apart);
  DrawPad(keys, box);
  const Box first = right.Row(0, 4, gap);
  const Box third = right.Row(2, 4, gap);
  Undo(keys, first.Column(0, 2, gap));
  Clear(keys, first.Column(1, 2, gap));
  keys.Delete(right.Row(1, 4, gap));
  keys.Space(third.Column(0, 2, gap));
  keys.NewLine(third.Column(1, 2, gap));
  keys.Done(right.Row(3, 4, gap));
}

// On a standing panel: one beside the other, or five and five where the keys are large.
int DigitRows(const Frame& frame) {
  const float room = frame.area.Width() - 2 * frame.metrics.Margin();
  return kDigits * frame.metrics.Control() + (kDigits - 1) * Gap(frame) <= room ? 1 : 2;
}

void DrawDigits(KeyTaker& keys, Box box, int rows) {
  const float gap = Gap(keys.frame());
  const int columns = kDigits / rows;
  for (int i = 0; i < kDigits; ++i) {
    keys.Sign(box.Row(i / columns, rows, gap).Column(i % columns, columns, gap),
              ToUtf8(kSigns.substr(static_cast<size_t>(i), 1)));
  }
}

void DrawTall(KeyTaker& keys, Box box) {
  const Frame& frame = keys.frame();
  const float gap = Gap(frame);
  const float key = frame.metrics.Control();
  const Box last = box.TakeBottom(key, gap);
  const auto rows = static_cast<float>(DigitRows(frame));
  DrawDigits(keys, box.TakeBottom(rows * (key + gap) - gap, gap), DigitRows(frame));
  Box marks = box.TakeBottom(key, gap);
  const int fit = static_cast<int>((marks.Width() + gap) / (key + gap));
  const int count = std::min(fit, static_cast<int>(kFirstMarks.size()));
  for (int i = 0; i < count; ++i) {
    keys.Sign(marks.Column(i, count, gap), ToUtf8(kFirstMarks.substr(static_cast<size_t>(i), 1)));
  }
  const Box right = box.TakeRight(frame.Mm(56), gap);
  DrawPad(keys, box);
  Undo(keys, right.Row(0, 3, gap));
  Clear(keys, right.Row(1, 3, gap));
  keys.Delete(right.Row(2, 3, gap));
  keys.NewLine(last.Column(0, 3, gap));
  keys.Space(last.Column(1, 3, gap));
  keys.Done(last.Column(2, 3, gap));
}

}  // namespace

float HandKeysHeight(const Frame& frame) {
  const float pad = PadHeight(frame);
  const auto rows = static_cast<float>(2 + DigitRows(frame));
  return frame.metrics.Portrait() ? pad + rows * (frame.metrics.Control() + Gap(frame)) : pad;
}

void DrawHandKeys(KeyTaker& keys, const Box& box) {
  if (keys.frame().metrics.Portrait()) {
    DrawTall(keys, box);
  } else {
    DrawWide(keys, box);
  }
}

}  // namespace oneflower::ui
