// Cost limits in whole numbers only: quartiles are kept as four times their value, and k as a fraction of 2^20, so that
// every machine finds the same limits.
#include <algorithm>

#include "example/chunks.h"
#include "example/nation.h"

namespace rodtrad::example {
namespace {

constexpr std::int64_t kSamplePersons = 400'000;
constexpr std::int64_t kChunk = 8192;
constexpr std::size_t kFewestContacts = 30;
constexpr std::int64_t kFine = 1 << 20;
constexpr std::array<std::int64_t, 2> kShares{5, 3};  // per cent of inpatient, of outpatient contacts

using CostsByGroup = std::vector<std::vector<std::int64_t>>;

std::int64_t deflated(std::int64_t cost, int year) { return cost * point_price(kPriceYear) / point_price(year); }

CostsByGroup sample_costs(const World& nation, int threads) {
  const Care care(nation);
  const std::int64_t step = std::max<std::int64_t>(nation.all_persons() / kSamplePersons, 1);
  CostsByGroup all(groups().size());
  for_chunks(
      {.count = nation.all_persons() / step, .size = kChunk, .threads = threads},
      [&](std::int64_t first, std::int64_t last) {
        std::vector<Contact> contacts;
        for (std::int64_t at = first; at <= last; ++at) {
          const std::int64_t number = at * step;
          Random random(nation.seed, static_cast<std::uint64_t>(number));
          care.draw(make_person(nation, number, random), random, contacts);
        }
        return contacts;
      },
      [&](const std::vector<Contact>& contacts) {
        for (const Contact& contact : contacts) {
          if (contact.grouped) all[static_cast<std::size_t>(contact.group)].push_back(deflated(contact.cost, contact.year));
        }
      });
  for (auto& costs : all) std::ranges::sort(costs);
  return all;
}

/// Four times the type 7 quartile (1 or 3) of sorted values.
std::int64_t quartile_times_4(const std::vector<std::int64_t>& sorted, std::size_t quartile) {
  const std::size_t position = (sorted.size() - 1) * quartile;
  const std::size_t at = position / 4;
  const std::int64_t next = at + 1 < sorted.size() ? sorted[at + 1] : sorted[at];
  return sorted[at] * 4 + (next - sorted[at]) * static_cast<std::int64_t>(position % 4);
}

struct Quartiles {
  std::int64_t third = 0;  // × 4
  std::int64_t range = 0;  // third − first, × 4; 0 = no limit can be given
};

Quartiles quartiles(const std::vector<std::int64_t>& sorted) {
  if (sorted.size() < kFewestContacts) return {};
  const std::int64_t third = quartile_times_4(sorted, 3);
  return {.third = third, .range = third - quartile_times_4(sorted, 1)};
}

/// The k in 1/kFine above which the share of the form's contacts lies: the middle between the last outlier and the first inlier.
std::int64_t calibrated_k(CareForm form, const CostsByGroup& costs, const std::vector<Quartiles>& found) {
  std::vector<std::int64_t> ratios;
  for (std::size_t group = 0; group < costs.size(); ++group) {
    if (groups()[group].form != form || found[group].range <= 0) continue;
    for (const std::int64_t cost : costs[group]) ratios.push_back((cost * 4 - found[group].third) * kFine / found[group].range);
  }
  std::ranges::sort(ratios, std::greater<>());
  const std::size_t above = ratios.size() * static_cast<std::size_t>(kShares[static_cast<std::size_t>(form)]) / 100;
  if (above == 0 || above >= ratios.size()) return 3 * kFine;  // too small a world for a share
  return (ratios[above - 1] + ratios[above]) / 2;
}

}  // namespace

Limits national_limits(const World& nation, int threads) {
  const CostsByGroup costs = sample_costs(nation, threads);
  std::vector<Quartiles> found;
  for (const auto& of_group : costs) found.push_back(quartiles(of_group));
  const std::array<std::int64_t, 2> k{calibrated_k(CareForm::inpatient, costs, found), calibrated_k(CareForm::outpatient, costs, found)};
  std::vector<std::int64_t> base;
  for (std::size_t group = 0; group < costs.size(); ++group) {
    const Quartiles& q = found[group];
    const std::int64_t limit = (q.third + q.range * k[static_cast<std::size_t>(groups()[group].form)] / kFine) / 4;
    base.push_back(q.range > 0 ? limit : 0);
  }
  return Limits(std::move(base));
}

std::int64_t Limits::in_year(int group, int year) const {
  return base_[static_cast<std::size_t>(group)] * point_price(year) / point_price(kPriceYear) / 100 * 100;
}

bool Limits::is_outlier(const Contact& contact) const {
  const std::int64_t limit = in_year(contact.group, contact.year);
  return contact.grouped && limit > 0 && contact.cost > limit;
}

}  // namespace rodtrad::example
