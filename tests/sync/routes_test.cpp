// Which request reaches which route, who may send it, and how long its body may be: by the routes
// alone, without sockets.
#include "sync/hub/routes.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "sync/hub/route_table.h"
#include "sync/hub/staff.h"
#include "tests/support/twins.h"
#include "tests/sync/hand_made_station.h"

namespace oneflower {
namespace {

constexpr const char* kSomeBlob =
    "1f73c49665851de7ee07fe19d869f0bfeb2b668d982dd66ee766868f5d0f1f76";
constexpr const char* kSomeSheet = "094b1fb6-20d4-8bd7-bdb7-e287fa618ce3";

struct RouteCase {
  const char* method;
  std::string target;
  const char* response;  // status and error
};

class Routes : public testing::Test {
 protected:
  Routes() {
    const Community community{.name = {"社区", "Community"}, .hall = {"议事厅", "Hall"}};
    pages_ = StoryPages::Open(hub_->database(), ONEFLOWER_SOURCE_DIR "/assets/strings", community)
                 .value();
    routes_ = std::make_unique<HubRoutes>(*hub_, pages_.get(), clock_, *log_);
    station_ = std::make_unique<HandMadeStation>(*hub_);
  }
  static std::string Summary(const HttpResponse& response) {
    const auto error = DecodeErrorReply(response.body);
    return std::to_string(response.status) + (error && response.status >= 400 ? " " : "") +
           (error ? error->error : "");
  }
  std::string Handle(const HttpRequest& request) { return Summary(routes_->Handle(request)); }
  void ExpectUnsigned(const std::vector<RouteCase>& cases) {
    for (const RouteCase& each : cases) {
      EXPECT_EQ(Handle({.method = each.method, .target = each.target}), each.response)
          << each.method << " " << each.target;
    }
  }
  void ExpectSigned(const std::vector<RouteCase>& cases) {
    for (const RouteCase& each : cases) {
      EXPECT_EQ(Handle(station_->Sign({.method = each.method, .target = each.target})),
                each.response)
          << each.method << " " << each.target;
    }
  }
  // What the head of a request with so long a body is answered with; "admitted".
  std::string AdmitLength(const HttpRequest& head, uint64_t body_bytes) {
    const auto admission = routes_->Admit(head, body_bytes);
    return admission ? "admitted" : Summary(admission.error());
  }

  const std::string blob_ = std::string("/v1/blobs/") + kSomeBlob;
  const std::string sheet_ = std::string("/v1/board/") + kSomeSheet;
  SystemClock clock_;
  SystemRandom random_;
  TempFolder folder_;
  std::unique_ptr<Log> log_ = MakeSilentLog();
  std::unique_ptr<Hub> hub_ = Hub::Open({folder_.path(), true}, clock_, random_, *log_).value();
  std::unique_ptr<StoryPages> pages_;
  std::unique_ptr<HubRoutes> routes_;
  std::unique_ptr<HandMadeStation> station_;
};

TEST_F(Routes, UnsignedRequestsReachOnlyWhatIsForAnybody) {
  ExpectUnsigned({
      {"GET", "/v1/health", "200"},
      {"HEAD", "/v1/health", "200"},
      {"GET", "/s/K7M-4QX9", "404"},
      {"GET", "/s/", "404"},
      {"GET", "/s/K7M-4QX9/media/0", "404 not_found"},
      {"GET", "/s/K7M-4QX9/media/0/media/1", "404 not_found"},
      {"GET", "/s//media/", "404 not_found"},
      {"POST", "/v1/enrol", "400 malformed"},
      {"POST", "/v1/staff", "401 bad_signature"},
      {"POST", "/v1/push", "401 unknown_station"},
      {"GET", "/v1/feed?after=0", "401 unknown_station"},
      {"GET", blob_, "401 unknown_station"},
      {"GET", blob_ + "/chunks/0", "401 unknown_station"},
      {"PUT", blob_ + "/chunks/0?bytes=1", "401 unknown_station"},
      {"GET", "/v1/board?class=1-2-3", "401 unknown_station"},
      {"PUT", sheet_, "401 unknown_station"},
  });
}

TEST_F(Routes, UnknownPathsAndMethodsAreNoRoutes) {
  const char* const none = "404 no_such_route";
  ExpectUnsigned({
      {"GET", "/", none},
      {"GET", "/s", none},
      {"GET", "/v1/push", none},
      {"PUT", "/v1/push", none},
      {"POST", "/v1/push/", none},
      {"POST", "/v1/feed", none},
      {"get", "/v1/health", none},
      {"POST", "/v1/health", none},
      {"GET", "/v1/health/", none},
      {"GET", "/v1/health2", none},
      {"POST", "/s/K7M-4QX9", none},
      {"PUT", blob_, none},
      {"POST", blob_ + "/chunks/0", none},
      {"GET", blob_ + "/", none},
      {"GET", blob_ + "/chunks", none},
      {"GET", blob_ + "/chunks/", none},
      {"GET", blob_ + "/chunks/-1", none},
      {"GET", blob_ + "/chunks/+1", none},
      {"GET", blob_ + "/chunks/1x", none},
      {"GET", blob_ + "/chunks/0/chunks/0", none},
      {"GET", blob_ + "/chunks/99999999999999999999", none},
      {"GET", "/v1/blobs/", none},
      {"GET", "/v1/blobs/abc", none},
      {"GET", "/v1/blobs/abc/chunks/0", none},
      {"GET", sheet_, none},
      {"POST", sheet_, none},
      {"PUT", "/v1/board", none},
      {"PUT", "/v1/board/", none},
      {"PUT", "/v1/board/abc", none},
      {"PUT", sheet_ + "/", none},
      {"DELETE", sheet_, none},
  });
}

TEST_F(Routes, TrustedStationReachesItsRoutes) {
  ExpectSigned({
      {"POST", "/v1/push", "400 malformed"},
      {"GET", "/v1/feed?after=0", "200"},
      {"HEAD", "/v1/feed?after=0", "200"},
      {"GET", blob_, "404 no_such_medium"},
      {"HEAD", blob_, "404 no_such_medium"},
      {"GET", blob_ + "/chunks/0", "404 no_such_medium"},
      {"GET", blob_ + "/chunks/007", "404 no_such_medium"},
      {"PUT", blob_ + "/chunks/0?bytes=1", "400 malformed"},
      {"GET", "/v1/board?class=1-2-3", "200"},
      {"GET", "/v1/board?class=", "400 malformed"},
      {"PUT", sheet_, "400 malformed"},
      {"POST", "/v1/staff", "401 bad_signature"},
      {"POST", "/v2/push", "404 no_such_route"},
  });
}

TEST_F(Routes, RevokedStationStillPushesAndReadsTheFeedOnly) {
  ASSERT_TRUE(hub_->Revoke(station_->device));
  ExpectSigned({
      {"POST", "/v1/push", "400 malformed"},
      {"GET", "/v1/feed?after=0", "200"},
      {"GET", blob_, "403 revoked"},
      {"GET", blob_ + "/chunks/0", "403 revoked"},
      {"PUT", blob_ + "/chunks/0?bytes=1", "403 revoked"},
      {"GET", "/v1/board?class=1-2-3", "403 revoked"},
      {"PUT", sheet_, "403 revoked"},
  });
}

TEST_F(Routes, OnlyTheHubsKeySignsForStaff) {
  HttpRequest request{
      .method = "POST", .target = "/v1/staff", .body = R"({"act":"enrol","subject":"hall"})"};
  request.headers = SignRequest(PartsOf(request), hub_->key(), kStaffKeyId, clock_.WallMs() / 1000,
                                "a-nonce-of-its-own");
  EXPECT_EQ(Handle(request), "200");
  EXPECT_EQ(Handle(station_->Sign({.method = "POST", .target = "/v1/staff"})), "401 bad_signature");
}

// The length is checked before the signature: whoever sends too much learns that first.
TEST_F(Routes, BodyBeyondTheLimitOfItsRouteIsRefusedUnread) {
  struct Limit {
    const char* method;
    std::string target;
    size_t max_body_bytes;
    const char* within;  // the response to an unsigned head whose body is within the limit
  };
  const char* const unknown = "401 unknown_station";
  for (const Limit& each : std::vector<Limit>{
           {"POST", "/v1/push", limits::kMaxPushBody, unknown},
           {"POST", "/v1/enrol", kMaxEnrolBytes, "admitted"},
           {"POST", "/v1/staff", kMaxStaffBytes, "401 bad_signature"},
           {"PUT", sheet_, kMaxBoardPutBytes, unknown},
           {"PUT", blob_ + "/chunks/0", kBlobChunkBytes, unknown},
           {"GET", blob_ + "/chunks/0", 0, unknown},
           {"GET", "/v1/feed", 0, unknown},
           {"GET", "/v1/board", 0, unknown},
           {"HEAD", "/v1/health", 0, "admitted"},
           {"GET", "/s/K7M-4QX9", 0, "admitted"},
           {"GET", "/s/K7M-4QX9/media/0", 0, "admitted"},
       }) {
    const HttpRequest head{.method = each.method, .target = each.target};
    EXPECT_EQ(AdmitLength(head, each.max_body_bytes), each.within) << each.target;
    EXPECT_EQ(AdmitLength(head, each.max_body_bytes + 1), "413 too_large") << each.target;
  }
}

TEST_F(Routes, WithoutPagesThereIsNoStoryRoute) {
  HubRoutes routes(*hub_, nullptr, clock_, *log_);
  for (const char* target : {"/s/K7M-4QX9", "/s/K7M-4QX9/media/0"}) {
    EXPECT_EQ(Summary(routes.Handle({.method = "GET", .target = target})), "404 no_such_route");
  }
}

// A refusal before a signature was checked is bound to no nonce, except where the head had one.
TEST_F(Routes, RefusalsAreSignedForTheNonceOfTheRequest) {
  const auto is_signed_for = [&](const HttpRequest& request, const std::string& nonce) {
    const HttpResponse response = routes_->Handle(request);
    return VerifyReply(hub_->key().public_key(), nonce, response.body,
                       HeaderOf(response.headers, kReplySignature))
        .has_value();
  };
  const auto sign = [&](const char* method, const std::string& target, const char* body = "") {
    return station_->Sign({.method = method, .target = target, .body = body});
  };
  for (const HttpRequest& request :
       {sign("POST", "/v2/push"), sign("GET", "/v1/health", "too much"), sign("POST", "/v1/push"),
        sign("POST", "/v1/staff"), sign("GET", blob_)}) {
    EXPECT_TRUE(is_signed_for(request, NonceOf(request.headers))) << request.target;
  }
  for (const HttpRequest& request :
       {sign("POST", "/v1/enrol", "no JSON"), sign("GET", "/s/K7M-4QX9/media/0")}) {
    EXPECT_TRUE(is_signed_for(request, "")) << request.target;
  }
  const std::string bad_code =
      Encode(EnrolRequest{"no code", station_->device, "hall", station_->key.public_key()});
  const HttpRequest enrol = sign("POST", "/v1/enrol", bad_code.c_str());
  EXPECT_TRUE(is_signed_for(enrol, NonceOf(enrol.headers)));
}

TEST(PathPattern, ParameterEndsBeforeTheNextLiteralText) {
  EXPECT_EQ(MatchPath("/v1/feed", "/v1/feed"), PathArguments{});
  EXPECT_EQ(MatchPath("/s/{text}", "/s/a/b"), PathArguments{"a/b"});
  EXPECT_EQ(MatchPath("/s/{text}", "/s/"), PathArguments{""});
  EXPECT_EQ(MatchPath("/s/{text}/media/{text}", "/s/a/media/1/media/2"),
            (PathArguments{"a", "1/media/2"}));
  EXPECT_EQ(MatchPath("/n/{number}/end", "/n/12/end"), PathArguments{"12"});
  EXPECT_FALSE(MatchPath("/n/{number}/end", "/n/12/end/"));
  EXPECT_FALSE(MatchPath("/n/{number}/end", "/n/12"));
  EXPECT_FALSE(MatchPath("/n/{number}", "/n/12 "));
  EXPECT_FALSE(MatchPath("/n/{number}", "/n/"));
  EXPECT_FALSE(MatchPath("/v1/feed", "/v1/fee"));
  EXPECT_FALSE(MatchPath("/v1/feed", "/v1/feeds"));
}

TEST(PathPattern, DigitsAreANumberThatFits) {
  EXPECT_EQ(ParseDigits("0042"), 42);
  EXPECT_EQ(ParseDigits("9223372036854775807"), INT64_MAX);
  for (const char* none : {"", "-1", "+1", " 1", "1x", "9223372036854775808"}) {
    EXPECT_FALSE(ParseDigits(none)) << none;
  }
}

// HEAD is answered by what answers GET, so the table has none of its own.
TEST(RouteTable, EveryRouteIsFoundByItsOwnPattern) {
  for (const HttpRoute& route : AllRoutes()) {
    EXPECT_NE(route.method, "HEAD") << route.pattern;
    std::string path(route.pattern);
    for (const auto& [parameter, value] : {std::pair<std::string, std::string>{"{blob}", kSomeBlob},
                                           {"{id}", kSomeSheet},
                                           {"{number}", "7"},
                                           {"{text}", "K7M-4QX9"}}) {
      for (size_t at = 0; (at = path.find(parameter)) != std::string::npos;) {
        path.replace(at, parameter.size(), value);
      }
    }
    const auto match = FindRoute(route.method, path);
    ASSERT_TRUE(match) << path;
    EXPECT_EQ(match->route, &route) << path << " reaches " << match->route->pattern;
  }
}

}  // namespace
}  // namespace oneflower
