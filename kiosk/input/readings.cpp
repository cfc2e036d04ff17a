#include "kiosk/input/readings.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <regex>
#include <utility>

namespace oneflower {

Readings::Readings(std::vector<Reading> readings) : readings_(std::move(readings)) {
  std::ranges::stable_sort(readings_, std::greater(),
                           [](const Reading& reading) { return reading.word.size(); });
}

Result<Readings> Readings::Load(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return Readings();
  static const std::regex kPinyin("[a-z]{1,6}[1-5]( [a-z]{1,6}[1-5]){0,15}");
  std::vector<Reading> readings;
  try {
    for (const auto& [word, value] : toml::parse_file(file.string())) {
      const auto pinyin = value.value<std::string>();
      if (!pinyin || word.empty() || !std::regex_match(*pinyin, kPinyin)) {
        return Fail(ErrorKind::kInvalid, fmt::format("{}: {}", file.string(), word.str()));
      }
      readings.push_back({std::string(word.str()), *pinyin});
    }
  } catch (const toml::parse_error& error) {
    return Fail(ErrorKind::kInvalid, fmt::format("{}: {}", file.string(), error.description()));
  }
  return Readings(std::move(readings));
}

const Readings::Reading* Readings::At(std::string_view text) const {
  const auto found = std::ranges::find_if(
      readings_, [&](const Reading& reading) { return text.starts_with(reading.word); });
  return found == readings_.end() ? nullptr : &*found;
}

}  // namespace oneflower
