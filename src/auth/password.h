// Passwords of local accounts: what is asked of them, and argon2id (RFC 9106; libsodium).
#pragma once

#include <string>
#include <string_view>

#include "core/expected.h"

namespace rodtrad::auth {

/// Problems, with place.file "password": password_short, password_long, password_guessable. `name` is the account's.
core::Problems check_password(std::string_view password, std::string_view name);

/// The hash with its salt and cost, as text. Throws Failure when there is no memory for it.
std::string hash_password(const std::string& password);

/// `hash` "" takes as long as any other and is never right: whoever asks cannot tell which accounts exist.
bool is_password(const std::string& password, const std::string& hash);

}  // namespace rodtrad::auth
