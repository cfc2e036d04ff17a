#include "shared/domain/help.h"

#include <algorithm>

#include "shared/domain/event.h"

namespace oneflower {
namespace {

HelpCall& CallOf(std::vector<HelpCall>& calls, const std::string& id) {
  const auto found = std::ranges::find(calls, id, &HelpCall::id);
  return found != calls.end() ? *found : calls.emplace_back(HelpCall{.id = id, .station = {}});
}

}  // namespace

std::string_view HelpAnswerName(HelpAnswer answer) {
  return answer == HelpAnswer::kComing ? "coming" : "ended";
}

std::optional<HelpAnswer> HelpAnswerFromName(std::string_view name) {
  if (name == "coming") return HelpAnswer::kComing;
  if (name == "ended") return HelpAnswer::kEnded;
  return std::nullopt;
}

void AddToCalls(std::vector<HelpCall>& calls, const Event& event) {
  if (const auto* asked = std::get_if<HelpAsked>(&event.payload)) {
    HelpCall& call = CallOf(calls, asked->call);
    call.station = asked->station;
    call.asked_ms = event.at.ms;
  } else if (const auto* answered = std::get_if<HelpAnswered>(&event.payload)) {
    HelpCall& call = CallOf(calls, answered->call);
    (answered->answer == HelpAnswer::kComing ? call.coming : call.ended) = true;
  }
}

}  // namespace oneflower
