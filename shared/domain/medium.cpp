#include "shared/domain/medium.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "shared/base/crypto.h"
#include "shared/base/json_text.h"
#include "shared/domain/enum_name.h"

namespace oneflower {
namespace {

using Json = nlohmann::json;

constexpr size_t kBlobIdLength = 64;
constexpr int kMaxSide = 20'000;              // px
constexpr int64_t kMaxVoiceMs = 10 * 60'000;  // five times what a station records

std::string TextIn(const Json& object, const char* key) {
  const auto it = object.find(key);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string("?");
}

// A whole number between 0 and `most`, or -1.
int64_t NumberIn(const Json& object, const char* key, int64_t most) {
  const auto it = object.find(key);
  if (it == object.end() || !it->is_number_unsigned()) return -1;
  const auto number = it->get<uint64_t>();
  return number <= static_cast<uint64_t>(most) ? static_cast<int64_t>(number) : -1;
}

std::optional<Medium> DecodeMedium(const Json& object) {
  if (!object.is_object()) return std::nullopt;
  const auto kind = MediumKindFromName(TextIn(object, "kind"));
  const Medium medium = {.kind = kind.value_or(MediumKind::kVoice),
                         .blob = TextIn(object, "blob"),
                         .thumb = TextIn(object, "thumb"),
                         .bytes = NumberIn(object, "bytes", kMaxBlobBytes),
                         .width = static_cast<int>(NumberIn(object, "width", kMaxSide)),
                         .height = static_cast<int>(NumberIn(object, "height", kMaxSide)),
                         .ms = NumberIn(object, "ms", kMaxVoiceMs)};
  const bool sound = kind && IsBlobId(medium.blob) &&
                     (medium.thumb.empty() || IsBlobId(medium.thumb)) && medium.bytes > 0 &&
                     medium.width >= 0 && medium.height >= 0 && medium.ms >= 0;
  return sound ? std::optional(medium) : std::nullopt;
}

}  // namespace

std::string_view MediumKindName(MediumKind kind) {
  switch (kind) {
    case MediumKind::kVoice: return "voice";
    case MediumKind::kPhoto: return "photo";
    case MediumKind::kDrawing: return "drawing";
  }
  return {};
}

std::optional<MediumKind> MediumKindFromName(std::string_view name) {
  return FromName(MediumKindName, MediumKind::kDrawing, name);
}

std::string BlobId(std::span<const uint8_t> bytes) { return ToHex(HashOf({bytes})); }

bool IsBlobId(std::string_view name) {
  return name.size() == kBlobIdLength && std::ranges::all_of(name, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::vector<std::string> BlobsOf(const std::vector<Medium>& media) {
  std::vector<std::string> blobs;
  for (const Medium& medium : media) {
    if (!medium.thumb.empty()) blobs.push_back(medium.thumb);
  }
  for (const Medium& medium : media) blobs.push_back(medium.blob);
  return blobs;
}

std::string EncodeMedia(const std::vector<Medium>& media) {
  Json list = Json::array();
  for (const Medium& medium : media) {
    list.push_back({{"kind", MediumKindName(medium.kind)},
                    {"blob", medium.blob},
                    {"thumb", medium.thumb},
                    {"bytes", medium.bytes},
                    {"width", medium.width},
                    {"height", medium.height},
                    {"ms", medium.ms}});
  }
  return ToText(list);
}

Result<std::vector<Medium>> DecodeMedia(std::string_view json) {
  const Json list = ParseJson(json);
  if (!list.is_array()) return Fail(ErrorKind::kInvalid, "media are not a list");
  if (list.size() > kMaxMedia) return Fail(ErrorKind::kInvalid, "too many media");
  std::vector<Medium> media;
  for (const Json& object : list) {
    auto medium = DecodeMedium(object);
    if (!medium) return Fail(ErrorKind::kInvalid, "a medium that is none");
    media.push_back(std::move(*medium));
  }
  return media;
}

std::string_view MoodName(Mood mood) {
  switch (mood) {
    case Mood::kNone: return "";
    case Mood::kFound: return "found";
    case Mood::kHope: return "hope";
    case Mood::kThanks: return "thanks";
    case Mood::kWorry: return "worry";
  }
  return {};
}

std::optional<Mood> MoodFromName(std::string_view name) {
  return FromName(MoodName, Mood::kWorry, name);
}

}  // namespace oneflower
