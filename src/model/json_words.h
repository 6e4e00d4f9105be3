// The word that each enum value has in JSON, in the order of the enum.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "model/result.h"

namespace rodtrad::model {

using EnumWords = std::span<const std::string_view>;

inline constexpr std::string_view kStatusWords[] = {"value", "missing", "protected", "not_possible"};
inline constexpr std::string_view kUnitWords[] = {"count", "persons", "percent", "money", "ratio", "days", "index"};
inline constexpr std::string_view kRoleWords[] = {"time", "geography", "sex", "age", "other"};
inline constexpr std::string_view kKindWords[] = {"bar", "column", "line", "interval_dots"};
inline constexpr std::string_view kSeriesRoleWords[] = {"own", "nation", "women", "men", "target", "other"};
inline constexpr std::string_view kLevelWords[] = {"internal", "public"};

constexpr EnumWords words_of(table::Status) { return kStatusWords; }
constexpr EnumWords words_of(table::Unit) { return kUnitWords; }
constexpr EnumWords words_of(table::Role) { return kRoleWords; }
constexpr EnumWords words_of(figure::Kind) { return kKindWords; }
constexpr EnumWords words_of(figure::SeriesRole) { return kSeriesRoleWords; }
constexpr EnumWords words_of(Level) { return kLevelWords; }

template <class Enum>
std::string_view to_word(Enum value) {
  return words_of(value)[static_cast<std::size_t>(value)];
}

/// Nothing when no value has the word.
template <class Enum>
std::optional<Enum> from_word(std::string_view word) {
  const EnumWords words = words_of(Enum{});
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

}  // namespace rodtrad::model
