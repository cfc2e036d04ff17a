#include "kiosk/screens/intent.h"

#include "kiosk/screens/one_of_compiled.h"

namespace oneflower {

template class OneOf<PlannerActKinds>;
template class OneOf<IntentKinds>;

}  // namespace oneflower
