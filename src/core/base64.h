// Base64 (RFC 4648, with padding), for data: addresses and content-security hashes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace rodtrad::core {

std::string to_base64(std::span<const std::uint8_t> bytes);
std::string to_base64(std::string_view bytes);

}  // namespace rodtrad::core
