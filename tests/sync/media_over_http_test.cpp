// Chunks of media on a real socket: only whole, signed, wanted ones are taken.
#include <gtest/gtest.h>

#include "tests/support/some_media.h"
#include "tests/sync/raw_client.h"
#include "tests/sync/running_hub.h"

namespace oneflower {
namespace {

std::string ErrorIn(const HttpResponse& response) {
  const auto error = DecodeErrorReply(response.body);
  return error ? error->error : "none";
}

class MediaOverHttp : public testing::Test {
 protected:
  MediaOverHttp() {
    const Medium photo{.kind = MediumKind::kPhoto,
                       .blob = id_,
                       .thumb = BlobId(SomeBytes(10, 8)),
                       .bytes = 100'000,
                       .width = 1600,
                       .height = 1200};
    const Medium voice{.kind = MediumKind::kVoice, .blob = BlobId(voice_), .bytes = 10, .ms = 900};
    Ask(station_.Push({station_.Plant("看这里", {photo, voice})}));
  }

  HttpResponse Ask(const HttpRequest& request) {
    return RawClient(running_.port()).Ask(request).value_or(HttpResponse{});
  }
  static std::string Piece(const Bytes& bytes, int64_t from, int64_t length) {
    const auto begin = bytes.begin() + from;
    return {begin, begin + length};
  }
  std::string Chunk(int64_t index) const {
    return Piece(photo_, index * kBlobChunkBytes, ChunkLength(100'000, index));
  }
  HttpRequest Put(const std::string& id, const std::string& index, const std::string& bytes,
                  std::string body) {
    return station_.Sign({.method = "PUT",
                          .target = "/v1/blobs/" + id + "/chunks/" + index + "?bytes=" + bytes,
                          .headers = {{"content-type", "application/octet-stream"}},
                          .body = std::move(body)});
  }
  HttpResponse PutChunk(int64_t index) {
    return Ask(Put(id_, std::to_string(index), "100000", Chunk(index)));
  }
  HttpResponse PutVoice() { return Ask(Put(BlobId(voice_), "0", "10", Piece(voice_, 0, 10))); }
  HttpResponse Get(const std::string& rest) {
    return Ask(station_.Sign({.method = "GET", .target = "/v1/blobs/" + id_ + rest}));
  }
  BlobReply Progress() { return DecodeBlobReply(Get("").body).value(); }

  const Bytes photo_ = SomeBytes(100'000, 7);
  const Bytes voice_ = SomeBytes(10, 9);
  const std::string id_ = BlobId(photo_);
  TempFolder folder_;
  RunningHub running_{folder_.path()};
  HandMadeStation station_{running_.hub()};
};

TEST_F(MediaOverHttp, ChunkAfterChunkItBecomesWholeAndIsGivenOut) {
  EXPECT_EQ(Progress().chunks, 0);
  EXPECT_FALSE(DecodeBlobReply(PutChunk(0).body)->complete);
  EXPECT_EQ(Get("/chunks/0").status, 404) << "nothing is given out before it is whole";
  EXPECT_EQ(DecodeBlobReply(PutChunk(0).body)->chunks, 1) << "twice is fine";
  const auto receipt = DecodeBlobReply(PutChunk(1).body);
  EXPECT_TRUE(receipt->complete);
  EXPECT_EQ(receipt->bytes, 100'000);
  for (const int64_t chunk : {0, 1}) {
    const HttpResponse given = Get("/chunks/" + std::to_string(chunk));
    EXPECT_EQ(given.body, Chunk(chunk));
    EXPECT_EQ(given.headers.at("content-type"), "application/octet-stream");
    EXPECT_TRUE(VerifyReply(running_.hub().key().public_key(), station_.nonce, given.body,
                            given.headers.at(std::string(kReplySignature))));
  }
  EXPECT_EQ(Get("/chunks/2").status, 404);
}

TEST_F(MediaOverHttp, AChunkBeforeItsTurnIsNotTaken) {
  const auto told = DecodeBlobReply(PutChunk(1).body);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->chunks, 0);
  EXPECT_EQ(Progress().chunks, 0);
}

TEST_F(MediaOverHttp, ChunksThatCannotBeAreMalformed) {
  for (const auto& [index, bytes, body] :
       {std::tuple{"2", "100000", Chunk(0)}, std::tuple{"0", "100000", Chunk(1)},
        std::tuple{"0", "0", Chunk(0)}, std::tuple{"0", "", Chunk(0)},
        std::tuple{"0", "99999999999", Chunk(0)}, std::tuple{"1", "65536", Chunk(1)},
        std::tuple{"0", "100000", std::string()},
        std::tuple{"9223372036854775807", "100000", Chunk(1)}}) {
    const HttpResponse answer = Ask(Put(id_, index, bytes, body));
    EXPECT_EQ(answer.status, 400) << index << " of " << bytes;
    EXPECT_EQ(ErrorIn(answer), "malformed");
  }
  EXPECT_EQ(Ask(Put(id_, "0", "100000", std::string(kBlobChunkBytes + 1, 'x'))).status, 413);
  EXPECT_EQ(Progress().chunks, 0);
}

TEST_F(MediaOverHttp, PathsThatAreNoneAreSaidToBeNone) {
  for (const std::string path : {"/v1/blobs/", "/v1/blobs/abc", "/v1/blobs/../../hub.key"}) {
    EXPECT_EQ(Ask(station_.Sign({.method = "GET", .target = path})).status, 404) << path;
  }
  for (const char* index : {"-1", "", "1x", "99999999999999999999", "0/1"}) {
    EXPECT_EQ(ErrorIn(Ask(Put(id_, index, "100000", Chunk(0)))), "no_such_route") << index;
  }
  EXPECT_EQ(Ask(station_.Sign({.method = "PUT", .target = "/v1/blobs/" + id_})).status, 404);
}

TEST_F(MediaOverHttp, WhatNoEventNamesIsNotTaken) {
  const Bytes unknown = SomeBytes(10, 10);
  const HttpResponse answer = Ask(Put(BlobId(unknown), "0", "10", Piece(unknown, 0, 10)));
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(ErrorIn(answer), "no_such_medium");
}

TEST_F(MediaOverHttp, WhatARefusedEventNamesIsNotTakenEither) {
  const Bytes bytes = SomeBytes(10, 11);
  std::vector<Medium> too_many(kMaxPhotos + 1,
                               {.kind = MediumKind::kPhoto, .blob = BlobId(bytes), .bytes = 10});
  Ask(station_.Push({station_.Plant("太多", too_many)}));
  EXPECT_EQ(Ask(Put(BlobId(bytes), "0", "10", Piece(bytes, 0, 10))).status, 404);
}

TEST_F(MediaOverHttp, BytesThatAreNotWhatTheNameSaysAreForgotten) {
  const HttpResponse wrong = Ask(Put(BlobId(voice_), "0", "10", "other byte"));
  EXPECT_EQ(wrong.status, 409);
  EXPECT_EQ(ErrorIn(wrong), "wrong_bytes");
  EXPECT_TRUE(DecodeBlobReply(PutVoice().body)->complete);
}

TEST_F(MediaOverHttp, OnlyWhatATrustedStationSignedCounts) {
  HttpRequest request = Put(id_, "0", "100000", Chunk(0));
  request.headers["content-digest"] = ContentDigest(Chunk(1));
  EXPECT_EQ(ErrorIn(Ask(request)), "bad_signature");
  request = Put(id_, "0", "100000", Chunk(0));
  request.body[5] ^= 1;
  EXPECT_EQ(ErrorIn(Ask(request)), "bad_signature");
  request = Put(id_, "0", "100000", Chunk(0));
  for (const char* field : {"signature", "signature-input"}) request.headers.erase(field);
  EXPECT_EQ(Ask(request).status, 401);
  EXPECT_EQ(Ask({.method = "GET", .target = "/v1/blobs/" + id_ + "/chunks/0"}).status, 401);
  EXPECT_EQ(Progress().chunks, 0);
  ASSERT_TRUE(running_.hub().Revoke(station_.device));
  EXPECT_EQ(ErrorIn(PutChunk(0)), "revoked");
  EXPECT_EQ(ErrorIn(Get("")), "revoked");
}

TEST_F(MediaOverHttp, ALongPollHearsThatAMediumCame) {
  const auto first = DecodeFeedReply(Ask(station_.Feed(0, 0)).body).value();
  HttpRequest wait = station_.Sign({.method = "GET",
                                    .target = "/v1/feed?after=" + std::to_string(first.page.head) +
                                              "&wait=20&media=" + std::to_string(first.media)});
  RawClient waiting(running_.port());
  ASSERT_TRUE(waiting.Send(WireOf(wait)));
  ASSERT_EQ(PutVoice().status, 200);
  const auto answer = waiting.Read();
  ASSERT_TRUE(answer);
  EXPECT_NE(DecodeFeedReply(answer->body)->media, first.media);
}

TEST_F(MediaOverHttp, TheStorysPageShowsWhatIsThereAndServesItAsWhatItIs) {
  const std::string page = "/s/" + station_.planted.slip_code;
  const auto get = [&](const std::string& target) {
    return Ask({.method = "GET", .target = target});
  };
  EXPECT_TRUE(get(page).body.contains("正在路上"));
  EXPECT_EQ(get(page + "/media/0").status, 404);
  PutChunk(0);
  PutChunk(1);
  PutVoice();
  const std::string html = get(page).body;
  EXPECT_TRUE(html.contains("<img ") && html.contains("src=\"" + page + "/media/0\""));
  EXPECT_TRUE(html.contains("<audio ") && html.contains("src=\"" + page + "/media/1\""));
  EXPECT_FALSE(html.contains("<script"));
  const HttpResponse photo = get(page + "/media/0");
  EXPECT_EQ(photo.status, 200);
  EXPECT_EQ(photo.body, std::string(photo_.begin(), photo_.end()));
  EXPECT_EQ(photo.headers.at("content-type"), "image/jpeg");
  EXPECT_EQ(photo.headers.at("x-content-type-options"), "nosniff");
  EXPECT_EQ(get(page + "/media/1").headers.at("content-type"), "audio/ogg");
  const HttpResponse part =
      Ask({.method = "GET", .target = page + "/media/1", .headers = {{"Range", "bytes=2-5"}}});
  EXPECT_EQ(part.status, 206) << "some phones play nothing else";
  EXPECT_EQ(part.body, Piece(voice_, 2, 4));
  for (const char* none : {"/media/2", "/media/", "/media/x", "/media/0/0", "/media/-1"}) {
    EXPECT_EQ(get(page + none).status, 404) << none;
  }
  ASSERT_TRUE(running_.hub().Review(station_.planted.proposal, Visibility::kHidden, "谢谢"));
  EXPECT_EQ(get(page + "/media/0").status, 404) << "what is hidden shows no picture either";
}

}  // namespace
}  // namespace oneflower
