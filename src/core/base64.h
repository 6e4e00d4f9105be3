// Base64 (RFC 4648, with padding), for data: addresses and content-security hashes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace rodtrad::core {

std::string to_base64(std::span<const std::uint8_t> bytes);
std::string to_base64(std::string_view bytes);

/// For addresses: base64url without padding, and back; nothing when the text is none.
std::string to_base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace rodtrad::core
