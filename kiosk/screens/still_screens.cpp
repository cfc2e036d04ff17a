#include "kiosk/screens/still_screens.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/proposal_widgets.h"
#include "kiosk/ui/flower_garden.h"
#include "kiosk/ui/scene.h"

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;

// Nothing stands on the same pixels for long: everything orbits by a few, once a minute round.
ImVec2 Orbit(const Frame& frame) {
  const double turn = static_cast<double>(frame.now_ms % 60'000) / 60'000 * 6.283185307;
  return {std::round(8 * static_cast<float>(std::cos(turn))),
          std::round(8 * static_cast<float>(std::sin(turn)))};
}

// The meadow of all stories, small at the lower edge; the one that is told stands before it, large.
void DrawMeadow(const ScreenContext& context, const AttractModel& model, ImVec2 orbit) {
  Frame& frame = context.frame;
  ui::DrawSky(frame.draw, frame.area, frame.theme.scene, frame.Seconds());
  const Box hills = {{frame.area.min.x, frame.area.min.y + frame.area.Height() * 0.55F},
                     frame.area.max};
  ui::DrawHills(frame.draw, hills, frame.theme.scene, orbit.x * 4);
  const auto count = static_cast<int64_t>(model.stories.size());
  if (count == 0) return;
  const Box strip = {{frame.area.min.x, hills.min.y + hills.Height() * 0.4F}, frame.area.max};
  const ui::GardenLayout layout = ui::SpreadOver(
      ui::MakeGardenLayout(strip.Height(), strip.Height() * 0.36F, 9), count, strip.Width());
  for (const ui::VisibleFlower& flower : ui::VisibleFlowers(layout, count, 0, strip.Width())) {
    const Proposal& proposal =
        model.stories[static_cast<size_t>(ui::FlowerAt(flower.index, count))];
    const ImVec2 root = {strip.min.x + flower.place.root.x + orbit.x,
                         strip.min.y + flower.place.root.y + orbit.y};
    ui::DrawFlower(frame.draw, root, flower.place.height, FlowerOf(proposal, context.community),
                   {frame.Seconds(), 1});
  }
}

// Tells where the card ends.
float DrawStoryCard(const ScreenContext& context, const AttractModel& model, const Proposal* story,
                    bool left, ImVec2 orbit) {
  Frame& frame = context.frame;
  const bool portrait = frame.metrics.Portrait();
  const Box room = frame.area.Inset(frame.metrics.Margin() * 2).Moved(orbit.x, orbit.y);
  const float width = std::min(room.Width() * (portrait ? 1 : 0.6F), frame.Mm(300));
  const float inside = width - frame.Mm(20);
  const std::string title =
      story != nullptr ? TitleText(context, *story, 60) : frame.T("attract.none");
  const std::string standing = story != nullptr ? StandingText(context, *story) : std::string();
  const float title_height = frame.TextHeight(title, Face::kTitle, inside, 3);
  const float height = frame.Mm(24) + frame.metrics.LinePx(Face::kBody) + title_height +
                       frame.TextHeight(standing, Face::kBody, inside, 4);
  const float x = left || portrait ? room.min.x : room.max.x - width;
  const float y = room.min.y + (portrait ? room.Height() * 0.1F : frame.Mm(6));
  const Box card = Box::At(x, y, width, height);
  ui::DrawCard(frame, card, frame.theme.card);
  const ui::OnGround on(frame, frame.theme.card);
  Box inner = card.Inset(frame.Mm(10), frame.Mm(8));
  frame.Text(inner.TakeTop(frame.metrics.LinePx(Face::kBody), frame.Mm(3)), model.hall,
             {.color = frame.theme.ink_soft, .max_lines = 1});
  frame.Text(inner.TakeTop(title_height, frame.Mm(4)), title,
             {.face = Face::kTitle, .max_lines = 3, .role = ui::Role::kHeading});
  frame.Text(inner, standing, {.max_lines = 4});
  return card.max.y;
}

}  // namespace

void DrawIdleQuestion(const ScreenContext& context, int seconds_left) {
  Frame& frame = context.frame;
  const float control = frame.metrics.Control();
  const float width = frame.Mm(frame.metrics.ElderOrChild() ? 260 : 200);
  const std::string title = frame.T("idle.question");
  const std::string text = frame.T("idle.text", {{"seconds", std::to_string(seconds_left)}});
  const float inner_width =
      std::min(width, frame.area.Width() - 2 * frame.metrics.Margin()) - frame.Mm(20);
  const float height = frame.Mm(26) + frame.TextHeight(title, Face::kTitle, inner_width, 2) +
                       frame.TextHeight(text, Face::kBody, inner_width) + control * 2.6F +
                       frame.metrics.Gap();
  Box card = ui::BeginDialog(frame, width, height).Inset(frame.Mm(10), frame.Mm(8));
  const float title_height = frame.TextHeight(title, Face::kTitle, card.Width(), 2);
  frame.Text(card.TakeTop(title_height, frame.Mm(3)), title,
             {.face = Face::kTitle,
              .align = ui::Align::kCenter,
              .max_lines = 2,
              .role = ui::Role::kHeading});
  AskShell(context,
           ui::Button(frame, card.TakeBottom(control, frame.metrics.Gap()),
                      {.id = "idle.end", .label = frame.T("idle.end"), .face = Face::kBody}),
           shell::EndVisit{});
  AskShell(
      context,
      ui::Button(frame, card.TakeBottom(control * 1.5F, frame.Mm(4)),
                 {.id = "idle.keep", .label = frame.T("idle.keep"), .look = ui::Look::kPrimary}),
      shell::KeepGoing{});
  frame.Text(card, text,
             {.align = ui::Align::kCenter,
              .middle = true,
              .role = ui::Role::kStatus,
              .id = "idle.seconds"});
}

void DrawNotice(const ScreenContext& context, const std::string& words) {
  Frame& frame = context.frame;
  const float control = frame.metrics.Control();
  const float width = frame.Mm(frame.metrics.ElderOrChild() ? 260 : 200);
  const float inside =
      std::min(width, frame.area.Width() - 2 * frame.metrics.Margin()) - frame.Mm(20);
  const float text = frame.TextHeight(words, Face::kBody, inside);
  Box card =
      ui::BeginDialog(frame, width, text + control + frame.Mm(24)).Inset(frame.Mm(10), frame.Mm(8));
  AskShell(
      context,
      ui::Button(
          frame, card.TakeBottom(control, frame.Mm(6)),
          {.id = "notice.close", .label = frame.T("settings.close"), .look = ui::Look::kPrimary}),
      shell::CloseNotice{});
  frame.Text(
      card, words,
      {.align = ui::Align::kCenter, .middle = true, .role = ui::Role::kStatus, .id = "notice"});
}

void DrawAttract(const ScreenContext& context, const AttractModel& model) {
  Frame& frame = context.frame;
  const ImVec2 orbit = Orbit(frame);
  DrawMeadow(context, model, orbit);
  const int64_t turn = (frame.now_ms - model.since_ms) / kAttractStoryMs;
  const Proposal* story = model.stories.empty()
                              ? nullptr
                              : &model.stories[static_cast<size_t>(turn) % model.stories.size()];
  const bool left = turn % 2 == 0;  // where the card is
  const ui::FlowerLook look = story != nullptr
                                  ? FlowerOf(*story, context.community)
                                  : ui::FlowerLook{.stage = ui::GrowthStage::kBloom, .seed = 4};
  const float unit = std::min(frame.area.Width(), frame.area.Height());
  const float x = frame.area.min.x + frame.area.Width() * (left ? 0.8F : 0.2F) + orbit.x;
  const float y = frame.area.max.y - frame.area.Height() * 0.06F + orbit.y;
  ui::DrawFlower(frame.draw, {x, y}, unit * 0.6F, look, {frame.Seconds(), 1});
  const float bottom = DrawStoryCard(context, model, story, left, orbit);
  const std::string& invite = frame.T("attract.invite");
  const ui::ButtonSpec touch = {
      .id = "attract", .label = invite, .look = ui::Look::kPrimary, .icon = ui::Icon::kHand};
  const float width = std::min(ui::ButtonWidth(frame, touch) + frame.Mm(6),
                               frame.area.Width() - 4 * frame.metrics.Margin());
  const float margin = frame.metrics.Margin() * 2;
  const float pill_x = left || frame.metrics.Portrait() ? frame.area.min.x + margin
                                                        : frame.area.max.x - margin - width;
  // Any touch anywhere does the same.
  ui::Chip(frame, Box::At(pill_x + orbit.x, bottom + frame.Mm(7), width, frame.metrics.Control()),
           touch);
}

// Nothing here changes the language, so both are said.
void DrawFault(const ScreenContext& context, const FaultModel& model) {
  Frame& frame = context.frame;
  const auto in = [&](ui::Language language, const std::string& id) {
    return frame.strings.Get(language, id);
  };
  struct Paragraph {
    std::string id;
    std::string words;
    Face face;
    ui::Role role;
  };
  const Paragraph paragraphs[] = {
      {"fault.title", in(ui::Language::kChinese, "fault.title"), Face::kHeading,
       ui::Role::kHeading},
      {"fault", in(ui::Language::kChinese, model.id), Face::kBody, ui::Role::kStatus},
      {"fault.english",
       in(ui::Language::kEnglish, "fault.title") + ". " + in(ui::Language::kEnglish, model.id),
       Face::kSmall, ui::Role::kStatus}};
  Box room = frame.area.Inset(frame.metrics.Margin());
  room = room.Middle(std::min(room.Width(), frame.Mm(320)), room.Height());
  const float gap = frame.Mm(4);
  const float side = frame.Mm(10);
  float words = 2 * frame.Mm(8);
  for (const Paragraph& each : paragraphs) {
    words += gap + frame.TextHeight(each.words, each.face, room.Width() - 2 * side);
  }
  const float flower = std::clamp(room.Height() - words, 0.0F, frame.Mm(45));
  const Box card = room.Middle(room.Width(), std::min(words + flower, room.Height()));
  ui::DrawCard(frame, card, frame.theme.card);
  const ui::OnGround on(frame, frame.theme.card);
  Box inner = card.Inset(side, frame.Mm(8));
  const Box place = inner.TakeTop(flower, gap);
  if (flower > frame.Mm(12)) {
    ui::DrawFlower(frame.draw, {place.Center().x, place.max.y}, place.Height(),
                   {.stage = ui::GrowthStage::kBud, .seed = 9});
  }
  for (const Paragraph& each : paragraphs) {
    frame.Text(inner.TakeTop(frame.TextHeight(each.words, each.face, inner.Width()), gap),
               each.words,
               {.face = each.face, .align = ui::Align::kCenter, .role = each.role, .id = each.id});
  }
}

}  // namespace oneflower
