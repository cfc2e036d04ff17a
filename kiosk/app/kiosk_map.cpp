// The wall as a map: where the flowers stand, and what was touched there.
#include <utility>

#include "kiosk/app/kiosk.h"
#include "shared/domain/plan_place.h"

namespace oneflower {

void Kiosk::Choose(const std::string& proposal) {
  visit_->wall.chosen = proposal;
  visit_->wall.grounds.clear();
  visit_->wall.at = 0;
  visit_->reads.here = 0;
  visit_->reads.revision = -1;
}

// What stands there may have become another since the map was drawn: it is read anew each time.
void Kiosk::ChooseOn(std::vector<std::string> grounds) {
  if (parts_.reader == nullptr) return;
  WallView& wall = visit_->wall;
  const auto rows =
      OrLog(parts_.reader->WallOn(FilterOf(wall), grounds), std::vector<ProposalRow>());
  if (rows.empty()) return Choose({});
  const size_t at = wall.at % rows.size();
  const auto chosen = OrLog(parts_.reader->Proposals({rows[at]}), std::vector<Proposal>());
  if (chosen.empty()) return Choose({});
  Choose(chosen.front().id);
  wall.grounds = std::move(grounds);
  wall.at = at;
  visit_->reads.here = rows.size();
}

void Kiosk::RefreshMap(int64_t revision) {
  const std::pair<WallFilter, int64_t> wanted = {FilterOf(visit_->wall), revision};
  if (visit_->reads.grounds_of == wanted) return;
  visit_->reads.grounds_of = wanted;
  visit_->reads.grounds = OrLog(parts_.reader->Grounds(wanted.first), std::vector<GroundCount>());
  Changed();
}

void Kiosk::FillMap(WallModel& model) const {
  int64_t placed = 0;
  for (const GroundCount& each : visit_->reads.grounds) {
    const auto spot = SpotOf(parts_.community, each.ground);
    if (!spot) continue;  // of another plan
    placed += each.count;
    model.map.push_back({.ground = each.ground,
                         .spot = *spot,
                         .count = each.count,
                         .newest = each.newest,
                         .stage = each.stage,
                         .topic = each.topic});
  }
  // While the wall is still being read nobody knows how many there are in all.
  if (!visit_->reads.wall_list.Reading())
    model.nowhere = std::max<int64_t>(0, model.total - placed);
  model.grounds = visit_->wall.grounds;
  model.here = visit_->reads.here;
  model.at = visit_->wall.at;
}

}  // namespace oneflower
