// A children's model of the community (小小规划师): blocks and drawn lines on the plan, with a
// name. A plain value; every change of it is a step that can be taken back and done again without
// end.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace oneflower {

// Bounds of one sheet: a workshop's afternoon, and 40 KB of JSON.
constexpr size_t kMostBlocks = 300;
constexpr size_t kMostDrawnPoints = 2'000;
constexpr size_t kMaxSheetName = 24;  // code points
constexpr size_t kMaxSheetBytes = 128 * 1024;
constexpr int kSheetPens = 7;

// A place on the plan in tenths of its units, so that a drawn line stays smooth when looked at
// closely.
struct SheetSpot {
  int x = 0;  // 0..kSheetWidth
  int y = 0;  // 0..kSheetDepth
  bool operator==(const SheetSpot&) const = default;
};
constexpr int kSheetWidth = 10'000;
constexpr int kSheetDepth = 6'000;

struct PlacedBlock {
  int id = 0;        // from 1, unique on its sheet
  std::string kind;  // id in blocks.toml
  SheetSpot at;      // its middle
  int turn = 0;      // quarter turns, 0..3
  bool operator==(const PlacedBlock&) const = default;
};

struct SheetLine {
  int id = 0;
  int pen = 0;  // 0..kSheetPens - 1
  std::vector<SheetSpot> points;
  bool operator==(const SheetLine&) const = default;
};

struct Sheet {
  std::string name;
  std::vector<PlacedBlock> blocks;  // by id
  std::vector<SheetLine> lines;     // by id

  bool Empty() const { return blocks.empty() && lines.empty(); }
  bool operator==(const Sheet&) const = default;
};

size_t DrawnPoints(const Sheet& sheet);
const PlacedBlock* BlockOf(const Sheet& sheet, int id);  // null: none

// Who builds together: a class code and a flower's name. Nothing about a person.
struct PlannerGroup {
  std::string code;    // of the workshop
  std::string flower;  // of the group
  bool operator==(const PlannerGroup&) const = default;
};

// A sheet as a station keeps it.
struct KeptSheet {
  std::string id;
  PlannerGroup group;
  Sheet sheet;
  int64_t voice_ms = 0;  // how long what was told about it is; 0: nothing
  int64_t made_ms = 0;   // wall time, for the order of lists
  int64_t changed_ms = 0;
};

// JSON, as it stands in the station's database. Decoding refuses (kInvalid) what is missing, of
// another type or out of bounds; a kind of block this community does not have is kept.
std::string EncodeSheet(const Sheet& sheet);
Result<Sheet> DecodeSheet(std::string_view json);

// A sheet being worked on. Each of the acts is one step, or none where it changes nothing.
class SheetDesk {
 public:
  SheetDesk() = default;
  explicit SheetDesk(Sheet sheet);

  const Sheet& sheet() const { return sheet_; }

  int Place(const std::string& kind, SheetSpot at);  // its id; 0: the sheet is full
  bool Move(int block, SheetSpot to);
  bool Turn(int block, int ways);  // by a quarter; `ways`: in how many it looks different
  bool Remove(int block);
  // Cut where the sheet is full of drawing.
  bool Draw(int pen, std::span<const SheetSpot> points);
  bool RubOut(SheetSpot at, int reach);  // all lines that come that near
  bool Rename(const std::string& name);

  bool CanUndo() const { return next_ > 0; }
  bool CanRedo() const { return next_ < steps_.size(); }
  bool Undo();
  bool Redo();

  bool Full() const { return sheet_.blocks.size() >= kMostBlocks; }
  bool FullOfDrawing() const { return DrawnPoints(sheet_) >= kMostDrawnPoints; }

  // Overwrites the sheet and everything that could be taken back.
  void Wipe();

 private:
  // One part of the sheet before and after; nothing on one side: it was not there.
  struct Change {
    std::optional<PlacedBlock> block_before, block_after;
    std::optional<SheetLine> line_before, line_after;
    std::optional<std::string> name_before, name_after;
  };
  using Step = std::vector<Change>;

  bool Do(Step step);
  void Apply(const Change& change, bool forward);

  Sheet sheet_;
  std::vector<Step> steps_;
  size_t next_ = 0;  // steps before it are done, those from it on were taken back
  int last_id_ = 0;
};

}  // namespace oneflower
