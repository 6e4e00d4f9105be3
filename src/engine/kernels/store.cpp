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
  if (!missing.empty() || order || scans_ == 0) read(missing, order);
}

void Store::read(const std::vector<std::string>& names, bool order) {
  ++scans_;
  std::vector<std::string> others = names;
  if (order) {
    Column persons = read_columns(database_, workers_, shape_, {kPerson}, {kPerson}, nullptr).front();
    persons_ = order_by_person(workers_, persons, shape_.rows_of_files());
    if (std::erase(others, kPerson) > 0) {
      Gathering ordered(persons.type, shape_.rows(), 0);
      ordered.put({.coded = false, .numbers = std::move(persons.numbers), .present = std::move(persons.present)}, 0, persons_->place_of_row.data());
      columns_[kPerson] = ordered.take();
    }
  }
  std::vector<Column> read = read_columns(database_, workers_, shape_, others, {kPerson}, persons());
  for (std::size_t i = 0; i < others.size(); ++i) columns_[others[i]] = std::move(read[i]);
}

const Column* Store::derived(const table::Expression& expression) const {
  const auto found = std::find_if(derived_.begin(), derived_.end(), [&](const auto& one) { return one.first == expression; });
  return found == derived_.end() ? nullptr : &found->second;
}

const Column& Store::keep(const table::Expression& expression, Column column) { return derived_.emplace_back(expression, std::move(column)).second; }

}  // namespace rodtrad::engine::kernels
