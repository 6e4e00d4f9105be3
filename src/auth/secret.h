// Secrets that the program makes itself, and how they are kept: handed out once, stored only as hashes.
#pragma once

#include <string>
#include <string_view>

namespace rodtrad::auth {

/// 256 random bits as 64 hexadecimal digits: sessions, form tokens.
std::string new_token();

/// 80 random bits as "abcd-efgh-ijkl-mnop": letters and digits that are not mistaken for each other, to be read out or written down.
std::string new_code();

/// What is stored of a token or code. They are random and long, so that a plain hash is enough.
std::string hash_of_secret(std::string_view secret);

/// In a time that does not depend on where they differ.
bool same_secret(std::string_view left, std::string_view right);

}  // namespace rodtrad::auth
