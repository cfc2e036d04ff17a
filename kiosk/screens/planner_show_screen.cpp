#include "kiosk/screens/planner_show_screen.h"

#include <algorithm>

#include "kiosk/screens/planner_intent.h"
#include "kiosk/screens/planner_start_screen.h"
#include "kiosk/screens/sheet_view.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

constexpr int kReach = 30;  // units of the plan: what stands that near to a building is beside it

void DrawModel(const ScreenContext& context, const Box& box, const PlannerShowModel& model,
               Intent& intent) {
  Frame& frame = context.frame;
  const PlanLayout layout(box);
  DrawSheet(context, layout, model.kept->sheet, {.chosen = model.chosen});
  frame.Record({.id = "show.plan",
                .role = ui::Role::kCanvas,
                .label = frame.T("planner.show_plan"),
                .box = layout.box()});
  const ui::PointerFrame& pointer = frame.pointer;
  if (pointer.stroked != "show.plan" || !pointer.stroke_begun || pointer.stroke.empty()) return;
  const int block = BlockAt(layout, model.kept->sheet, pointer.stroke.front());
  Ask(intent, block != 0 || model.chosen != 0, Act(planner::ChooseBlock{block}));
}

constexpr int kShowButtons = 5;

// The show's buttons: in a column beside the model, or in two rows beneath it.
void DrawButtons(const ScreenContext& context, const Box& box, const PlannerShowModel& model,
                 Intent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  const bool column = !frame.metrics.Portrait();
  const auto place = [&](int i) {
    if (column) return box.Row(i, kShowButtons, gap);
    return i < 3 ? box.Row(0, 2, gap).Column(i, 3, gap) : box.Row(1, 2, gap).Column(i - 3, 2, gap);
  };
  const auto button = [&](int i, const ui::ButtonSpec& spec, PlannerAct act) {
    Ask(intent, ui::Button(frame, place(i), spec), Act(std::move(act)));
  };
  button(0,
         {.id = "show.roll",
          .label = frame.T(model.rolling ? "planner.show_hold" : "planner.show_roll"),
          .look = Look::kBluePale,
          .icon = model.rolling ? ui::Icon::kStop : ui::Icon::kPlay,
          .enabled = model.count > 1},
         planner::RollPages{!model.rolling});
  button(1,
         {.id = "show.propose",
          .label = frame.T("planner.propose"),
          .look = Look::kPrimary,
          .enabled = model.chosen != 0},
         planner::AskProposal{true});
  // Its place stays free where nothing is told, or what was told stays at another station.
  if (model.kept->voice_ms > 0) {
    button(2,
           {.id = "show.hear",
            .label = frame.T(model.playing ? "voice.hush" : "planner.show_hear"),
            .look = Look::kGreenPale,
            .icon = ui::Icon::kSpeaker,
            .enabled = model.can_hear},
           planner::HearTold{});
  }
  button(3,
         {.id = "show.back",
          .label = frame.T("planner.show_back"),
          .icon = ui::Icon::kArrowLeft,
          .enabled = model.number > 1},
         planner::TurnPage{-1});
  button(4,
         {.id = "show.next",
          .label = frame.T("planner.show_next"),
          .look = Look::kAmberPale,
          .icon = ui::Icon::kArrowRight,
          .enabled = model.number < model.count},
         planner::TurnPage{1});
}

// Cuts the buttons' place off.
Box ButtonsOf(const Frame& frame, Box& content) {
  const float control = frame.metrics.Control();
  const float gap = frame.metrics.Gap();
  if (frame.metrics.Portrait()) {
    return content.TakeBottom(2 * control + gap, frame.metrics.GroupGap(3));
  }
  const Box side =
      content.TakeRight(std::max(frame.Mm(76), content.Width() * 0.15F), frame.metrics.GroupGap(4));
  const float most = kShowButtons * (frame.Mm(34) + gap) - gap;
  return side.Middle(side.Width(), std::min(side.Height(), most));
}

// Whose it is, and which of how many.
void DrawTitle(const ScreenContext& context, Box line, const PlannerShowModel& model) {
  Frame& frame = context.frame;
  const std::string page = std::to_string(model.number) + " / " + std::to_string(model.count);
  const float width = frame.text.Width(Face::kBody, page) + frame.Mm(2);
  frame.Text(line.TakeRight(width, frame.Mm(3)), page,
             {.align = ui::Align::kRight, .middle = true, .role = ui::Role::kStatus});
  const auto& flowers = context.community.signatures;
  const auto at = std::ranges::find(flowers, model.kept->group.flower) - flowers.begin();
  const Box head = line.TakeLeft(line.Height(), frame.Mm(3));
  ui::DrawFlowerHead(frame.draw, head.Center(), line.Height() * 0.46F, static_cast<int>(at),
                     static_cast<uint64_t>(at));
  frame.Text(
      line,
      frame.T("planner.show_title", {{"name", SheetTitle(context, model.kept->sheet, model.number)},
                                     {"flower", model.kept->group.flower}}),
      {.face = Face::kHeading,
       .max_lines = 1,
       .middle = true,
       .role = ui::Role::kStatus,
       .id = "show.title"});
}

// What there is to know about what is shown, and what is not; often nothing.
std::string NotesOf(const Frame& frame, const PlannerShowModel& model) {
  std::string notes;
  if (model.elsewhere) notes = frame.T("planner.show_elsewhere");
  if (!model.missed) return notes;
  return notes + (notes.empty() ? "" : " ") + frame.T("planner.show_missed");
}

void DrawNotes(Frame& frame, Box& content, const std::string& notes) {
  if (notes.empty()) return;
  const float height = frame.TextHeight(notes, Face::kBody, content.Width());
  frame.Text(content.TakeTop(height, frame.Mm(2)), notes,
             {.role = ui::Role::kStatus, .id = "show.notes"});
}

void DrawAsk(const ScreenContext& context, const PlannerShowModel& model, Intent& intent) {
  Frame& frame = context.frame;
  const float control = frame.metrics.Control() * 1.15F;
  const float wide = std::min(frame.Mm(260), frame.area.Width() - 2 * frame.metrics.Margin());
  const bool already = !model.already.empty();
  const std::string& why = already                 ? frame.T("planner.propose_already")
                           : model.trouble.empty() ? frame.T("planner.propose_why")
                                                   : model.trouble;
  const float inner_width = wide - frame.Mm(16);
  const float words = frame.TextHeight(model.proposal, Face::kHeading, inner_width);
  const float notes = frame.TextHeight(why, Face::kBody, inner_width);
  const float gap = frame.metrics.GroupGap(5);
  Box card = ui::BeginDialog(frame, wide, words + notes + control + 2 * gap + frame.Mm(14))
                 .Inset(frame.Mm(8), frame.Mm(7));
  frame.Text(card.TakeTop(words, gap), model.proposal,
             {.face = Face::kHeading, .role = ui::Role::kHeading, .id = "show.words"});
  frame.Text(card.TakeTop(notes, gap), why, {.role = ui::Role::kStatus, .id = "show.why"});
  const Box foot = card.TakeBottom(control);
  Ask(intent,
      ui::Button(
          frame, foot.Column(0, 2, gap),
          {.id = "ask.not", .label = frame.T(already ? "settings.close" : "planner.propose_not")}),
      Act(planner::AskProposal{false}));
  if (already) {
    AskToGo(context,
            ui::Button(
                frame, foot.Column(1, 2, gap),
                {.id = "ask.story", .label = frame.T("wall.open_story"), .look = Look::kPrimary}),
            {"story", model.already});
    return;
  }
  Ask(intent,
      ui::Button(frame, foot.Column(1, 2, gap),
                 {.id = "ask.plant",
                  .label = frame.T("planner.propose_plant"),
                  .look = Look::kPrimary,
                  .enabled = !model.planting}),
      Act(planner::MakeProposal{}));
}

}  // namespace

std::string PlaceOf(const ScreenContext& context, const PlacedBlock& block) {
  return PlaceWord(PlaceAt(context.community, {block.at.x / 10, block.at.y / 10}, kReach));
}

std::string ProposalWordsOf(const ScreenContext& context, const PlacedBlock& block) {
  return context.frame.T("planner.words", {{"place", PlaceText(context, PlaceOf(context, block))},
                                           {"block", BlockName(context, block.kind)}});
}

Intent DrawPlannerShow(const ScreenContext& context, const PlannerShowModel& model) {
  Frame& frame = context.frame;
  Intent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(3));
  const std::string notes = NotesOf(frame, model);
  if (model.kept == nullptr) {
    DrawNotes(frame, content, notes);
    frame.Text(content, frame.T("planner.show_none"),
               {.face = Face::kHeading, .align = ui::Align::kCenter, .middle = true});
    return intent;
  }
  DrawButtons(context, ButtonsOf(frame, content), model, intent);
  DrawTitle(context, content.TakeTop(frame.metrics.LinePx(Face::kHeading), frame.Mm(2)), model);
  DrawNotes(frame, content, notes);
  DrawModel(context, content, model, intent);
  if (model.playing) frame.animating = true;
  if (!model.proposal.empty()) {
    intent = intent::Nothing{};
    DrawAsk(context, model, intent);
  }
  return intent;
}

}  // namespace oneflower
