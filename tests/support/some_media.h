// Media as tests plant them: bytes that stand for a voice, a photo and its small picture.
#pragma once

#include <cstdint>

#include "shared/domain/command.h"

namespace oneflower {

// The same bytes for the same seed, unlike those of any other.
inline Bytes SomeBytes(size_t size, uint32_t seed) {
  Bytes bytes(size);
  uint32_t state = seed * 2654435761U + 1;
  for (uint8_t& byte : bytes) {
    state = state * 1664525U + 1013904223U;
    byte = static_cast<uint8_t>(state >> 24);
  }
  return bytes;
}

inline MediumBytes SomeVoice(size_t size, uint32_t seed) {
  return {.medium = {.kind = MediumKind::kVoice, .ms = 31'000},
          .bytes = SomeBytes(size, seed),
          .thumb = {}};
}

inline MediumBytes SomePhoto(size_t size, uint32_t seed) {
  return {.medium = {.kind = MediumKind::kPhoto, .width = 1600, .height = 1200},
          .bytes = SomeBytes(size, seed),
          .thumb = SomeBytes(size / 20 + 1, ~seed)};
}

}  // namespace oneflower
