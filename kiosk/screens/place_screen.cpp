#include "kiosk/screens/place_screen.h"

#include <algorithm>

#include "kiosk/screens/choices.h"
#include "kiosk/screens/plan_view.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

// A finger means the building it lands beside: elders miss by 3.4 mm on average.
constexpr float kReachMm = 4;
// Keys of the pad, row by row.
constexpr const char* kKeys[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "⌫"};
constexpr int kColumns = 4;
constexpr int kRows = 3;
constexpr float kKeyGapMm = 1.2F;  // 1 mm is enough between keys
constexpr float kLowKeyMm = 16;

struct ChosenText {
  std::string words;
  bool is_place = false;
  Face Style() const { return is_place ? Face::kHeading : Face::kBody; }
};

// The place so far, or what to do.
ChosenText ChosenOf(const ScreenContext& context, const PlaceModel& model) {
  const Frame& frame = context.frame;
  const PlanPlace place = ParsePlace(model.place);
  const std::string chosen = PlaceText(context, model.place);
  if (chosen.empty()) {
    return {frame.T(model.digits.empty() ? "place.hint" : "place.no_such_building"), false};
  }
  if (place.building == 0 || place.unit != 0) return {chosen, true};
  return {frame.T("place.which_unit", {{"building", std::to_string(place.building)}}), true};
}

void DrawChosen(const ScreenContext& context, const Box& box, const ChosenText& chosen) {
  Frame& frame = context.frame;
  const ui::Tone& tone = chosen.is_place ? frame.theme.red_pale : frame.theme.card;
  ui::DrawCard(frame, box, tone, false);
  const ui::OnGround on(frame, tone);
  frame.Text(
      box.Inset(frame.Mm(4), frame.Mm(0.5F)), chosen.words,
      {.face = chosen.Style(), .middle = true, .role = ui::Role::kStatus, .id = "place.chosen"});
}

void DrawPad(const ScreenContext& context, const Box& box, PlaceIntent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.Mm(kKeyGapMm);
  for (int i = 0; i < static_cast<int>(std::size(kKeys)); ++i) {
    const std::string key = kKeys[i];
    const bool erase = key == "⌫";
    Box place = box.Row(i / kColumns, kRows, gap).Column(i % kColumns, kColumns, gap);
    if (erase) place.max.x = box.max.x;
    ui::ButtonSpec spec = {.id = "place." + (erase ? std::string("delete") : key),
                           .label = erase ? frame.T("key.delete") : key,
                           .look = erase ? Look::kKeySpecial : Look::kKey,
                           .face = Face::kBody,
                           .role = ui::Role::kKey,
                           .round = frame.Mm(3)};
    if (erase) spec.icon = ui::Icon::kBackspace;
    Ask(intent, ui::Button(frame, place, spec),
        erase ? place::Type{.digit = {}, .backspace = true} : place::Type{.digit = key});
  }
}

// The staircases of the chosen building; a second tap on the same means the whole of it.
void DrawUnits(const ScreenContext& context, const Box& box, const PlaceModel& model,
               PlaceIntent& intent) {
  const PlanPlace place = ParsePlace(model.place);
  const auto& buildings = context.community.buildings;
  const auto building = std::ranges::find(buildings, place.building, &Building::number);
  if (building == buildings.end()) return;
  std::vector<Choice> units;
  for (int unit = 1; unit <= building->units; ++unit) {
    PlanPlace wanted = place;
    wanted.unit = unit == place.unit ? 0 : unit;
    units.push_back(
        ChoiceOf("unit." + std::to_string(unit), std::to_string(unit), unit == place.unit,
                 [&intent, wanted] { Ask(intent, true, place::Choose{PlaceWord(wanted)}); }));
  }
  DrawChips(context, box, "units", units);
}

void DrawFoot(const ScreenContext& context, Box box, const PlaceModel& model, PlaceIntent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  if (!model.needed) {
    Ask(intent,
        ui::Button(frame, box.TakeLeft((box.Width() - gap) / 2, gap),
                   {.id = "place.none", .label = frame.T("place.none"), .look = Look::kRedPale}),
        place::Clear{});
  }
  Ask(intent,
      ui::Button(frame, box,
                 {.id = "place.done",
                  .label = frame.T("place.done"),
                  .look = Look::kPrimary,
                  .enabled = !PlaceText(context, model.place).empty()}),
      place::Close{});
}

// Where one place is all that is asked for, the finger that goes up from it has answered.
void AnswerByLifting(const ScreenContext& context, const PlaceModel& model, PlaceIntent& intent) {
  const ui::PointerFrame& pointer = context.frame.pointer;
  if (pointer.stroked != "plan" || !pointer.stroke_ended) return;
  if (auto* choice = std::get_if<place::Choose>(&intent)) {
    choice->lifted = true;
  } else {
    Ask(intent, !model.place.empty(), place::Choose{model.place, true});
  }
}

}  // namespace

void DrawPlaceMap(const ScreenContext& context, const Box& box, const std::string& chosen,
                  PlaceIntent& intent) {
  Frame& frame = context.frame;
  const PlanLayout layout(box);
  DrawPlan(context, layout, chosen);
  frame.Record({.id = "plan",
                .role = ui::Role::kCanvas,
                .label = frame.T("place.plan"),
                .box = layout.box()});
  // Where the finger is: a tap says nothing more when it goes up.
  if (frame.pointer.stroked != "plan" || frame.pointer.stroke.empty()) return;
  const float unit = layout.box().Width() / kPlanWidth;
  const PlanSpot spot = layout.SpotAt(frame.pointer.stroke.back());
  const PlanPlace place =
      PlaceAt(context.community, spot, static_cast<int>(frame.Mm(kReachMm) / unit));
  Ask(intent, true, place::Choose{PlaceWord(place)});
}

PlaceIntent DrawPlace(const ScreenContext& context, const PlaceModel& model) {
  Frame& frame = context.frame;
  PlaceIntent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float gap = frame.metrics.GroupGap(4);
  const float control = frame.metrics.Control();
  const float key_gap = frame.Mm(kKeyGapMm);
  Box side = frame.metrics.Portrait()
                 ? content.TakeBottom(content.Height() - content.Width() * 0.6F - gap, gap)
                 : content.TakeRight(std::max(content.Width() * 0.32F,
                                              control * kColumns + key_gap * (kColumns - 1)),
                                     gap);
  DrawPlaceMap(context, content, model.place, intent);
  if (model.needed) AnswerByLifting(context, model, intent);
  DrawFoot(context, side.TakeBottom(control, gap), model, intent);
  const ChosenText chosen = ChosenOf(context, model);
  const float words = frame.TextHeight(chosen.words, chosen.Style(), side.Width() - frame.Mm(8));
  DrawChosen(context, side.TakeTop(words + frame.Mm(1.6F), gap), chosen);
  // A low panel has lower keys, so that the staircases have room beneath.
  const auto pad_of = [&](float key) { return key * kRows + key_gap * (kRows - 1); };
  const bool roomy = side.Height() >= pad_of(control) + gap + control;
  const float pad = pad_of(roomy ? control : frame.Mm(kLowKeyMm));
  DrawPad(context, side.TakeTop(pad, gap).Middle(std::min(side.Width(), frame.Mm(160)), pad),
          intent);
  DrawUnits(context, side, model, intent);
  return intent;
}

}  // namespace oneflower
