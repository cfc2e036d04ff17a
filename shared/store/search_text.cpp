#include "shared/store/search_text.h"

#include <algorithm>
#include <span>
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

// The term for where a word and a Han meet without a gap: "7栋", "第3".
std::u32string Joint(const Run& before, const Run& after) {
  return before.kind == Class::kHan ? std::u32string(before.text.substr(before.text.size() - 1)) +
                                          std::u32string(after.text.substr(0, kMaxWordLength))
                                    : std::u32string(before.text.substr(0, kMaxWordLength)) +
                                          std::u32string(after.text.substr(0, 1));
}

bool AreJoined(const Run& before, const Run& after) {
  return before.kind != Class::kGap && after.kind != Class::kGap;
}

bool IsFunctionWord(char32_t c) { return kFunctionWords.find(c) != std::u32string_view::npos; }

void AddCondition(std::string& match, std::string_view condition) {
  if (!match.empty()) match += " AND ";
  match += condition;
}

// The conditions that a piece puts to the index. The last word of it may go on.
void AddPiece(std::string& match, std::span<const Run> runs) {
  for (size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    const bool last = i + 1 == runs.size();
    if (!last) {
      const bool goes_on = i + 2 == runs.size() && runs[i + 1].kind == Class::kWord;
      AddCondition(match, Quoted(ToUtf8(Joint(run, runs[i + 1]))) + (goes_on ? "*" : ""));
    }
    if (run.kind == Class::kHan) {
      for (size_t k = 0; k + 1 < run.text.size(); ++k) {
        AddCondition(match, Quoted(ToUtf8(run.text.substr(k, 2))));
      }
    }
    // Alone; beside another the joint says more.
    if (runs.size() > 1) continue;
    if (run.kind == Class::kWord) {
      AddCondition(match, Quoted(ToUtf8(run.text.substr(0, kMaxWordLength))) + "*");
    } else if (run.text.size() == 1) {
      AddCondition(match, Quoted(ToUtf8(run.text)));
    }
  }
}

// Whether the index alone knows that the piece occurs as a whole: it is one term of it.
bool IndexSuffices(std::span<const Run> runs) {
  const auto fits = [](const Run& run, size_t most_han) {
    return run.text.size() <= (run.kind == Class::kHan ? most_han : kMaxWordLength);
  };
  if (runs.size() == 1) return fits(runs[0], 2);
  return runs.size() == 2 && fits(runs[0], 1) && fits(runs[1], 1);
}

}  // namespace

std::string Quoted(std::string_view term) { return "\"" + std::string(term) + "\""; }

std::string Folded(std::string_view text) { return ToUtf8(FoldedCodePoints(text)); }

std::string IndexTerms(std::string_view text) {
  const std::u32string folded = FoldedCodePoints(text);
  std::unordered_set<std::u32string> seen;
  std::string terms;
  terms.reserve(text.size() * 3);
  const auto take = [&](std::u32string_view term) {
    if (!seen.insert(std::u32string(term)).second) return;
    for (const char32_t c : term) AppendUtf8(c, terms);
    terms += ' ';
  };
  const std::vector<Run> runs = RunsOf(folded);
  for (size_t i = 0; i < runs.size(); ++i) {
    ForEachTerm(runs[i], take);
    if (i > 0 && AreJoined(runs[i - 1], runs[i])) take(Joint(runs[i - 1], runs[i]));
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
      piece += ToUtf8(runs[end].text);
    }
    const auto joined = std::span(runs).subspan(begin, end - begin);
    AddPiece(plan.match, joined);
    if (!IndexSuffices(joined)) plan.pieces.push_back(std::move(piece));
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
