// What a visitor asked for in a frame. A screen returns at most one; the app applies it after the
// frame is drawn.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/screens/place_choice.h"
#include "kiosk/screens/planner_intent.h"
#include "kiosk/screens/voice_intent.h"
#include "shared/domain/medium.h"
#include "shared/domain/slip.h"
#include "shared/domain/stage.h"

namespace oneflower {

// How a proposal is said. Several go together in one.
enum class Way { kChoose, kWords, kVoice, kSketch, kPhoto, kPlace };

namespace intent {

struct Nothing {};

// Saying something
struct GoToStep {
  int step = 0;  // 0 say, 1 look, 2 plant
};
struct AskMore {  // one of the questions beside the words (propose_screen.h); beyond them: no more
  int question = 0;
};
struct ChooseTopic {
  std::string topic;
};
struct ChooseSignature {
  std::string signature;  // empty: nobody
};
struct ChooseMood {
  Mood mood = Mood::kNone;
};
struct BeginWith {  // the first words, and with them what kind of flower it is
  Mood mood = Mood::kNone;
};
struct Plant {};

// Ways to say it beside writing
struct OpenWay {
  Way way = Way::kWords;
};
struct CloseWay {};  // back to the words; what was said, drawn or chosen stays
struct Place {       // of the plan
  PlaceIntent intent;
};
struct Voice {  // of the recorder
  VoiceIntent intent;
};
struct PickPen {
  int color = 0;
};
struct PickEraser {};
struct UndoSketch {};
struct DropSketch {};
struct NextGround {};  // of the sheet: blank, a photo, the plan

// Photos
struct TakePhoto {};
struct OpenPhoto {
  int index = 0;  // of those taken; negative: the camera
};
struct TakeAgain {};     // the open one goes, the camera is back
struct DropPhoto {};     // the open one
struct UncoverPhoto {};  // the last sweep over it

// A quick report
struct GoToReportStep {
  int step = 0;
};
struct SkipReportPlace {};
struct PlantReport {
  int word = 0;  // of the community's; negative: none
};

struct GiveFlower {
  std::string proposal;
};

// Somebody of the hall
struct TypePin {
  std::string digit;
  bool backspace = false;
};
struct ConfirmPin {};

}  // namespace intent

using IntentKinds =
    std::variant<intent::Nothing, intent::Place, intent::Voice, intent::GoToStep,
                 intent::ChooseTopic, intent::ChooseSignature, intent::Plant, intent::GiveFlower,
                 intent::ChooseMood, intent::BeginWith, intent::OpenWay, intent::CloseWay,
                 intent::PickPen, intent::PickEraser, intent::UndoSketch, intent::DropSketch,
                 intent::TypePin, intent::ConfirmPin, intent::TakePhoto, intent::OpenPhoto,
                 intent::TakeAgain, intent::DropPhoto, intent::UncoverPhoto, intent::NextGround,
                 intent::GoToReportStep, intent::SkipReportPlace, intent::PlantReport, intent::Plan,
                 intent::AskMore>;
extern template class OneOf<IntentKinds>;
// The first kind is Nothing.
using Intent = OneOf<IntentKinds>;

}  // namespace oneflower
