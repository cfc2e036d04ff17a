// The wall's proposals in their order, read from the store a piece a frame: nobody waits until
// 100,000 of them are there, neither when the wall is opened nor when something new has come in.
// UI thread only.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/base/result.h"
#include "shared/store/reader.h"

namespace oneflower {

class WallList {
 public:
  // Reads a piece of what passes the filter at that revision of the store, if there is need. What
  // passes another filter is shown from its first piece on and grows at its end; what is only newer
  // is shown once it is whole. True where rows() begins anew.
  Result<bool> ReadOn(Reader& reader, const WallFilter& filter, int64_t revision);

  bool Reading() const { return reading_.has_value(); }  // there is more to read
  const std::vector<ProposalRow>& rows() const { return rows_; }

  // Forgets what was read and for what.
  void Clear() { *this = WallList(); }

 private:
  struct ReadingOn {
    WallMark mark;
    bool aside = false;  // rows_ stay what they are until all is read
    std::vector<ProposalRow> rows;
  };

  Status ReadPiece(Reader& reader);

  std::vector<ProposalRow> rows_;
  WallFilter filter_;
  int64_t revision_ = -1;  // the last one a reading was begun for; -1: none
  std::optional<ReadingOn> reading_;
};

}  // namespace oneflower
