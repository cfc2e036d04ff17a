// Receives events: stores each first, then decides its verdict for good; the verdict goes into the
// feed, an accepted event into the projections. One Intake serves one transaction of the hub.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/random.h"
#include "shared/domain/rules.h"
#include "shared/store/event_log.h"
#include "shared/store/projector.h"
#include "sync/hub/hub_feed.h"
#include "sync/protocol/messages.h"

namespace oneflower {

// What the hub knows of itself.
struct HubSelf {
  std::string device;  // what staff do is recorded under it
  // Drawn again at each opening: a hub restored from a backup does not know which numbers of its
  // chain it has given away already, and must never give one to another event.
  int64_t incarnation = 1;
  bool publish_at_once = true;  // false: planted proposals await a review, whatever was promised
};

class Intake {
 public:
  Intake(Database& database, Projector& projector, const HubSelf& self, const Clock& clock,
         Random& random)
      : database_(database),
        projector_(projector),
        self_(self),
        clock_(clock),
        random_(random),
        log_(database),
        feed_(database) {}

  Status Begin();  // before everything else
  Status End();    // after everything else

  // A station's push. `trusted`: its key was not revoked; what others send is kept aside, unjudged.
  // kConflict where events before these are missing (missing_from()).
  Status ReceivePush(const PushRequest& push, bool trusted, PushReply& reply);

  // What the hub or its staff do: an event of the hub's own chain. kConflict where it may not
  // happen.
  Status Record(Event event);

  // Decides the events that were held because an older release did not know their type.
  Status DecideEventsNowUnderstood();

  // Media that were taken back: not here any more once this is committed. Their files are to go.
  const std::vector<std::string>& taken_back() const { return taken_back_; }

  bool found_fork() const { return found_fork_; }
  // The number the hub waits for, where a push came too early; otherwise 0.
  int64_t missing_from() const { return missing_from_; }

 private:
  struct Sender {
    const std::string& device;
    int64_t incarnation;
    bool trusted;
  };
  struct Decision {
    Verdict verdict;
    std::string reason;
  };

  Result<Judgement> ReceiveEvent(const Sender& sender, int64_t seq, const StoredEvent& stored,
                                 ChainHead& head);
  Result<Judgement> ReceiveNext(const Sender& sender, int64_t seq, const StoredEvent& stored);
  Result<bool> ContinuesDamagedChain(const Sender& sender, const StoredEvent& stored,
                                     const ChainHead& head);
  Result<Judgement> QuarantineFork(const Sender& sender, int64_t seq, const StoredEvent& stored);
  Result<std::optional<Judgement>> Known(const Sender& sender, int64_t seq, const Hash& hash);
  Result<bool> ContinuesFork(const PushRequest& push);
  Result<std::expected<void, Refusal>> MayHappen(const Event& event, Author author,
                                                 const std::optional<Proposal>& before);
  Result<Decision> Decide(const Event& event, Author author);
  Status Publish(int64_t row, const Event& event, const StoredEvent& stored,
                 const Standing& standing);
  Status RecordOwn(Event event);
  Status FollowUp(const Event& event);
  Status AfterPlanting(const ProposalPlanted& planted);
  Status AfterTelling(const MemoryTold& told);
  Status AfterWithdrawal(const std::string& memory);
  Status DecideHeldEvents(const std::string& subject);
  // The rows that a query finds. Only numbers: what they hold may be more than fits into memory.
  static Result<std::vector<int64_t>> FindRows(Statement rows);
  static Result<std::optional<StoredEvent>> ReadStored(Statement row);
  // Nothing if it is not held any more.
  Result<std::optional<StoredEvent>> ReadHeld(int64_t row);
  Status DecideHeld(int64_t row);

  Database& database_;
  Projector& projector_;
  const HubSelf& self_;
  const Clock& clock_;
  Random& random_;
  EventLog log_;
  HubFeed feed_;
  int64_t first_ = 0;  // the feed's next number at Begin
  bool found_fork_ = false;
  int64_t missing_from_ = 0;
  std::vector<std::string> taken_back_;
};

}  // namespace oneflower
