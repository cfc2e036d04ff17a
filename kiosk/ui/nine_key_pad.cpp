// The layout 九键: the keys of a telephone, on their left what pinyin they may mean.
#include <algorithm>
#include <array>

#include "kiosk/ui/keyboard_parts.h"

namespace oneflower::ui {
namespace {

using Kind = KeyEvent::Kind;

constexpr std::array<std::string_view, 8> kLettersOfDigits = {"ABC", "DEF",  "GHI", "JKL",
                                                              "MNO", "PQRS", "TUV", "WXYZ"};
constexpr std::array<const char*, 4> kSideMarks = {"，", "。", "？", "！"};
constexpr int kRows = 4;
constexpr float kWidestKeyMm = 76;

float NineKeyGap(const Frame& frame) { return frame.Mm(Metrics::kFloorGapMm); }

float NineKeyHeight(const Frame& frame) {
  const float wanted = frame.metrics.ControlMm();
  const bool low = PanelHeightMm(frame) < kLowPanelMm;
  return frame.Mm(low ? std::min(wanted, 21.0F) : std::max(wanted, 23.0F));
}

// The syllables as many as there are rows; the last row turns to the next ones where there are
// more. With nothing typed the usual marks stand there, as on a telephone.
void DrawSyllables(KeyTaker& keys, const Box& box) {
  const float gap = NineKeyGap(keys.frame());
  const KeyboardModel& model = keys.model();
  if (model.syllables.empty()) {
    for (int i = 0; i < kRows; ++i)
      keys.Sign(box.Row(i, kRows, gap), kSideMarks[static_cast<size_t>(i)]);
    return;
  }
  const bool more = model.syllables.size() > kRows;
  const size_t rows = more ? kRows - 1 : kRows;
  const size_t pages = (model.syllables.size() + rows - 1) / rows;
  const size_t begin = model.syllable_page % pages * rows;
  for (size_t i = 0; i < rows && begin + i < model.syllables.size(); ++i) {
    const std::string& syllable = model.syllables[begin + i];
    keys.Key(box.Row(static_cast<int>(i), kRows, gap), "syllable." + syllable, syllable,
             {.kind = Kind::kSyllable, .index = begin + i}, {.role = Role::kCandidate});
  }
  if (!more) return;
  keys.Key(box.Row(kRows - 1, kRows, gap), "syllable.more", keys.frame().T("key.others"),
           {.kind = Kind::kMoreSyllables}, {.look = Look::kKeySpecial});
}

void DrawDigits(KeyTaker& keys, const Box& box) {
  const float gap = NineKeyGap(keys.frame());
  for (int i = 0; i < 9; ++i) {
    const Box key = box.Row(i / 3, kRows, gap).Column(i % 3, 3, gap);
    if (i == 0) {
      keys.Key(key, "key.clear", keys.frame().T("key.again"), {.kind = Kind::kClear},
               {.look = Look::kKeySpecial, .enabled = !keys.model().preedit.empty()});
      continue;
    }
    const std::string digit = std::to_string(i + 1);
    keys.Key(key, "key." + digit, std::string(kLettersOfDigits[static_cast<size_t>(i - 1)]),
             {.kind = Kind::kLetter, .text = digit});
  }
  keys.Space(box.Row(kRows - 1, kRows, gap));
}

}  // namespace

float NineKeysHeight(const Frame& frame) {
  return kRows * NineKeyHeight(frame) + (kRows - 1) * NineKeyGap(frame);
}

void DrawNineKeys(KeyTaker& keys, const Box& box) {
  const Frame& frame = keys.frame();
  const float gap = NineKeyGap(frame);
  const float side = frame.Mm(frame.metrics.Portrait() ? 50 : 64);
  const float apart = frame.Mm(5);
  const float widest = 2 * (side + apart) + 3 * frame.Mm(kWidestKeyMm) + 2 * gap;
  Box block = box.Middle(std::min(box.Width(), widest), box.Height());
  DrawSyllables(keys, block.TakeLeft(side, apart));
  const Box right = block.TakeRight(side, apart);
  DrawDigits(keys, block);
  keys.Delete(right.Row(0, kRows, gap));
  keys.NewLine(right.Row(1, kRows, gap));
  const Box third = right.Row(2, kRows, gap);
  keys.Done({third.min, right.max});
}

}  // namespace oneflower::ui
