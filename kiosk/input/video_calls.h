// What the kernel is asked for to see through a camera. An interface, so that tests have a twin
// that is pulled out at a given moment.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace oneflower {

// As the system calls of the same names: -1 and errno where they fail. Any one thread.
class VideoCalls {
 public:
  virtual ~VideoCalls() = default;

  virtual std::vector<std::string> Devices() = 0;  // paths of what may be cameras, in order
  virtual int Open(const std::string& path) = 0;   // without waiting
  virtual void Close(int device) = 0;
  virtual int Ioctl(int device, unsigned long request, void* argument) = 0;  // NOLINT
  virtual void* Map(int device, size_t length, size_t offset) = 0;           // null where it fails
  virtual void Unmap(void* memory, size_t length) = 0;
  // Waits for a picture: 1 there is one, 0 not yet, -1 the device is gone.
  virtual int Wait(int device, int timeout_ms) = 0;
};

// The machine's own.
class SystemVideoCalls final : public VideoCalls {
 public:
  std::vector<std::string> Devices() override;
  int Open(const std::string& path) override;
  void Close(int device) override;
  int Ioctl(int device, unsigned long request, void* argument) override;  // NOLINT
  void* Map(int device, size_t length, size_t offset) override;
  void Unmap(void* memory, size_t length) override;
  int Wait(int device, int timeout_ms) override;
};

}  // namespace oneflower
