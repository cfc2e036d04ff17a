#include "kiosk/input/composer.h"

#include <algorithm>

#include "shared/base/utf8.h"

namespace oneflower {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr int kMostPicks = 64;

// Signs that change the one before: accents, variation selectors, skin tones, joiners.
bool Continues(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F) || c == kJoiner ||
         (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0x20D0 && c <= 0x20FF);
}

size_t StartOfCharacter(std::string_view text, size_t offset) {
  offset = std::min(offset, text.size());
  while (offset > 0 && offset < text.size() &&
         (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) {
    --offset;
  }
  return offset;
}

char32_t CharacterBefore(std::string_view text, size_t offset, size_t& start) {
  start = StartOfCharacter(text, offset - 1);
  size_t pos = start;
  return NextCodePoint(text, pos);
}

// Where the last sign before `offset` begins.
size_t StartOfSign(std::string_view text, size_t offset) {
  size_t start = offset;
  bool more = true;
  while (start > 0 && more) {
    const char32_t c = CharacterBefore(text, start, start);
    size_t before = 0;
    const bool joined = start > 0 && CharacterBefore(text, start, before) == kJoiner;
    more = Continues(c) || joined;
  }
  return start;
}

}  // namespace

void Composer::SetEngine(WordEngine* engine) {
  engine_ = engine;
  if (engine_ != nullptr) engine_->Clear();
}

void Composer::Letter(char letter, bool pinyin) {
  if (pinyin && engine_ != nullptr) {
    engine_->Type(letter);
  } else {
    Insert(std::string_view(&letter, 1));
  }
}

void Composer::Insert(std::string_view text) {
  Finish();
  full_ = CountCodePoints(text_) + CountCodePoints(text) > max_length_;
  if (full_) return;
  text_.insert(caret_, text);
  caret_ += text.size();
}

void Composer::Space() {
  if (Busy() && !engine_->Candidates().empty()) {
    Pick(0);
  } else {
    Insert(" ");
  }
}

void Composer::Backspace() {
  full_ = false;
  if (Busy()) {
    engine_->Backspace();
    return;
  }
  if (caret_ == 0) return;
  const size_t start = StartOfSign(text_, caret_);
  text_.erase(start, caret_ - start);
  caret_ = start;
}

void Composer::Pick(size_t candidate) {
  if (engine_ == nullptr) return;
  if (const auto words = engine_->Select(candidate)) Insert(*words);
}

void Composer::Settle() {
  for (int picks = 0; picks < kMostPicks && Busy() && !Candidates().empty(); ++picks) Pick(0);
  Finish();
}

void Composer::Finish() {
  if (!Busy()) return;
  std::string rest = engine_->Preedit();
  std::erase(rest, '\'');
  engine_->Clear();
  Insert(rest);
}

void Composer::MoveCaret(size_t offset) {
  Finish();
  caret_ = StartOfCharacter(text_, offset);
}

void Composer::Wipe() {
  if (engine_ != nullptr) engine_->Clear();
  std::ranges::fill(text_, '\0');
  text_.clear();
  text_.shrink_to_fit();
  caret_ = 0;
  full_ = false;
}

std::string Composer::Preedit() const { return Busy() ? engine_->Preedit() : std::string(); }

std::vector<std::string> Composer::Candidates() const {
  return Busy() ? engine_->Candidates() : std::vector<std::string>();
}

}  // namespace oneflower
