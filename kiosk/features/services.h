// What the shell hands to every feature. Everything outlives the features. UI thread only.
#pragma once

#include <string>

#include "kiosk/features/commands.h"
#include "kiosk/input/composer.h"
#include "kiosk/input/speaker.h"
#include "kiosk/input/voice_recorder.h"
#include "kiosk/screens/chrome.h"
#include "shared/base/clock.h"
#include "shared/base/log.h"
#include "shared/domain/command.h"
#include "shared/domain/community.h"
#include "shared/store/reader.h"

namespace oneflower {

// What a feature asks of the shell outside a frame.
class Host {
 public:
  virtual ~Host() = default;

  virtual void Go(const Route& route) = 0;
  virtual void GoHome() = 0;
  // Shows the words of a string that have to be read and put away, over the screen.
  virtual void Notice(const std::string& id) = 0;
  virtual void Redraw() = 0;  // something changed that the last frame does not show
  // Ends the attract loop and counts as a touch: somebody must look at the screen now.
  virtual void WakeScreen() = 0;

  // One visit gives a proposal one flower, wherever it is shown.
  virtual void GiveFlower(const std::string& proposal) = 0;
  virtual bool HasGivenFlower(const std::string& proposal) const = 0;

  // Reads a text aloud, whether or not the visitor has things read aloud. False: there is no voice.
  virtual bool SayOnce(const std::string& text) = 0;
  virtual void StopSpeaking() = 0;

  virtual ui::TextMode Mode() const = 0;
  virtual ui::Language Language() const = 0;
  virtual const VisitKey& Visitor() const = 0;  // empty before the first touch
  virtual ChromeModel Chrome(const std::string& title_id) const = 0;
  virtual LinkView Link() const = 0;
  // Nothing is being recorded or read aloud: a sound disturbs nobody.
  virtual bool IsQuiet() const = 0;
};

struct Services {
  const Clock& clock;
  Log& log;
  const Community& community;
  const ui::Strings& strings;
  Host& host;
  Commands& commands;
  const InputEngines& engines;  // empty until they are loaded
  VoiceRecorder& recorder;      // for one FeatureVisit at a time: the one in front
  Reader* reader = nullptr;     // null: the store did not open
  Speaker* speaker = nullptr;   // null: the station has none
  std::string story_url;        // "http://hub/s/", before a slip's code; empty: there is no hub
  std::string station;          // the name it runs under
  bool is_staffed = false;      // a station of the staff
};

}  // namespace oneflower
