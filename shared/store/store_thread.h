// The store's own thread: commands one by one, answers into a queue, so that no screen waits for a
// disk. Also the sync client's door, safe from its thread.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include "shared/domain/command.h"
#include "shared/store/station_store.h"

namespace oneflower {

class StoreThread final : public SyncDoor {
 public:
  // A command's answer, with the ticket that Submit gave.
  struct Answer {
    int64_t ticket = 0;
    std::expected<Receipt, CommandFailure> result;
  };

  // `on_change` is called on the store's thread after every answer and every commit; it should only
  // wake the UI.
  StoreThread(std::unique_ptr<StationStore> store, std::function<void()> on_change);
  ~StoreThread() override;  // finishes what is queued

  // UI thread. Never blocks for the disk.
  int64_t Submit(Command command);
  // A command that takes long to make, as pictures do: `make` runs on the store's thread. Where it
  // fails the answer has its error.
  using Make = std::function<Result<Command>()>;
  int64_t SubmitMade(Make make);
  // A child's sheet after a step, and what is told about it. An answer without an error: durable.
  int64_t KeepSheet(KeptSheet sheet);
  int64_t KeepSheetVoice(std::string sheet, Bytes ogg, int64_t ms);
  std::vector<Answer> TakeAnswers();
  int64_t revision() const;

  // SyncDoor, from the sync threads: waits for the store's thread, except for Blobs().
  StationIdentity Identity() override;
  Result<Outgoing> NextOutgoing(size_t max_events, size_t max_bytes) override;
  Status Acknowledge(int64_t acked_seq) override;
  Result<FeedCursor> Cursor() override;
  Status ApplyFeedPage(const FeedPage& page) override;
  Status ForgetHub() override;
  Result<QueueState> Queue() override;
  BlobStore& Blobs() override;
  Result<std::vector<std::string>> BlobsToSend(size_t limit) override;
  Result<std::vector<std::string>> BlobsWanted(size_t limit) override;
  Result<MediaOnTheWay> CountMedia() override;
  Result<std::vector<std::string>> BlobsHere(std::string_view after, size_t limit) override;
  Status BlobIsAtHub(std::string_view id) override;
  Status BlobIsHere(std::string_view id, int64_t bytes) override;
  Status BlobIsLost(std::string_view id) override;
  Result<std::optional<KeptSheet>> SheetToPut(int64_t since_ms) override;
  Status SheetWasPut(std::string_view id, int64_t changed_ms, bool taken) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
