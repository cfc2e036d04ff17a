// Words that the voice would read wrong, and how they are read: the list is the community's, as
// local names are its most frequent case (assets/community/readings.toml).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace oneflower {

class Readings {
 public:
  struct Reading {
    std::string word;
    std::string pinyin;  // at most 16 syllables with tone numbers, a blank between: "zhang3 zhe3"
  };

  Readings() = default;
  explicit Readings(std::vector<Reading> readings);

  // A file that is not there is an empty list; kInvalid names the line that is wrong.
  static Result<Readings> Load(const std::filesystem::path& file);

  // The longest word of the list that `text` begins with.
  const Reading* At(std::string_view text) const;

  const std::vector<Reading>& all() const { return readings_; }

 private:
  std::vector<Reading> readings_;  // the longest first
};

}  // namespace oneflower
