#include "kiosk/features/elder_story_cards.h"

#include <utility>

namespace oneflower {

std::vector<MemoryCard> CardsOf(const Services& services, std::vector<Memory> stories) {
  std::vector<MemoryCard> cards;
  for (Memory& story : stories) {
    std::optional<Proposal> about;
    if (!story.about.empty()) {
      auto history = services.reader->StoryOf(story.about);
      const bool on_the_wall = history && history->proposal.visibility == Visibility::kPublic;
      if (on_the_wall) about = std::move(history->proposal);
    }
    cards.push_back({.memory = std::move(story), .about = std::move(about)});
  }
  return cards;
}

}  // namespace oneflower
