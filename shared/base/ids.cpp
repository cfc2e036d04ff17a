#include "shared/base/ids.h"

#include <algorithm>
#include <array>
#include <span>

#include "shared/base/crypto.h"
#include "shared/base/encoding.h"

namespace oneflower {
namespace {

using Uuid = std::array<uint8_t, 16>;

std::string Format(Uuid uuid, uint8_t version) {
  uuid[6] = static_cast<uint8_t>((uuid[6] & 0x0F) | version << 4);
  uuid[8] = static_cast<uint8_t>((uuid[8] & 0x3F) | 0x80);
  std::string text = ToHex(uuid);
  for (const size_t dash : {8, 13, 18, 23}) text.insert(dash, 1, '-');
  return text;
}

}  // namespace

std::string NewId(int64_t wall_ms, Random& random) {
  Uuid uuid{};
  random.Fill(uuid);
  for (size_t i = 0; i < 6; ++i) uuid[i] = static_cast<uint8_t>(wall_ms >> (40 - 8 * i));
  return Format(uuid, 7);
}

std::string NaturalId(std::initializer_list<std::string_view> parts) {
  std::string joined;
  for (const std::string_view part : parts) {
    joined += std::to_string(part.size());
    joined += ':';
    joined += part;
  }
  const Hash hash = HashOf({AsBytes(joined)});
  Uuid uuid{};
  std::copy_n(hash.begin(), uuid.size(), uuid.begin());
  return Format(uuid, 8);
}

bool IsId(std::string_view text) {
  if (text.size() != 36) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = text[i];
    const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (dash ? c != '-' : !hex) return false;
  }
  return true;
}

}  // namespace oneflower
