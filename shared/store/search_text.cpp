#include "shared/store/search_text.h"

#include <algorithm>
#include <unordered_set>

#include "shared/base/utf8.h"

namespace oneflower {
namespace {

// Words are cut here: nobody types more of one word to find it.
constexpr size_t kMaxWordLength = 24;

// Han that hold sentences together and are in every one of them. A pair with one of these says
// nothing about what a proposal is about.
constexpr std::u32string_view kFunctionWords =
    U"的了是我你他她它们在有和与及也都就不没很还又再把被给让请这那个些么什怎吗呢吧啊呀一要能"
    U"可以会应该希望想得着过来去到从对为因所但如果而或者之其每等时候";

enum class Class { kGap, kHan, kWord };

Class ClassOf(char32_t c) {
  if (IsHan(c)) return Class::kHan;
  if (c < 0x80) {
    const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return alphanumeric ? Class::kWord : Class::kGap;
  }
  const bool punctuation = c <= 0xBF || (c >= 0x2000 && c <= 0x206F) ||
                           (c >= 0x3000 && c <= 0x3020) || (c >= 0xFE00 && c <= 0xFE6F) ||
                           (c >= 0xFF00 && c <= 0xFF65) || c == 0xFEFF ||
                           c == kReplacementCharacter || c == 0x30FB;
  return punctuation ? Class::kGap : Class::kWord;
}

char32_t Fold(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c == 0x3000) c = ' ';
  return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

std::u32string FoldedCodePoints(std::string_view text) {
  std::u32string folded = ToCodePoints(text);
  std::ranges::transform(folded, folded.begin(), Fold);
  return folded;
}

// A stretch of characters of one class.
struct Run {
  Class kind = Class::kGap;
  std::u32string_view text;
};

std::vector<Run> RunsOf(std::u32string_view text) {
  std::vector<Run> runs;
  for (size_t start = 0; start < text.size();) {
    const Class kind = ClassOf(text[start]);
    size_t end = start + 1;
    while (end < text.size() && ClassOf(text[end]) == kind) ++end;
    runs.push_back({kind, text.substr(start, end - start)});
    start = end;
  }
  return runs;
}

// The terms of one run: `take` gets each as text.
template <typename Take>
void ForEachTerm(const Run& run, Take take) {
  if (run.kind == Class::kWord) {
    take(run.text.substr(0, kMaxWordLength));
    return;
  }
  if (run.kind != Class::kHan) return;
  for (size_t i = 0; i < run.text.size(); ++i) {
    take(run.text.substr(i, 1));
    if (i + 1 < run.text.size()) take(run.text.substr(i, 2));
  }
}

bool IsFunctionWord(char32_t c) { return kFunctionWords.find(c) != std::u32string_view::npos; }

void AddCondition(std::string& match, std::string_view condition) {
  if (!match.empty()) match += " AND ";
  match += condition;
}

// The conditions that a run of a typed piece puts to the index.
void AddRun(std::string& match, const Run& run) {
  if (run.kind == Class::kWord) {
    AddCondition(match, Quoted(ToUtf8(run.text.substr(0, kMaxWordLength))) + "*");
  } else if (run.text.size() == 1) {
    AddCondition(match, Quoted(ToUtf8(run.text)));
  } else {
    for (size_t i = 0; i + 1 < run.text.size(); ++i) {
      AddCondition(match, Quoted(ToUtf8(run.text.substr(i, 2))));
    }
  }
}

// Whether the index alone knows that the piece occurs as a whole.
bool IndexSuffices(const std::vector<Run>& runs, size_t begin, size_t end) {
  if (end - begin != 1) return false;
  const size_t length = runs[begin].text.size();
  return runs[begin].kind == Class::kHan ? length <= 2 : length <= kMaxWordLength;
}

}  // namespace

std::string Quoted(std::string_view term) { return "\"" + std::string(term) + "\""; }

std::string Folded(std::string_view text) { return ToUtf8(FoldedCodePoints(text)); }

std::string IndexTerms(std::string_view text) {
  const std::u32string folded = FoldedCodePoints(text);
  std::unordered_set<std::u32string_view> seen;
  std::string terms;
  terms.reserve(text.size() * 3);
  for (const Run& run : RunsOf(folded)) {
    ForEachTerm(run, [&](std::u32string_view term) {
      if (!seen.insert(term).second) return;
      for (const char32_t c : term) AppendUtf8(c, terms);
      terms += ' ';
    });
  }
  return terms;
}

SearchPlan PlanSearch(std::string_view typed) {
  const std::u32string folded = FoldedCodePoints(typed);
  const std::vector<Run> runs = RunsOf(folded);
  SearchPlan plan;
  for (size_t begin = 0; begin < runs.size();) {
    if (runs[begin].kind == Class::kGap) {
      ++begin;
      continue;
    }
    std::string piece;
    size_t end = begin;
    for (; end < runs.size() && runs[end].kind != Class::kGap; ++end) {
      AddRun(plan.match, runs[end]);
      piece += ToUtf8(runs[end].text);
    }
    if (!IndexSuffices(runs, begin, end)) plan.pieces.push_back(std::move(piece));
    begin = end;
  }
  return plan;
}

std::vector<std::string> TellingTerms(std::string_view draft, size_t limit) {
  const std::u32string folded = FoldedCodePoints(draft);
  std::vector<std::string> terms;
  std::unordered_set<std::string> seen;
  size_t han = 0;
  size_t words = 0;
  const auto take = [&](std::u32string_view term) {
    std::string text = ToUtf8(term);
    if (terms.size() < limit && seen.insert(text).second) terms.push_back(std::move(text));
  };
  for (const Run& run : RunsOf(folded)) {
    if (run.kind == Class::kWord) {
      ++words;
      if (run.text.size() >= 3) take(run.text.substr(0, kMaxWordLength));
    } else if (run.kind == Class::kHan) {
      han += run.text.size();
      for (size_t i = 0; i + 1 < run.text.size(); ++i) {
        const std::u32string_view pair = run.text.substr(i, 2);
        if (!IsFunctionWord(pair[0]) && !IsFunctionWord(pair[1])) take(pair);
      }
    }
  }
  if (han < 4 && words < 2) terms.clear();
  return terms;
}

}  // namespace oneflower
