// What of a text the JSON parser is given at all: its depth and its parts are bounded.
#include "shared/base/json_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace oneflower {
namespace {

std::string Nested(size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

// A list with that many zeros: a part each, and one for the list.
std::string ListOf(size_t zeros) {
  std::string list = "[0";
  for (size_t i = 1; i < zeros; ++i) list += ",0";
  return list + "]";
}

TEST(ParseJson, DeeperThanTheBoundIsRejected) {
  EXPECT_TRUE(ParseJson(Nested(kMaxJsonDepth)).is_array());
  EXPECT_TRUE(ParseJson(Nested(kMaxJsonDepth + 1)).is_discarded());
  EXPECT_TRUE(ParseOrderedJson(Nested(kMaxJsonDepth + 1)).is_discarded());
  std::string objects;
  for (size_t i = 0; i < kMaxJsonDepth; ++i) objects += R"({"a":)";
  EXPECT_TRUE(ParseJson(objects + "{}" + std::string(kMaxJsonDepth, '}')).is_discarded());
}

TEST(ParseJson, OpenedListsWithoutEndAreRejected) {
  EXPECT_TRUE(ParseJson(std::string(8'000'000, '[')).is_discarded());
}

TEST(ParseJson, MorePartsThanTheBoundAreRejected) {
  EXPECT_TRUE(ParseJson(ListOf(kMaxJsonParts - 1)).is_array());
  EXPECT_TRUE(ParseJson(ListOf(kMaxJsonParts)).is_discarded());
  EXPECT_TRUE(ParseOrderedJson(ListOf(kMaxJsonParts)).is_discarded());
}

TEST(ParseJson, BracketsInsideStringsDoNotCount) {
  const std::string text = std::string(1000, '[') + "\\\"" + std::string(200'000, ',') + "\\\\";
  const auto json = ParseJson("[\"" + text + "\",[]]");
  ASSERT_TRUE(json.is_array());
  EXPECT_EQ(json.size(), 2U);
}

TEST(ParseJson, AStringCutInsideAnEscapeIsNoJson) {
  for (const char* text : {"\"", "\"\\", "[\"\\\"", "{\"a\":\"\\", "\\\"[\""}) {
    EXPECT_TRUE(ParseJson(text).is_discarded()) << text;
  }
}

}  // namespace
}  // namespace oneflower
