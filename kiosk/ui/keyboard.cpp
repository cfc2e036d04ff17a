#include "kiosk/ui/keyboard.h"

#include <algorithm>
#include <array>

#include "kiosk/ui/scroll.h"
#include "kiosk/ui/widgets.h"
#include "shared/base/utf8.h"

namespace oneflower::ui {
namespace {

using Kind = KeyEvent::Kind;
using Answer = std::optional<KeyEvent>;

constexpr std::array<std::string_view, 3> kLetters = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
constexpr std::array<std::u32string_view, 3> kMarks = {U"1234567890", U"、：；？！“”（）",
                                                       U"·…—%+=/"};
constexpr std::array<std::u32string_view, 3> kLatinMarks = {U"1234567890", U"-:;?!\"'()",
                                                            U"@#&%+=/"};

float KeyGap(const Frame& frame) { return frame.Mm(1.6F); }

float RowHeight(const Frame& frame) {
  const float low =
      static_cast<float>(frame.metrics.panel().height) / frame.metrics.panel().px_per_mm;
  return frame.Mm(low < 230 ? 15.5F : 18);
}

float BarHeight(const Frame& frame) {
  return std::max(frame.Mm(16), frame.metrics.LinePx(Face::kBody) + frame.Mm(3));
}

class Keys {
 public:
  Keys(Frame& frame, const KeyboardModel& model) : frame_(frame), model_(model) {}

  Answer Draw(Box box) {
    const float gap = KeyGap(frame_);
    const Box rows = box;
    for (int i = 0; i < 3; ++i) DrawSigns(rows.Row(i, 4, gap), i);
    DrawLastRow(rows.Row(3, 4, gap));
    return answer_;
  }

 private:
  void Key(const Box& box, const std::string& id, const std::string& label, KeyEvent event,
           Look look = Look::kKey, bool enabled = true, std::optional<Icon> icon = std::nullopt,
           bool selected = false) {
    const bool tapped = Button(frame_, box,
                               {.id = id,
                                .label = label,
                                .look = look,
                                .icon = icon,
                                .enabled = enabled,
                                .selected = selected,
                                .face = look == Look::kKey ? Face::kBody : Face::kBold,
                                .role = Role::kKey,
                                .round = frame_.Mm(3)});
    if (tapped) answer_ = std::move(event);
  }

  // The signs of a row, each a key; rows two and three keep their distance to both sides.
  void DrawSigns(Box row, int index) {
    const float gap = KeyGap(frame_);
    const float key = (row.Width() - 9 * gap) / 10;
    if (index == 1) row = row.Inset((row.Width() - 9 * key - 8 * gap) / 2, 0);
    if (index == 2) {
      const float side = key * 1.5F + gap / 2;
      DrawThirdRowEnds(row.TakeLeft(side, gap), row.TakeRight(side, gap));
    }
    if (model_.layout == KeyLayout::kNumbers) {
      const auto& marks = frame_.language == Language::kChinese ? kMarks : kLatinMarks;
      const std::u32string_view signs = marks[static_cast<size_t>(index)];
      for (size_t i = 0; i < signs.size(); ++i) {
        const std::string text = ToUtf8(signs.substr(i, 1));
        Key(row.Column(static_cast<int>(i), static_cast<int>(signs.size()), gap), "key." + text,
            text, {.kind = Kind::kText, .text = text});
      }
      return;
    }
    const std::string_view letters = kLetters[static_cast<size_t>(index)];
    for (size_t i = 0; i < letters.size(); ++i) DrawLetter(row, letters, i);
  }

  void DrawLetter(const Box& row, std::string_view letters, size_t i) {
    const std::string letter(letters.substr(i, 1));
    std::string label = letter;
    if (model_.layout == KeyLayout::kEnglish && model_.capitals) {
      label[0] = static_cast<char>(label[0] - 'a' + 'A');
    }
    Key(row.Column(static_cast<int>(i), static_cast<int>(letters.size()), KeyGap(frame_)),
        "key." + letter, label, {.kind = Kind::kLetter, .text = label});
  }

  void DrawThirdRowEnds(const Box& left, const Box& right) {
    if (model_.layout == KeyLayout::kEnglish) {
      Key(left, "key.capitals", "A/a", {.kind = Kind::kCapitals}, Look::kKeySpecial, true,
          std::nullopt, model_.capitals);
    } else if (model_.layout == KeyLayout::kPinyin) {
      Key(left, "key.part", frame_.T("key.part"), {.kind = Kind::kLetter, .text = "'"},
          Look::kKeySpecial);
    } else {
      Key(left, "key.newline", frame_.T("key.newline"), {.kind = Kind::kText, .text = "\n"},
          Look::kKeySpecial);
    }
    Key(right, "key.delete", frame_.T("key.delete"), {.kind = Kind::kBackspace}, Look::kKeySpecial,
        true, Icon::kBackspace);
  }

  void DrawLastRow(Box row) {
    const float gap = KeyGap(frame_);
    const float key = (row.Width() - 9 * gap) / 10;
    const bool numbers = model_.layout == KeyLayout::kNumbers;
    const bool chinese = model_.layout == KeyLayout::kPinyin;
    const KeyLayout own =
        frame_.language == Language::kChinese ? KeyLayout::kPinyin : KeyLayout::kEnglish;
    Key(row.TakeLeft(key * 1.2F, gap), "key.numbers", numbers ? frame_.T("key.letters") : "123",
        {.kind = Kind::kLayout, .layout = numbers ? own : KeyLayout::kNumbers}, Look::kKeySpecial);
    Key(row.TakeLeft(key * 1.2F, gap), "key.lang",
        frame_.T(chinese ? "key.to_english" : "key.to_chinese"),
        {.kind = Kind::kLayout, .layout = chinese ? KeyLayout::kEnglish : KeyLayout::kPinyin},
        Look::kKeySpecial);
    const bool latin =
        model_.layout == KeyLayout::kEnglish || (numbers && frame_.language == Language::kEnglish);
    Key(row.TakeRight(key * 2.3F, gap), "key.done", model_.done, {.kind = Kind::kDone},
        Look::kPrimary, model_.done_enabled);
    Key(row.TakeLeft(key, gap), "key.comma", latin ? "," : "，",
        {.kind = Kind::kText, .text = latin ? "," : "，"});
    Key(row.TakeRight(key, gap), "key.stop", latin ? "." : "。",
        {.kind = Kind::kText, .text = latin ? "." : "。"});
    Key(row, "key.space", frame_.T("key.space"), {.kind = Kind::kSpace});
  }

  Frame& frame_;
  const KeyboardModel& model_;
  Answer answer_;
};

float CandidateWidth(const Frame& frame, const std::string& text) {
  return std::max(frame.Mm(20), frame.text.Width(Face::kBody, text) + frame.Mm(8));
}

bool DrawCandidate(Frame& frame, const Box& box, const std::string& text, size_t index) {
  return Button(frame, box,
                {.id = "cand." + std::to_string(index),
                 .label = text,
                 .look = Look::kKey,
                 .face = Face::kBody,
                 .role = Role::kCandidate,
                 .round = frame.Mm(3)});
}

// Preedit on the left, candidates as many as fit, and the key to all of them.
Answer DrawBar(Frame& frame, Box bar, const KeyboardModel& model) {
  Answer answer;
  if (model.preedit.empty()) return answer;
  const float gap = KeyGap(frame);
  const float preedit =
      std::min(frame.text.Width(Face::kSmall, model.preedit) + frame.Mm(3), bar.Width() * 0.3F);
  frame.Text(bar.TakeLeft(preedit, gap), model.preedit,
             {.face = Face::kSmall, .max_lines = 1, .middle = true, .id = "preedit"});
  const ButtonSpec more = {.id = "key.more",
                           .label = frame.T(model.all_candidates ? "key.less" : "key.more"),
                           .look = Look::kKeySpecial,
                           .face = Face::kSmall,
                           .role = Role::kKey,
                           .round = frame.Mm(3)};
  if (Button(frame, bar.TakeRight(std::max(ButtonWidth(frame, more), frame.Mm(20)), gap), more)) {
    answer = KeyEvent{.kind = Kind::kMore};
  }
  if (model.all_candidates) return answer;
  for (size_t i = 0; i < model.candidates.size(); ++i) {
    const float width = CandidateWidth(frame, model.candidates[i]);
    if (width > bar.Width()) break;
    if (DrawCandidate(frame, bar.TakeLeft(width, gap), model.candidates[i], i)) {
      answer = KeyEvent{.kind = Kind::kPick, .index = i};
    }
  }
  return answer;
}

// All candidates in lines, scrolled by pages.
Answer DrawAll(Frame& frame, const Box& box, const KeyboardModel& model) {
  Answer answer;
  const float gap = KeyGap(frame);
  const float height = BarHeight(frame);
  const float width = box.Width() - frame.metrics.Control() - frame.metrics.Gap();
  Flow measure(Box::At(0, 0, width, 0), height, gap);
  for (const std::string& text : model.candidates) measure.Next(CandidateWidth(frame, text));
  const ScrollArea area(frame, "candidates", box, measure.Bottom(), Axis::kDown);
  Flow flow(Box::At(area.Origin().x, area.Origin().y, width, 0), height, gap);
  for (size_t i = 0; i < model.candidates.size(); ++i) {
    const Box place = flow.Next(CandidateWidth(frame, model.candidates[i]));
    if (place.Meet(area.view()).Empty()) continue;
    if (DrawCandidate(frame, place, model.candidates[i], i)) {
      answer = KeyEvent{.kind = Kind::kPick, .index = i};
    }
  }
  return answer;
}

}  // namespace

float KeyboardHeight(const Frame& frame) {
  return 4 * RowHeight(frame) + 3 * KeyGap(frame) + BarHeight(frame) + 3 * frame.Mm(2);
}

Answer DrawKeyboard(Frame& frame, const Box& box, const KeyboardModel& model) {
  frame.draw.AddRectFilled(box.min, box.max, frame.theme.keyboard.ground);
  const OnGround on(frame, frame.theme.keyboard);
  Box inner = box.Inset(frame.metrics.Margin(), frame.Mm(2));
  Answer answer = DrawBar(frame, inner.TakeTop(BarHeight(frame), frame.Mm(2)), model);
  const bool grid = model.all_candidates && !model.candidates.empty();
  const Answer other = grid ? DrawAll(frame, inner, model) : Keys(frame, model).Draw(inner);
  return answer ? answer : other;
}

}  // namespace oneflower::ui
