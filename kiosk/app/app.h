// The frame loop: waits for fingers, time or news, draws when something changed, and plays scripts.
// UI thread only.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/app/kiosk.h"
#include "kiosk/app/player.h"
#include "kiosk/app/shot_writer.h"
#include "kiosk/app/window.h"
#include "kiosk/input/scanner.h"
#include "kiosk/ui/fonts.h"
#include "kiosk/ui/text_engine.h"

namespace oneflower {

struct AppOptions {
  std::vector<PlayAction> script;  // empty: no script
  std::filesystem::path out;       // where its shots go
  bool is_tour = false;            // looks at its shots by the lint, says how many there are
  bool count_frames = false;       // "frames in 10 s: n" on stdout, for measurements
};

class App final : private PlayStage {
 public:
  // The fonts have the window as their card.
  App(AppOptions options, Window& window, ui::Fonts& fonts, Kiosk& kiosk,
      const ui::Strings& strings, const Clock& clock);

  // Until the window is closed, `stop` is set or the script has ended. The exit code.
  int Run(const std::atomic<bool>& stop);

  // Once the first frame is shown: starts what is slow to load.
  std::function<void()> on_first_frame;
  // Before every frame: takes in what has been loaded.
  std::function<void()> before_frame;
  // Makes milliseconds of the clock pass at once. If it is set, a script does not wait for them.
  std::function<void(int64_t)> pass_time;

 private:
  void DrawFrame();
  void FollowMode();
  void TellFrames(int64_t now_ms);
  Status SaveShot(const std::string& name);
  void Lint(const std::string& shot);
  void PassTime();
  int EndScript(Player::State state);

  // PlayStage
  void FingerDown(float x, float y) override;
  void FingerMove(float x, float y) override;
  void FingerUp(float x, float y) override;
  Status SetMode(const std::string& name) override;
  Status SetTheme(const std::string& name) override;
  Status SetLanguage(const std::string& name) override;
  Status SetPanel(int width, int height) override;
  Status StandStill(const std::string& until) override;
  Status Scan(const std::string& code) override;
  Status SetFault(const std::string& reason) override;
  Status Shot(const std::string& name) override;
  void ReadScanner(const std::string& piece);
  void Finger(ui::TouchEvent::Kind kind, float x, float y);

  AppOptions options_;
  Window& window_;
  ui::Fonts& fonts_;
  Kiosk& kiosk_;
  const ui::Strings& strings_;
  const Clock& clock_;
  ui::Metrics metrics_;
  ui::TextEngine text_;
  Player player_;
  ShotWriter shots_;
  Scanner scanner_;
  int64_t frames_ = 0;
  int64_t frames_since_ms_ = 0;
};

}  // namespace oneflower
