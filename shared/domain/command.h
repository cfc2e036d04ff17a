// What a visitor can do. A command is checked (rules.h), then becomes an event.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/domain/help.h"
#include "shared/domain/medium.h"
#include "shared/domain/model_origin.h"

namespace oneflower {

// One visit at the screen. The secret is random, lives in memory only and dies with the visit.
struct VisitKey {
  std::string secret;
};

// A medium with its bytes, not a file yet.
struct MediumBytes {
  Medium medium;  // blob, thumb and bytes are filled in by who stores it
  Bytes bytes;
  Bytes thumb;  // empty for a voice
};

struct PlantProposal {
  VisitKey visit;
  std::string text;
  std::string topic;
  std::string signature;  // empty: nobody
  std::string place;      // empty: none
  Mood mood = Mood::kNone;
  std::vector<MediumBytes> media;
  std::optional<ModelOrigin> model;
};

struct GiveFlower {
  VisitKey visit;
  std::string proposal;
};

struct AskHelp {
  VisitKey visit;
  std::string station;  // where: the name this station runs under
};

struct AnswerHelp {
  VisitKey visit;
  std::string call;
  HelpAnswer answer = HelpAnswer::kComing;
};

struct TellMemory {
  VisitKey visit;
  std::string about;      // a proposal; empty: none
  std::string place;      // empty: none
  std::string signature;  // empty: nobody
  MediumBytes voice;
};

struct WithdrawMemory {
  VisitKey visit;
  std::string memory;
};

using Command =
    std::variant<PlantProposal, GiveFlower, AskHelp, AnswerHelp, TellMemory, WithdrawMemory>;

// What the screen may say once the command is durable.
struct Receipt {
  std::string proposal;   // or the call for help, or the memory
  std::string slip_code;  // empty for a call
};

}  // namespace oneflower
