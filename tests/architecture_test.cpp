// Reads the includes of the tree and holds them to the level table and to the homes of the foreign
// libraries (README.md shows both).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace oneflower {
namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file;    // from the tree's root
  std::string target;  // as written
  bool ours = false;   // "…" from the tree's root, or <…>
};

std::vector<Include> IncludesOf(const fs::path& root, const fs::path& file) {
  static const std::regex kLine(R"(^\s*#\s*include\s*(["<])([^">]+)[">])");
  std::vector<Include> includes;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    std::smatch match;
    if (!std::regex_search(line, match, kLine)) continue;
    includes.push_back({fs::relative(file, root).string(), match[2], match[1] == "\""});
  }
  return includes;
}

const std::vector<Include>& AllIncludes() {
  static const std::vector<Include> kAll = [] {
    const fs::path root = ONEFLOWER_SOURCE_DIR;
    std::vector<Include> all;
    for (const char* folder : {"kiosk", "shared", "sync"}) {
      for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        const auto extension = entry.path().extension();
        if (extension != ".h" && extension != ".cpp") continue;
        for (Include& include : IncludesOf(root, entry.path())) all.push_back(std::move(include));
      }
    }
    return all;
  }();
  return kAll;
}

// The folder of the level table a file belongs to.
std::string FolderOf(const std::string& path) {
  if (path == "kiosk/main.cpp") return "kiosk/app";
  const size_t first = path.find('/');
  const size_t second = path.find('/', first + 1);
  return path.substr(0, second);
}

const std::map<std::string, std::set<std::string>>& Allowed() {
  static const std::map<std::string, std::set<std::string>> kAllowed = {
      {"shared/base", {}},
      {"shared/domain", {"shared/base"}},
      {"kiosk/ui", {"shared/base"}},
      {"kiosk/input", {"shared/base"}},
      {"shared/store", {"shared/base", "shared/domain"}},
      {"sync/protocol", {"shared/base", "shared/domain"}},
      {"kiosk/screens", {"shared/base", "shared/domain", "kiosk/ui", "kiosk/input"}},
      {"sync/client", {"shared/base", "shared/domain", "shared/store", "sync/protocol"}},
      {"sync/hub", {"shared/base", "shared/domain", "shared/store", "sync/protocol"}},
      {"kiosk/app",
       {"shared/base", "shared/domain", "shared/store", "sync/protocol", "sync/client", "kiosk/ui",
        "kiosk/input", "kiosk/screens"}},
  };
  return kAllowed;
}

TEST(Architecture, IncludesRunDownTheLevels) {
  ASSERT_GT(AllIncludes().size(), 200U);
  for (const Include& include : AllIncludes()) {
    if (!include.ours) continue;
    const std::string from = FolderOf(include.file);
    const std::string to = FolderOf(include.target);
    if (from == to) continue;
    ASSERT_TRUE(Allowed().contains(from)) << include.file << " is in no folder of the table";
    EXPECT_TRUE(Allowed().at(from).contains(to)) << include.file << " includes " << include.target;
  }
}

TEST(Architecture, OwnIncludesAreWrittenFromTheRoot) {
  const fs::path root = ONEFLOWER_SOURCE_DIR;
  for (const Include& include : AllIncludes()) {
    if (!include.ours) continue;
    EXPECT_TRUE(fs::exists(root / include.target)) << include.file << ": " << include.target;
  }
}

struct Home {
  std::string header;               // the beginning of the include
  std::vector<std::string> places;  // files or folders that may include it
};

// Shared types that are no library of their own (nlohmann-json, fmt) are free below the screens.
const std::vector<Home>& Homes() {
  static const std::vector<Home> kHomes = {
      {"sodium", {"shared/base/crypto.cpp"}},
      {"spdlog/", {"shared/base/log.cpp"}},
      {"SQLiteCpp/", {"shared/store/", "sync/hub/"}},
      {"sqlite3", {"shared/store/", "sync/hub/"}},
      {"curl/", {"sync/client/http_transport.cpp"}},
      {"httplib", {"sync/hub/http_server.cpp"}},
      {"zlib", {"sync/protocol/"}},
      {"SDL", {"kiosk/app/", "kiosk/main.cpp", "kiosk/input/sdl_audio.cpp"}},
      {"opus/opus.h", {"kiosk/input/memo_writer.cpp"}},
      {"opus/opusfile", {"kiosk/input/memo_reader.cpp"}},
      {"ogg/", {"kiosk/input/memo_"}},
      {"imgui", {"kiosk/ui/", "kiosk/app/window"}},
      {"libime/", {"kiosk/input/"}},
      {"zinnia", {"kiosk/input/"}},
      {"qrcodegen", {"kiosk/ui/"}},
      {"cairo", {"kiosk/input/"}},
      {"turbojpeg", {"kiosk/input/photo_"}},
      {"png", {"kiosk/input/photo_reader.cpp", "kiosk/input/png_file.cpp"}},
      {"linebreak", {"kiosk/ui/"}},
      {"toml++/",
       {"kiosk/input/readings", "kiosk/ui/strings", "shared/store/community_file", "sync/hub/",
        "kiosk/app/"}},
      {"CLI/", {"kiosk/main.cpp", "kiosk/app/", "sync/hub/"}},
      {"nlohmann/",
       {"shared/base/json_text", "shared/domain/", "shared/store/", "sync/", "kiosk/ui/record",
        "kiosk/ui/widget_record", "kiosk/app/"}},
  };
  return kHomes;
}

TEST(Architecture, EveryForeignLibraryHasOneHome) {
  for (const Include& include : AllIncludes()) {
    if (include.ours) continue;
    for (const Home& home : Homes()) {
      if (!include.target.starts_with(home.header)) continue;
      const bool allowed = std::ranges::any_of(
          home.places, [&](const std::string& place) { return include.file.starts_with(place); });
      EXPECT_TRUE(allowed) << include.file << " includes <" << include.target << ">";
    }
  }
}

TEST(Architecture, OnlyTheBaseReadsTheSystemClock) {
  const fs::path root = ONEFLOWER_SOURCE_DIR;
  static const std::regex kClock(
      R"((system_clock|steady_clock)::now|[^_a-zA-Z]time\(nullptr\)|random_device)");
  for (const char* folder : {"kiosk", "shared", "sync"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string path = fs::relative(entry.path(), root).string();
      if (!path.ends_with(".cpp") || path.starts_with("shared/base/")) continue;
      std::ifstream stream(entry.path());
      const std::string text((std::istreambuf_iterator<char>(stream)), {});
      EXPECT_FALSE(std::regex_search(text, kClock)) << path;
    }
  }
}

// A test that no program is made of passes for ever.
TEST(Architecture, EveryTestIsBuilt) {
  const fs::path tests = fs::path(ONEFLOWER_SOURCE_DIR) / "tests";
  std::ifstream file(tests / "CMakeLists.txt");
  const std::string list((std::istreambuf_iterator<char>(file)), {});
  for (const auto& entry : fs::recursive_directory_iterator(tests)) {
    const std::string name = fs::relative(entry.path(), tests).string();
    const bool is_test = name.ends_with("_test.cpp");
    EXPECT_TRUE(!is_test || list.find(name) != std::string::npos) << name;
  }
}

TEST(Architecture, EveryFolderSaysWhatItIsFor) {
  const fs::path root = ONEFLOWER_SOURCE_DIR;
  for (const auto& [folder, allowed] : Allowed()) {
    EXPECT_TRUE(fs::exists(root / folder / "README.md")) << folder;
  }
}

}  // namespace
}  // namespace oneflower
