// What a visitor has begun at one place and left must not turn up at another.
#include <gtest/gtest.h>

#include "shared/base/ids.h"
#include "tests/support/headless_kiosk.h"

namespace oneflower {
namespace {

class LeavingTheWall : public testing::Test {
 protected:
  HeadlessKiosk kiosk_;
};

TEST_F(LeavingTheWall, DropsTheLettersOfASearchThatHaveNotBecomeWords) {
  ASSERT_EQ(kiosk_.Play("tap wall\ntap search\ntype deng\nexpect deng\ntap home\ntap say\n"
                        "wait 50\nabsent deng\n"),
            "");
  EXPECT_EQ(kiosk_.Play("type lu\nabsent denglu\n"), "");
}

TEST_F(LeavingTheWall, AndReadingInAnotherLanguageTypesInThatLanguageOnComingBack) {
  const std::string wanted = NaturalId({"sample", "s01"});
  EXPECT_EQ(kiosk_.Play("tap wall\ntap search\ntype fushou\npick 扶手\ntap row." + wanted +
                        "\nexpect 它的故事\ntap lang\ntap back\nwait 50\ntype lamp\n"
                        "expect 扶手lamp\n"),
            "");
}

TEST(LeavingADraft, KeepsItsLettersInItAndNotInTheNextText) {
  HeadlessKiosk kiosk;
  EXPECT_EQ(kiosk.Play("tap say\ntype deng\ntap home\ntap wall\ntap search\nwait 50\nabsent deng\n"
                       "tap search.close\ntap home\ntap say\nexpect deng\n"),
            "");
}

}  // namespace
}  // namespace oneflower
