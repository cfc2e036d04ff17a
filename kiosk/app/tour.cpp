#include "kiosk/app/tour.h"

#include <fmt/format.h>

#include <utility>

#include "kiosk/screens/planner_start_screen.h"
#include "kiosk/ui/picture.h"
#include "shared/domain/samples.h"

namespace oneflower {
namespace {

// The three pictures of the class that builds on that day: others on each of 1,728 days.
std::string ClassCode(int64_t day) {
  std::string taps;
  for (size_t i = 0; i < kCodeLength; ++i, day /= kCodePictures) {
    const auto picture = static_cast<int>((day % kCodePictures + kCodePictures) % kCodePictures);
    taps += fmt::format("tap code.{}\n", ui::PictureKey(picture));
  }
  return taps;
}

// A sample that has grown to a fruit.
constexpr const char* kGrownKey = "s01";
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

std::string TypePin() {
  std::string script;
  for (const char digit : std::string_view(kTourPin)) script += fmt::format("tap pin.{}\n", digit);
  return script + "tap pin.ok\nwait 200\n";
}

std::string Begin(const std::string& mode, const std::string& theme, const std::string& lang) {
  return fmt::format("mode {}\ntheme {}\nlang {}\nwait 100\n", mode, theme, lang);
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
      "{3}expect open.{4}\nshot {0}-mine-found\ntap home\n"
      "scan nothing-we-know\nwait 50\nshot {0}-notice\ntap notice.close\n",
      prefix, TapCode(mistyped), TapCode(SampleSlipCode(kNobodysKey)), TapCode(code),
      SampleProposalId(kGrownKey));
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
      "tap way.voice\nshot {0}-voice\ntap voice.talk\nwait 1500\nshot {0}-voice-talk\ntap back\n"
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
      "tap wall\nwait 300\nshot {0}-wall\nfind flower.{1}\ntap flower.{1}\nwait 100\n"
      "shot {0}-card\ntap card.close\n"
      "tap topic.repair\ntap stage.feed_back\nwait 100\nshot {0}-wall-none\n"
      "tap stage.feed_back\ntap topic.all\n"
      "tap view.list\nwait 100\nshot {0}-list\ntap view.map\nwait 100\nshot {0}-map\n"
      "{3}tap search\n{2}type fushou\nshot {0}-search\n"
      "pick 扶手\nfind row.{1}\ntap row.{1}\nwait 100\nshot {0}-story\ntap back\ntap home\n",
      prefix, SampleProposalId(kGrownKey), to_pinyin, StoriesScript(prefix));
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
      "tap plant\nexpect thanks.wall\nwait 5000\nshot {0}-thanks\ntap thanks.wall\nwait 100\n"
      "shot {0}-planted\ntap end\nwait 100\n",
      prefix, mode, theme, lang, ToTheKeys(mode),
      chinese ? "type ludeng\npick 路灯\ntype huaile\npick 坏了\n" : "type lamp please\n",
      ChoosesFirst(mode) ? "" : "tap topic.safety\ntap sign.nobody\n");
}

std::string PlannerScript(const std::string& theme, const std::string& lang,
                          const std::string& prefix, int64_t day) {
  return fmt::format(
      "mode child\ntheme {1}\nlang {2}\nwait 100\nshot {0}-children\ntap planner\nwait 50\n"
      "shot {0}-code\n{3}wait 50\nshot {0}-flower\n"
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
      prefix, theme, lang, ClassCode(day));
}

std::string TellScript(const std::string& mode, const std::string& theme, const std::string& lang,
                       const std::string& prefix) {
  return fmt::format(
      "mode {1}\ntheme {2}\nlang {3}\nwait 100\ntap wall\ntap memories\ntap memory.tell\n"
      "tap tell.agree\nwait 1500\n"
      "tap voice.talk\nwait 50\nshot {0}-tell-kept\ntap voice.done\nwait 50\n"
      "shot {0}-tell-where\nstroke plan 0.5,0.5\nwait 50\nshot {0}-tell-name\n"
      "tap sign.nobody\nexpect told.others\nwait 5000\nshot {0}-told\ntap told.others\nwait 100\n"
      "shot {0}-memories-one\ntap end\nwait 100\n",
      prefix, mode, theme, lang);
}

std::string ShowScript(const std::string& theme, const std::string& lang, const std::string& prefix,
                       int64_t day) {
  return Begin("child", theme, lang) +
         fmt::format(
             "tap planner\n{2}tap planner.show\n"
             "shot {0}-show-pin\n{1}turn show.next\nshot {0}-show\n"
             "stroke show.plan 0.27,0.49\nwait 50\nshot {0}-show-chosen\n"
             "tap show.propose\nwait 50\nshot {0}-show-ask\ntap ask.plant\nwait 100\n",
             prefix, TypePin(), ClassCode(day));
}

std::string ShownScript(const std::string& prefix) {
  return fmt::format(
      "expect thanks.wall\nshot {0}-show-thanks\ntap thanks.wall\nwait 100\n"
      "shot {0}-show-story\ntap end\nwait 100\n",
      prefix);
}

std::string ChildsPhotoScript(const std::string& theme, const std::string& lang,
                              const std::string& prefix) {
  return Begin("child", theme, lang) +
         fmt::format(
             "tap say\ntap way.photo\n{1}shot {0}-photo\ntap photo.take\n"
             "stroke photo.canvas 0.25,0.7 0.35,0.7\nwait 50\nshot {0}-photo-taken\n"
             "tap photo.done\nshot {0}-photo-ways\ntap ways.next\nshot {0}-photo-look\n"
             "tap end\nwait 100\n",
             prefix, TypePin()) +
         Begin("child", theme, lang) +
         fmt::format(
             "tap report\n{1}shot {0}-report\ntap photo.take\nwait 50\n"
             "shot {0}-report-taken\ntap report.next\nstroke plan 0.5,0.5 0.5,0.5\n"
             "shot {0}-report-place\ntap report.next\nshot {0}-report-word\ntap end\nwait 100\n",
             prefix, TypePin());
}

std::string MediaScript(const std::string& mode, const std::string& theme, const std::string& lang,
                        const std::string& prefix) {
  const char* photo = mode == "child"
                          ? ""
                          : "tap way.photo\nwait 200\ntap photo.take\nexpect photo.canvas\n"
                            "tap photo.done\n";
  return Begin(mode, theme, lang) +
         fmt::format(
             "tap say\ntap way.place\ntap place.2\ntap place.3\ntap place.done\n"
             "tap way.sketch\nstroke sheet 0.2,0.6 0.35,0.3 0.5,0.6 0.65,0.3 0.8,0.6\n"
             "tap sketch.done\n{1}"
             "tap way.voice\ntap voice.talk\nwait 1500\ntap voice.talk\ntap voice.done\n"
             "tap {2}\n{3}tap plant\nexpect thanks.wall\ntap thanks.wall\nfind picture.1\n"
             "shot {0}-story-media\ntap picture.1\nexpect large.close\nwait 200\n"
             "shot {0}-story-large\ntap large.close\ntap end\nwait 100\n",
             prefix, photo, ChoosesFirst(mode) ? "ways.next" : "key.done",
             ChoosesFirst(mode) ? "" : "tap topic.safety\ntap sign.nobody\n");
}

std::string FaultScript(const std::string& mode, const std::string& theme,
                        const std::string& prefix) {
  std::string script = Begin(mode, theme, "zh");
  for (const char* fault : {"database", "full", "read_only", "busy", "corrupt"}) {
    script += fmt::format("fault {1}\nwait 50\nshot {0}-fault-{1}\n", prefix, fault);
  }
  return script + "fault none\nmode standard\ntheme standard\nwait 50\n";
}

namespace {

// What only children do, together with somebody of the hall.
std::string ChildrenScript(const std::string& prefix, int64_t day) {
  return ChildsPhotoScript("standard", "zh", prefix) +
         PlannerScript("standard", "zh", prefix, day) + ShowScript("standard", "zh", prefix, day) +
         ShownScript(prefix);
}

}  // namespace

std::string TourScript(int64_t day) {
  std::string script;
  for (const char* panel : {"1920x1080", "1080x1920"}) {
    const std::string shape = panel[1] == '9' ? "wide" : "tall";
    script += fmt::format("panel {}\nwait 100\n", panel);
    for (const char* mode : {"standard", "large", "elder", "child"}) {
      const std::string prefix = fmt::format("{}-{}", shape, mode);
      script += VisitScript(mode, "standard", "zh", prefix);
      script += PlantScript(mode, "standard", "zh", prefix);
      script += MediaScript(mode, "standard", "zh", prefix);
      script += TellScript(mode, "standard", "zh", prefix);
      script += FaultScript(mode, "standard", prefix);
    }
    script += ChildrenScript(fmt::format("{}-planner", shape), day);
    for (const char* theme : {"contrast", "soft", "dark"}) {
      const std::string prefix = fmt::format("{}-{}", shape, theme);
      script += VisitScript("standard", theme, "zh", prefix);
      script += PlantScript("standard", theme, "zh", prefix);
      script += FaultScript("standard", theme, prefix);
    }
    for (const char* mode : {"standard", "elder"}) {
      const std::string prefix =
          mode == std::string_view("elder") ? shape + "-en-elder" : shape + "-en";
      script += VisitScript(mode, "standard", "en", prefix);
      script += PlantScript(mode, "standard", "en", prefix);
    }
  }
  return script;
}

std::string ShortTourScript(int64_t day) {
  struct Look {
    const char* panel;
    const char* mode;
    const char* prefix;
  };
  std::string script;
  for (const auto& [panel, mode, prefix] :
       {Look{"1920x1080", "standard", "wide-standard"}, Look{"1080x1920", "elder", "tall-elder"}}) {
    script += fmt::format("panel {}\nwait 100\n", panel);
    script += VisitScript(mode, "standard", "zh", prefix);
    script += MediaScript(mode, "standard", "zh", prefix);
    script += TellScript(mode, "standard", "zh", prefix);
    script += FaultScript(mode, "standard", prefix);
  }
  return script + ChildrenScript("tall-planner", day);
}

}  // namespace oneflower
