// What is read aloud: one thing at a time, the newest.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/input/readings.h"
#include "kiosk/input/speaker.h"
#include "kiosk/input/spoken_text.h"
#include "kiosk/input/voice_program.h"
#include "shared/base/clock.h"

namespace oneflower {

struct Utterance {
  // Said one after the other: a label, and what kind of thing carries it.
  struct Part {
    std::string text;
    std::vector<std::string> ids;  // of strings in assets/strings that read so, for a recorded clip
  };
  std::vector<Part> parts;
  SpokenLanguage language = SpokenLanguage::kChinese;
  bool slow = false;  // for elders
};

// UI thread; never waits.
class Speech {
 public:
  enum class State {
    kSilent,
    kSpeaking,  // also while it finds its words
    kPaused,
    kMissing,  // this station has no voice or no loudspeaker: say so
  };

  virtual ~Speech() = default;
  virtual void Say(Utterance utterance) = 0;
  virtual void Pause() = 0;
  virtual void Resume() = 0;
  virtual void Again() = 0;                  // the last thing said, from its beginning
  virtual void Stop() = 0;                   // and forgets it
  virtual void SetVolume(float volume) = 0;  // 0..1
  virtual State Look() = 0;                  // once a frame: time passes here
};

// Recorded clips of the strings where all parts have one (SOUNDS/zh/home.say.ogg), else espeak-ng:
// two voices in one sentence are harder to follow.
class SpokenSpeech final : public Speech {
 public:
  // Words a minute as espeak-ng counts them. Measured with its Chinese voice: 175 gives 208 signs
  // a minute, 100 gives 110.
  static constexpr int kSpeed = 130;
  static constexpr int kSlowSpeed = 100;

  struct Parts {
    std::unique_ptr<SoundOutput> output;
    std::filesystem::path sounds;
    Readings readings;
    VoiceOptions voice;
    const Clock& clock;
  };

  explicit SpokenSpeech(Parts parts);
  ~SpokenSpeech() override;

  void Say(Utterance utterance) override;
  void Pause() override;
  void Resume() override;
  void Again() override;
  void Stop() override;
  void SetVolume(float volume) override { speaker_.SetVolume(volume); }
  State Look() override;

 private:
  struct Worker;

  bool PlayClips(const Utterance& utterance);

  std::filesystem::path sounds_;
  Speaker speaker_;
  std::unique_ptr<Worker> worker_;
  bool finding_words_ = false;
  bool held_ = false;  // paused before there was a sound
  bool missing_ = false;
};

}  // namespace oneflower
