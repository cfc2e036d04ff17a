// The show at the end of a workshop, and the proposal that staff make of a child's model.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "kiosk/app/kiosk.h"
#include "kiosk/input/picture_file.h"
#include "kiosk/screens/planner_show_screen.h"
#include "kiosk/screens/planner_start_screen.h"

namespace oneflower {
namespace {

constexpr int kPicturePx = 1200;
constexpr int kThumbPx = 320;
constexpr ImU32 kWhitePaper = IM_COL32_WHITE;
// So long a model is looked at where the pages turn by themselves; longer while its voice is heard.
constexpr int64_t kPageMs = 12'000;

int HeightOf(int width) {
  return static_cast<int>(static_cast<float>(width) * kSheetPictureHeight);
}

Result<Bytes> PictureOf(const ui::Shapes& shapes, int width) {
  return PngOf(ui::PaintShapes(shapes, width, HeightOf(width), kWhitePaper), width,
               HeightOf(width));
}

}  // namespace

void Kiosk::OpenShow() {
  PlannerView& view = visit_->planner;
  if (parts_.reader == nullptr) return;
  view.own =
      OrLog(parts_.reader->Sheets({view.group.code, std::string()}), std::vector<KeptSheet>());
  view.sheets.clear();
  view.page = 0;
  view.rolling = false;
  view.chosen = 0;
  view.asking = false;
  view.step = PlannerStep::kShow;
  MixShow();
}

void Kiosk::TurnShow(int by) {
  PlannerView& view = visit_->planner;
  if (parts_.speaker != nullptr) parts_.speaker->Stop();
  const int64_t last = std::max<int64_t>(0, static_cast<int64_t>(view.sheets.size()) - 1);
  view.page =
      static_cast<size_t>(std::clamp<int64_t>(static_cast<int64_t>(view.page) + by, 0, last));
  view.chosen = 0;
  view.page_since_ms = Now();
  if (view.rolling) TellPage();
}

// From here to the last model, or from the first one where this is the last.
void Kiosk::RollShow(bool roll) {
  PlannerView& view = visit_->planner;
  view.rolling = roll;
  if (roll) TurnShow(view.page + 1 < view.sheets.size() ? 0 : -static_cast<int>(view.page));
}

void Kiosk::TickShow() {
  PlannerView& view = visit_->planner;
  if (!view.rolling || CurrentScreen() != Screen::kPlannerShow) return;
  const int64_t now = Now();
  // Everybody looks, nobody touches.
  const bool asked =
      idle_.At(now, CurrentOccupation(), ElderOrChild()) != IdleTimer::Phase::kActive;
  if (!asked) idle_.Attend(now);
  const bool told = parts_.speaker != nullptr && parts_.speaker->Playing();
  if (now < NextPageMs() || told) return;
  view.rolling = view.page + 1 < view.sheets.size();
  if (view.rolling) TurnShow(1);
  Changed();
}

// When the next model is due; far away where none is.
int64_t Kiosk::NextPageMs() const {
  const PlannerView& view = visit_->planner;
  const bool rolls = view.rolling && CurrentScreen() == Screen::kPlannerShow;
  return rolls ? view.page_since_ms + kPageMs : std::numeric_limits<int64_t>::max();
}

void Kiosk::TellPage() {
  const PlannerView& view = visit_->planner;
  if (view.page < view.sheets.size() && view.sheets[view.page].voice_ms > 0) HearTold();
}

void Kiosk::HearTold() {
  const PlannerView& view = visit_->planner;
  if (parts_.speaker == nullptr || view.page >= view.sheets.size()) return;
  if (parts_.speaker->Playing()) return parts_.speaker->Stop();
  const Bytes voice = OrLog(parts_.reader->SheetVoice(view.sheets[view.page].id), Bytes());
  if (Status played = parts_.speaker->PlayMemo(voice); !played) {
    NotHeard(played.error(), "voice.not_heard");
  }
}

// The picture's shapes are made here, with the fonts and the plan; the picture of them, which takes
// longer, on the store's thread.
void Kiosk::PlantModel(const ScreenContext& context, const KeptSheet& kept,
                       const PlacedBlock& block) {
  const BlockKind* kind = KindOf(parts_.community, block.kind);
  PlantProposal plant{
      .visit = visit_->key,
      .text = ProposalWordsOf(context, block),
      .topic = kind != nullptr ? kind->topic : std::string(),
      .signature = kept.group.flower,
      .place = PlaceOf(context, block),
      .mood = Mood::kHope,
      .media = {},
      .model = ModelOrigin{.sheet = kept.id, .name = kept.sheet.name, .flower = kept.group.flower}};
  visit_->planner.ticket = parts_.store->SubmitMade(
      [plant = std::move(plant), picture = SheetShapes(context, kept.sheet, kPicturePx),
       thumb = SheetShapes(context, kept.sheet, kThumbPx)]() -> Result<Command> {
        auto large = PictureOf(picture, kPicturePx);
        if (!large) return std::unexpected(large.error());
        auto small = PictureOf(thumb, kThumbPx);
        if (!small) return std::unexpected(small.error());
        PlantProposal whole = plant;
        whole.media.push_back({.medium = {.kind = MediumKind::kDrawing,
                                          .blob = {},
                                          .thumb = {},
                                          .width = kPicturePx,
                                          .height = HeightOf(kPicturePx)},
                               .bytes = std::move(*large),
                               .thumb = std::move(*small)});
        return whole;
      });
}

// The proposal that was made of this block before, here or at another station, in either language.
std::string Kiosk::AlreadyProposed(const ScreenContext& context, const KeptSheet& kept,
                                   const PlacedBlock& block) {
  if (parts_.reader == nullptr) return {};
  ui::Frame frame = context.frame;
  std::vector<std::string> wordings;
  for (const ui::Language language : {ui::Language::kChinese, ui::Language::kEnglish}) {
    frame.language = language;
    wordings.push_back(ProposalWordsOf({frame, context.community, context.shell}, block));
  }
  return OrLog(parts_.reader->ProposalOfSheet(kept.id, wordings), std::string());
}

void Kiosk::DrawShowScreen(const ScreenContext& context) {
  PlannerView& view = visit_->planner;
  const KeptSheet* kept = view.page < view.sheets.size() ? &view.sheets[view.page] : nullptr;
  const PlacedBlock* block = kept != nullptr ? BlockOf(kept->sheet, view.chosen) : nullptr;
  const bool asks = view.asking && block != nullptr;
  if (asks && !view.already) view.already = AlreadyProposed(context, *kept, *block);
  const std::string already = asks ? *view.already : std::string();
  if (std::exchange(view.planting, false) && asks && already.empty() && parts_.store != nullptr) {
    PlantModel(context, *kept, *block);
  }
  ChromeModel chrome = PlannerChrome();
  chrome.title = parts_.strings.Get(visit_->language, "planner.show_chrome");
  asked_ = DrawPlannerShow(
      context,
      {.chrome = std::move(chrome),
       .kept = kept,
       .number = view.page + 1,
       .count = view.sheets.size(),
       .chosen = view.chosen,
       .rolling = view.rolling,
       .playing = parts_.speaker != nullptr && parts_.speaker->Playing(),
       .can_hear = parts_.speaker != nullptr,
       .elsewhere = kept != nullptr && FromElsewhere(*kept),
       .missed = parts_.board != nullptr && !link_.alone && (!link_.online || view.board_missed),
       .proposal = asks ? ProposalWordsOf(context, *block) : std::string(),
       .already = already,
       .planting = view.ticket != 0,
       .trouble = view.trouble.empty() ? std::string() : context.frame.T(view.trouble)});
}

}  // namespace oneflower
