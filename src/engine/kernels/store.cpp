// The order of persons is found when they are first needed; columns read before that are read again.
#include "engine/kernels/store.h"

#include "engine/kernels/gathering.h"
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
  if (bytes * static_cast<std::int64_t>(rows()) > most_bytes) throw TooLarge{{"the columns take too much memory"}};
}

void Store::need(const std::set<std::string>& columns, Together together, std::int64_t most_bytes) {
  check_size(columns, most_bytes);
  std::set<std::string> wanted = columns;
  const bool order = together > together_;
  if (order) read_persons(together, wanted);
  std::vector<std::string> missing;
  for (const std::string& name : wanted) {
    if (!columns_.contains(name)) missing.push_back(name);
  }
  if (missing.empty() && !order && scans_ > 0) return;
  ++scans_;
  std::vector<Column> read = read_columns(connect_, workers_, shape_, missing, {kPerson}, persons());
  for (std::size_t i = 0; i < missing.size(); ++i) columns_[missing[i]] = std::move(read[i]);
}

/// Finds the order of the persons; all columns have to follow it, so those of before are among what is wanted.
void Store::read_persons(Together together, std::set<std::string>& wanted) {
  if (!shape_.types.contains(kPerson) || shape_.types.at(kPerson) == table::ColumnType::text) throw Unfit{"persons are not numbers"};
  for (const auto& [name, column] : columns_) wanted.insert(name);
  columns_.clear();
  derived_.clear();
  Column persons = std::move(read_columns(connect_, workers_, shape_, {kPerson}, {kPerson}, nullptr).front());
  if (together == Together::within_files) persons_ = order_within_files(workers_, persons, shape_.rows_of_files());
  together_ = persons_ && together == Together::within_files ? together : Together::all;
  if (together_ == Together::all) persons_ = order_by_person(workers_, persons, shape_.rows_of_files());
  if (!wanted.contains(kPerson)) return;
  Gathering ordered(persons.type, shape_.rows(), 0);
  const std::uint32_t* places = persons_->places();
  ordered.put({.coded = false, .numbers = std::move(persons.numbers), .present = std::move(persons.present)}, 0, places);
  columns_[kPerson] = ordered.take();
}

bool Store::tells_files_apart(const std::set<std::string>& columns) const {
  return std::any_of(columns.begin(), columns.end(), [&](const std::string& name) {
    std::set<std::int64_t> values;
    for (const File& file : shape_.files) {
      const auto found = file.columns.find(name);
      if (found == file.columns.end() || !found->second.same || !values.insert(*found->second.same).second) return false;
    }
    return true;
  });
}

const Column* Store::derived(const table::Expression& expression) const {
  const auto found = std::find_if(derived_.begin(), derived_.end(), [&](const auto& one) { return one.first == expression; });
  return found == derived_.end() ? nullptr : &found->second;
}

const Column& Store::keep(const table::Expression& expression, Column column) { return derived_.emplace_back(expression, std::move(column)).second; }

}  // namespace rodtrad::engine::kernels
