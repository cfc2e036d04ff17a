// The kiosk without its window: takes fingers, keeps the visit, loads models, draws the screen that
// is due, applies what was asked for. UI thread only. Runs headless in tests.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/app/idle_timer.h"
#include "kiosk/app/live_image.h"
#include "kiosk/app/pick_screen.h"
#include "kiosk/app/picture_shelf.h"
#include "kiosk/app/read_aloud.h"
#include "kiosk/app/staff_pin.h"
#include "kiosk/app/visit.h"
#include "kiosk/features/features.h"
#include "kiosk/input/camera.h"
#include "kiosk/input/composer.h"
#include "kiosk/input/microphone.h"
#include "kiosk/input/speaker.h"
#include "kiosk/input/speech.h"
#include "kiosk/input/viewfinder.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/home_screen.h"
#include "kiosk/screens/intent.h"
#include "kiosk/screens/photo_screen.h"
#include "kiosk/screens/still_screens.h"
#include "kiosk/screens/voice_screen.h"
#include "kiosk/screens/ways_screen.h"
#include "kiosk/ui/pointer.h"
#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/base/random.h"
#include "shared/domain/community.h"
#include "shared/store/reader.h"
#include "shared/store/store_thread.h"
#include "sync/client/class_board.h"

namespace oneflower {

// What the kiosk stands on. Everything outlives it; store and reader are null behind a fault,
// a device where the station has none.
struct KioskParts {
  const Clock& clock;
  Random& random;
  Log& log;
  const Community& community;
  const ui::Strings& strings;
  StoreThread* store = nullptr;
  Reader* reader = nullptr;
  std::function<LinkView()> link;  // how the way to the hub is
  Microphone* microphone = nullptr;
  Speaker* speaker = nullptr;
  Speech* speech = nullptr;
  Camera* camera = nullptr;
  ClassBoard* board = nullptr;      // what other stations built; null: there are none
  StaffPin* staff = nullptr;        // null: nothing that wants it can be done
  std::string station;              // the name it runs under
  bool desk = false;                // of the staff: rings when somebody asks for help
  std::string story_url;            // "http://hub/s/"; empty: no hub
  std::string fault;                // id of the string that says why it cannot serve
  bool attract = true;              // false: home stays (measurements, tours)
  ui::TextureCard* card = nullptr;  // null: pictures are never there
  std::function<void()> wake;       // a picture is there; from a thread of its own
};

class Kiosk {
 public:
  explicit Kiosk(KioskParts parts);
  ~Kiosk();

  void Touch(const ui::TouchEvent& event);
  void Scan(std::string_view scanned);  // what a scanner read: any text at all

  // The ways to write, once they are loaded.
  void SetEngines(const InputEngines& engines);

  // Draws a frame and applies what was asked for in it.
  void Draw(ImDrawList& draw, ui::TextEngine& text, const ui::Metrics& metrics);

  // Is there a reason to draw again by then? Monotonic milliseconds; now: at once.
  int64_t NextFrameMs() const;

  ui::TextMode mode() const { return visit_->mode; }
  ui::ThemeName theme() const { return visit_->theme; }
  const ui::WidgetRecord& record() const { return record_; }
  ui::FrameFacts facts(const ui::Metrics& metrics) const;

  // Of what the last frame showed no picture is being loaded.
  bool PicturesAreThere() const { return !pictures_.loading(); }

  // For play scripts and the tour.
  void SetMode(ui::TextMode mode);
  void SetTheme(ui::ThemeName theme) {
    visit_->theme = theme;
    Changed();
  }
  void SetLanguage(ui::Language language);
  void StandStill(IdleTimer::Phase until);
  void SetFault(const std::string& string_id) {
    parts_.fault = string_id;
    Changed();
  }

 private:
  struct Applier;
  struct ShellApplier;
  struct FeatureHost;
  struct PlannerApplier;

  // Frame
  Screen CurrentScreen() const;
  void Tick();
  void DrawScreen(Screen screen, const ScreenContext& context);
  void DrawOver(const ScreenContext& context);
  bool IsQuestioned() const;  // is anybody still here?
  bool HasDialog() const;
  void ApplyAsked();
  void Changed() { dirty_ = true; }
  int64_t Now() const { return parts_.clock.MonotonicMs(); }

  // Visit
  void BeginVisit();
  void EndVisit();
  void ForgetFrames(ImDrawList& draw, ui::TextEngine& text);
  Occupation CurrentOccupation() const;
  bool ElderOrChild() const;

  // Sound (kiosk_sound.cpp)
  Manner SpokenManner() const;
  void TickSound();
  void HearTaps(ui::PointerFrame& pointer);
  void AnnounceScreen(Screen screen);
  void AskAloud(bool asking);
  std::string IdleWords() const;

  // Intents (kiosk_intents.cpp)
  void Apply(const Intent& intent);
  void ApplyShell(const ShellIntent& intent);
  void GoBack();
  void ApplyKey(const ui::KeyEvent& key);
  void TakeAnswers();
  void Finished(const StoreThread::Answer& answer);
  void FinishedPlanting(const StoreThread::Answer& answer);
  void Go(Place place);
  void GiveFlowerTo(const std::string& proposal);
  void OpenPropose();
  void AnswerQuestion();
  Composer* Writing();
  Composer* NamingSheet();

  // Somebody of the hall (kiosk_staff.cpp). AskStaff calls `then` once the PIN was right, at
  // once where it was right before in this visit; `why_id` is the string that says what it is for.
  void AskStaff(const std::string& why_id, std::function<void()> then);
  void TypePin(const intent::TypePin& typed);
  void ConfirmPin();
  void DropPin();
  void DrawPinScreen(const ScreenContext& context);

  // What residents said and drew (kiosk_media.cpp)
  PictureLoader::Parts LoaderParts() const;
  void FollowHearing();
  void NotHeard(const Error& error, const char* notice);

  // Ways to say it beside writing (kiosk_ways.cpp)
  Way FirstWay() const { return ElderOrChild() ? Way::kChoose : Way::kWords; }
  void CloseWay();
  VoiceModel::Purpose VoicePurpose() const;
  void SayPromise();
  void StartVoice();
  void HearVoice();
  void DropVoice();
  void ForgetVoice();
  std::optional<VoiceMemo>& Memo();  // of the draft, or of the sheet on the desk
  void PumpVoice();
  StoreThread::Make PlantingOf(const Draft& draft) const;
  std::string AnswerText(const Draft& draft) const;
  void WipeDraft();
  Besides BesidesWords() const;
  void DrawWaysScreen(const ScreenContext& context);
  void DrawVoiceScreen(const ScreenContext& context);
  void DrawSketchScreen(const ScreenContext& context);
  void DrawPlaceScreen(const ScreenContext& context);

  // What a drawing is drawn on (kiosk_sheet.cpp)
  const Photo* GroundPhoto() const;
  SheetGround GroundNow() const;
  void NextGround();
  Pixels GroundPixels() const;
  void TickSheet();
  ui::ImageView GroundView() const;

  // Photos (kiosk_photo.cpp)
  void TickPhotos();
  bool LooksThroughCamera() const;
  void OpenPhotoWay();
  void LeaveCameraOfAChild();
  void TakePhoto();
  void OpenPhoto(int index);
  void DropPhoto();
  void UncoverPhoto();
  void SweepPhoto(const PhotoAnswer& answer);
  std::vector<ui::ImageView> PhotoViews() const;
  std::string PhotoTrouble() const;
  PhotoModel PhotosNow(const std::string& title_id) const;
  void DrawPhotoScreen(const ScreenContext& context);

  // Quick reports (kiosk_report.cpp)
  void OpenReport();
  void GoToReportStep(int step);
  void BackInReport();
  void PlantReport(int word);
  void DrawReportScreen(const ScreenContext& context);

  // Features (kiosk_features.cpp)
  void GoTo(const Route& route);
  bool GoToRoom(const Route& route);
  void RememberStop(const std::string& towards);
  void GoBackAlongTrail();
  Alert* ShownAlert() const;
  std::string ScreenNow() const;

  // 小小规划师 (kiosk_planner.cpp) and its show (kiosk_show.cpp)
  void ApplyPlanner(const PlannerAct& act);
  bool TellingSheet() const;  // the recorder is open for a sheet
  void OpenPlanner();
  void OpenSheets();
  void OpenSheet(const std::string& id);
  void PutSheetAside();
  void KeepSheet();
  void KeepTold();
  void NameSheet();
  void SettlePlanner();
  void WipeSheet();
  void WipePlanner();
  void LeavePlannerStep();
  ChromeModel PlannerChrome() const;
  void DrawPlannerStep(const ScreenContext& context);
  void DrawDeskScreen(const ScreenContext& context);
  void DrawNameScreen(const ScreenContext& context);
  void OpenShow();
  void TurnShow(int by);
  void RollShow(bool roll);
  void TickShow();
  int64_t NextPageMs() const;
  void TellPage();
  void HearTold();
  std::string AlreadyProposed(const ScreenContext& context, const KeptSheet& kept,
                              const PlacedBlock& block);
  void PlantModel(const ScreenContext& context, const KeptSheet& kept, const PlacedBlock& block);
  void DrawShowScreen(const ScreenContext& context);

  // What it has from other stations (kiosk_board.cpp)
  void TickBoard();
  void MixShow();
  bool FromElsewhere(const KeptSheet& kept) const;
  void CloseBoard();

  // Models (kiosk_models.cpp)
  void Refresh();
  void RefreshHome(int64_t revision, int64_t month);
  void RefreshPlanted();
  ChromeModel Chrome(const std::string& title_id) const;
  ui::KeyboardModel Keyboard(const std::string& done_id, bool done_enabled) const;
  HomeModel Home() const;
  const CardQuestion* QuestionNow() const;
  std::vector<Proposal> AttractStories() const;
  void DrawProposeScreen(const ScreenContext& context);
  void DrawThanksScreen(const ScreenContext& context);
  void RefreshSimilar();
  bool Given(const std::string& proposal) const;
  void LogRead(const Error& error);
  template <typename T>
  T OrLog(Result<T> result, T otherwise) {
    if (result) return std::move(*result);
    LogRead(result.error());
    return otherwise;
  }

  KioskParts parts_;
  std::unique_ptr<Visit> visit_;
  IdleTimer idle_;
  VoiceRecorder recorder_;
  Viewfinder viewfinder_;
  LiveImage live_image_;  // what it sees
  std::array<LiveImage, kMaxPhotos> photo_images_;
  LiveImage plan_image_;  // the plan as a sheet, while one draws on it
  ui::Pointer pointer_;
  ReadAloud aloud_;
  bool sounding_ = false;  // something is heard or recorded
  ui::WidgetRecord record_;
  InputEngines engines_;

  bool attracting_ = false;
  int64_t attract_since_ms_ = 0;
  bool dirty_ = true;
  bool visit_ended_ = false;  // the next frame begins with a clean slate
  bool animating_ = false;
  int64_t last_frame_ms_ = 0;
  int64_t next_minute_ms_ = 0;  // the home screen tells the time of day
  int64_t last_touch_ms_ = 0;
  double sway_ms_ = 0;  // stands still with them
  Intent asked_;
  ShellIntent shell_asked_;
  std::optional<ui::KeyEvent> key_;

  // What was read from the store for nobody in particular; of a visit: Visit::reads
  int64_t home_revision_ = -1;  // of garden and counts
  int64_t home_month_ = 0;      // its beginning, of which the counts are
  bool asked_aloud_ = false;    // the question that ends a visit, this time
  std::vector<Proposal> garden_;
  HomeCounts counts_;
  LinkView link_;
  PictureShelf pictures_;
  std::unique_ptr<FeatureHost> host_;
  Commands commands_;
  Services services_;
  std::vector<std::unique_ptr<Feature>> features_;
};

}  // namespace oneflower
