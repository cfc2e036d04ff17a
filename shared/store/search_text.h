// How texts are cut into the terms of the search index, and how what somebody types is looked up
// in it. Pure.
//
// Han stand in the index one by one and in overlapping pairs, so that words of one and two
// characters are found at once and longer ones need a look at few texts. Everything else is cut
// into words; where a word and a Han meet they are a term together ("7栋"). Letters are small,
// full-width forms are narrow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace oneflower {

// The terms of a text, each once, separated by blanks.
std::string IndexTerms(std::string_view text);

// Small letters, full-width forms made narrow: what texts and queries are compared in.
std::string Folded(std::string_view text);

// A search as the index takes it.
struct SearchPlan {
  std::string match;                // FTS5 query; empty where nothing was typed that can be found
  std::vector<std::string> pieces;  // folded; each has to occur in the folded text as a whole
};

// All words of `typed` have to occur. Latin words match from their beginning.
SearchPlan PlanSearch(std::string_view typed);

// The terms of a draft that can tell proposals apart: pairs of Han without function words, Latin
// words of three letters up; each once, at most `limit`. Empty for fewer than four Han and two
// Latin words.
std::vector<std::string> TellingTerms(std::string_view draft, size_t limit);

// The FTS5 query for exactly one term.
std::string Quoted(std::string_view term);

}  // namespace oneflower
