#include "shared/store/store_thread.h"

#include <gtest/gtest.h>

#include <thread>

#include "tests/shared/store/station_fixture.h"

namespace oneflower {
namespace {

class StoreThreadTest : public StationStoreTest {
 protected:
  StoreThread::Answer AnswerTo(StoreThread::Make make) {
    StoreThread thread(std::move(store_), [] {});
    const int64_t ticket = thread.SubmitMade(std::move(make));
    (void)thread.Identity();  // is asked behind it, and waits
    const auto answers = thread.TakeAnswers();
    EXPECT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers.front().ticket, ticket);
    return answers.front();
  }
};

TEST_F(StoreThreadTest, ACommandThatTakesLongIsMadeOnTheStoresOwnThread) {
  std::thread::id maker;
  const auto answer = AnswerTo([&]() -> Result<Command> {
    maker = std::this_thread::get_id();
    return PlantProposal{
        .visit = {"visit"}, .text = "加一盏灯", .topic = "safety", .signature = {}, .place = {}};
  });
  EXPECT_TRUE(answer.result);
  EXPECT_NE(maker, std::this_thread::get_id());
  EXPECT_EQ(Texts({}), std::vector<std::string>{"加一盏灯"});
}

TEST_F(StoreThreadTest, ACommandThatCannotBeMadeIsAnsweredWithWhyAndNothingIsPlanted) {
  const auto answer =
      AnswerTo([]() -> Result<Command> { return Fail(ErrorKind::kIo, "no picture"); });
  ASSERT_FALSE(answer.result);
  ASSERT_TRUE(answer.result.error().error);
  EXPECT_EQ(answer.result.error().error->detail, "no picture");
  EXPECT_TRUE(Texts({}).empty());
}

}  // namespace
}  // namespace oneflower
