#include "kiosk/ui/raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace oneflower::ui {
namespace {

using Corner = Shapes::Corner;

constexpr std::array<int, 3> kShifts = {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT};

float Channel(ImU32 color, int shift) { return static_cast<float>(color >> shift & 0xFF); }

double Cross(ImVec2 a, ImVec2 b, ImVec2 p) {
  const double along_x = static_cast<double>(b.x) - a.x;
  const double along_y = static_cast<double>(b.y) - a.y;
  return along_x * (static_cast<double>(p.y) - a.y) - along_y * (static_cast<double>(p.x) - a.x);
}

// On an edge that two triangles share, run through the other way by the other one, a pixel is one's
// alone.
bool Inside(double side, ImVec2 from, ImVec2 to) {
  return side > 0 || (side == 0 && (to.y < from.y || (to.y == from.y && to.x > from.x)));
}

class Canvas {
 public:
  Canvas(int width, int height, ImU32 ground)
      : width_(width), height_(height), rgb_(static_cast<size_t>(width) * height * 3) {
    for (size_t i = 0; i < rgb_.size(); ++i) {
      rgb_[i] = static_cast<uint8_t>(Channel(ground, kShifts[i % 3]));
    }
  }

  // Edges of shapes are strips that fade out, so what lies in the middle of a pixel decides.
  void Triangle(const Corner& a, Corner b, Corner c) {
    double area = Cross(a.at, b.at, c.at);
    if (area == 0) return;
    if (area < 0) {
      std::swap(b, c);
      area = -area;
    }
    const auto [left, right] = Span({a.at.x, b.at.x, c.at.x}, width_);
    const auto [top, bottom] = Span({a.at.y, b.at.y, c.at.y}, height_);
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) {
        const ImVec2 p = {static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F};
        const double u = Cross(b.at, c.at, p);
        const double v = Cross(c.at, a.at, p);
        const double w = Cross(a.at, b.at, p);
        if (!Inside(u, b.at, c.at) || !Inside(v, c.at, a.at) || !Inside(w, a.at, b.at)) continue;
        Blend(x, y, a, static_cast<float>(u / area), b, static_cast<float>(v / area), c,
              static_cast<float>(w / area));
      }
    }
  }

  std::vector<uint8_t> Take() { return std::move(rgb_); }

 private:
  static std::pair<int, int> Span(std::array<float, 3> at, int most) {
    const auto [low, high] = std::ranges::minmax(at);
    return {std::clamp(static_cast<int>(std::floor(low)), 0, most),
            std::clamp(static_cast<int>(std::ceil(high)) + 1, 0, most)};
  }

  void Blend(int x, int y, const Corner& a, float u, const Corner& b, float v, const Corner& c,
             float w) {
    const auto mixed = [&](int shift) {
      return Channel(a.color, shift) * u + Channel(b.color, shift) * v +
             Channel(c.color, shift) * w;
    };
    const float alpha = std::clamp(mixed(IM_COL32_A_SHIFT) / 255, 0.0F, 1.0F);
    uint8_t* pixel = &rgb_[(static_cast<size_t>(y) * width_ + x) * 3];
    for (size_t i = 0; i < kShifts.size(); ++i) {
      const float value = mixed(kShifts[i]) * alpha + static_cast<float>(pixel[i]) * (1 - alpha);
      pixel[i] = static_cast<uint8_t>(std::clamp(std::lround(value), 0L, 255L));
    }
  }

  int width_;
  int height_;
  std::vector<uint8_t> rgb_;
};

}  // namespace

Scratch::Scratch(int width, int height)
    : list_(std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData())) {
  list_->_ResetForNewFrame();
  list_->Flags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill |
                 ImDrawListFlags_AllowVtxOffset;
  list_->PushTextureID(ImGui::GetIO().Fonts->TexID);
  list_->PushClipRect({0, 0}, {static_cast<float>(width), static_cast<float>(height)});
}

Scratch::~Scratch() = default;

Shapes Scratch::Take() const {
  Shapes shapes;
  for (const ImDrawVert& corner : list_->VtxBuffer) {
    shapes.corners.push_back({corner.pos, corner.col});
  }
  for (const ImDrawCmd& command : list_->CmdBuffer) {
    for (unsigned i = 0; i < command.ElemCount; ++i) {
      const auto index = list_->IdxBuffer[static_cast<int>(command.IdxOffset + i)];
      shapes.triangles.push_back(command.VtxOffset + index);
    }
  }
  return shapes;
}

std::vector<uint8_t> PaintShapes(const Shapes& shapes, int width, int height, ImU32 ground) {
  Canvas canvas(width, height, ground);
  for (size_t i = 0; i + 2 < shapes.triangles.size(); i += 3) {
    const auto corner = [&](size_t k) { return shapes.corners[shapes.triangles[i + k]]; };
    canvas.Triangle(corner(0), corner(1), corner(2));
  }
  return canvas.Take();
}

}  // namespace oneflower::ui
