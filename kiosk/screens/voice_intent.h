// What is asked for where a voice memo is recorded.
#pragma once

#include <variant>

namespace oneflower {

namespace voice {

struct Nothing {};
struct Start {};
struct Stop {};
struct Hear {};  // or stops hearing it
struct Drop {};
struct Close {};  // what was said stays

}  // namespace voice

using VoiceIntent =
    std::variant<voice::Nothing, voice::Start, voice::Stop, voice::Hear, voice::Drop, voice::Close>;

}  // namespace oneflower
