// The real programs as they stand in a hall: a hub and kiosks, each a process of its own with a
// folder of its own, watched from outside through their lines, their files and their databases.
#pragma once

#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/domain/proposal.h"
#include "tests/support/process.h"
#include "tests/support/twins.h"

namespace oneflower {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Nothing that works takes longer, even with sanitizers on a machine that has other things to do.
inline constexpr seconds kDeadline{60};

// Looks every few milliseconds until it is true. False after the deadline.
bool Eventually(const std::function<bool()>& is_true, milliseconds limit = kDeadline);

std::string ReadFile(const std::filesystem::path& file);
void WriteFile(const std::filesystem::path& file, const std::string& text);

// Texts of the public proposals in a station's or the hub's database; empty where there is none.
std::vector<std::string> WallOf(const std::filesystem::path& database);

// Events of a type in such a database.
int64_t EventsIn(const std::filesystem::path& database, const std::string& type);

class HubProgram {
 public:
  explicit HubProgram(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void Start();  // on the port it had before, if any; returns when it listens
  void Kill();   // as a power cut does
  // As staff does: SIGTERM, or SIGINT from the keyboard; its exit code, once it has ended.
  std::optional<int> Stop(int signal = SIGTERM);
  std::string NewCode(const std::string& station) const;
  Process& process() { return *process_; }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  int port() const { return port_; }
  std::filesystem::path database() const { return folder_ / "hub.db"; }
  std::vector<std::string> Wall() const { return WallOf(database()); }

 private:
  std::filesystem::path folder_;
  int port_ = 0;
  std::unique_ptr<Process> process_;
};

// A station's machine: its data folder stays while its kiosk is started and killed. The panel is
// the reference panel with half the pixels each way: the same screens at a quarter of the work.
class StationMachine {
 public:
  explicit StationMachine(std::filesystem::path folder);

  // Where the kiosk finds the hub; nothing: it stands alone.
  void UseHub(const std::string& url, const std::string& code = {});
  void UseScriptedDevices();  // a microphone and a camera that see and hear what tests know
  void UseSoundDevice() { devices_ = {"--microphone", "device", "--speaker", "device"}; }
  void UseWholeScreen() { screen_ = {}; }
  void UsePanel(const std::string& window, const std::string& mm) {
    screen_ = {"--window", window, "--mm", mm};
  }
  void UseAssets(const std::filesystem::path& assets) { assets_ = assets; }

  // Starts the kiosk with a play script; or without one, as nobody stands there, and returns when
  // home is shown.
  void Play(const std::string& script);
  void StartUnattended();
  void Kill() { kiosk_->Kill(); }
  Process& kiosk() { return *kiosk_; }

  // The script came to its end. Else false, and what the kiosk complained about is printed.
  testing::AssertionResult Finishes();

  // The script came to this shot.
  testing::AssertionResult Reaches(const std::string& shot);

  // The bytes of a shot's picture.
  std::string Picture(const std::string& shot) const;

  // The record of a shot, as text; and whether it has that value.
  std::string Record(const std::string& shot) const;
  bool Recorded(const std::string& shot, const std::string& field, const std::string& value) const;

  std::filesystem::path data() const { return folder_ / "data"; }
  std::filesystem::path database() const { return data() / "station.db"; }
  std::vector<std::string> Wall() const { return WallOf(database()); }
  int64_t Waiting() const;  // own events the hub has not acknowledged

 private:
  void Start(const std::vector<std::string>& options);
  std::filesystem::path RecordFile(const std::string& shot) const;
  std::string Report() const;

  std::filesystem::path folder_;
  std::filesystem::path assets_;
  std::vector<std::string> hub_{"--no-hub"};
  std::vector<std::string> devices_;
  std::vector<std::string> screen_{"--window", "960x540", "--mm", "476x268"};
  std::unique_ptr<Process> kiosk_;
};

// Pieces of scripts. The draft is 路灯坏了, by pinyin.
inline constexpr const char* kDraft = "路灯坏了";
std::string WriteDraft();  // from home to the written draft
std::string ReadyDraft();  // and on, to the tap that plants it
std::string PlantDraft();  // and that tap, up to the thanks
inline constexpr const char* kThanksWords = "谢谢您，种子种下了";

// How the programs are watched by the sanitizer; tests may add to it.
inline constexpr const char* kSanitizer = "detect_leaks=0:malloc_context_size=1";

// A fixture with a folder for all of it.
class Hall : public testing::Test {
 protected:
  Hall();
  std::filesystem::path Folder(const std::string& name) const { return folder_.path() / name; }

 private:
  TempFolder folder_;
};

}  // namespace oneflower
