// Key and map as two files: person.key (64 hexadecimal digits) and persons.bin (16 bytes of HMAC-SHA-256 per person).
#include "lake/person_map.h"

#include <sys/stat.h>

#include "core/failure.h"
#include "core/file.h"
#include "core/hash.h"

namespace rodtrad::lake {
namespace {

using core::Failure;
using core::FailureKind;
using core::Text;

constexpr unsigned kOwnerOnly = 0600;
constexpr unsigned kOwnerFolder = 0700;
constexpr std::size_t kKeyDigits = 64;

const Text kRestoreHint{.sv = "återställ mappen från säkerhetskopian av nycklarna; utan den går personer inte att känna igen mellan importer",
                        .en = "restore the folder from the backup of the keys; without it persons cannot be recognised between imports"};

void check_private(const std::filesystem::path& path) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) core::throw_errno({.sv = "kunde inte läsa", .en = "could not read"}, path.string());
  if ((status.st_mode & 077) == 0) return;
  throw Failure(FailureKind::io,
                {.sv = fmt::format("andra användare når {}, där nyckeln till personnumren ligger", path.string()),
                 .en = fmt::format("other users can reach {}, where the key to person numbers lies", path.string())},
                {.sv = fmt::format("kör: chmod go-rwx {}", path.string()), .en = fmt::format("run: chmod go-rwx {}", path.string())});
}

std::string read_small(const std::filesystem::path& path) {
  std::string bytes;
  core::read_blocks(path, [&](std::string_view block) { bytes += block; });
  return bytes;
}

}  // namespace

PersonMap::PersonMap(std::filesystem::path folder, std::int64_t known, const std::string& fixed_key) : folder_(std::move(folder)) {
  core::make_folders(folder_, kOwnerFolder);
  check_private(folder_);
  read_key(known == 0, fixed_key);
  fingerprint_ = core::to_hex(core::hmac_sha256(key_, "fingerprint")).substr(0, kHashBytes);
  read_map(known);
}

void PersonMap::read_key(bool make, const std::string& fixed_key) {
  const std::filesystem::path path = folder_ / "person.key";
  if (!std::filesystem::exists(path)) {
    if (!make) {
      throw Failure(FailureKind::io,
                    {.sv = fmt::format("nyckeln {} saknas, men arbetsytan har personnummer som gjorts med den", path.string()),
                     .en = fmt::format("the key {} is missing, but the workspace has person numbers made with it", path.string())},
                    kRestoreHint);
    }
    core::write_file(path, (fixed_key.empty() ? core::to_hex(core::random_bytes()) : fixed_key) + "\n", kOwnerOnly);
  }
  check_private(path);
  key_ = read_small(path);
  while (!key_.empty() && key_.back() == '\n') key_.pop_back();
  if (key_.size() == kKeyDigits && key_.find_first_not_of("0123456789abcdef") == std::string::npos) return;
  throw Failure(FailureKind::io,
                {.sv = fmt::format("{} är ingen nyckel: den ska ha 64 hexadecimala siffror", path.string()),
                 .en = fmt::format("{} is no key: it must have 64 hexadecimal digits", path.string())},
                kRestoreHint);
}

void PersonMap::read_map(std::int64_t known) {
  const std::filesystem::path path = folder_ / "persons.bin";
  const std::size_t wanted = static_cast<std::size_t>(known) * kHashBytes;
  if (std::filesystem::exists(path)) hashes_ = read_small(path);
  if (hashes_.size() < wanted) {
    throw Failure(FailureKind::io,
                  {.sv = fmt::format("personlistan {} saknas eller är för kort", path.string()),
                   .en = fmt::format("the list of persons {} is missing or too short", path.string())},
                  kRestoreHint);
  }
  hashes_.resize(wanted);
}

std::string PersonMap::hash_of(const std::string& identifier) const {
  const core::Digest digest = core::hmac_sha256(key_, identifier);
  return {reinterpret_cast<const char*>(digest.data()), kHashBytes};
}

std::vector<std::int64_t> PersonMap::numbers_of(const std::vector<std::string>& identifiers) {
  std::unordered_map<std::string, std::int64_t> numbers;
  numbers.reserve(static_cast<std::size_t>(size()) + identifiers.size());
  for (std::int64_t i = 0; i < size(); ++i) numbers.emplace(hashes_.substr(static_cast<std::size_t>(i) * kHashBytes, kHashBytes), i + 1);
  std::vector<std::string> hashes;
  std::vector<std::string> fresh;
  for (const std::string& identifier : identifiers) {
    hashes.push_back(hash_of(identifier));
    if (!numbers.contains(hashes.back())) fresh.push_back(hashes.back());
  }
  std::sort(fresh.begin(), fresh.end());
  fresh.erase(std::unique(fresh.begin(), fresh.end()), fresh.end());
  for (const std::string& hash : fresh) {
    hashes_ += hash;
    numbers.emplace(hash, size());
  }
  std::vector<std::int64_t> result;
  result.reserve(hashes.size());
  for (const std::string& hash : hashes) result.push_back(numbers.at(hash));
  return result;
}

void PersonMap::write(const std::filesystem::path& file) const { core::write_file(file, hashes_, kOwnerOnly); }

void PersonMap::adopt(const std::filesystem::path& file) {
  std::string hashes = read_small(file);
  if (!hashes.starts_with(hashes_) || hashes.size() % kHashBytes != 0) {
    throw Failure(FailureKind::internal, {.sv = "läsningens personlista hör inte ihop med den kända",
                                          .en = "the reading's list of persons does not continue the known one"});
  }
  hashes_ = std::move(hashes);
}

}  // namespace rodtrad::lake
