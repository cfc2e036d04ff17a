#include "kiosk/features/elder_story/tell_screen.h"

#include <algorithm>

#include "kiosk/screens/choices.h"
#include "kiosk/ui/scroll.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;

std::vector<const char*> ConsentLines(bool publish_at_once) {
  return {publish_at_once ? "tell.public" : "tell.public_later", "tell.known", "tell.take_back"};
}

// All of them, to be scrolled where they do not fit.
void DrawLines(const ScreenContext& context, const Box& box, const ConsentModel& model) {
  Frame& frame = context.frame;
  ui::DrawCard(frame, box, frame.theme.amber_pale);
  const ui::OnGround on(frame, frame.theme.amber_pale);
  const Box room = box.Inset(frame.Mm(7), frame.Mm(5));
  const float gutter = frame.Mm(11);
  const float gap = frame.Mm(4);
  const auto lines = ConsentLines(model.publish_at_once);
  const auto height_in = [&](Face face, float width) {
    float height = 0;
    for (const char* id : lines) {
      height += frame.TextHeight(frame.T(id), face, width - gutter) + gap;
    }
    return height - gap;
  };
  // As large as there is room for.
  const bool roomy = height_in(Face::kHeading, room.Width()) <= room.Height();
  const Face face = roomy ? Face::kHeading : Face::kBody;
  float height = height_in(face, room.Width());
  if (height > room.Height()) {
    height = height_in(face, room.Width() - ui::PageStripWidth(frame, room) - frame.metrics.Gap());
  }
  const ui::ScrollArea area(frame, "consent", room, height, ui::Axis::kDown);
  const float spare = std::max(0.0F, (room.Height() - height) / 2);
  Box left = Box::At(area.Origin().x, area.Origin().y + spare, area.view().Width(), height + 1);
  for (const char* id : lines) {
    const float words = frame.TextHeight(frame.T(id), face, left.Width() - gutter);
    Box line = left.TakeTop(words, gap);
    const Box mark = line.TakeLeft(frame.Mm(7), gutter - frame.Mm(7));
    ui::DrawFlowerHead(frame.draw, {mark.Center().x, mark.min.y + frame.metrics.LinePx(face) / 2},
                       frame.Mm(3.5F), 0);
    frame.Text(line, frame.T(id), {.face = face, .role = ui::Role::kStatus, .id = id});
  }
}

}  // namespace

std::string ConsentText(const ui::Strings& strings, ui::Language language, bool publish_at_once) {
  std::string text = strings.Get(language, "tell.consent");
  for (const char* id : ConsentLines(publish_at_once)) text += " " + strings.Get(language, id);
  return text;
}

ElderStoryIntent DrawConsent(const ScreenContext& context, const ConsentModel& model) {
  Frame& frame = context.frame;
  ElderStoryIntent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float gap = frame.metrics.GroupGap(5);
  const float control = frame.metrics.Control();
  Ask(intent,
      ui::Button(frame, content.TakeBottom(control * 1.4F, gap),
                 {.id = "tell.agree",
                  .label = frame.T("tell.agree"),
                  .look = Look::kPrimary,
                  .icon = ui::Icon::kMicrophone,
                  .face = Face::kTitle}),
      elder_story::Agree{});
  const Box foot = content.TakeBottom(control, gap);
  AskShell(context,
           ui::Button(frame, foot.Column(0, 2, gap),
                      {.id = "tell.refuse", .label = frame.T("tell.refuse")}),
           shell::GoBack{});
  Ask(intent,
      ui::Button(frame, foot.Column(1, 2, gap),
                 {.id = "tell.read",
                  .label = frame.T("elder.hear"),
                  .look = Look::kGreenPale,
                  .icon = ui::Icon::kSpeaker}),
      elder_story::ReadConsent{});
  ui::DrawHeading(frame, content, frame.T("tell.consent"), Face::kHeading, frame.Mm(3));
  DrawLines(context, content, model);
  return intent;
}

ElderStoryIntent DrawTellName(const ScreenContext& context, const TellNameModel& model) {
  Frame& frame = context.frame;
  ElderStoryIntent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float gap = frame.metrics.GroupGap(4);
  ui::DrawHeading(frame, content, frame.T("tell.name"), Face::kTitle, frame.Mm(2));
  const std::string& note = model.trouble.empty() ? model.where : model.trouble;
  const float words = frame.TextHeight(note, Face::kBody, content.Width());
  frame.Text(content.TakeTop(words, gap), note, {.role = ui::Role::kStatus, .id = "tell.note"});
  Ask(intent,
      ui::Button(frame, content.TakeBottom(frame.metrics.Control() * 1.2F, gap),
                 {.id = "sign.nobody",
                  .label = frame.T("signature.nobody"),
                  .look = Look::kGreen,
                  .enabled = !model.telling}),
      elder_story::Record{});
  std::vector<Choice> names;
  for (const std::string& name : model.signatures) {
    names.push_back(ChoiceOf("sign." + name, name, false,
                             [&intent, name] { Ask(intent, true, elder_story::Record{name}); }));
    names.back().spec.enabled = !model.telling;
  }
  DrawChoices(context, content, "names", names);
  return intent;
}

}  // namespace oneflower
