#include "kiosk/features/elder_story/elder_story_feature.h"

#include <algorithm>
#include <utility>

#include "kiosk/features/elder_story/memories_screen.h"
#include "kiosk/features/elder_story/tell_screen.h"
#include "kiosk/features/elder_story_cards.h"
#include "kiosk/features/listening.h"
#include "kiosk/features/watched.h"
#include "kiosk/screens/place_screen.h"
#include "kiosk/screens/plan_view.h"
#include "kiosk/screens/thanks_screen.h"
#include "kiosk/screens/voice_capture.h"

namespace oneflower {
namespace {

constexpr std::string_view kTell = "tell:";
constexpr int64_t kFirstStories = 12;  // stories, until the screen has told how many it shows
constexpr size_t kAboutLength = 20;    // code points of a proposal's title

// The list, the questions of a recording one after the other, and the thanks.
enum class Step { kList, kConsent, kVoice, kWhere, kName, kThanks };

// What a part's screen asked for, if it is anything.
template <typename Kind, typename PartIntent>
ElderStoryIntent Wrap(PartIntent intent) {
  if (intent.index() == 0) return {};
  return Kind{std::move(intent)};
}

// The stories around those in sight.
struct StoryWindow {
  int64_t total = 0;
  int64_t first = 0;
  std::vector<MemoryCard> cards;
  std::vector<std::string> coming;  // blobs that are not here yet

  bool Covers(int64_t from, int64_t count) const {
    return from >= first && from + count <= first + static_cast<int64_t>(cards.size());
  }
};

class ElderStoryVisit final : public FeatureVisitOf<ElderStoryVisit, ElderStoryIntent> {
 public:
  explicit ElderStoryVisit(const Services& services)
      : services_(services), listening_(services), voice_(services.recorder, services.speaker) {}

  void Enter(const Route& route) override {
    Leave();
    if (!route.target.starts_with(kTell)) {
      from_the_top_ = true;
      return;
    }
    about_ = route.target.substr(kTell.size());
    step_ = Step::kConsent;
    // Who has chosen large type may well not read three sentences.
    const bool is_read_aloud = services_.host.Chrome("memory.tell").aloud.on;
    if (services_.host.Mode() == ui::TextMode::kElder && !is_read_aloud) ReadConsent();
  }

  // What was begun is dropped: nobody finds half a story of somebody else.
  void Leave() override {
    listening_.Stop();
    if (step_ == Step::kConsent) services_.host.StopSpeaking();
    voice_.Forget();
    place_ = {};
    about_.clear();
    trouble_.clear();
    step_ = Step::kList;
  }

  void Tick() override {
    listening_.Tick();
    if (step_ == Step::kVoice) voice_.Pump();
  }

  bool Back() override {
    voice_.Finish();
    switch (step_) {
      case Step::kList:
      case Step::kThanks: return false;
      case Step::kConsent: {
        // 不了: nothing of it stays.
        const bool of_a_story = !about_.empty();
        Leave();
        return !of_a_story;
      }
      case Step::kVoice: step_ = Step::kConsent; return true;
      case Step::kWhere: step_ = Step::kVoice; return true;
      case Step::kName: step_ = about_.empty() ? Step::kWhere : Step::kVoice; return true;
    }
    return false;
  }

  std::string_view screen() const override {
    switch (step_) {
      case Step::kList: return "memories";
      case Step::kConsent: return "consent";
      case Step::kVoice: return "voice";
      case Step::kWhere: return "place";
      case Step::kName: return "tell_name";
      case Step::kThanks: return "told";
    }
    return "memories";
  }

  Occupation occupation() const override {
    const bool reads = step_ == Step::kList || step_ == Step::kThanks;
    return reads ? Occupation::kReading : Occupation::kWriting;
  }

  std::string Announcement() const override {
    if (step_ == Step::kConsent) return Consent();
    if (step_ == Step::kVoice && !voice_.IsRecording()) {
      return services_.strings.Get(services_.host.Language(),
                                   PromiseId(VoiceModel::Purpose::kStory));
    }
    return {};
  }

  ElderStoryIntent Show(const ScreenContext& context) {
    switch (step_) {
      case Step::kList: return ShowList(context);
      case Step::kConsent:
        return DrawConsent(context, {.chrome = Chrome("memory.tell"),
                                     .publish_at_once = services_.community.publish_at_once});
      case Step::kVoice:
        return Wrap<elder_story::Voice>(
            DrawVoice(context, voice_.Model(context, Chrome("memory.tell"),
                                            VoiceModel::Purpose::kStory, "tell.missing")));
      case Step::kWhere:
        return Wrap<elder_story::Place>(DrawPlace(context, {.chrome = Chrome("tell.where"),
                                                            .place = place_.place,
                                                            .digits = place_.digits,
                                                            .needed = true}));
      case Step::kName: return ShowName(context);
      case Step::kThanks:
        DrawTold(context, {.chrome = services_.host.Chrome("thanks.chrome"),
                           .slip_code = slip_code_,
                           .at_once = services_.community.publish_at_once,
                           .told_at_ms = recorded_at_ms_});
        return {};
    }
    return {};
  }

  void On(const elder_story::Nothing&) {}
  void On(const elder_story::Hear& hear) { listening_.Toggle(hear.blob); }
  void On(const elder_story::ReadConsent&) { ReadConsent(); }
  void On(const elder_story::Agree&) {
    services_.host.StopSpeaking();
    step_ = Step::kVoice;
    // Who agreed is about to speak: no second button to be found.
    if (!voice_.memo()) voice_.Start();
  }
  void On(const elder_story::Voice& of) {
    if (std::holds_alternative<voice::Start>(of.intent)) {
      services_.host.StopSpeaking();  // or the memo would begin with it
      voice_.Start();
    } else if (std::holds_alternative<voice::Stop>(of.intent)) {
      voice_.Finish();
    } else if (std::holds_alternative<voice::Drop>(of.intent)) {
      voice_.Forget();
    } else if (std::holds_alternative<voice::Hear>(of.intent)) {
      if (const Status heard = voice_.Hear(); !heard) NotHeard(heard.error());
    } else if (std::holds_alternative<voice::Close>(of.intent)) {
      voice_.Finish();
      if (voice_.memo()) step_ = about_.empty() ? Step::kWhere : Step::kName;
    }
  }
  void On(const elder_story::Place& of) {
    place_.Apply(of.intent, services_.community);
    const auto* choose = std::get_if<place::Choose>(&of.intent);
    const bool answered =
        (choose != nullptr && choose->lifted) || std::holds_alternative<place::Close>(of.intent);
    if (answered && !place_.place.empty()) step_ = Step::kName;
  }
  void On(const elder_story::Record& record) {
    if (recording_ || !voice_.memo() || !services_.commands.HasStore()) return;
    trouble_.clear();
    recording_ = true;
    services_.commands.Submit(
        TellMemory{
            .visit = services_.host.Visitor(),
            .about = about_,
            .place = about_.empty() ? place_.place : std::string(),
            .signature = record.signature,
            .voice = {.medium = {.kind = MediumKind::kVoice, .blob = {}, .ms = voice_.memo()->ms},
                      .bytes = voice_.memo()->ogg,
                      .thumb = {}}},
        [this](const Commands::Result& result) { Recorded(result); });
  }

 private:
  ChromeModel Chrome(const std::string& title_id) const {
    ChromeModel chrome = services_.host.Chrome(title_id);
    chrome.has_back = true;
    return chrome;
  }

  std::string Consent() const {
    return ConsentText(services_.strings, services_.host.Language(),
                       services_.community.publish_at_once);
  }
  void ReadConsent() {
    if (!services_.host.SayOnce(Consent())) services_.host.Notice("aloud.missing");
  }
  void NotHeard(const Error& error) {
    services_.log.Error("memo: " + error.detail);
    services_.host.Notice("voice.not_heard");
  }

  // The slip is shown wherever the visitor has gone meanwhile: nowhere else is its code to be had.
  void Recorded(const Commands::Result& result) {
    recording_ = false;
    services_.host.Redraw();
    if (!result) {
      trouble_ = TroubleId(result.error(), "tell.trouble");
      return;
    }
    slip_code_ = result->slip_code;
    recorded_at_ms_ = services_.clock.MonotonicMs();
    Leave();
    services_.host.Go({"elder_story", {}});
    step_ = Step::kThanks;
  }

  ElderStoryIntent ShowName(const ScreenContext& context) {
    std::string where = PlaceText(context, place_.place);
    if (!about_.empty()) where = AboutText(context);
    return DrawTellName(context,
                        {.chrome = Chrome("memory.tell"),
                         .where = context.frame.T("tell.place", {{"where", where}}),
                         .signatures = services_.community.signatures,
                         .telling = recording_,
                         .trouble = trouble_.empty() ? std::string() : context.frame.T(trouble_)});
  }

  std::string AboutText(const ScreenContext& context) {
    if (services_.reader == nullptr) return {};
    const auto* story = about_story_.Get({services_.commands.revision(), about_}, services_.log,
                                         [&] { return services_.reader->StoryOf(about_); });
    if (story == nullptr) return {};
    return context.frame.T("memory.about",
                           {{"title", TitleText(context, story->proposal, kAboutLength)}});
  }

  ElderStoryIntent ShowList(const ScreenContext& context) {
    if (std::exchange(from_the_top_, false)) {
      context.frame.memory.scroll.erase("memories");
      wanted_first_ = 0;
    }
    const StoryWindow* window = ReadWindow();
    const bool failed = window == nullptr;
    static const StoryWindow kNone;
    const StoryWindow& shown = failed ? kNone : *window;
    MemoriesAnswer answer = DrawMemories(context, {.chrome = Chrome("memory.title"),
                                                   .total = shown.total,
                                                   .failed = failed,
                                                   .window_first = shown.first,
                                                   .window = shown.cards,
                                                   .media = listening_.View(shown.coming)});
    if (answer.seen > 0 && !shown.Covers(answer.first_seen, answer.seen)) {
      wanted_first_ = answer.first_seen - answer.seen / 2;
      wanted_count_ = answer.seen * 2;
      services_.host.Redraw();
    }
    return std::move(answer.intent);
  }

  const StoryWindow* ReadWindow() {
    if (services_.reader == nullptr) return nullptr;
    return window_.Get({services_.commands.revision(), {wanted_first_, wanted_count_}},
                       services_.log, [&]() -> Result<StoryWindow> {
                         const auto total = services_.reader->MemoryCount();
                         if (!total) return std::unexpected(total.error());
                         StoryWindow window = {
                             .total = *total,
                             .first = std::clamp<int64_t>(wanted_first_, 0, *total),
                             .cards = {},
                             .coming = {}};
                         auto stories = services_.reader->Memories(window.first, wanted_count_);
                         if (!stories) return std::unexpected(stories.error());
                         window.cards = CardsOf(services_, std::move(*stories));
                         for (const MemoryCard& card : window.cards) {
                           AddComing(services_, {card.memory.voice}, window.coming);
                         }
                         return window;
                       });
  }

  const Services& services_;
  Step step_ = Step::kList;

  // The list
  bool from_the_top_ = true;
  int64_t wanted_first_ = 0;
  int64_t wanted_count_ = kFirstStories;
  Watched<StoryWindow, std::pair<int64_t, std::pair<int64_t, int64_t>>> window_;
  Listening listening_;

  // The recording
  std::string about_;  // the proposal it is told of; empty: a place is asked for
  Watched<Story, std::pair<int64_t, std::string>> about_story_;
  VoiceCapture voice_;
  PlaceChoice place_;
  bool recording_ = false;  // the store is at work
  std::string trouble_;     // id of the string that says why it failed

  // The thanks
  std::string slip_code_;
  int64_t recorded_at_ms_ = 0;  // monotonic
};

}  // namespace

std::unique_ptr<Feature> MakeElderStory(const Services& services) {
  return std::make_unique<VisitFeature<ElderStoryVisit>>("elder_story", services);
}

}  // namespace oneflower
