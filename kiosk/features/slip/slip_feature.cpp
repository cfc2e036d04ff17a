#include "kiosk/features/slip/slip_feature.h"

#include <algorithm>
#include <utility>

#include "kiosk/features/elder_story_cards.h"
#include "kiosk/features/listening.h"
#include "kiosk/features/slip/found_stories.h"
#include "kiosk/features/slip/my_flower_screen.h"
#include "kiosk/features/watched.h"
#include "shared/domain/slip.h"

namespace oneflower {
namespace {

constexpr size_t kMaxByPictures = 20;  // proposals, and stories, that share two pictures
constexpr size_t kPictures = 2;

// What somebody looks for.
struct Wanted {
  bool by_pictures = false;
  std::string code;
  std::vector<int> pictures;
  bool operator==(const Wanted&) const = default;

  bool IsWhole() const { return ParseSlipCode(code).has_value() || pictures.size() == kPictures; }
};

struct Found {
  std::vector<Proposal> proposals;
  std::vector<MemoryCard> stories;
  std::vector<std::string> coming;     // blobs that are not here yet
  std::optional<std::string> refused;  // the hub did not take it; why
};

class SlipVisit final : public FeatureVisitOf<SlipVisit, SlipIntent> {
 public:
  explicit SlipVisit(const Services& services) : services_(services), listening_(services) {}

  void Enter(const Route& route) override {
    if (!route.target.empty()) Find({.code = route.target});
  }
  void Leave() override { listening_.Stop(); }
  void Tick() override { listening_.Tick(); }
  std::string_view screen() const override { return "my_flower"; }

  SlipIntent Show(const ScreenContext& context) {
    const bool whole = wanted_.code.size() == kSlipLength;
    const Found* read = found_.Get({services_.commands.revision(), wanted_}, services_.log,
                                   [&] { return ReadNow(); });
    static const Found kNothing;
    const Found& found = read != nullptr ? *read : kNothing;
    SlipIntent asked = DrawMyFlower(
        context, {.chrome = services_.host.Chrome("mine.title"),
                  .by_pictures = wanted_.by_pictures,
                  .code = wanted_.code,
                  .mistyped = whole && !wanted_.IsWhole(),
                  .pictures = wanted_.pictures,
                  .searched = wanted_.IsWhole(),
                  .failed = read == nullptr,
                  .found = found.proposals,
                  .memories = found.stories,
                  .media = listening_.View(found.coming),
                  .refused = found.refused ? RefusedText(context, *found.refused) : std::string()});
    if (asked_back_.empty()) return asked;
    context.shell = shell::Nothing{};
    return DrawTakeBackQuestion(context);
  }

  void On(const slip::Nothing&) {}
  void On(const slip::FindBy& by) { Find({.by_pictures = by.pictures}); }
  void On(const slip::Clear&) { Find({.by_pictures = wanted_.by_pictures}); }
  void On(const slip::TypeSymbol& typed) {
    if (wanted_.code.size() < kSlipLength) wanted_.code += typed.symbol;
  }
  void On(const slip::Backspace&) {
    if (!wanted_.code.empty()) wanted_.code.pop_back();
  }
  void On(const slip::PickPicture& pick) {
    auto& pictures = wanted_.pictures;
    if (pictures.size() >= kPictures) pictures.clear();
    if (std::ranges::find(pictures, pick.picture) == pictures.end())
      pictures.push_back(pick.picture);
  }
  void On(const slip::Hear& hear) { listening_.Toggle(hear.blob); }
  void On(const slip::AskTakeBack& ask) { asked_back_ = ask.story; }
  void On(const slip::TakeBack&) {
    const std::string story = std::exchange(asked_back_, {});
    if (story.empty() || taking_back_) return;
    listening_.Stop();
    taking_back_ = true;
    services_.commands.Submit(
        WithdrawMemory{.visit = services_.host.Visitor(), .memory = story},
        [this](const Commands::Result& result) {
          taking_back_ = false;
          services_.host.Notice(result ? "take_back.done"
                                       : TroubleId(result.error(), "take_back.trouble"));
          if (result) On(slip::Clear{});
        });
  }

 private:
  void Find(Wanted wanted) {
    listening_.Stop();
    wanted_ = std::move(wanted);
  }

  Result<Found> ReadNow() const {
    Reader* reader = services_.reader;
    Found found;
    if (reader == nullptr || !wanted_.IsWhole()) return found;
    Result<std::vector<Memory>> stories;
    Result<std::vector<Proposal>> proposals;
    const auto code = ParseSlipCode(wanted_.code);
    if (code) {
      proposals = reader->FindBySlip(*code);
      stories = reader->FindMemories(*code);
      const auto refused = reader->RefusedSlip(*code);
      if (!refused) return std::unexpected(refused.error());
      if (*refused) found.refused = (*refused)->reason;
    } else {
      const PicturePair pictures = {wanted_.pictures[0], wanted_.pictures[1]};
      proposals = reader->FindByPictures(pictures, kMaxByPictures);
      stories = reader->FindMemories(pictures, kMaxByPictures);
    }
    if (!proposals) return std::unexpected(proposals.error());
    if (!stories) return std::unexpected(stories.error());
    found.proposals = std::move(*proposals);
    found.stories = CardsOf(services_, std::move(*stories));
    for (const Proposal& proposal : found.proposals) {
      AddComing(services_, proposal.media, found.coming);
    }
    for (MemoryCard& card : found.stories) {
      // Two pictures may be anybody's: what is not on the walls is heard with its code alone.
      card.may_hear = code || card.memory.visibility == Visibility::kPublic;
      AddComing(services_, {card.memory.voice}, found.coming);
    }
    return found;
  }

  const Services& services_;
  Wanted wanted_;
  Watched<Found, std::pair<int64_t, Wanted>> found_;
  Listening listening_;
  std::string asked_back_;  // a story that is perhaps to be withdrawn; empty: none
  bool taking_back_ = false;
};

}  // namespace

std::unique_ptr<Feature> MakeSlip(const Services& services) {
  return std::make_unique<VisitFeature<SlipVisit>>("slip", services);
}

}  // namespace oneflower
