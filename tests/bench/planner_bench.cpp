// 小小规划师 with a full sheet, in a whole kiosk without a window: screens, store and fonts are the
// real ones, fingers are real touches, and a frame is everything the UI thread does for it but the
// graphics driver's part.
#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <cstdlib>

#include "kiosk/app/kiosk.h"
#include "shared/base/ids.h"
#include "shared/store/community_file.h"
#include "tests/bench/frame_clock.h"
#include "tests/bench/report.h"
#include "tests/bench/stopwatch.h"
#include "tests/support/twins.h"
#include "tests/support/undrawn_frame.h"

namespace oneflower::bench {
namespace {

using ui::TouchEvent;

constexpr ui::Panel kPanel = {1920, 1080, 4.04F};
constexpr double kFrameLimitMs = 8;
constexpr int kRounds = 60;
constexpr int kMostFrames = 400;
const PlannerGroup kGroup = {"6-11-9", "蒲公英"};

// As many blocks and points as a sheet takes but for one block and one short line, all over it.
Sheet FullSheet(const Community& community) {
  SheetDesk desk;
  for (size_t i = 0; i + 1 < kMostBlocks; ++i) {
    const auto n = static_cast<int>(i);
    const BlockKind& kind = community.blocks[i % community.blocks.size()];
    const int block = desk.Place(kind.id, {(n * 617) % kSheetWidth, (n * 389) % kSheetDepth});
    if (n % 3 == 0) desk.Turn(block, kind.turns);
  }
  constexpr size_t kLine = 50;
  for (size_t line = 0; (line + 1) * kLine < kMostDrawnPoints; ++line) {
    std::vector<SheetSpot> points;
    for (size_t i = 0; i < kLine; ++i) {
      const double turn = static_cast<double>(i) * 0.25 + static_cast<double>(line);
      points.push_back({static_cast<int>(5000 + 90.0 * i + 300 * std::cos(turn)) % kSheetWidth,
                        static_cast<int>(150 * line + 300 * (1 + std::sin(turn))) % kSheetDepth});
    }
    desk.Draw(static_cast<int>(line) % kSheetPens, points);
  }
  return desk.sheet();
}

class Stage {
 public:
  Stage()
      : community_(LoadCommunity(ONEFLOWER_SOURCE_DIR "/assets/community").value()),
        strings_(ui::Strings::Load(ONEFLOWER_SOURCE_DIR "/assets/strings").value()),
        store_(StationStore::Open({folder_.path(), true}, clock_, random_, *log_).value(), [] {}),
        reader_(Reader::Open(folder_.path() / "station.db").value()),
        fonts_(ui::Fonts::Load().value()),
        metrics_(kPanel, ui::TextMode::kChild),
        text_(*fonts_, metrics_),
        kiosk_({.clock = clock_,
                .random = random_,
                .log = *log_,
                .community = community_,
                .strings = strings_,
                .store = &store_,
                .reader = reader_.get(),
                .link = [] { return LinkView{true, false, 0}; },
                .story_url = "",
                .fault = "",
                .attract = false}) {
    fonts_->UseCard(pages_).value();
    ImGui::CreateContext(&fonts_->atlas());
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;  // as the GL 3 one
    text_.SetMetrics(metrics_);
    kiosk_.SetMode(ui::TextMode::kChild);
    store_.KeepSheet({.id = NewId(clock_.WallMs(), random_),
                      .group = kGroup,
                      .sheet = FullSheet(community_),
                      .made_ms = clock_.WallMs(),
                      .changed_ms = clock_.WallMs()});
    (void)store_.Identity();  // waits until it is kept
  }
  ~Stage() { ImGui::DestroyContext(); }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  double Frame() {
    clock_.Advance();
    return ThreadCpuMs([&] { DrawUnseen(kiosk_, *fonts_, text_, metrics_); });
  }

  const ui::Widget& Await(std::string_view id) {
    for (int i = 0; i < kMostFrames; ++i) {
      if (const ui::Widget* widget = kiosk_.record().Find(id)) return *widget;
      Frame();
    }
    fmt::print(stderr, "planner_bench: there is no {}\n", id);
    std::exit(1);
  }

  void Tap(std::string_view id, std::vector<double>& frames) {
    const ImVec2 at = Await(id).box.Center();
    Path({at}, frames);
  }

  // A finger along a way on the plan, 0..1.
  void OnPlan(const std::vector<ImVec2>& way, std::vector<double>& frames) {
    const ui::Box plan = Await("plan").box;
    std::vector<ImVec2> pixels;
    for (const ImVec2& at : way) {
      pixels.push_back({plan.min.x + at.x * plan.Width(), plan.min.y + at.y * plan.Height()});
    }
    Path(pixels, frames);
  }

 private:
  void Path(const std::vector<ImVec2>& way, std::vector<double>& frames) {
    Touch(TouchEvent::Kind::kDown, way.front());
    frames.push_back(Frame());
    for (const ImVec2& at : way) {
      Touch(TouchEvent::Kind::kMove, at);
      frames.push_back(Frame());
    }
    Touch(TouchEvent::Kind::kUp, way.back());
    frames.push_back(Frame());
    frames.push_back(Frame());
  }
  void Touch(TouchEvent::Kind kind, ImVec2 at) {
    kiosk_.Touch({kind, 1, at, clock_.MonotonicMs()});
  }

  TempFolder folder_;
  FrameClock clock_;
  SystemRandom random_;
  std::unique_ptr<Log> log_ = MakeSilentLog();
  Community community_;
  ui::Strings strings_;
  StoreThread store_;
  std::unique_ptr<Reader> reader_;
  UnseenPages pages_;
  std::unique_ptr<ui::Fonts> fonts_;
  ui::Metrics metrics_;
  ui::TextEngine text_;
  Kiosk kiosk_;
};

std::vector<ImVec2> Way(ImVec2 from, ImVec2 to) {
  constexpr int kPoints = 12;
  std::vector<ImVec2> way;
  for (int i = 0; i <= kPoints; ++i) {
    const float share = static_cast<float>(i) / kPoints;
    way.push_back({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
  }
  return way;
}

bool Planner() {
  Stage stage;
  std::vector<double> frames;
  for (const char* id :
       {"planner", "code.sun", "code.cat", "code.house", "group.蒲公英", "sheet.1"}) {
    stage.Tap(id, frames);
  }
  stage.Await("plan");
  frames.clear();
  for (int i = 0; i < kRounds; ++i) {
    const float y = 0.1F + 0.8F * static_cast<float>(i) / kRounds;
    stage.OnPlan(Way({0.2F, y}, {0.7F, 1 - y}), frames);  // what stands there is moved
    stage.OnPlan({{0.5F, y}}, frames);
    stage.Tap("planner.undo", frames);
    if (i % 4 != 0) continue;
    stage.Tap("planner.pens", frames);
    stage.OnPlan(Way({0.1F, y}, {0.5F, y}), frames);
    stage.Tap("planner.undo", frames);
    stage.Tap("planner.pens", frames);
  }
  return Report("planner", Percentile(frames, 0.99), Bound::kAtMost, kFrameLimitMs, "ms",
                fmt::format("{} frames, median {:.2f} ms, longest {:.2f}", frames.size(),
                            Percentile(frames, 0.5), Percentile(frames, 1)));
}

}  // namespace
}  // namespace oneflower::bench

int main() { return oneflower::bench::Planner() ? 0 : 1; }
