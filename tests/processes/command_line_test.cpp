// What the programs say to those who start them.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/processes/programs.h"

namespace oneflower {
namespace {

class CommandLine : public Hall {
 protected:
  struct Said {
    int code = -1;
    std::string out;
    std::string err;
  };

  static Said Run(const std::vector<std::string>& command) {
    Process process(command);
    const auto code = process.WaitForEnd(kDeadline);
    return {code.value_or(-1), process.out(), process.err()};
  }

  Said Kiosk(std::vector<std::string> options) {
    options.insert(options.begin(), {ONEFLOWER_KIOSK, "--data", Folder("data").string()});
    return Run(options);
  }

  // One line on stderr that says it, no picture, no success.
  static void ExpectOneLine(const Said& said, const std::string& words) {
    EXPECT_GT(said.code, 0);
    EXPECT_EQ(std::ranges::count(said.err, '\n'), 1) << said.err;
    EXPECT_TRUE(said.err.contains(words)) << said.err;
    EXPECT_EQ(said.out, "");
  }
};

TEST_F(CommandLine, BothProgramsTellTheirOptionsAndTheirVersion) {
  for (const char* program : {ONEFLOWER_KIOSK, ONEFLOWER_HUB}) {
    const Said help = Run({program, "--help"});
    EXPECT_EQ(help.code, 0);
    EXPECT_TRUE(help.out.contains("--version")) << help.out;
    const Said version = Run({program, "--version"});
    EXPECT_EQ(version.code, 0);
    EXPECT_EQ(version.out, std::string(ONEFLOWER_VERSION) + "\n");
  }
  EXPECT_TRUE(Run({ONEFLOWER_KIOSK, "--help"}).out.contains("--data"));
  EXPECT_TRUE(Run({ONEFLOWER_HUB, "serve", "--help"}).out.contains("--listen"));
}

TEST_F(CommandLine, RunTellsItsOwnUseWithoutBuildingAnything) {
  const std::string run = ONEFLOWER_SOURCE_DIR "/kiosk/run";
  const Said help = Run({run, "--help"});
  EXPECT_EQ(help.code, 0);
  for (const char* option : {"--station NAME", "--no-hub", "--tour DIR", "--play FILE"}) {
    EXPECT_TRUE(help.out.contains(option)) << option;
  }
  ExpectOneLine(Run({run, "--data"}), "--data wants a value");
}

TEST_F(CommandLine, AScriptThatCannotBePlayedIsOneClearLine) {
  ExpectOneLine(Kiosk({"--play", "/nowhere.play"}), "/nowhere.play");
  WriteFile(Folder("bad.play"), "tap say\n\njump high\n");
  ExpectOneLine(
      Kiosk({"--assets", ONEFLOWER_SOURCE_DIR "/assets", "--play", Folder("bad.play").string()}),
      "line 3 is no action: jump high");
}

TEST_F(CommandLine, MissingOrDamagedAssetsAreOneClearLine) {
  ExpectOneLine(Kiosk({"--assets", "/nowhere"}), "/nowhere/community/community.toml");
  std::filesystem::copy(ONEFLOWER_SOURCE_DIR "/assets", Folder("assets"),
                        std::filesystem::copy_options::recursive);
  WriteFile(Folder("assets") / "community" / "topics.toml", "[[topic]]\nid = \n");
  ExpectOneLine(Kiosk({"--assets", Folder("assets").string()}), "topics.toml line 2");
  EXPECT_FALSE(std::filesystem::exists(Folder("data") / "station.db"));
}

TEST_F(CommandLine, ASizeThatIsNoneAndAnUnknownOptionAreOneClearLine) {
  for (const char* window : {"large", "1920x1080x5", "1920x1080abc", "1920.9x1080", "0x10x0x10"}) {
    ExpectOneLine(Kiosk({"--window", window}), "1920x1080");
  }
  ExpectOneLine(Kiosk({"--mm", "0x0"}), "476x268");
  ExpectOneLine(Kiosk({"--fullscreen"}), "--fullscreen");
}

TEST_F(CommandLine, APanelThatCannotBeDrawnForIsOneClearLine) {
  for (const char* window : {"99999999x99999999", "infx1080", "319x319", "7680x4321"}) {
    ExpectOneLine(Kiosk({"--window", window}), "a panel has 320 x 320 to 7680 x 4320 pixels");
  }
  ExpectOneLine(Kiosk({"--mm", "1e30x300"}), "mm a side");
  const std::string assets = ONEFLOWER_SOURCE_DIR "/assets";
  ExpectOneLine(Kiosk({"--assets", assets, "--no-hub", "--window", "1920x1080", "--mm", "90x50"}),
                "a panel has 0.75 to 20 pixels per mm, not 21.33");
}

TEST_F(CommandLine, AStaffPinIsKeptAsAHashAndOneThatIsNoneIsOneClearLine) {
  const auto set = [&](const std::string& pin) {
    return Run({"/bin/sh", "-c",
                "echo " + pin + " | '" ONEFLOWER_KIOSK "' --data '" + Folder("data").string() +
                    "' --set-staff-pin"});
  };
  EXPECT_EQ(set("2580").code, 0);
  const std::string kept = ReadFile(Folder("data") / "staff_pin");
  EXPECT_TRUE(kept.starts_with("$argon2id$")) << kept;
  ExpectOneLine(set("12"), "4 to 8 digits");
  EXPECT_EQ(ReadFile(Folder("data") / "staff_pin"), kept);
}

TEST_F(CommandLine, WhoPressesControlCEndsBothProgramsWell) {
  StationMachine hall(Folder("hall"));
  hall.StartUnattended();
  hall.kiosk().Send(SIGINT);
  EXPECT_EQ(hall.kiosk().WaitForEnd(kDeadline), 0) << hall.kiosk().err();
  HubProgram hub(Folder("hub"));
  hub.Start();
  EXPECT_EQ(hub.Stop(SIGINT), 0) << hub.process().err();
}

// Exit codes of programs whose stream is full; a program that is aborted has none.
class FullStream : public CommandLine {
 protected:
  static int CodeOf(const std::string& stream, const std::vector<std::string>& command) {
    std::vector<std::string> shell = {"/bin/sh", "-c", "exec \"$@\" " + stream + ">/dev/full",
                                      "sh"};
    shell.insert(shell.end(), command.begin(), command.end());
    return Run(shell).code;
  }
};

TEST_F(FullStream, AnErrorThatNobodyCanReadIsStillAnOrdinaryFailure) {
  EXPECT_EQ(CodeOf("2", {ONEFLOWER_KIOSK, "--assets", "/nowhere"}), 1);
  EXPECT_GT(CodeOf("2", {ONEFLOWER_KIOSK, "--fullscreen"}), 1);
  EXPECT_EQ(CodeOf("2", {ONEFLOWER_HUB, "stations", "--data", "/nowhere"}), 1);
  EXPECT_GT(CodeOf("2", {ONEFLOWER_HUB, "dance"}), 1);
  WriteFile(Folder("bad.play"), "lang none\n");
  EXPECT_EQ(CodeOf("2", {ONEFLOWER_KIOSK, "--data", Folder("data").string(), "--assets",
                         ONEFLOWER_SOURCE_DIR "/assets", "--no-hub", "--window", "640x360", "--mm",
                         "476x268", "--out", Folder("out").string(), "--play",
                         Folder("bad.play").string()}),
            1);
}

TEST_F(FullStream, AnAnswerThatNobodyCanReadIsAFailure) {
  HubProgram hub(Folder("hub"));
  hub.Start();
  const std::string data = Folder("hub").string();
  EXPECT_EQ(CodeOf("", {ONEFLOWER_KIOSK, "--help"}), 1);
  EXPECT_EQ(CodeOf("", {ONEFLOWER_HUB, "--version"}), 1);
  EXPECT_EQ(CodeOf("", {ONEFLOWER_HUB, "enrol", "--data", data, "--name", "hall"}), 1);
  EXPECT_EQ(CodeOf("", {ONEFLOWER_HUB, "stations", "--data", data}), 0) << "there are none to name";
}

TEST_F(CommandLine, AStationThatWasNeverEnrolledSaysSoByItsExitCode) {
  EXPECT_EQ(Kiosk({"--is-enrolled"}).code, 1);
}

}  // namespace
}  // namespace oneflower
