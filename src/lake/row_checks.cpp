// The second half of reading a block: rules between columns, duplicates, and what is left for storing.
#include "core/date.h"
#include "lake/row_reader.h"

namespace rodtrad::lake {

using core::Problem;
using core::Severity;
using schema::Rule;
using table::ColumnData;

namespace {

bool holds(const Rule& rule, std::int64_t value, std::int64_t other) {
  switch (rule.check) {
    case Rule::Check::at_least:
      return value >= rule.value;
    case Rule::Check::at_most:
      return value <= rule.value;
    case Rule::Check::not_below:
      return value >= other;
    case Rule::Check::year_of:
      return value == core::from_days(static_cast<int>(other)).year;
  }
  return true;
}

template <class Value>
void keep(std::vector<Value>& values, const BlockFaults& faults) {
  std::size_t kept = 0;
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (faults.is_rejected(row)) continue;
    if (kept != row) values[kept] = std::move(values[row]);
    ++kept;
  }
  values.resize(kept);
}

void add_value(Fingerprint& fingerprint, const ColumnData& column, std::size_t row) {
  if (column.is_null(row))
    fingerprint.add(std::uint64_t{0x6E756C6C});
  else if (column.type() == table::ColumnType::text)
    fingerprint.add(column.text(row));
  else
    fingerprint.add(static_cast<std::uint64_t>(column.integer(row)));
}

}  // namespace

void RowReader::check_rules() {
  for (const Rule& rule : plan_.contract->rules) check_rule(rule);
}

void RowReader::check_rule(const Rule& rule) {
  const auto at = plan_.index_of(rule.column);
  const auto other_at = plan_.index_of(rule.other);
  const auto unless_at = plan_.index_of(rule.unless);
  if (!at || (!rule.other.empty() && !other_at)) return;
  const ColumnData& column = columns_[*at];
  const ColumnData* other = other_at ? &columns_[*other_at] : nullptr;
  const ColumnData* unless = unless_at ? &columns_[*unless_at] : nullptr;
  for (std::size_t row = 0; row < rows_; ++row) {
    if (column.is_null(row) || (other && other->is_null(row)) || holds(rule, column.integer(row), other ? other->integer(row) : 0)) continue;
    if (unless && !unless->is_null(row) && unless->integer(row) == 1) continue;
    faults_.add(row, plan_.columns[*at].field, rule.code, rule.column, rule.severity,
                [&] { return Problem{.message = rule.message, .hint = rule.hint}; });
  }
}

/// False when the row has no value in any column of the key.
bool RowReader::add_key(std::size_t row, Fingerprint& key) const {
  bool any = false;
  for (const std::string& name : plan_.contract->key) {
    const auto at = plan_.index_of(name);
    if (!at) continue;
    any |= !columns_[*at].is_null(row);
    add_value(key, columns_[*at], row);
  }
  return any;
}

void RowReader::check_duplicates(const formats::RowBlock& block) {
  for (std::size_t row = 0; row < rows_; ++row) {
    if (faults_.is_rejected(row)) continue;
    Fingerprint key;
    const bool has_key = add_key(row, key);
    if (!has_key && !plan_.contract->warns_of_whole_rows) continue;
    if (!has_key) key.add(block.raw(row));
    const auto earlier = seen_.add(key, static_cast<std::uint32_t>(block.line(row)));
    if (!earlier) continue;
    faults_.add(row, std::nullopt, has_key ? "duplicate_key" : "duplicate_row", "", has_key ? Severity::error : Severity::warning, [&] {
      const std::string names = fmt::format("{}", fmt::join(plan_.contract->key, ", "));
      if (has_key) {
        return Problem{.message = {.sv = fmt::format("samma {} finns redan på rad {}", names, *earlier),
                                   .en = fmt::format("the same {} stands on line {} already", names, *earlier)},
                       .hint = {.sv = "ta bort den ena raden i källan", .en = "remove one of the rows in the source"}};
      }
      return Problem{
          .message = {.sv = fmt::format("raden är likadan som rad {}", *earlier), .en = fmt::format("the row is the same as line {}", *earlier)},
          .hint = {.sv = "raden har tagits med; utan nummer på kontakten går det inte att veta om den är en dubblett",
                   .en = "the row is kept; without a contact number one cannot know whether it is a duplicate"}};
    });
  }
}

void RowReader::store() {
  stored_.clear();
  batch_.columns.clear();
  const bool rejects = faults_.rejected_rows() > 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!plan_.columns[i].column->stored) continue;
    stored_.push_back(i);
    batch_.columns.push_back(std::move(columns_[i]));
    ColumnData& column = batch_.columns.back();
    column.name = plan_.columns[i].column->id;
    if (!rejects) continue;
    std::visit([&](auto& values) { keep(values, faults_); }, column.values);
    keep(column.valid, faults_);
  }
  add_order();
}

/// Persons are left out: their numbers here depend on the order of rows, and the contract orders by person first.
void RowReader::add_order() {
  const std::size_t rows = batch_.rows();
  std::vector<std::int64_t> first(rows), second(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    Fingerprint fingerprint;
    for (std::size_t i = 0; i < stored_.size(); ++i) {
      if (plan_.columns[stored_[i]].column->type != schema::ValueType::person) add_value(fingerprint, batch_.columns[i], row);
    }
    first[row] = static_cast<std::int64_t>(fingerprint.first);
    second[row] = static_cast<std::int64_t>(fingerprint.second);
  }
  batch_.columns.push_back({.name = "order_1", .values = std::move(first), .valid = std::vector<std::uint8_t>(rows, 1)});
  batch_.columns.push_back({.name = "order_2", .values = std::move(second), .valid = std::vector<std::uint8_t>(rows, 1)});
}

}  // namespace rodtrad::lake
