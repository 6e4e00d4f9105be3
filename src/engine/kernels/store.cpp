// The order of persons is found when they are first needed; columns read before that are read again.
#include "engine/kernels/store.h"

#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

namespace {
const std::string kPerson = "person";
}

void Store::check_size(const std::set<std::string>& columns, std::int64_t most_bytes) const {
  std::int64_t bytes = 8;  // places and marks of persons
  for (const std::string& name : columns) {
    const auto found = shape_.types.find(name);
    if (found == shape_.types.end()) throw Unfit{"a column is missing or of a type that is not read"};
    bytes += shape_.bytes.at(name);
  }
  if (bytes * static_cast<std::int64_t>(rows()) > most_bytes) throw Unfit{"the columns take too much memory"};
}

void Store::need(const std::set<std::string>& columns, bool with_persons, std::int64_t most_bytes) {
  check_size(columns, most_bytes);
  std::set<std::string> wanted = columns;
  if (with_persons && !persons_) {
    if (!shape_.types.contains(kPerson) || shape_.types.at(kPerson) == table::ColumnType::text) throw Unfit{"persons are not numbers"};
    for (const auto& [name, column] : columns_) wanted.insert(name);
    columns_.clear();
    derived_.clear();
  }
  std::vector<std::string> missing;
  for (const std::string& name : wanted) {
    if (!columns_.contains(name)) missing.push_back(name);
  }
  const bool order = with_persons && !persons_;
  if (!missing.empty() || order || scans_ == 0) read(std::move(missing), order);
}

void Store::read(std::vector<std::string> names, bool order) {
  const bool asked = std::find(names.begin(), names.end(), kPerson) != names.end();
  if (order && !asked) names.push_back(kPerson);
  std::vector<ReadColumn> read = read_columns(database_, workers_, shape_, names, {kPerson});
  ++scans_;
  if (order) {
    const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), kPerson) - names.begin());
    persons_ = order_by_person(workers_, read[at].parts);
    if (!asked) names.pop_back();
  }
  std::vector<Column> made(names.size());
  workers_.run(names.size(), [&](std::size_t i, std::size_t) { made[i] = join_parts(std::move(read[i]), persons()); });
  for (std::size_t i = 0; i < names.size(); ++i) columns_[names[i]] = std::move(made[i]);
}

const Column* Store::derived(const table::Expression& expression) const {
  const auto found = std::find_if(derived_.begin(), derived_.end(), [&](const auto& one) { return one.first == expression; });
  return found == derived_.end() ? nullptr : &found->second;
}

const Column& Store::keep(const table::Expression& expression, Column column) { return derived_.emplace_back(expression, std::move(column)).second; }

}  // namespace rodtrad::engine::kernels
