#include "shared/store/blob_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

#include "shared/base/descriptor.h"
#include "shared/domain/medium.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

constexpr size_t kIdLength = 64;

std::string Short(std::string_view id) { return fmt::format("blob {}", id.substr(0, 8)); }

std::unexpected<Error> Failed(int code, std::string_view id) {
  return std::unexpected(ErrorOfErrno(code, Short(id)));
}

std::unexpected<Error> NoId() { return Fail(ErrorKind::kInvalid, "not a blob's id"); }

Result<int64_t> SizeOf(const Descriptor& file, std::string_view id) {
  struct stat facts{};
  if (file.number() < 0 || fstat(file.number(), &facts) != 0) return Failed(errno, id);
  return facts.st_size;
}

// `length` bytes from `from` on; all of them, or it is no longer the file it was.
Result<Bytes> ReadAt(const Descriptor& file, std::string_view id, int64_t from, int64_t length) {
  Bytes bytes(static_cast<size_t>(length));
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = pread(file.number(), bytes.data() + done, bytes.size() - done,
                                from + static_cast<int64_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Failed(errno, id);
    if (count == 0) return Fail(ErrorKind::kCorrupt, Short(id) + " became shorter");
    done += static_cast<size_t>(count);
  }
  return bytes;
}

Result<Bytes> ReadChecked(const fs::path& path, std::string_view id) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  const auto size = SizeOf(file, id);
  if (!size) return std::unexpected(size.error());
  if (*size > kMaxBlobBytes) return Fail(ErrorKind::kCorrupt, Short(id) + " is too large");
  auto bytes = ReadAt(file, id, 0, *size);
  if (bytes && BlobId(*bytes) != id) {
    return Fail(ErrorKind::kCorrupt, Short(id) + " is not what its name says");
  }
  return bytes;
}

// The id a file of the store belongs to: it begins with it.
std::string IdIn(const std::string& name) { return name.substr(0, kIdLength); }

int64_t TouchedMs(const fs::path& file) {
  struct stat facts{};
  if (stat(file.c_str(), &facts) != 0) return INT64_MAX;  // gone, or not ours to judge
  return facts.st_mtim.tv_sec * 1000 + facts.st_mtim.tv_nsec / 1'000'000;
}

}  // namespace

fs::path BlobStore::FileOf(std::string_view id) const { return folder_ / id.substr(0, 2) / id; }
fs::path BlobStore::PartOf(std::string_view id) const { return folder_ / "part" / id; }
fs::path BlobStore::AsideOf(std::string_view id) const { return folder_ / "aside" / id; }

// A folder that is there only after the next power cut would take its files with it.
Status BlobStore::MakeFolder(const fs::path& folder) const {
  for (const fs::path& each : {folder_, folder}) {
    if (mkdir(each.c_str(), 0700) == 0) {
      if (Status synced = SyncFolder(each.parent_path()); !synced) return synced;
    } else if (errno != EEXIST) {
      return std::unexpected(ErrorOfErrno(errno, each.string()));
    }
  }
  return {};
}

Status BlobStore::Place(const fs::path& from, std::string_view id) const {
  const fs::path to = FileOf(id);
  if (Status made = MakeFolder(to.parent_path()); !made) return made;
  if (rename(from.c_str(), to.c_str()) != 0) return Failed(errno, id);
  return SyncFolder(to.parent_path());
}

Result<bool> BlobStore::Put(std::string_view id, std::span<const uint8_t> bytes) {
  if (!IsBlobId(id) || BlobId(bytes) != id) return NoId();
  if (Read(id)) return false;  // one the disk has damaged is written anew
  const fs::path fresh = PartOf(fmt::format("{}.{}", id, ++last_fresh_));
  Status done = MakeFolder(fresh.parent_path());
  if (!done) return std::unexpected(done.error());
  {
    unlink(fresh.c_str());
    const Descriptor out(open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    const bool written = out.number() >= 0 && WriteAll(out, bytes) && fsync(out.number()) == 0;
    if (!written) done = Failed(errno, id);
  }
  if (done) done = Place(fresh, id);
  if (done) return true;
  unlink(fresh.c_str());
  return std::unexpected(done.error());
}

bool BlobStore::Has(std::string_view id) const {
  return IsBlobId(id) && access(FileOf(id).c_str(), F_OK) == 0;
}

Result<Bytes> BlobStore::Read(std::string_view id) const {
  return IsBlobId(id) ? ReadChecked(FileOf(id), id) : NoId();
}

Result<Bytes> BlobStore::ReadChunk(std::string_view id, int64_t index) const {
  if (!IsBlobId(id)) return NoId();
  const Descriptor file(open(FileOf(id).c_str(), O_RDONLY | O_CLOEXEC));
  const auto size = SizeOf(file, id);
  if (!size) return std::unexpected(size.error());
  const int64_t length = ChunkLength(*size, index);
  if (length == 0) return Fail(ErrorKind::kInvalid, Short(id) + " has no such chunk");
  return ReadAt(file, id, index * kBlobChunkBytes, length);
}

Status BlobStore::SetAside(std::string_view id) {
  if (!IsBlobId(id)) return NoId();
  const fs::path aside = AsideOf(id);
  if (Status made = MakeFolder(aside.parent_path()); !made) return made;
  if (rename(FileOf(id).c_str(), aside.c_str()) == 0 || errno == ENOENT) return {};
  return Failed(errno, id);
}

Status BlobStore::Drop(std::string_view id) {
  if (!IsBlobId(id)) return NoId();
  for (const fs::path& file : {FileOf(id), PartOf(id), AsideOf(id)}) {
    if (unlink(file.c_str()) != 0 && errno != ENOENT) return Failed(errno, id);
  }
  return {};
}

int64_t BlobStore::ChunksOf(std::string_view id) const {
  struct stat facts{};
  if (!IsBlobId(id) || stat(PartOf(id).c_str(), &facts) != 0) return 0;
  return facts.st_size / kBlobChunkBytes;
}

Status BlobStore::RoomFor(size_t bytes) const {
  struct statvfs disk{};
  if (statvfs(folder_.c_str(), &disk) != 0) {
    return std::unexpected(ErrorOfErrno(errno, "the media's folder"));
  }
  const auto room = static_cast<int64_t>(disk.f_bavail * disk.f_frsize);
  if (room - static_cast<int64_t>(bytes) >= reserve_) return {};
  return Fail(ErrorKind::kFull, "the rest of the disk is for the log");
}

Status BlobStore::AddChunk(std::string_view id, int64_t index, std::span<const uint8_t> bytes) {
  if (!IsBlobId(id)) return NoId();
  if (index < 0 || bytes.empty() || static_cast<int64_t>(bytes.size()) > kBlobChunkBytes) {
    return Fail(ErrorKind::kInvalid, Short(id) + ": no such chunk");
  }
  if (index < ChunksOf(id)) return {};
  if (index > ChunksOf(id)) return Fail(ErrorKind::kConflict, Short(id) + ": chunks are missing");
  const fs::path part = PartOf(id);
  Status ready = MakeFolder(part.parent_path());
  if (ready) ready = RoomFor(bytes.size());
  if (!ready) return ready;
  const Descriptor out(open(part.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  const int64_t from = index * kBlobChunkBytes;
  // A torn one may stand there.
  if (out.number() < 0 || ftruncate(out.number(), from) != 0) return Failed(errno, id);
  if (lseek(out.number(), from, SEEK_SET) == from && WriteAll(out, bytes)) return {};
  const int code = errno;
  static_cast<void>(ftruncate(out.number(), from));  // or the next try cuts it off
  return Failed(code, id);
}

Status BlobStore::Finish(std::string_view id) {
  if (!IsBlobId(id)) return NoId();
  const fs::path part = PartOf(id);
  const auto whole = ReadChecked(part, id);
  if (!whole) {
    if (whole.error().kind == ErrorKind::kCorrupt) unlink(part.c_str());
    return std::unexpected(whole.error());
  }
  {
    const Descriptor file(open(part.c_str(), O_WRONLY | O_CLOEXEC));
    if (file.number() < 0 || fsync(file.number()) != 0) {
      const int code = errno;
      unlink(part.c_str());  // a second sync would say well of what never reached the disk
      return Failed(code, id);
    }
  }
  return Place(part, id);
}

Result<int> BlobStore::SweepShelf(int shelf, const IsNamed& is_named, int64_t before_ms) {
  return Sweep(folder_ / fmt::format("{:02x}", shelf), is_named, before_ms);
}

Result<int> BlobStore::SweepParts(const IsNamed& is_named, int64_t before_ms) {
  std::error_code code;
  std::vector<fs::path> halves;  // what Put was writing
  for (fs::directory_iterator it(folder_ / "part", code), end; !code && it != end;
       it.increment(code)) {
    if (it->path().filename().string().size() > kIdLength) halves.push_back(it->path());
  }
  for (const fs::path& half : halves) unlink(half.c_str());
  const auto swept = Sweep(folder_ / "part", is_named, before_ms);
  if (!swept) return swept;
  return *swept + static_cast<int>(halves.size());
}

Result<int> BlobStore::Sweep(const fs::path& folder, const IsNamed& is_named, int64_t before_ms) {
  std::error_code code;
  std::vector<fs::path> old;
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    if (TouchedMs(it->path()) < before_ms) old.push_back(it->path());
  }
  int swept = 0;
  for (const fs::path& file : old) {
    const std::string id = IdIn(file.filename().string());
    if (!IsBlobId(id)) continue;
    const auto named = is_named(id);
    if (!named) return std::unexpected(named.error());
    if (!*named && unlink(file.c_str()) == 0) ++swept;
  }
  return swept;
}

}  // namespace oneflower
