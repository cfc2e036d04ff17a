// Media that a screen can show and a loudspeaker can play.
#pragma once

#include <utility>

#include "kiosk/input/photo_writer.h"
#include "kiosk/input/pixels.h"
#include "kiosk/input/scripted_microphone.h"
#include "kiosk/input/sketch.h"
#include "kiosk/input/voice_recorder.h"
#include "shared/domain/command.h"
#include "tests/support/twins.h"

namespace oneflower {

inline Bytes RealJpeg(int width, int height, uint8_t shade) {
  Pixels pixels(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      uint8_t* pixel = pixels.At(x, y);
      pixel[0] = static_cast<uint8_t>(x);
      pixel[1] = static_cast<uint8_t>(y);
      pixel[2] = shade;
      pixel[3] = 255;
    }
  }
  return JpegOf(pixels).value();
}

// Another `shade` is another photo.
inline MediumBytes RealPhoto(uint8_t shade) {
  return {.medium = {.kind = MediumKind::kPhoto, .width = 640, .height = 480},
          .bytes = RealJpeg(640, 480, shade),
          .thumb = RealJpeg(160, 120, shade)};
}

inline MediumBytes RealDrawing() {
  Sketch sketch;
  sketch.Draw({}, std::vector<SketchPoint>{{0.2F, 0.2F}, {0.8F, 0.4F}});
  sketch.EndStroke();
  return {.medium = {.kind = MediumKind::kDrawing, .width = 1200, .height = 800},
          .bytes = SketchPng(sketch, 1200).value(),
          .thumb = SketchPng(sketch, 320).value()};
}

// A memo of a tone.
inline MediumBytes RealVoice(int64_t ms) {
  FakeClock clock;
  ScriptedMicrophone microphone({}, clock);
  VoiceRecorder recorder(&microphone);
  recorder.Start();
  for (int64_t passed = 0; passed < ms; passed += 20) {
    clock.Advance(20);
    recorder.Pump();
  }
  recorder.Stop();
  auto memo = recorder.TakeMemo();
  return {.medium = {.kind = MediumKind::kVoice, .ms = memo->ms}, .bytes = memo->ogg, .thumb = {}};
}

}  // namespace oneflower
