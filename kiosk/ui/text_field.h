// A field that shows a text being written: Chinese line breaks, the letters on their way underlined
// at the caret, a tap places the caret. It scrolls when the text is longer than the field.
#pragma once

#include <optional>
#include <string>

#include "kiosk/ui/frame.h"

namespace oneflower::ui {

struct TextFieldSpec {
  std::string id;
  std::string text;
  size_t caret = 0;  // bytes
  std::string preedit;
  std::string placeholder;
  std::string note;   // beneath the text, on the right: "已写 38 字"
  bool lines = true;  // false: one line, its end in sight
};

// Where a tap put the caret, in bytes of the text.
std::optional<size_t> DrawTextField(Frame& frame, const Box& box, const TextFieldSpec& spec);

}  // namespace oneflower::ui
