// What is behind a StationStore: station_store.cpp opens, rests and recovers, station_commands.cpp
// records what people do, station_sync.cpp is the door for the hub.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "shared/store/database.h"
#include "shared/store/feed_intake.h"
#include "shared/store/folder_lock.h"
#include "shared/store/projector.h"
#include "shared/store/station_media.h"
#include "shared/store/station_state.h"
#include "shared/store/station_store.h"

namespace oneflower {

// What a database opened anew has to end with.
struct ChainEnd {
  StationIdentity self;
  ChainHead head;

  bool operator==(const ChainEnd& other) const {
    return self.device == other.self.device && self.incarnation == other.self.incarnation &&
           head.seq == other.head.seq && head.hash == other.head.hash;
  }
};

// After these the connection's idea of the file cannot be trusted.
inline bool MakesSuspect(ErrorKind kind) {
  return kind == ErrorKind::kIo || kind == ErrorKind::kFull || kind == ErrorKind::kReadOnly ||
         kind == ErrorKind::kCorrupt;
}

struct StationStore::Impl {
  Options options;
  const Clock& clock;
  Random& random;
  Log& log;
  FolderLock lock;
  StationMedia media;
  StationIdentity identity;
  StationState state;
  int64_t revision = 1;
  int64_t offered_life = 0;  // whose events were last handed out; 0: none yet
  bool suspect = false;
  ChainEnd sure;   // by the last commit that succeeded, or as it was opened
  ChainEnd tried;  // the same, or by a commit that failed since: it may be on the disk after all
  std::unique_ptr<Database> database;
  std::unique_ptr<Projector> projector;

  Impl(const Options& given, const Clock& the_clock, Random& the_random, Log& the_log,
       FolderLock held)
      : options(given),
        clock(the_clock),
        random(the_random),
        log(the_log),
        lock(std::move(held)),
        media(options.folder, clock.WallMs()) {}

  Status OpenDatabase();
  Status Recover();
  ChainEnd EndOf(const StationState& at) const {
    return {{identity.device, at.incarnation}, at.head};
  }

  // Runs `change` on a copy of the state inside one transaction; both count only after COMMIT.
  template <typename Change>
  Status Commit(Change change);

  void SettleMedia();
  Result<std::string> FreshSlip();
  Status Record(Event& event, StationState& next);
  Status RecordMisplaced(StationState& next, FeedIntake& intake);
  Event Signed(std::string id, std::string actor, Payload payload);
  std::expected<Receipt, CommandFailure> Execute(const PlantProposal& plant);
  std::expected<Receipt, CommandFailure> Execute(const GiveFlower& give);
  std::expected<Receipt, CommandFailure> Execute(const AskHelp& ask);
  std::expected<Receipt, CommandFailure> Execute(const AnswerHelp& answer);
  std::expected<Receipt, CommandFailure> Execute(const TellMemory& tell);
  std::expected<Receipt, CommandFailure> Execute(const WithdrawMemory& withdraw);
  Status TakeBack(const std::vector<std::string>& memories);
  std::expected<Receipt, CommandFailure> RecordHelp(const VisitKey& visit, const std::string& call,
                                                    Payload payload);
  // Records an event that is allowed; what happens along with it is in the same transaction.
  std::expected<Receipt, CommandFailure> Keep(Event event, Receipt receipt,
                                              const std::function<Status()>& along = {});
  std::expected<Receipt, CommandFailure> KeepWithMedia(Event event, Receipt receipt,
                                                       const std::vector<MediumBytes>& brought);
};

template <typename Change>
Status StationStore::Impl::Commit(Change change) {
  if (Status sound = Recover(); !sound) return sound;
  StationState next = state;
  Status done;
  {
    auto transaction = Transaction::Begin(*database);
    if (!transaction) {
      done = std::unexpected(transaction.error());
    } else {
      done = change(next);
      if (done) done = SaveState(*database, state, next);
      if (done) done = transaction->Commit();
    }
  }
  if (done) {
    state = std::move(next);
    identity.incarnation = state.incarnation;
    sure = tried = EndOf(state);
    return {};
  }
  tried = EndOf(next);
  suspect = MakesSuspect(done.error().kind);
  return done;
}

}  // namespace oneflower
