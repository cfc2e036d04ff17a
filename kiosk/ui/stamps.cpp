#include "kiosk/ui/stamps.h"

namespace oneflower::ui {

Stamps::Mark Stamps::Now() const {
  return {draw_.VtxBuffer.Size, draw_.IdxBuffer.Size, draw_._VtxCurrentIdx, draw_.CmdBuffer.Size};
}

void Stamps::Keep(const std::string& name, ImVec2 at, const Mark& before) {
  // Corners that were begun to be counted anew in between cannot be counted from the first one: the
  // next copy is painted again.
  if (draw_.CmdBuffer.Size != before.commands || draw_._VtxCurrentIdx < before.next) return;
  Stamp& stamp = stamps_[name];
  stamp.at = at;
  stamp.corners.assign(draw_.VtxBuffer.begin() + before.corners, draw_.VtxBuffer.end());
  for (int i = before.triangles; i < draw_.IdxBuffer.Size; ++i) {
    stamp.triangles.push_back(draw_.IdxBuffer[i] - before.next);
  }
}

void Stamps::Copy(const Stamp& stamp, ImVec2 at) {
  draw_.PrimReserve(static_cast<int>(stamp.triangles.size()),
                    static_cast<int>(stamp.corners.size()));
  const unsigned first = draw_._VtxCurrentIdx;
  const ImVec2 by = {at.x - stamp.at.x, at.y - stamp.at.y};
  for (const ImDrawVert& corner : stamp.corners) {
    *draw_._VtxWritePtr++ = {{corner.pos.x + by.x, corner.pos.y + by.y}, corner.uv, corner.col};
  }
  for (const unsigned corner : stamp.triangles) {
    *draw_._IdxWritePtr++ = static_cast<ImDrawIdx>(first + corner);
  }
  draw_._VtxCurrentIdx += static_cast<unsigned>(stamp.corners.size());
}

}  // namespace oneflower::ui
