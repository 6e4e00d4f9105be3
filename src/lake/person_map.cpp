// Key and map as two files: person.key (64 hexadecimal digits) and persons.bin (16 bytes of HMAC-SHA-256 per person).
#include "lake/person_map.h"

#include <sys/stat.h>

#include <deque>
#include <numeric>
#include <thread>

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

/// As bytes without sign, which is how earlier versions numbered.
template <class Hash>
bool is_before(const Hash& one, const Hash& other) {
  return std::memcmp(one.data(), other.data(), one.size()) < 0;
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

std::vector<PersonMap::Hash> PersonMap::hashes_of(const TextNumbers& identifiers, int threads) const {
  std::vector<Hash> hashes(identifiers.size());
  const std::size_t parts = static_cast<std::size_t>(std::max(threads, 1));
  std::deque<core::HmacSha256> keyed;  // made here: what a thread throws, nobody catches
  for (std::size_t part = 0; part < parts; ++part) keyed.emplace_back(key_);
  const auto hash = [&](std::size_t part) {
    for (std::size_t i = hashes.size() * part / parts; i < hashes.size() * (part + 1) / parts; ++i) {
      const core::Digest digest = keyed[part].of(identifiers.text(static_cast<std::uint32_t>(i)));
      std::memcpy(hashes[i].data(), digest.data(), kHashBytes);
    }
  };
  std::vector<std::jthread> others;
  for (std::size_t part = 1; part < parts; ++part) others.emplace_back(hash, part);
  hash(0);
  return hashes;
}

/// With their numbers, by hash.
std::vector<std::pair<PersonMap::Hash, std::int64_t>> PersonMap::known_hashes() const {
  std::vector<std::pair<Hash, std::int64_t>> known(static_cast<std::size_t>(size()));
  for (std::size_t i = 0; i < known.size(); ++i) {
    std::memcpy(known[i].first.data(), hashes_.data() + i * kHashBytes, kHashBytes);
    known[i].second = static_cast<std::int64_t>(i) + 1;
  }
  std::sort(known.begin(), known.end(), [](const auto& a, const auto& b) { return is_before(a.first, b.first); });
  return known;
}

std::vector<std::int64_t> PersonMap::numbers_of(const TextNumbers& identifiers, int threads) {
  const std::vector<Hash> hashes = hashes_of(identifiers, threads);
  const auto known = known_hashes();
  std::vector<std::uint32_t> order(hashes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return is_before(hashes[a], hashes[b]); });
  std::vector<std::int64_t> numbers(hashes.size());
  auto next = known.begin();
  const Hash* last = nullptr;  // that was new
  for (const std::uint32_t one : order) {
    const Hash& hash = hashes[one];
    while (next != known.end() && is_before(next->first, hash)) ++next;
    if (next != known.end() && next->first == hash) {
      numbers[one] = next->second;
      continue;
    }
    if (!last || *last != hash) hashes_.append(hash.data(), hash.size());
    last = &hash;
    numbers[one] = size();
  }
  return numbers;
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
