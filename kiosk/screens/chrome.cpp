#include "kiosk/screens/chrome.h"

#include <algorithm>
#include <vector>

namespace oneflower {
namespace {

using ui::Box;
using ui::ButtonSpec;
using ui::Face;
using ui::Frame;
using ui::Icon;
using ui::Look;

struct Control {
  ButtonSpec spec;
  ShellIntent wanted;
};

// Large type by one tap, and back: who needs it cannot read the way there.
Control LargeType(Frame& frame) {
  const bool elder = frame.metrics.mode() == ui::TextMode::kElder;
  const auto wanted = elder ? ui::TextMode::kStandard : ui::TextMode::kElder;
  const auto at = std::ranges::find(ui::kTextModes, wanted);
  return {{.id = "elder",
           .label = frame.T(elder ? "chrome.standard" : "chrome.elder"),
           .look = Look::kAmberPale},
          shell::SetTextSize{static_cast<int>(at - ui::kTextModes.begin())}};
}

// While it reads aloud, what steers the voice stands where size and language were: as near, and
// the bar stays as high as it was.
void AddTools(Frame& frame, const ChromeModel& model, std::vector<Control>& controls) {
  if (!model.aloud.on) {
    if (model.is_home) controls.push_back(LargeType(frame));
    controls.push_back(
        {{.id = "settings", .label = frame.T("chrome.settings"), .look = Look::kAmberPale},
         shell::OpenSettings{}});
    controls.push_back({{.id = "lang", .label = frame.T("chrome.language"), .face = Face::kBody},
                        shell::SwitchLanguage{}});
    return;
  }
  controls.push_back({{.id = "aloud.again", .label = frame.T("aloud.again")}, shell::HearAgain{}});
  controls.push_back(
      {{.id = "aloud.pause", .label = frame.T(model.aloud.paused ? "aloud.go_on" : "aloud.pause")},
       shell::PauseAloud{}});
  controls.push_back(
      {{.id = "aloud.volume", .label = frame.T("aloud.volume")}, shell::ChangeVolume{}});
}

std::vector<Control> RightControls(Frame& frame, const ChromeModel& model) {
  std::vector<Control> controls;
  // The elders' first screen has it as wide as itself.
  if (!model.is_home || frame.metrics.mode() != ui::TextMode::kElder) {
    controls.push_back({{.id = "aloud",
                         .label = frame.T("chrome.aloud"),
                         .look = model.aloud.on ? Look::kGreen : Look::kGreenPale,
                         .selected = model.aloud.on},
                        shell::SwitchAloud{}});
  }
  AddTools(frame, model, controls);
  if (model.visiting) {
    controls.push_back(
        {{.id = "end", .label = frame.T("chrome.end"), .look = Look::kPlain, .face = Face::kBody},
         shell::EndVisit{}});
  }
  return controls;
}

constexpr float kMostOfTheBar = 0.6F;

std::string LinkText(Frame& frame, const LinkView& link) {
  if (link.alone) return frame.T("link.alone");
  std::string state = frame.T(link.online ? "link.online" : "link.offline");
  const auto add = [&](const char* id, int64_t count) {
    if (count > 0) state += " · " + frame.T(id, {{"count", std::to_string(count)}});
  };
  add("link.waiting", link.waiting);
  add("link.refused", link.refused);
  // Events come first: where both have no room the media wait untold.
  if (link.media == 0) return state;
  const std::string whole =
      state + " · " + frame.T("link.media", {{"count", std::to_string(link.media)}});
  return ui::PillWidth(frame, whole, true) < frame.area.Width() * kMostOfTheBar ? whole : state;
}

void DrawLink(Frame& frame, const Box& box, const LinkView& link, const std::string& text) {
  const bool fine = link.online && !link.alone;
  ui::Pill(frame, box, "link", text, fine ? frame.theme.green_pale : frame.theme.amber_pale,
           ui::Role::kStatus, fine ? Icon::kOnline : Icon::kOffline);
}

float LinkWidth(Frame& frame, const ChromeModel& model) {
  return ui::PillWidth(frame, LinkText(frame, model.link), true);
}

// From the right edge inwards; what is left of the line stays in the box.
void DrawLinkAtRight(Frame& frame, Box& line, const ChromeModel& model) {
  const Box place = line.TakeRight(LinkWidth(frame, model), frame.metrics.Gap());
  DrawLink(frame, place, model.link, LinkText(frame, model.link));
}

float ControlsWidth(Frame& frame, const ChromeModel& model) {
  float width = 0;
  for (const Control& control : RightControls(frame, model)) {
    width += frame.metrics.Gap() +
             std::max(ui::ButtonWidth(frame, control.spec), frame.metrics.Control());
  }
  return width;
}

void DrawControls(const ScreenContext& context, Box& line, const ChromeModel& model) {
  Frame& frame = context.frame;
  auto controls = RightControls(frame, model);
  // Where they do not all fit, the longest labels go on two lines.
  const auto count = static_cast<float>(controls.size());
  const float most = (line.Width() - (count - 1) * frame.metrics.Gap()) / count;
  const float natural = ControlsWidth(frame, model) - frame.metrics.Gap();
  for (auto it = controls.rbegin(); it != controls.rend(); ++it) {
    float width = std::max(ui::ButtonWidth(frame, it->spec), frame.metrics.Control());
    if (natural > line.Width() + 1) width = std::min(width, most);
    AskShell(context, ui::Chip(frame, line.TakeRight(width, frame.metrics.Gap()), it->spec),
             it->wanted);
  }
}

void DrawLeft(const ScreenContext& context, Box line, const ChromeModel& model) {
  Frame& frame = context.frame;
  if (model.is_home) {
    const Box flower = line.TakeLeft(frame.Mm(15));
    ui::DrawFlower(frame.draw, {flower.Center().x, flower.max.y - frame.Mm(1)},
                   flower.Height() - frame.Mm(1), {.stage = ui::GrowthStage::kBloom, .seed = 5},
                   {frame.Seconds(), 1});
  } else {
    const ButtonSpec back = {.id = model.has_back ? "back" : "home",
                             .label = frame.T(model.has_back ? "chrome.back" : "chrome.home"),
                             .look = Look::kRedPale,
                             .icon = Icon::kArrowLeft};
    const float width = std::min(ui::ButtonWidth(frame, back), line.Width());
    const ShellIntent wanted =
        model.has_back ? ShellIntent(shell::GoBack{}) : ShellIntent(shell::GoHome{});
    AskShell(context, ui::Chip(frame, line.TakeLeft(width, frame.Mm(5)), back), wanted);
  }
  if (!model.date.empty()) {
    const float width = frame.text.Width(Face::kBody, model.date);
    if (frame.text.Width(Face::kHeading, model.title) + width + frame.Mm(8) < line.Width()) {
      frame.Text(line.TakeRight(width + frame.Mm(4)), model.date, {.middle = true});
    }
  }
  frame.Text(line, model.title,
             {.face = Face::kHeading, .max_lines = 1, .middle = true, .role = ui::Role::kHeading});
}

}  // namespace

void DrawChrome(const ScreenContext& context, const ChromeModel& model, Box& content) {
  Frame& frame = context.frame;
  const float margin = frame.metrics.Margin();
  const float control = frame.metrics.Control();
  const float pad = frame.metrics.BarPad();
  const float title = frame.text.Width(Face::kHeading, model.title) + frame.Mm(18) +
                      (model.is_home ? 0 : frame.metrics.Control() * 2);
  const bool two_lines = LinkWidth(frame, model) + ControlsWidth(frame, model) + title >
                         frame.area.Width() - 2 * margin;
  const float between = std::max(pad, frame.metrics.Gap());
  const float height = two_lines ? 2 * control + 2 * pad + between : control + 2 * pad;
  Box bar = content.TakeTop(height);
  frame.draw.AddRectFilled(bar.min, bar.max, frame.theme.card.ground);
  frame.draw.AddRectFilled({bar.min.x, bar.max.y - frame.Mm(0.4F)}, bar.max, frame.theme.border);
  const ui::OnGround on(frame, frame.theme.card);
  Box lines = bar.Inset(margin, pad);
  Box upper = two_lines ? lines.TakeTop(control, between) : lines;
  DrawLinkAtRight(frame, upper, model);
  DrawControls(context, two_lines ? lines : upper, model);
  DrawLeft(context, upper, model);
}

namespace {

void DrawSettingChoices(const ScreenContext& context, Box& card, const std::string& title,
                        const std::vector<Control>& choices) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  frame.Text(card.TakeTop(frame.metrics.LinePx(Face::kBold), gap), title, {.face = Face::kBold});
  const int columns = frame.metrics.Portrait() ? 2 : 4;
  const int rows = (static_cast<int>(choices.size()) + columns - 1) / columns;
  const float control = frame.metrics.Control();
  const Box grid = card.TakeTop(static_cast<float>(rows) * (control + gap) - gap, 2 * gap);
  for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
    const Box box = grid.Row(i / columns, rows, gap).Column(i % columns, columns, gap);
    AskShell(context, ui::Button(frame, box, choices[static_cast<size_t>(i)].spec),
             choices[static_cast<size_t>(i)].wanted);
  }
}

}  // namespace

void DrawSettings(const ScreenContext& context) {
  Frame& frame = context.frame;
  std::vector<Control> sizes;
  for (int i = 0; i < static_cast<int>(ui::kTextModes.size()); ++i) {
    const ui::TextMode mode = ui::kTextModes[static_cast<size_t>(i)];
    const std::string name(ui::TextModeName(mode));
    sizes.push_back({{.id = "size." + name,
                      .label = frame.T("size." + name),
                      .look = mode == frame.metrics.mode() ? Look::kGreen : Look::kPlain,
                      .selected = mode == frame.metrics.mode()},
                     shell::SetTextSize{i}});
  }
  std::vector<Control> themes;
  for (int i = 0; i < static_cast<int>(ui::kThemeNames.size()); ++i) {
    const ui::ThemeName theme = ui::kThemeNames[static_cast<size_t>(i)];
    const std::string name(ui::NameOf(theme));
    themes.push_back({{.id = "theme." + name,
                       .label = frame.T("theme." + name),
                       .look = theme == frame.theme.name ? Look::kGreen : Look::kPlain,
                       .selected = theme == frame.theme.name},
                      shell::SetTheme{i}});
  }
  const float gap = frame.metrics.Gap();
  const float control = frame.metrics.Control();
  const float rows = frame.metrics.Portrait() ? 4 : 2;
  const float height = 2 * frame.Mm(6) + 2 * (frame.metrics.LinePx(Face::kBold) + 3 * gap) +
                       rows * (control + gap) + control + gap;
  const float width = frame.metrics.ElderOrChild() ? frame.Mm(320) : frame.Mm(240);
  Box card = ui::BeginDialog(frame, width, height).Inset(frame.Mm(7), frame.Mm(6));
  DrawSettingChoices(context, card, frame.T("settings.size"), sizes);
  DrawSettingChoices(context, card, frame.T("settings.theme"), themes);
  AskShell(
      context,
      ui::Button(
          frame, card.TakeBottom(control),
          {.id = "settings.close", .label = frame.T("settings.close"), .look = Look::kPrimary}),
      shell::CloseSettings{});
}

}  // namespace oneflower
