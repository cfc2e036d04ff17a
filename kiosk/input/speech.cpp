#include "kiosk/input/speech.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <fstream>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "kiosk/input/wiped_memory.h"

namespace oneflower {
namespace {

constexpr size_t kLongestClip = size_t{4} << 20;

void WipeText(std::string& text) {
  std::ranges::fill(text, '\0');
  text.clear();
}

// Joins two sounds; the memory the first one grew out of is overwritten.
void Append(SpokenSamples& sound, SpokenSamples& more) {
  std::vector<int16_t> joined;
  joined.reserve(sound.samples.size() + more.samples.size());
  joined.insert(joined.end(), sound.samples.begin(), sound.samples.end());
  joined.insert(joined.end(), more.samples.begin(), more.samples.end());
  WipeMemory(sound.samples);
  WipeMemory(more.samples);
  sound = {std::move(joined), more.rate};
}

}  // namespace

// Waits for espeak-ng, so that nobody else has to.
struct SpokenSpeech::Worker {
  Worker(VoiceOptions options, Readings words, const Clock& time)
      : voice(std::move(options)), readings(std::move(words)), clock(time) {
    thread = std::thread([this] { Run(); });
  }
  ~Worker() {
    {
      const std::scoped_lock lock(mutex);
      ending = true;
      cancelled = true;
    }
    changed.notify_one();
    thread.join();
    Forget();
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void Ask(std::optional<Utterance> utterance) {
    {
      const std::scoped_lock lock(mutex);
      Forget();
      wanted = std::move(utterance);
      cancelled = true;  // what is being made
    }
    changed.notify_one();
  }

  // What was made since the last call.
  std::optional<Result<SpokenSamples>> Take() {
    const std::scoped_lock lock(mutex);
    return std::exchange(made, std::nullopt);
  }

  void Forget() {
    if (wanted) WipeText(wanted->text);
    wanted.reset();
    if (made && *made) WipeMemory((*made)->samples);
    made.reset();
  }

  void Run() {
    std::unique_lock lock(mutex);
    while (true) {
      changed.wait(lock, [&] { return ending || wanted; });
      if (ending) return;
      Utterance utterance = *std::exchange(wanted, std::nullopt);
      cancelled = false;
      lock.unlock();
      Result<SpokenSamples> result = Speak(utterance);
      WipeText(utterance.text);
      lock.lock();
      if (!cancelled) {
        made = std::move(result);
      } else if (result) {
        WipeMemory(result->samples);
      }
    }
  }

  Result<SpokenSamples> Speak(const Utterance& utterance) {
    SpokenSamples all;
    const int speed = utterance.slow ? kSlowSpeed : kSpeed;
    for (SpokenPart& part : SpokenParts(utterance.text, utterance.language, readings)) {
      auto sound = Synthesize(voice, part, speed, cancelled, clock);
      WipeText(part.text);
      if (!sound) {
        WipeMemory(all.samples);
        return sound;
      }
      Append(all, *sound);
    }
    return all;
  }

  const VoiceOptions voice;
  const Readings readings;
  const Clock& clock;
  std::atomic<bool> cancelled = false;
  std::mutex mutex;  // what follows
  std::condition_variable changed;
  std::optional<Utterance> wanted;
  std::optional<Result<SpokenSamples>> made;
  bool ending = false;
  std::thread thread;
};

SpokenSpeech::SpokenSpeech(Parts parts)
    : sounds_(std::move(parts.sounds)),
      speaker_(std::move(parts.output)),
      worker_(std::make_unique<Worker>(std::move(parts.voice), std::move(parts.readings),
                                       parts.clock)) {}

SpokenSpeech::~SpokenSpeech() = default;

// The ids are those of our own strings, so a path cannot lead out of the folder; what a community
// puts there may be broken all the same, and then the voice speaks.
bool SpokenSpeech::PlayClip(const Utterance& utterance) {
  if (utterance.id.empty()) return false;
  const char* language = utterance.language == SpokenLanguage::kChinese ? "zh" : "en";
  std::error_code failed;
  const std::filesystem::path file = sounds_ / language / (utterance.id + ".ogg");
  const auto size = std::filesystem::file_size(file, failed);
  if (failed || size > kLongestClip) return false;
  std::ifstream stream(file, std::ios::binary);
  const std::vector<uint8_t> clip((std::istreambuf_iterator<char>(stream)), {});
  if (speaker_.PlayMemo(clip)) return true;
  speaker_.Stop();  // a broken clip is no broken loudspeaker
  return false;
}

void SpokenSpeech::Say(Utterance utterance) {
  Stop();
  missing_ = false;
  if (PlayClip(utterance)) return;
  finding_words_ = true;
  worker_->Ask(std::move(utterance));
}

void SpokenSpeech::Pause() {
  held_ = finding_words_;
  speaker_.Pause();
}

void SpokenSpeech::Resume() {
  held_ = false;
  speaker_.Resume();
}

void SpokenSpeech::Again() {
  held_ = false;
  speaker_.Again();
}

void SpokenSpeech::Stop() {
  worker_->Ask(std::nullopt);
  speaker_.Stop();
  finding_words_ = held_ = false;
}

Speech::State SpokenSpeech::Look() {
  if (auto made = finding_words_ ? worker_->Take() : std::nullopt) {
    finding_words_ = false;
    missing_ = !*made;
    if (*made && !(*made)->samples.empty()) {
      const int rate = (*made)->rate;
      speaker_.PlaySamples(std::move((*made)->samples), rate);
      if (held_) speaker_.Pause();
    }
  }
  const Speaker::Standing standing = speaker_.Look();
  if (missing_ || standing.state == Speaker::State::kFailed) return State::kMissing;
  if (held_ || standing.state == Speaker::State::kPaused) return State::kPaused;
  const bool speaking = finding_words_ || standing.state == Speaker::State::kPlaying;
  return speaking ? State::kSpeaking : State::kSilent;
}

}  // namespace oneflower
