// A proposal's flower for the story page: the kiosk's drawing (kiosk/ui/flower.h) said in SVG.
#pragma once

#include <string>

#include "shared/domain/stage.h"

namespace oneflower {

// An <svg> element without size, ids or scripts, hidden from screen readers: the words beside it
// say what it shows. `color` is a topic's index into the seven petal colours, any number.
std::string StoryFlower(Stage stage, int color);

}  // namespace oneflower
