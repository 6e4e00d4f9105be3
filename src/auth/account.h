// Accounts as value types: who somebody is, how that was proved, and what they may do where.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/expected.h"

namespace rodtrad::auth {

/// Seconds since 1970. Whoever asks says what time it is.
using Time = std::int64_t;

/// A role within a unit and what is below it; "" = everywhere.
struct Mandate {
  std::string role;
  std::string unit = {};
  auto operator<=>(const Mandate&) const = default;
};

/// "analyst" or "analyst@unit-3". Problem bad_mandate.
core::Expected<Mandate> parse_mandate(std::string_view text);
std::string to_text(const Mandate& mandate);

enum class Proof {
  password,  // a local account
  openid,    // the organisation's own login, with its strength
};

struct Account {
  std::string name;     // "anna.exempel"; small letters
  std::string display;  // "Anna Exempel"
  Proof proof = Proof::password;
  std::vector<Mandate> mandates;
  std::string language = {};  // "sv", "en"; "" = that of the browser
  bool closed = false;
  bool has_password = false;  // false: the first login is still to come
  Time created = 0;
  Time last_login = 0;  // 0: never

  bool has_role(std::string_view role) const;
  /// Data about single persons are only for those whose login is strong.
  bool may_see_persons() const { return proof == Proof::openid; }
};

}  // namespace rodtrad::auth
