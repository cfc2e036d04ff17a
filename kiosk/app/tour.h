// The tour: a play script that shows every screen in every mode.
#pragma once

#include <string>

namespace oneflower {

// Telling an elder's story to its end; wants a microphone that hears something.
std::string TellScript(const std::string& mode, const std::string& theme, const std::string& lang,
                       const std::string& prefix);

std::string TourScript();

// One visit that looks at every screen but thanks: a shot of each, named `prefix-screen`.
std::string VisitScript(const std::string& mode, const std::string& theme, const std::string& lang,
                        const std::string& prefix);

// A group of children builds a sheet, and looks at the question of the week. Leaves the children's
// text size behind.
std::string PlannerScript(const std::string& theme, const std::string& lang,
                          const std::string& prefix);

// Plants a proposal; a shot of it before, of its thanks and of its story.
std::string PlantScript(const std::string& mode, const std::string& theme, const std::string& lang,
                        const std::string& prefix);

}  // namespace oneflower
