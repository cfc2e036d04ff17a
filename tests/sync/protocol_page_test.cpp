// PROTOCOL.md shows real bytes: what stands there is what hub and station say today. A test that
// fails prints the text that belongs into the page.
#include <gtest/gtest.h>

#include <fstream>

#include "shared/base/ids.h"
#include "shared/store/station_store.h"
#include "sync/client/board_exchange.h"
#include "sync/client/exchange.h"
#include "sync/client/identity.h"
#include "sync/client/media_exchange.h"
#include "sync/hub/routes.h"
#include "sync/hub/staff.h"
#include "sync/protocol/gzip.h"
#include "sync/protocol/http_signature.h"
#include "tests/support/twins.h"

namespace oneflower {
namespace {

std::string TextOf(const Headers& headers, const std::string& body) {
  std::string text;
  for (const auto& [name, value] : headers) text += name + ": " + value + "\n";
  return text + (body.empty() ? "" : "\n" + body + "\n");
}

// Hands every request to the hub and keeps what was said, packed bodies unpacked.
class Overhearing final : public Transport {
 public:
  explicit Overhearing(HubRoutes& routes) : routes_(routes) {}
  Result<HttpResponse> Send(const HttpRequest& request) override {
    const auto plain = Gunzip(request.body, kMaxExpandedBytes);
    asked = request.method + " " + request.target + " HTTP/1.1\n" +
            TextOf(request.headers, plain.value_or(request.body));
    HttpResponse response = routes_.Handle(request);
    answered = "HTTP/1.1 " + std::to_string(response.status) + "\n" +
               TextOf(response.headers, response.body);
    return response;
  }
  void Cancel() override {}

  std::string asked;
  std::string answered;

 private:
  HubRoutes& routes_;
};

class ProtocolPage : public testing::Test {
 protected:
  ProtocolPage() {
    std::ifstream file(ONEFLOWER_SOURCE_DIR "/sync/PROTOCOL.md");
    page_.assign(std::istreambuf_iterator<char>(file), {});
  }
  void EnrolTheStation() {
    const std::string code = hub_->NewEnrolCode("hall").value();
    identity_ =
        Enrol(way_, folder_.path(), code, "hall", store_->Identity().device, clock_, random_)
            .value();
  }
  void Plant() {
    store_->Execute(PlantProposal{{"visit"}, "加两张长椅", "green", "桂花", ""}).value();
  }
  Exchange Station() { return {*store_, way_, *identity_, clock_, random_}; }
  void ExpectShown(const std::string& message) {
    const std::string block = "```http\n" + message + "```\n";
    EXPECT_TRUE(page_.contains(block)) << "sync/PROTOCOL.md lacks\n" << block;
  }
  void ExpectBothShown() {
    ExpectShown(way_.asked);
    ExpectShown(way_.answered);
  }

  std::string page_;
  FakeClock clock_;
  FakeRandom random_{8420};
  TempFolder hub_folder_;
  TempFolder folder_;
  std::unique_ptr<Log> log_ = MakeSilentLog();
  std::unique_ptr<Hub> hub_ = Hub::Open({hub_folder_.path(), true}, clock_, random_, *log_).value();
  HubRoutes routes_{*hub_, nullptr, clock_, *log_};
  Overhearing way_{routes_};
  std::unique_ptr<StationStore> store_ =
      StationStore::Open({folder_.path(), true}, clock_, random_, *log_).value();
  std::optional<HubIdentity> identity_;
};

TEST_F(ProtocolPage, ShowsAnEnrolment) {
  EnrolTheStation();
  ExpectBothShown();
}

TEST_F(ProtocolPage, ShowsAPushAndItsVerdicts) {
  EnrolTheStation();
  Plant();
  ASSERT_EQ(Station().PushOnce().kind, ExchangeResult::Kind::kDone);
  ExpectBothShown();
}

TEST_F(ProtocolPage, ShowsAGap) {
  EnrolTheStation();
  HttpRequest early{.method = "POST",
                    .target = "/v1/push",
                    .headers = {{"content-type", "application/json"}},
                    .body = Encode(PushRequest{identity_->device, 1, 5, {}})};
  early.headers.merge(SignRequest(PartsOf(early), identity_->key, identity_->device,
                                  clock_.WallMs() / 1000, "a-nonce-of-its-own"));
  ASSERT_EQ(way_.Send(early)->status, 409);
  ExpectShown(way_.answered);
}

TEST_F(ProtocolPage, ShowsAPageOfTheFeed) {
  EnrolTheStation();
  Plant();
  ASSERT_EQ(Station().PushOnce().kind, ExchangeResult::Kind::kDone);
  ASSERT_EQ(Station().PullOnce(0).kind, ExchangeResult::Kind::kDone);
  ExpectBothShown();
}

TEST_F(ProtocolPage, ShowsAnEventOfEachType) {
  const std::string proposal = NaturalId({"proposal"});
  const std::string device = NaturalId({"device"});
  const std::string memory = NaturalId({"memory"});
  std::string block;
  for (const Payload& payload : std::initializer_list<Payload>{
           ProposalPlanted{.proposal = proposal,
                           .slip_code = "K7M4QX9",
                           .text = "加两张长椅",
                           .topic = "green",
                           .signature = "桂花",
                           .place = "12",
                           .mood = Mood::kHope,
                           .media = {{.kind = MediumKind::kVoice,
                                      .blob = BlobId(AsBytes("voice")),
                                      .thumb = {},
                                      .bytes = 60'000,
                                      .ms = 31'000}},
                           .model = ModelOrigin{NaturalId({"sheet"}), "我们的院子", "桂花"}},
           FlowerGiven{proposal},
           StageMoved{proposal, Stage::kPropose, Stage::kDeliberate, "谢谢，二十号一起商量。"},
           NoteAdded{proposal, "物业来看过了。"}, ProposalWorded{proposal, "请在钟楼旁加两张长椅"},
           ProposalReviewed{proposal, Visibility::kHidden, "谢谢，请找物业。"},
           StationRevoked{device}, HelpAsked{NaturalId({"call"}), "hall"},
           HelpAnswered{NaturalId({"call"}), HelpAnswer::kComing},
           MemoryTold{.memory = memory,
                      .slip_code = "47H5Q26",
                      .about = {},
                      .place = "12",
                      .signature = "桂花",
                      .voice = {.kind = MediumKind::kVoice,
                                .blob = BlobId(AsBytes("a story")),
                                .bytes = 60'000,
                                .ms = 31'000}},
           MemoryWithdrawn{memory},
           MemoryReviewed{memory, Visibility::kHidden, "谢谢，请来坐坐。"}}) {
    block += EncodeEvent({.id = NaturalId({"event", std::to_string(block.size())}),
                          .device = device,
                          .seq = 1,
                          .at = {clock_.WallMs(), 0},
                          .actor = {"3f1c", "visit"},
                          .seen = 12,
                          .payload = payload}) +
             "\n";
  }
  EXPECT_TRUE(page_.contains("```json\n" + block + "```\n")) << "sync/PROTOCOL.md lacks\n```json\n"
                                                             << block << "```\n";
}

TEST_F(ProtocolPage, ShowsAnActOfStaff) {
  HttpRequest act{.method = "POST",
                  .target = "/v1/staff",
                  .headers = {{"content-type", "application/json"}},
                  .body = Encode(StaffCommand{StaffCommand::Kind::kEnrol, "hall", ""})};
  act.headers.merge(SignRequest(PartsOf(act), hub_->key(), kStaffKeyId, clock_.WallMs() / 1000,
                                "a-nonce-of-its-own"));
  ASSERT_EQ(way_.Send(act)->status, 200);
  ExpectBothShown();
}

TEST_F(ProtocolPage, ShowsAMediumGoingUpAndDown) {
  EnrolTheStation();
  const std::string voice = "OggS and what somebody said";
  const auto bytes = AsBytes(voice);
  store_
      ->Execute(PlantProposal{.visit = {"visit"},
                              .media = {{.medium = {.kind = MediumKind::kVoice, .ms = 1'500},
                                         .bytes = {bytes.begin(), bytes.end()},
                                         .thumb = {}}}})
      .value();
  Exchange station = Station();
  ASSERT_EQ(station.PushOnce().kind, ExchangeResult::Kind::kDone);
  ASSERT_EQ(station.PullOnce(0).kind, ExchangeResult::Kind::kDone);
  MediaExchange media(*store_, way_, *identity_, clock_, random_, *log_);
  ASSERT_EQ(media.StepOnce().kind, ExchangeResult::Kind::kDone);
  ExpectBothShown();
  ASSERT_EQ(media.StepOnce().kind, ExchangeResult::Kind::kDone);
  ExpectBothShown();
  ASSERT_TRUE(store_->Blobs().Drop(BlobId(bytes)));
  ASSERT_TRUE(store_->BlobIsLost(BlobId(bytes)));
  for (int i = 0; i < 2; ++i) ASSERT_EQ(media.StepOnce().kind, ExchangeResult::Kind::kDone);
  ExpectBothShown();
}

TEST_F(ProtocolPage, ShowsWhatChildrenBuildGoingToTheBoardAndFromIt) {
  EnrolTheStation();
  SheetDesk desk;
  desk.Place("bench", {4900, 3000});
  desk.Draw(4, std::vector<SheetSpot>{{100, 200}, {300, 250}});
  desk.Rename("我们的院子");
  ASSERT_TRUE(store_->KeepSheet({.id = NaturalId({"sheet"}),
                                 .group = {"6-11-9", "桂花"},
                                 .sheet = desk.sheet(),
                                 .made_ms = clock_.WallMs() - 60'000,
                                 .changed_ms = clock_.WallMs() - 5'000}));
  BoardExchange exchange(*store_, way_, *identity_, clock_, random_, *log_);
  ASSERT_EQ(exchange.PutOnce().kind, ExchangeResult::Kind::kDone);
  ExpectBothShown();
  ClassBoard board;
  board.Want("6-11-9");
  ASSERT_EQ(exchange.LookOnce(board).kind, ExchangeResult::Kind::kDone);
  ExpectBothShown();
}

TEST_F(ProtocolPage, ShowsTheHubsHealth) {
  ASSERT_EQ(way_.Send({.method = "GET", .target = "/v1/health"})->status, 200);
  ExpectBothShown();
}

}  // namespace
}  // namespace oneflower
