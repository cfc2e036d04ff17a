// What is read aloud: one thing at a time, the newest.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/input/readings.h"
#include "kiosk/input/speaker.h"
#include "kiosk/input/spoken_text.h"
#include "kiosk/input/voice_program.h"
#include "shared/base/clock.h"

namespace oneflower {

struct Utterance {
  std::string id;  // of the string in assets/strings, for a recorded clip; empty: none
  std::string text;
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

// A recorded clip of the string where there is one (SOUNDS/zh/home.say.ogg), else espeak-ng.
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

  bool PlayClip(const Utterance& utterance);

  std::filesystem::path sounds_;
  Speaker speaker_;
  std::unique_ptr<Worker> worker_;
  bool finding_words_ = false;
  bool held_ = false;  // paused before there was a sound
  bool missing_ = false;
};

}  // namespace oneflower
