#include "tests/processes/programs.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include "shared/store/database.h"
#include "shared/store/reader.h"

namespace oneflower {
namespace {

namespace fs = std::filesystem;

constexpr milliseconds kPollEvery{5};

template <typename... Parts>
std::vector<std::string> CommandOf(const Parts&... parts) {
  return {std::string(parts)...};
}

}  // namespace

bool Eventually(const std::function<bool()>& is_true, milliseconds limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  while (!is_true()) {
    if (std::chrono::steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(kPollEvery);
  }
  return true;
}

std::string ReadFile(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void WriteFile(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

std::vector<std::string> WallOf(const fs::path& database) {
  std::vector<std::string> texts;
  const auto reader = Reader::Open(database);
  if (!reader) return texts;
  const auto rows = (*reader)->Wall({});
  const auto proposals = rows ? (*reader)->Proposals(*rows) : Result<std::vector<Proposal>>();
  for (const Proposal& proposal : proposals.value_or(std::vector<Proposal>())) {
    texts.push_back(proposal.text);
  }
  return texts;
}

int64_t EventsIn(const fs::path& database, const std::string& type) {
  const auto opened = Database::Open(database, Database::Mode::kReader);
  if (!opened) return 0;
  const auto count = (*opened)->Number("SELECT count(*) FROM event WHERE type = ?1", type);
  return count ? count->value_or(0) : 0;
}

void HubProgram::Start() {
  process_.reset();
  process_ = std::make_unique<Process>(CommandOf(ONEFLOWER_HUB, "serve", "--data", folder_.string(),
                                                 "--assets", ONEFLOWER_SOURCE_DIR "/assets",
                                                 "--listen", "127.0.0.1:" + std::to_string(port_)));
  const auto line = process_->ReadLine("listening on ", kDeadline);
  ASSERT_TRUE(line) << process_->err();
  port_ = std::stoi(line->substr(line->rfind(':') + 1));
}

void HubProgram::Kill() { process_->Kill(); }

std::optional<int> HubProgram::Stop(int signal) {
  process_->Send(signal);
  return process_->WaitForEnd(kDeadline);
}

std::string HubProgram::NewCode(const std::string& station) const {
  Process enrol(CommandOf(ONEFLOWER_HUB, "enrol", "--data", folder_.string(), "--name", station));
  EXPECT_EQ(enrol.WaitForEnd(kDeadline), 0) << enrol.err();
  return enrol.out().substr(0, enrol.out().find('\n'));
}

StationMachine::StationMachine(fs::path folder)
    : folder_(std::move(folder)), assets_(ONEFLOWER_SOURCE_DIR "/assets") {}

void StationMachine::UseHub(const std::string& url, const std::string& code) {
  hub_ = {"--hub", url};
  if (!code.empty()) hub_.insert(hub_.end(), {"--enrol", code});
}

void StationMachine::Play(const std::string& script) {
  fs::remove_all(folder_ / "shots");
  WriteFile(folder_ / "script.play", script);
  Start({"--play", (folder_ / "script.play").string(), "--out", (folder_ / "shots").string()});
}

void StationMachine::StartUnattended() {
  Start({});
  ASSERT_TRUE(kiosk_->ReadLine("first frame", kDeadline)) << kiosk_->err();
}

void StationMachine::UseScriptedDevices() {
  devices_ = {"--microphone", "tone", "--camera", "test", "--speaker", "clock"};
}

void StationMachine::Start(const std::vector<std::string>& options) {
  kiosk_.reset();
  auto command =
      CommandOf(ONEFLOWER_KIOSK, "--data", data().string(), "--assets", assets_.string());
  command.insert(command.end(), screen_.begin(), screen_.end());
  command.insert(command.end(), hub_.begin(), hub_.end());
  command.insert(command.end(), devices_.begin(), devices_.end());
  command.insert(command.end(), options.begin(), options.end());
  kiosk_ = std::make_unique<Process>(command);
}

testing::AssertionResult StationMachine::Finishes() {
  const auto code = kiosk_->WaitForEnd(kDeadline);
  if (code == 0) return testing::AssertionSuccess();
  return testing::AssertionFailure()
         << (code ? "exit code " + std::to_string(*code) : "still playing") << Report();
}

testing::AssertionResult StationMachine::Reaches(const std::string& shot) {
  const bool there = Eventually([&] {
    return fs::exists(RecordFile(shot)) || kiosk_->WaitForEnd(milliseconds(0)).has_value();
  });
  if (there && fs::exists(RecordFile(shot))) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no picture " << shot << Report();
}

// The record is written after the picture and in one go.
fs::path StationMachine::RecordFile(const std::string& shot) const {
  return folder_ / "shots" / (shot + ".json");
}

std::string StationMachine::Picture(const std::string& shot) const {
  return ReadFile(RecordFile(shot).replace_extension(".png"));
}

std::string StationMachine::Record(const std::string& shot) const {
  return ReadFile(RecordFile(shot));
}

bool StationMachine::Recorded(const std::string& shot, const std::string& field,
                              const std::string& value) const {
  return Record(shot).contains("\"" + field + "\": \"" + value + "\"");
}

std::string StationMachine::Report() const {
  return "\n" + kiosk_->err() + "on screen when it failed: " + Record("failed").substr(0, 4000);
}

int64_t StationMachine::Waiting() const {
  const auto reader = Reader::Open(database());
  const auto queue = reader ? (*reader)->Queue() : Result<QueueState>();
  return queue ? queue->waiting : 0;
}

std::string WriteDraft() {
  return "tap say\ntype ludeng\npick 路灯\ntype huaile\npick 坏了\nexpect 路灯坏了\n";
}

std::string ReadyDraft() {
  return WriteDraft() + "tap key.done\ntap topic.safety\ntap sign.nobody\n";
}

std::string PlantDraft() { return ReadyDraft() + "tap plant\nexpect " + kThanksWords + "\n"; }

Hall::Hall() {
  // Drivers that SDL unloads at its end cannot be told from our own leaks any more; the tests that
  // run in one process look for those. Short call stacks of allocations halve the time of a start.
  setenv("ASAN_OPTIONS", kSanitizer, 1);
  setenv("SDL_VIDEODRIVER", "offscreen", 1);
  setenv("SDL_AUDIODRIVER", "dummy", 1);
}

}  // namespace oneflower
