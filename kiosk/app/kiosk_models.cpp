// What the screens are given: read from the store when it has changed, handed over by value.
#include <fmt/format.h>

#include <algorithm>

#include "kiosk/app/kiosk.h"
#include "kiosk/screens/propose_screen.h"
#include "kiosk/screens/thanks_screen.h"
#include "shared/base/utf8.h"

namespace oneflower {
namespace {

constexpr size_t kSimilar = 3;

int64_t MonthBegin(const Clock& clock, int utc_offset_min) {
  CivilTime time = CivilFromMs(clock.WallMs(), utc_offset_min);
  time.day = 1;
  time.hour = 0;
  time.minute = 0;
  return MsFromCivil(time, utc_offset_min);
}

// Days until the next meeting day; 0 on the day itself.
int DaysToMeeting(const Clock& clock, const Community& community) {
  constexpr int64_t kDayMs = 86'400'000;
  CivilTime today = CivilFromMs(clock.WallMs(), community.utc_offset_min);
  today.hour = 0;
  today.minute = 0;
  CivilTime next = today;
  next.day = community.meeting_day;
  if (today.day > community.meeting_day) {
    next.month = today.month == 12 ? 1 : today.month + 1;
    next.year += today.month == 12 ? 1 : 0;
  }
  return static_cast<int>((MsFromCivil(next, 0) - MsFromCivil(today, 0)) / kDayMs);
}

}  // namespace

void Kiosk::LogRead(const Error& error) {
  parts_.log.Error(fmt::format("read: {}: {}", ErrorKindName(error.kind), error.detail));
}

// Reads anew what the store has changed, of what the visit looks at.
void Kiosk::Refresh() {
  if (parts_.link) {
    const LinkView link = parts_.link();
    if (link != link_) Changed();
    link_ = link;
  }
  if (parts_.reader == nullptr || parts_.store == nullptr) return;
  const int64_t revision = parts_.store->revision();
  const int64_t month = MonthBegin(parts_.clock, parts_.community.utc_offset_min);
  const bool home_is_old = home_revision_ != revision || home_month_ != month;
  if (visit_->place == Place::kHome && home_is_old) RefreshHome(revision, month);
  if (revision == visit_->reads.revision) return;
  visit_->reads.revision = revision;
  RefreshPlanted();
  Changed();
}

void Kiosk::RefreshHome(int64_t revision, int64_t month) {
  Reader& reader = *parts_.reader;
  home_revision_ = revision;
  home_month_ = month;
  const WallPiece newest = OrLog(reader.WallFrom({}, {}, kHomeGarden), WallPiece());
  garden_ = OrLog(reader.Proposals(newest.rows), std::vector<Proposal>());
  counts_ = OrLog(reader.Counts(month), {});
  Changed();
}

// What was planted. If the hub did not take it, it is gone from the store, but not from the screen:
// its author holds the slip and is told why.
void Kiosk::RefreshPlanted() {
  Reader& reader = *parts_.reader;
  auto& story = visit_->reads.story;
  if (story && story->proposal.id != visit_->story) story.reset();
  if (visit_->story.empty()) return;
  if (auto fresh = reader.StoryOf(visit_->story)) story = std::move(*fresh);
  visit_->reads.refused.reset();
  if (!story) return;
  const auto refused =
      OrLog(reader.RefusedSlip(story->proposal.slip_code), std::optional<Judgement>());
  if (refused) visit_->reads.refused = refused->reason;
}

bool Kiosk::Given(const std::string& proposal) const {
  return std::ranges::find(visit_->given, proposal) != visit_->given.end();
}

ChromeModel Kiosk::Chrome(const std::string& title_id) const {
  return {.title = parts_.strings.Get(visit_->language, title_id),
          .visiting = !visit_->Pristine(),
          .date = {},
          .link = link_,
          .aloud = {aloud_.on(), aloud_.paused()}};
}

ui::KeyboardModel Kiosk::Keyboard(const std::string& done_id, bool done_enabled) const {
  const Composer& words =
      visit_->place == Place::kPropose ? visit_->draft.words : visit_->planner.name;
  return KeyboardOf(words, visit_->keyboard, parts_.strings.Get(visit_->language, done_id),
                    done_enabled);
}

// Only for children: the others have the whole wall.
const CardQuestion* Kiosk::QuestionNow() const {
  if (visit_->mode != ui::TextMode::kChild || !parts_.clock.WallIsPlausible()) return nullptr;
  constexpr int64_t kMinuteMs = 60'000;
  return QuestionOfWeek(parts_.community,
                        parts_.clock.WallMs() + parts_.community.utc_offset_min * kMinuteMs);
}

HomeModel Kiosk::Home() const {
  const CivilTime now = CivilFromMs(parts_.clock.WallMs(), parts_.community.utc_offset_min);
  const auto& strings = parts_.strings;
  ChromeModel chrome = Chrome("home.say");
  chrome.is_home = true;
  chrome.title = visit_->language == ui::Language::kChinese ? parts_.community.hall.zh
                                                            : parts_.community.hall.en;
  if (parts_.clock.WallIsPlausible()) {
    chrome.date = strings.Format(
        visit_->language, "date.home",
        {{"month", std::to_string(now.month)},
         {"day", std::to_string(now.day)},
         {"weekday", strings.Get(visit_->language, fmt::format("weekday.{}", now.weekday))},
         {"time", fmt::format("{}:{:02}", now.hour, now.minute)}});
  }
  const CardQuestion* question = QuestionNow();
  const bool chinese = visit_->language == ui::Language::kChinese;
  return {.chrome = std::move(chrome),
          .question = question == nullptr ? std::string()
                      : chinese           ? question->text.zh
                                          : question->text.en,
          .garden = garden_,
          .sprouted = counts_.sprouted,
          .bloomed = counts_.bloomed,
          .days_to_meeting = DaysToMeeting(parts_.clock, parts_.community)};
}

// The further something has grown, the more it has to tell.
std::vector<Proposal> Kiosk::AttractStories() const {
  std::vector<Proposal> stories = garden_;
  std::ranges::stable_sort(stories, std::greater(), &Proposal::stage);
  return stories;
}

// Only when the words have changed; letters on their way are no words yet.
void Kiosk::RefreshSimilar() {
  const std::string& text = visit_->draft.words.text();
  if (parts_.reader == nullptr || text == visit_->reads.similar_to) return;
  visit_->reads.similar_to = text;
  visit_->reads.similar = OrLog(parts_.reader->Similar(text, kSimilar), std::vector<Proposal>());
}

void Kiosk::DrawProposeScreen(const ScreenContext& context) {
  RefreshSimilar();
  const Draft& draft = visit_->draft;
  ChromeModel chrome = Chrome("propose.title");
  chrome.has_back = draft.more > 0 || (draft.step == 0 && draft.way != FirstWay());
  const ProposeModel model{
      .chrome = std::move(chrome),
      .step = draft.step,
      .text = draft.words.text(),
      .caret = draft.words.caret(),
      .preedit = draft.words.Preedit(),
      .full = draft.words.full(),
      .keyboard = Keyboard("propose.done", Speaks(draft)),
      .similar = visit_->reads.similar,
      .given = visit_->given,
      .ways_apart = ElderOrChild(),
      .more = draft.more,
      .mood = draft.mood,
      .besides = BesidesWords(),
      .photos = PhotoViews(),
      .topic = draft.topic,
      .signature = draft.signature,
      .signatures = parts_.community.signatures,
      .publish_at_once = parts_.community.publish_at_once,
      .planting = draft.ticket != 0,
      .trouble = draft.trouble.empty() ? std::string() : context.frame.T(draft.trouble)};
  const ProposeAnswer answer = DrawPropose(context, model);
  asked_ = answer.intent;
  key_ = answer.key;
  if (answer.caret) {
    visit_->draft.words.MoveCaret(*answer.caret);
    Changed();
  }
}

void Kiosk::DrawThanksScreen(const ScreenContext& context) {
  ChromeModel chrome = Chrome("thanks.chrome");
  chrome.has_back = visit_->planted_in_show;
  // Its reading failed: there is no slip to show, but a way on.
  static const Proposal kUnread;
  const auto& story = visit_->reads.story;
  const Proposal& proposal = story ? story->proposal : kUnread;
  const auto& refused = visit_->reads.refused;
  DrawThanks(context, {.chrome = std::move(chrome),
                       .proposal = proposal,
                       .story_url = parts_.story_url.empty() || !story
                                        ? std::string()
                                        : parts_.story_url + proposal.slip_code,
                       .at_once = proposal.visibility == Visibility::kPublic,
                       .refused = refused ? RefusedText(context, *refused) : std::string(),
                       .planted_at_ms = visit_->planted_at_ms});
}

}  // namespace oneflower
