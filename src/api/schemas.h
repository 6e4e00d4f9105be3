// JSON Schemas of the answers, by name, for the description of the API.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace rodtrad::api {

using NamedSchema = std::pair<std::string_view, std::string_view>;

std::span<const NamedSchema> schemas();

}  // namespace rodtrad::api
