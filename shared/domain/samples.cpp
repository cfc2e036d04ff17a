#include "shared/domain/samples.h"

#include <algorithm>

#include "shared/base/ids.h"
#include "shared/domain/slip.h"

namespace oneflower {
namespace {

constexpr int64_t kHourMs = 60 * 60 * 1000;

// Numbers that follow from a key alone.
class KeyedRandom final : public Random {
 public:
  explicit KeyedRandom(std::string key) : key_(std::move(key)) {}
  void Fill(std::span<uint8_t> bytes) override {
    for (uint8_t& byte : bytes) {
      byte = HashOf({AsBytes(key_), AsBytes(std::to_string(counter_++))})[0];
    }
  }

 private:
  std::string key_;
  int counter_ = 0;
};

class Teller {
 public:
  explicit Teller(const SampleProposal& sample)
      : sample_(sample), proposal_(SampleProposalId(sample.key)) {}

  void TellInto(std::vector<Event>& events) {
    Tell(events, "planted", sample_.planted_ms,
         ProposalPlanted{.proposal = proposal_,
                         .slip_code = SampleSlipCode(sample_.key),
                         .text = sample_.text,
                         .topic = sample_.topic,
                         .signature = sample_.signature,
                         .place = sample_.place,
                         .at_once = true,
                         .sample = true});
    Stage stage = Stage::kPropose;
    for (size_t i = 0; i < sample_.events.size(); ++i) {
      const SampleEvent& each = sample_.events[i];
      const std::string name = "event " + std::to_string(i);
      if (each.moves) {
        Tell(events, name, each.at_ms, StageMoved{proposal_, stage, each.to, each.words});
        stage = each.to;
      } else {
        Tell(events, name, each.at_ms, NoteAdded{proposal_, each.words});
      }
    }
    for (int i = 0; i < sample_.flowers; ++i) TellFlower(events, i);
  }

 private:
  void Tell(std::vector<Event>& events, const std::string& name, int64_t at_ms, Payload payload) {
    events.push_back({.id = NaturalId({"sample", sample_.key, name}),
                      .at = {at_ms, 0},
                      .actor = {"sample", "sample"},
                      .payload = std::move(payload)});
  }

  void TellFlower(std::vector<Event>& events, int number) {
    const std::string giver = NaturalId({"sample giver", sample_.key, std::to_string(number)});
    events.push_back({.id = FlowerId(proposal_, giver),
                      .at = {sample_.planted_ms + (number + 1) * kHourMs / 4, 0},
                      .actor = {giver, "sample"},
                      .payload = FlowerGiven{proposal_}});
  }

  const SampleProposal& sample_;
  std::string proposal_;
};

}  // namespace

std::string SampleSlipCode(const std::string& key) {
  KeyedRandom random("slip of sample " + key);
  return NewSlipCode(random);
}

std::string SampleProposalId(const std::string& key) { return NaturalId({"sample", key}); }

std::vector<Event> SampleEvents(const std::vector<SampleProposal>& samples) {
  std::vector<Event> events;
  for (const SampleProposal& sample : samples) Teller(sample).TellInto(events);
  std::ranges::stable_sort(events, {}, &Event::at);
  return events;
}

}  // namespace oneflower
