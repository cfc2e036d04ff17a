#include "kiosk/features/story/story_feature.h"

#include <algorithm>
#include <utility>

#include "kiosk/features/elder_story_cards.h"
#include "kiosk/features/listening.h"
#include "kiosk/features/story/story_screen.h"
#include "kiosk/features/watched.h"
#include "kiosk/screens/picture_large.h"

namespace oneflower {
namespace {

constexpr int64_t kMaxElderStories = 30;  // of one proposal

struct Shown {
  Story story;
  std::vector<MemoryCard> elder_stories;  // told about it
  std::vector<std::string> coming;        // blobs that are not here yet
};

class StoryVisit final : public FeatureVisitOf<StoryVisit, StoryIntent> {
 public:
  explicit StoryVisit(const Services& services) : services_(services), listening_(services) {}

  void Enter(const Route& route) override {
    Leave();
    proposal_ = route.target;
    from_the_top_ = true;
  }
  void Leave() override {
    listening_.Stop();
    large_.clear();
  }
  void Tick() override { listening_.Tick(); }
  std::string_view screen() const override { return "story"; }

  StoryIntent Show(const ScreenContext& context) {
    if (std::exchange(from_the_top_, false)) context.frame.memory.scroll.erase("story");
    ChromeModel chrome = services_.host.Chrome("story.title");
    chrome.has_back = true;
    const Shown* shown = shown_.Get({services_.commands.revision(), proposal_}, services_.log,
                                    [&] { return Read(); });
    if (shown == nullptr) {
      DrawNoStory(context, chrome);
      return {};
    }
    const Proposal& proposal = shown->story.proposal;
    const MediaView media = listening_.View(shown->coming);
    StoryIntent asked =
        DrawStory(context, {.chrome = std::move(chrome),
                            .story = shown->story,
                            .media = media,
                            .memories = shown->elder_stories,
                            .given = services_.host.HasGivenFlower(proposal.id),
                            .story_url = services_.story_url.empty()
                                             ? std::string()
                                             : services_.story_url + proposal.slip_code});
    const auto large = std::ranges::find(proposal.media, large_, &Medium::blob);
    if (large_.empty() || large == proposal.media.end()) return asked;
    context.shell = shell::Nothing{};
    if (DrawPictureLarge(context, *large, media)) return story::ShowLarge{};
    return {};
  }

  void On(const story::Nothing&) {}
  void On(const story::Hear& hear) { listening_.Toggle(hear.blob); }
  void On(const story::ShowLarge& show) { large_ = show.blob; }
  void On(const story::GiveFlower&) { services_.host.GiveFlower(proposal_); }

 private:
  Result<Shown> Read() const {
    if (services_.reader == nullptr) return Fail(ErrorKind::kUnavailable, "no store");
    auto story = services_.reader->StoryOf(proposal_);
    if (!story) return std::unexpected(story.error());
    auto stories = services_.reader->MemoriesOf(proposal_, kMaxElderStories);
    if (!stories) return std::unexpected(stories.error());
    Shown shown = {.story = std::move(*story),
                   .elder_stories = CardsOf(services_, std::move(*stories)),
                   .coming = {}};
    AddComing(services_, shown.story.proposal.media, shown.coming);
    for (const MemoryCard& card : shown.elder_stories) {
      AddComing(services_, {card.memory.voice}, shown.coming);
    }
    return shown;
  }

  const Services& services_;
  std::string proposal_;
  std::string large_;  // blob of the picture over the whole screen; empty: none
  bool from_the_top_ = true;
  Watched<Shown, std::pair<int64_t, std::string>> shown_;
  Listening listening_;
};

}  // namespace

std::unique_ptr<Feature> MakeStory(const Services& services) {
  return std::make_unique<VisitFeature<StoryVisit>>("story", services);
}

}  // namespace oneflower
