// Mandates as text.
#include "auth/account.h"

#include <algorithm>

#include "core/text.h"

namespace rodtrad::auth {

namespace {

bool is_word(std::string_view text, std::string_view others) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || others.find(c) != std::string_view::npos;
  });
}

}  // namespace

core::Expected<Mandate> parse_mandate(std::string_view text) {
  const std::size_t at = text.find('@');
  Mandate mandate{.role = std::string(text.substr(0, at))};
  if (at != std::string_view::npos) mandate.unit = text.substr(at + 1);
  const bool whole = is_word(mandate.role, "_") && (at == std::string_view::npos || is_word(mandate.unit, "-_"));
  if (whole) return mandate;
  return core::fail(
      {.code = "bad_mandate",
       .place = {.file = "mandates"},
       .message = core::say("\"{}\" är ingen roll", "\"{}\" is no role", text),
       .hint = {.sv = "skriv \"analyst\", eller \"analyst@unit-3\" för en enhet", .en = "write \"analyst\", or \"analyst@unit-3\" for a unit"}});
}

std::string to_text(const Mandate& mandate) { return mandate.unit.empty() ? mandate.role : mandate.role + "@" + mandate.unit; }

bool Account::has_role(std::string_view role) const {
  return std::any_of(mandates.begin(), mandates.end(), [&](const Mandate& one) { return one.role == role; });
}

}  // namespace rodtrad::auth
