// The kiosk as a whole, from outside, on a real (virtual) screen: start, memory and the still home
// screen. Start and memory are ratios against Chromium showing a static page of 24 cards with the
// same software rendering, alternating, medians of several runs.
//
// Usage: kiosk_bench KIOSK CHROMIUM NAME…   with DISPLAY set (tests/bench/run does it)
#include <httplib.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/process_tree.h"
#include "tests/bench/report.h"
#include "tests/support/process.h"

namespace oneflower::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr int kRuns = 5;
constexpr seconds kStartLimit{60};
constexpr seconds kSettle{4};

struct Look {
  double start_ms = 0;
  double pss = 0;
};

double MsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// A page of 24 cards that tells the server when its second frame is through: then the first one
// has been painted.
std::string Page() {
  std::string page =
      "<!doctype html><meta charset=utf-8><style>body{margin:0;background:#fff7ec;display:grid;"
      "grid-template-columns:repeat(6,1fr);gap:20px;padding:20px;font:28px 'Noto Sans CJK SC'}"
      "div{background:#fff;border-radius:24px;padding:24px;box-shadow:0 4px 12px #0002}</style>";
  for (int i = 1; i <= 24; ++i) {
    page += "<div><h2>建议" + std::to_string(i) + "</h2>中庭台阶加一排扶手，下雨天不怕滑</div>";
  }
  return page +
         "<script>requestAnimationFrame(()=>requestAnimationFrame(()=>fetch('/painted')))"
         "</script>";
}

class PaintServer {
 public:
  PaintServer() {
    server_.Get("/", [](const httplib::Request&, httplib::Response& response) {
      response.set_content(Page(), "text/html");
    });
    server_.Get("/painted", [this](const httplib::Request&, httplib::Response&) {
      painted_ = true;
      painted_.notify_all();
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
  }
  ~PaintServer() {
    server_.stop();
    thread_.join();
  }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/"; }

  bool WaitPainted() {
    const auto deadline = Clock::now() + kStartLimit;
    while (!painted_ && Clock::now() < deadline) std::this_thread::sleep_for(milliseconds(1));
    return painted_;
  }

 private:
  httplib::Server server_;
  std::atomic<bool> painted_ = false;
  int port_ = 0;
  std::thread thread_;
};

std::optional<Look> LookAtChromium(const std::string& chromium) {
  const fs::path profile = fs::temp_directory_path() / "oneflower_bench_profile";
  fs::remove_all(profile);
  PaintServer server;
  const auto start = Clock::now();
  Process browser({chromium, "--kiosk", "--no-sandbox", "--disable-gpu", "--disable-quic",
                   "--no-first-run", "--disable-background-networking",
                   "--disable-component-update", "--disable-sync", "--window-size=1920,1080",
                   "--user-data-dir=" + profile.string(), server.url()});
  if (!server.WaitPainted()) return std::nullopt;
  Look look{.start_ms = MsSince(start)};
  std::this_thread::sleep_for(kSettle);
  look.pss = static_cast<double>(PssOfTree(browser.pid()));
  return look;
}

std::vector<std::string> KioskCommand(const std::string& kiosk, const fs::path& data) {
  return {kiosk,      "--data",    data.string(),  "--assets", ONEFLOWER_SOURCE_DIR "/assets",
          "--no-hub", "--samples", "--no-attract", "--window", "1920x1080"};
}

fs::path FreshData(const std::string& kiosk) {
  const fs::path data = fs::temp_directory_path() / "oneflower_bench_data";
  fs::remove_all(data);
  // Once before: the samples are planted at the first start only, as in a hall.
  Process first(KioskCommand(kiosk, data));
  first.ReadLine("first frame", kStartLimit);
  std::this_thread::sleep_for(seconds(2));
  return data;
}

std::optional<Look> LookAtKiosk(const std::string& kiosk, const fs::path& data) {
  const auto start = Clock::now();
  Process process(KioskCommand(kiosk, data));
  if (!process.ReadLine("first frame", kStartLimit)) return std::nullopt;
  Look look{.start_ms = MsSince(start)};
  std::this_thread::sleep_for(kSettle);
  look.pss = static_cast<double>(PssOfTree(process.pid()));
  return look;
}

bool CompareWithChromium(const std::string& kiosk, const std::string& chromium,
                         const std::string& name) {
  const fs::path data = FreshData(kiosk);
  std::vector<double> ours;
  std::vector<double> theirs;
  for (int run = 0; run < kRuns; ++run) {
    const auto kiosk_look = LookAtKiosk(kiosk, data);
    const auto browser_look = LookAtChromium(chromium);
    if (!kiosk_look || !browser_look) {
      fmt::print("{:<22} nothing measured: {} did not paint\n", name,
                 kiosk_look ? "chromium" : "the kiosk");
      return false;
    }
    ours.push_back(name == "start" ? kiosk_look->start_ms : kiosk_look->pss / 1e6);
    theirs.push_back(name == "start" ? browser_look->start_ms : browser_look->pss / 1e6);
  }
  const double mine = Percentile(ours, 0.5);
  const double other = Percentile(theirs, 0.5);
  const char* unit = name == "start" ? "ms" : "MB";
  return Report(name, mine / other, Bound::kAtMost, name == "start" ? 0.7 : 0.4, "x",
                fmt::format("{:.0f} {} against {:.0f} {}", mine, unit, other, unit));
}

bool StillHome(const std::string& kiosk) {
  const fs::path data = FreshData(kiosk);
  auto command = KioskCommand(kiosk, data);
  command.push_back("--count-frames");
  Process process(command);
  if (!process.ReadLine("first frame", kStartLimit)) return false;
  std::this_thread::sleep_for(kSettle);
  process.ReadLine("frames in 10 s: ", seconds(11));  // the rest of the start-up's window
  const double before = CpuMsOfTree(process.pid());
  const auto start = Clock::now();
  const auto line = process.ReadLine("frames in 10 s: ", seconds(11));
  const double frames = line ? std::stod(line->substr(line->rfind(' '))) : 1e9;
  const double cpu = 100 * (CpuMsOfTree(process.pid()) - before) / MsSince(start);
  const bool frames_ok = Report("idle_frames", frames, Bound::kAtMost, 20, "in 10 s");
  return Report("idle_cpu", cpu, Bound::kAtMost, 1, "% core") && frames_ok;
}

}  // namespace
}  // namespace oneflower::bench

int main(int argc, char** argv) {
  using namespace oneflower::bench;
  bool ok = argc >= 4;
  for (int i = 3; i < argc; ++i) {
    const std::string name = argv[i];
    ok = (name == "idle" ? StillHome(argv[1]) : CompareWithChromium(argv[1], argv[2], name)) && ok;
  }
  return ok ? 0 : 1;
}
