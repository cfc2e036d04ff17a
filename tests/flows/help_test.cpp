#include <gtest/gtest.h>

#include "tests/flows/stations.h"

namespace oneflower {
namespace {

TEST_F(StationsAndHub, ACallForHelpReachesTheDeskAndTheAnswerComesBack) {
  Station hall(*hub_, clock_, 1);
  Station desk(*hub_, clock_, 2);
  const Receipt call = hall.store->Execute(AskHelp{{"v"}, "hall"}).value();
  hall.Push();
  desk.Pull();
  ASSERT_EQ(desk.reader->HelpCalls(10)->size(), 1U);
  EXPECT_TRUE(Rings(desk.reader->HelpCalls(10)->front()));
  ASSERT_TRUE(desk.store->Execute(AnswerHelp{{"s"}, call.proposal}));
  desk.Push();
  hall.Pull();
  EXPECT_TRUE(hall.reader->HelpCalls(10)->front().coming);
  EXPECT_EQ(HubDigest(), hall.reader->StateDigest());
}

}  // namespace
}  // namespace oneflower
