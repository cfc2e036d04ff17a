#include "kiosk/ui/keyboard.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/ui/keyboard_parts.h"
#include "kiosk/ui/scroll.h"
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

constexpr float kInkCandidates = 10;

float KeyGap(const Frame& frame) { return frame.Mm(1.6F); }

float RowHeight(const Frame& frame) { return frame.Mm(PanelHeightMm(frame) < 230 ? 15.5F : 18); }

float BarHeight(const Frame& frame) {
  return std::max(frame.Mm(16), frame.metrics.LinePx(Face::kBody) + frame.Mm(3));
}

// Between the bar and the keys.
float BarGap(const Frame& frame) { return frame.Mm(Metrics::kFloorGapMm); }

// Three rows of letters or marks and the row with the space bar.
class Keys {
 public:
  explicit Keys(KeyTaker& keys) : keys_(keys), frame_(keys.frame()), model_(keys.model()) {}

  void Draw(const Box& box) {
    const float gap = KeyGap(frame_);
    for (int i = 0; i < 3; ++i) DrawSigns(box.Row(i, 4, gap), i);
    DrawLastRow(box.Row(3, 4, gap));
  }

 private:
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
        keys_.Sign(row.Column(static_cast<int>(i), static_cast<int>(signs.size()), gap),
                   ToUtf8(signs.substr(i, 1)));
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
    keys_.Key(row.Column(static_cast<int>(i), static_cast<int>(letters.size()), KeyGap(frame_)),
              "key." + letter, label, {.kind = Kind::kLetter, .text = label});
  }

  void DrawThirdRowEnds(const Box& left, const Box& right) {
    if (model_.layout == KeyLayout::kEnglish) {
      keys_.Key(left, "key.capitals", "A/a", {.kind = Kind::kCapitals},
                {.look = Look::kKeySpecial, .selected = model_.capitals});
    } else if (model_.layout == KeyLayout::kPinyin) {
      keys_.Key(left, "key.part", frame_.T("key.part"), {.kind = Kind::kLetter, .text = "'"},
                {.look = Look::kKeySpecial});
    } else {
      keys_.NewLine(left);
    }
    keys_.Delete(right);
  }

  void DrawLastRow(Box row) {
    const float gap = KeyGap(frame_);
    const float key = (row.Width() - 9 * gap) / 10;
    const bool numbers = model_.layout == KeyLayout::kNumbers;
    const bool chinese = model_.layout == KeyLayout::kPinyin;
    const KeyLayout own =
        frame_.language == Language::kChinese ? KeyLayout::kPinyin : KeyLayout::kEnglish;
    keys_.Key(row.TakeLeft(key * 1.2F, gap), "key.numbers",
              numbers ? frame_.T("key.letters") : "123",
              {.kind = Kind::kLayout, .layout = numbers ? own : KeyLayout::kNumbers},
              {.look = Look::kKeySpecial});
    keys_.Key(row.TakeLeft(key * 1.2F, gap), "key.lang",
              frame_.T(chinese ? "key.to_english" : "key.to_chinese"),
              {.kind = Kind::kLayout, .layout = chinese ? KeyLayout::kEnglish : KeyLayout::kPinyin},
              {.look = Look::kKeySpecial});
    const bool latin =
        model_.layout == KeyLayout::kEnglish || (numbers && frame_.language == Language::kEnglish);
    keys_.Done(row.TakeRight(key * 2.3F, gap));
    keys_.Key(row.TakeLeft(key, gap), "key.comma", latin ? "," : "，",
              {.kind = Kind::kText, .text = latin ? "," : "，"});
    keys_.Key(row.TakeRight(key, gap), "key.stop", latin ? "." : "。",
              {.kind = Kind::kText, .text = latin ? "." : "。"});
    keys_.Space(row);
  }

  KeyTaker& keys_;
  Frame& frame_;
  const KeyboardModel& model_;
};

// The layouts to choose from, where the candidates stand as soon as something is on its way.
void DrawLayouts(KeyTaker& keys, const Box& bar) {
  constexpr std::array<std::pair<KeyLayout, const char*>, 5> kLayouts = {
      {{KeyLayout::kPinyin, "pinyin"},
       {KeyLayout::kNineKeys, "nine"},
       {KeyLayout::kHandwriting, "hand"},
       {KeyLayout::kEnglish, "english"},
       {KeyLayout::kNumbers, "numbers"}}};
  const Frame& frame = keys.frame();
  const float gap = frame.Mm(Metrics::kFloorGapMm);
  for (size_t i = 0; i < kLayouts.size(); ++i) {
    const auto& [layout, name] = kLayouts[i];
    const bool chosen = keys.model().layout == layout;
    keys.Key(bar.Column(static_cast<int>(i), static_cast<int>(kLayouts.size()), gap),
             std::string("layout.") + name, frame.T(std::string("layout.") + name),
             {.kind = Kind::kLayout, .layout = layout},
             {.look = chosen ? Look::kGreenPale : Look::kKeySpecial, .selected = chosen});
  }
}

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

bool AllFit(const Frame& frame, const Box& bar, const std::vector<std::string>& candidates) {
  float width = 0;
  for (const std::string& text : candidates) width += CandidateWidth(frame, text) + KeyGap(frame);
  return width <= bar.Width();
}

// Preedit on the left, candidates as many as fit, and the key to all of them.
Answer DrawBar(Frame& frame, Box bar, const KeyboardModel& model) {
  Answer answer;
  const float gap = KeyGap(frame);
  if (!model.preedit.empty()) {
    const float preedit =
        std::min(frame.text.Width(Face::kSmall, model.preedit) + frame.Mm(3), bar.Width() * 0.3F);
    frame.Text(bar.TakeLeft(preedit, gap), model.preedit,
               {.face = Face::kSmall, .max_lines = 1, .middle = true, .id = "preedit"});
  }
  const ButtonSpec more = {.id = "key.more",
                           .label = frame.T(model.all_candidates ? "key.less" : "key.more"),
                           .look = Look::kKeySpecial,
                           .face = Face::kSmall,
                           .role = Role::kKey,
                           .round = frame.Mm(3)};
  if (model.all_candidates || !AllFit(frame, bar, model.candidates)) {
    const Box key = bar.TakeRight(std::max(ButtonWidth(frame, more), frame.Mm(20)), gap);
    if (Button(frame, key, more)) answer = KeyEvent{.kind = Kind::kMore};
  }
  if (model.all_candidates) return answer;
  // Ten characters are easier to hit the wider their keys are.
  const bool spread = model.layout == KeyLayout::kHandwriting;
  const float least = spread ? std::min(frame.Mm(40), bar.Width() / kInkCandidates - gap) : 0;
  for (size_t i = 0; i < model.candidates.size(); ++i) {
    const float width = std::max(least, CandidateWidth(frame, model.candidates[i]));
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

float KeyboardHeight(const Frame& frame, KeyLayout layout) {
  const float bar = BarHeight(frame) + 2 * frame.Mm(2) + BarGap(frame);
  switch (layout) {
    case KeyLayout::kNineKeys: return bar + NineKeysHeight(frame);
    case KeyLayout::kHandwriting: return bar + HandKeysHeight(frame);
    default: return bar + 4 * RowHeight(frame) + 3 * KeyGap(frame);
  }
}

Answer DrawKeyboard(Frame& frame, const Box& box, const KeyboardModel& model) {
  frame.draw.AddRectFilled(box.min, box.max, frame.theme.keyboard.ground);
  const OnGround on(frame, frame.theme.keyboard);
  Box inner = box.Inset(frame.metrics.Margin(), frame.Mm(2));
  const Box bar = inner.TakeTop(BarHeight(frame), BarGap(frame));
  KeyTaker keys(frame, model);
  const bool waiting = !model.preedit.empty() || !model.candidates.empty();
  const Answer picked = waiting ? DrawBar(frame, bar, model) : Answer();
  if (!waiting) DrawLayouts(keys, bar);
  if (model.all_candidates && !model.candidates.empty()) {
    const Answer from_all = DrawAll(frame, inner, model);
    return picked ? picked : from_all;
  }
  switch (model.layout) {
    case KeyLayout::kNineKeys: DrawNineKeys(keys, inner); break;
    case KeyLayout::kHandwriting: DrawHandKeys(keys, inner); break;
    default: Keys(keys).Draw(inner);
  }
  return picked ? picked : keys.answer();
}

}  // namespace oneflower::ui
