// What every screen may ask of the shell around it: to go somewhere, to end, how it looks and
// sounds. What is a feature's own is among the feature's intents.
#pragma once

#include <string>
#include <variant>

namespace oneflower {

// Where a visitor goes: a feature by its name, and what is asked for there.
struct Route {
  std::string feature;
  std::string target;  // the feature's own word for it; may be empty
  bool operator==(const Route&) const = default;
};

namespace shell {

struct Nothing {};

// Getting around
struct Go {
  Route route;
};
struct GoHome {};
struct GoBack {};

// The visit
struct KeepGoing {};  // answers the idle question
struct CloseNotice {};
struct EndVisit {};
struct OpenSettings {};
struct CloseSettings {};
struct SetTextSize {
  int index = 0;  // of ui::TextMode
};
struct SetTheme {
  int index = 0;  // of ui::ThemeName
};
struct SwitchLanguage {};

// Reading aloud
struct SwitchAloud {};
struct HearAgain {};
struct PauseAloud {};  // or goes on
struct ChangeVolume {};

}  // namespace shell

using ShellIntent =
    std::variant<shell::Nothing, shell::Go, shell::GoHome, shell::GoBack, shell::KeepGoing,
                 shell::CloseNotice, shell::EndVisit, shell::OpenSettings, shell::CloseSettings,
                 shell::SetTextSize, shell::SetTheme, shell::SwitchLanguage, shell::SwitchAloud,
                 shell::HearAgain, shell::PauseAloud, shell::ChangeVolume>;

}  // namespace oneflower
