// A whole kiosk without a window: fonts, screens, store and pinyin are the real ones, frames are
// drawn into lists that nobody rasterizes, and time goes on by 16 ms a frame; where a script only
// waits, to the next frame that is due.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "kiosk/app/kiosk.h"
#include "kiosk/app/player.h"
#include "kiosk/input/scanner.h"
#include "kiosk/input/scripted_camera.h"
#include "kiosk/input/scripted_microphone.h"
#include "kiosk/input/scripted_output.h"
#include "shared/store/station_store.h"
#include "tests/support/counted_card.h"
#include "tests/support/scripted_speech.h"
#include "tests/support/twins.h"

namespace oneflower {

// What is otherwise than at a screen in a hall where everything works.
struct HeadlessOptions {
  bool desk = false;                 // a station of the staff
  ScriptedMicrophone::Script heard;  // what the microphone hears
  std::string fault;                 // the store did not open: id of the string that says why
  bool publish_at_once = true;       // the community's setting
};

// What opens the doors that staff keep, where the PIN is asked for.
inline constexpr const char* kEnterPin = "tap pin.2\ntap pin.5\ntap pin.8\ntap pin.0\ntap pin.ok\n";

class HeadlessKiosk final : public PlayStage {
 public:
  explicit HeadlessKiosk(HeadlessOptions options = {});
  ~HeadlessKiosk() override;

  // Plays to the end, and until all that was asked for is kept; the complaint, empty where all
  // went well.
  std::string Play(const std::string& script);

  void Frame(int64_t after_ms = kFrameMs);
  void SetPanelOf(const ui::Panel& panel);

  // PlayStage
  void FingerDown(float x, float y) override { Touch(ui::TouchEvent::Kind::kDown, x, y); }
  void FingerMove(float x, float y) override { Touch(ui::TouchEvent::Kind::kMove, x, y); }
  void FingerUp(float x, float y) override { Touch(ui::TouchEvent::Kind::kUp, x, y); }
  Status SetMode(const std::string& name) override;
  Status SetTheme(const std::string& name) override;
  Status SetLanguage(const std::string& name) override;
  Status SetPanel(int width, int height) override;
  Status StandStill(const std::string& until) override;
  Status Scan(const std::string& code) override;
  Status SetFault(const std::string& reason) override;
  Status Shot(const std::string& name) override;

  const Community& community() const { return community_; }
  const ui::Strings& strings() const { return strings_; }
  const ui::WidgetRecord& record() const { return kiosk->record(); }
  std::string screen() const { return kiosk->facts(*metrics).screen; }
  std::filesystem::path database() const { return folder_.path() / "station.db"; }

  FakeClock clock;
  std::unique_ptr<StoreThread> store;  // null behind a fault, as the reader is
  ScriptedSpeech speech;
  ScriptedMicrophone microphone;
  ScriptedCamera camera{{.parts = {}, .width = 320, .height = 240}, clock};
  StaffPin staff{HashOfPin(), clock};  // 2580
  ScriptedOutput* output = nullptr;    // the speaker's own
  Speaker speaker{MakeOutput()};
  CountedCard card;
  ClassBoard board;
  LinkView link{.alone = false, .online = false, .waiting = 3};
  std::unique_ptr<Reader> reader;
  std::unique_ptr<Kiosk> kiosk;
  std::unique_ptr<ui::Metrics> metrics;
  ui::ThemeName theme = ui::ThemeName::kStandard;
  std::function<void(const std::string& name)> on_shot;

  // Made once: it is slow on purpose.
  static const std::string& HashOfPin();

 private:
  static constexpr int64_t kFrameMs = 16;

  void WaitForStore();
  void WaitForPictures();
  void OpenStore();
  KioskParts Parts(const HeadlessOptions& options);
  std::unique_ptr<SoundOutput> MakeOutput();
  void Touch(ui::TouchEvent::Kind kind, float x, float y);

  TempFolder folder_;
  FakeRandom random_;
  int frames_ = 0;
  std::shared_ptr<Log> log_ = MakeSilentLog();
  Community community_;
  ui::Strings strings_;
  Scanner scanner_;
  std::unique_ptr<ui::TextEngine> text_;
};

}  // namespace oneflower
