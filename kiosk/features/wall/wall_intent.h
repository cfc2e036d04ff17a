// What a visitor asks for at the story wall.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/ui/keyboard.h"
#include "shared/domain/stage.h"

namespace oneflower {

// How the wall is looked at.
enum class WallLook { kGarden, kList, kMap };

namespace wall {

struct Nothing {};
struct FilterTopic {
  std::string topic;  // empty: all
};
struct FilterStage {
  std::optional<Stage> stage;
};
struct ShowAs {
  WallLook look = WallLook::kGarden;
};
struct OpenSearch {};
struct CloseSearch {};
struct Key {  // of the keyboard, while one searches
  ui::KeyEvent key;
};
struct SelectFlower {
  std::string proposal;  // empty: none
};
struct SelectGround {  // on the map: the newest that stands there
  std::vector<std::string> grounds;
};
struct SelectNext {};  // the next one that stands there
struct GiveFlower {
  std::string proposal;
};

}  // namespace wall

using WallIntent = std::variant<wall::Nothing, wall::FilterTopic, wall::FilterStage, wall::ShowAs,
                                wall::OpenSearch, wall::CloseSearch, wall::Key, wall::SelectFlower,
                                wall::SelectGround, wall::SelectNext, wall::GiveFlower>;

}  // namespace oneflower
