// What a station does when it learns that its disk is a copy, or was put back from one: it goes on
// as a new life (incarnation) of the same device, with a chain of its own, where nobody else can
// have put other events at the same places.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/domain/feed.h"
#include "shared/store/database.h"
#include "shared/store/event_log.h"

namespace oneflower {

// The number of a new life: 48 random bits, of which the highest is set. Counting on from the last
// one would give two copies of a disk the same number.
int64_t FreshIncarnation(Random& random);

// Records at the end of `self`'s chain, as the same events, what earlier lives of the device
// recorded and no verdict stands for, or was set aside as a fork; each once. The bytes change in
// incarnation and seq alone. The earlier rows no longer wait. Inside the caller's transaction.
//
// The proposals and memories that are to be derived anew.
Result<std::set<std::string>> RecordAnew(Database& database, const StationIdentity& self,
                                         ChainHead& head);

}  // namespace oneflower
