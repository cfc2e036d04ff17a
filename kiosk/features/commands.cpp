#include "kiosk/features/commands.h"

#include <utility>

namespace oneflower {

void Commands::Submit(Command command, Then then) { Add(std::move(command), {std::move(then)}); }

void Commands::SubmitPastVisit(Command command, Then then) {
  Add(std::move(command), {.then = std::move(then), .past_visit = true});
}

void Commands::Add(Command command, Pending pending) {
  if (store_ == nullptr) return;
  pending_[store_->Submit(std::move(command))] = std::move(pending);
}

bool Commands::Deliver(const StoreThread::Answer& answer) {
  const auto pending = pending_.extract(answer.ticket);
  if (!pending) return false;
  pending.mapped().then(answer.result);
  return true;
}

std::string TroubleId(const CommandFailure& failure, const char* otherwise) {
  if (failure.refusal) return "refusal." + std::string(RefusalName(*failure.refusal));
  if (failure.error && failure.error->kind == ErrorKind::kFull) return "fault.full";
  if (failure.error && failure.error->kind == ErrorKind::kReadOnly) return "fault.read_only";
  return otherwise;
}

void Commands::EndVisit() {
  std::erase_if(pending_, [](const auto& each) { return !each.second.past_visit; });
}

}  // namespace oneflower
