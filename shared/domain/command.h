// What a visitor can do. A command is checked (rules.h), then becomes an event.
#pragma once

#include <string>
#include <variant>

namespace oneflower {

// One visit at the screen. The secret is random, lives in memory only and dies with the visit.
struct VisitKey {
  std::string secret;
};

struct PlantProposal {
  VisitKey visit;
  std::string text;
  std::string topic;
  std::string signature;  // empty: nobody
  std::string place;      // empty: none
};

struct GiveFlower {
  VisitKey visit;
  std::string proposal;
};

using Command = std::variant<PlantProposal, GiveFlower>;

// What the screen may say once the command is durable.
struct Receipt {
  std::string proposal;
  std::string slip_code;
};

}  // namespace oneflower
