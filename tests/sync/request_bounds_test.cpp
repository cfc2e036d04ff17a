// What is looked at before a request's body is read: its head, the range it asks for, the memory it
// would hold.
#include <gtest/gtest.h>

#include <future>

#include "sync/hub/byte_range.h"
#include "sync/hub/memory_budget.h"
#include "sync/hub/request_head.h"
#include "sync/hub/server_limits.h"

namespace oneflower {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

std::optional<ByteRange> RangeOf(std::string_view field, int64_t size = 10) {
  const auto range = ParseRange(field, size);
  EXPECT_TRUE(range) << field;
  return range.value_or(std::nullopt);
}

TEST(Range, OneIsCutAtTheEndOfTheMedium) {
  EXPECT_EQ(RangeOf("bytes=2-5"), (ByteRange{2, 4}));
  EXPECT_EQ(RangeOf("bytes=2-"), (ByteRange{2, 8}));
  EXPECT_EQ(RangeOf("bytes=2-99"), (ByteRange{2, 8}));
  EXPECT_EQ(RangeOf("bytes=9-9"), (ByteRange{9, 1}));
  EXPECT_EQ(RangeOf("bytes=-3"), (ByteRange{7, 3}));
  EXPECT_EQ(RangeOf("bytes=-99"), (ByteRange{0, 10}));
  EXPECT_EQ(RangeOf("bytes=0-99999999999999999999"), (ByteRange{0, 10}));
}

TEST(Range, BeyondTheEndThereIsNone) {
  for (const char* field :
       {"bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999-"}) {
    EXPECT_FALSE(ParseRange(field, 10)) << field;
  }
}

TEST(Range, SeveralOrMalformedOnesAreForTheWhole) {
  for (const char* field : {"", "bytes", "bytes=", "bytes=-", "bytes=0-1,3-4", "bytes=0-0,0-0,",
                            "bytes=5-2", "bytes=a-b", "bytes=1-2 ", "bytes= 1-2", "lines=1-2",
                            "bytes=+1-2", "bytes=--1", "bytes=0x1-2"}) {
    EXPECT_EQ(RangeOf(field), std::nullopt) << field;
  }
}

int StatusOf(const std::string& head) {
  const auto parsed = ParseRequestHead(head);
  return parsed ? 200 : parsed.error();
}

TEST(RequestHead, NamesAreLowerAndRepeatedFieldsAreJoined) {
  const auto head = ParseRequestHead(
      "PUT /v1/x?a=%20b HTTP/1.1\r\nHost: hub\r\nX-A:  one \r\nx-a: two\r\nEmpty:\r\n\r\n");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->method, "PUT");
  EXPECT_EQ(head->target, "/v1/x?a=%20b");
  EXPECT_EQ(head->headers, (Headers{{"host", "hub"}, {"x-a", "one, two"}, {"empty", ""}}));
  EXPECT_TRUE(head->keeps_connection);
}

TEST(RequestHead, WhatIsNoHttpIsRejected) {
  for (const char* head :
       {"\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n",
        "GET x HTTP/1.1\r\n\r\n", "G(T / HTTP/1.1\r\n\r\n", "GET /a b HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n", "GET / HTTP/1.1\r\nA : b\r\n\r\n",
        "GET / HTTP/1.1\r\n folded: b\r\n\r\n", "GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n"}) {
    EXPECT_EQ(StatusOf(head), 400) << head;
  }
}

TEST(RequestHead, LongTargetsAndManyFieldsAreRejected) {
  const auto with_target = [](size_t bytes) {
    return "GET /" + std::string(bytes - 1, 'a') + " HTTP/1.1\r\n\r\n";
  };
  EXPECT_EQ(StatusOf(with_target(limits::kMaxTargetBytes)), 200);
  EXPECT_EQ(StatusOf(with_target(limits::kMaxTargetBytes + 1)), 414);
  std::string head = "GET / HTTP/1.1\r\n";
  for (size_t i = 0; i < limits::kMaxHeadFields; ++i) head += "a:\r\n";
  EXPECT_EQ(StatusOf(head + "\r\n"), 200);
  EXPECT_EQ(StatusOf(head + "a:\r\n\r\n"), 431);
}

TEST(RequestHead, SaysWhetherTheConnectionGoesOn) {
  const auto goes_on = [](const std::string& rest) {
    return ParseRequestHead("GET / HTTP/" + rest + "\r\n\r\n")->keeps_connection;
  };
  EXPECT_TRUE(goes_on("1.1"));
  EXPECT_FALSE(goes_on("1.1\r\nConnection: Close"));
  EXPECT_FALSE(goes_on("1.0"));
  EXPECT_TRUE(goes_on("1.0\r\nConnection: Keep-Alive"));
}

TEST(RequestHead, BodiesComeAsTheyAreAndWithOneLength) {
  const auto length_of = [](const std::string& fields) -> int64_t {
    const auto head = ParseRequestHead("POST / HTTP/1.1\r\n" + fields + "\r\n");
    const auto length = BodyLengthOf(head.value());
    return length ? static_cast<int64_t>(std::min<uint64_t>(*length, INT64_MAX)) : -length.error();
  };
  EXPECT_EQ(length_of("Content-Length: 12\r\n"), 12);
  EXPECT_EQ(length_of("Content-Length: 99999999999999999999999\r\n"), INT64_MAX);
  EXPECT_EQ(length_of("Content-Length: 5\r\nContent-Length: 5\r\n"), -400);
  EXPECT_EQ(length_of("Content-Length: -1\r\n"), -400);
  EXPECT_EQ(length_of(""), -415);
  EXPECT_EQ(length_of("Content-Length:\r\n"), -415);
  for (const char* odd :
       {"Transfer-Encoding: chunked", "Content-Encoding: gzip", "Content-Encoding: br",
        "Content-Encoding: deflate", "Content-Type: Multipart/form-data; boundary=x"}) {
    EXPECT_EQ(length_of(std::string("Content-Length: 5\r\n") + odd + "\r\n"), -415) << odd;
  }
}

TEST(MemoryBudget, SharesComeBackAtTheirEnd) {
  MemoryBudget budget(10);
  {
    const auto most = budget.Take(8, milliseconds(0));
    ASSERT_TRUE(most);
    EXPECT_FALSE(budget.Take(3, milliseconds(0)));
    EXPECT_TRUE(budget.Take(2, milliseconds(0)));
  }
  EXPECT_TRUE(budget.Take(10, milliseconds(0)));
  EXPECT_FALSE(budget.Take(11, milliseconds(0)));
}

TEST(MemoryBudget, WhatAShareShrinksByIsFree) {
  MemoryBudget budget(10);
  auto share = budget.Take(10, milliseconds(0)).value();
  share.ShrinkTo(4);
  share.ShrinkTo(9);  // not a way to grow
  EXPECT_EQ(share.bytes(), 4U);
  EXPECT_TRUE(budget.Take(6, milliseconds(0)));
  share = MemoryBudget::Share();
  EXPECT_TRUE(budget.Take(10, milliseconds(0)));
}

TEST(MemoryBudget, WhoWaitsGetsWhatIsGivenBack) {
  MemoryBudget budget(10);
  auto share = budget.Take(10, milliseconds(0)).value();
  auto waiting = std::async(std::launch::async, [&] { return budget.Take(10, seconds(20)); });
  share.ShrinkTo(0);
  EXPECT_TRUE(waiting.get());
}

TEST(MemoryBudget, EndsItsWaiting) {
  MemoryBudget budget(10);
  const auto share = budget.Take(8, milliseconds(0));
  auto waiting = std::async(std::launch::async, [&] { return budget.Take(10, seconds(20)); });
  budget.EndWaiting();
  EXPECT_FALSE(waiting.get());
  EXPECT_TRUE(budget.Take(2, seconds(20))) << "what is free can be had";
}

}  // namespace
}  // namespace oneflower
