// What every screen is given beside its own model.
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "kiosk/screens/intent.h"
#include "kiosk/screens/shell_intent.h"
#include "kiosk/ui/flower.h"
#include "kiosk/ui/frame.h"
#include "kiosk/ui/widgets.h"
#include "shared/domain/community.h"
#include "shared/domain/proposal.h"

namespace oneflower {

struct ScreenContext {
  ui::Frame& frame;
  const Community& community;
  ShellIntent& shell;  // what the screen asks of it in this frame

  const std::string& In(const Bilingual& text) const {
    return frame.language == ui::Language::kChinese ? text.zh : text.en;
  }
};

// Keeps the first intent of a frame: two fingers cannot ask for two things.
inline void Ask(Intent& intent, bool asked, Intent wanted) {
  if (asked && intent.IsFirst()) intent = std::move(wanted);
}

// The same for a variant whose first kind is nothing.
template <typename... Kinds>
void Ask(std::variant<Kinds...>& intent, bool asked,
         std::type_identity_t<std::variant<Kinds...>> wanted) {
  if (asked && intent.index() == 0) intent = std::move(wanted);
}
inline void AskShell(const ScreenContext& context, bool asked, ShellIntent wanted) {
  Ask(context.shell, asked, std::move(wanted));
}

inline void AskToGo(const ScreenContext& context, bool asked, Route route) {
  AskShell(context, asked, shell::Go{std::move(route)});
}

// The words of a proposal that several screens show.
ui::GrowthStage GrowthOf(Stage stage);
ui::FlowerLook FlowerOf(const Proposal& proposal, const Community& community);
ui::FlowerLook FlowerOf(Stage stage, const std::string& topic, uint64_t seed,
                        const Community& community);
// Its first sentence, or what it is where nobody has found words for it yet.
std::string TitleText(const ScreenContext& context, const Proposal& proposal, size_t max_length);
std::string KindText(const ScreenContext& context, const Proposal& proposal);  // 一段说出来的话
std::string StageText(const ScreenContext& context, Stage stage);              // 执行
std::string GrowthText(const ScreenContext& context, Stage stage);             // 开花
std::string DayText(const ScreenContext& context, int64_t wall_ms);            // 10月20日
std::string DurationText(int64_t ms);                                          // 1:05
std::string SignatureText(const ScreenContext& context, const Proposal& proposal);
std::string TopicText(const ScreenContext& context, const std::string& topic);
// Why the hub did not take something: its reason is a name, people are told in words.
std::string RefusedText(const ScreenContext& context, const std::string& reason);
// Where it stands, in one sentence.
std::string StandingText(const ScreenContext& context, const Proposal& proposal);

}  // namespace oneflower
