#include "kiosk/input/video_device.h"

#include <linux/videodev2.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "kiosk/input/camera.h"
#include "kiosk/input/photo_reader.h"

namespace oneflower {
namespace {

constexpr uint32_t kBuffers = 3;
// What a camera that is open is asked for, the best first. USB carries large pictures only as JPEG.
constexpr uint32_t kFormats[] = {V4L2_PIX_FMT_MJPEG, V4L2_PIX_FMT_JPEG, V4L2_PIX_FMT_YUYV};

std::unexpected<Error> Gone(const char* what) {
  return Fail(errno == EBUSY ? ErrorKind::kBusy : ErrorKind::kNotFound,
              std::string("camera: ") + what + ": " + std::strerror(errno));
}

uint8_t Held(int value) { return static_cast<uint8_t>(std::clamp(value, 0, 255)); }

// BT.601, as webcams mean it; fixed point of 16 bits.
void PutPixel(int y, int u, int v, uint8_t* to) {
  const int light = 76'309 * (y - 16);
  to[0] = Held((light + 104'597 * v) >> 16);
  to[1] = Held((light - 25'675 * u - 53'279 * v) >> 16);
  to[2] = Held((light + 132'201 * u) >> 16);
  to[3] = 255;
}

}  // namespace

Pixels FromYuyv(std::span<const uint8_t> raw, int width, int height, size_t stride) {
  const size_t row_bytes = static_cast<size_t>(width) * 2;
  const bool whole = width > 0 && height > 0 && width % 2 == 0 && stride >= row_bytes &&
                     raw.size() >= stride * static_cast<size_t>(height - 1) + row_bytes;
  if (!whole) return {};
  Pixels pixels(width, height);
  for (int row = 0; row < height; ++row) {
    const uint8_t* pair = raw.data() + stride * static_cast<size_t>(row);
    for (int column = 0; column < width; column += 2, pair += 4) {
      PutPixel(pair[0], pair[1] - 128, pair[3] - 128, pixels.At(column, row));
      PutPixel(pair[2], pair[1] - 128, pair[3] - 128, pixels.At(column + 1, row));
    }
  }
  return pixels;
}

Result<std::unique_ptr<VideoDevice>> VideoDevice::Open(VideoCalls& calls, const std::string& path) {
  const std::vector<std::string> paths =
      path.empty() ? calls.Devices() : std::vector<std::string>{path};
  Error last = {ErrorKind::kNotFound, "camera: there is none"};
  for (const std::string& each : paths) {
    const int device = calls.Open(each);
    if (device < 0) {
      last = Gone("open").error();
      continue;
    }
    std::unique_ptr<VideoDevice> video(new VideoDevice(calls, device));
    const Status started = video->Start();
    if (started) return video;
    last = started.error();
  }
  return std::unexpected(last);
}

VideoDevice::~VideoDevice() {
  if (streaming_) {
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    calls_.Ioctl(device_, VIDIOC_STREAMOFF, &type);
  }
  for (const Buffer& buffer : buffers_) {
    std::memset(buffer.memory, 0, buffer.length);
    asm volatile("" : : "r"(buffer.memory) : "memory");
    calls_.Unmap(buffer.memory, buffer.length);
  }
  calls_.Close(device_);
}

Status VideoDevice::Start() {
  v4l2_capability able{};
  if (calls_.Ioctl(device_, VIDIOC_QUERYCAP, &able) != 0) return Gone("no video");
  const uint32_t can =
      (able.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? able.device_caps : able.capabilities;
  if ((can & V4L2_CAP_VIDEO_CAPTURE) == 0 || (can & V4L2_CAP_STREAMING) == 0) {
    return Fail(ErrorKind::kNotFound, "camera: it gives no pictures");
  }
  if (Status chosen = ChooseFormat(); !chosen) return chosen;
  if (Status mapped = MapBuffers(); !mapped) return mapped;
  int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  if (calls_.Ioctl(device_, VIDIOC_STREAMON, &type) != 0) return Gone("start");
  streaming_ = true;
  return {};
}

Status VideoDevice::ChooseFormat() {
  for (const uint32_t wanted : kFormats) {
    v4l2_format format{};
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    format.fmt.pix.width = kCameraWidth;
    format.fmt.pix.height = kCameraHeight;
    format.fmt.pix.pixelformat = wanted;
    format.fmt.pix.field = V4L2_FIELD_ANY;
    if (calls_.Ioctl(device_, VIDIOC_S_FMT, &format) != 0) {
      if (errno == EBUSY) return Gone("format");
      continue;
    }
    // A driver answers with what it has instead.
    if (std::ranges::find(kFormats, format.fmt.pix.pixelformat) == std::end(kFormats)) continue;
    format_ = format.fmt.pix.pixelformat;
    width_ = static_cast<int>(format.fmt.pix.width);
    height_ = static_cast<int>(format.fmt.pix.height);
    stride_ = std::max<size_t>(format.fmt.pix.bytesperline, format.fmt.pix.width * size_t{2});
    return {};
  }
  return Fail(ErrorKind::kNotFound, "camera: it has no format that can be read");
}

Status VideoDevice::MapBuffers() {
  v4l2_requestbuffers request{};
  request.count = kBuffers;
  request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  request.memory = V4L2_MEMORY_MMAP;
  if (calls_.Ioctl(device_, VIDIOC_REQBUFS, &request) != 0) return Gone("buffers");
  for (uint32_t i = 0; i < request.count; ++i) {
    v4l2_buffer buffer{};
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = V4L2_MEMORY_MMAP;
    buffer.index = i;
    if (calls_.Ioctl(device_, VIDIOC_QUERYBUF, &buffer) != 0) return Gone("buffer");
    void* memory = calls_.Map(device_, buffer.length, buffer.m.offset);
    if (memory == nullptr) return Gone("map");
    buffers_.push_back({memory, buffer.length});
    if (calls_.Ioctl(device_, VIDIOC_QBUF, &buffer) != 0) return Gone("queue");
  }
  if (buffers_.empty()) return Fail(ErrorKind::kNotFound, "camera: it has no memory for pictures");
  return {};
}

bool VideoDevice::Read(std::span<const uint8_t> raw, Pixels& into) const {
  if (format_ == V4L2_PIX_FMT_YUYV) {
    into = ShrunkTo(FromYuyv(raw, width_, height_, stride_), kCameraWidth);
  } else {
    auto picture = ReadCameraPicture(raw, kCameraWidth);
    if (!picture) return false;
    into = std::move(*picture);
  }
  return !into.Empty();
}

Result<bool> VideoDevice::Next(int timeout_ms, Pixels* into) {
  const int waited = calls_.Wait(device_, timeout_ms);
  if (waited < 0) return Fail(ErrorKind::kNotFound, "camera: it went");
  if (waited == 0) return false;
  v4l2_buffer buffer{};
  buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  buffer.memory = V4L2_MEMORY_MMAP;
  if (calls_.Ioctl(device_, VIDIOC_DQBUF, &buffer) != 0) {
    if (errno == EAGAIN) return false;
    return Gone("picture");
  }
  bool read = false;
  if (buffer.index < buffers_.size() && (buffer.flags & V4L2_BUF_FLAG_ERROR) == 0) {
    const Buffer& held = buffers_[buffer.index];
    const std::span<const uint8_t> raw(static_cast<const uint8_t*>(held.memory),
                                       std::min<size_t>(buffer.bytesused, held.length));
    read = into == nullptr || Read(raw, *into);
  }
  if (calls_.Ioctl(device_, VIDIOC_QBUF, &buffer) != 0) return Gone("queue");
  return read;
}

}  // namespace oneflower
