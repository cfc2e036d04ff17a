// What staff add: where they read first, and where they put into words what was only spoken.
#include <gtest/gtest.h>

#include <algorithm>

#include "shared/base/ids.h"
#include "shared/domain/event.h"
#include "shared/domain/feed.h"
#include "tests/support/headless_kiosk.h"
#include "tests/support/real_media.h"

namespace oneflower {
namespace {

std::string Begin(ui::TextMode mode) {
  return "mode " + std::string(ui::TextModeName(mode)) + "\nwait 50\n";
}

std::string TapCode(const std::string& code) {
  std::string script;
  for (const char symbol : code) script += std::string("tap pad.") + symbol + "\n";
  return script;
}

class AfterReview : public testing::TestWithParam<ui::TextMode> {
 protected:
  std::string Say() const {
    const bool apart = GetParam() == ui::TextMode::kElder || GetParam() == ui::TextMode::kChild;
    return std::string("tap say\n") + (apart ? "tap way.words\n" : "") +
           "type ludeng\npick 路灯\ntap key.done\n" +
           (apart ? "" : "tap topic.safety\ntap sign.nobody\n");
  }

  HeadlessKiosk kiosk_{{.publish_at_once = false}};
};

TEST_P(AfterReview, ItIsPromisedBeforeAndThankedForAfterThePlanting) {
  const size_t on_wall = kiosk_.reader->Wall({})->size();
  ASSERT_EQ(kiosk_.Play(Begin(GetParam()) + Say() +
                        "expect 社区工作者先看一遍，再放到墙上\ntap plant\n"
                        "expect 社区工作者看过以后，它就会出现在万家花开墙上。\n"
                        "absent 它已经在万家花开墙上\n"),
            "");
  ASSERT_EQ(kiosk_.reader->Awaiting()->size(), 1U);
  EXPECT_EQ(kiosk_.reader->Wall({})->size(), on_wall);
}

TEST_P(AfterReview, TheSlipTellsThatItIsBeingRead) {
  ASSERT_EQ(kiosk_.Play(Begin(GetParam()) + Say() +
                        "tap plant\nexpect 谢谢您，种子种下了\ntap thanks.done\nwait 100\n"),
            "");
  const Proposal planted = kiosk_.reader->Awaiting()->front();
  EXPECT_EQ(
      kiosk_.Play(Begin(GetParam()) + "tap mine\n" + TapCode(planted.slip_code) +
                  "expect 社区工作者正在看这一条\ntap open." + planted.id + "\nexpect 它的故事\n"),
      "");
  const ui::Widget* give = kiosk_.record().Find("give");
  ASSERT_NE(give, nullptr);
  EXPECT_FALSE(give->enabled) << "nobody has seen it who could give it a flower";
}

INSTANTIATE_TEST_SUITE_P(TextSizes, AfterReview, testing::ValuesIn(ui::kTextModes),
                         [](const auto& each) {
                           return std::string(ui::TextModeName(each.param));
                         });

class AtOnce : public testing::Test {
 protected:
  HeadlessKiosk kiosk_;
};

TEST_F(AtOnce, NobodyIsToldOfAReviewThatThereIsNot) {
  EXPECT_EQ(kiosk_.Play("tap say\ntype ludeng\npick 路灯\ntap key.done\n"
                        "expect 种下后，大家在墙上能看到\nabsent 社区工作者先看\n"
                        "tap topic.safety\ntap sign.nobody\ntap plant\n"
                        "expect 它已经在万家花开墙上\nabsent 社区工作者看过以后\n"),
            "");
}

class PutIntoWords : public testing::TestWithParam<ui::TextMode> {
 protected:
  // A voice without a word of text.
  Proposal Speak() {
    const size_t before = kiosk_.reader->Wall({})->size();
    kiosk_.store->Submit(PlantProposal{
        .visit = {"somebody"}, .text = "", .topic = "safety", .media = {RealVoice(2000)}});
    while (kiosk_.reader->Wall({})->size() == before) kiosk_.Frame();
    return kiosk_.reader->Proposals({kiosk_.reader->Wall({})->front()})->front();
  }
  // As it comes from the hub, which took what was planted, and where staff wrote it.
  void StaffWrite(const std::string& proposal, const std::string& words) {
    FakeRandom random(9);
    const Event event{.id = NewId(kiosk_.clock.WallMs(), random),
                      .device = NewId(1, random),
                      .seq = 1,
                      .at = {kiosk_.clock.WallMs(), 0},
                      .actor = {"somebody of the hall", "staff"},
                      .payload = ProposalWorded{proposal, words}};
    StoredEvent stored{.raw = EncodeEvent(event)};
    stored.hash = EventHash(stored.prev, stored.raw);
    const StoredEvent own = kiosk_.store->NextOutgoing(10'000, 64 << 20)->events.back();
    const Event planted = DecodeEvent(own.raw).value();
    FeedPage page{.hub_epoch = "epoch", .items = {}, .head = 2};
    page.items.push_back({1, {planted.id, Verdict::kAccepted, {}}, planted.device, own});
    page.items.push_back({2, {event.id, Verdict::kAccepted, {}}, event.device, stored});
    for (const FeedItem& item : page.items) page.feed_hash = NextFeedHash(page.feed_hash, item);
    ASSERT_TRUE(kiosk_.store->ApplyFeedPage(page));
  }
  // What stands in the author's place.
  std::string Top() {
    const ui::Widget* top = kiosk_.record().Find("story.text");
    return top != nullptr ? top->label : "nothing";
  }

  // On the page in sight or on one that follows.
  bool TheStorySays(const std::string& words) {
    while (true) {
      const auto& widgets = kiosk_.record().widgets();
      const bool said = std::ranges::any_of(
          widgets, [&](const ui::Widget& widget) { return widget.label.contains(words); });
      const ui::Widget* on = kiosk_.record().Find("story.on");
      if (said || on == nullptr || !on->enabled) return said;
      EXPECT_EQ(kiosk_.Play("tap story.on\nwait 50\n"), "");
    }
  }

  // On one of the cards of the attract loop.
  bool TheLoopSays(const std::string& words) {
    for (size_t story = 0; story < kHomeGarden; ++story) {
      kiosk_.Frame(kAttractStoryMs);
      const bool said = std::ranges::any_of(
          kiosk_.record().widgets(),
          [&](const ui::Widget& widget) { return widget.label.contains(words); });
      if (said) return true;
    }
    return false;
  }

  HeadlessKiosk kiosk_;
};

TEST_P(PutIntoWords, TheAttractLoopNamesItAsTheWallDoes) {
  const Proposal spoken = Speak();
  ASSERT_EQ(kiosk_.Play("idle attract\nwait 100\n"), "");
  EXPECT_TRUE(TheLoopSays("一段说出来的话"));
  StaffWrite(spoken.id, "请在钟楼旁加两张长椅。");
  EXPECT_TRUE(TheLoopSays("请在钟楼旁加两张长椅"));
}

TEST_P(PutIntoWords, TheStoryKeepsWhatTheAuthorGaveAndShowsStaffsWordsAsStaffs) {
  const Proposal spoken = Speak();
  StaffWrite(spoken.id, "请在钟楼旁加两张长椅。");
  ASSERT_EQ(
      kiosk_.Play(Begin(GetParam()) + "tap wall\nwait 100\ntap view.list\nwait 100\ntap row." +
                  spoken.id + "\nexpect 它的故事\n"),
      "");
  EXPECT_EQ(Top(), "一段说出来的话");
  EXPECT_TRUE(TheStorySays("社区工作者听过看过，写成了这样：请在钟楼旁加两张长椅。"));
}

TEST_P(PutIntoWords, TheWallNamesItByStaffsWords) {
  const Proposal spoken = Speak();
  StaffWrite(spoken.id, "请在钟楼旁加两张长椅。");
  ASSERT_EQ(kiosk_.Play(Begin(GetParam()) + "tap wall\nwait 100\ntap view.list\nwait 100\n"), "");
  const ui::Widget* row = kiosk_.record().Find("row." + spoken.id);
  ASSERT_NE(row, nullptr);
  EXPECT_TRUE(row->label.contains("请在钟楼旁加两张长椅")) << row->label;
}

INSTANTIATE_TEST_SUITE_P(TextSizes, PutIntoWords, testing::ValuesIn(ui::kTextModes),
                         [](const auto& each) {
                           return std::string(ui::TextModeName(each.param));
                         });

}  // namespace
}  // namespace oneflower
