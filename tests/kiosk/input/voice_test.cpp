// Voice memos: what is said into the microphone, and what is heard of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

#include "kiosk/input/memo_reader.h"
#include "kiosk/input/scripted_microphone.h"
#include "kiosk/input/scripted_output.h"
#include "kiosk/input/sdl_microphone.h"
#include "kiosk/input/sdl_output.h"
#include "kiosk/input/voice_recorder.h"
#include "tests/support/freed_memory.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

using Script = ScriptedMicrophone::Script;
using Sound = ScriptedMicrophone::Sound;
using State = VoiceRecorder::State;
using Trouble = VoiceRecorder::Trouble;

constexpr int64_t kFrameMs = 16;

// A recorder on a microphone that hears what the test says.
class VoiceRecording {
 public:
  explicit VoiceRecording(Script script = {})
      : microphone(std::move(script), clock), recorder(&microphone) {}

  void Listen(int64_t ms) {
    for (int64_t passed = 0; passed < ms; passed += kFrameMs) {
      clock.Advance(std::min(kFrameMs, ms - passed));
      recorder.Pump();
    }
  }
  void Record(int64_t ms) {
    recorder.Start();
    Listen(ms);
    recorder.Stop();
  }

  FakeClock clock;
  ScriptedMicrophone microphone;
  VoiceRecorder recorder;
};

std::vector<int16_t> Decoded(const VoiceMemo& memo) {
  auto reader = MemoReader::Open(memo.ogg);
  EXPECT_TRUE(reader) << reader.error().detail;
  std::vector<int16_t> samples(static_cast<size_t>((*reader)->length()) + 4800);
  samples.resize((*reader)->Read(samples).value());
  return samples;
}

std::vector<uint8_t> SomeMemo(int64_t ms = 5'000) {
  VoiceRecording voice;
  voice.Record(ms);
  return voice.recorder.TakeMemo()->ogg;
}

TEST(VoiceRecorderTest, WhatIsSaidBetweenTwoTapsIsThereAtOnce) {
  VoiceRecording voice;
  voice.recorder.Start();
  voice.Listen(4'000);
  EXPECT_EQ(voice.recorder.state(), State::kRecording);
  voice.recorder.Stop();
  ASSERT_EQ(voice.recorder.state(), State::kDone);
  EXPECT_EQ(voice.recorder.trouble(), Trouble::kNone);
  ASSERT_NE(voice.recorder.memo(), nullptr);
  EXPECT_EQ(voice.recorder.memo()->ms, 4'000);
  EXPECT_EQ(voice.microphone.state(), Microphone::State::kClosed);
}

TEST(VoiceRecorderTest, TheFileIsAsLongAndAsLoudAsWhatWasSaid) {
  VoiceRecording voice({.parts = {{Sound::kSilence, 1'000}, {Sound::kTone, 1'000}}});
  voice.Record(2'000);
  const std::vector<int16_t> heard = Decoded(*voice.recorder.memo());
  EXPECT_EQ(heard.size(), 2U * 48'000);
  const auto half = heard.begin() + 48'000;
  EXPECT_LT(*std::max_element(heard.begin(), half - 480), 600);
  EXPECT_NEAR(*std::max_element(half + 480, heard.end()), 9'000, 3'000);
}

TEST(VoiceRecorderTest, AMinuteTakesLittleMoreThanSixteenKilobitsASecond) {
  VoiceRecording voice;
  voice.Record(60'000);
  EXPECT_LT(voice.recorder.memo()->ogg.size(), 60U * 2'000 * 13 / 10);
  EXPECT_GT(voice.recorder.memo()->ogg.size(), 60U * 500);
}

TEST(VoiceRecorderTest, TheMeterFollowsTheVoice) {
  VoiceRecording voice({.parts = {{Sound::kTone, 500}, {Sound::kSilence, 500}}});
  voice.recorder.Start();
  voice.Listen(300);
  EXPECT_NEAR(voice.recorder.peak(), 0.27F, 0.03F);
  EXPECT_NEAR(voice.recorder.rms(), 0.19F, 0.03F);
  voice.Listen(500);
  EXPECT_EQ(voice.recorder.peak(), 0);
  EXPECT_EQ(voice.recorder.rms(), 0);
}

TEST(VoiceRecorderTest, ItStopsByItselfAfterTwoMinutes) {
  VoiceRecording voice;
  voice.recorder.Start();
  voice.Listen(105'000);
  EXPECT_EQ(voice.recorder.seconds_left(), VoiceRecorder::kCountdownS);
  voice.Listen(14'990);
  EXPECT_EQ(voice.recorder.state(), State::kRecording);
  EXPECT_EQ(voice.recorder.seconds_left(), 1);
  voice.Listen(1'000);
  ASSERT_EQ(voice.recorder.state(), State::kDone);
  EXPECT_EQ(voice.recorder.memo()->ms, VoiceRecorder::kLongestMs);
  EXPECT_EQ(Decoded(*voice.recorder.memo()).size(), 120U * 48'000);
  EXPECT_EQ(voice.microphone.state(), Microphone::State::kClosed);
}

TEST(VoiceRecorderTest, AQuietRoomIsNoMemo) {
  VoiceRecording voice({.parts = {{Sound::kSilence, 1'000}}});
  voice.Record(6'000);
  EXPECT_EQ(voice.recorder.state(), State::kFailed);
  EXPECT_EQ(voice.recorder.trouble(), Trouble::kSilence);
  EXPECT_EQ(voice.recorder.memo(), nullptr);
}

TEST(VoiceRecorderTest, TwoTapsInARowAreNoMemo) {
  VoiceRecording voice;
  voice.recorder.Start();
  voice.recorder.Stop();
  EXPECT_EQ(voice.recorder.state(), State::kFailed);
  EXPECT_EQ(voice.recorder.trouble(), Trouble::kEmpty);
  voice.Record(200);
  EXPECT_EQ(voice.recorder.trouble(), Trouble::kEmpty);
}

TEST(VoiceRecorderTest, ShoutingIsKeptAndWarnedOf) {
  VoiceRecording voice({.parts = {{Sound::kClipping, 1'000}}});
  voice.Record(2'000);
  EXPECT_EQ(voice.recorder.state(), State::kDone);
  EXPECT_TRUE(voice.recorder.clipped());
  VoiceRecording calm;
  calm.Record(2'000);
  EXPECT_FALSE(calm.recorder.clipped());
}

TEST(VoiceRecorderTest, WithoutAMicrophoneItSaysSo) {
  VoiceRecorder none(nullptr);
  none.Start();
  EXPECT_EQ(none.trouble(), Trouble::kMissing);
  VoiceRecording voice({.missing = true});
  voice.recorder.Start();
  voice.recorder.Pump();
  EXPECT_EQ(voice.recorder.state(), State::kFailed);
  EXPECT_EQ(voice.recorder.trouble(), Trouble::kMissing);
}

TEST(VoiceRecorderTest, WhatWasSaidBeforeTheMicrophoneWentIsKept) {
  VoiceRecording voice({.parts = {{Sound::kTone, 3'000}}, .lost_at_end = true});
  voice.recorder.Start();
  voice.Listen(5'000);
  ASSERT_EQ(voice.recorder.state(), State::kDone);
  EXPECT_EQ(voice.recorder.trouble(), Trouble::kLost);
  EXPECT_EQ(voice.recorder.TakeMemo()->ms, 3'000);
  EXPECT_EQ(voice.recorder.trouble(), Trouble::kLost) << "whoever spoke has yet to be told";
  voice.recorder.Start();
  EXPECT_EQ(voice.recorder.trouble(), Trouble::kNone);
}

TEST(VoiceRecorderTest, AMicrophoneThatGoesAtOnceLeavesNoMemo) {
  VoiceRecording voice({.parts = {{Sound::kTone, 100}}, .lost_at_end = true});
  voice.recorder.Start();
  voice.Listen(1'000);
  EXPECT_EQ(voice.recorder.state(), State::kFailed);
  EXPECT_EQ(voice.recorder.trouble(), Trouble::kLost);
}

TEST(VoiceRecorderTest, ASecondTryBeginsAnew) {
  VoiceRecording voice({.parts = {{Sound::kSilence, 2'000}}});
  voice.Record(1'000);
  EXPECT_EQ(voice.recorder.trouble(), Trouble::kSilence);
  VoiceRecording other;
  other.Record(3'000);
  other.Record(1'000);
  ASSERT_EQ(other.recorder.state(), State::kDone);
  EXPECT_EQ(other.recorder.memo()->ms, 1'000);
}

TEST(VoiceRecorderTest, WipedMidSentenceNothingIsLeft) {
  VoiceRecording voice;
  voice.recorder.Start();
  voice.Listen(2'000);
  voice.recorder.Wipe();
  EXPECT_EQ(voice.recorder.state(), State::kIdle);
  EXPECT_EQ(voice.recorder.memo(), nullptr);
  EXPECT_EQ(voice.recorder.recorded_ms(), 0);
  EXPECT_EQ(voice.recorder.peak(), 0);
  EXPECT_EQ(voice.microphone.state(), Microphone::State::kClosed);
}

// Proves that the next tests can fail.
TEST(FreedMemoryTest, SeesWhatAnOrdinaryBufferLeavesBehind) {
  const std::vector<uint8_t> canary = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
  const FreedMemory freed(canary);
  {
    // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): the copy is what is looked for
    const std::vector<uint8_t> careless(canary);
  }
  EXPECT_EQ(freed.found(), 1);
  {
    std::vector<uint8_t> careful(canary);
    WipeMemory(careful);
  }
  EXPECT_EQ(freed.found(), 1);
}

TEST(VoicePrivacyTest, NoSampleIsLeftInMemoryThatIsGivenBack) {
  VoiceRecording voice;
  FakeClock clock;
  ScriptedMicrophone same({}, clock);
  same.Open();
  clock.Advance(100);
  std::array<int16_t, 16> said{};
  same.Read(said);
  ASSERT_EQ(same.Read(said), said.size());
  const std::vector<uint8_t> piece = BytesOf(std::span<const int16_t>(said));
  const FreedMemory freed(piece);
  voice.recorder.Start();
  voice.Listen(3'000);
  voice.recorder.Stop();
  voice.recorder.Wipe();
  EXPECT_EQ(freed.found(), 0);
}

TEST(VoicePrivacyTest, NoPieceOfTheMemoIsLeftInMemoryThatIsGivenBack) {
  VoiceRecording voice;
  voice.Record(3'000);
  const std::vector<uint8_t>& ogg = voice.recorder.memo()->ogg;
  const std::vector<uint8_t> piece(ogg.begin() + 400, ogg.begin() + 432);
  auto output = std::make_unique<ScriptedOutput>(voice.clock);
  Speaker speaker(std::move(output));
  const FreedMemory freed(piece);
  ASSERT_TRUE(speaker.PlayMemo(ogg));
  voice.clock.Advance(500);
  EXPECT_TRUE(speaker.Playing());
  speaker.Stop();
  voice.recorder.Wipe();
  EXPECT_EQ(freed.found(), 0);
}

TEST(SampleRingTest, KeepsTheNewestWhenNobodyReads) {
  SampleRing ring(4);
  const std::array<int16_t, 6> said = {1, 2, 3, 4, 5, 6};
  ring.Write(said);
  std::array<int16_t, 8> heard{};
  ASSERT_EQ(ring.Read(heard), 4U);
  EXPECT_EQ(heard[0], 3);
  EXPECT_EQ(heard[3], 6);
  EXPECT_EQ(ring.Read(heard), 0U);
}

class SpeakerTest : public testing::Test {
 protected:
  void Pass(int64_t ms) {
    clock_.Advance(ms);
    speaker_.Look();
  }
  FakeClock clock_;
  ScriptedOutput* output_ = new ScriptedOutput(clock_);  // the speaker owns it
  Speaker speaker_{std::unique_ptr<SoundOutput>(output_)};
};

TEST_F(SpeakerTest, AMemoIsHeardToItsEndAndTheDeviceLetGo) {
  ASSERT_TRUE(speaker_.PlayMemo(SomeMemo(2'000)));
  Pass(1'000);
  EXPECT_EQ(speaker_.Look().state, Speaker::State::kPlaying);
  EXPECT_NEAR(static_cast<double>(speaker_.Look().position_ms), 1'000, 20);
  EXPECT_EQ(speaker_.Look().length_ms, 2'000);
  EXPECT_GT(output_->loudest(), 5'000);
  Pass(1'100);
  EXPECT_EQ(speaker_.Look().state, Speaker::State::kEnded);
  EXPECT_EQ(output_->state(), DeviceState::kClosed);
}

TEST_F(SpeakerTest, PausedItStandsStillAndGoesOnWhereItWas) {
  ASSERT_TRUE(speaker_.PlayMemo(SomeMemo()));
  Pass(1'000);
  speaker_.Pause();
  const int64_t paused_at = speaker_.Look().position_ms;
  Pass(3'000);
  EXPECT_EQ(speaker_.Look().state, Speaker::State::kPaused);
  EXPECT_EQ(speaker_.Look().position_ms, paused_at);
  speaker_.Resume();
  Pass(1'000);
  EXPECT_NEAR(static_cast<double>(speaker_.Look().position_ms), 2'000, 40);
}

TEST_F(SpeakerTest, AgainStartsOverAlsoAfterTheEnd) {
  ASSERT_TRUE(speaker_.PlayMemo(SomeMemo(2'000)));
  Pass(1'500);
  speaker_.Again();
  Pass(500);
  EXPECT_NEAR(static_cast<double>(speaker_.Look().position_ms), 500, 40);
  Pass(3'000);
  EXPECT_EQ(speaker_.Look().state, Speaker::State::kEnded);
  speaker_.Again();
  Pass(500);
  EXPECT_EQ(speaker_.Look().state, Speaker::State::kPlaying);
}

TEST_F(SpeakerTest, QuieterIsQuieter) {
  const std::vector<int16_t> tone(48'000, 10'000);
  speaker_.PlaySamples(tone, 48'000);
  Pass(200);
  EXPECT_EQ(output_->loudest(), 10'000);
  speaker_.SetVolume(0.25F);
  speaker_.PlaySamples(tone, 48'000);
  Pass(200);
  EXPECT_EQ(output_->loudest(), 2'500);
}

TEST_F(SpeakerTest, ANewSoundTakesThePlaceOfTheOneBefore) {
  ASSERT_TRUE(speaker_.PlayMemo(SomeMemo(2'000)));
  Pass(500);
  speaker_.PlaySamples(std::vector<int16_t>(22'050, 100), 22'050);
  Pass(100);
  EXPECT_EQ(speaker_.Look().length_ms, 1'000);
}

TEST_F(SpeakerTest, WithoutALoudspeakerItSaysSo) {
  output_->BeMissing();
  ASSERT_TRUE(speaker_.PlayMemo(SomeMemo(1'000)));
  const Speaker::Standing standing = speaker_.Look();
  EXPECT_EQ(standing.state, Speaker::State::kFailed);
  ASSERT_TRUE(standing.error);
  EXPECT_EQ(standing.error->kind, ErrorKind::kUnavailable);
}

TEST_F(SpeakerTest, ALoudspeakerThatGoesIsNoticed) {
  ASSERT_TRUE(speaker_.PlayMemo(SomeMemo(2'000)));
  Pass(500);
  output_->BeLost();
  EXPECT_EQ(speaker_.Look().state, Speaker::State::kFailed);
}

TEST_F(SpeakerTest, ADamagedMemoIsRefusedWithTheReason) {
  std::vector<uint8_t> memo = SomeMemo();
  memo[memo.size() / 2] ^= 0x55;
  const Status played = speaker_.PlayMemo(memo);
  ASSERT_FALSE(played);
  EXPECT_EQ(played.error().kind, ErrorKind::kCorrupt);
  EXPECT_EQ(speaker_.Look().state, Speaker::State::kFailed);
  EXPECT_EQ(output_->state(), DeviceState::kClosed);
}

TEST_F(SpeakerTest, AMemoCutShortAnywhereIsRefused) {
  const std::vector<uint8_t> memo = SomeMemo();
  for (size_t size = 1; size < memo.size(); size += 97) {
    const Status played = speaker_.PlayMemo(std::span(memo).first(size));
    ASSERT_FALSE(played) << size << " of " << memo.size();
  }
}

TEST_F(SpeakerTest, WhatIsNoMemoIsRefused) {
  EXPECT_EQ(speaker_.PlayMemo({}).error().kind, ErrorKind::kInvalid);
  const std::vector<uint8_t> noise(5'000, 0xA5);
  EXPECT_EQ(speaker_.PlayMemo(noise).error().kind, ErrorKind::kInvalid);
}

// The real devices on a machine that has none: SDL's driver for that (SDL_AUDIODRIVER=dummy) hears
// silence and swallows sound. What is waited for is that driver's own thread.
template <typename Condition>
bool Comes(const Condition& condition) {
  const SystemClock clock;
  const int64_t end = clock.MonotonicMs() + 20'000;
  while (clock.MonotonicMs() < end) {
    if (condition()) return true;
    std::this_thread::yield();
  }
  return false;
}

class SdlDeviceTest : public testing::Test {
 protected:
  void SetUp() override { setenv("SDL_AUDIODRIVER", "dummy", 1); }
};

TEST_F(SdlDeviceTest, TheMicrophoneOpensHearsAndCloses) {
  const SystemClock clock;
  SdlAudio audio;
  SdlMicrophone microphone(audio, clock);
  EXPECT_EQ(microphone.state(), Microphone::State::kClosed);
  for (int round = 0; round < 2; ++round) {
    microphone.Open();
    ASSERT_TRUE(Comes([&] { return microphone.state() == Microphone::State::kReady; }));
    std::array<int16_t, 512> heard{};
    EXPECT_TRUE(Comes([&] { return microphone.Read(heard) > 0; }));
    microphone.Close();
    EXPECT_EQ(microphone.state(), Microphone::State::kClosed);
  }
}

// Two seconds pass between any two looks at it: SDL's thread is never in time.
class HastyClock final : public Clock {
 public:
  int64_t WallMs() const override { return 0; }
  int64_t MonotonicMs() const override { return now_ms_ += 2'001; }

 private:
  mutable std::atomic<int64_t> now_ms_ = 0;
};

TEST_F(SdlDeviceTest, AMicrophoneThatFallsSilentForTwoSecondsIsLost) {
  const HastyClock clock;
  SdlAudio audio;
  SdlMicrophone microphone(audio, clock);
  microphone.Open();
  EXPECT_TRUE(Comes([&] {
    const Microphone::State state = microphone.state();
    return state == Microphone::State::kLost || state == Microphone::State::kMissing;
  }));
}

TEST_F(SdlDeviceTest, TheLoudspeakerPlaysASoundToItsEnd) {
  const SystemClock clock;
  SdlAudio audio;
  Speaker speaker(std::make_unique<SdlOutput>(audio, clock));
  speaker.PlaySamples(std::vector<int16_t>(2'205, 1'000), 22'050);
  EXPECT_TRUE(Comes([&] { return speaker.Look().state == Speaker::State::kEnded; }));
}

TEST_F(SdlDeviceTest, EndingWhileADeviceOpensIsNoTrouble) {
  const SystemClock clock;
  const int64_t begin_ms = clock.MonotonicMs();
  {
    SdlAudio audio;
    SdlMicrophone microphone(audio, clock);
    Speaker speaker(std::make_unique<SdlOutput>(audio, clock));
    microphone.Open();
    speaker.PlaySamples(std::vector<int16_t>(220'500, 1'000), 22'050);
  }
  EXPECT_LT(clock.MonotonicMs() - begin_ms, 8'000) << "it played all ten seconds, or hung";
}

}  // namespace
}  // namespace oneflower
