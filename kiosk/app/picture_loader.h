// Turns blobs into pictures beside the frames: one thread, one picture at a time, and the next one
// only once the last was taken, so that never more than one decoded picture waits in memory.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/input/pixels.h"
#include "shared/base/encoding.h"
#include "shared/base/result.h"

namespace oneflower {

class PictureLoader {
 public:
  struct Parts {
    std::function<Result<Bytes>(const std::string& id)> read;  // from the loader's thread
    std::function<void()> on_loaded;                           // the same; should only wake the UI
  };
  struct Loaded {
    std::string id;
    Result<Pixels> picture;  // kNotFound: it is not here yet
  };

  explicit PictureLoader(Parts parts);
  ~PictureLoader();  // ends once the picture under way is done

  // What is to be loaded, the first one first, instead of what was wanted before. UI thread.
  void Want(std::vector<std::string> ids);

  // What was loaded last, once. UI thread.
  std::optional<Loaded> Take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace oneflower
