// What is behind a Hub: hub.cpp opens, recovers, and has stations and events, hub_board.cpp the
// board of what children build.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "shared/store/database.h"
#include "shared/store/folder_lock.h"
#include "shared/store/projector.h"
#include "sync/hub/hub.h"
#include "sync/hub/intake.h"

namespace oneflower {

// After these the connection's idea of the file cannot be trusted.
inline bool RequiresReopen(ErrorKind kind) {
  return kind == ErrorKind::kIo || kind == ErrorKind::kFull || kind == ErrorKind::kReadOnly ||
         kind == ErrorKind::kCorrupt;
}

struct Hub::Impl {
  FolderLock lock;
  Options options;
  const Clock& clock;
  Random& random;
  Log& log;
  KeyPair key;
  std::string epoch;
  HubSelf self;
  std::unique_ptr<Database> database;
  std::unique_ptr<Projector> projector;
  bool must_reopen = false;
  std::vector<std::string> taken_back;  // media whose files have to go
  int64_t board_swept_ms = 0;           // wall time
  std::mutex mutex;

  Impl(FolderLock the_lock, const Options& given, const Clock& the_clock, Random& the_random,
       Log& the_log, const KeyPair& the_key)
      : lock(std::move(the_lock)),
        options(given),
        clock(the_clock),
        random(the_random),
        log(the_log),
        key(the_key) {}

  Status OpenDatabase();
  Status LoadSelf();
  Status CheckMedia();
  Status RequestLostMedia(const std::vector<std::string>& lost);
  Status Recover();

  // Everything `change` does with an Intake, or nothing of it.
  template <typename Change>
  Status Commit(Change change);

  // Drops what on the board is two weeks old, at most once a day.
  void SweepBoard();

  // An act of staff as an event of the hub's own.
  Status RecordStaffEvent(Intake& intake, Payload payload);
};

template <typename Change>
Status Hub::Impl::Commit(Change change) {
  if (Status sound = Recover(); !sound) return sound;
  Status done;
  {
    auto transaction = Transaction::Begin(*database);
    if (!transaction) {
      done = std::unexpected(transaction.error());
    } else {
      Intake intake(*database, *projector, self, clock, random);
      done = intake.Begin();
      if (done) done = change(intake);
      if (done) done = intake.End();
      if (done) done = transaction->Commit();
      const auto& back = intake.taken_back();
      if (done) taken_back.insert(taken_back.end(), back.begin(), back.end());
    }
  }
  if (done) return done;
  must_reopen = RequiresReopen(done.error().kind);
  return done;
}

}  // namespace oneflower
