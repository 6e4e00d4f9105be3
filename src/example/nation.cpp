// Counts the nation person by person; each chunk has its own tally, and tallies are added.
#include "example/nation.h"

#include "example/chunks.h"

namespace rodtrad::example {

NationTally::NationTally(const World& nation)
    : first_year_(nation.first_year), cells_(static_cast<std::size_t>(nation.years) * kKinds * groups().size() * 4) {}

std::size_t NationTally::index(int year, int kind, int group, AgeBand band, Sex sex) const {
  const std::size_t place = static_cast<std::size_t>(year - first_year_) * kKinds + static_cast<std::size_t>(kind);
  return ((place * groups().size() + static_cast<std::size_t>(group)) * 2 + band) * 2 + static_cast<std::size_t>(sex);
}

void NationTally::add(const Contact& contact, bool outlier) {
  if (!contact.grouped) return;
  NationCell& cell = cells_[index(contact.year, contact.hospital, contact.group, contact.age >= 65 ? from_65 : under_65, contact.sex)];
  ++cell.contacts;
  cell.cost += contact.cost;
  cell.outliers += outlier ? 1 : 0;
  cell.outlier_cost += outlier ? contact.cost : 0;
}

void NationTally::add(const NationTally& other) {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    cells_[i].contacts += other.cells_[i].contacts;
    cells_[i].cost += other.cells_[i].cost;
    cells_[i].outliers += other.cells_[i].outliers;
    cells_[i].outlier_cost += other.cells_[i].outlier_cost;
  }
}

NationTally tally_nation(const World& nation, const Limits& limits, int threads) {
  constexpr std::int64_t kChunk = 65'536;
  const Care care(nation);
  NationTally total(nation);
  for_chunks(
      {.count = nation.all_persons(), .size = kChunk, .threads = threads},
      [&](std::int64_t first, std::int64_t last) {
        NationTally tally(nation);
        std::vector<Contact> contacts;
        for (std::int64_t number = first; number <= last; ++number) {
          contacts.clear();
          Random random(nation.seed, static_cast<std::uint64_t>(number));
          care.draw(make_person(nation, number, random), random, contacts);
          for (const Contact& contact : contacts) tally.add(contact, limits.is_outlier(contact));
        }
        return tally;
      },
      [&](const NationTally& tally) { total.add(tally); });
  return total;
}

}  // namespace rodtrad::example
