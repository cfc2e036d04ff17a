// What the show has from other stations: asked for while it is open, in memory only, and gone with
// it.
#include <algorithm>
#include <iterator>
#include <utility>

#include "kiosk/app/kiosk.h"

namespace oneflower {
namespace {

// A thank-you for a proposal leads back to it.
bool ShowIsOpen(const Visit& visit) {
  const bool here =
      visit.place == Place::kPlanner || (visit.place == Place::kThanks && visit.planted_in_show);
  return here && visit.planner.step == PlannerStep::kShow;
}

// Something on the page that is shown was chosen, and is perhaps just being planted.
bool InHand(const Visit& visit) {
  const PlannerView& view = visit.planner;
  return view.chosen != 0 || view.asking || view.planting || view.ticket != 0;
}

bool IsOwn(const PlannerView& view, const std::string& sheet) {
  return std::ranges::find(view.own, sheet, &KeptSheet::id) != view.own.end();
}

// Our own as they are here, and of the others what nobody here has, in the order they were begun.
std::vector<KeptSheet> Mixed(const PlannerView& view) {
  std::vector<KeptSheet> mixed = view.own;
  std::ranges::copy_if(view.board, std::back_inserter(mixed),
                       [&](const KeptSheet& kept) { return !IsOwn(view, kept.id); });
  // What nobody has built on is nothing to show.
  std::erase_if(mixed, [](const KeptSheet& kept) { return kept.sheet.Empty(); });
  std::ranges::sort(mixed, {}, &KeptSheet::id);
  return mixed;
}

}  // namespace

void Kiosk::TickBoard() {
  if (parts_.board == nullptr) return;
  if (!ShowIsOpen(*visit_)) return CloseBoard();
  PlannerView& view = visit_->planner;
  parts_.board->Want(view.group.code);
  auto news = parts_.board->TakeNews();
  if (news) {
    view.board_missed = !news->reached;
    Changed();
  }
  if (news && news->sheets) {
    view.board = std::move(*news->sheets);
    MixShow();
  } else if (view.mix_due && !InHand(*visit_)) {
    MixShow();
    Changed();
  }
}

// The page that is shown stays the page that is shown, and what is in hand stays as it is.
void Kiosk::MixShow() {
  PlannerView& view = visit_->planner;
  std::vector<KeptSheet> mixed = Mixed(view);
  const bool in_hand = InHand(*visit_);
  std::string shown;
  if (view.page < view.sheets.size()) {
    shown = view.sheets[view.page].id;
    if (in_hand) {
      std::erase_if(mixed, [&](const KeptSheet& kept) { return kept.id == shown; });
      mixed.insert(std::ranges::upper_bound(mixed, shown, {}, &KeptSheet::id),
                   std::move(view.sheets[view.page]));
    }
  }
  view.sheets = std::move(mixed);
  view.mix_due = in_hand;
  const auto there = std::ranges::find(view.sheets, shown, &KeptSheet::id);
  const size_t last = view.sheets.empty() ? 0 : view.sheets.size() - 1;
  view.page = there != view.sheets.end() ? static_cast<size_t>(there - view.sheets.begin())
                                         : std::min(view.page, last);
}

bool Kiosk::FromElsewhere(const KeptSheet& kept) const { return !IsOwn(visit_->planner, kept.id); }

// Nothing of what came from other stations stays.
void Kiosk::CloseBoard() {
  if (parts_.board == nullptr) return;
  parts_.board->Want({});
  PlannerView& view = visit_->planner;
  view.board_missed = view.mix_due = false;
  if (view.step != PlannerStep::kShow) return;  // what is listed is a group's own
  for (auto* sheets : {&view.sheets, &view.board}) {
    for (KeptSheet& kept : *sheets) {
      if (FromElsewhere(kept)) SheetDesk(std::exchange(kept.sheet, {})).Wipe();
    }
    std::erase_if(*sheets, [&](const KeptSheet& kept) { return FromElsewhere(kept); });
  }
  view.board.clear();
  view.page = std::min(view.page, view.sheets.empty() ? 0 : view.sheets.size() - 1);
}

}  // namespace oneflower
