// The second half of reading a block: rules between columns, and what tells rows apart.
#include "core/date.h"
#include "lake/row_reader.h"

namespace rodtrad::lake {

using core::Problem;
using schema::Rule;

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

void add_value(Fingerprint& fingerprint, const CheckedColumn& column, std::size_t row) {
  if (column.is_missing(row))
    fingerprint.add(static_cast<std::uint64_t>(kNoNumber));  // no number is, and no text begins so
  else if (column.form == CheckedColumn::Form::numbers)
    fingerprint.add(static_cast<std::uint64_t>(column.numbers[row]));
  else
    fingerprint.add(column.text(row));
}

}  // namespace

/// Codes of lists with validity must be valid in some part of the row's year.
void RowReader::check_years() {
  const auto years = plan_.index_of(plan_.contract->file_by);
  if (!years) return;
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
    if (plan_.columns[i].valid) check_years_of(i, columns_[*years]);
  }
}

void RowReader::check_years_of(std::size_t index, const CheckedColumn& years) {
  const ColumnPlan& plan = plan_.columns[index];
  const CheckedColumn& column = columns_[index];
  for (std::size_t row = 0; row < rows_; ++row) {
    if (column.is_missing(row) || years.is_missing(row)) continue;
    const std::int64_t year = years.numbers[row];
    const auto known = plan.valid->find(column.text(row));
    const auto holds = [&](const Mapping::Years& one) { return one.first <= year && year <= one.last; };
    if (known == plan.valid->end() || std::any_of(known->second.begin(), known->second.end(), holds)) continue;
    faults_.add(row, plan.field, "code_not_valid", plan.column->id, core::Severity::error, [&] {
      return Problem{.message = core::say("{}: koden gällde inte år {}", "{}: the code was not valid in {}", plan.column->id, year),
                     .hint = {.sv = "se rodtrad codes show LISTA; översätt äldre koder med from = \"LISTA\" i mappningen",
                              .en = "see rodtrad codes show LIST; translate older codes by from = \"LIST\" in the map"}};
    });
  }
}

void RowReader::check_rules() {
  for (const Rule& rule : plan_.contract->rules) check_rule(rule);
}

void RowReader::check_rule(const Rule& rule) {
  const auto at = plan_.index_of(rule.column);
  const auto other_at = plan_.index_of(rule.other);
  const auto unless_at = plan_.index_of(rule.unless);
  if (!at || (!rule.other.empty() && !other_at)) return;
  const CheckedColumn& column = columns_[*at];
  const CheckedColumn* other = other_at ? &columns_[*other_at] : nullptr;
  const CheckedColumn* unless = unless_at ? &columns_[*unless_at] : nullptr;
  for (std::size_t row = 0; row < rows_; ++row) {
    if (column.is_missing(row) || (other && other->is_missing(row)) || holds(rule, column.numbers[row], other ? other->numbers[row] : 0)) continue;
    if (unless && unless->numbers[row] == 1) continue;
    faults_.add(row, plan_.columns[*at].field, rule.code, rule.column, rule.severity,
                [&] { return Problem{.message = rule.message, .hint = rule.hint}; });
  }
}

/// False when the row has no value in any column of the key.
bool RowReader::add_key(std::size_t row, Fingerprint& key) const {
  bool any = false;
  for (const std::size_t at : key_columns_) {
    any |= !columns_[at].is_missing(row);
    add_value(key, columns_[at], row);
  }
  return any;
}

void RowReader::make_keys(const formats::RowBlock& block) {
  keys_.assign(rows_, {});
  for (std::size_t row = 0; row < rows_; ++row) {
    if (faults_.is_rejected(row)) continue;
    RowKey& key = keys_[row];
    if (add_key(row, key.fingerprint)) {
      key.by = RowKey::By::key;
    } else if (plan_.contract->warns_of_whole_rows) {
      key.by = RowKey::By::whole_row;
      key.fingerprint.add(block.raw(row));
    }
  }
}

}  // namespace rodtrad::lake
