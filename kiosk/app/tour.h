// The tour: a play script that shows every screen in every mode.
#pragma once

#include <string>

namespace oneflower {

// Telling an elder's story to its end; wants a microphone that hears something.
std::string TellScript(const std::string& prefix, const std::string& mode);

std::string TourScript();

// One visit that looks at every screen but thanks: a shot of each, named `prefix-screen`.
std::string VisitScript(const std::string& mode, const std::string& theme, const std::string& lang,
                        const std::string& prefix);

// A group of children builds a sheet, and looks at the question of the week. Leaves the children's
// text size behind.
std::string PlannerScript(const std::string& prefix);

// Plants a proposal and shoots its thanks and its story.
std::string PlantScript(const std::string& prefix, const std::string& mode);

}  // namespace oneflower
