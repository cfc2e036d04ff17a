// Many copies of few pictures in one frame. A picture's triangles are made once; every further copy
// of it costs a move of its corners. Lives for one frame; UI thread only.
#pragma once

#include <imgui.h>

#include <map>
#include <string>
#include <vector>

namespace oneflower::ui {

class Stamps {
 public:
  explicit Stamps(ImDrawList& draw) : draw_(draw) {}

  // Puts the picture of that name with its middle at `at`. `paint` draws it there, the first time;
  // one name is one picture of one size.
  template <typename Paint>
  void Put(const std::string& name, ImVec2 at, Paint paint) {
    const auto known = stamps_.find(name);
    if (known != stamps_.end()) return Copy(known->second, at);
    const Mark before = Now();
    paint(at);
    Keep(name, at, before);
  }

 private:
  struct Stamp {
    ImVec2 at;
    std::vector<ImDrawVert> corners;
    std::vector<unsigned> triangles;  // from its first corner
  };
  struct Mark {
    int corners = 0;
    int triangles = 0;
    unsigned next = 0;
    int commands = 0;
  };

  Mark Now() const;
  void Keep(const std::string& name, ImVec2 at, const Mark& before);
  void Copy(const Stamp& stamp, ImVec2 at);

  ImDrawList& draw_;
  std::map<std::string, Stamp> stamps_;
};

}  // namespace oneflower::ui
