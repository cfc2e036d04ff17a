#include "kiosk/ui/strings.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <set>

#include "shared/base/utf8.h"

namespace oneflower::ui {

std::string_view LanguageName(Language language) {
  return language == Language::kChinese ? "zh" : "en";
}

Result<Strings::Table> Strings::LoadTable(const std::filesystem::path& file) {
  Table table;
  try {
    for (const auto& [key, value] : toml::parse_file(file.string())) {
      const auto text = value.value<std::string>();
      if (!text) return Fail(ErrorKind::kInvalid, fmt::format("{}: {}", file.string(), key.str()));
      table.emplace(key.str(), *text);
    }
  } catch (const toml::parse_error& error) {
    return Fail(ErrorKind::kInvalid, fmt::format("{}: {}", file.string(), error.description()));
  }
  return table;
}

Result<Strings> Strings::Load(const std::filesystem::path& folder) {
  Strings strings;
  auto chinese = LoadTable(folder / "zh.toml");
  if (!chinese) return std::unexpected(chinese.error());
  auto english = LoadTable(folder / "en.toml");
  if (!english) return std::unexpected(english.error());
  strings.chinese_ = std::move(*chinese);
  strings.english_ = std::move(*english);
  return strings;
}

const std::string& Strings::Get(Language language, std::string_view id) const {
  const Table& table = language == Language::kChinese ? chinese_ : english_;
  const auto found = table.find(id);
  if (found != table.end()) return found->second;
  static thread_local std::set<std::string, std::less<>> missing;
  return *missing.emplace(id).first;
}

std::string Strings::Format(Language language, std::string_view id,
                            std::initializer_list<Filling> fillings) const {
  std::string text = Get(language, id);
  for (const auto& [name, value] : fillings) {
    const std::string brace = fmt::format("{{{}}}", name);
    const size_t at = text.find(brace);
    if (at != std::string::npos) text.replace(at, brace.size(), value);
  }
  return text;
}

std::vector<std::string> Strings::IdsOf(Language language, std::string_view text) const {
  std::vector<std::string> ids;
  for (const auto& [id, each] : language == Language::kChinese ? chinese_ : english_) {
    if (each == text) ids.push_back(id);
  }
  return ids;
}

}  // namespace oneflower::ui
