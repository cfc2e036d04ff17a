// What the hub tells a station: other stations' events, and what became of its own.
#include <gtest/gtest.h>

#include "shared/base/ids.h"
#include "shared/domain/slip.h"
#include "shared/store/database.h"
#include "shared/store/event_log.h"
#include "tests/shared/store/station_fixture.h"

namespace oneflower {
namespace {

// Tells a feed as a hub would: each item gets the next number, each page the hash so far.
class FeedTeller {
 public:
  explicit FeedTeller(std::string epoch) : epoch_(std::move(epoch)) {}

  void Tell(const StoredEvent& event, Verdict verdict = Verdict::kAccepted,
            const std::string& reason = {}) {
    const Event decoded = DecodeEvent(event.raw).value();
    FeedItem item{.hub_seq = ++hub_seq_,
                  .judgement = {decoded.id, verdict, reason},
                  .device = decoded.device,
                  .event = std::nullopt};
    if (verdict == Verdict::kAccepted) item.event = event;
    hash_ = NextFeedHash(hash_, item);
    items_.push_back(std::move(item));
  }

  // All that was told since the last page. `head` beyond: there is more to come.
  FeedPage Page(int64_t more_to_come = 0) {
    return {epoch_, std::exchange(items_, {}), hub_seq_ + more_to_come, hash_};
  }

 private:
  std::string epoch_;
  int64_t hub_seq_ = 0;
  Hash hash_{};
  std::vector<FeedItem> items_;
};

// Another station, as far as its events go.
class OtherStation {
 public:
  explicit OtherStation(Random& random) : random_(random), device_(NewId(1, random)) {}

  StoredEvent Make(Payload payload) {
    Event event{.id = NewId(++seq_, random_),
                .device = device_,
                .seq = seq_,
                .at = {1'794'000'000'000 + seq_, 0},
                .actor = {"x", "visit"},
                .payload = std::move(payload)};
    return Chain(EncodeEvent(event));
  }

  StoredEvent Plant(const std::string& text) {
    return Make(ProposalPlanted{.proposal = NaturalId({text}),
                                .slip_code = NewSlipCode(random_),
                                .text = text,
                                .topic = "green",
                                .signature = {},
                                .place = {}});
  }

  // Bytes as they come from a program that is newer than this one.
  StoredEvent Chain(std::string raw) {
    StoredEvent stored{.raw = std::move(raw), .prev = last_};
    last_ = stored.hash = EventHash(stored.prev, stored.raw);
    return stored;
  }

  const std::string& device() const { return device_; }
  int64_t next_seq() { return ++seq_; }
  Random& random() { return random_; }

 private:
  Random& random_;
  std::string device_;
  int64_t seq_ = 0;
  Hash last_{};
};

class FeedIntakeTest : public StationStoreTest {
 protected:
  std::optional<StoredEvent> InLog(const std::string& device, int64_t seq) {
    const auto opened = Database::Open(database(), Database::Mode::kReader).value();
    const auto events = EventLog(*opened).After(device, 1, seq - 1, 1, SIZE_MAX).value();
    if (events.empty()) return std::nullopt;
    return events.front();
  }

  FeedTeller hub_{"epoch one"};
  OtherStation theatre_{random_};
};

TEST_F(FeedIntakeTest, AnotherStationsProposalComesOnTheWall) {
  hub_.Tell(theatre_.Plant("多种几棵桂花"));
  ASSERT_TRUE(store_->ApplyFeedPage(hub_.Page()));
  EXPECT_EQ(Texts({}), std::vector<std::string>{"多种几棵桂花"});
  EXPECT_EQ(store_->Cursor()->hub_seq, 1);
}

TEST_F(FeedIntakeTest, APageThatComesTwiceCountsOnce) {
  hub_.Tell(theatre_.Plant("多种几棵桂花"));
  hub_.Tell(theatre_.Make(FlowerGiven{NaturalId({"多种几棵桂花"})}));
  const FeedPage page = hub_.Page();
  ASSERT_TRUE(store_->ApplyFeedPage(page));
  const auto digest = reader_->StateDigest().value();
  const Status again = store_->ApplyFeedPage(page);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, ErrorKind::kConflict);
  EXPECT_EQ(reader_->StateDigest().value(), digest);
  EXPECT_EQ(store_->Cursor()->hub_seq, 2);
}

TEST_F(FeedIntakeTest, ABrokenEventInAPageUndoesThePageAndItsCursor) {
  hub_.Tell(theatre_.Plant("多种几棵桂花"));
  StoredEvent broken = theatre_.Plant("再种几棵");
  broken.hash[0] ^= 1;
  hub_.Tell(broken);
  const Status applied = store_->ApplyFeedPage(hub_.Page());
  ASSERT_FALSE(applied);
  EXPECT_EQ(applied.error().kind, ErrorKind::kInvalid);
  EXPECT_TRUE(Texts({}).empty());
  EXPECT_EQ(store_->Cursor()->hub_seq, 0);
  ASSERT_TRUE(Plant("照样能种"));
}

TEST_F(FeedIntakeTest, WhatANewerProgramWroteSurvivesByteForByte) {
  const auto envelope = [&](const std::string& type, int ver, const std::string& more) {
    return "{ \"ver\":" + std::to_string(ver) + ",\"type\" : \"" + type + "\", \"id\":\"" +
           NewId(7, theatre_.random()) + "\",\"device\":\"" + theatre_.device() +
           "\",\"incarnation\":1,\"seq\":" + std::to_string(theatre_.next_seq()) +
           ",\"at\":{\"ms\":1794000000000,\"n\":0},\"clock_trusted\":true,"
           "\"actor\":{\"who\":\"x\",\"proof\":\"visit\"},\"seen\":0,\"blobs\":[]," +
           more + "}";
  };
  const std::string known =
      "\"body\":{\"proposal\":\"" + NaturalId({"新"}) + "\",\"slip\":\"" +
      NewSlipCode(theatre_.random()) +
      "\",\"text\":\"多种几棵桂花\",\"topic\":\"green\",\"signature\":\"\",\"place\":\"\","
      "\"at_once\":true,\"sample\":false,\"mood\":\"\\u5f00\\u5fc3\"},\"weather\":[1, 2.50]";
  const std::string unknown = "\"body\":{\"court\":3,\"hours\":[9,10]}";
  const StoredEvent more_fields = theatre_.Chain(envelope("proposal_planted", 1, known));
  const StoredEvent new_type = theatre_.Chain(envelope("court_booked", 1, unknown));
  const StoredEvent new_version = theatre_.Chain(envelope("flower_given", 2, "\"body\":{}"));
  for (const StoredEvent& event : {more_fields, new_type, new_version}) hub_.Tell(event);
  ASSERT_TRUE(store_->ApplyFeedPage(hub_.Page()));
  hub_.Tell(new_type);  // told again, it is about no proposal that would have to be derived anew
  ASSERT_TRUE(store_->ApplyFeedPage(hub_.Page()));
  ASSERT_TRUE(store_->Rebuild());
  Open();
  EXPECT_EQ(Texts({}), std::vector<std::string>{"多种几棵桂花"});
  int64_t seq = 0;
  for (const StoredEvent& event : {more_fields, new_type, new_version}) {
    const auto kept = InLog(theatre_.device(), ++seq);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->raw, event.raw);
    EXPECT_EQ(kept->hash, event.hash);
  }
}

TEST_F(FeedIntakeTest, AnOwnProposalTheHubRejectedLeavesTheWallAndIsToldToStaff) {
  const auto kept = Plant("加两张长椅");
  const auto lost = Plant("再加一张");
  ASSERT_TRUE(kept && lost);
  const auto own = Waiting();
  hub_.Tell(own[0]);
  hub_.Tell(own[1], Verdict::kRejected, "text_too_long");
  ASSERT_TRUE(store_->Acknowledge(2));
  ASSERT_TRUE(store_->ApplyFeedPage(hub_.Page()));
  EXPECT_EQ(Texts({}), std::vector<std::string>{"加两张长椅"});
  EXPECT_EQ(store_->Queue()->waiting, 0);
  EXPECT_EQ(store_->Queue()->rejected, 1);
  EXPECT_EQ(reader_->Queue()->rejected, 1);
  const auto refused = reader_->Refused(10);
  ASSERT_TRUE(refused);
  ASSERT_EQ(refused->size(), 1U);
  EXPECT_EQ(refused->front().event_id, lost->proposal);
  EXPECT_EQ(refused->front().verdict, Verdict::kRejected);
  EXPECT_EQ(refused->front().reason, "text_too_long");
  // Whoever holds the slip is told, too.
  EXPECT_EQ(reader_->RefusedSlip(lost->slip_code).value()->reason, "text_too_long");
  EXPECT_FALSE(reader_->RefusedSlip(kept->slip_code).value());
}

TEST_F(FeedIntakeTest, AnOwnFlowerIsHeldUntilItsProposalArrivesAndThenCounts) {
  const StoredEvent planted = theatre_.Plant("多种几棵桂花");
  const std::string proposal = NaturalId({"多种几棵桂花"});
  hub_.Tell(planted);
  ASSERT_TRUE(store_->ApplyFeedPage(hub_.Page()));
  ASSERT_TRUE(store_->Execute(GiveFlower{{"visit"}, proposal}));
  const StoredEvent flower = Waiting().front();
  hub_.Tell(flower, Verdict::kHeld, "unknown_proposal");
  ASSERT_TRUE(store_->ApplyFeedPage(hub_.Page()));
  EXPECT_EQ(reader_->StoryOf(proposal)->proposal.flowers, 1);
  EXPECT_EQ(store_->Queue()->rejected, 0);
  hub_.Tell(flower);
  ASSERT_TRUE(store_->ApplyFeedPage(hub_.Page()));
  EXPECT_EQ(reader_->StoryOf(proposal)->proposal.flowers, 1);
  const auto digest = reader_->StateDigest().value();
  ASSERT_TRUE(store_->Rebuild());
  EXPECT_EQ(reader_->StateDigest().value(), digest);
}

// The same history, told to whoever asks.
void TellAll(FeedTeller& hub, const std::vector<StoredEvent>& events) {
  for (const StoredEvent& event : events) hub.Tell(event);
}

TEST_F(FeedIntakeTest, AfterTheHubsHistoryWasForgottenAndToldAgainAllIsAsOnAFreshStation) {
  ASSERT_TRUE(Plant("加两张长椅"));
  std::vector<StoredEvent> history{theatre_.Plant("多种几棵桂花"), Waiting().front()};
  history.push_back(theatre_.Make(FlowerGiven{NaturalId({"多种几棵桂花"})}));
  TellAll(hub_, history);
  ASSERT_TRUE(store_->Acknowledge(1));
  ASSERT_TRUE(store_->ApplyFeedPage(hub_.Page()));
  ASSERT_TRUE(store_->ForgetHub());
  EXPECT_EQ(store_->Queue()->waiting, 1);  // the new hub may not have it
  EXPECT_EQ(store_->Cursor()->hub_seq, 0);
  // It comes in two pages, and the station is started again in between.
  FeedTeller other("epoch two");
  other.Tell(history[0]);
  ASSERT_TRUE(store_->ApplyFeedPage(other.Page(2)));
  Open();
  other.Tell(history[1]);
  other.Tell(history[2]);
  ASSERT_TRUE(store_->ApplyFeedPage(other.Page()));

  TempFolder elsewhere;
  auto fresh = StationStore::Open({elsewhere.path(), true}, clock_, random_, *log_).value();
  FeedTeller same("epoch two");
  TellAll(same, history);
  ASSERT_TRUE(fresh->ApplyFeedPage(same.Page()));
  const auto fresh_reader = Reader::Open(elsewhere.path() / "station.db").value();
  EXPECT_EQ(reader_->StateDigest().value(), fresh_reader->StateDigest().value());
  EXPECT_EQ(store_->Cursor()->feed_hash, fresh->Cursor()->feed_hash);
  EXPECT_EQ(Texts({}).size(), 2U);
}

TEST_F(FeedIntakeTest, WhatTheNewHistoryDoesNotTellIsKeptInTheLogAndOffTheWall) {
  hub_.Tell(theatre_.Plant("多种几棵桂花"));
  ASSERT_TRUE(store_->ApplyFeedPage(hub_.Page()));
  ASSERT_TRUE(store_->ForgetHub());
  FeedTeller other("epoch two");
  OtherStation market(random_);
  other.Tell(market.Plant("菜场早点开门"));
  ASSERT_TRUE(store_->ApplyFeedPage(other.Page()));
  EXPECT_EQ(Texts({}), std::vector<std::string>{"菜场早点开门"});
  EXPECT_TRUE(InLog(theatre_.device(), 1));
}

TEST_F(FeedIntakeTest, ANewHistoryWithNothingInItStillChangesWhatIsShown) {
  hub_.Tell(theatre_.Plant("多种几棵桂花"));
  ASSERT_TRUE(store_->ApplyFeedPage(hub_.Page()));
  ASSERT_TRUE(store_->ForgetHub());
  const int64_t before = store_->revision();
  ASSERT_TRUE(store_->ApplyFeedPage(FeedTeller("epoch two").Page()));
  EXPECT_TRUE(Texts({}).empty());
  EXPECT_GT(store_->revision(), before);
}

}  // namespace
}  // namespace oneflower
