// Language tags and texts that need no translation.
#include "core/text.h"

namespace rodtrad::core {

std::string_view language_tag(Language language) { return language == Language::sv ? "sv" : "en"; }

Text same_text(const std::string& words) { return {.sv = words, .en = words}; }

}  // namespace rodtrad::core
