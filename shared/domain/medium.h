// What a proposal holds beside words: a voice memo, photos, drawings. Their bytes are blobs: files
// named by their own hash, which travel after the event that names them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/encoding.h"
#include "shared/base/result.h"

namespace oneflower {

// Up to so many in one proposal, and of them photos.
constexpr size_t kMaxMedia = 6;
constexpr size_t kMaxPhotos = 3;
// Bounds of one blob: thirty times a photo of 1600 px or a memo of two minutes.
constexpr int64_t kMaxBlobBytes = 16 * 1024 * 1024;

enum class MediumKind {
  kVoice,    // Opus in Ogg
  kPhoto,    // JPEG without EXIF
  kDrawing,  // PNG; JPEG where it was drawn on a photo or the plan
};

std::string_view MediumKindName(MediumKind kind);  // "voice", "photo", "drawing"
std::optional<MediumKind> MediumKindFromName(std::string_view name);

struct Medium {
  MediumKind kind = MediumKind::kVoice;
  std::string blob;   // BlobId of its bytes
  std::string thumb;  // BlobId of a small JPEG or PNG of it; empty for a voice
  int64_t bytes = 0;  // of the blob
  int width = 0;      // of a picture, px
  int height = 0;
  int64_t ms = 0;  // of a voice
  bool operator==(const Medium&) const = default;
};

// The name of a blob: BLAKE2b-256 of its bytes, 64 hex digits.
std::string BlobId(std::span<const uint8_t> bytes);
bool IsBlobId(std::string_view name);

// All blobs that media name, thumbs before what they are of: the order in which they travel.
std::vector<std::string> BlobsOf(const std::vector<Medium>& media);

// As they stand in an event's body and in the database: a JSON list. Decoding complains (kInvalid)
// of what is missing, of another type or out of bounds.
std::string EncodeMedia(const std::vector<Medium>& media);
Result<std::vector<Medium>> DecodeMedia(std::string_view json);

// The soft word a proposal begins with instead of a form (花语): what kind of flower it is.
enum class Mood { kNone, kFound, kHope, kThanks, kWorry };

std::string_view MoodName(Mood mood);  // "", "found", "hope", "thanks", "worry"
std::optional<Mood> MoodFromName(std::string_view name);

}  // namespace oneflower
