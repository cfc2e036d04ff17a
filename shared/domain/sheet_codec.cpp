// The JSON of a sheet: {"name","blocks":[{"id","kind","x","y","turn"}],
// "lines":[{"id","pen","points":[x,y,x,y,…]}]}, all numbers whole.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "shared/base/json_text.h"
#include "shared/base/utf8.h"
#include "shared/domain/sheet.h"

namespace oneflower {
namespace {

using Json = nlohmann::json;

constexpr int kMostIds = 1'000'000'000;
constexpr size_t kMaxKindBytes = 40;

// Reads one object and remembers whether all of it was as it has to be.
class Reading {
 public:
  explicit Reading(const Json& object) : object_(object), sound_(object.is_object()) {}

  int Number(const char* key, int least, int most) {
    const Json* value = Find(key);
    return value != nullptr ? Whole(*value, least, most) : least;
  }

  int Whole(const Json& value, int least, int most) {
    if (value.is_number_integer()) {
      const bool huge = value.is_number_unsigned() && value.get<uint64_t>() > INT32_MAX;
      const int64_t number = huge ? INT64_MAX : value.get<int64_t>();
      if (number >= least && number <= most) return static_cast<int>(number);
    }
    sound_ = false;
    return least;
  }

  std::string Text(const char* key) {
    const Json* value = Find(key);
    if (value != nullptr && value->is_string()) return value->get<std::string>();
    sound_ = false;
    return {};
  }

  const Json& List(const char* key, size_t most) {
    static const Json kNone = Json::array();
    const Json* value = Find(key);
    if (value != nullptr && value->is_array() && value->size() <= most) return *value;
    sound_ = false;
    return kNone;
  }

  void Hold(bool condition) { sound_ = sound_ && condition; }
  bool sound() const { return sound_; }

 private:
  const Json* Find(const char* key) const {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(key);
    return found != object_.end() ? &*found : nullptr;
  }

  const Json& object_;
  bool sound_;
};

bool IsKind(std::string_view kind) {
  return !kind.empty() && kind.size() <= kMaxKindBytes && std::ranges::all_of(kind, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool ReadBlock(const Json& json, PlacedBlock& block) {
  Reading reading(json);
  block.id = reading.Number("id", 1, kMostIds);
  block.kind = reading.Text("kind");
  block.at = {reading.Number("x", 0, kSheetWidth), reading.Number("y", 0, kSheetDepth)};
  block.turn = reading.Number("turn", 0, 3);
  reading.Hold(IsKind(block.kind));
  return reading.sound();
}

bool ReadLine(const Json& json, SheetLine& line) {
  Reading reading(json);
  line.id = reading.Number("id", 1, kMostIds);
  line.pen = reading.Number("pen", 0, kSheetPens - 1);
  const Json& points = reading.List("points", 2 * kMostDrawnPoints);
  reading.Hold(!points.empty() && points.size() % 2 == 0);
  if (!reading.sound()) return false;
  for (size_t i = 0; i < points.size(); i += 2) {
    line.points.push_back(
        {reading.Whole(points[i], 0, kSheetWidth), reading.Whole(points[i + 1], 0, kSheetDepth)});
  }
  return reading.sound();
}

// In the order of ids, each once.
template <typename Part>
bool InOrder(const std::vector<Part>& parts) {
  return std::ranges::adjacent_find(
             parts, [](const Part& a, const Part& b) { return a.id >= b.id; }) == parts.end();
}

std::unexpected<Error> Refuse() { return Fail(ErrorKind::kInvalid, "not a sheet"); }

}  // namespace

std::string EncodeSheet(const Sheet& sheet) {
  Json blocks = Json::array();
  for (const PlacedBlock& block : sheet.blocks) {
    blocks.push_back({{"id", block.id},
                      {"kind", block.kind},
                      {"x", block.at.x},
                      {"y", block.at.y},
                      {"turn", block.turn}});
  }
  Json lines = Json::array();
  for (const SheetLine& line : sheet.lines) {
    Json points = Json::array();
    for (const SheetSpot& point : line.points) {
      points.push_back(point.x);
      points.push_back(point.y);
    }
    lines.push_back({{"id", line.id}, {"pen", line.pen}, {"points", std::move(points)}});
  }
  return ToText(
      Json{{"name", sheet.name}, {"blocks", std::move(blocks)}, {"lines", std::move(lines)}});
}

Result<Sheet> DecodeSheet(std::string_view text) {
  if (text.size() > kMaxSheetBytes) return Refuse();
  const Json json = ParseJson(text);
  Reading reading(json);
  Sheet sheet;
  sheet.name = reading.Text("name");
  reading.Hold(IsValidUtf8(sheet.name) && CountCodePoints(sheet.name) <= kMaxSheetName);
  for (const Json& each : reading.List("blocks", kMostBlocks)) {
    reading.Hold(ReadBlock(each, sheet.blocks.emplace_back()));
  }
  for (const Json& each : reading.List("lines", kMostDrawnPoints)) {
    reading.Hold(ReadLine(each, sheet.lines.emplace_back()));
  }
  reading.Hold(InOrder(sheet.blocks) && InOrder(sheet.lines) &&
               DrawnPoints(sheet) <= kMostDrawnPoints);
  if (!reading.sound()) return Refuse();
  return sheet;
}

}  // namespace oneflower
