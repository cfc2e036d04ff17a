#include "kiosk/input/pinyin_engine.h"

#include <libime/core/historybigram.h>
#include <libime/core/languagemodel.h>
#include <libime/core/userlanguagemodel.h>
#include <libime/pinyin/pinyincontext.h>
#include <libime/pinyin/pinyindictionary.h>
#include <libime/pinyin/pinyinime.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include "kiosk/input/syllables.h"
#include "kiosk/input/wiped_memory.h"

namespace oneflower {
namespace {

constexpr const char* kDictionary = "/usr/share/libime/sc.dict";
constexpr size_t kMaxCandidates = 60;
constexpr size_t kMaxLetters = 64;
// A whole sentence has no use for twins, and they would be decoded anew with every key.
constexpr size_t kMaxTwinLetters = 20;
constexpr size_t kTwinsEach = 3;
// How many ways to go on are kept for each node and each place of the sentence: half of libime's
// own numbers. Several readings are decoded with every key, and the first candidates stay the same.
constexpr size_t kBeam = 10;
constexpr size_t kFrame = 20;

using libime::PinyinFuzzyFlag;

libime::PinyinFuzzyFlags SichuanFlags() {
  return libime::PinyinFuzzyFlags{
      PinyinFuzzyFlag::Z_ZH,     PinyinFuzzyFlag::C_CH,       PinyinFuzzyFlag::S_SH,
      PinyinFuzzyFlag::L_N,      PinyinFuzzyFlag::F_H,        PinyinFuzzyFlag::AN_ANG,
      PinyinFuzzyFlag::EN_ENG,   PinyinFuzzyFlag::IN_ING,     PinyinFuzzyFlag::IAN_IANG,
      PinyinFuzzyFlag::UAN_UANG, PinyinFuzzyFlag::CommonTypo, PinyinFuzzyFlag::Inner};
}

// Where a candidate came from: which reading of the letters, and its place there.
struct Source {
  libime::PinyinContext* context = nullptr;
  size_t index = 0;
  bool whole = false;  // it stands for all letters
};

// The parted letters as they could be typed: libime shows ü where v was typed, and takes v only.
std::string Typeable(const libime::PinyinContext& context) {
  std::string parted = context.preedit(libime::PinyinPreeditMode::Pinyin);
  for (size_t at = parted.find("ü"); at != std::string::npos; at = parted.find("ü")) {
    parted.replace(at, std::string_view("ü").size(), "v");
  }
  return parted;
}

struct Piece {
  std::string text;
  std::string letters;
};

// Another reading of the same letters, with a context of its own.
struct Twin {
  std::string parted;
  std::unique_ptr<libime::PinyinContext> context;
};

}  // namespace

struct PinyinEngine::Impl {
  std::unique_ptr<libime::PinyinIME> fuzzy_ime;
  std::unique_ptr<libime::PinyinContext> fuzzy;
  std::unique_ptr<libime::PinyinContext> exact;
  std::unique_ptr<libime::PinyinIME> exact_ime;
  std::vector<Twin> twins;
  std::vector<Piece> chosen;  // words already picked for the letters before
  std::string letters;
  std::vector<std::string> candidates;
  std::vector<Source> sources;

  ~Impl() {
    // Contexts look at their engines until they are gone.
    twins.clear();
    exact.reset();
    fuzzy.reset();
  }

  void Forget();
  void Retype();
  void Refresh();
  void RefreshTwins();
  void Offer(const std::string& text, const Source& source);
  void OfferFrom(libime::PinyinContext& context, size_t from, size_t to, bool whole_only);
};

namespace {

bool IsWhole(const libime::PinyinContext& context, size_t index) {
  const auto& sentence = context.candidates()[index].sentence();
  return !sentence.empty() && sentence.back()->to()->index() == context.size();
}

std::unique_ptr<libime::PinyinIME> MakeIme(libime::PinyinFuzzyFlags flags,
                                           const std::filesystem::path& phrases) {
  auto dictionary = std::make_unique<libime::PinyinDictionary>();
  dictionary->load(libime::PinyinDictionary::SystemDict, kDictionary,
                   libime::PinyinDictFormat::Binary);
  if (!phrases.empty()) {
    std::ifstream file(phrases);
    if (!file) throw std::runtime_error("no phrase list " + phrases.string());
    dictionary->load(libime::PinyinDictionary::UserDict, file, libime::PinyinDictFormat::Text);
  }
  auto model = std::make_unique<libime::UserLanguageModel>(
      libime::DefaultLanguageModelResolver::instance().languageModelFileForLanguage("zh_CN"));
  auto ime = std::make_unique<libime::PinyinIME>(std::move(dictionary), std::move(model));
  ime->setNBest(2);
  ime->setBeamSize(kBeam);
  ime->setFrameSize(kFrame);
  ime->setFuzzyFlags(flags);
  ime->setScoreFilter(1.0F);
  return ime;
}

}  // namespace

PinyinEngine::PinyinEngine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PinyinEngine::~PinyinEngine() = default;

Result<std::unique_ptr<PinyinEngine>> PinyinEngine::Load(const std::filesystem::path& phrases) {
  try {
    auto impl = std::make_unique<Impl>();
    impl->fuzzy_ime = MakeIme(SichuanFlags(), phrases);
    impl->exact_ime = MakeIme({PinyinFuzzyFlag::Inner}, phrases);
    impl->fuzzy = std::make_unique<libime::PinyinContext>(impl->fuzzy_ime.get());
    impl->exact = std::make_unique<libime::PinyinContext>(impl->exact_ime.get());
    return std::unique_ptr<PinyinEngine>(new PinyinEngine(std::move(impl)));
  } catch (const std::exception& error) {
    return Fail(ErrorKind::kNotFound, std::string("pinyin: ") + error.what());
  }
}

void PinyinEngine::Impl::Offer(const std::string& text, const Source& source) {
  if (text.empty() || candidates.size() >= kMaxCandidates) return;
  if (std::ranges::find(candidates, text) != candidates.end()) return;
  candidates.push_back(text);
  sources.push_back(source);
}

void PinyinEngine::Impl::OfferFrom(libime::PinyinContext& context, size_t from, size_t to,
                                   bool whole_only) {
  const auto& all = context.candidates();
  for (size_t i = from; i < std::min(to, all.size()); ++i) {
    const bool whole = IsWhole(context, i);
    if (whole || !whole_only) Offer(all[i].toString(), {&context, i, whole});
  }
}

// A key mostly makes every twin longer by itself, and a context that is only given what is new
// decodes a fraction of what an empty one would.
void PinyinEngine::Impl::RefreshTwins() {
  std::vector<Twin> before = std::exchange(twins, {});
  if (letters.size() > kMaxTwinLetters) return;
  for (std::string& parted : SichuanTwins(Typeable(*exact))) {
    Twin twin;
    for (Twin& old : before) {
      const bool longer = old.context && old.parted.size() > twin.parted.size();
      if (longer && parted.starts_with(old.parted)) std::swap(twin, old);
    }
    if (!twin.context) twin.context = std::make_unique<libime::PinyinContext>(fuzzy_ime.get());
    if (parted.size() > twin.parted.size()) twin.context->type(parted.substr(twin.parted.size()));
    twin.parted = std::move(parted);
    twins.push_back(std::move(twin));
  }
}

// The likeliest reading, then the exact one, so that who speaks and types it right finds it among
// the first two; then the twins' best; then the rest.
void PinyinEngine::Impl::Refresh() {
  candidates.clear();
  sources.clear();
  if (letters.empty()) {
    twins.clear();
    return;
  }
  RefreshTwins();
  OfferFrom(*fuzzy, 0, 1, false);
  OfferFrom(*exact, 0, 1, false);
  for (const Twin& twin : twins) OfferFrom(*twin.context, 0, 1, true);
  OfferFrom(*fuzzy, 1, 4, false);
  OfferFrom(*exact, 1, 3, false);
  for (const Twin& twin : twins) OfferFrom(*twin.context, 1, kTwinsEach, true);
  OfferFrom(*fuzzy, 4, kMaxCandidates, false);
}

void PinyinEngine::Impl::Retype() {
  for (libime::PinyinContext* context : {fuzzy.get(), exact.get()}) {
    context->clear();
    if (!letters.empty()) context->type(letters);
  }
  Refresh();
}

// Of what was typed and offered nothing stays, in libime's contexts either: those go, for one that
// is cleared keeps its room and the words in it.
void PinyinEngine::Impl::Forget() {
  ReleaseMemory(sources);
  ReleaseMemory(candidates);
  ReleaseMemory(chosen);
  ReleaseMemory(twins);
  WipeMemory(letters);
  fuzzy = std::make_unique<libime::PinyinContext>(fuzzy_ime.get());
  exact = std::make_unique<libime::PinyinContext>(exact_ime.get());
}

void PinyinEngine::Type(char letter) {
  const bool usable = (letter >= 'a' && letter <= 'z') || letter == '\'';
  if (!usable || impl_->letters.size() >= kMaxLetters) return;
  if (letter == '\'' && impl_->letters.empty()) return;
  impl_->letters += letter;
  impl_->fuzzy->type(std::string_view(&letter, 1));
  impl_->exact->type(std::string_view(&letter, 1));
  impl_->Refresh();
}

void PinyinEngine::Backspace() {
  if (!impl_->letters.empty()) {
    impl_->letters.pop_back();
  }
  if (impl_->letters.empty() && !impl_->chosen.empty()) {
    impl_->letters = impl_->chosen.back().letters;
    impl_->chosen.pop_back();
  }
  impl_->Retype();
}

void PinyinEngine::Clear() { impl_->Forget(); }

bool PinyinEngine::Empty() const { return impl_->letters.empty() && impl_->chosen.empty(); }

std::string PinyinEngine::Preedit() const {
  std::string text;
  for (const Piece& piece : impl_->chosen) text += piece.text;
  std::string pinyin = impl_->fuzzy->preedit(libime::PinyinPreeditMode::Pinyin);
  std::ranges::replace(pinyin, ' ', '\'');
  return text + pinyin;
}

const std::vector<std::string>& PinyinEngine::Candidates() const { return impl_->candidates; }

std::optional<std::string> PinyinEngine::Select(size_t index) {
  if (index >= impl_->candidates.size()) return std::nullopt;
  const std::string word = impl_->candidates[index];
  const Source source = impl_->sources[index];
  size_t used = impl_->letters.size();
  if (!source.whole) {
    source.context->select(source.index);
    used = std::min(source.context->selectedLength(), impl_->letters.size());
  }
  impl_->chosen.push_back({word, impl_->letters.substr(0, used)});
  impl_->letters.erase(0, used);
  if (!impl_->letters.empty()) {
    impl_->Retype();
    return std::nullopt;
  }
  std::string text;
  for (const Piece& piece : impl_->chosen) text += piece.text;
  Clear();
  return text;
}

libime::PinyinIME& PinyinEngine::ime() const { return *impl_->fuzzy_ime; }

size_t PinyinEngine::HistoryBytes() const {
  size_t bytes = 0;
  for (const auto* ime : {impl_->fuzzy_ime.get(), impl_->exact_ime.get()}) {
    std::ostringstream out;
    const_cast<libime::PinyinIME*>(ime)->model()->save(out);
    bytes += out.str().size();
  }
  return bytes;
}

}  // namespace oneflower
