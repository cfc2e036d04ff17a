#include "kiosk/input/v4l2_camera.h"

#include <gtest/gtest.h>
#include <linux/videodev2.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <deque>
#include <mutex>
#include <thread>

#include "kiosk/input/photo_writer.h"
#include "kiosk/input/video_device.h"
#include "shared/base/encoding.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

constexpr int kWidth = 64;
constexpr int kHeight = 48;

Bytes GreenJpeg() {
  Pixels green(kWidth, kHeight);
  for (size_t i = 0; i < green.rgba.size(); i += 4) green.rgba[i + 1] = 200;
  return JpegOf(green).value();
}

// A driver with one camera, as the kernel would answer for it.
class TwinVideo final : public VideoCalls {
 public:
  std::atomic<bool> plugged = true;
  std::atomic<bool> busy = false;
  std::atomic<bool> silent = false;  // there, but no picture comes any more
  std::atomic<int> open = 0;
  uint32_t format = V4L2_PIX_FMT_MJPEG;
  uint32_t caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
  Bytes picture = GreenJpeg();
  std::vector<Bytes> memory{3, Bytes(100'000)};
  std::atomic<int> unmapped_dirty = 0;

  std::vector<std::string> Devices() override {
    return plugged ? std::vector<std::string>{"/dev/video0"} : std::vector<std::string>{};
  }
  int Open(const std::string&) override {
    if (!plugged) return Deny(ENOENT);
    ++open;
    return 7;
  }
  void Close(int) override { --open; }
  int Ioctl(int, unsigned long request, void* argument) override {  // NOLINT
    if (!plugged) return Deny(ENODEV);
    switch (request) {
      case VIDIOC_QUERYCAP: static_cast<v4l2_capability*>(argument)->capabilities = caps; return 0;
      case VIDIOC_S_FMT: return SetFormat(*static_cast<v4l2_format*>(argument));
      case VIDIOC_REQBUFS: return busy ? Deny(EBUSY) : 0;
      case VIDIOC_QUERYBUF: {
        auto& buffer = *static_cast<v4l2_buffer*>(argument);
        buffer.length = static_cast<uint32_t>(memory[buffer.index].size());
        buffer.m.offset = buffer.index;
        return 0;
      }
      case VIDIOC_QBUF: queued_.push_back(static_cast<v4l2_buffer*>(argument)->index); return 0;
      case VIDIOC_DQBUF: return Dequeue(*static_cast<v4l2_buffer*>(argument));
      case VIDIOC_STREAMON:
      case VIDIOC_STREAMOFF: return 0;
      default: return Deny(ENOTTY);
    }
  }
  void* Map(int, size_t, size_t offset) override { return memory[offset].data(); }
  void Unmap(void* mapped, size_t length) override {
    const auto* bytes = static_cast<const uint8_t*>(mapped);
    if (std::any_of(bytes, bytes + length, [](uint8_t byte) { return byte != 0; })) {
      ++unmapped_dirty;
    }
  }
  int Wait(int, int) override {
    std::this_thread::yield();
    if (!plugged) return -1;
    return silent || queued_.empty() ? 0 : 1;
  }

 private:
  static int Deny(int error) {
    errno = error;
    return -1;
  }
  int SetFormat(v4l2_format& asked) const {
    asked.fmt.pix.pixelformat = format;
    asked.fmt.pix.width = kWidth;
    asked.fmt.pix.height = kHeight;
    asked.fmt.pix.bytesperline = format == V4L2_PIX_FMT_YUYV ? kWidth * 2 : 0;
    return 0;
  }
  int Dequeue(v4l2_buffer& buffer) {
    if (queued_.empty()) return Deny(EAGAIN);
    buffer.index = queued_.front();
    queued_.pop_front();
    std::ranges::copy(picture, memory[buffer.index].begin());
    buffer.bytesused = static_cast<uint32_t>(picture.size());
    return 0;
  }

  std::deque<uint32_t> queued_;
};

class UsbCamera : public testing::Test {
 protected:
  // The worker is real: what it does comes in its own time, and must come within ten seconds.
  template <typename Come>
  bool Comes(Come come) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!come()) {
      if (std::chrono::steady_clock::now() > end) return false;
      std::this_thread::yield();
    }
    return true;
  }
  bool Becomes(Camera::State state) {
    return Comes([&] { return camera_.state() == state; });
  }

  FakeClock clock_;
  TwinVideo video_;
  V4l2Camera camera_{"", video_, clock_};
  Pixels seen_;
};

TEST_F(UsbCamera, ShowsWhatItSeesWhileItIsOpenAndLetsTheDeviceGo) {
  EXPECT_EQ(camera_.state(), Camera::State::kClosed);
  EXPECT_EQ(video_.open, 0);
  camera_.Open();
  ASSERT_TRUE(Comes([&] { return camera_.Take(seen_); }));
  EXPECT_EQ(seen_.width, kWidth);
  EXPECT_NEAR(seen_.At(30, 20)[1], 200, 6);
  camera_.Close();
  EXPECT_FALSE(camera_.Take(seen_));
  EXPECT_TRUE(Comes([&] { return video_.open == 0; }));
  EXPECT_EQ(video_.unmapped_dirty, 0) << "the driver's memory still shows it";
}

TEST_F(UsbCamera, OneWithoutJpegIsReadToo) {
  video_.format = V4L2_PIX_FMT_YUYV;
  video_.picture = Bytes(kWidth * kHeight * 2, 128);
  camera_.Open();
  ASSERT_TRUE(Comes([&] { return camera_.Take(seen_); }));
  EXPECT_NEAR(seen_.At(5, 5)[0], 130, 2);
  EXPECT_EQ(seen_.At(5, 5)[0], seen_.At(5, 5)[2]);
}

TEST_F(UsbCamera, ThatIsNotThereOrGivesNoPicturesIsMissing) {
  video_.plugged = false;
  camera_.Open();
  EXPECT_TRUE(Becomes(Camera::State::kMissing));
  camera_.Close();
  video_.plugged = true;
  video_.caps = V4L2_CAP_META_CAPTURE;
  camera_.Open();
  EXPECT_TRUE(Becomes(Camera::State::kMissing));
  EXPECT_EQ(video_.open, 0);
}

TEST_F(UsbCamera, ThatAnotherProgramHasIsMissingUntilItIsFree) {
  video_.busy = true;
  camera_.Open();
  EXPECT_TRUE(Becomes(Camera::State::kMissing));
  video_.busy = false;
  camera_.Close();
  camera_.Open();
  EXPECT_TRUE(Becomes(Camera::State::kReady));
}

TEST_F(UsbCamera, ThatIsPulledOutIsLostAndComesBack) {
  camera_.Open();
  ASSERT_TRUE(Comes([&] { return camera_.Take(seen_); }));
  video_.plugged = false;
  EXPECT_TRUE(Becomes(Camera::State::kLost));
  EXPECT_FALSE(camera_.Take(seen_));
  video_.plugged = true;
  camera_.Close();
  camera_.Open();
  EXPECT_TRUE(Comes([&] { return camera_.Take(seen_); }));
}

TEST_F(UsbCamera, ThatGoesSilentIsLostWithinFiveSeconds) {
  camera_.Open();
  ASSERT_TRUE(Comes([&] { return camera_.Take(seen_); }));
  video_.silent = true;
  // What was on its way may still come.
  ASSERT_TRUE(Comes([&] { return !camera_.Take(seen_); }));
  clock_.Advance(Camera::kBlindMs + 1);
  EXPECT_LE(Camera::kBlindMs, 5'000);
  EXPECT_TRUE(Becomes(Camera::State::kLost));
}

TEST_F(UsbCamera, ABrokenPictureIsLeftOut) {
  video_.picture = Bytes(500, 0x55);
  camera_.Open();
  ASSERT_TRUE(Becomes(Camera::State::kReady));
  EXPECT_FALSE(camera_.Take(seen_));
  EXPECT_EQ(camera_.state(), Camera::State::kReady);
}

TEST(Yuyv, TooFewBytesAreNoPicture) {
  const Bytes raw(4 * 2 * 2 - 1);
  EXPECT_TRUE(FromYuyv(raw, 4, 2, 8).Empty());
  EXPECT_TRUE(FromYuyv(raw, 3, 2, 8).Empty());
  EXPECT_FALSE(FromYuyv(Bytes(16), 4, 2, 8).Empty());
}

TEST(SystemVideo, AFileThatIsNoCameraIsMissingAndNothingElseHappens) {
  SystemVideoCalls calls;
  EXPECT_FALSE(VideoDevice::Open(calls, "/dev/null"));
  EXPECT_FALSE(VideoDevice::Open(calls, "/dev/no-such-camera"));
}

}  // namespace
}  // namespace oneflower
