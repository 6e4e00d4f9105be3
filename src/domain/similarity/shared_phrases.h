// What two texts say in the same words, for people who judge whether they are about the same thing.
#pragma once

#include <string>
#include <vector>

namespace rodtrad::domain {

/// The longest runs of words that both have, at least three words or fifteen characters; longest first, at most `most`.
std::vector<std::string> shared_phrases(std::u32string_view a, std::u32string_view b, std::size_t most);

}  // namespace rodtrad::domain
