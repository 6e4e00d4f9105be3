// Persons as dense numbers. The number of a person is the rank of the keyed hash of the identifier among those that are
// new, after all earlier numbers. Key and map lie outside the workspace: without them the numbers say nothing.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "lake/text_numbers.h"

namespace rodtrad::lake {

class PersonMap {
 public:
  /// Opens the folder's key and map, or makes the key (random, or the fixed one) when no person is known yet. `known`: how
  /// many persons the register has numbers for; more in the file are left from an import that was never finished.
  /// Throws Failure when key or map is gone or damaged, or when others may read the folder.
  PersonMap(std::filesystem::path folder, std::int64_t known, const std::string& fixed_key);

  /// Tells keys apart without telling them.
  const std::string& key_fingerprint() const { return fingerprint_; }

  /// Number of each identifier, from 1; those not seen before are added.
  std::vector<std::int64_t> numbers_of(const TextNumbers& identifiers, int threads = 1);
  std::int64_t size() const { return static_cast<std::int64_t>(hashes_.size() / kHashBytes); }
  /// Writes the map; what numbers_of added is lost without it.
  void save() const { write(folder_ / "persons.bin"); }
  void write(const std::filesystem::path& file) const;
  /// Takes over what another map of the same folder added and wrote. Throws Failure{internal} when it does not begin with
  /// what is known.
  void adopt(const std::filesystem::path& file);

 private:
  static constexpr std::size_t kHashBytes = 16;
  void read_key(bool make, const std::string& fixed_key);
  void read_map(std::int64_t known);
  using Hash = std::array<char, kHashBytes>;
  std::vector<Hash> hashes_of(const TextNumbers& identifiers, int threads) const;
  std::vector<std::pair<Hash, std::int64_t>> known_hashes() const;

  std::filesystem::path folder_;
  std::string key_;
  std::string fingerprint_;
  std::string hashes_;  // in the order of the numbers
};

}  // namespace rodtrad::lake
