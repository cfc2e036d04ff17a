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

#include "kiosk/input/memo_reader.h"
#include "kiosk/input/wiped_memory.h"

namespace oneflower {
namespace {

constexpr size_t kLargestClip = size_t{4} << 20;  // bytes
constexpr int64_t kLongestClip = 60 * 48'000;     // samples
constexpr size_t kRest = 48'000 / 6;              // between two parts

void WipeText(std::string& text) {
  std::ranges::fill(text, '\0');
  text.clear();
}

void WipeParts(std::vector<Utterance::Part>& parts) {
  for (Utterance::Part& part : parts) WipeText(part.text);
}

std::string Joined(const Utterance& utterance) {
  std::string text;
  for (const Utterance::Part& part : utterance.parts) {
    if (!text.empty()) text += utterance.language == SpokenLanguage::kChinese ? "，" : ", ";
    text += part.text;
  }
  return text;
}

// The samples of a clip added to `sound`; false where it is none.
bool AddClip(const std::filesystem::path& file, std::vector<int16_t>& sound) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(file, failed);
  if (failed || size > kLargestClip) return false;
  std::ifstream stream(file, std::ios::binary);
  const std::vector<uint8_t> clip((std::istreambuf_iterator<char>(stream)), {});
  const auto reader = MemoReader::Open(clip);
  if (!reader || (*reader)->length() > kLongestClip) return false;
  const size_t before = sound.size();
  size_t end = before + (before > 0 ? kRest : 0);
  sound.resize(end + static_cast<size_t>((*reader)->length()));
  while (end < sound.size()) {
    const auto got = (*reader)->Read(std::span(sound).subspan(end));
    if (!got || *got == 0) {
      sound.resize(before);
      return false;
    }
    end += *got;
  }
  return true;
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
    if (wanted) WipeParts(wanted->parts);
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
      WipeParts(utterance.parts);
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
    std::string text = Joined(utterance);
    std::vector<SpokenPart> parts = SpokenParts(text, utterance.language, readings);
    WipeText(text);
    for (SpokenPart& part : parts) {
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
bool SpokenSpeech::PlayClips(const Utterance& utterance) {
  const char* language = utterance.language == SpokenLanguage::kChinese ? "zh" : "en";
  std::vector<int16_t> sound;
  for (const Utterance::Part& part : utterance.parts) {
    const auto played = std::ranges::find_if(part.ids, [&](const std::string& id) {
      return AddClip(sounds_ / language / (id + ".ogg"), sound);
    });
    if (played == part.ids.end()) return false;
  }
  if (sound.empty()) return false;
  speaker_.PlaySamples(std::move(sound), 48'000);
  return true;
}

void SpokenSpeech::Say(Utterance utterance) {
  Stop();
  missing_ = false;
  if (PlayClips(utterance)) return;
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
