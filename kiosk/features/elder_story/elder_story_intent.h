// What a visitor asks for among elders' stories.
#pragma once

#include <string>
#include <variant>

#include "kiosk/screens/place_choice.h"
#include "kiosk/screens/voice_screen.h"

namespace oneflower {

namespace elder_story {

struct Nothing {};
struct Hear {  // a story, or stops hearing it
  std::string blob;
};
struct ReadConsent {};  // aloud
struct Agree {};
struct Voice {  // of the recorder
  VoiceIntent intent;
};
struct Place {  // of the plan
  PlaceIntent intent;
};
struct Record {
  std::string signature;  // empty: nobody
};

}  // namespace elder_story

using ElderStoryIntent =
    std::variant<elder_story::Nothing, elder_story::Hear, elder_story::ReadConsent,
                 elder_story::Agree, elder_story::Voice, elder_story::Place, elder_story::Record>;

}  // namespace oneflower
