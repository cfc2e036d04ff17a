// Plays a script at the running kiosk: fingers go in where a panel's would, and what is seen is the
// widget record of the frame just drawn.
#pragma once

#include <string>
#include <vector>

#include "kiosk/app/page_turner.h"
#include "kiosk/app/play_script.h"
#include "kiosk/ui/widget_record.h"
#include "shared/base/result.h"

namespace oneflower {

// What a player may do to the kiosk. kBusy: not yet, it is tried again in the next frame.
class PlayStage {
 public:
  virtual ~PlayStage() = default;
  virtual void FingerDown(float x, float y) = 0;
  virtual void FingerMove(float x, float y) = 0;
  virtual void FingerUp(float x, float y) = 0;
  virtual Status SetMode(const std::string& name) = 0;
  virtual Status SetTheme(const std::string& name) = 0;
  virtual Status SetLanguage(const std::string& name) = 0;
  virtual Status SetPanel(int width, int height) = 0;
  // As if nobody had touched for as long as the "question" or "attract" takes.
  virtual Status StandStill(const std::string& until) = 0;
  // As if a scanner had read it.
  virtual Status Scan(const std::string& code) = 0;
  // As if the store had not opened for that reason; "none": it has.
  virtual Status SetFault(const std::string& reason) = 0;
  // Picture and record of the frame just drawn.
  virtual Status Shot(const std::string& name) = 0;
};

class Player {
 public:
  enum class State { kRunning, kDone, kFailed };

  Player(std::vector<PlayAction> actions, PlayStage& stage);

  // After every frame: does the next thing that is due.
  State AfterFrame(int64_t now_ms, const ui::WidgetRecord& record);

  // How long it will only let time pass, if nothing but time has to pass; else 0.
  int64_t WaitsMs(int64_t now_ms) const;

  // The first line that failed, and why. Empty while none has.
  const std::string& complaint() const { return complaint_; }

 private:
  // How long a control or text may take to appear: a commit, a page of the feed, a dictionary,
  // the next try to reach a hub.
  static constexpr int64_t kPatienceMs = 30'000;
  // Frames between two actions, so that every screen change has been drawn and recorded.
  static constexpr int kFramesBetween = 2;

  enum class Outcome { kDone, kNotYet, kFailed };

  Outcome Do(const PlayAction& action, int64_t now_ms, const ui::WidgetRecord& record);
  Outcome Tap(const PlayAction& action, const ui::WidgetRecord& record);
  Outcome Find(const PlayAction& action, const ui::WidgetRecord& record);
  Outcome Turn(const PlayAction& action, const ui::WidgetRecord& record);
  Outcome Type(const PlayAction& action, const ui::WidgetRecord& record);
  Outcome Path(const PlayAction& action, const ui::WidgetRecord& record);
  Outcome Expect(const PlayAction& action, const ui::WidgetRecord& record, bool present);
  Outcome TapAt(const ui::Widget& widget);
  Outcome From(const Status& status);
  void Advance();

  std::vector<PlayAction> actions_;
  PlayStage& stage_;
  size_t next_ = 0;
  size_t part_ = 0;        // within an action: letter of `type`, point of a path
  int64_t begun_ms_ = -1;  // when the current action was first tried
  PageTurner turner_;      // of `find`
  int wait_frames_ = 0;
  bool finger_is_down_ = false;
  ImVec2 finger_{};
  std::string why_;
  std::string complaint_;
};

}  // namespace oneflower
