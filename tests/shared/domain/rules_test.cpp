#include "shared/domain/rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/domain/apply.h"
#include "shared/domain/hlc.h"

namespace oneflower {
namespace {

Event At(int64_t ms, Payload payload) {
  Event event;
  event.id = std::to_string(ms);
  event.at = {ms, 0};
  event.payload = std::move(payload);
  return event;
}

ProposalPlanted Bench() {
  return {.proposal = "p",
          .slip_code = "2222222",
          .text = "钟楼旁边加两张长椅",
          .topic = "green",
          .signature = "三角梅",
          .place = {}};
}

std::optional<Proposal> Planted() { return Apply(std::nullopt, At(1, Bench())).proposal; }

Refusal WhyNot(const Payload& payload, const std::optional<Proposal>& before,
               Author author = Author::kStation) {
  const auto answer = Check(payload, before, author);
  EXPECT_FALSE(answer);
  return answer ? Refusal::kNotAllowed : answer.error();
}

TEST(Rules, AProposalWithWordsMayBePlantedOnce) {
  EXPECT_TRUE(Check(Bench(), std::nullopt, Author::kStation));
  EXPECT_EQ(WhyNot(Bench(), Planted()), Refusal::kAlreadyPlanted);
}

TEST(Rules, EmptyBrokenAndEndlessTextsAreRefused) {
  ProposalPlanted planted = Bench();
  planted.text = " 　\n";
  EXPECT_EQ(WhyNot(planted, std::nullopt), Refusal::kEmptyText);
  planted.text = "\xFF";
  EXPECT_EQ(WhyNot(planted, std::nullopt), Refusal::kBrokenText);
  planted.text.assign(kMaxTextLength, 'a');
  EXPECT_TRUE(Check(planted, std::nullopt, Author::kStation));
  planted.text += 'a';
  EXPECT_EQ(WhyNot(planted, std::nullopt), Refusal::kTextTooLong);
  planted = Bench();
  planted.signature.assign(kMaxSignatureLength + 1, 'a');
  EXPECT_EQ(WhyNot(planted, std::nullopt), Refusal::kSignatureTooLong);
}

TEST(Rules, AVoiceOrAPictureMayStandWithoutWords) {
  ProposalPlanted planted = Bench();
  planted.text.clear();
  planted.media = {{.kind = MediumKind::kVoice}};
  EXPECT_TRUE(Check(planted, std::nullopt, Author::kStation));
  planted.media.assign(kMaxPhotos + 1, {.kind = MediumKind::kPhoto});
  EXPECT_EQ(WhyNot(planted, std::nullopt), Refusal::kTooManyMedia);
}

TEST(Rules, StaffFindWordsAndTheAuthorsOwnStay) {
  EXPECT_EQ(WhyNot(ProposalWorded{"p", "加两张长椅"}, Planted()), Refusal::kNotAllowed);
  EXPECT_EQ(WhyNot(ProposalWorded{"p", " "}, Planted(), Author::kHub), Refusal::kEmptyText);
  const ProposalWorded worded{"p", "请在钟楼旁加两张带靠背的长椅"};
  ASSERT_TRUE(Check(worded, Planted(), Author::kHub));
  const auto after = Apply(Planted(), At(2, worded)).proposal;
  EXPECT_EQ(after->words(), worded.text);
  EXPECT_EQ(after->text, Bench().text);
}

TEST(Rules, OnlyAPublicProposalGetsFlowers) {
  auto proposal = Planted();
  EXPECT_TRUE(Check(FlowerGiven{"p"}, proposal, Author::kStation));
  EXPECT_EQ(WhyNot(FlowerGiven{"p"}, std::nullopt), Refusal::kUnknownProposal);
  proposal->visibility = Visibility::kHidden;
  EXPECT_EQ(WhyNot(FlowerGiven{"p"}, proposal), Refusal::kNotPublic);
}

TEST(Rules, AStationMayNotDoWhatStaffDo) {
  const auto proposal = Planted();
  const StageMoved moved{"p", Stage::kPropose, Stage::kDeliberate, ""};
  EXPECT_EQ(WhyNot(moved, proposal), Refusal::kNotAllowed);
  EXPECT_EQ(WhyNot(NoteAdded{"p", ""}, proposal), Refusal::kNotAllowed);
  EXPECT_EQ(WhyNot(ProposalReviewed{"p", Visibility::kHidden, ""}, proposal), Refusal::kNotAllowed);
  EXPECT_EQ(WhyNot(StationRevoked{"d"}, std::nullopt), Refusal::kNotAllowed);
  EXPECT_TRUE(Check(moved, proposal, Author::kHub));
}

TEST(Rules, WhoMovesAProposalHasToKnowWhereItStands) {
  const auto proposal = Planted();
  EXPECT_EQ(WhyNot(StageMoved{"p", Stage::kDecide, Stage::kExecute, ""}, proposal, Author::kHub),
            Refusal::kStaleStage);
  EXPECT_EQ(WhyNot(StageMoved{"p", Stage::kPropose, Stage::kPropose, ""}, proposal, Author::kHub),
            Refusal::kSameStage);
}

TEST(Apply, APlantedProposalIsASeedThatEverybodySees) {
  const Outcome outcome = Apply(std::nullopt, At(5, Bench()));
  ASSERT_TRUE(outcome.proposal);
  EXPECT_EQ(outcome.proposal->stage, Stage::kPropose);
  EXPECT_EQ(outcome.proposal->visibility, Visibility::kPublic);
  EXPECT_EQ(outcome.proposal->planted_ms, 5);
  ASSERT_TRUE(outcome.entry);
  EXPECT_EQ(outcome.entry->kind, StoryEntry::Kind::kPlanted);
}

TEST(Apply, AProposalThatWasPromisedAReviewWaitsForIt) {
  ProposalPlanted planted = Bench();
  planted.at_once = false;
  auto proposal = Apply(std::nullopt, At(1, planted)).proposal;
  EXPECT_EQ(proposal->visibility, Visibility::kAwaiting);
  const Outcome outcome =
      Apply(proposal, At(2, ProposalReviewed{"p", Visibility::kPublic, "谢谢"}));
  EXPECT_EQ(outcome.proposal->visibility, Visibility::kPublic);
  EXPECT_EQ(outcome.entry->kind, StoryEntry::Kind::kReviewed);
}

TEST(Apply, AStageMoveIsALineOfTheStoryWithItsDay) {
  const Outcome outcome =
      Apply(Planted(), At(9, StageMoved{"p", Stage::kPropose, Stage::kDeliberate, "一起商议"}));
  EXPECT_EQ(outcome.proposal->stage, Stage::kDeliberate);
  EXPECT_EQ(outcome.proposal->moved_ms, 9);
  EXPECT_EQ(outcome.entry->stage, Stage::kDeliberate);
  EXPECT_EQ(outcome.entry->words, "一起商议");
}

TEST(Apply, WhatIsAboutAnUnknownProposalChangesNothing) {
  for (const Payload& payload : std::vector<Payload>{
           FlowerGiven{"p"}, NoteAdded{"p", "x"}, StationRevoked{"d"}, UnknownPayload{},
           StageMoved{"p", Stage::kPropose, Stage::kDecide, ""}}) {
    const Outcome outcome = Apply(std::nullopt, At(1, payload));
    EXPECT_FALSE(outcome.proposal);
    EXPECT_FALSE(outcome.entry);
  }
}

TEST(Apply, FlowersAndNotesComeToTheSameStateInAnyOrder) {
  rc::check([](const std::vector<bool>& flowers) {
    auto forward = Planted();
    auto backward = Planted();
    const auto event = [](bool flower) {
      return At(3, flower ? Payload{FlowerGiven{"p"}} : Payload{NoteAdded{"p", "n"}});
    };
    for (const bool flower : flowers) forward = Apply(forward, event(flower)).proposal;
    for (auto it = flowers.rbegin(); it != flowers.rend(); ++it) {
      backward = Apply(backward, event(*it)).proposal;
    }
    RC_ASSERT(forward == backward);
  });
}

TEST(TitleOf, IsTheFirstSentenceAndNotMoreThanFits) {
  EXPECT_EQ(TitleOf("加长椅。谢谢大家", 20), "加长椅");
  EXPECT_EQ(TitleOf("  加长椅  ", 20), "加长椅");
  EXPECT_EQ(TitleOf("一二三四五六", 4), "一二三四…");
  EXPECT_EQ(TitleOf("A ramp of 3.5 m. Please", 40), "A ramp of 3.5 m");
  EXPECT_EQ(TitleOf("", 4), "");
}

TEST(Hlc, NeverRunsBackwardsWhateverTheWallShows) {
  rc::check([](const std::vector<int16_t>& walls) {
    Hlc last;
    for (const int16_t wall : walls) {
      const Hlc next = NextStamp(last, wall);
      RC_ASSERT(next > last);
      last = next;
    }
  });
}

TEST(Hlc, AForeignClockFarAheadIsClampedNotFollowed) {
  EXPECT_EQ(SeenStamp({100, 0}, {10'000'000, 0}, 200).ms, 200 + 5 * 60 * 1000);
  EXPECT_EQ(SeenStamp({100, 0}, {150, 2}, 200), (Hlc{150, 2}));
  EXPECT_EQ(SeenStamp({300, 1}, {150, 2}, 200), (Hlc{300, 1}));
}

}  // namespace
}  // namespace oneflower
