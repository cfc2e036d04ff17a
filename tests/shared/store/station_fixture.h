// A station's store in a folder of its own, with a reader beside it.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "shared/store/reader.h"
#include "shared/store/station_store.h"
#include "tests/support/twins.h"

namespace oneflower {

class StationStoreTest : public testing::Test {
 protected:
  StationStoreTest() { Open(); }

  void Open() {
    store_.reset();
    auto opened = StationStore::Open({data(), true}, clock_, random_, *log_);
    ASSERT_TRUE(opened) << opened.error().detail;
    store_ = std::move(*opened);
    auto reader = Reader::Open(database());
    ASSERT_TRUE(reader) << reader.error().detail;
    reader_ = std::move(*reader);
  }

  std::filesystem::path data() const { return folder_.path() / "data"; }
  std::filesystem::path database() const { return data() / "station.db"; }

  std::expected<Receipt, CommandFailure> Plant(const std::string& text,
                                               const std::string& topic = "safety") {
    clock_.Advance(1000);
    return store_->Execute(PlantProposal{
        .visit = {"visit"}, .text = text, .topic = topic, .signature = "桂花", .place = {}});
  }

  // On the wall, newest first.
  std::vector<std::string> Texts(const WallFilter& filter) {
    std::vector<std::string> texts;
    const auto proposals = reader_->Proposals(reader_->Wall(filter).value()).value();
    for (const Proposal& p : proposals) {
      texts.push_back(p.text);
    }
    return texts;
  }

  // The station's own events that the hub has not acknowledged.
  std::vector<StoredEvent> Waiting() { return store_->NextOutgoing(10'000, 64 << 20)->events; }

  TempFolder folder_;
  FakeClock clock_;
  FakeRandom random_;
  std::unique_ptr<Log> log_ = MakeSilentLog();
  std::unique_ptr<StationStore> store_;
  std::unique_ptr<Reader> reader_;
};

}  // namespace oneflower
