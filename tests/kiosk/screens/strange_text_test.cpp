// What no keyboard of ours types but a station may receive: it stands everywhere it is shown,
// whole, and nothing is cut, too small or in the way.
#include <gtest/gtest.h>

#include "kiosk/ui/lint.h"
#include "shared/base/utf8.h"
#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

constexpr size_t kLong = 10'000;
static_assert(kLong <= kMaxTextLength);

struct StrangeText {
  const char* what;
  std::string text;
};

// Sentences of a few signs, so that there is a first one to be a title.
std::string LongText() {
  constexpr std::u32string_view kSentence = U"中庭的台阶太高了。";
  std::u32string text;
  while (text.size() < kLong) text += kSentence;
  text.resize(kLong);
  return ToUtf8(text);
}

std::vector<StrangeText> StrangeTexts() {
  return {
      {"long", LongText()},
      {"one word without an end", std::string(kLong, 'w')},
      {"emoji", ToUtf8(U"谢谢\U0001F469\U0001F3FD\u200D\U0001F33E大家\U0001F44D\U0001F3FF，"
                       U"\U0001F468\u200D\U0001F469\u200D\U0001F467\uFE0F真好")},
      {"control characters", "井盖\x01\x02\x1B[31m松了\x7F\t请\r\n来看看"},
      {"right to left", ToUtf8(U"\u202E请修灯\u202C \u0645\u0631\u062D\u0628\u0627 "
                               U"\u05E9\u05DC\u05D5\u05DD")},
      {"outside of the font", ToUtf8(U"\U00012000\U00013000在\U0002F81A的\uE000旁边\U0010FFFD")},
      {"marks upon marks", ToUtf8(U"灯a\u0301\u0302\u0303\u0304\u0305\u0306\u0307坏了")}};
}

class StrangeWords : public testing::TestWithParam<ui::TextMode> {
 protected:
  Proposal Plant(const std::string& text) {
    const size_t before = kiosk_.reader->Wall({})->size();
    kiosk_.store->Submit(PlantProposal{.visit = {"somebody"}, .text = text, .topic = "children"});
    while (kiosk_.reader->Wall({})->size() == before) kiosk_.Frame();
    return kiosk_.reader->Proposals({kiosk_.reader->Wall({})->front()})->front();
  }
  void Play(const std::string& script) {
    ASSERT_EQ(kiosk_.Play(script), "");
    for (const ui::Finding& finding :
         ui::Lint(kiosk_.record(), *kiosk_.metrics, ui::ThemeOf(kiosk_.theme))) {
      ADD_FAILURE() << kiosk_.screen() << ": " << finding.widget.substr(0, 60) << ": "
                    << finding.what;
    }
  }
  const ui::Widget* Find(const std::string& id) { return kiosk_.record().Find(id); }
  // Page by page as long as there is one.
  int PagesOfTheStory() {
    int pages = 1;
    constexpr int kMost = 1'000;
    while (Find("story.on") != nullptr && Find("story.on")->enabled && pages < kMost) {
      Play("tap story.on\nwait 50\n");
      ++pages;
    }
    EXPECT_LT(pages, kMost) << "the story has no end";
    return pages;
  }
  std::string Begin() const {
    return "mode " + std::string(ui::TextModeName(GetParam())) + "\nwait 50\n";
  }

  HeadlessKiosk kiosk_;
};

TEST_P(StrangeWords, StandInTheListTheStoryTheCardAndBehindTheSlip) {
  for (const StrangeText& strange : StrangeTexts()) {
    SCOPED_TRACE(strange.what);
    const Proposal planted = Plant(strange.text);
    ASSERT_EQ(planted.text, strange.text) << "an author's words are kept as they are";
    Play(Begin() + "tap wall\nwait 300\ntap topic.children\nwait 100\ntap flower." + planted.id +
         "\nwait 50\n");
    EXPECT_NE(Find("story"), nullptr) << "the card";
    Play("tap card.close\ntap view.list\nwait 100\n");
    Play("tap row." + planted.id + "\nwait 50\n");
    ASSERT_NE(Find("story.text"), nullptr);
    EXPECT_EQ(Find("story.text")->label, strange.text);
    if (CountCodePoints(strange.text) < kLong) {
      PagesOfTheStory();
      EXPECT_NE(Find("memory.tell"), nullptr) << "what stands beneath the story";
    }
    std::string code;
    for (const char symbol : planted.slip_code) code += std::string("tap pad.") + symbol + "\n";
    Play("tap back\ntap home\ntap mine\n" + code + "wait 50\n");
    EXPECT_NE(Find("standing." + planted.id), nullptr);
    Play("tap end\nwait 100\n");
  }
}

TEST_P(StrangeWords, AreReadToTheirEndPageByPage) {
  for (const std::string& text : {LongText(), std::string(kLong, 'w')}) {
    const Proposal planted = Plant(text);
    Play(Begin() + "tap wall\nwait 100\ntap view.list\nwait 100\ntap row." + planted.id +
         "\nwait 50\n");
    EXPECT_EQ(Find("memory.tell"), nullptr) << "ten thousand signs need more than a page";
    EXPECT_GT(PagesOfTheStory(), 3);
    EXPECT_NE(Find("memory.tell"), nullptr);
    EXPECT_FALSE(Find("story.on")->enabled);
    Play("tap end\nwait 100\n");
  }
}

INSTANTIATE_TEST_SUITE_P(TextSizes, StrangeWords, testing::ValuesIn(ui::kTextModes),
                         [](const auto& each) {
                           return std::string(ui::TextModeName(each.param));
                         });

}  // namespace
}  // namespace oneflower
