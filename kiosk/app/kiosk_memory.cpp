// 银龄花友说: hearing elders' stories, telling one, taking one back.
#include <algorithm>
#include <utility>

#include "kiosk/app/kiosk.h"
#include "kiosk/features/elder_story_cards.h"
#include "kiosk/screens/memories_screen.h"
#include "kiosk/screens/plan_view.h"
#include "kiosk/screens/tell_screen.h"
#include "kiosk/screens/thanks_screen.h"

namespace oneflower {
namespace {

constexpr int64_t kFirstMemories = 12;  // until the screen has told how many it shows

}  // namespace

void Kiosk::OpenMemories() {
  visit_->memory.scroll.erase("memories");
  visit_->reads.memories_first = 0;
  Go(Place::kMemories);
  visit_->reads.revision = -1;
}

// The parts of a draft are lent to the story: its voice, its place. What was begun before is laid
// aside and comes back when the telling ends, however it ends.
void Kiosk::TellMemory(const std::string& about) {
  Go(Place::kTell);
  TellView& tell = visit_->tell;
  tell = {.about = about};
  visit_->story = about;
  visit_->reads.revision = -1;
  tell.aside = std::exchange(static_cast<DraftParts&>(visit_->draft), DraftParts());
  recorder_.Wipe();
  // Who has chosen large type may well not read three sentences.
  if (visit_->mode == ui::TextMode::kElder && !aloud_.on()) ReadConsent();
}

void Kiosk::EndTelling() {
  if (visit_->place != Place::kTell) return;
  aloud_.Hush();
  DropVoice();
  static_cast<DraftParts&>(visit_->draft) = std::exchange(visit_->tell.aside, DraftParts());
  visit_->place = Place::kMemories;
}

void Kiosk::NextInTelling() {
  TellView& tell = visit_->tell;
  if (visit_->place != Place::kTell) return;
  CloseWay();
  switch (tell.step) {
    case TellStep::kConsent:
      aloud_.Hush();
      tell.step = TellStep::kVoice;
      // Who agreed is about to speak: no second button to be found.
      if (!visit_->draft.voice) StartVoice();
      break;
    case TellStep::kVoice:
      if (!visit_->draft.voice) return;
      tell.step = tell.about.empty() ? TellStep::kWhere : TellStep::kName;
      break;
    case TellStep::kWhere:
      if (!visit_->draft.place.empty()) tell.step = TellStep::kName;
      break;
    case TellStep::kName: break;
  }
}

void Kiosk::BackInTelling() {
  TellView& tell = visit_->tell;
  CloseWay();
  switch (tell.step) {
    case TellStep::kConsent: {
      // 不了: nothing of it stays.
      const bool of_a_story = !tell.about.empty();
      return of_a_story ? GoBackAlongTrail() : OpenMemories();
    }
    case TellStep::kVoice: tell.step = TellStep::kConsent; break;
    case TellStep::kWhere: tell.step = TellStep::kVoice; break;
    case TellStep::kName:
      tell.step = tell.about.empty() ? TellStep::kWhere : TellStep::kVoice;
      break;
  }
}

std::string Kiosk::ConsentNow() const {
  return ConsentText(parts_.strings, visit_->language, parts_.community.publish_at_once);
}

void Kiosk::ReadConsent() {
  if (!aloud_.SayOnce(ConsentNow(), SpokenManner())) visit_->notice = "aloud.missing";
}

void Kiosk::TellAs(const std::string& signature) {
  TellView& tell = visit_->tell;
  const Draft& draft = visit_->draft;
  if (parts_.store == nullptr || tell.ticket != 0 || !draft.voice) return;
  tell.trouble.clear();
  tell.ticket = parts_.store->Submit(oneflower::TellMemory{
      .visit = visit_->key,
      .about = tell.about,
      .place = draft.place,
      .signature = signature,
      .voice = {.medium = {.kind = MediumKind::kVoice, .blob = {}, .ms = draft.voice->ms},
                .bytes = draft.voice->ogg,
                .thumb = {}}});
}

bool Kiosk::FinishedMemory(const StoreThread::Answer& answer) {
  TellView& tell = visit_->tell;
  if (tell.ticket == 0 || answer.ticket != tell.ticket) return false;
  tell.ticket = 0;
  if (!answer.result) {
    tell.trouble = TroubleId(answer.result.error(), "tell.trouble");
    return true;
  }
  tell.slip_code = answer.result->slip_code;
  tell.told_at_ms = Now();
  Go(Place::kTold);
  return true;
}

// Of what the visit looks at; called when the store has changed.
void Kiosk::RefreshMemories() {
  if (visit_->place == Place::kMemories) {
    const auto seen = static_cast<int64_t>(visit_->reads.memories.size());
    LoadMemoryWindow(visit_->reads.memories_first, std::max(kFirstMemories, seen));
  }
  // What was taken back while somebody listened to it falls silent.
  if (visit_->heard.empty() || parts_.reader->HasBlob(visit_->heard)) return;
  if (parts_.speaker != nullptr) parts_.speaker->Stop();
  visit_->heard.clear();
}

void Kiosk::LoadMemoryWindow(int64_t first, int64_t count) {
  visit_->reads.memory_count = OrLog(parts_.reader->MemoryCount(), int64_t{0});
  visit_->reads.memories_first = std::clamp<int64_t>(first, 0, visit_->reads.memory_count);
  visit_->reads.memories = CardsOf(
      services_,
      OrLog(parts_.reader->Memories(visit_->reads.memories_first, count), std::vector<Memory>()));
}

void Kiosk::NoteMemoriesComing() {
  for (const MemoryCard& card : visit_->reads.memories)
    NoteComing({card.memory.voice}, visit_->reads.rows_coming);
}

MediaView Kiosk::MemoryMedia() const {
  const bool heard = !visit_->heard.empty() && parts_.speaker != nullptr;
  return {.coming = visit_->reads.rows_coming,
          .heard = visit_->heard,
          .heard_ms = heard ? parts_.speaker->Look().position_ms : 0,
          .can_hear = parts_.speaker != nullptr};
}

void Kiosk::DrawMemoriesScreen(const ScreenContext& context) {
  ChromeModel chrome = Chrome("memory.title");
  chrome.has_back = true;
  const MemoriesAnswer answer = DrawMemories(context, {.chrome = std::move(chrome),
                                                       .total = visit_->reads.memory_count,
                                                       .window_first = visit_->reads.memories_first,
                                                       .window = visit_->reads.memories,
                                                       .media = MemoryMedia()});
  asked_ = answer.intent;
  const auto last =
      visit_->reads.memories_first + static_cast<int64_t>(visit_->reads.memories.size());
  const bool covered =
      answer.first_seen >= visit_->reads.memories_first && answer.first_seen + answer.seen <= last;
  if (covered || parts_.reader == nullptr || answer.seen <= 0) return;
  LoadMemoryWindow(answer.first_seen - answer.seen / 2, answer.seen * 2);
  NoteRowsComing();
  Changed();
}

void Kiosk::DrawConsentScreen(const ScreenContext& context) {
  ChromeModel chrome = Chrome("memory.tell");
  chrome.has_back = true;
  asked_ = DrawConsent(
      context, {.chrome = std::move(chrome), .publish_at_once = parts_.community.publish_at_once});
}

void Kiosk::DrawTellNameScreen(const ScreenContext& context) {
  const TellView& tell = visit_->tell;
  ChromeModel chrome = Chrome("memory.tell");
  chrome.has_back = true;
  std::string where = PlaceText(context, visit_->draft.place);
  if (!tell.about.empty() && visit_->reads.story) {
    where = context.frame.T("memory.about",
                            {{"title", TitleText(context, visit_->reads.story->proposal, 20)}});
  }
  asked_ = DrawTellName(
      context, {.chrome = std::move(chrome),
                .where = context.frame.T("tell.place", {{"where", where}}),
                .signatures = parts_.community.signatures,
                .telling = tell.ticket != 0,
                .trouble = tell.trouble.empty() ? std::string() : context.frame.T(tell.trouble)});
}

void Kiosk::DrawToldScreen(const ScreenContext& context) {
  DrawTold(context, {.chrome = Chrome("thanks.chrome"),
                     .slip_code = visit_->tell.slip_code,
                     .at_once = parts_.community.publish_at_once,
                     .told_at_ms = visit_->tell.told_at_ms});
}

}  // namespace oneflower
