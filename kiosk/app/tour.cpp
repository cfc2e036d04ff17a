#include "kiosk/app/tour.h"

#include <fmt/format.h>

namespace oneflower {
namespace {

// Every screen once, named `prefix-screen`. It begins and ends at home, and plants nothing: the
// thanks are shown by PlantScript.
std::string Screens(const std::string& prefix, bool chinese) {
  const std::string words = chinese
                                ? "type zhongting\npick 中庭\ntype taijie\npick 台阶\ntype jia\n"
                                : "type handrail please\n";
  return fmt::format(
      "shot {0}-home\n"
      "tap settings\nshot {0}-settings\ntap settings.close\n"
      "tap say\n{1}shot {0}-say\ntap key.done\nshot {0}-look\ntap home\n"
      "tap wall\nwait 300\nshot {0}-wall\ntap view\nwait 200\nshot {0}-list\n"
      "tap search\nshot {0}-search\ntap search.close\ntap view\ntap home\n"
      "tap mine\nshot {0}-mine-code\ntap by.pictures\nshot {0}-mine-pictures\ntap home\n",
      prefix, words);
}

}  // namespace

std::string VisitScript(const std::string& mode, const std::string& theme, const std::string& lang,
                        const std::string& prefix) {
  // Ending a visit puts all settings back, so they come first. A tap begins the visit.
  return fmt::format("mode {}\ntheme {}\nlang {}\nwait 100\n", mode, theme, lang) +
         Screens(prefix, lang == "zh") + "tap end\nwait 100\n";
}

std::string PlantScript(const std::string& prefix, const std::string& mode) {
  return fmt::format(
      "mode {1}\nwait 100\ntap say\ntype ludeng\npick 路灯\ntype huaile\npick 坏了\ntap key.done\n"
      "tap topic.safety\ntap sign.nobody\ntap plant\nexpect 谢谢您\nwait 5000\nshot {0}-thanks\n"
      "tap thanks.wall\nwait 200\nshot {0}-story\ntap end\nwait 100\n",
      prefix, mode);
}

std::string TourScript() {
  std::string script;
  for (const char* panel : {"1920x1080", "1080x1920"}) {
    const std::string shape = panel[1] == '9' ? "wide" : "tall";
    script += fmt::format("panel {}\nwait 100\n", panel);
    for (const char* mode : {"standard", "large", "elder", "child"}) {
      script += VisitScript(mode, "standard", "zh", fmt::format("{}-{}", shape, mode));
      script += PlantScript(fmt::format("{}-{}", shape, mode), mode);
    }
    for (const char* theme : {"contrast", "soft", "dark"}) {
      script += VisitScript("standard", theme, "zh", fmt::format("{}-{}", shape, theme));
    }
    script += VisitScript("standard", "standard", "en", fmt::format("{}-en", shape));
    script += VisitScript("elder", "standard", "en", fmt::format("{}-en-elder", shape));
  }
  return script;
}

}  // namespace oneflower
