// The form of the column, codes or plain, how wide, with gaps or not, follows the parts that come. It changes a few times at
// most, since parts of a column are alike.
#include "engine/kernels/gathering.h"

#include <mutex>

namespace rodtrad::engine::kernels {

bool Gathering::takes(const Part& part) const {
  return begun_ && whole_.coded == part.coded && whole_.numbers.holds(part.numbers) && (part.present.empty() || !whole_.present.empty());
}

void Gathering::make_ready(const Part& part) {
  if (!begun_) {
    whole_ = {.coded = part.coded, .numbers = Numbers::sized(rows_, part.numbers), .present = {}};
    begun_ = true;
  }
  if (whole_.coded && !part.coded) make_plain(whole_, dictionary_.values());
  whole_.numbers.make_hold(part.numbers);
  if (!part.present.empty() && whole_.present.empty()) whole_.present.assign(rows_, 1);
}

void Gathering::put_ready(const Part& part, std::size_t first, const std::uint32_t* places) {
  whole_.numbers.put(part.numbers, first, places);
  for (std::size_t i = 0; !whole_.present.empty() && i < part.numbers.size(); ++i) {
    whole_.present[places ? places[i] : first + i] = part.present.empty() || part.present[i];
  }
}

void Gathering::put(const Part& given, std::size_t first, const std::uint32_t* places) {
  std::optional<Part> plain;
  for (;;) {
    {
      const std::shared_lock lock(mutex_);
      if (begun_ && given.coded && !whole_.coded && !plain) make_plain(plain.emplace(given), dictionary_.values());
      const Part& part = plain ? *plain : given;
      if (takes(part)) return put_ready(part, first, places);
    }
    const std::unique_lock lock(mutex_);
    make_ready(plain ? *plain : given);
  }
}

Column Gathering::take() {
  Column column{.type = type_, .coded = whole_.coded, .numbers = std::move(whole_.numbers), .present = std::move(whole_.present), .values = {}};
  if (std::find(column.present.begin(), column.present.end(), 0) == column.present.end()) column.present.clear();
  if (column.coded) column.values = dictionary_.values();
  return column;
}

}  // namespace rodtrad::engine::kernels
