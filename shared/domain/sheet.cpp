#include "shared/domain/sheet.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "shared/base/utf8.h"

namespace oneflower {
namespace {

SheetSpot Held(SheetSpot spot) {
  return {std::clamp(spot.x, 0, kSheetWidth), std::clamp(spot.y, 0, kSheetDepth)};
}

// Puts `after` in the place of `before`; the list stays in the order of ids.
template <typename Part>
void Exchange(std::vector<Part>& parts, const std::optional<Part>& before,
              const std::optional<Part>& after) {
  if (!before && !after) return;
  const int id = before ? before->id : after->id;
  auto at = std::ranges::lower_bound(parts, id, {}, &Part::id);
  const bool there = at != parts.end() && at->id == id;
  if (!after) {
    if (there) parts.erase(at);
  } else if (there) {
    *at = *after;
  } else {
    parts.insert(at, *after);
  }
}

double DistanceTo(SheetSpot p, SheetSpot a, SheetSpot b) {
  const double across = b.x - a.x;
  const double down = b.y - a.y;
  const double length = across * across + down * down;
  const double along = (p.x - a.x) * across + (p.y - a.y) * down;
  const double share = length > 0 ? std::clamp(along / length, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - share * across, p.y - a.y - share * down);
}

bool ComesNear(const SheetLine& line, SheetSpot at, int reach) {
  const auto& points = line.points;
  for (size_t i = 0; i < points.size(); ++i) {
    if (DistanceTo(at, points[i > 0 ? i - 1 : 0], points[i]) <= reach) return true;
  }
  return false;
}

// A compiler may leave out what is written into memory that is about to go.
template <typename List>
void Fill(List& list, const typename List::value_type& value) {
  std::ranges::fill(list, value);
  asm volatile("" : : "r"(list.data()) : "memory");
}

void Overwrite(std::string& text) { Fill(text, '\0'); }

void Overwrite(PlacedBlock& block) {
  Overwrite(block.kind);
  block.at = {};
}

void Overwrite(SheetLine& line) { Fill(line.points, SheetSpot{}); }

template <typename Part>
void Overwrite(std::optional<Part>& part) {
  if (part) Overwrite(*part);
}

}  // namespace

size_t DrawnPoints(const Sheet& sheet) {
  size_t count = 0;
  for (const SheetLine& line : sheet.lines) count += line.points.size();
  return count;
}

const PlacedBlock* BlockOf(const Sheet& sheet, int id) {
  const auto found = std::ranges::lower_bound(sheet.blocks, id, {}, &PlacedBlock::id);
  return found != sheet.blocks.end() && found->id == id ? &*found : nullptr;
}

SheetDesk::SheetDesk(Sheet sheet) : sheet_(std::move(sheet)) {
  if (!sheet_.blocks.empty()) last_id_ = sheet_.blocks.back().id;
  if (!sheet_.lines.empty()) last_id_ = std::max(last_id_, sheet_.lines.back().id);
}

int SheetDesk::Place(const std::string& kind, SheetSpot at) {
  if (Full()) return 0;
  const PlacedBlock block = {.id = last_id_ + 1, .kind = kind, .at = Held(at), .turn = 0};
  Change change;
  change.block_after = block;
  Do({change});
  return block.id;
}

bool SheetDesk::Move(int block, SheetSpot to) {
  const PlacedBlock* found = BlockOf(sheet_, block);
  if (found == nullptr || found->at == Held(to)) return false;
  Change change;
  change.block_before = *found;
  change.block_after = *found;
  change.block_after->at = Held(to);
  return Do({change});
}

bool SheetDesk::Turn(int block, int ways) {
  const PlacedBlock* found = BlockOf(sheet_, block);
  if (found == nullptr || ways < 2) return false;
  Change change;
  change.block_before = *found;
  change.block_after = *found;
  change.block_after->turn = (found->turn + 1) % std::min(ways, 4);
  return Do({change});
}

bool SheetDesk::Remove(int block) {
  const PlacedBlock* found = BlockOf(sheet_, block);
  if (found == nullptr) return false;
  Change change;
  change.block_before = *found;
  return Do({change});
}

bool SheetDesk::Draw(int pen, std::span<const SheetSpot> points) {
  const size_t room = kMostDrawnPoints - std::min(kMostDrawnPoints, DrawnPoints(sheet_));
  const size_t count = std::min(room, points.size());
  if (count == 0) return false;
  SheetLine line = {.id = last_id_ + 1, .pen = std::clamp(pen, 0, kSheetPens - 1), .points = {}};
  for (const SheetSpot& point : points.first(count)) line.points.push_back(Held(point));
  Change change;
  change.line_after = std::move(line);
  return Do({change});
}

bool SheetDesk::RubOut(SheetSpot at, int reach) {
  Step step;
  for (const SheetLine& line : sheet_.lines) {
    if (ComesNear(line, at, reach)) step.emplace_back().line_before = line;
  }
  return Do(std::move(step));
}

bool SheetDesk::Rename(const std::string& name) {
  std::u32string letters = ToCodePoints(Trim(name));
  letters.resize(std::min(letters.size(), kMaxSheetName));
  std::string kept = ToUtf8(letters);
  if (kept == sheet_.name) return false;
  Change change;
  change.name_before = sheet_.name;
  change.name_after = std::move(kept);
  return Do({change});
}

bool SheetDesk::Do(Step step) {
  if (step.empty()) return false;
  steps_.resize(next_);  // what was taken back is not done any more
  for (const Change& change : step) {
    Apply(change, true);
    if (change.block_after) last_id_ = std::max(last_id_, change.block_after->id);
    if (change.line_after) last_id_ = std::max(last_id_, change.line_after->id);
  }
  steps_.push_back(std::move(step));
  next_ = steps_.size();
  return true;
}

void SheetDesk::Apply(const Change& change, bool forward) {
  const auto exchange = [&](auto& parts, const auto& before, const auto& after) {
    Exchange(parts, forward ? before : after, forward ? after : before);
  };
  exchange(sheet_.blocks, change.block_before, change.block_after);
  exchange(sheet_.lines, change.line_before, change.line_after);
  const auto& name = forward ? change.name_after : change.name_before;
  if (name) sheet_.name = *name;
}

bool SheetDesk::Undo() {
  if (!CanUndo()) return false;
  Step& step = steps_[--next_];
  for (auto change = step.rbegin(); change != step.rend(); ++change) Apply(*change, false);
  return true;
}

bool SheetDesk::Redo() {
  if (!CanRedo()) return false;
  for (const Change& change : steps_[next_]) Apply(change, true);
  ++next_;
  return true;
}

void SheetDesk::Wipe() {
  Overwrite(sheet_.name);
  for (PlacedBlock& block : sheet_.blocks) Overwrite(block);
  for (SheetLine& line : sheet_.lines) Overwrite(line);
  for (Step& step : steps_) {
    for (Change& change : step) {
      Overwrite(change.block_before);
      Overwrite(change.block_after);
      Overwrite(change.line_before);
      Overwrite(change.line_after);
      Overwrite(change.name_before);
      Overwrite(change.name_after);
    }
  }
  *this = SheetDesk();
}

}  // namespace oneflower
