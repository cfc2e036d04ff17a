#include "kiosk/input/composer.h"

#include <algorithm>
#include <utility>

#include "kiosk/input/wiped_memory.h"
#include "shared/base/utf8.h"

namespace oneflower {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr int kMostPicks = 64;
// More than any character of GB 2312 has, and a hand that paints is no writing.
constexpr size_t kMaxInkStrokes = 36;

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

WordEngine* Composer::Typing() const {
  for (WordEngine* engine : {engines_.letters, static_cast<WordEngine*>(engines_.keys)}) {
    if (engine != nullptr && !engine->Empty()) return engine;
  }
  return nullptr;
}

void Composer::SetEngines(const InputEngines& engines) {
  engines_ = engines;
  if (engines_.letters != nullptr) engines_.letters->Clear();
  if (engines_.keys != nullptr) engines_.keys->Clear();
}

void Composer::Letter(char letter, bool pinyin) {
  const bool digit = letter >= '0' && letter <= '9';
  WordEngine* engine = digit ? engines_.keys : engines_.letters;
  if (pinyin && engine != nullptr) {
    if (!ink_.empty()) Finish();
    engine->Type(letter);
  } else {
    Insert(std::string_view(&letter, 1));
  }
}

void Composer::FixSyllable(size_t index) {
  if (engines_.keys != nullptr) engines_.keys->FixSyllable(index);
}

void Composer::Stroke(InkStroke stroke) {
  if (Typing() != nullptr) Finish();
  full_ = CountCodePoints(text_) >= max_length_;
  if (full_ || stroke.empty() || ink_.size() >= kMaxInkStrokes || engines_.ink == nullptr) return;
  ink_.push_back(std::move(stroke));
  ReadInk();
}

void Composer::UndoStroke() {
  if (ink_.empty()) return;
  std::ranges::fill(ink_.back(), InkPoint{});
  ink_.pop_back();
  ReadInk();
}

void Composer::Clear() {
  if (WordEngine* engine = Typing()) engine->Clear();
  WipeInk(ink_);
  ReadInk();
}

void Composer::ReadInk() {
  ReleaseMemory(read_);
  if (!ink_.empty() && engines_.ink != nullptr) read_ = engines_.ink->Read(ink_);
}

void Composer::Insert(std::string_view text) {
  Finish();
  full_ = CountCodePoints(text_) + CountCodePoints(text) > max_length_;
  if (full_) return;
  text_.insert(caret_, text);
  caret_ += text.size();
}

void Composer::Space() {
  if (Busy() && !Candidates().empty()) {
    Pick(0);
  } else {
    Insert(" ");
  }
}

void Composer::Backspace() {
  full_ = false;
  if (!ink_.empty()) {
    UndoStroke();
    return;
  }
  if (WordEngine* engine = Typing()) {
    engine->Backspace();
    return;
  }
  if (caret_ == 0) return;
  const size_t start = StartOfSign(text_, caret_);
  text_.erase(start, caret_ - start);
  caret_ = start;
}

void Composer::Pick(size_t candidate) {
  if (!ink_.empty()) {
    if (candidate >= read_.size()) return;
    const std::string character = read_[candidate];
    Clear();
    Insert(character);
  } else if (WordEngine* engine = Typing()) {
    if (const auto words = engine->Select(candidate)) Insert(*words);
  }
}

void Composer::Settle() {
  for (int picks = 0; picks < kMostPicks && Busy() && !Candidates().empty(); ++picks) Pick(0);
  Finish();
}

void Composer::Finish() {
  if (!ink_.empty()) {
    Pick(0);
    Clear();
  }
  WordEngine* engine = Typing();
  if (engine == nullptr) return;
  std::string rest = engine->Preedit();
  std::erase(rest, '\'');
  engine->Clear();
  Insert(rest);
}

void Composer::MoveCaret(size_t offset) {
  Finish();
  caret_ = StartOfCharacter(text_, offset);
}

void Composer::Wipe() {
  Clear();
  WipeMemory(text_);
  caret_ = 0;
  full_ = false;
}

std::string Composer::Preedit() const {
  const WordEngine* engine = Typing();
  return engine != nullptr ? engine->Preedit() : std::string();
}

std::vector<std::string> Composer::Candidates() const {
  if (!ink_.empty()) return read_;
  const WordEngine* engine = Typing();
  return engine != nullptr ? engine->Candidates() : std::vector<std::string>();
}

std::vector<std::string> Composer::Syllables() const {
  const bool typing = engines_.keys != nullptr && Typing() == engines_.keys;
  return typing ? engines_.keys->Syllables() : std::vector<std::string>();
}

}  // namespace oneflower
