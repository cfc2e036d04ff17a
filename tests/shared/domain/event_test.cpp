#include "shared/domain/event.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/base/ids.h"
#include "shared/base/utf8.h"

namespace oneflower {
namespace {

const std::string kProposal = NaturalId({"proposal"});

Event SampleOf(Payload payload) {
  return Event{.id = NaturalId({"event"}),
               .device = NaturalId({"device"}),
               .incarnation = 1,
               .seq = 7,
               .at = {1'794'623'040'000, 3},
               .actor = {"visitor", "visit"},
               .seen = 12,
               .payload = std::move(payload),
               .blobs = {}};
}

ProposalPlanted PlantedSample(std::string text) {
  return {.proposal = kProposal,
          .slip_code = "2222222",
          .text = std::move(text),
          .topic = "safety",
          .signature = "向日葵",
          .place = {}};
}

const std::string kMemory = NaturalId({"memory"});

MemoryTold ToldStory() {
  return {
      .memory = kMemory,
      .slip_code = "2222222",
      .about = kProposal,
      .place = "12",
      .signature = "桂花",
      .voice = {
          .kind = MediumKind::kVoice, .blob = BlobId(Bytes{1, 2, 3}), .bytes = 3, .ms = 31'000}};
}

Event Roundtrip(const Event& event) { return DecodeEvent(EncodeEvent(event)).value(); }

TEST(EventCodec, EveryPayloadComesBackAsItWent) {
  const std::vector<Payload> payloads = {
      PlantedSample("中庭台阶加一排扶手"),
      FlowerGiven{kProposal},
      StageMoved{kProposal, Stage::kPropose, Stage::kDeliberate, "谢谢，20日一起商议"},
      NoteAdded{kProposal, "物业已看过现场"},
      ProposalReviewed{kProposal, Visibility::kHidden, "谢谢，这件事请找物业"},
      StationRevoked{NaturalId({"station"})},
      ToldStory(),
      MemoryWithdrawn{kMemory},
      MemoryReviewed{kMemory, Visibility::kHidden, "谢谢，请来坐坐"},
  };
  for (const Payload& payload : payloads) {
    const Event event = SampleOf(payload);
    const Event back = Roundtrip(event);
    EXPECT_EQ(back.payload, payload);
    EXPECT_EQ(back.id, event.id);
    EXPECT_EQ(back.device, event.device);
    EXPECT_EQ(back.seq, 7);
    EXPECT_EQ(back.at, event.at);
    EXPECT_EQ(back.actor, event.actor);
    EXPECT_EQ(back.seen, 12);
  }
}

TEST(EventCodec, TheChildsModelAProposalComesFromStaysWithIt) {
  ProposalPlanted planted = PlantedSample("我们希望中庭泳池有长椅。");
  planted.model = ModelOrigin{NaturalId({"sheet"}), "我们的院子", "蒲公英"};
  const Event event = SampleOf(planted);
  EXPECT_EQ(std::get<ProposalPlanted>(Roundtrip(event).payload).model, planted.model);
  const std::string raw = EncodeEvent(event);
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string broken = raw;
    const size_t at = broken.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return DecodeEvent(broken.replace(at, from.size(), to)).has_value();
  };
  EXPECT_FALSE(with("\"flower\":\"蒲公英\"", "\"flower\":7"));
  EXPECT_FALSE(with("\"flower\"", "\"flour\""));
  EXPECT_FALSE(with(NaturalId({"sheet"}), "the third one"));
  EXPECT_FALSE(with("我们的院子", "一二三四五六七八九十一二三四五六七八九十一二三四五"));
  EXPECT_TRUE(with("\"model\"", "\"other\""));
}

TEST(EventCodec, LongAndStrangeTextIsKeptWhole) {
  std::string controls;
  for (char c = 1; c < 32; ++c) controls += c;
  std::string long_text;
  for (int i = 0; i < 10'000; ++i) long_text += "花";
  for (const std::string& text :
       {std::string("🌸👩‍🌾 emoji"), controls, std::string("مرحبا بكم"),
        std::string("\"\\</script>"), long_text}) {
    EXPECT_EQ(std::get<ProposalPlanted>(Roundtrip(SampleOf(PlantedSample(text))).payload).text,
              text);
  }
}

TEST(EventCodec, ANewerTypeOrVersionIsKeptNotRefused) {
  std::string raw = EncodeEvent(SampleOf(FlowerGiven{kProposal}));
  std::string newer = raw;
  newer.replace(newer.find("flower_given"), 12, "flower_taken");
  const auto unknown_type = DecodeEvent(newer);
  ASSERT_TRUE(unknown_type);
  EXPECT_TRUE(std::holds_alternative<UnknownPayload>(unknown_type->payload));
  newer = raw;
  newer.replace(newer.find("\"ver\":1"), 7, "\"ver\":2");
  const auto unknown_version = DecodeEvent(newer);
  ASSERT_TRUE(unknown_version);
  EXPECT_TRUE(std::holds_alternative<UnknownPayload>(unknown_version->payload));
}

TEST(EventCodec, UnknownFieldsAreNoReasonToRefuse) {
  std::string raw = EncodeEvent(SampleOf(FlowerGiven{kProposal}));
  raw.insert(1, "\"colour\":\"red\",");
  EXPECT_TRUE(DecodeEvent(raw));
}

TEST(EventCodec, MissingWrongAndOversizedFieldsAreRefusedWithTheirName) {
  const std::string good = EncodeEvent(SampleOf(PlantedSample("一")));
  const auto broken = [&](std::string_view from, std::string_view to) {
    std::string raw = good;
    const size_t at = raw.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    raw.replace(at, from.size(), to);
    const auto event = DecodeEvent(raw);
    return event ? std::string("accepted") : event.error().detail;
  };
  EXPECT_EQ(broken("\"seq\":7", "\"seq\":0"), "seq is out of range");
  EXPECT_EQ(broken("\"seq\":7", "\"seq\":\"7\""), "seq is not a whole number");
  EXPECT_EQ(broken("\"seq\":7", "\"seq\":99999999999999999999"), "seq is not a whole number");
  EXPECT_EQ(broken("\"seq\":7", "\"seq\":18446744073709551615"), "seq is out of range");
  EXPECT_EQ(broken("\"slip\":\"2222222\"", "\"slip\":\"2222223\""), "slip is not a code");
  EXPECT_EQ(broken("\"text\":", "\"test\":"), "text is missing or of another type");
  EXPECT_EQ(broken("\"blobs\":[]", "\"blobs\":[1]"), "blobs holds something else than text");
}

TEST(EventCodec, AStoryIsOneVoiceAndNamesItsBlob) {
  const std::string good = EncodeEvent(SampleOf(ToldStory()));
  EXPECT_EQ(DecodeEvent(good)->blobs, std::vector{ToldStory().voice.blob});
  std::string photo = good;
  photo.replace(photo.find("\"voice\",\"ms\""), 7, "\"photo\"");
  EXPECT_EQ(DecodeEvent(photo).error().detail, "voice is not one voice");
  MemoryTold nowhere = ToldStory();
  nowhere.about = "somewhere";
  EXPECT_EQ(DecodeEvent(EncodeEvent(SampleOf(nowhere))).error().detail, "about is not an id");
}

TEST(EventCodec, GarbageIsRefusedNotCrashedOn) {
  EXPECT_FALSE(DecodeEvent(""));
  EXPECT_FALSE(DecodeEvent("[]"));
  EXPECT_FALSE(DecodeEvent("{}"));
  EXPECT_FALSE(DecodeEvent("{\"id\":"));
  EXPECT_FALSE(DecodeEvent(std::string(kMaxEventBytes + 1, 'x')));
  EXPECT_FALSE(DecodeEvent(std::string(10'000, '[')));
  const std::string good = EncodeEvent(SampleOf(PlantedSample("扶手")));
  for (size_t length = 0; length < good.size(); ++length) {
    EXPECT_FALSE(DecodeEvent(good.substr(0, length)));
  }
  rc::check("a flipped byte never crashes", [&](uint8_t value) {
    std::string raw = good;
    raw[*rc::gen::inRange<size_t>(0, raw.size())] = static_cast<char>(value);
    (void)DecodeEvent(raw);
  });
}

TEST(Event, TheHashCoversTheBytesAndTheEventBefore) {
  const Hash none{};
  const Hash first = EventHash(none, "a");
  EXPECT_NE(first, EventHash(none, "b"));
  EXPECT_NE(first, EventHash(first, "a"));
}

TEST(Event, TwoActsOfOneVisitCannotBeTracedToEachOther) {
  EXPECT_NE(ActorFor("secret", "p1"), ActorFor("secret", "p2"));
  EXPECT_EQ(FlowerId("p1", ActorFor("secret", "p1")), FlowerId("p1", ActorFor("secret", "p1")));
  EXPECT_NE(FlowerId("p1", ActorFor("secret", "p1")), FlowerId("p1", ActorFor("other", "p1")));
}

}  // namespace
}  // namespace oneflower
