// Handwriting by zinnia with the simplified Chinese model of the Tegaki project.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/input/ink_reader.h"
#include "shared/base/result.h"

namespace oneflower {

class Handwriting final : public InkReader {
 public:
  // Where Debian's tegaki-zinnia-simplified-chinese puts the model.
  static std::filesystem::path ModelPath();

  // Maps the model, about 30 ms: not on the UI thread. kNotFound, if it cannot be read.
  static Result<std::unique_ptr<Handwriting>> Load(const std::filesystem::path& model);
  ~Handwriting() override;

  // One classification of the ink as it was written and one of another reading, 5 to 12 ms each.
  std::vector<std::string> Read(const Ink& ink) override;

 private:
  struct Impl;
  explicit Handwriting(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
