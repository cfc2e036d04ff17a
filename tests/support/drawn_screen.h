// One screen drawn from values: fonts, strings, community and layout are the real ones, and there
// is no kiosk, store or device around it.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "kiosk/screens/screen.h"
#include "kiosk/ui/lint.h"

namespace oneflower {

// What a screen is drawn in.
struct ScreenSize {
  std::string name;  // "Wide_elder_zh"
  ui::Panel panel;
  ui::TextMode mode = ui::TextMode::kStandard;
  ui::Language language = ui::Language::kChinese;
};
inline std::ostream& operator<<(std::ostream& out, const ScreenSize& size) {
  return out << size.name;
}

// The reference panel lying and standing and a small one, each in every text size and language.
const std::vector<ScreenSize>& AllScreenSizes();

class DrawnScreen {
 public:
  using DrawFunction = std::function<void(const ScreenContext& context)>;

  explicit DrawnScreen(const ScreenSize& size);
  ~DrawnScreen();
  DrawnScreen(const DrawnScreen&) = delete;
  DrawnScreen& operator=(const DrawnScreen&) = delete;

  void Draw(const DrawFunction& draw);
  // The frame in which the control of that name has been tapped.
  void DrawTapped(const std::string& id, const DrawFunction& draw);

  const ui::WidgetRecord& record() const { return record_; }
  bool Shows(const std::string& words) const;
  // Fails the test for everything that is too small, too close, too pale or cut off.
  void ExpectNoFindings() const;

  const Community& community() const;
  const ui::Strings& strings() const;

  ShellIntent shell;  // what the last frame asked of it
  int64_t now_ms = 1'000;

 private:
  void DrawFrame(const ui::PointerFrame& pointer, const DrawFunction& draw);

  ui::Language language_;
  ui::Metrics metrics_;
  ui::WidgetRecord record_;
  ui::UiMemory memory_;
};

}  // namespace oneflower
