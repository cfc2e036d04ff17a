#include "kiosk/app/pick_screen.h"

namespace oneflower {
namespace {

Screen ScreenOf(Way way) {
  switch (way) {
    case Way::kChoose: return Screen::kWays;
    case Way::kWords: return Screen::kPropose;
    case Way::kVoice: return Screen::kVoice;
    case Way::kSketch: return Screen::kSketch;
    case Way::kPhoto: return Screen::kPhoto;
    case Way::kPlace: return Screen::kPlace;
  }
  return Screen::kPropose;
}

Screen ScreenOf(PlannerStep step) {
  switch (step) {
    case PlannerStep::kCode: return Screen::kPlannerCode;
    case PlannerStep::kFlower: return Screen::kPlannerFlower;
    case PlannerStep::kSheets: return Screen::kPlannerSheets;
    case PlannerStep::kDesk: return Screen::kPlanner;
    case PlannerStep::kName: return Screen::kPlannerName;
    case PlannerStep::kVoice: return Screen::kVoice;
    case PlannerStep::kShow: return Screen::kPlannerShow;
  }
  return Screen::kPlannerCode;
}

}  // namespace

Screen PickScreen(const ScreenFacts& facts) {
  if (facts.fault) return Screen::kFault;
  if (facts.attracting) return Screen::kAttract;
  if (facts.pin) return Screen::kPin;
  switch (facts.place) {
    case Place::kHome: return Screen::kHome;
    case Place::kPropose: return ScreenOf(facts.way);
    case Place::kReport: return Screen::kReport;
    case Place::kThanks: return Screen::kThanks;
    case Place::kFeature: return Screen::kFeature;
    case Place::kPlanner: return ScreenOf(facts.planner);
  }
  return Screen::kHome;
}

const char* ScreenName(Screen screen) {
  switch (screen) {
    case Screen::kFault: return "fault";
    case Screen::kAttract: return "attract";
    case Screen::kHome: return "home";
    case Screen::kPropose: return "propose";
    case Screen::kWays: return "ways";
    case Screen::kVoice: return "voice";
    case Screen::kSketch: return "sketch";
    case Screen::kPhoto: return "photo";
    case Screen::kReport: return "report";
    case Screen::kPlace: return "place";
    case Screen::kThanks: return "thanks";
    case Screen::kPin: return "pin";
    case Screen::kFeature: break;
    case Screen::kPlannerCode: return "planner_code";
    case Screen::kPlannerFlower: return "planner_flower";
    case Screen::kPlannerSheets: return "planner_sheets";
    case Screen::kPlanner: return "planner";
    case Screen::kPlannerName: return "planner_name";
    case Screen::kPlannerShow: return "planner_show";
  }
  return "";
}

}  // namespace oneflower
