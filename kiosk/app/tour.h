// The tour: play scripts that show every screen in every mode. They name what they touch by its id,
// so they work in both languages, on any day, and on a data folder that has been used; it has to
// hold the samples.
#pragma once

#include <cstdint>
#include <string>

namespace oneflower {

// The staff PIN of a kiosk that makes the tour.
inline constexpr const char* kTourPin = "2580";

// Every screen in every text size, theme and language, lying and standing. `day`, in days since
// 1970, chooses the children's class: its show has nothing that a tour of another day has built.
std::string TourScript(int64_t day);

// Every screen once lying in the standard size and once standing in the elders'; what only children
// have, once.
std::string ShortTourScript(int64_t day);

// One visit that looks at every screen but thanks: a shot of each, named `prefix-screen`.
std::string VisitScript(const std::string& mode, const std::string& theme, const std::string& lang,
                        const std::string& prefix);

// Plants a proposal; a shot of it before, of its thanks and of its story.
std::string PlantScript(const std::string& mode, const std::string& theme, const std::string& lang,
                        const std::string& prefix);

// Plants a proposal with a place, a drawing, a photo (none if a child is alone) and a voice; a shot
// of its story and of its first picture over the whole screen. Wants a microphone that hears
// something.
std::string MediaScript(const std::string& mode, const std::string& theme, const std::string& lang,
                        const std::string& prefix);

// Telling an elder's story to its end. Wants a microphone that hears something.
std::string TellScript(const std::string& mode, const std::string& theme, const std::string& lang,
                       const std::string& prefix);

// What visitors see if the store does not open, by its reason.
std::string FaultScript(const std::string& mode, const std::string& theme,
                        const std::string& prefix);

// A group of children builds a sheet, and looks at the question of the week. Leaves the children's
// text size behind.
std::string PlannerScript(const std::string& theme, const std::string& lang,
                          const std::string& prefix, int64_t day = 0);

// The newest sheet that the group of the planner's script has built is shown, and its tree planted.
// Wants the tour's PIN.
std::string ShowScript(const std::string& theme, const std::string& lang, const std::string& prefix,
                       int64_t day = 0);

// The thanks for that tree and its story, once it is kept.
std::string ShownScript(const std::string& prefix);

// A child's photo and a child's report, beside somebody of the hall. Wants the tour's PIN.
std::string ChildsPhotoScript(const std::string& theme, const std::string& lang,
                              const std::string& prefix);

}  // namespace oneflower
