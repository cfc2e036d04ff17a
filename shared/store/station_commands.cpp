// What people do at a station, recorded.
#include "shared/base/ids.h"
#include "shared/domain/slip.h"
#include "shared/store/event_log.h"
#include "shared/store/station_impl.h"

namespace oneflower {
namespace {

CommandFailure Refused(Refusal refusal) { return {.refusal = refusal, .error = std::nullopt}; }
CommandFailure Failed(Error error) { return {.refusal = std::nullopt, .error = std::move(error)}; }

}  // namespace

Event StationStore::Impl::Signed(std::string id, std::string actor, Payload payload) {
  return {.id = std::move(id),
          .clock_trusted = clock.WallIsPlausible(),
          .actor = {std::move(actor), "visit"},
          .payload = std::move(payload)};
}

Status StationStore::Impl::Record(Event& event, StationState& next) {
  event.device = identity.device;
  event.incarnation = next.incarnation;
  event.seen = next.cursor.hub_seq;
  EventLog events(*database);
  const auto stored = events.Append(event, next.head, std::nullopt);
  if (!stored) return std::unexpected(stored.error());
  return projector->Apply(event);
}

Result<std::string> StationStore::Impl::FreshSlip() {
  while (true) {
    std::string slip = NewSlipCode(random);
    const auto taken = database->Number(
        "SELECT 1 FROM proposal WHERE pair = ?1 AND slip = ?2 "
        "UNION ALL SELECT 1 FROM memory WHERE pair = ?1 AND slip = ?2",
        PairNumber(PicturesOf(slip)), slip);
    if (!taken) return std::unexpected(taken.error());
    if (!*taken) return slip;
  }
}

std::expected<Receipt, CommandFailure> StationStore::Impl::Keep(
    Event event, Receipt receipt, const std::function<Status()>& along) {
  const Status done = Commit([&](StationState& next) {
    next.stamp = event.at = NextStamp(next.stamp, clock.WallMs());
    Status recorded = Record(event, next);
    return recorded && along ? along() : recorded;
  });
  SettleMedia();
  if (!done) return std::unexpected(Failed(done.error()));
  ++revision;
  return receipt;
}

std::expected<Receipt, CommandFailure> StationStore::Impl::KeepWithMedia(
    Event event, Receipt receipt, const std::vector<MediumBytes>& brought) {
  if (Status put = media.Put(brought); !put) {
    SettleMedia();
    return std::unexpected(Failed(put.error()));
  }
  return Keep(std::move(event), std::move(receipt),
              [&] { return StationMedia::MarkHere(brought, *database); });
}

std::expected<Receipt, CommandFailure> StationStore::Impl::Execute(const PlantProposal& plant) {
  if (Status sound = Recover(); !sound) return std::unexpected(Failed(sound.error()));
  const auto slip = FreshSlip();
  if (!slip) return std::unexpected(Failed(slip.error()));
  const std::string proposal = NewId(clock.WallMs(), random);
  ProposalPlanted planted{.proposal = proposal,
                          .slip_code = *slip,
                          .text = plant.text,
                          .topic = plant.topic,
                          .signature = plant.signature,
                          .place = plant.place,
                          .mood = plant.mood,
                          .media = NamedMedia(plant.media),
                          .model = plant.model,
                          .at_once = options.publish_at_once};
  if (const auto allowed = Check(planted, std::nullopt, Author::kStation); !allowed) {
    return std::unexpected(Refused(allowed.error()));
  }
  Event event = Signed(NewId(clock.WallMs(), random), ActorFor(plant.visit.secret, proposal),
                       std::move(planted));
  return KeepWithMedia(std::move(event), {proposal, *slip}, plant.media);
}

std::expected<Receipt, CommandFailure> StationStore::Impl::Execute(const GiveFlower& give) {
  if (Status sound = Recover(); !sound) return std::unexpected(Failed(sound.error()));
  const auto before = projector->Find(give.proposal);
  if (!before) return std::unexpected(Failed(before.error()));
  if (const auto allowed = Check(FlowerGiven{give.proposal}, *before, Author::kStation); !allowed) {
    return std::unexpected(Refused(allowed.error()));
  }
  const std::string actor = ActorFor(give.visit.secret, give.proposal);
  Event event = Signed(FlowerId(give.proposal, actor), actor, FlowerGiven{give.proposal});
  const auto known = EventLog(*database).Knows(event.id);
  if (!known) return std::unexpected(Failed(known.error()));
  if (*known) return std::unexpected(Refused(Refusal::kAlreadyGiven));
  return Keep(std::move(event), {give.proposal, (*before)->slip_code});
}

std::expected<Receipt, CommandFailure> StationStore::Impl::Execute(const AskHelp& ask) {
  const std::string call = NewId(clock.WallMs(), random);
  return RecordHelp(ask.visit, call, HelpAsked{call, ask.station});
}

std::expected<Receipt, CommandFailure> StationStore::Impl::Execute(const AnswerHelp& answer) {
  return RecordHelp(answer.visit, answer.call, HelpAnswered{answer.call, answer.answer});
}

std::expected<Receipt, CommandFailure> StationStore::Impl::RecordHelp(const VisitKey& visit,
                                                                      const std::string& call,
                                                                      Payload payload) {
  if (const auto allowed = Check(payload, std::nullopt, Author::kStation); !allowed) {
    return std::unexpected(Refused(allowed.error()));
  }
  Event event =
      Signed(NewId(clock.WallMs(), random), ActorFor(visit.secret, call), std::move(payload));
  return Keep(std::move(event), {call, ""});
}

std::expected<Receipt, CommandFailure> StationStore::Impl::Execute(const TellMemory& tell) {
  if (Status sound = Recover(); !sound) return std::unexpected(Failed(sound.error()));
  const auto slip = FreshSlip();
  if (!slip) return std::unexpected(Failed(slip.error()));
  const std::vector<MediumBytes> voice = {tell.voice};
  const std::string memory = NewId(clock.WallMs(), random);
  MemoryTold told{.memory = memory,
                  .slip_code = *slip,
                  .about = tell.about,
                  .place = tell.place,
                  .signature = tell.signature,
                  .voice = NamedMedia(voice).front(),
                  .at_once = options.publish_at_once};
  if (const auto allowed = Check(told, std::nullopt, Author::kStation); !allowed) {
    return std::unexpected(Refused(allowed.error()));
  }
  Event event =
      Signed(NewId(clock.WallMs(), random), ActorFor(tell.visit.secret, memory), std::move(told));
  return KeepWithMedia(std::move(event), {memory, *slip}, voice);
}

// Taken back a second time it is taken back all the same.
std::expected<Receipt, CommandFailure> StationStore::Impl::Execute(const WithdrawMemory& withdraw) {
  if (Status sound = Recover(); !sound) return std::unexpected(Failed(sound.error()));
  Event event =
      Signed(WithdrawalId(withdraw.memory), ActorFor(withdraw.visit.secret, withdraw.memory),
             MemoryWithdrawn{withdraw.memory});
  const auto known = EventLog(*database).Knows(event.id);
  if (!known) return std::unexpected(Failed(known.error()));
  if (*known) return Receipt{withdraw.memory, ""};
  const auto memory = projector->FindMemory(withdraw.memory);
  if (!memory) return std::unexpected(Failed(memory.error()));
  const auto allowed = Check(event.payload, std::nullopt, Author::kStation, *memory);
  if (!allowed) return std::unexpected(Refused(allowed.error()));
  return Keep(std::move(event), {withdraw.memory, ""}, [&] { return TakeBack({withdraw.memory}); });
}

}  // namespace oneflower
