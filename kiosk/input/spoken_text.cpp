#include "kiosk/input/spoken_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <regex>

#include "shared/base/utf8.h"

namespace oneflower {
namespace {

// std::regex calls itself for each sign that a repetition takes: without a bound, a run of some ten
// thousand digits is the end of the stack. A longer run than the bounds below is read in pieces.
using Match = std::smatch;

constexpr size_t kTelephone = 7;      // digits from which one is said 幺
constexpr size_t kLargestAmount = 4;  // longer figures are numbers of something, not amounts

bool IsLetter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

std::string Replaced(const std::string& text, const std::regex& pattern,
                     const std::function<std::string(const Match&)>& with) {
  std::string result;
  auto at = text.begin();
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) {
    result.append(at, text.begin() + it->position());
    result += with(*it);
    at = text.begin() + it->position() + it->length();
  }
  return result.append(at, text.end());
}

std::string OnlyDigits(const std::string& text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return IsDigit(c); });
  return digits;
}

// 2026 as 二零二六.
std::string DigitByDigit(const std::string& digits) {
  constexpr std::array<const char*, 10> kNames = {"零", "一", "二", "三", "四",
                                                  "五", "六", "七", "八", "九"};
  std::string names;
  for (const char digit : digits) {
    const bool yao = digit == '1' && digits.size() >= kTelephone;
    names += yao ? "幺" : kNames[static_cast<size_t>(digit - '0')];
  }
  return names;
}

std::string WithoutZeros(const std::string& digits) { return std::to_string(std::stoi(digits)); }

std::string TimeInChinese(const Match& time) {
  const std::string minutes = time[2];
  std::string words = WithoutZeros(time[1]) + "点";
  if (minutes == "00") return words + "整";
  if (minutes.front() == '0') words += "零";
  return words + WithoutZeros(minutes) + "分";
}

std::string NumberInChinese(const Match& number) {
  const std::string digits = OnlyDigits(number[0]);
  const bool amount = digits.size() <= kLargestAmount && (digits.front() != '0' || digits == "0");
  return amount ? digits : DigitByDigit(digits);
}

std::string Spread(const Match& number) {
  const std::string digits = OnlyDigits(number[0]);
  if (digits.size() <= kLargestAmount && digits.front() != '0') return number[0];
  std::string spread;
  for (const char digit : digits) spread += std::string(spread.empty() ? "" : " ") + digit;
  return spread;
}

// The signs of a slip's code, or of a house, one by one: letters and figures that stand together.
std::string SpelledOut(const Match& code) {
  std::string spelled = " ";
  for (const char sign : code.str()) spelled += std::string(1, sign) + ", ";
  return spelled;
}

std::string Spelled(const std::string& text) {
  static const std::regex kCode(
      "[A-Za-z]{1,16}[0-9][A-Za-z0-9]{0,32}|[0-9]{1,16}[A-Z][A-Za-z0-9]{0,32}");
  return Replaced(text, kCode, SpelledOut);
}

// Digits that belong together: 028-8888 6666 as well.
const std::regex& Figures() {
  static const std::regex kFigures("[0-9]{1,32}(?:[- ][0-9]{3,32}){0,4}");
  return kFigures;
}

// What is written between words and never said.
bool IsSilent(char32_t c) {
  constexpr std::u32string_view kSilent = U"·•/|「」『』《》〈〉\"“”‘’[]{}<>#*_~^`=+\\";
  return kSilent.contains(c);
}

// EN, but not the beginning of ENTER.
bool StandsAlone(std::string_view text, size_t at, const Readings::Reading& reading) {
  const size_t end = at + reading.word.size();
  const bool before = at > 0 && IsLetter(static_cast<unsigned char>(text[at - 1]));
  const bool after = end < text.size() && IsLetter(static_cast<unsigned char>(text[end]));
  return !before && !after;
}

// Collects parts; what belongs to no script goes with the voice that is speaking.
class Parts {
 public:
  explicit Parts(SpokenLanguage first) : language_(first) {}

  void Add(std::string_view text, SpokenLanguage language) {
    if (parts_.empty() || parts_.back().language != language) parts_.push_back({language, ""});
    parts_.back().text += text;
    language_ = language;
  }
  void AddNeutral(std::string_view text) {
    if (parts_.empty()) parts_.push_back({language_, ""});
    parts_.back().text += text;
  }
  std::vector<SpokenPart> Take() {
    std::erase_if(parts_, [](const SpokenPart& part) {
      const std::u32string signs = ToCodePoints(part.text);
      return std::ranges::none_of(signs,
                                  [](char32_t c) { return IsHan(c) || IsLetter(c) || IsDigit(c); });
    });
    return std::move(parts_);
  }

 private:
  SpokenLanguage language_;
  std::vector<SpokenPart> parts_;
};

}  // namespace

std::string FiguresInChinese(std::string_view written) {
  static const std::regex kDay("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})");
  static const std::regex kYear("([0-9]{4})年");
  static const std::regex kTime("([0-9]{1,2})[:：]([0-9]{2})");
  static const std::regex kPercent("([0-9]{1,32}(?:\\.[0-9]{1,32})?)%");
  static const std::regex kPoint("([0-9]{1,32})\\.([0-9]{1,32})");
  std::string text = Spelled(std::string(written));
  text = Replaced(text, kDay, [](const Match& day) {
    return day[1].str() + "年" + WithoutZeros(day[2]) + "月" + WithoutZeros(day[3]) + "日";
  });
  text = Replaced(text, kYear, [](const Match& year) { return DigitByDigit(year[1]) + "年"; });
  text = Replaced(text, kTime, TimeInChinese);
  text = Replaced(text, kPercent, [](const Match& part) { return "百分之" + part[1].str(); });
  text = Replaced(text, kPoint, [](const Match& number) {
    return number[1].str() + "点" + DigitByDigit(number[2]);
  });
  return Replaced(text, Figures(), NumberInChinese);
}

std::string FiguresInEnglish(std::string_view written) {
  return Replaced(Spelled(std::string(written)), Figures(), Spread);
}

std::vector<SpokenPart> SpokenParts(std::string_view written, SpokenLanguage language,
                                    const Readings& readings) {
  const std::u32string signs = ToCodePoints(written);
  const bool han = std::ranges::any_of(signs, IsHan);
  const bool chinese = language == SpokenLanguage::kChinese || han;
  const std::string text = chinese ? FiguresInChinese(written) : FiguresInEnglish(written);
  Parts parts(language);
  for (size_t at = 0; at < text.size();) {
    const Readings::Reading* reading = readings.At(std::string_view(text).substr(at));
    if (reading != nullptr && (!IsLetter(static_cast<unsigned char>(text[at])) ||
                               (chinese && StandsAlone(text, at, *reading)))) {
      // Blanks keep the pinyin apart from what stands beside it.
      parts.Add(" " + reading->pinyin + " ", SpokenLanguage::kChinese);
      at += reading->word.size();
      continue;
    }
    const size_t start = at;
    const char32_t c = NextCodePoint(text, at);
    const std::string_view sign = std::string_view(text).substr(start, at - start);
    if (IsHan(c)) {
      parts.Add(sign, SpokenLanguage::kChinese);
    } else if (IsLetter(c)) {
      parts.Add(sign, SpokenLanguage::kEnglish);
    } else if (IsDigit(c)) {
      parts.Add(sign, chinese ? SpokenLanguage::kChinese : SpokenLanguage::kEnglish);
    } else {
      parts.AddNeutral(IsSilent(c) || IsBlank(c) ? std::string_view(" ") : sign);
    }
  }
  return parts.Take();
}

}  // namespace oneflower
