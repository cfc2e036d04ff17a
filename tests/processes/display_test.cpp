// The real kiosk on real displays: on a bare X server without a window manager, and where there is
// neither a display nor a sound device.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <regex>

#include "tests/processes/programs.h"

namespace oneflower {
namespace {

// A bare X server, as long as it lives. Its number is this process's own: servers that look for a
// free one at the same time get into each other's way.
class BareDisplay {
 public:
  explicit BareDisplay(const std::string& size)
      : name_(":" + std::to_string(100 + getpid() % 50'000)),
        server_({"sh", "-c",
                 "exec Xvfb " + name_ + " -displayfd 1 -nolisten tcp -screen 0 " + size + "x24"}) {
    EXPECT_TRUE(server_.ReadLine("", kDeadline)) << server_.err();
  }
  const std::string& name() const { return name_; }

  // As xwininfo lists the kiosk's window: "1366x768+0+0".
  std::string KioskWindow() const {
    Process windows({"xwininfo", "-display", name_, "-root", "-tree"});
    EXPECT_EQ(windows.WaitForEnd(kDeadline), 0) << windows.err();
    const std::string& all = windows.out();
    const size_t line = all.find("\"oneflower-kiosk\")");
    if (line == std::string::npos) return "no window in " + all;
    const size_t begin = all.find_first_of("0123456789", all.find(')', line));
    return all.substr(begin, all.find(' ', begin) - begin);
  }

 private:
  std::string name_;
  Process server_;
};

class WholeScreen : public Hall, public testing::WithParamInterface<std::string> {};

TEST_P(WholeScreen, TakesTheDisplaysOwnSizeWithoutAWindowManager) {
  const BareDisplay display(GetParam());
  setenv("DISPLAY", display.name().c_str(), 1);
  setenv("SDL_VIDEODRIVER", "x11", 1);
  StationMachine hall(Folder("hall"));
  hall.UseWholeScreen();
  hall.Play("expect 点这里开始\nshot home\nwait 600000\n");
  ASSERT_TRUE(hall.Reaches("home"));
  EXPECT_EQ(display.KioskWindow(), GetParam() + "+0+0");
  const size_t x = GetParam().find('x');
  EXPECT_TRUE(std::regex_search(hall.Record("home"),
                                std::regex("\"size\": \\[\\s*" + GetParam().substr(0, x) + ",\\s*" +
                                           GetParam().substr(x + 1) + "\\s*\\]")));
}

INSTANTIATE_TEST_SUITE_P(Sizes, WholeScreen, testing::Values("1366x768", "1080x1920", "2560x1440"));

using Quiet = Hall;

// What is on the terminal of somebody who has no devices, and in the log of the station.
TEST_F(Quiet, WhereNoDeviceIsTheTerminalHasOurOwnLinesAlone) {
  unsetenv("SDL_AUDIODRIVER");
  unsetenv("XDG_RUNTIME_DIR");
  setenv("EGL_LOG_LEVEL", "debug", 1);  // Mesa talks about whatever it does
  StationMachine hall(Folder("hall"));
  hall.UseSoundDevice();
  hall.Play("tap say\ntap way.voice\ntap voice.talk\nwait 200\nshot voice\n");
  ASSERT_TRUE(hall.Finishes());
  for (const char* word : {"ALSA", "EGL", "egl", "MESA", "XDG_RUNTIME_DIR"}) {
    EXPECT_FALSE(hall.kiosk().err().contains(word)) << hall.kiosk().err();
  }
  EXPECT_TRUE(ReadFile(hall.data() / "kiosk.log").contains("EGL")) << "where libraries write";
}

}  // namespace
}  // namespace oneflower
