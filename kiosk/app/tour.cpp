#include "kiosk/app/tour.h"

#include <fmt/format.h>

#include <utility>

#include "shared/domain/samples.h"

namespace oneflower {
namespace {

// A sample that has grown to a fruit, and a new one of the children's.
constexpr const char* kGrownKey = "s01";
constexpr const char* kGrown = "中庭台阶加一排扶手";
constexpr const char* kNewest = "放学路上想要一个";
// A slip whose check symbol fits, and that no sample has.
constexpr const char* kNobodysKey = "nobody";

// 大, as a child learns to write it.
constexpr const char* kGreat =
    "stroke pad 0.31,0.44 0.35,0.44 0.50,0.40 0.63,0.37 0.69,0.39\n"
    "stroke pad 0.44,0.13 0.48,0.17 0.47,0.39 0.45,0.56 0.42,0.64 0.37,0.72 0.27,0.81\n"
    "stroke pad 0.48,0.46 0.54,0.59 0.59,0.68 0.66,0.77 0.78,0.80\n";

std::string TapCode(const std::string& code) {
  std::string script;
  for (const char symbol : code) script += fmt::format("tap pad.{}\n", symbol);
  return script;
}

// Who is asked one thing at a time chooses first how to say it.
bool ChoosesFirst(const std::string& mode) { return mode == "elder" || mode == "child"; }

std::string ToTheKeys(const std::string& mode) {
  return ChoosesFirst(mode) ? "tap say\ntap way.words\n" : "tap say\n";
}

// The camera, a photo and what is covered in it. A child has to fetch somebody first.
std::string PhotoScript(const std::string& prefix, const std::string& mode) {
  if (mode == "child") return fmt::format("tap way.photo\nshot {0}-pin\ntap back\n", prefix);
  return fmt::format(
      "tap way.photo\nwait 200\nshot {0}-photo\ntap photo.take\n"
      "stroke photo.canvas 0.25,0.7 0.35,0.7\nwait 50\nshot {0}-photo-taken\ntap photo.done\n",
      prefix);
}

// What somebody sees in passing, left before it is planted.
std::string ReportScript(const std::string& prefix, const std::string& mode) {
  if (ChoosesFirst(mode)) return {};
  return fmt::format(
      "tap report\nwait 200\nshot {0}-report\ntap photo.take\nwait 50\nshot {0}-report-taken\n"
      "tap report.next\nstroke plan 0.5,0.5 0.5,0.5\nshot {0}-report-place\ntap report.next\n"
      "shot {0}-report-word\ntap back\ntap back\ntap back\n",
      prefix);
}

// What stands before the planting. Who is asked one thing at a time finds the rest behind a button.
std::string LookScript(const std::string& prefix, const std::string& mode) {
  if (!ChoosesFirst(mode)) return fmt::format("shot {}-look\n", prefix);
  return fmt::format(
      "shot {0}-look\ntap look.more\nshot {0}-more-topic\ntap more.skip\nshot {0}-more-name\n"
      "tap more.skip\nshot {0}-more-mood\ntap more.skip\n",
      prefix);
}

// The slip: nothing yet, mistyped, of nobody, found.
std::string SlipScript(const std::string& prefix) {
  const std::string code = SampleSlipCode(kGrownKey);
  std::string mistyped = code;
  std::swap(mistyped[0], mistyped[1]);
  return fmt::format(
      "tap mine\nshot {0}-mine-code\ntap by.pictures\nshot {0}-mine-pictures\ntap by.code\n"
      "{1}wait 50\nshot {0}-mine-mistyped\ntap mine.again\n"
      "{2}wait 50\nshot {0}-mine-none\ntap mine.again\n"
      "{3}expect {4}\nshot {0}-mine-found\ntap home\n",
      prefix, TapCode(mistyped), TapCode(SampleSlipCode(kNobodysKey)), TapCode(code), kGrown);
}

// A place, a drawing and a memo, each as it is found and as it is left; then on to the second step.
std::string WaysScript(const std::string& prefix, const std::string& mode) {
  const bool chooses = ChoosesFirst(mode);
  return fmt::format(
      "{1}"
      "tap way.place\nshot {0}-place-empty\ntap place.2\ntap place.3\ntap unit.2\n"
      "shot {0}-place\ntap place.done\n"
      "tap way.sketch\nstroke sheet 0.2,0.6 0.35,0.3 0.5,0.6 0.65,0.3 0.8,0.6\ntap pen.red\n"
      "stroke sheet 0.2,0.8 0.8,0.8\nshot {0}-sketch\ntap sketch.done\n"
      "{3}"
      "tap way.voice\nshot {0}-voice\ntap voice.talk\nwait 300\nshot {0}-voice-talk\ntap back\n"
      "shot {0}-said\ntap {2}\n",
      prefix, chooses ? "tap back\nshot " + prefix + "-ways\n" : "tap layout.pinyin\n",
      chooses ? "ways.next" : "key.done", PhotoScript(prefix, mode));
}

// Elders' stories, and the first two questions of who tells one.
std::string StoriesScript(const std::string& prefix) {
  return fmt::format(
      "tap memories\nwait 100\nshot {0}-memories\ntap memory.tell\nwait 100\n"
      "shot {0}-consent\ntap tell.agree\nwait 300\nshot {0}-tell-voice\ntap back\n"
      "tap tell.refuse\ntap back\n",
      prefix);
}

}  // namespace

std::string VisitScript(const std::string& mode, const std::string& theme, const std::string& lang,
                        const std::string& prefix) {
  const bool chinese = lang == "zh";
  const char* words = chinese ? "type zhongting\npick 中庭\ntype taijie\npick 台阶\ntype jia\n"
                              : "type handrail please\n";
  const char* to_pinyin = chinese ? "" : "tap key.lang\n";
  // Ending a visit puts all settings back, so they come first. A tap begins the visit.
  std::string script = fmt::format(
      "mode {1}\ntheme {2}\nlang {3}\nwait 100\nshot {0}-home\n"
      "tap settings\nshot {0}-settings\ntap settings.close\n"
      "tap aloud\nwait 50\ntap wall\nwait 50\nshot {0}-aloud\ntap wall\nwait 300\n"
      "shot {0}-aloud-wall\ntap home\nwait 50\ntap home\ntap aloud\n"
      "{9}{8}shot {0}-begin\n{4}wait 300\nshot {0}-say\n"
      "{6}tap layout.nine\nshot {0}-nine-empty\ntype 74378\nshot {0}-nine\ntap cand.0\n"
      "tap layout.hand\nshot {0}-hand-empty\n{5}shot {0}-hand\ntap cand.0\n{7}"
      "{10}tap home\n",
      prefix, mode, theme, lang, words, kGreat, chinese ? "tap cand.0\n" : "",
      WaysScript(prefix, mode), ToTheKeys(mode), ReportScript(prefix, mode),
      LookScript(prefix, mode));
  if (mode == "elder") {
    script += fmt::format("tap help\nwait 100\nshot {}-help\ntap help.no_more\n", prefix);
  }
  script += fmt::format(
      "tap wall\nwait 300\nshot {0}-wall\ntap {1}\nwait 100\nshot {0}-card\ntap card.close\n"
      "tap topic.repair\ntap stage.feed_back\nwait 100\nshot {0}-wall-none\n"
      "tap stage.feed_back\ntap topic.all\n"
      "tap view.list\nwait 100\nshot {0}-list\ntap view.map\nwait 100\nshot {0}-map\n"
      "{4}tap search\n{2}type fushou\nshot {0}-search\n"
      "pick 扶手\ntap {3}\nwait 100\nshot {0}-story\ntap back\ntap home\n",
      prefix, kNewest, to_pinyin, kGrown, StoriesScript(prefix));
  script += SlipScript(prefix);
  script += fmt::format(
      "idle question\nshot {0}-question\nidle attract\nwait 200\nshot {0}-attract\n"
      "tap attract\n",
      prefix);
  return script;
}

std::string PlantScript(const std::string& mode, const std::string& theme, const std::string& lang,
                        const std::string& prefix) {
  const bool chinese = lang == "zh";
  return fmt::format(
      "mode {1}\ntheme {2}\nlang {3}\nwait 100\n{4}{5}tap key.done\n{6}shot {0}-ready\n"
      "tap plant\nexpect {7}\nwait 5000\nshot {0}-thanks\ntap thanks.wall\nwait 100\n"
      "shot {0}-planted\ntap end\nwait 100\n",
      prefix, mode, theme, lang, ToTheKeys(mode),
      chinese ? "type ludeng\npick 路灯\ntype huaile\npick 坏了\n" : "type lamp please\n",
      ChoosesFirst(mode) ? "" : "tap topic.safety\ntap sign.nobody\n",
      chinese ? "谢谢您，种子种下了" : "Thank you, it is planted");
}

std::string PlannerScript(const std::string& theme, const std::string& lang,
                          const std::string& prefix) {
  return fmt::format(
      "mode child\ntheme {1}\nlang {2}\nwait 100\nshot {0}-children\ntap planner\nwait 50\n"
      "shot {0}-code\ntap code.sun\ntap code.cat\ntap code.house\nwait 50\nshot {0}-flower\n"
      "tap group.向日葵\nwait 50\ntap sheet.new\nwait 50\nshot {0}-desk-empty\n"
      "tap block.tree\nstroke plan 0.27,0.5\nstroke plan 0.31,0.52\nstroke plan 0.2,0.83\n"
      "tap block.bench\nstroke plan 0.42,0.61\nstroke plan 0.56,0.61\n"
      "tap block.slide\nstroke plan 0.37,0.47\ntap block.lamp\nstroke plan 0.65,0.42\n"
      "tap planner.pens\ntap pen.blue\n"
      "stroke plan 0.28,0.6 0.33,0.66 0.42,0.69 0.52,0.68 0.6,0.64 0.66,0.58\nwait 50\n"
      "shot {0}-pens\ntap planner.pens\nstroke plan 0.37,0.46\nwait 50\nshot {0}-desk\n"
      "tap planner.look\nwait 50\nshot {0}-parts\ntap part.5\nwait 50\nshot {0}-close\n"
      "tap planner.look\ntap planner.name\nwait 50\nshot {0}-name\ntap back\n"
      "tap planner.voice\nwait 50\nshot {0}-tell\ntap back\ntap planner.done\nwait 100\n"
      "shot {0}-sheets\ntap back\ntap back\ntap home\ntap card\nwait 50\nshot {0}-card\ntap home\n"
      "tap end\nwait 100\n",
      prefix, theme, lang);
}

std::string TellScript(const std::string& mode, const std::string& theme, const std::string& lang,
                       const std::string& prefix) {
  return fmt::format(
      "mode {1}\ntheme {2}\nlang {3}\nwait 100\ntap wall\ntap memories\ntap memory.tell\n"
      "tap tell.agree\nwait 900\n"
      "tap voice.talk\nwait 50\nshot {0}-tell-kept\ntap voice.done\nwait 50\n"
      "shot {0}-tell-where\nstroke plan 0.5,0.5\nwait 50\nshot {0}-tell-name\n"
      "tap sign.nobody\nexpect {4}\nwait 5000\nshot {0}-told\ntap told.others\nwait 100\n"
      "shot {0}-memories-one\ntap end\nwait 100\n",
      prefix, mode, theme, lang, lang == "zh" ? "故事留下了" : "your story stays");
}

std::string TourScript() {
  std::string script;
  for (const char* panel : {"1920x1080", "1080x1920"}) {
    const std::string shape = panel[1] == '9' ? "wide" : "tall";
    script += fmt::format("panel {}\nwait 100\n", panel);
    for (const char* mode : {"standard", "large", "elder", "child"}) {
      script += VisitScript(mode, "standard", "zh", fmt::format("{}-{}", shape, mode));
      script += PlantScript(mode, "standard", "zh", fmt::format("{}-{}", shape, mode));
    }
    script += PlannerScript("standard", "zh", fmt::format("{}-planner", shape));
    for (const char* theme : {"contrast", "soft", "dark"}) {
      script += VisitScript("standard", theme, "zh", fmt::format("{}-{}", shape, theme));
    }
    script += VisitScript("standard", "standard", "en", fmt::format("{}-en", shape));
    script += PlantScript("standard", "standard", "en", fmt::format("{}-en", shape));
    script += VisitScript("elder", "standard", "en", fmt::format("{}-en-elder", shape));
  }
  return script;
}

}  // namespace oneflower
