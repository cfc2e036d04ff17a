// For the one file that compiles a OneOf: `template class OneOf<…>;`.
#pragma once

#include "kiosk/screens/one_of.h"

namespace oneflower {

template <typename Variant>
OneOf<Variant>::OneOf() = default;
template <typename Variant>
OneOf<Variant>::OneOf(const OneOf& other) = default;
template <typename Variant>
OneOf<Variant>::OneOf(OneOf&& other) noexcept = default;
template <typename Variant>
OneOf<Variant>& OneOf<Variant>::operator=(const OneOf& other) = default;
template <typename Variant>
OneOf<Variant>& OneOf<Variant>::operator=(OneOf&& other) noexcept = default;
template <typename Variant>
OneOf<Variant>::~OneOf() = default;

}  // namespace oneflower
