// What a visitor asks for in 我的花.
#pragma once

#include <string>
#include <variant>

namespace oneflower {

namespace slip {

struct Nothing {};
struct FindBy {
  bool pictures = false;  // or by code
};
struct TypeSymbol {  // of a code
  std::string symbol;
};
struct Backspace {};
struct PickPicture {
  int picture = 0;
};
struct Clear {};
struct Hear {  // a story, or stops hearing it
  std::string blob;
};
struct AskTakeBack {
  std::string story;  // empty: no, it stays
};
struct TakeBack {};  // the one that was asked about

}  // namespace slip

using SlipIntent =
    std::variant<slip::Nothing, slip::FindBy, slip::TypeSymbol, slip::Backspace, slip::PickPicture,
                 slip::Clear, slip::Hear, slip::AskTakeBack, slip::TakeBack>;

}  // namespace oneflower
