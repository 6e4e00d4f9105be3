// Bytes of a file to code points, or the reason why they are no text.
#pragma once

#include <string>
#include <string_view>

#include "core/expected.h"

namespace rodtrad::domain {

inline constexpr std::size_t kMostDocumentBytes = 16u << 20;

/// UTF-8 when the bytes are valid (but for a character cut at the very end), else Windows-1252 with a warning.
core::Expected<std::u32string> decode_document(std::string_view bytes, const std::string& file, core::Problems& notes);

}  // namespace rodtrad::domain
