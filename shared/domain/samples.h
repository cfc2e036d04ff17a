// The sample community's proposals as events: the same ids, slips and pseudonyms on every machine,
// so that a hub and a station that both planted them agree. Pure.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/community.h"
#include "shared/domain/event.h"

namespace oneflower {

// All samples' plantings, flowers, moves and notes in the order of their days. Device, incarnation
// and seq are for whoever records them to fill in.
std::vector<Event> SampleEvents(const std::vector<SampleProposal>& samples);

// The slip code and the proposal's id of the sample with that key.
std::string SampleSlipCode(const std::string& key);
std::string SampleProposalId(const std::string& key);

}  // namespace oneflower
