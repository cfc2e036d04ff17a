// A variant of many kinds that is cheap to include: what copies, moves and destroys it is compiled
// once (one_of_compiled.h), instead of in each of the hundred files that only make one.
#pragma once

#include <concepts>
#include <utility>
#include <variant>

namespace oneflower {

template <typename Kind, typename Variant>
inline constexpr bool kIsKindOf = false;
template <typename Kind, typename... Kinds>
inline constexpr bool kIsKindOf<Kind, std::variant<Kinds...>> = (std::same_as<Kind, Kinds> || ...);

template <typename Variant>
class OneOf {
 public:
  OneOf();  // the first kind
  OneOf(const OneOf& other);
  OneOf(OneOf&& other) noexcept;
  OneOf& operator=(const OneOf& other);
  OneOf& operator=(OneOf&& other) noexcept;
  ~OneOf();

  // A screen writes the kind it asks for.
  template <typename Kind>
    requires kIsKindOf<Kind, Variant>
  OneOf(Kind kind)  // NOLINT(google-explicit-constructor,hicpp-explicit-conversions)
      : kinds_(std::in_place_type<Kind>, std::move(kind)) {}

  bool IsFirst() const { return kinds_.index() == 0; }
  // Nothing where it is another kind.
  template <typename Kind>
  Kind* If() {
    return std::get_if<Kind>(&kinds_);
  }
  const Variant& kinds() const { return kinds_; }

 private:
  Variant kinds_;
};

}  // namespace oneflower
