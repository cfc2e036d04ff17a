#include "sync/protocol/gzip.h"

#include <zlib.h>

#include <array>

namespace oneflower {
namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib: 16 more asks for gzip's header
constexpr size_t kPiece = 64 * 1024;

Bytef* Input(std::string_view text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

}  // namespace

std::string Gzip(std::string_view plain) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = Input(plain);
  stream.avail_in = static_cast<uInt>(plain.size());
  std::string packed;
  std::array<char, kPiece> buffer;
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    state = deflate(&stream, Z_FINISH);
    packed.append(buffer.data(), buffer.size() - stream.avail_out);
  }
  deflateEnd(&stream);
  return packed;
}

Result<std::string> Gunzip(std::string_view packed, size_t max_bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, kGzipWindow) != Z_OK) return Fail(ErrorKind::kIo, "no memory for zlib");
  stream.next_in = Input(packed);
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string plain;
  std::array<char, kPiece> buffer;
  int state = Z_OK;
  while (state == Z_OK && plain.size() <= max_bytes) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    state = inflate(&stream, Z_NO_FLUSH);
    plain.append(buffer.data(), buffer.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (plain.size() > max_bytes) return Fail(ErrorKind::kInvalid, "expands to too much");
  if (state != Z_STREAM_END) return Fail(ErrorKind::kInvalid, "not gzip, or cut short");
  return plain;
}

}  // namespace oneflower
