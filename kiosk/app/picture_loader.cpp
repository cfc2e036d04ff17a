#include "kiosk/app/picture_loader.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "kiosk/input/photo_reader.h"

namespace oneflower {
namespace {

constexpr int kMostPx = 1920;  // of the longer side: no panel shows more

}  // namespace

struct PictureLoader::Impl {
  Parts parts;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::string> wanted;
  std::string under_way;
  std::optional<Loaded> loaded;
  bool stopping = false;
  std::thread thread;  // last: it uses all of the above

  explicit Impl(Parts given) : parts(std::move(given)) {}

  Result<Pixels> Load(const std::string& id) const {
    auto bytes = parts.read(id);
    if (!bytes) return std::unexpected(bytes.error());
    return ReadPicture(*bytes, kMostPx);
  }

  void Work() {
    std::unique_lock guard(mutex);
    while (true) {
      changed.wait(guard, [this] { return stopping || (!loaded && !wanted.empty()); });
      if (stopping) return;
      under_way = wanted.front();
      wanted.erase(wanted.begin());
      const std::string id = under_way;
      guard.unlock();
      Result<Pixels> picture = Load(id);
      guard.lock();
      loaded = Loaded{std::exchange(under_way, {}), std::move(picture)};
      if (parts.on_loaded && !stopping) parts.on_loaded();
    }
  }
};

PictureLoader::PictureLoader(Parts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {
  impl_->thread = std::thread([this] { impl_->Work(); });
}

PictureLoader::~PictureLoader() {
  {
    const std::lock_guard guard(impl_->mutex);
    impl_->stopping = true;
  }
  impl_->changed.notify_one();
  impl_->thread.join();
}

void PictureLoader::Want(std::vector<std::string> ids) {
  {
    const std::lock_guard guard(impl_->mutex);
    std::erase_if(ids, [this](const std::string& id) {
      return id == impl_->under_way || (impl_->loaded && impl_->loaded->id == id);
    });
    impl_->wanted = std::move(ids);
  }
  impl_->changed.notify_one();
}

std::optional<PictureLoader::Loaded> PictureLoader::Take() {
  std::optional<Loaded> taken;
  {
    const std::lock_guard guard(impl_->mutex);
    taken = std::exchange(impl_->loaded, std::nullopt);
  }
  if (taken) impl_->changed.notify_one();
  return taken;
}

}  // namespace oneflower
