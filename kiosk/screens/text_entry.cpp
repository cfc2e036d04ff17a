#include "kiosk/screens/text_entry.h"

#include <vector>

namespace oneflower {
namespace {

// The kit and the recogniser know nothing of each other.
InkStroke ToInk(const ui::PadStroke& stroke) {
  InkStroke ink;
  for (const ImVec2& point : stroke) ink.push_back({point.x, point.y});
  return ink;
}

std::vector<ui::PadStroke> FromInk(const Ink& ink) {
  std::vector<ui::PadStroke> strokes;
  for (const InkStroke& stroke : ink) {
    ui::PadStroke& points = strokes.emplace_back();
    for (const InkPoint& point : stroke) points.push_back({point.x, point.y});
  }
  return strokes;
}

}  // namespace

KeyboardState FreshKeyboard(ui::Language language) {
  return {.layout = language == ui::Language::kChinese ? ui::KeyLayout::kPinyin
                                                       : ui::KeyLayout::kEnglish};
}

bool ApplyKey(const ui::KeyEvent& key, Composer& words, KeyboardState& keyboard) {
  using Kind = ui::KeyEvent::Kind;
  if (key.kind != Kind::kMoreSyllables) keyboard.syllable_page = 0;
  switch (key.kind) {
    case Kind::kLetter: {
      const bool pinyin =
          keyboard.layout == ui::KeyLayout::kPinyin || keyboard.layout == ui::KeyLayout::kNineKeys;
      words.Letter(key.text.front(), pinyin);
      keyboard.capitals = false;
      break;
    }
    case Kind::kText: words.Insert(key.text); break;
    case Kind::kBackspace: words.Backspace(); break;
    case Kind::kSpace: words.Space(); break;
    case Kind::kPick:
      words.Pick(key.index);
      if (!words.Busy()) keyboard.all_candidates = false;
      break;
    case Kind::kSyllable: words.FixSyllable(key.index); break;
    case Kind::kStroke: words.Stroke(ToInk(key.stroke)); break;
    case Kind::kUndoStroke: words.UndoStroke(); break;
    case Kind::kClear: words.Clear(); break;
    case Kind::kMoreSyllables: ++keyboard.syllable_page; break;
    case Kind::kLayout:
      words.Finish();
      keyboard = {.layout = key.layout};
      break;
    case Kind::kCapitals: keyboard.capitals = !keyboard.capitals; break;
    case Kind::kMore: keyboard.all_candidates = !keyboard.all_candidates; break;
    case Kind::kDone: words.Settle(); return true;
  }
  return false;
}

ui::KeyboardModel KeyboardOf(const Composer& words, const KeyboardState& keyboard,
                             const std::string& done, bool done_enabled) {
  return {.layout = keyboard.layout,
          .capitals = keyboard.capitals,
          .all_candidates = keyboard.all_candidates,
          .preedit = words.Preedit(),
          .candidates = words.Candidates(),
          .syllables = words.Syllables(),
          .syllable_page = keyboard.syllable_page,
          .ink = FromInk(words.ink()),
          .done = done,
          .done_enabled = done_enabled};
}

}  // namespace oneflower
