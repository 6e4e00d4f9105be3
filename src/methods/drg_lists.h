// Published lists per DRG (kind drg_limit): outlier limits and weights. A list is of one kind and one version; lists are
// never mixed. Of several versions for a year the last holds, and of a DRG's rows the last correction.
#pragma once

#include "model/method.h"

namespace rodtrad::methods {

/// Which list holds in a year.
struct ListEdition {
  std::string list;
  std::string version;
  std::set<std::string> errata;  // corrections that some row comes from
};

/// The rows that hold, for one column of the list.
struct DrgList {
  struct Key {
    std::string year, care_form, drg;
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, std::int64_t> values;           // minor units or millionths of points
  std::map<std::string, ListEdition> editions;  // by year
  std::set<std::string> bases;                  // of all rows: "prospective", "retrospective"; "" = not stated

  bool covers_any(const std::set<std::string>& years) const;
  /// To look the value up by year, care form and DRG of a contact.
  table::Expression look_up(const std::string& id) const;
  /// "SYN-KLINIK, 2019.1, 2020.1, rättelse 2": each list with its versions and their corrections.
  core::Text names() const;
};

/// Rows of lists of a kind ("clinic", "hospital") and, unless empty, a basis that have a value in `column`.
DrgList read_drg_list(model::Run& run, const std::string& column, const std::string& list_kind, const std::string& basis = "");

}  // namespace rodtrad::methods
