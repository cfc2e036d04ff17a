#include "kiosk/features/features.h"

#include "kiosk/features/help/help_feature.h"

namespace oneflower {

std::vector<std::unique_ptr<Feature>> MakeFeatures(const Services& services) {
  std::vector<std::unique_ptr<Feature>> features;
  features.push_back(MakeHelp(services));
  return features;
}

}  // namespace oneflower
