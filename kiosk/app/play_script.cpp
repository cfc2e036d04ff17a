#include "kiosk/app/play_script.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "kiosk/app/panel_size.h"
#include "shared/base/utf8.h"

namespace oneflower {
namespace {

using Verb = PlayAction::Verb;

struct VerbName {
  std::string_view name;
  Verb verb;
};

constexpr std::array<VerbName, 18> kVerbs = {{{"tap", Verb::kTap},
                                              {"find", Verb::kFind},
                                              {"turn", Verb::kTurn},
                                              {"type", Verb::kType},
                                              {"pick", Verb::kPick},
                                              {"stroke", Verb::kStroke},
                                              {"drag", Verb::kDrag},
                                              {"wait", Verb::kWait},
                                              {"expect", Verb::kExpect},
                                              {"absent", Verb::kAbsent},
                                              {"mode", Verb::kMode},
                                              {"theme", Verb::kTheme},
                                              {"lang", Verb::kLang},
                                              {"panel", Verb::kPanel},
                                              {"idle", Verb::kIdle},
                                              {"scan", Verb::kScan},
                                              {"fault", Verb::kFault},
                                              {"shot", Verb::kShot}}};

// A finger may go from one control far over the panel, not into infinity.
constexpr float kMaxPoint = 1'000;

bool IsPoint(const PlayPoint& point) {
  return std::abs(point.x) <= kMaxPoint && std::abs(point.y) <= kMaxPoint;  // false for NaN
}

// It becomes the beginning of two files' names in the folder that was asked for.
bool IsShotName(std::string_view name) {
  const auto bad = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F || c == '/' || c == '\\';
  };
  return !name.empty() && name.size() <= kMaxShotName && IsValidUtf8(name) && name != "." &&
         name != ".." && std::ranges::none_of(name, bad);
}

// Cuts the first word off.
std::string_view TakeWord(std::string_view& rest) {
  rest = Trim(rest);
  const size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest = Trim(rest.substr(end));
  return word;
}

template <typename Number>
bool ParseNumber(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

template <typename Number>
bool ParsePair(std::string_view text, char between, Number& first, Number& second) {
  const size_t at = text.find(between);
  return at != std::string_view::npos && ParseNumber(text.substr(0, at), first) &&
         ParseNumber(text.substr(at + 1), second);
}

bool ParsePath(std::string_view rest, PlayAction& action) {
  action.target = TakeWord(rest);
  while (!rest.empty()) {
    PlayPoint point;
    if (!ParsePair(TakeWord(rest), ',', point.x, point.y) || !IsPoint(point)) return false;
    action.points.push_back(point);
  }
  return !action.target.empty() && !action.points.empty();
}

bool ParseArguments(std::string_view rest, PlayAction& action) {
  switch (action.verb) {
    case Verb::kStroke:
    case Verb::kDrag: return ParsePath(rest, action);
    case Verb::kWait: return ParseNumber(rest, action.ms) && action.ms >= 0;
    case Verb::kPanel:
      return ParsePair(rest, 'x', action.width, action.height) &&
             CheckPanel({.width = action.width, .height = action.height}).has_value();
    case Verb::kShot: action.target = rest; return IsShotName(rest);
    default: action.target = rest; return !rest.empty();
  }
}

std::optional<PlayAction> ParseLine(std::string_view line) {
  PlayAction action;
  action.text = line;
  const std::string_view word = TakeWord(line);
  const auto verb = std::ranges::find(kVerbs, word, &VerbName::name);
  if (verb == kVerbs.end()) return std::nullopt;
  action.verb = verb->verb;
  if (!ParseArguments(line, action)) return std::nullopt;
  return action;
}

}  // namespace

Result<std::vector<PlayAction>> ParsePlayScript(std::string_view text) {
  std::vector<PlayAction> actions;
  for (int number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    auto action = ParseLine(line);
    if (!action) {
      return Fail(ErrorKind::kInvalid, fmt::format("line {} is no action: {}", number, line));
    }
    action->line = number;
    actions.push_back(std::move(*action));
  }
  return actions;
}

}  // namespace oneflower
