#include "kiosk/app/shot_writer.h"

#include <fstream>
#include <utility>

namespace oneflower {

namespace {

namespace fs = std::filesystem;

// Whoever waits for the record finds it whole, and the picture with it.
Status Write(const Shot& shot) {
  const auto with = [&](const char* ending) { return fs::path(shot.file.string() + ending); };
  std::error_code error;
  fs::create_directories(shot.file.parent_path(), error);
  if (Status picture = WritePng(shot.picture, with(".png")); !picture) return picture;
  const fs::path part = with(".json.part");
  std::ofstream file(part);
  file << shot.record << '\n';
  file.close();
  if (file) fs::rename(part, with(".json"), error);
  if (!file || error) return Fail(ErrorKind::kIo, "cannot write " + with(".json").string());
  return {};
}

}  // namespace

ShotWriter::~ShotWriter() {
  {
    const std::scoped_lock lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Status ShotWriter::Add(Shot shot) {
  if (!thread_.joinable()) thread_ = std::thread([this] { Run(); });
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return pending_.size() < kMaxPending; });
  pending_.push_back(std::move(shot));
  changed_.notify_all();
  return status_;
}

Status ShotWriter::Finish() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return pending_.empty(); });
  return status_;
}

int ShotWriter::written() const {
  const std::scoped_lock lock(mutex_);
  return written_;
}

void ShotWriter::Run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ends_ || !pending_.empty(); });
    if (pending_.empty()) return;
    const Shot& shot = pending_.front();  // a deque keeps it in place while others are added
    lock.unlock();
    const Status status = Write(shot);
    lock.lock();
    pending_.pop_front();
    if (status) ++written_;
    if (status_ && !status) status_ = status;
    changed_.notify_all();
  }
}

}  // namespace oneflower
