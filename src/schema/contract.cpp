// Looking things up in contracts, and those that the program carries.
#include "schema/contract.h"

#include "core/embedded.h"

namespace rodtrad::schema {

const ContractColumn* Contract::find(std::string_view column) const {
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const ContractColumn& one) { return one.id == column; });
  return at == columns.end() ? nullptr : &*at;
}

std::vector<std::string> Contract::column_names() const {
  std::vector<std::string> names;
  for (const ContractColumn& one : columns) names.push_back(one.id);
  return names;
}

bool Contract::has_money() const {
  return std::any_of(columns.begin(), columns.end(), [](const ContractColumn& one) { return one.type == ValueType::money; });
}

const std::vector<Contract>& contracts() {
  static const std::vector<Contract> carried = [] {
    std::vector<Contract> all;
    for (const core::EmbeddedFile& file : core::embedded_files()) {
      if (!file.name.starts_with("data/datasets/") || !file.name.ends_with(".toml")) continue;
      auto one = read_contract(file.bytes, std::string(file.name));
      if (one) all.push_back(*std::move(one));  // a test reads each file of the program
    }
    return all;
  }();
  return carried;
}

const Contract* contract(std::string_view kind) {
  const auto& all = contracts();
  const auto at = std::find_if(all.begin(), all.end(), [&](const Contract& one) { return one.kind == kind; });
  return at == all.end() ? nullptr : &*at;
}

}  // namespace rodtrad::schema
