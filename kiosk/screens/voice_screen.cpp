#include "kiosk/screens/voice_screen.h"

#include <algorithm>
#include <cmath>

namespace oneflower {
namespace {

using ui::Box;
using ui::Face;
using ui::Frame;
using ui::Look;
using MemoState = VoiceModel::State;

constexpr int kBars = 24;
// Speech fills the meter: a voice at arm's length has a tenth of full scale.
constexpr float kLoudest = 0.35F;

// Bars that grow from the middle outwards with the voice: seen from the corner of an eye.
void DrawMeter(Frame& frame, const Box& box, float level, bool listening) {
  const float gap = frame.Mm(1.5F);
  const float reach = std::sqrt(std::clamp(level / kLoudest, 0.0F, 1.0F));
  for (int i = 0; i < kBars; ++i) {
    const Box bar = box.Column(i, kBars, gap);
    const float from_middle = std::abs((static_cast<float>(i) + 0.5F) / (kBars / 2.0F) - 1);
    const float share = listening ? std::max(0.06F, reach * (1 - from_middle * 0.8F)) : 0.06F;
    const float half = box.Height() * share / 2;
    const ImU32 color = listening ? frame.theme.red.ground : frame.theme.border;
    frame.draw.AddRectFilled({bar.min.x, box.Center().y - half}, {bar.max.x, box.Center().y + half},
                             color, bar.Width() / 2);
  }
}

std::string StatusText(Frame& frame, const VoiceModel& model) {
  if (!model.trouble.empty()) return model.trouble;
  switch (model.state) {
    case MemoState::kReady: return frame.T("voice.ready");
    case MemoState::kListening:
      if (model.count_down) {
        return frame.T("voice.left", {{"seconds", std::to_string(model.seconds_left)}});
      }
      return frame.T("voice.listening");
    case MemoState::kKept:
      return frame.T(model.purpose == VoiceModel::Purpose::kStory ? "tell.kept" : "voice.kept");
    case MemoState::kPlaying: return frame.T("voice.playing");
  }
  return {};
}

void DrawStatus(const ScreenContext& context, const Box& box, const VoiceModel& model) {
  Frame& frame = context.frame;
  const bool alarm = !model.trouble.empty() || model.count_down;
  const bool begins = model.trouble.empty() && model.state == MemoState::kReady &&
                      model.purpose == VoiceModel::Purpose::kProposal;
  const ui::Tone& tone = alarm ? frame.theme.red_pale : frame.theme.card;
  ui::DrawCard(frame, box, tone);
  const ui::OnGround on(frame, tone);
  Box inner = box.Inset(frame.Mm(6), frame.Mm(4));
  const std::string words = StatusText(frame, model);
  const float height = frame.TextHeight(words, Face::kBody, inner.Width());
  const float time = frame.metrics.LinePx(Face::kDisplay);
  const int64_t ms = model.state == MemoState::kPlaying ? model.heard_ms : model.ms;
  if (inner.Height() >= time + height) {
    frame.Text(inner.TakeTop(time), DurationText(ms),
               {.face = Face::kDisplay,
                .align = ui::Align::kCenter,
                .max_lines = 1,
                .role = ui::Role::kStatus,
                .id = "voice.time"});
  }
  frame.Text(inner.TakeBottom(height, frame.Mm(3)), words,
             {.align = ui::Align::kCenter, .role = ui::Role::kStatus, .id = "voice.status"});
  // Who does not know how to begin.
  const std::string& begin = frame.T("voice.begin");
  const float room = frame.TextHeight(begin, Face::kBody, inner.Width());
  if (begins && room <= inner.Height()) {
    frame.Text(inner.TakeBottom(room), begin, {.align = ui::Align::kCenter, .id = "voice.begin"});
    return;
  }
  const float meter = std::min(inner.Height() * 0.8F, frame.Mm(60));
  if (meter > frame.Mm(8)) {
    DrawMeter(frame, inner.Middle(std::min(inner.Width(), frame.Mm(180)), meter), model.level,
              model.state == MemoState::kListening);
  }
}

// The one big button: what it does next stands on it.
void DrawTalkButton(const ScreenContext& context, const Box& box, const VoiceModel& model,
                    VoiceIntent& intent) {
  Frame& frame = context.frame;
  const bool listening = model.state == MemoState::kListening;
  const bool kept = model.state == MemoState::kKept || model.state == MemoState::kPlaying;
  const char* label = listening ? "voice.stop" : kept ? "voice.again" : "voice.start";
  const bool tapped = ui::Button(frame, box,
                                 {.id = "voice.talk",
                                  .label = frame.T(label),
                                  .look = kept ? Look::kPlain : Look::kPrimary,
                                  .icon = ui::Icon::kMicrophone,
                                  .face = Face::kTitle});
  if (listening) {
    Ask(intent, tapped, voice::Stop{});
  } else {
    Ask(intent, tapped, voice::Start{});
  }
}

void DrawFoot(const ScreenContext& context, const Box& box, const VoiceModel& model,
              VoiceIntent& intent) {
  Frame& frame = context.frame;
  const float gap = frame.metrics.Gap();
  const bool kept = model.state == MemoState::kKept || model.state == MemoState::kPlaying;
  const bool playing = model.state == MemoState::kPlaying;
  Ask(intent,
      ui::Button(frame, box.Column(0, 3, gap),
                 {.id = "voice.hear",
                  .label = frame.T(playing ? "voice.hush" : "voice.hear"),
                  .look = Look::kGreenPale,
                  .enabled = kept && model.can_hear}),
      voice::Hear{});
  Ask(intent,
      ui::Button(frame, box.Column(1, 3, gap),
                 {.id = "voice.drop",
                  .label = frame.T("voice.drop"),
                  .look = Look::kRedPale,
                  .enabled = kept}),
      voice::Drop{});
  Ask(intent,
      ui::Button(frame, box.Column(2, 3, gap),
                 {.id = "voice.done",
                  .label = frame.T("voice.done"),
                  .look = Look::kPrimary,
                  .enabled = kept}),
      voice::Close{});
}

}  // namespace

const char* PromiseId(VoiceModel::Purpose purpose) {
  switch (purpose) {
    case VoiceModel::Purpose::kProposal: return "voice.consent";
    case VoiceModel::Purpose::kSheet: return "planner.voice_stays";
    case VoiceModel::Purpose::kStory: return "tell.promise";
  }
  return "voice.consent";
}

VoiceIntent DrawVoice(const ScreenContext& context, const VoiceModel& model) {
  Frame& frame = context.frame;
  VoiceIntent intent;
  Box content = frame.area;
  DrawChrome(context, model.chrome, content);
  content = content.Inset(frame.metrics.Margin(), frame.Mm(4));
  const float control = frame.metrics.Control();
  const float gap = frame.metrics.GroupGap(4);
  DrawFoot(context, content.TakeBottom(control * 1.15F, gap), model, intent);
  // Who will hear it is said before anything is recorded.
  const std::string& consent = frame.T(PromiseId(model.purpose));
  const float words = frame.TextHeight(consent, Face::kBody, content.Width() - frame.Mm(10));
  const Box promise = content.TakeTop(words + frame.Mm(5), gap);
  ui::DrawCard(frame, promise, frame.theme.amber_pale, false);
  {
    const ui::OnGround on(frame, frame.theme.amber_pale);
    frame.Text(promise.Inset(frame.Mm(5), frame.Mm(2)), consent,
               {.middle = true, .role = ui::Role::kStatus, .id = "voice.consent"});
  }
  const Box talk = frame.metrics.Portrait()
                       ? content.TakeBottom(std::min(frame.Mm(70), content.Height() * 0.4F), gap)
                       : content.TakeRight(content.Width() * 0.42F, gap);
  DrawTalkButton(context, talk, model, intent);
  DrawStatus(context, content, model);
  if (model.state == MemoState::kListening || model.state == MemoState::kPlaying)
    frame.animating = true;
  return intent;
}

}  // namespace oneflower
