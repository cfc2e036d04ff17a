#include "kiosk/input/nine_key_engine.h"

#include <libime/core/datrie.h>
#include <libime/core/userlanguagemodel.h>
#include <libime/pinyin/pinyincontext.h>
#include <libime/pinyin/pinyindictionary.h>
#include <libime/pinyin/pinyinencoder.h>
#include <libime/pinyin/pinyinime.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/input/nine_keys.h"
#include "kiosk/input/wiped_memory.h"

namespace oneflower {
namespace {

constexpr size_t kMaxOffers = 60;
constexpr size_t kMaxDigits = 40;
// Every key is decoded in so many readings: as many as keep to 16 ms.
constexpr size_t kReadings = 4;
// Of a longer text only the first two readings.
constexpr size_t kShortDigits = 14;
constexpr size_t kLongReadings = 2;
constexpr size_t kWholeEach = 12;
// Syllables to choose from in the left column.
constexpr size_t kSyllableReadings = 12;
constexpr char kWordMark = '!';  // in libime's dictionary, between pinyin and word

// One reading of the digits, with a context of its own.
struct Decoded {
  std::string parted;  // "zhong'guo"
  std::unique_ptr<libime::PinyinContext> context;
};

struct Offered {
  std::string text;
  size_t digits = 0;  // it stands for so many of the first ones
  float score = 0;
};

// Something the visitor did, to be taken back by Backspace.
struct PickedWord {
  std::string text;
  std::string digits;
  std::vector<std::string> fixed;
};

std::string Parted(const std::vector<std::string>& syllables) {
  std::string text;
  for (const std::string& syllable : syllables) text += (text.empty() ? "" : "'") + syllable;
  return text;
}

// The dictionary's key is two signs a syllable, then the mark, then the word.
std::vector<std::string> SyllablesOf(std::string_view encoded) {
  std::vector<std::string> syllables;
  for (size_t i = 0; i + 1 < encoded.size(); i += 2) {
    std::string syllable = libime::PinyinEncoder::decodeFullPinyin(encoded.data() + i, 2);
    const size_t umlaut = syllable.find("ü");
    if (umlaut != std::string::npos) syllable.replace(umlaut, std::string_view("ü").size(), "v");
    const bool plain = std::ranges::all_of(syllable, [](char c) { return c >= 'a' && c <= 'z'; });
    if (syllable.empty() || !plain) return {};
    syllables.push_back(std::move(syllable));
  }
  return syllables;
}

SyllableModel CountWords(libime::PinyinIME& ime) {
  SyllableModel model;
  const auto& dictionary = *ime.dict();
  for (size_t which = 0; which < dictionary.dictSize(); ++which) {
    const auto* trie = dictionary.trie(which);
    std::string key;
    trie->foreach ([&](float weight, size_t length, uint64_t position) {
      trie->suffix(key, length, position);
      const size_t mark = key.find(kWordMark);
      if (mark == std::string::npos) return true;
      const auto syllables = SyllablesOf(std::string_view(key).substr(0, mark));
      if (syllables.empty()) return true;
      const float score = ime.model()->singleWordScore(std::string_view(key).substr(mark + 1));
      model.Count(syllables, std::pow(10.0, score + weight));
      return true;
    });
  }
  return model;
}

}  // namespace

struct NineKeyEngine::Impl {
  explicit Impl(libime::PinyinIME& from) : ime(from), model(CountWords(from)) {}

  void Refresh();
  void Decode(const std::vector<KeyReading>& readings);
  std::unique_ptr<libime::PinyinContext> ContextFor(const std::string& parted,
                                                    std::vector<Decoded>& before);
  void CollectFrom(const Decoded& reading, std::vector<Offered>& whole,
                   std::vector<Offered>& part) const;
  void Offer(const Offered& each);
  size_t DigitsOf(const std::string& parted, size_t letters) const;

  libime::PinyinIME& ime;
  SyllableModel model;
  std::vector<PickedWord> chosen;  // words already picked for the digits before
  std::string digits;
  std::vector<std::string> fixed;
  size_t typed_since_fix = 0;
  std::vector<KeyReading> readings;
  std::vector<std::string> syllables;
  std::vector<Decoded> decoded;
  std::vector<std::string> candidates;
  std::vector<size_t> used;  // digits each candidate stands for
};

// A context that is only given what is new decodes a fraction of what an empty one would.
std::unique_ptr<libime::PinyinContext> NineKeyEngine::Impl::ContextFor(
    const std::string& parted, std::vector<Decoded>& before) {
  Decoded* nearest = nullptr;
  size_t shared = 0;
  for (Decoded& old : before) {
    if (!old.context) continue;
    const auto [end, ignored] = std::ranges::mismatch(old.parted, parted);
    const auto length = static_cast<size_t>(end - old.parted.begin());
    if (nearest == nullptr || length > shared) nearest = &old, shared = length;
  }
  if (nearest == nullptr) {
    auto context = std::make_unique<libime::PinyinContext>(&ime);
    context->type(parted);
    return context;
  }
  auto context = std::move(nearest->context);
  if (shared < context->size()) context->erase(shared, context->size());
  if (shared < parted.size()) context->type(std::string_view(parted).substr(shared));
  return context;
}

void NineKeyEngine::Impl::Decode(const std::vector<KeyReading>& wanted) {
  std::vector<Decoded> before = std::exchange(decoded, {});
  // First those that stay as they are, so that nobody else takes their context.
  for (const KeyReading& reading : wanted) {
    Decoded next{.parted = Parted(reading.syllables), .context = nullptr};
    const auto same = std::ranges::find(before, next.parted, &Decoded::parted);
    if (same != before.end()) next.context = std::move(same->context);
    decoded.push_back(std::move(next));
  }
  for (Decoded& next : decoded) {
    if (!next.context) next.context = ContextFor(next.parted, before);
  }
}

// Letters of the typed pinyin, marks between syllables not counted, up to the digits there are.
size_t NineKeyEngine::Impl::DigitsOf(const std::string& parted, size_t letters) const {
  const auto end = parted.begin() + static_cast<std::ptrdiff_t>(std::min(letters, parted.size()));
  const auto marks = std::count(parted.begin(), end, '\'');
  return std::min(static_cast<size_t>((end - parted.begin()) - marks), digits.size());
}

void NineKeyEngine::Impl::CollectFrom(const Decoded& reading, std::vector<Offered>& whole,
                                      std::vector<Offered>& part) const {
  size_t taken = 0;
  for (const auto& candidate : reading.context->candidates()) {
    const auto& sentence = candidate.sentence();
    if (sentence.empty()) continue;
    const size_t end = sentence.back()->to()->index();
    if (end == reading.context->size()) {
      if (taken++ < kWholeEach) {
        // The score of a sentence counts its end, that of a word does not: neither does this one.
        whole.push_back({candidate.toString(), digits.size(), sentence.back()->score()});
      }
    } else {
      part.push_back(
          {candidate.toString(), DigitsOf(reading.parted, end), sentence.back()->score()});
    }
  }
}

void NineKeyEngine::Impl::Offer(const Offered& each) {
  if (each.text.empty() || candidates.size() >= kMaxOffers) return;
  if (std::ranges::find(candidates, each.text) != candidates.end()) return;
  candidates.push_back(each.text);
  used.push_back(each.digits);
}

void NineKeyEngine::Impl::Refresh() {
  candidates.clear();
  used.clear();
  syllables.clear();
  readings = ReadKeys(model, digits, fixed, kSyllableReadings);
  size_t held = 0;
  for (const std::string& piece : fixed) held += piece.size();
  if (held < digits.size()) {
    std::vector<KeyReading> rest = readings;
    for (KeyReading& reading : rest) {
      const size_t cut = std::min(fixed.size(), reading.syllables.size());
      reading.syllables.erase(reading.syllables.begin(),
                              reading.syllables.begin() + static_cast<std::ptrdiff_t>(cut));
    }
    syllables = FirstSyllables(model, std::string_view(digits).substr(held), rest);
  }
  std::vector<KeyReading> wanted = readings;
  const size_t most = digits.size() <= kShortDigits ? kReadings : kLongReadings;
  if (wanted.size() > most) wanted.resize(most);
  Decode(wanted);
  std::vector<Offered> whole;
  std::vector<Offered> part;
  for (const Decoded& reading : decoded) CollectFrom(reading, whole, part);
  std::ranges::stable_sort(whole, std::greater(), &Offered::score);
  std::ranges::stable_sort(part, std::greater(), &Offered::digits);
  for (const Offered& each : whole) Offer(each);
  for (const Offered& each : part) Offer(each);
}

NineKeyEngine::NineKeyEngine(const PinyinEngine& pinyin)
    : impl_(std::make_unique<Impl>(pinyin.ime())) {}
NineKeyEngine::~NineKeyEngine() = default;

void NineKeyEngine::Type(char letter) {
  if (letter < '2' || letter > '9' || impl_->digits.size() >= kMaxDigits) return;
  impl_->digits += letter;
  ++impl_->typed_since_fix;
  impl_->Refresh();
}

void NineKeyEngine::Backspace() {
  Impl& impl = *impl_;
  if (!impl.fixed.empty() && impl.typed_since_fix == 0) {
    impl.fixed.pop_back();
  } else if (!impl.digits.empty()) {
    impl.digits.pop_back();
    if (impl.typed_since_fix > 0) --impl.typed_since_fix;
    size_t held = 0;
    for (const std::string& piece : impl.fixed) held += piece.size();
    if (held > impl.digits.size()) impl.fixed.pop_back();
  }
  if (impl.digits.empty() && !impl.chosen.empty()) {
    impl.digits = impl.chosen.back().digits;
    impl.fixed = impl.chosen.back().fixed;
    impl.typed_since_fix = impl.digits.size();
    impl.chosen.pop_back();
  }
  impl.Refresh();
}

void NineKeyEngine::Clear() {
  ReleaseMemory(impl_->used);
  ReleaseMemory(impl_->candidates);
  ReleaseMemory(impl_->decoded);
  ReleaseMemory(impl_->syllables);
  ReleaseMemory(impl_->readings);
  ReleaseMemory(impl_->fixed);
  ReleaseMemory(impl_->chosen);
  WipeMemory(impl_->digits);
  impl_->typed_since_fix = 0;
}

bool NineKeyEngine::Empty() const { return impl_->digits.empty() && impl_->chosen.empty(); }

std::string NineKeyEngine::Preedit() const {
  std::string text;
  for (const PickedWord& piece : impl_->chosen) text += piece.text;
  if (impl_->readings.empty()) return text;
  // As far as it was typed: an unfinished syllable is shown unfinished.
  size_t left = impl_->digits.size();
  std::string pinyin;
  for (const std::string& syllable : impl_->readings.front().syllables) {
    const size_t shown = std::min(left, syllable.size());
    pinyin += (pinyin.empty() ? "" : "'") + syllable.substr(0, shown);
    left -= shown;
  }
  return text + pinyin;
}

const std::vector<std::string>& NineKeyEngine::Candidates() const { return impl_->candidates; }
const std::vector<std::string>& NineKeyEngine::Syllables() const { return impl_->syllables; }

void NineKeyEngine::FixSyllable(size_t index) {
  if (index >= impl_->syllables.size()) return;
  impl_->fixed.push_back(impl_->syllables[index]);
  impl_->typed_since_fix = 0;
  impl_->Refresh();
}

std::optional<std::string> NineKeyEngine::Select(size_t index) {
  Impl& impl = *impl_;
  if (index >= impl.candidates.size()) return std::nullopt;
  const size_t used = impl.used[index];
  impl.chosen.push_back({impl.candidates[index], impl.digits.substr(0, used), {}});
  impl.digits.erase(0, used);
  for (size_t left = used; left > 0 && !impl.fixed.empty();) {
    left -= std::min(left, impl.fixed.front().size());
    impl.chosen.back().fixed.push_back(std::move(impl.fixed.front()));
    impl.fixed.erase(impl.fixed.begin());
  }
  impl.typed_since_fix = impl.digits.size();
  if (!impl.digits.empty()) {
    impl.Refresh();
    return std::nullopt;
  }
  std::string text;
  for (const PickedWord& piece : impl.chosen) text += piece.text;
  Clear();
  return text;
}

}  // namespace oneflower
