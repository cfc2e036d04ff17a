#include "kiosk/input/memo_reader.h"

#include <ogg/ogg.h>
#include <opus/opusfile.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace oneflower {
namespace {

// Every byte belongs to a page whose checksum is right, and the last page says that it is.
Status CheckPages(std::span<const uint8_t> file) {
  ogg_sync_state sync{};
  ogg_sync_init(&sync);
  const auto size = static_cast<long>(file.size());
  std::memcpy(ogg_sync_buffer(&sync, size), file.data(), file.size());
  ogg_sync_wrote(&sync, size);
  long used = 0;
  bool ended = false;
  ogg_page page{};
  long step = 0;
  while ((step = ogg_sync_pageseek(&sync, &page)) > 0) {
    used += step;
    ended = ogg_page_eos(&page) != 0;
  }
  std::memset(sync.data, 0, static_cast<size_t>(sync.storage));
  ogg_sync_clear(&sync);
  if (step < 0) return Fail(ErrorKind::kCorrupt, "memo: a page is damaged");
  if (used != size || !ended) return Fail(ErrorKind::kCorrupt, "memo: its end is missing");
  return {};
}

}  // namespace

Result<std::unique_ptr<MemoReader>> MemoReader::Open(std::span<const uint8_t> file) {
  if (file.empty()) return Fail(ErrorKind::kInvalid, "memo: nothing in it");
  if (file.size() < 4 || std::memcmp(file.data(), "OggS", 4) != 0) {
    return Fail(ErrorKind::kInvalid, "memo: no Ogg file");
  }
  if (Status whole = CheckPages(file); !whole) return std::unexpected(whole.error());
  std::unique_ptr<MemoReader> reader(new MemoReader(file));
  int code = 0;
  reader->opus_ = op_open_memory(reader->file_.data(), reader->file_.size(), &code);
  if (reader->opus_ == nullptr) return Fail(ErrorKind::kInvalid, "memo: no Opus in it");
  reader->length_ = op_pcm_total(reader->opus_, -1);
  if (reader->length_ <= 0) return Fail(ErrorKind::kInvalid, "memo: no sound in it");
  return reader;
}

MemoReader::~MemoReader() {
  op_free(opus_);
  WipeMemory(file_);
}

Result<size_t> MemoReader::Read(std::span<int16_t> into) {
  size_t count = 0;
  std::array<int16_t, 1920> both{};  // as stereo, which every file can be had as
  while (count < into.size()) {
    const size_t asked = std::min(both.size(), 2 * (into.size() - count));
    const int read = op_read_stereo(opus_, both.data(), static_cast<int>(asked));
    if (read < 0) return Fail(ErrorKind::kCorrupt, "memo: a packet is damaged");
    if (read == 0) break;
    for (size_t i = 0; i < static_cast<size_t>(read); ++i) {
      into[count++] = static_cast<int16_t>((both[2 * i] + both[2 * i + 1]) / 2);
    }
  }
  both.fill(0);
  return count;
}

Status MemoReader::Rewind() {
  if (op_pcm_seek(opus_, 0) != 0) return Fail(ErrorKind::kCorrupt, "memo: cannot be rewound");
  return {};
}

}  // namespace oneflower
