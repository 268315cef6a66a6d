// The words of an enumeration, each beside its value.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace kith {

template <class E>
using Words = std::pair<E, std::string_view>;

template <class E, std::size_t N>
std::string_view word(const std::array<Words<E>, N>& rows, E value) {
  for (const auto& [row, text] : rows) {
    if (row == value) return text;
  }
  return {};
}

template <class E, std::size_t N>
std::optional<E> value(const std::array<Words<E>, N>& rows, std::string_view text) {
  for (const auto& [row, word] : rows) {
    if (word == text) return row;
  }
  return std::nullopt;
}

}  // namespace kith
