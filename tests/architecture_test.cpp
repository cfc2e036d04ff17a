// Reads the includes of the tree and holds them to the level table and to the homes of the foreign
// libraries (README.md shows both).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
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
  constexpr std::string_view kDirective = "#include ";
  std::vector<Include> includes;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    if (!line.starts_with(kDirective) || line.size() < kDirective.size() + 2) continue;
    const char open = line[kDirective.size()];
    const size_t begin = kDirective.size() + 1;
    const size_t end = line.find(open == '<' ? '>' : '"', begin);
    includes.push_back(
        {fs::relative(file, root).string(), line.substr(begin, end - begin), open == '"'});
  }
  return includes;
}

const std::vector<Include>& AllIncludes() {
  static const std::vector<Include> kAll = [] {
    const fs::path root = ONEFLOWER_SOURCE_DIR;
    std::vector<Include> all;
    for (const char* folder : {"kiosk", "shared", "sync", "tests"}) {
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

// The folder of the level table a file belongs to. The tests of a folder are a folder of their own:
// tests/kiosk/ui of kiosk/ui.
std::string FolderOf(const std::string& path) {
  if (path == "kiosk/main.cpp") return "kiosk/app";
  const size_t first = path.find('/');
  size_t end = path.find('/', first + 1);
  for (const char* mirrored : {"tests/kiosk/", "tests/shared/"}) {
    if (!path.starts_with(mirrored)) continue;
    const size_t third = path.find('/', end + 1);
    if (third != std::string::npos) end = third;
  }
  return end == std::string::npos ? path.substr(0, first) : path.substr(0, end);
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
      {"kiosk/features",
       {"shared/base", "shared/domain", "shared/store", "kiosk/ui", "kiosk/input",
        "kiosk/screens"}},
      {"sync/client", {"shared/base", "shared/domain", "shared/store", "sync/protocol"}},
      {"sync/hub", {"shared/base", "shared/domain", "shared/store", "sync/protocol"}},
      {"kiosk/app",
       {"shared/base", "shared/domain", "shared/store", "sync/protocol", "sync/client", "kiosk/ui",
        "kiosk/input", "kiosk/screens", "kiosk/features"}},
  };
  return kAllowed;
}

// What tests may include besides their own folder and tests/support: what they are about and what
// that stands on.
const std::map<std::string, std::set<std::string>>& AllowedToTests() {
  static const std::map<std::string, std::set<std::string>> kAllowed = {
      {"tests", {}},
      {"tests/shared", {"shared/base", "shared/domain", "shared/store"}},
      {"tests/shared/base", {"shared/base"}},
      {"tests/shared/domain", {"shared/base", "shared/domain"}},
      {"tests/shared/store", {"shared/base", "shared/domain", "shared/store"}},
      {"tests/kiosk/ui", {"shared/base", "kiosk/ui"}},
      {"tests/kiosk/input", {"shared/base", "shared/store", "kiosk/input"}},
      {"tests/kiosk/features",
       {"shared/base", "shared/domain", "shared/store", "kiosk/ui", "kiosk/input", "kiosk/screens",
        "kiosk/features"}},
      {"tests/kiosk/screens",
       {"shared/base", "shared/domain", "shared/store", "kiosk/ui", "kiosk/input", "kiosk/screens",
        "kiosk/app"}},
      {"tests/kiosk/app",
       {"shared/base", "shared/domain", "shared/store", "kiosk/ui", "kiosk/input", "kiosk/screens",
        "kiosk/app"}},
      {"tests/sync",
       {"shared/base", "shared/domain", "shared/store", "sync/protocol", "sync/client",
        "sync/hub"}},
      {"tests/flows",
       {"shared/base", "shared/domain", "shared/store", "sync/protocol", "sync/client",
        "sync/hub"}},
      {"tests/processes",
       {"shared/base", "shared/domain", "shared/store", "kiosk/ui", "kiosk/input", "kiosk/features",
        "kiosk/app"}},
      {"tests/support",
       {"shared/base", "shared/domain", "shared/store", "kiosk/ui", "kiosk/input", "kiosk/screens",
        "kiosk/app"}},
      {"tests/bench",
       {"shared/base", "shared/domain", "shared/store", "sync/client", "kiosk/ui", "kiosk/input",
        "kiosk/app", "sync/hub", "tests/kiosk/input", "tests/sync"}},
  };
  return kAllowed;
}

// Holds the includes of some folders to what each of them may include.
void ExpectAllowed(const std::map<std::string, std::set<std::string>>& allowed, bool tests) {
  for (const Include& include : AllIncludes()) {
    if (!include.ours || include.file.starts_with("tests/") != tests) continue;
    const std::string from = FolderOf(include.file);
    const std::string to = FolderOf(include.target);
    if (from == to || (tests && to == "tests/support")) continue;
    ASSERT_TRUE(allowed.contains(from)) << include.file << " is in no folder of the table";
    EXPECT_TRUE(allowed.at(from).contains(to)) << include.file << " includes " << include.target;
  }
}

TEST(Architecture, IncludesRunDownTheLevels) {
  ASSERT_GT(AllIncludes().size(), 200U);
  ExpectAllowed(Allowed(), false);
}

TEST(Architecture, TestsIncludeWhatTheyAreAbout) { ExpectAllowed(AllowedToTests(), true); }

// The table of routes is the only file that knows the topics.
TEST(Architecture, NoTopicOfTheHubIncludesAnother) {
  const std::string topics = "sync/hub/topics/";
  const auto topic_of = [](const std::string& path) { return path.substr(0, path.rfind('.')); };
  int includes = 0;
  for (const Include& include : AllIncludes()) {
    if (!include.ours || !include.target.starts_with(topics)) continue;
    ++includes;
    EXPECT_TRUE(include.file == "sync/hub/route_table.cpp" ||
                topic_of(include.file) == topic_of(include.target))
        << include.file << " includes " << include.target;
  }
  EXPECT_GT(includes, 10);
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
      {"SQLiteCpp/", {"shared/store/"}},
      {"sqlite3", {"shared/store/"}},
      {"curl/", {"sync/client/http_transport.cpp"}},
      {"httplib", {"sync/hub/http_server.cpp"}},
      {"zlib", {"sync/protocol/"}},
      {"SDL", {"kiosk/app/window.cpp", "kiosk/input/sdl_audio.cpp"}},
      {"opus/opus.h", {"kiosk/input/memo_writer.cpp"}},
      {"opus/opusfile", {"kiosk/input/memo_reader.cpp"}},
      {"ogg/", {"kiosk/input/memo_"}},
      {"imgui", {"kiosk/ui/", "kiosk/app/window"}},
      {"stb_", {"kiosk/ui/glyph_pages.cpp"}},
      {"ft2build", {"kiosk/ui/font_file.cpp"}},
      {"libime/", {"kiosk/input/"}},
      {"zinnia", {"kiosk/input/"}},
      {"qrcodegen", {"kiosk/ui/"}},
      {"cairo", {"kiosk/input/"}},
      {"turbojpeg", {"kiosk/input/photo_"}},
      {"png", {"kiosk/input/photo_reader.cpp", "kiosk/input/png_file.cpp"}},
      {"linebreak", {"kiosk/ui/"}},
      {"toml++/",
       {"kiosk/input/readings.cpp", "kiosk/ui/strings.cpp", "shared/store/community_file.cpp",
        "sync/hub/"}},
      {"CLI/", {"kiosk/main.cpp", "sync/hub/main.cpp"}},
      {"nlohmann/",
       {"shared/base/json_text", "shared/domain/", "shared/store/", "sync/",
        "kiosk/ui/widget_record.cpp"}},
  };
  return kHomes;
}

TEST(Architecture, EveryForeignLibraryHasOneHome) {
  for (const Include& include : AllIncludes()) {
    if (include.ours || include.file.starts_with("tests/")) continue;
    for (const Home& home : Homes()) {
      if (!include.target.starts_with(home.header)) continue;
      const bool allowed = std::ranges::any_of(
          home.places, [&](const std::string& place) { return include.file.starts_with(place); });
      EXPECT_TRUE(allowed) << include.file << " includes <" << include.target << ">";
    }
  }
}

// A place where no file includes the library any more would let it come back unseen.
TEST(Architecture, EveryHomeOfALibraryIncludesIt) {
  for (const Home& home : Homes()) {
    for (const std::string& place : home.places) {
      EXPECT_TRUE(std::ranges::any_of(AllIncludes(),
                                      [&](const Include& include) {
                                        return !include.ours &&
                                               include.target.starts_with(home.header) &&
                                               include.file.starts_with(place);
                                      }))
          << place << " has no <" << home.header;
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
