// All visible text, in both languages, by id. Loaded once; immutable afterwards.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/result.h"

namespace oneflower::ui {

enum class Language { kChinese, kEnglish };
std::string_view LanguageName(Language language);  // "zh", "en"

// A name in braces and what stands for it.
using Filling = std::pair<std::string_view, std::string>;

class Strings {
 public:
  // Reads zh.toml and en.toml: flat tables of quoted keys.
  static Result<Strings> Load(const std::filesystem::path& folder);

  // The text of an id. An id that is missing is its own text: seen at once in the tour, and a test
  // finds it.
  const std::string& Get(Language language, std::string_view id) const;
  std::string Format(Language language, std::string_view id,
                     std::initializer_list<Filling> fillings) const;

  // The ids whose text this is, for its recorded clip. Empty: none, or it was filled in.
  std::vector<std::string> IdsOf(Language language, std::string_view text) const;

 private:
  using Table = std::map<std::string, std::string, std::less<>>;
  static Result<Table> LoadTable(const std::filesystem::path& file);

  Table chinese_;
  Table english_;
};

}  // namespace oneflower::ui
