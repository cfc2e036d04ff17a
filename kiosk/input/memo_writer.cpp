#include "kiosk/input/memo_writer.h"

#include <opus/opus.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "kiosk/input/microphone.h"
#include "kiosk/input/wiped_memory.h"

namespace oneflower {
namespace {

constexpr int kBitsASecond = 16'000;
constexpr int kGranules = 48'000 / kMicrophoneRate;  // Ogg counts Opus at 48 kHz
constexpr size_t kLargestPacket = 1275;              // of one frame, RFC 6716

OpusEncoder* AsEncoder(std::vector<uint8_t>& state) {
  return reinterpret_cast<OpusEncoder*>(state.data());
}

void Append(std::vector<uint8_t>& bytes, std::string_view text) {
  bytes.insert(bytes.end(), text.begin(), text.end());
}

void AppendNumber(std::vector<uint8_t>& bytes, uint32_t number, int size) {
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<uint8_t>(number >> (8 * i)));
}

Error Trouble(int code) { return {ErrorKind::kIo, opus_strerror(code)}; }

}  // namespace

Result<std::unique_ptr<MemoWriter>> MemoWriter::Open(int64_t longest_ms) {
  std::unique_ptr<MemoWriter> writer(new MemoWriter);
  if (Status begun = writer->Begin(longest_ms); !begun) return std::unexpected(begun.error());
  return writer;
}

Status MemoWriter::Begin(int64_t longest_ms) {
  encoder_.resize(static_cast<size_t>(opus_encoder_get_size(1)));
  OpusEncoder* encoder = AsEncoder(encoder_);
  if (const int code = opus_encoder_init(encoder, kMicrophoneRate, 1, OPUS_APPLICATION_VOIP);
      code != OPUS_OK) {
    return std::unexpected(Trouble(code));
  }
  opus_encoder_ctl(encoder, OPUS_SET_BITRATE(kBitsASecond));
  opus_encoder_ctl(encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE));
  opus_encoder_ctl(encoder, OPUS_GET_LOOKAHEAD(&lookahead_));
  frame_.reserve(kFrame);
  // Twice the rate wanted: what the container adds and loud passages stay well below.
  file_.reserve(static_cast<size_t>(longest_ms) * 2 * kBitsASecond / 8000 + 8192);
  if (ogg_stream_init(&stream_, 1) != 0) return Fail(ErrorKind::kIo, "ogg: no memory");
  WriteHeaders();
  return {};
}

MemoWriter::~MemoWriter() {
  if (stream_.body_data != nullptr) {
    std::fill_n(stream_.body_data, stream_.body_storage, uint8_t{0});
    asm volatile("" : : "r"(stream_.body_data) : "memory");
  }
  ogg_stream_clear(&stream_);
  WipeMemory(encoder_);
  WipeMemory(frame_);
  WipeMemory(file_);
}

// The two packets at the head, RFC 7845 section 5.
void MemoWriter::WriteHeaders() {
  std::vector<uint8_t> head;
  Append(head, "OpusHead");
  AppendNumber(head, 1, 1);  // version
  AppendNumber(head, 1, 1);  // channels
  AppendNumber(head, static_cast<uint32_t>(lookahead_ * kGranules), 2);
  AppendNumber(head, kMicrophoneRate, 4);
  AppendNumber(head, 0, 3);  // gain, mapping
  WritePacket(head, 0, false);
  TakePages(true);
  constexpr std::string_view kVendor = "One Flower";
  std::vector<uint8_t> tags;
  Append(tags, "OpusTags");
  AppendNumber(tags, kVendor.size(), 4);
  Append(tags, kVendor);
  AppendNumber(tags, 0, 4);  // comments: nothing about anybody
  WritePacket(tags, 0, false);
  TakePages(true);
}

Status MemoWriter::Add(std::span<const int16_t> samples) {
  while (!samples.empty()) {
    const size_t taken = std::min(samples.size(), kFrame - frame_.size());
    frame_.insert(frame_.end(), samples.begin(), samples.begin() + static_cast<ptrdiff_t>(taken));
    samples = samples.subspan(taken);
    added_ += static_cast<int64_t>(taken);
    if (frame_.size() < kFrame) continue;
    if (Status encoded = EncodeFrame(false); !encoded) return encoded;
  }
  return {};
}

Status MemoWriter::EncodeFrame(bool last) {
  std::array<uint8_t, kLargestPacket> packet{};
  const int size = opus_encode(AsEncoder(encoder_), frame_.data(), static_cast<int>(kFrame),
                               packet.data(), static_cast<int>(packet.size()));
  std::ranges::fill(frame_, int16_t{0});
  frame_.clear();
  if (size < 0) return std::unexpected(Trouble(size));
  encoded_ += static_cast<int64_t>(kFrame);
  // The last position tells the decoder where the speaker stopped, before what was filled up.
  const int64_t end = last ? added_ + lookahead_ : encoded_;
  WritePacket({packet.data(), static_cast<size_t>(size)}, end * kGranules, last);
  TakePages(last);
  packet.fill(0);
  return {};
}

void MemoWriter::WritePacket(std::span<const uint8_t> packet, int64_t granule, bool last) {
  ogg_packet ogg{};
  ogg.packet = const_cast<unsigned char*>(packet.data());  // libogg copies it
  ogg.bytes = static_cast<long>(packet.size());
  ogg.b_o_s = packets_ == 0 ? 1 : 0;
  ogg.e_o_s = last ? 1 : 0;
  ogg.granulepos = granule;
  ogg.packetno = packets_++;
  ogg_stream_packetin(&stream_, &ogg);
}

void MemoWriter::TakePages(bool all) {
  ogg_page page{};
  while ((all ? ogg_stream_flush(&stream_, &page) : ogg_stream_pageout(&stream_, &page)) != 0) {
    file_.insert(file_.end(), page.header, page.header + page.header_len);
    file_.insert(file_.end(), page.body, page.body + page.body_len);
  }
}

Result<std::vector<uint8_t>> MemoWriter::Finish() {
  while (encoded_ < added_ + lookahead_) {
    frame_.resize(kFrame);
    const bool last = encoded_ + static_cast<int64_t>(kFrame) >= added_ + lookahead_;
    if (Status encoded = EncodeFrame(last); !encoded) return std::unexpected(encoded.error());
  }
  return std::move(file_);
}

}  // namespace oneflower
