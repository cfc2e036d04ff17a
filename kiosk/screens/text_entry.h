// Writing by the on-screen keyboard: what its keys do to a text and to the keyboard itself.
#pragma once

#include <string>

#include "kiosk/input/composer.h"
#include "kiosk/ui/keyboard.h"
#include "kiosk/ui/strings.h"

namespace oneflower {

struct KeyboardState {
  ui::KeyLayout layout = ui::KeyLayout::kPinyin;
  bool capitals = false;
  bool all_candidates = false;
  size_t syllable_page = 0;
};

// As it opens for somebody who reads that language.
KeyboardState FreshKeyboard(ui::Language language);

// True if the text is finished: what was on its way has become words.
bool ApplyKey(const ui::KeyEvent& key, Composer& words, KeyboardState& keyboard);

// `done`: the label of the key that finishes.
ui::KeyboardModel KeyboardOf(const Composer& words, const KeyboardState& keyboard,
                             const std::string& done, bool done_enabled);

}  // namespace oneflower
