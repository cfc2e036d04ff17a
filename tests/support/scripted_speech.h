// A voice for tests: keeps what it was told, and speaks for as long as the test says.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kiosk/input/speech.h"

namespace oneflower {

class ScriptedSpeech final : public Speech {
 public:
  void Say(Utterance utterance) override {
    said.push_back(std::move(utterance));
    state = missing ? State::kMissing : State::kSpeaking;
  }
  void Pause() override { state = State::kPaused; }
  void Resume() override { state = State::kSpeaking; }
  void Again() override {
    ++again;
    state = State::kSpeaking;
  }
  void Stop() override { state = State::kSilent; }
  void SetVolume(float to) override { volume = to; }
  State Look() override { return state; }

  // The newest thing said, as one text.
  std::string Heard() const {
    std::string text;
    if (said.empty()) return text;
    for (const Utterance::Part& part : said.back().parts) {
      text += (text.empty() ? "" : "，") + part.text;
    }
    return text;
  }

  std::vector<Utterance> said;
  State state = State::kSilent;
  float volume = -1;
  int again = 0;
  bool missing = false;
};

}  // namespace oneflower
