// 小小规划师: what happens when children ask for something there. Every step is handed to the store
// before the next frame.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "kiosk/app/kiosk.h"
#include "kiosk/screens/planner_start_screen.h"
#include "shared/base/ids.h"

namespace oneflower {
namespace {

// "3-7-1": as it stands in the store.
std::string CodeWord(const std::vector<int>& pictures) {
  std::string word;
  for (const int picture : pictures) {
    word += (word.empty() ? "" : "-") + std::to_string(picture);
  }
  return word;
}

void WipeSheets(PlannerView& view) {
  for (auto* sheets : {&view.sheets, &view.own, &view.board}) {
    for (KeptSheet& kept : *sheets) SheetDesk(std::move(kept.sheet)).Wipe();
    sheets->clear();
  }
  for (auto& [id, desk] : view.aside) desk.Wipe();
  view.aside.clear();
}

}  // namespace

// One overload for each act: a new one that is not handled does not compile.
struct Kiosk::PlannerApplier {
  Kiosk& kiosk;
  PlannerView& view;

  void operator()(const planner::PickCode& pick) const {
    if (view.code.size() < kCodeLength) view.code.push_back(pick.picture);
    if (view.code.size() < kCodeLength) return;
    view.group = {.code = CodeWord(view.code), .flower = {}};
    view.step = PlannerStep::kFlower;
  }
  void operator()(const planner::ClearCode&) const { view.code.clear(); }
  void operator()(const planner::PickFlower& pick) const {
    view.group.flower = pick.flower;
    kiosk.visit_->staff_here = false;  // who builds now are children
    kiosk.OpenSheets();
  }
  void operator()(const planner::OpenSheet& open) const { kiosk.OpenSheet(open.sheet); }
  void operator()(const planner::Leave&) const { kiosk.LeavePlannerStep(); }
  void operator()(const planner::OpenName&) const {
    view.name.Wipe();
    view.name.Insert(view.desk.sheet().name);
    view.step = PlannerStep::kName;
  }
  void operator()(const planner::OpenVoice&) const {
    view.step = PlannerStep::kVoice;
    kiosk.SayPromise();
  }
  void operator()(const planner::PickBlock& pick) const {
    const bool again = view.tool.kind == PlannerTool::Kind::kBlock && view.tool.block == pick.kind;
    view.tool.kind = again ? PlannerTool::Kind::kHand : PlannerTool::Kind::kBlock;
    view.tool.block = again ? "" : pick.kind;
    view.chosen = 0;
  }
  void operator()(const planner::NextBlocks&) const { ++view.palette_page; }
  void operator()(const planner::PlaceBlock& place) const {
    const int block = view.desk.Place(place.kind, place.at);
    if (block == 0) return;
    view.chosen = block;
    kiosk.KeepSheet();
  }
  void operator()(const planner::ChooseBlock& choose) const {
    const bool at_desk = view.step == PlannerStep::kDesk;
    view.chosen = view.chosen == choose.block && at_desk ? 0 : choose.block;
    view.tool.kind = PlannerTool::Kind::kHand;
    view.rolling = false;
  }
  void operator()(const planner::MoveBlock& move) const {
    view.chosen = move.block;
    if (view.desk.Move(move.block, move.to)) kiosk.KeepSheet();
  }
  void operator()(const planner::TurnBlock&) const {
    const PlacedBlock* block = BlockOf(view.desk.sheet(), view.chosen);
    if (block == nullptr) return;
    const BlockKind* kind = KindOf(kiosk.parts_.community, block->kind);
    if (kind != nullptr && view.desk.Turn(view.chosen, kind->turns)) kiosk.KeepSheet();
  }
  void operator()(const planner::RemoveBlock&) const {
    if (view.desk.Remove(view.chosen)) kiosk.KeepSheet();
    view.chosen = 0;
  }
  void operator()(const planner::Undo&) const {
    if (view.desk.Undo()) kiosk.KeepSheet();
    if (BlockOf(view.desk.sheet(), view.chosen) == nullptr) view.chosen = 0;
  }
  void operator()(const planner::Redo&) const {
    if (view.desk.Redo()) kiosk.KeepSheet();
    if (BlockOf(view.desk.sheet(), view.chosen) == nullptr) view.chosen = 0;
  }
  void operator()(const planner::OpenPens& pens) const {
    view.tool.kind = pens.open ? PlannerTool::Kind::kPen : PlannerTool::Kind::kHand;
    view.chosen = 0;
  }
  void operator()(const planner::PickPen& pick) const {
    view.tool.kind = pick.eraser ? PlannerTool::Kind::kEraser : PlannerTool::Kind::kPen;
    view.tool.pen = pick.pen;
  }
  void operator()(const planner::DrawLine& line) const {
    if (view.desk.Draw(view.tool.pen, line.points)) kiosk.KeepSheet();
  }
  void operator()(const planner::RubOut& rub) const {
    bool rubbed = false;
    for (const SheetSpot& spot : rub.points) rubbed = view.desk.RubOut(spot, rub.reach) || rubbed;
    if (rubbed) kiosk.KeepSheet();
  }
  void operator()(const planner::ChoosePart&) const { view.choosing_part = true; }
  void operator()(const planner::ShowPart& show) const {
    view.choosing_part = false;
    view.part = show.part;
  }
  void operator()(const planner::AskShow&) const {
    kiosk.AskStaff("planner.show_why", [&shell = kiosk] { shell.OpenShow(); });
  }
  void operator()(const planner::TurnPage& turn) const { kiosk.TurnShow(turn.by); }
  void operator()(const planner::RollPages& pages) const { kiosk.RollShow(pages.roll); }
  void operator()(const planner::HearTold&) const { kiosk.HearTold(); }
  void operator()(const planner::AskProposal& ask) const {
    view.asking = ask.ask;
    view.already.reset();
    view.trouble.clear();
  }
  void operator()(const planner::MakeProposal&) const {
    view.planting = kiosk.visit_->staff_here && view.ticket == 0;
    view.already.reset();  // another station's may have come while somebody thought about it
  }
};

void Kiosk::ApplyPlanner(const PlannerAct& act) {
  std::visit(PlannerApplier{*this, visit_->planner}, act.kinds());
}

bool Kiosk::TellingSheet() const {
  return visit_->place == Place::kPlanner && visit_->planner.step == PlannerStep::kVoice;
}

void Kiosk::OpenPlanner() {
  // Who comes in from the home of grown-ups is a child all the same, or shows one how it goes.
  if (!ElderOrChild()) SetMode(ui::TextMode::kChild);
  Go(Place::kPlanner);
  visit_->planner.step = PlannerStep::kCode;
  visit_->planner.code.clear();
}

void Kiosk::OpenSheets() {
  PlannerView& view = visit_->planner;
  WipeSheet();
  WipeSheets(view);
  if (parts_.reader != nullptr) {
    view.sheets = OrLog(parts_.reader->Sheets(view.group), std::vector<KeptSheet>());
  }
  view.step = PlannerStep::kSheets;
}

void Kiosk::OpenSheet(const std::string& id) {
  PlannerView& view = visit_->planner;
  WipeSheet();
  const auto kept = std::ranges::find(view.sheets, id, &KeptSheet::id);
  view.begun = kept != view.sheets.end();
  view.sheet = view.begun ? id : NewId(parts_.clock.WallMs(), parts_.random);
  view.made_ms = view.begun ? kept->made_ms : parts_.clock.WallMs();
  if (auto aside = view.aside.extract(id)) {
    view.desk = std::move(aside.mapped());
  } else if (view.begun) {
    view.desk = SheetDesk(kept->sheet);
  }
  if (view.begun && kept->voice_ms > 0) {
    Bytes voice = OrLog(parts_.reader->SheetVoice(id), Bytes());
    if (!voice.empty()) view.voice.emplace(std::move(voice), kept->voice_ms);
  }
  view.step = PlannerStep::kDesk;
}

// Back among the others, as it is now: the store may still be at work on its last step.
void Kiosk::PutSheetAside() {
  PlannerView& view = visit_->planner;
  if (view.begun) {
    const KeptSheet kept = {.id = view.sheet,
                            .group = view.group,
                            .sheet = view.desk.sheet(),
                            .voice_ms = view.voice ? view.voice->ms : 0,
                            .made_ms = view.made_ms,
                            .changed_ms = parts_.clock.WallMs()};
    const auto before = std::ranges::find(view.sheets, kept.id, &KeptSheet::id);
    if (before != view.sheets.end()) {
      *before = kept;
    } else {
      view.sheets.push_back(kept);
    }
    view.aside.insert_or_assign(kept.id, std::move(view.desk));
  }
  WipeSheet();
  view.step = PlannerStep::kSheets;
}

// The store has it before anything else happens to it; a power cut takes the step in hand at most.
void Kiosk::KeepSheet() {
  PlannerView& view = visit_->planner;
  if (parts_.store == nullptr) return;
  view.begun = true;
  view.keeping.insert(parts_.store->KeepSheet({.id = view.sheet,
                                               .group = view.group,
                                               .sheet = view.desk.sheet(),
                                               .made_ms = view.made_ms,
                                               .changed_ms = parts_.clock.WallMs()}));
}

void Kiosk::KeepTold() {
  PlannerView& view = visit_->planner;
  if (parts_.store == nullptr) return;
  if (!view.begun) KeepSheet();
  view.keeping.insert(parts_.store->KeepSheetVoice(
      view.sheet, view.voice ? view.voice->ogg : Bytes(), view.voice ? view.voice->ms : 0));
}

// Nothing of the sheet on the desk stays in memory.
void Kiosk::WipeSheet() {
  PlannerView& view = visit_->planner;
  view.desk.Wipe();
  view.voice.reset();
  view.name.Wipe();
  view.sheet.clear();
  view.chosen = 0;
  view.tool = PlannerTool();
  view.part = 0;
  view.choosing_part = false;
  view.begun = false;
}

void Kiosk::WipePlanner() {
  CloseBoard();
  WipeSheet();
  WipeSheets(visit_->planner);
  visit_->planner.code.assign(visit_->planner.code.size(), 0);
}

void Kiosk::NameSheet() {
  PlannerView& view = visit_->planner;
  view.name.Settle();
  if (view.desk.Rename(view.name.text())) KeepSheet();
  view.name.Wipe();
  view.step = PlannerStep::kDesk;
}

// What was told or typed so far counts, wherever they go from here.
void Kiosk::SettlePlanner() {
  if (TellingSheet()) CloseWay();
  if (NamingSheet() != nullptr) NameSheet();
}

// One screen back. What was typed of a name counts: nothing here asks twice.
void Kiosk::LeavePlannerStep() {
  PlannerView& view = visit_->planner;
  CloseWay();
  switch (view.step) {
    case PlannerStep::kCode: return Go(Place::kHome);
    case PlannerStep::kFlower:
      view.code.clear();
      view.step = PlannerStep::kCode;
      return;
    case PlannerStep::kSheets:
      WipeSheets(view);
      view.step = PlannerStep::kFlower;
      return;
    case PlannerStep::kDesk: return PutSheetAside();
    case PlannerStep::kName: return NameSheet();
    case PlannerStep::kVoice: view.step = PlannerStep::kDesk; return;
    case PlannerStep::kShow:
      visit_->staff_here = false;
      view.rolling = false;
      CloseBoard();
      WipeSheets(view);
      view.step = PlannerStep::kFlower;
      return;
  }
}

ChromeModel Kiosk::PlannerChrome() const {
  const PlannerView& view = visit_->planner;
  ChromeModel chrome = Chrome("planner.title");
  chrome.has_back = view.step != PlannerStep::kCode;
  if (!view.group.flower.empty() && view.step != PlannerStep::kShow) {
    chrome.title =
        parts_.strings.Format(visit_->language, "planner.group", {{"flower", view.group.flower}});
  }
  return chrome;
}

void Kiosk::DrawPlannerStep(const ScreenContext& context) {
  const PlannerView& view = visit_->planner;
  switch (view.step) {
    case PlannerStep::kCode:
      asked_ = DrawPlannerCode(context, {.chrome = PlannerChrome(), .code = view.code});
      return;
    case PlannerStep::kFlower:
      asked_ = DrawPlannerFlower(context, {.chrome = PlannerChrome(), .code = view.code});
      return;
    case PlannerStep::kSheets:
      asked_ = DrawPlannerSheets(
          context, {.chrome = PlannerChrome(), .sheets = view.sheets, .shared = !link_.alone});
      return;
    case PlannerStep::kDesk: return DrawDeskScreen(context);
    case PlannerStep::kName: return DrawNameScreen(context);
    case PlannerStep::kShow: return DrawShowScreen(context);
    case PlannerStep::kVoice: return DrawVoiceScreen(context);
  }
}

void Kiosk::DrawDeskScreen(const ScreenContext& context) {
  const PlannerView& view = visit_->planner;
  asked_ = DrawPlanner(context, {.chrome = PlannerChrome(),
                                 .sheet = view.desk.sheet(),
                                 .tool = view.tool,
                                 .chosen = view.chosen,
                                 .palette_page = view.palette_page,
                                 .part = view.part,
                                 .choosing_part = view.choosing_part,
                                 .can_undo = view.desk.CanUndo(),
                                 .can_redo = view.desk.CanRedo(),
                                 .full = view.desk.Full(),
                                 .full_of_drawing = view.desk.FullOfDrawing(),
                                 .voice_ms = view.voice ? view.voice->ms : 0,
                                 .kept = view.keeping.empty()});
}

void Kiosk::DrawNameScreen(const ScreenContext& context) {
  PlannerView& view = visit_->planner;
  const PlannerNameAnswer answer =
      DrawPlannerName(context, {.chrome = PlannerChrome(),
                                .text = view.name.text(),
                                .caret = view.name.caret(),
                                .preedit = view.name.Preedit(),
                                .keyboard = Keyboard("planner.name_done", true)});
  asked_ = answer.intent;
  key_ = answer.key;
  if (!answer.caret) return;
  view.name.MoveCaret(*answer.caret);
  Changed();
}

}  // namespace oneflower
