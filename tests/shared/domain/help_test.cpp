#include "shared/domain/help.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "shared/domain/event.h"

namespace oneflower {
namespace {

Event EventOf(Payload payload) {
  Event event;
  event.at = {1'000, 0};
  event.payload = std::move(payload);
  return event;
}

TEST(Help, ACallComesToTheSameInWhateverOrderItIsTold) {
  std::vector<Event> events = {EventOf(HelpAsked{"a", "hall"}),
                               EventOf(HelpAnswered{"a", HelpAnswer::kComing}),
                               EventOf(HelpAnswered{"a", HelpAnswer::kEnded})};
  std::vector<int> order = {0, 1, 2};
  do {
    std::vector<HelpCall> calls;
    for (const int i : order) AddToCalls(calls, events[static_cast<size_t>(i)]);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls.front(), (HelpCall{"a", "hall", 1'000, true, true}));
  } while (std::ranges::next_permutation(order).found);
}

TEST(Help, ItRingsUntilSomebodyAnswers) {
  std::vector<HelpCall> calls;
  AddToCalls(calls, EventOf(HelpAsked{"a", "hall"}));
  EXPECT_TRUE(Rings(calls.front()));
  AddToCalls(calls, EventOf(HelpAnswered{"a", HelpAnswer::kComing}));
  EXPECT_FALSE(Rings(calls.front()));
}

TEST(Help, OtherEventsAreNoCalls) {
  std::vector<HelpCall> calls;
  AddToCalls(calls, EventOf(FlowerGiven{"p"}));
  EXPECT_TRUE(calls.empty());
}

TEST(Help, AnAnswerNobodyKnowsIsNoEvent) {
  std::string raw = EncodeEvent(EventOf(HelpAnswered{"47835dd5-0f8e-8cf2-b5db-0bb16c476244"}));
  raw.replace(raw.find("coming"), 6, "shrugs");
  EXPECT_FALSE(DecodeEvent(raw));
}

}  // namespace
}  // namespace oneflower
