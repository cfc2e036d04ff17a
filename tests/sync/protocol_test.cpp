#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sync/protocol/gzip.h"
#include "sync/protocol/http_signature.h"
#include "sync/protocol/messages.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

TEST(Messages, APushComesBackAsItWent) {
  const PushRequest push{"device", 2, 7, {{.raw = "{\"花\":1}", .prev = {1}, .hash = {2}}}};
  const auto back = DecodePushRequest(Encode(push));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->device, "device");
  EXPECT_EQ(back->incarnation, 2);
  EXPECT_EQ(back->first_seq, 7);
  ASSERT_EQ(back->events.size(), 1U);
  EXPECT_EQ(back->events[0].raw, push.events[0].raw);
  EXPECT_EQ(back->events[0].hash, push.events[0].hash);
}

TEST(Messages, AFeedComesBackAsItWent) {
  FeedReply feed{{"epoch", 5}, {.hub_epoch = "epoch", .items = {}, .head = 9, .feed_hash = {3}}};
  feed.page.items.push_back({8, {"e1", Verdict::kRejected, "empty_text"}, "d", std::nullopt});
  feed.page.items.push_back({9, {"e2", Verdict::kAccepted, ""}, "d", StoredEvent{"{}", {}, {4}}});
  const auto back = DecodeFeedReply(Encode(feed));
  ASSERT_TRUE(back);
  ASSERT_EQ(back->page.items.size(), 2U);
  EXPECT_FALSE(back->page.items[0].event);
  EXPECT_EQ(back->page.items[0].judgement.reason, "empty_text");
  EXPECT_EQ(back->page.items[1].event->hash, (Hash{4}));
  EXPECT_EQ(back->page.feed_hash, (Hash{3}));
}

TEST(Messages, WhatAHubHasOfAMediumComesBackAsItWent) {
  const auto back = DecodeBlobReply(Encode(BlobReply{{"epoch", 5}, "abc", 70'000, 1, true}));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->blob, "abc");
  EXPECT_EQ(back->bytes, 70'000);
  EXPECT_EQ(back->chunks, 1);
  EXPECT_TRUE(back->complete);
}

TEST(Messages, LongOrNestedAnswersAreNotParsed) {
  const std::string refusal = Encode(ErrorReply{"gap", "", 1, 5});
  const auto with = [&](const std::string& extra) {
    return DecodeErrorReply(refusal.substr(0, refusal.size() - 1) + ",\"x\":" + extra + "}");
  };
  EXPECT_TRUE(with("[[\"unknown fields are ignored\"]]"));
  EXPECT_FALSE(with("\"" + std::string(kMaxReceiptBytes, 'a') + "\""));
  EXPECT_FALSE(with(std::string(40, '[') + std::string(40, ']')));
}

TEST(Messages, WhatIsNoAnswerOfAHubIsNone) {
  for (const char* text : {"", "<html>Welcome</html>", "{}", "[]", "{\"protocol\":\"other\"}",
                           "{\"protocol\":\"oneflower\",\"version\":2,\"hub_epoch\":\"\"}"}) {
    const auto reply = DecodePushReply(text);
    ASSERT_FALSE(reply) << text;
    EXPECT_EQ(reply.error().kind, ErrorKind::kProtocol);
    EXPECT_FALSE(DecodeFeedReply(text));
    EXPECT_FALSE(DecodeBlobReply(text));
    EXPECT_FALSE(DecodeEnrolReply(text));
  }
}

TEST(Messages, TooManyEventsAreRefused) {
  PushRequest push{"device", 1, 1,
                   std::vector<StoredEvent>(kMaxPushEvents, StoredEvent{"{}", {}, {}})};
  EXPECT_TRUE(DecodePushRequest(Encode(push)));
  push.events.push_back({"{}", {}, {}});
  EXPECT_FALSE(DecodePushRequest(Encode(push)));
}

TEST(Messages, GarbageNeverCrashesADecoder) {
  const std::string good = Encode(PushRequest{"device", 1, 1, {{"{}", {}, {}}}});
  rc::check([&](const std::string& noise) {
    (void)DecodePushRequest(noise);
    (void)DecodeEnrolRequest(noise);
    (void)DecodeErrorReply(noise);
    std::string changed = good;
    changed[*rc::gen::inRange<size_t>(0, changed.size())] = noise.empty() ? 'x' : noise[0];
    (void)DecodePushRequest(changed);
  });
}

TEST(Gzip, TextComesBackAndABombStopsEarly) {
  const std::string text(100'000, 'a');
  const std::string packed = Gzip(text);
  EXPECT_LT(packed.size(), 1000U);
  EXPECT_EQ(Gunzip(packed, text.size()).value(), text);
  EXPECT_FALSE(Gunzip(packed, text.size() - 1));
  EXPECT_FALSE(Gunzip(packed.substr(0, packed.size() / 2), text.size()));
  EXPECT_FALSE(Gunzip("no gzip", 100));
}

class SignatureTest : public testing::Test {
 protected:
  FakeRandom random_;
  KeyPair key_ = KeyPair::Generate(random_);
  SignedParts parts_{"POST", "/v1/push", "?", "body"};
  Headers headers_ = SignRequest(parts_, key_, "device", 1'794'623'040, "nonce");
};

TEST_F(SignatureTest, ASignedRequestIsVerifiedAndNamesItsKey) {
  EXPECT_TRUE(VerifyRequest(parts_, headers_, key_.public_key()));
  EXPECT_EQ(KeyIdOf(headers_), "device");
  EXPECT_EQ(NonceOf(headers_), "nonce");
}

TEST_F(SignatureTest, AnyChangeIsFound) {
  SignedParts other = parts_;
  other.body = "bodY";
  EXPECT_FALSE(VerifyRequest(other, headers_, key_.public_key()));
  other = parts_;
  other.path = "/v1/feed";
  EXPECT_FALSE(VerifyRequest(other, headers_, key_.public_key()));
  other = parts_;
  other.method = "GET";
  EXPECT_FALSE(VerifyRequest(other, headers_, key_.public_key()));
  EXPECT_FALSE(VerifyRequest(parts_, headers_, KeyPair::Generate(random_).public_key()));
  for (const char* field : {"content-digest", "signature-input", "signature"}) {
    Headers without = headers_;
    without.erase(field);
    EXPECT_FALSE(VerifyRequest(parts_, without, key_.public_key())) << field;
  }
  Headers narrower = headers_;
  narrower["signature-input"] = "oneflower=(\"@method\");keyid=\"device\"";
  EXPECT_FALSE(VerifyRequest(parts_, narrower, key_.public_key()));
}

TEST_F(SignatureTest, AnAnswerIsForItsOwnRequestOnly) {
  const std::string signature = SignReply(key_, "nonce", "answer");
  EXPECT_TRUE(VerifyReply(key_.public_key(), "nonce", "answer", signature));
  EXPECT_FALSE(VerifyReply(key_.public_key(), "other", "answer", signature));
  EXPECT_FALSE(VerifyReply(key_.public_key(), "nonce", "answers", signature));
  EXPECT_FALSE(VerifyReply(key_.public_key(), "nonce", "answer", ""));
}

// The digest of RFC 9530's own example.
TEST(ContentDigestTest, MatchesTheStandardsExample) {
  EXPECT_EQ(ContentDigest("{\"hello\": \"world\"}\n"),
            "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
}

}  // namespace
}  // namespace oneflower
