#include "kiosk/features/wall/wall_feature.h"

#include <algorithm>
#include <utility>

#include "kiosk/features/listening.h"
#include "kiosk/features/wall/wall_list.h"
#include "kiosk/features/wall/wall_screen.h"
#include "kiosk/features/watched.h"
#include "kiosk/screens/text_entry.h"
#include "shared/domain/plan_place.h"

namespace oneflower {
namespace {

constexpr size_t kMaxSearchLength = 40;  // code points
constexpr int64_t kFirstWindow = 40;     // proposals, until the screen has told how many it shows

// The proposals around those in sight, of a wall that may have 100,000.
struct Window {
  int64_t first = 0;
  int64_t last = 0;  // it was read up to here; a proposal that is gone leaves no gap
  bool failed = false;
  std::vector<Proposal> proposals;

  bool Covers(int64_t from, int64_t count) const { return from >= first && from + count <= last; }
};

class WallVisit final : public FeatureVisitOf<WallVisit, WallIntent> {
 public:
  explicit WallVisit(const Services& services) : services_(services) {
    search_.SetEngines(services.engines);
  }

  void Enter(const Route& /*route*/) override {
    keyboard_ = FreshKeyboard(services_.host.Language());
  }
  // The engines are everybody's: letters on their way would turn up in the next text.
  void Leave() override { search_.Clear(); }
  void LanguageChanged() override {
    search_.Finish();
    keyboard_ = FreshKeyboard(services_.host.Language());
  }
  void EnginesLoaded() override { search_.SetEngines(services_.engines); }
  std::string_view screen() const override { return "wall"; }
  Occupation occupation() const override {
    return searching_ ? Occupation::kWriting : Occupation::kReading;
  }

  WallIntent Show(const ScreenContext& context) {
    ReadList();
    const std::optional<Proposal> chosen = Chosen();
    WallModel model{.chrome = services_.host.Chrome("wall.title"),
                    .topic = topic_,
                    .stage = stage_,
                    .search = search_.text(),
                    .look = look_,
                    .searching = searching_,
                    .keyboard = KeyboardOf(search_, keyboard_, context.frame.T("wall.search_done"),
                                           !search_.text().empty()),
                    .preedit = search_.Preedit(),
                    .total = Total(),
                    .failed = list_failed_ || window_.failed,
                    .window_first = window_.first,
                    .window = window_.proposals,
                    .chosen = chosen,
                    .chosen_given = chosen && services_.host.HasGivenFlower(chosen->id),
                    .media = {.coming = Coming(chosen)}};
    if (look_ == WallLook::kMap) FillMap(model);
    WallAnswer answer = DrawWall(context, model);
    if (answer.seen > 0 && !window_.Covers(answer.first_seen, answer.seen)) {
      // Half a screenful more on both sides, so that a slow finger does not ask for every flower.
      LoadWindow(answer.first_seen - answer.seen / 2, answer.seen * 2);
      services_.host.Redraw();
    }
    if (list_.Reading()) services_.host.Redraw();
    return std::move(answer.intent);
  }

  void On(const wall::Nothing&) {}
  void On(const wall::FilterTopic& filter) { topic_ = filter.topic; }
  void On(const wall::FilterStage& filter) { stage_ = filter.stage; }
  void On(const wall::ShowAs& as) {
    look_ = as.look;
    Choose({});
  }
  void On(const wall::OpenSearch&) {
    searching_ = true;
    chosen_.clear();
  }
  void On(const wall::CloseSearch&) {
    searching_ = false;
    search_.Wipe();
  }
  void On(const wall::Key& pressed) {
    if (!ApplyKey(pressed.key, search_, keyboard_)) return;
    searching_ = false;
    if (look_ == WallLook::kGarden) look_ = WallLook::kList;
  }
  void On(const wall::SelectFlower& flower) { Choose(flower.proposal); }
  void On(const wall::SelectGround& ground) { ChooseOn(ground.grounds, 0); }
  void On(const wall::SelectNext&) { ChooseOn(grounds_, at_ + 1); }
  void On(const wall::GiveFlower& give) { services_.host.GiveFlower(give.proposal); }

 private:
  WallFilter Filter() const { return {topic_, stage_, search_.text()}; }
  int64_t Total() const { return static_cast<int64_t>(list_.rows().size()); }

  void ReadList() {
    if (services_.reader == nullptr) return;
    const auto anew = list_.ReadOn(*services_.reader, Filter(), services_.commands.revision());
    if (!anew && !list_failed_) services_.log.Error("read: " + anew.error().detail);
    list_failed_ = !anew;
    if (list_failed_ || !*anew) return;
    LoadWindow(window_.first, std::max(kFirstWindow, window_.last - window_.first));
  }

  void LoadWindow(int64_t first, int64_t count) {
    if (services_.reader == nullptr) return;
    window_.first = std::clamp<int64_t>(first, 0, Total());
    window_.last = std::clamp<int64_t>(first + count, window_.first, Total());
    const auto begin = list_.rows().begin();
    auto proposals = services_.reader->Proposals({begin + window_.first, begin + window_.last});
    if (!proposals) services_.log.Error("read: " + proposals.error().detail);
    window_.failed = !proposals;
    window_.proposals = proposals ? std::move(*proposals) : std::vector<Proposal>();
  }

  std::optional<Proposal> Chosen() {
    if (chosen_.empty() || services_.reader == nullptr) return std::nullopt;
    const auto* story = chosen_story_.Get({services_.commands.revision(), chosen_}, services_.log,
                                          [&] { return services_.reader->StoryOf(chosen_); });
    return story != nullptr ? std::optional(story->proposal) : std::nullopt;
  }

  // Blobs of what is shown that are not here yet. Files are looked for only if something changed.
  const std::vector<std::string>& Coming(const std::optional<Proposal>& chosen) {
    const ComingKey key = {services_.commands.revision(), window_.first, window_.last, Total(),
                           chosen_};
    if (coming_of_ == key) return coming_;
    coming_of_ = key;
    coming_.clear();
    for (const Proposal& proposal : window_.proposals) {
      AddComing(services_, proposal.media, coming_);
    }
    if (chosen) AddComing(services_, chosen->media, coming_);
    return coming_;
  }

  void Choose(const std::string& proposal) {
    chosen_ = proposal;
    grounds_.clear();
    at_ = 0;
    here_ = 0;
  }

  // What stands there may have become another since the map was drawn: it is read each time.
  void ChooseOn(std::vector<std::string> grounds, size_t at) {
    if (services_.reader == nullptr) return;
    const auto rows = services_.reader->WallOn(Filter(), grounds);
    if (!rows || rows->empty()) return Choose({});
    at %= rows->size();
    const auto found = services_.reader->Proposals({(*rows)[at]});
    if (!found || found->empty()) return Choose({});
    Choose(found->front().id);
    grounds_ = std::move(grounds);
    at_ = at;
    here_ = rows->size();
  }

  void FillMap(WallModel& model) {
    if (services_.reader == nullptr) return;
    const WallFilter filter = Filter();
    const auto* counts = ground_counts_.Get({filter, services_.commands.revision()}, services_.log,
                                            [&] { return services_.reader->Grounds(filter); });
    if (counts == nullptr) {
      model.failed = true;
      return;
    }
    int64_t placed = 0;
    for (const GroundCount& each : *counts) {
      const auto spot = SpotOf(services_.community, each.ground);
      if (!spot) continue;  // of another plan
      placed += each.count;
      model.map.push_back({.ground = each.ground,
                           .spot = *spot,
                           .count = each.count,
                           .newest = each.newest,
                           .stage = each.stage,
                           .topic = each.topic});
    }
    // While the wall is still being read nobody knows how many there are in all.
    if (!list_.Reading()) model.nowhere = std::max<int64_t>(0, model.total - placed);
    model.grounds = grounds_;
    model.here = here_;
    model.at = at_;
  }

  struct ComingKey {
    int64_t revision = 0;
    int64_t first = 0;
    int64_t last = 0;
    int64_t total = 0;
    std::string chosen;
    bool operator==(const ComingKey&) const = default;
  };

  const Services& services_;
  std::string topic_;  // the filter
  std::optional<Stage> stage_;
  WallLook look_ = WallLook::kGarden;
  bool searching_ = false;
  Composer search_{kMaxSearchLength};
  KeyboardState keyboard_;

  WallList list_;
  Window window_;
  bool list_failed_ = false;  // its last read
  std::optional<ComingKey> coming_of_;
  std::vector<std::string> coming_;

  std::string chosen_;  // the proposal whose card is open; empty: none
  Watched<Story, std::pair<int64_t, std::string>> chosen_story_;

  // On the map: what was touched, and which of those that stand there is chosen.
  std::vector<std::string> grounds_;
  size_t at_ = 0;
  size_t here_ = 0;
  Watched<std::vector<GroundCount>, std::pair<WallFilter, int64_t>> ground_counts_;
};

}  // namespace

std::unique_ptr<Feature> MakeWall(const Services& services) {
  return std::make_unique<VisitFeature<WallVisit>>("wall", services);
}

}  // namespace oneflower
