// The memory that large messages may hold at once. A revoked station still delivers, but takes no
// room from those that are trusted. Safe from every thread.
#pragma once

#include <cstddef>
#include <mutex>
#include <optional>

#include "sync/hub/memory_budget.h"
#include "sync/hub/server_limits.h"

namespace oneflower {

class MessageMemory {
 public:
  // Both wait for room, at most limits::kRoomPatienceMs. Nothing if there is none in time.
  std::optional<MemoryBudget::Share> TakeForBody(bool trusted, size_t bytes);
  std::optional<MemoryBudget::Share> TakeForResponse(bool trusted);

  // Held while a large message is unpacked, parsed, built or packed: one at a time.
  [[nodiscard]] std::unique_lock<std::mutex> LockLargeMessage();

  // From now on nobody waits for room.
  void EndWaiting();

 private:
  struct Room {
    MemoryBudget bodies;
    MemoryBudget responses;
  };

  Room& RoomFor(bool trusted) { return trusted ? trusted_ : revoked_; }

  Room trusted_{MemoryBudget(limits::kBodiesOfTrusted), MemoryBudget(limits::kAnswersToTrusted)};
  Room revoked_{MemoryBudget(limits::kBodiesOfRevoked), MemoryBudget(limits::kAnswersToRevoked)};
  std::mutex large_message_;
};

}  // namespace oneflower
