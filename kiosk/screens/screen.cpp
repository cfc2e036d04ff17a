#include "kiosk/screens/screen.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/clock.h"

namespace oneflower {

ui::GrowthStage GrowthOf(Stage stage) { return static_cast<ui::GrowthStage>(stage); }

ui::FlowerLook FlowerOf(const Proposal& proposal, const Community& community) {
  return FlowerOf(proposal.stage, proposal.topic, std::hash<std::string>()(proposal.id), community);
}

ui::FlowerLook FlowerOf(Stage stage, const std::string& topic, uint64_t seed,
                        const Community& community) {
  const auto found = std::ranges::find(community.topics, topic, &Topic::id);
  return {.stage = GrowthOf(stage),
          .color = found != community.topics.end() ? found->colour : 0,
          .seed = seed};
}

std::string TitleText(const ScreenContext& context, const Proposal& proposal, size_t max_length) {
  std::string title = TitleOf(proposal.words(), max_length);
  return title.empty() ? KindText(context, proposal) : title;
}

std::string KindText(const ScreenContext& context, const Proposal& proposal) {
  const std::string kind =
      proposal.media.empty() ? "voice" : std::string(MediumKindName(proposal.media.front().kind));
  return context.frame.T("title." + kind);
}

std::string StageText(const ScreenContext& context, Stage stage) {
  return context.frame.T("stage." + std::string(StageName(stage)));
}

std::string GrowthText(const ScreenContext& context, Stage stage) {
  return context.frame.T("growth." + std::string(StageName(stage)));
}

std::string DayText(const ScreenContext& context, int64_t wall_ms) {
  const CivilTime day = CivilFromMs(wall_ms, context.community.utc_offset_min);
  return context.frame.T("date.month_day",
                         {{"month", std::to_string(day.month)}, {"day", std::to_string(day.day)}});
}

std::string DurationText(int64_t ms) {
  const int64_t seconds = ms / 1000;
  return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::string SignatureText(const ScreenContext& context, const Proposal& proposal) {
  return proposal.signature.empty() ? context.frame.T("signature.nobody") : proposal.signature;
}

std::string TopicText(const ScreenContext& context, const std::string& topic) {
  const auto found = std::ranges::find(context.community.topics, topic, &Topic::id);
  return found != context.community.topics.end() ? context.In(found->name) : topic;
}

std::string RefusedText(const ScreenContext& context, const std::string& reason) {
  const std::string id = "refusal." + (reason.empty() ? std::string("unknown") : reason);
  const std::string& words = context.frame.T(id);
  return context.frame.T("mine.refused",
                         {{"reason", words == id ? context.frame.T("refusal.other") : words}});
}

std::string StandingText(const ScreenContext& context, const Proposal& proposal) {
  if (proposal.visibility != Visibility::kPublic) {
    return context.frame.T("standing." + std::string(VisibilityName(proposal.visibility)));
  }
  return context.frame.T(
      "standing." + std::string(StageName(proposal.stage)),
      {{"day", DayText(context, proposal.moved_ms)}, {"count", std::to_string(proposal.flowers)}});
}

}  // namespace oneflower
