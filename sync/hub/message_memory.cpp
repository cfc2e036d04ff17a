#include "sync/hub/message_memory.h"

#include <chrono>

namespace oneflower {
namespace {

constexpr std::chrono::milliseconds kRoomPatience{limits::kRoomPatienceMs};

}  // namespace

std::optional<MemoryBudget::Share> MessageMemory::TakeForBody(bool trusted, size_t bytes) {
  return RoomFor(trusted).bodies.Take(bytes, kRoomPatience);
}

std::optional<MemoryBudget::Share> MessageMemory::TakeForResponse(bool trusted) {
  return RoomFor(trusted).responses.Take(limits::kAnswerBuildBytes, kRoomPatience);
}

std::unique_lock<std::mutex> MessageMemory::LockLargeMessage() {
  return std::unique_lock(large_message_);
}

void MessageMemory::EndWaiting() {
  for (Room* room : {&trusted_, &revoked_}) {
    room->bodies.EndWaiting();
    room->responses.EndWaiting();
  }
}

}  // namespace oneflower
