// What screens show, made up for tests: nothing of it is in a store.
#pragma once

#include <string>

#include "shared/domain/memory.h"
#include "shared/domain/proposal.h"

namespace oneflower {

inline constexpr int64_t kFixtureMs = 1'793'500'000'000;  // a day in October 2026

inline Medium VoiceFixture() {
  return {.kind = MediumKind::kVoice, .blob = std::string(64, 'a'), .ms = 31'000};
}

// A proposal with more words than a line has room for.
inline Proposal ProposalFixture(const std::string& id) {
  return {.id = id,
          .slip_code = "K7M4QX9",
          .text = "中庭的台阶加一排扶手吧，老人家下雨天走不稳，推婴儿车的也有个借力的地方。",
          .topic = "safety",
          .signature = "向日葵",
          .place = "23-2",
          .mood = Mood::kHope,
          .media = {VoiceFixture()},
          .stage = Stage::kExecute,
          .flowers = 128,
          .planted_ms = kFixtureMs,
          .moved_ms = kFixtureMs + 86'400'000};
}

inline Memory ElderStoryFixture(const std::string& id) {
  return {.id = id,
          .slip_code = "K7M4QX9",
          .place = "23-2",
          .signature = "桂花",
          .voice = VoiceFixture(),
          .told_ms = kFixtureMs};
}

}  // namespace oneflower
