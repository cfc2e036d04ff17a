// What may happen to an elder's story, and what follows from it.
#include "shared/domain/memory.h"

#include <gtest/gtest.h>

#include "shared/domain/apply.h"
#include "shared/domain/rules.h"

namespace oneflower {
namespace {

MemoryTold Pool() {
  return {.memory = "m",
          .slip_code = "2222222",
          .about = {},
          .place = "pool",
          .signature = "桂花",
          .voice = {.kind = MediumKind::kVoice, .blob = "b", .bytes = 9, .ms = 31'000}};
}

Event StoryEventAt(int64_t ms, Payload payload) {
  Event event;
  event.at = {ms, 0};
  event.payload = std::move(payload);
  return event;
}

std::optional<Memory> PoolStory(const MemoryTold& told = Pool()) {
  return ApplyToMemory(std::nullopt, StoryEventAt(7, told));
}

std::optional<Refusal> StoryRefusal(const Payload& payload, const std::optional<Memory>& memory,
                                    Author author = Author::kStation) {
  const auto answer = Check(payload, std::nullopt, author, memory);
  return answer ? std::nullopt : std::optional(answer.error());
}

TEST(Memory, IsToldOnceOfAPlaceOrAProposal) {
  EXPECT_EQ(StoryRefusal(Pool(), std::nullopt), std::nullopt);
  EXPECT_EQ(StoryRefusal(Pool(), PoolStory()), Refusal::kAlreadyPlanted);
  MemoryTold told = Pool();
  told.place.clear();
  EXPECT_EQ(StoryRefusal(told, std::nullopt), Refusal::kNowhere);
  told.about = "p";
  EXPECT_EQ(StoryRefusal(told, std::nullopt), std::nullopt);
}

TEST(Memory, BearsAFlowersNameAndNoOther) {
  MemoryTold told = Pool();
  told.signature = "\xFF";
  EXPECT_EQ(StoryRefusal(told, std::nullopt), Refusal::kBrokenText);
  told.signature.assign(kMaxSignatureLength + 1, 'a');
  EXPECT_EQ(StoryRefusal(told, std::nullopt), Refusal::kSignatureTooLong);
  told = Pool();
  told.sample = true;
  EXPECT_EQ(StoryRefusal(told, std::nullopt), Refusal::kNotAllowed);
  EXPECT_EQ(StoryRefusal(told, std::nullopt, Author::kHub), std::nullopt);
}

TEST(Memory, ReviewsAreForStaffAndWithdrawalsForAnyStation) {
  const MemoryReviewed hides{"m", Visibility::kHidden, "谢谢"};
  EXPECT_EQ(StoryRefusal(hides, PoolStory()), Refusal::kNotAllowed);
  EXPECT_EQ(StoryRefusal(hides, PoolStory(), Author::kHub), std::nullopt);
  EXPECT_EQ(StoryRefusal(hides, std::nullopt, Author::kHub), Refusal::kUnknownMemory);
  EXPECT_EQ(StoryRefusal(MemoryWithdrawn{"m"}, PoolStory()), std::nullopt);
  EXPECT_EQ(StoryRefusal(MemoryWithdrawn{"m"}, std::nullopt), Refusal::kUnknownMemory);
}

TEST(Memory, IsPublicAtOnceOrAwaitsStaffAsItWasPromised) {
  EXPECT_EQ(PoolStory()->visibility, Visibility::kPublic);
  EXPECT_EQ(PoolStory()->told_ms, 7);
  MemoryTold told = Pool();
  told.at_once = false;
  EXPECT_EQ(PoolStory(told)->visibility, Visibility::kAwaiting);
  const auto hidden = ApplyToMemory(
      PoolStory(told), StoryEventAt(8, MemoryReviewed{"m", Visibility::kHidden, "谢谢"}));
  EXPECT_EQ(hidden->visibility, Visibility::kHidden);
  EXPECT_EQ(hidden->words, "谢谢");
}

TEST(Memory, TakenBackNothingOfItIsLeft) {
  EXPECT_EQ(ApplyToMemory(PoolStory(), StoryEventAt(8, MemoryWithdrawn{"m"})), std::nullopt);
  EXPECT_EQ(WithdrawalId("m"), WithdrawalId("m"));
  EXPECT_NE(WithdrawalId("m"), WithdrawalId("n"));
}

TEST(Memory, WhatHappensToProposalsDoesNothingToIt) {
  EXPECT_EQ(ApplyToMemory(PoolStory(), StoryEventAt(8, FlowerGiven{"p"})), PoolStory());
  EXPECT_EQ(Apply(std::nullopt, StoryEventAt(8, Pool())).proposal, std::nullopt);
  EXPECT_EQ(SubjectOf(Pool()), "m");
  EXPECT_EQ(SubjectOf(FlowerGiven{"p"}), "p");
}

}  // namespace
}  // namespace oneflower
