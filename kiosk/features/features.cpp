#include "kiosk/features/features.h"

#include "kiosk/features/elder_story/elder_story_feature.h"
#include "kiosk/features/help/help_feature.h"
#include "kiosk/features/slip/slip_feature.h"
#include "kiosk/features/story/story_feature.h"
#include "kiosk/features/wall/wall_feature.h"

namespace oneflower {

std::vector<std::unique_ptr<Feature>> MakeFeatures(const Services& services) {
  std::vector<std::unique_ptr<Feature>> features;
  features.push_back(MakeElderStory(services));
  features.push_back(MakeHelp(services));
  features.push_back(MakeSlip(services));
  features.push_back(MakeStory(services));
  features.push_back(MakeWall(services));
  return features;
}

}  // namespace oneflower
