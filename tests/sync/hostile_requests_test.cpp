// Requests that would make a hub hold much: they are refused by their heads, or answered in little.
#include <gtest/gtest.h>

#include "shared/base/encoding.h"
#include "sync/hub/server_limits.h"
#include "tests/support/some_media.h"
#include "tests/sync/raw_client.h"
#include "tests/sync/running_hub.h"

namespace oneflower {
namespace {

class HostileRequests : public testing::Test {
 protected:
  // After each test a good station is served.
  void TearDown() override {
    EXPECT_EQ(Ask(good_.Push({good_.Plant("照常")})).status, 200);
    EXPECT_EQ(Ask({.method = "GET", .target = "/v1/health"}).status, 200);
  }

  HttpResponse Ask(const HttpRequest& request) {
    return RawClient(running_.port()).Ask(request).value_or(HttpResponse{});
  }
  // "401 bad_signature", whatever comes before the body is sent.
  std::string AnswerToHead(HttpRequest request, size_t body_bytes) {
    request.headers["content-length"] = std::to_string(body_bytes);
    RawClient client(running_.port());
    const std::string wire = WireOf(request);
    client.Send(wire.substr(0, wire.size() - request.body.size()));
    const auto answer = client.Read();
    if (!answer) return "no answer";
    const auto error = DecodeErrorReply(answer->body);
    return std::to_string(answer->status) + (error ? " " + error->error : "");
  }
  HttpRequest PushOf(std::string body) {
    return {.method = "POST", .target = "/v1/push", .body = std::move(body)};
  }
  void Revoke(HandMadeStation& station) { ASSERT_TRUE(running_.hub().Revoke(station.device)); }

  TempFolder folder_;
  RunningHub running_{folder_.path()};
  HandMadeStation good_{running_.hub()};
  HandMadeStation other_{running_.hub()};
};

TEST_F(HostileRequests, SignatureIsCheckedBeforeTheBodyIsRead) {
  const size_t most = limits::kMaxPushBody;
  EXPECT_EQ(AnswerToHead(PushOf(""), most), "401 unknown_station");
  HandMadeStation stranger;
  EXPECT_EQ(AnswerToHead(stranger.Sign(PushOf("")), most), "401 unknown_station");
  stranger.device = other_.device;
  EXPECT_EQ(AnswerToHead(stranger.Sign(PushOf("")), most), "401 bad_signature");
  EXPECT_EQ(AnswerToHead(other_.Sign(PushOf(""), 2 * kMaxSignatureAge), most),
            "401 stale_signature");
  EXPECT_EQ(AnswerToHead({.method = "POST", .target = "/v1/staff"}, 1000), "401 bad_signature");
}

TEST_F(HostileRequests, RevocationIsCheckedBeforeTheBodyIsRead) {
  Revoke(other_);
  const std::string blob(64, 'a');
  HttpRequest chunk{.method = "PUT", .target = "/v1/blobs/" + blob + "/chunks/0?bytes=65536"};
  EXPECT_EQ(AnswerToHead(other_.Sign(chunk), kBlobChunkBytes), "403 revoked");
  HttpRequest sheet{.method = "PUT", .target = "/v1/board/" + other_.device};
  EXPECT_EQ(AnswerToHead(other_.Sign(sheet), kMaxBoardPutBytes), "403 revoked");
}

TEST_F(HostileRequests, BodyThatOthersSignedIsRefused) {
  HttpRequest push = other_.Push({other_.Plant("我的")});
  push.body = Gzip("{}");
  EXPECT_EQ(DecodeErrorReply(Ask(push).body)->error, "bad_signature");
}

TEST_F(HostileRequests, BodyIsAskedForOnceItsHeadIsAdmitted) {
  HttpRequest push = good_.Push({good_.Plant("先问一声")});
  push.headers["expect"] = "100-continue";
  const std::string wire = WireOf(push);
  RawClient client(running_.port());
  client.Send(wire.substr(0, wire.size() - push.body.size()));
  EXPECT_EQ(client.Read()->status, 100);
  client.Send(push.body);
  EXPECT_EQ(client.Read()->status, 200);
  push.headers.erase("signature");
  EXPECT_EQ(AnswerToHead(push, push.body.size()), "401 bad_signature");
}

TEST_F(HostileRequests, DeeplyNestedPushIsMalformed) {
  const auto push_with = [&](const std::string& extra) {
    const std::string message = Encode(PushRequest{other_.device, 1, 1, {}});
    return other_.Sign(
        PushOf(Gzip(message.substr(0, message.size() - 1) + ",\"x\":" + extra + "}")));
  };
  const auto nested = [](size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_EQ(Ask(push_with(nested(20))).status, 200) << "unknown fields are ignored";
  EXPECT_EQ(Ask(push_with(nested(40))).status, 400);
  std::string many = "[0";
  for (int i = 0; i < 200'000; ++i) many += ",0";
  EXPECT_EQ(Ask(push_with(many + "]")).status, 400);
  Revoke(other_);
  EXPECT_EQ(Ask(other_.Sign(PushOf(Gzip(std::string(8'000'000, '['))))).status, 400);
}

TEST_F(HostileRequests, LongHeadsAreRefused) {
  std::string fields;
  for (int i = 0; i < 1000; ++i) fields += "a" + std::to_string(i) + ":\r\n";
  const std::string long_field = "a: " + std::string(limits::kMaxHeadBytes, 'a') + "\r\n";
  for (const std::string& head :
       {"GET /v1/health HTTP/1.1\r\n" + fields, "GET /v1/health HTTP/1.1\r\n" + long_field,
        "GET /v1/feed?" + std::string(limits::kMaxTargetBytes, '&') + " HTTP/1.1\r\n"}) {
    RawClient client(running_.port());
    client.Send(head + "\r\n");
    const auto answer = client.Read();
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->status == 431 || answer->status == 414) << answer->status;
    EXPECT_EQ(DecodeErrorReply(answer->body)->error, "too_large");
    EXPECT_TRUE(client.IsClosed());
  }
}

TEST_F(HostileRequests, RevokedStationsTakeNoRoomFromTrustedOnes) {
  Revoke(other_);
  HubRoutes routes(running_.hub(), nullptr, running_.clock, *MakeSilentLog());
  std::vector<Admission> admitted;
  const size_t bytes = limits::kMaxPushBody;
  for (size_t held = 0; held + bytes <= limits::kBodiesOfRevoked; held += bytes) {
    admitted.push_back(routes.Admit(other_.Sign(PushOf("")), bytes).value());
  }
  routes.Stop();  // nobody waits for room
  const auto refused = routes.Admit(other_.Sign(PushOf("")), bytes);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().status, 503);
  EXPECT_EQ(HeaderOf(refused.error().headers, "retry-after"), limits::kNoRoomRetrySeconds);
  EXPECT_TRUE(routes.Admit(good_.Sign(PushOf("")), bytes));
  admitted.clear();
  EXPECT_TRUE(routes.Admit(other_.Sign(PushOf("")), bytes));
}

TEST_F(HostileRequests, FeedPagesThatNobodyTakesAreBounded) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "路灯坏了";
  std::vector<StoredEvent> events;
  for (int i = 0; i < 80; ++i) events.push_back(good_.Plant(text));
  ASSERT_EQ(Ask(good_.Push(events)).status, 200);
  HubRoutes routes(running_.hub(), nullptr, running_.clock, *MakeSilentLog());
  std::vector<Admission> taken;
  const auto ask = [&] {
    const HttpRequest feed = other_.Feed(0, 0);
    taken.push_back(routes.Admit(feed, 0).value());
    return routes.Answer(feed, taken.back());
  };
  const HttpResponse page = ask();
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(taken.back().response.bytes(), page.body.size()) << "what it holds, not what it might";
  routes.Stop();  // nobody waits for room
  const size_t pages = (limits::kAnswersToTrusted - limits::kAnswerBuildBytes) / page.body.size();
  for (size_t i = 1; i <= pages; ++i) ASSERT_EQ(ask().status, 200) << i << " of " << pages;
  EXPECT_EQ(ask().status, 503);
  taken.clear();
  EXPECT_EQ(ask().status, 200);
}

TEST_F(HostileRequests, AnswersArePackedWithGzipAlone) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "路灯坏了";
  Ask(good_.Push({good_.Plant(text)}));
  const auto feed_with = [&](const std::string& encodings) {
    HttpRequest feed = other_.Feed(0, 0);
    feed.headers["accept-encoding"] = encodings;
    return Ask(feed);
  };
  for (const char* encodings : {"", "br, deflate", "br, gzip;q=0"}) {
    const HttpResponse plain = feed_with(encodings);
    EXPECT_FALSE(plain.headers.contains("content-encoding")) << encodings;
    EXPECT_TRUE(DecodeFeedReply(plain.body));
  }
  const HttpResponse packed = feed_with("deflate, gzip, br");
  EXPECT_EQ(HeaderOf(packed.headers, "content-encoding"), "gzip");
  const auto unpacked = Gunzip(packed.body, kMaxAnswerBytes);
  ASSERT_TRUE(unpacked);
  EXPECT_TRUE(VerifyReply(running_.hub().key().public_key(), other_.nonce, *unpacked,
                          HeaderOf(packed.headers, kReplySignature)));
}

// A photo of three chunks of a public story.
class RangesOfAMedium : public HostileRequests {
 protected:
  RangesOfAMedium() {
    const Medium photo{.kind = MediumKind::kPhoto,
                       .blob = BlobId(photo_),
                       .thumb = BlobId(SomeBytes(10, 8)),
                       .bytes = kSize,
                       .width = 1600,
                       .height = 1200};
    Ask(other_.Push({other_.Plant("看这里", {photo})}));
    for (int64_t i = 0; i < ChunksIn(kSize); ++i) {
      const auto begin = photo_.begin() + i * kBlobChunkBytes;
      Ask(other_.Sign({.method = "PUT",
                       .target = "/v1/blobs/" + photo.blob + "/chunks/" + std::to_string(i) +
                                 "?bytes=" + std::to_string(kSize),
                       .body = {begin, begin + ChunkLength(kSize, i)}}));
    }
  }
  HttpResponse Part(const std::string& range, const std::string& method = "GET") {
    return RawClient(running_.port())
        .Ask({.method = method,
              .target = "/s/" + other_.planted.slip_code + "/media/0",
              .headers = {{"range", range}}})
        .value_or(HttpResponse{});
  }
  std::string Piece(int64_t first, int64_t last) const {
    return {photo_.begin() + first, photo_.begin() + last + 1};
  }

  static constexpr int64_t kSize = 150'000;
  const Bytes photo_ = SomeBytes(kSize, 7);
};

TEST_F(RangesOfAMedium, OneIsAnsweredWithItsTrueEndAndTheSize) {
  for (const auto& [range, first, last] :
       {std::tuple{"bytes=2-5", 2, 5}, std::tuple{"bytes=60000-140000", 60'000, 140'000},
        std::tuple{"bytes=149990-999999", 149'990, 149'999},
        std::tuple{"bytes=65536-", 65'536, 149'999}, std::tuple{"bytes=-10", 149'990, 149'999}}) {
    const HttpResponse part = Part(range);
    EXPECT_EQ(part.status, 206) << range;
    EXPECT_EQ(part.headers.at("content-range"),
              "bytes " + std::to_string(first) + "-" + std::to_string(last) + "/150000");
    EXPECT_EQ(part.headers.at("content-type"), "image/jpeg");
    EXPECT_TRUE(part.body == Piece(first, last)) << range;
  }
}

TEST_F(RangesOfAMedium, SeveralAreAnsweredWithTheWhole) {
  std::string ranges = "bytes=0-";
  for (int i = 0; i < 2600; ++i) ranges += ",0-";
  for (const std::string& range : {ranges, std::string("bytes=0-1,4-5"), std::string("pages=1")}) {
    const HttpResponse whole = Part(range);
    EXPECT_EQ(whole.status, 200);
    EXPECT_FALSE(whole.headers.contains("content-range"));
    EXPECT_EQ(whole.headers.at("content-type"), "image/jpeg");
    EXPECT_TRUE(whole.body == Piece(0, kSize - 1));
  }
}

TEST_F(RangesOfAMedium, BeyondTheEndThereIsNone) {
  const HttpResponse none = Part("bytes=150000-");
  EXPECT_EQ(none.status, 416);
  EXPECT_EQ(none.headers.at("content-range"), "bytes */150000");
  EXPECT_EQ(DecodeErrorReply(none.body)->error, "no_such_range");
}

TEST_F(RangesOfAMedium, HeadTellsOfTheWhole) {
  const HttpResponse head = Part("bytes=2-5", "HEAD");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.headers.at("content-length"), "150000");
  EXPECT_EQ(head.headers.at("accept-ranges"), "bytes");
}

TEST_F(RangesOfAMedium, NothingElseHasRanges) {
  const auto ask = [&](const std::string& target) {
    return Ask({.method = "GET", .target = target, .headers = {{"range", "bytes=1-2"}}});
  };
  const HttpResponse missing = ask("/s/" + other_.planted.slip_code + "/media/5");
  EXPECT_EQ(missing.status, 404);
  EXPECT_EQ(DecodeErrorReply(missing.body)->error, "not_found");
  const HttpResponse head = Ask({.method = "HEAD", .target = "/v2/none"});
  EXPECT_EQ(head.status, 404);
  EXPECT_EQ(HeaderOf(head.headers, "accept-ranges"), "none");
  EXPECT_EQ(ask("/v1/health").status, 200);
  EXPECT_EQ(ask("/s/" + other_.planted.slip_code).status, 200);
  for (const char* target : {"/v2/none", "/v1/health"}) {
    EXPECT_FALSE(ask(target).headers.contains("content-range")) << target;
  }
}

}  // namespace
}  // namespace oneflower
