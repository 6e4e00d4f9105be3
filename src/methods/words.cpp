// Joining and fitting words.
#include "methods/words.h"

#include "core/unicode.h"

namespace rodtrad::methods {

using core::Text;

Text operator+(Text a, const Text& b) {
  a.sv += b.sv;
  a.en += b.en;
  return a;
}

static std::string lowered(const std::string& label) {
  const std::u32string letters = core::to_code_points(label);
  if (letters.size() < 2 || core::is_upper(letters[1]) || !core::is_letter(letters[1])) return label;
  return core::to_lower(core::to_utf8(letters.substr(0, 1))) + core::to_utf8(letters.substr(1));
}

Text inside_sentence(const Text& label) { return {lowered(label.sv), lowered(label.en), label.others}; }

}  // namespace rodtrad::methods
