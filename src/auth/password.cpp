// argon2id with libsodium's interactive cost: 64 MiB and two passes.
#include "auth/password.h"

#include <sodium.h>

#include <algorithm>

#include "core/failure.h"
#include "core/unicode.h"

namespace rodtrad::auth {

namespace {

constexpr std::size_t kLeastLetters = 12;  // NIST SP 800-63B asks for 8; nobody changes ours at set times
constexpr std::size_t kMostBytes = 512;
constexpr std::size_t kLeastDifferent = 5;

void prepare() {
  if (::sodium_init() < 0) throw core::Failure(core::FailureKind::internal, core::same_text("sodium_init"));
}

bool is_guessable(std::string_view password, std::string_view name) {
  const std::string small = core::to_lower(password);
  std::string letters = small;
  std::sort(letters.begin(), letters.end());
  const auto different = static_cast<std::size_t>(std::unique(letters.begin(), letters.end()) - letters.begin());
  const bool has_name = name.size() > 2 && small.find(core::to_lower(name)) != std::string::npos;
  return different < kLeastDifferent || has_name || small.find("rodtrad") != std::string::npos;
}

const std::string& nobodys_hash() {
  static const std::string hash = hash_password("nobody has this password");
  return hash;
}

}  // namespace

core::Problems check_password(std::string_view password, std::string_view name) {
  core::Problems problems;
  const core::Place place{.file = "password"};
  if (core::count_code_points(password) < kLeastLetters) {
    core::tell(
        problems, place, "password_short",
        core::say("lösenordet ska ha minst {} tecken", "the password must have at least {} characters", kLeastLetters),
        {.sv = "några ord i följd är lätta att minnas och svåra att gissa", .en = "a few words in a row are easy to remember and hard to guess"});
  } else if (password.size() > kMostBytes) {
    core::tell(problems, place, "password_long", {.sv = "lösenordet är för långt", .en = "the password is too long"});
  } else if (is_guessable(password, name)) {
    core::tell(problems, place, "password_guessable", {.sv = "lösenordet är lätt att gissa", .en = "the password is easy to guess"},
               {.sv = "använd varken namnet eller samma tecken många gånger", .en = "use neither the name nor the same character many times"});
  }
  return problems;
}

std::string hash_password(const std::string& password) {
  prepare();
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  const int failed = ::crypto_pwhash_argon2id_str(hash.data(), password.data(), password.size(), crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE,
                                                  crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE);
  if (failed) throw core::Failure(core::FailureKind::internal, core::same_text("no memory for a password's hash"));
  hash.resize(hash.find('\0'));
  return hash;
}

bool is_password(const std::string& password, const std::string& hash) {
  prepare();
  const std::string& against = hash.empty() ? nobodys_hash() : hash;
  const bool same = ::crypto_pwhash_argon2id_str_verify(against.c_str(), password.data(), password.size()) == 0;
  return same && !hash.empty();
}

}  // namespace rodtrad::auth
