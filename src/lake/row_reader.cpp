// Column by column within a block, so that each loop does one thing to many values.
#include "lake/row_reader.h"

#include "core/date.h"
#include "core/unicode.h"

namespace rodtrad::lake {

using core::Problem;
using core::Severity;
using formats::RowBlock;
using schema::ValueType;
using table::ColumnData;

namespace {

std::vector<std::int64_t>& numbers(ColumnData& column) { return std::get<std::vector<std::int64_t>>(column.values); }
std::vector<std::string>& texts(ColumnData& column) { return std::get<std::vector<std::string>>(column.values); }

void make_room(ColumnData& column, bool text, std::size_t rows) {
  if (text && column.type() != table::ColumnType::text) column.values = std::vector<std::string>();
  if (text)
    texts(column).resize(rows);
  else
    numbers(column).resize(rows);
  column.valid.assign(rows, 0);
}

std::string_view trimmed(std::string_view text) {
  const auto is_edge = [](char c) { return c == ' ' || c == '\t' || static_cast<unsigned char>(c) >= 0x80; };
  return !text.empty() && (is_edge(text.front()) || is_edge(text.back())) ? core::trim(text) : text;
}

bool is_missing(std::string_view text, const std::vector<std::string>& marks) {
  return text.empty() || std::find(marks.begin(), marks.end(), text) != marks.end();
}

}  // namespace

void BlockFaults::start(const RowBlock& block) {
  block_ = &block;
  rejected_.assign(block.rows(), 0);
  reasons_.clear();
}

void BlockFaults::add(const RowBlock::Fault& fault) {
  log_.add(fault.problem.code, "", Severity::error, [&] { return fault.problem; });
  reject(fault.row, fault.problem.code);
}

void BlockFaults::reject(std::size_t row, std::string_view code) {
  rejected_[row] = 1;
  reasons_.emplace_back(row, code);
}

std::size_t BlockFaults::rejected_rows() const { return static_cast<std::size_t>(std::count(rejected_.begin(), rejected_.end(), 1)); }

std::vector<std::pair<std::size_t, std::string>> BlockFaults::reasons() const {
  auto sorted = reasons_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::pair<std::size_t, std::string>> rows;
  for (const auto& [row, code] : sorted) {
    if (rows.empty() || rows.back().first != row)
      rows.emplace_back(row, code);
    else if ((" " + rows.back().second + " ").find(" " + code + " ") == std::string::npos)
      rows.back().second += " " + code;
  }
  return rows;
}

const table::Batch& RowReader::read(const RowBlock& block) {
  rows_ = block.rows();
  faults_.start(block);
  columns_.resize(plan_.columns.size());
  for (std::size_t i = 0; i < stored_.size(); ++i) std::swap(columns_[stored_[i]], batch_.columns[i]);  // their memory is used again
  check_form(block);
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
    make_room(columns_[i], plan_.columns[i].is_text(), rows_);
    if (plan_.columns[i].derived_from)
      derive(i);
    else
      read_column(block, i);
  }
  check_rules();
  check_duplicates(block);
  store();
  return batch_;
}

void RowReader::check_form(const RowBlock& block) {
  for (const RowBlock::Fault& fault : block.faults()) faults_.add(fault);
  for (std::size_t row = 0; row < rows_; ++row) {
    const std::size_t found = block.row(row).size();
    if (found == plan_.fields || faults_.is_rejected(row)) continue;
    faults_.add(row, std::min(found, plan_.fields), "wrong_field_count", "", Severity::error, [&] {
      return Problem{.message = {.sv = fmt::format("raden har {} fält, men första raden har {} kolumnnamn", found, plan_.fields),
                                 .en = fmt::format("the row has {} fields, but the first line has {} column names", found, plan_.fields)},
                     .hint = {.sv = "är avgränsaren rätt? den kan anges med delimiter i mappningen",
                              .en = "is the delimiter right? it can be given as delimiter in the map"}};
    });
  }
}

void RowReader::read_column(const RowBlock& block, std::size_t index) {
  const ColumnPlan& column = plan_.columns[index];
  ColumnData& out = columns_[index];
  if (column.constant) {
    if (column.is_text())
      std::fill(texts(out).begin(), texts(out).end(), column.constant->text);
    else
      std::fill(numbers(out).begin(), numbers(out).end(), column.constant->number);
    out.valid.assign(rows_, 1);
    return;
  }
  for (std::size_t row = 0; row < rows_; ++row) {
    if (block.row(row).size() != plan_.fields) continue;  // told by check_form
    read_field(column, row, trimmed(block.row(row)[*column.field]), out);
  }
}

void RowReader::read_field(const ColumnPlan& column, std::size_t row, std::string_view text, ColumnData& out) {
  const auto known = column.values ? column.values->find(text) : Mapping::Values::const_iterator{};
  const bool listed = column.values && known != column.values->end();
  const bool translated = listed || column.otherwise;
  if (listed)
    text = known->second;
  else if (column.otherwise)
    text = *column.otherwise;
  if (translated ? text.empty() : is_missing(text, plan_.missing)) return miss(column, row);
  if (const ValueFault fault = read_value(plan_, column, text, value_); fault != ValueFault::none) {
    return faults_.add(row, column.field, fault_code(fault), column.column->id, Severity::error,
                       [&] { return fault_problem(plan_, column, fault, text); });
  }
  out.valid[row] = 1;
  if (column.is_text())
    texts(out)[row] = value_.text;
  else
    numbers(out)[row] = column.column->type == ValueType::person ? persons_.index_of(value_.text) : value_.number;
}

void RowReader::miss(const ColumnPlan& column, std::size_t row) {
  if (!column.column->required) return;
  const schema::ContractColumn& contract = *column.column;
  faults_.add(row, column.field, "missing_value", contract.id, Severity::error, [&] {
    return Problem{.message = {.sv = fmt::format("{}: värdet saknas", contract.id), .en = fmt::format("{}: there is no value", contract.id)},
                   .hint = {.sv = fmt::format("{} måste finnas på varje rad", contract.label.sv),
                            .en = fmt::format("{} must be there in every row", contract.label.en)}};
  });
}

void RowReader::derive(std::size_t index) {
  const ColumnPlan& column = plan_.columns[index];
  const ColumnData& from = columns_[*column.derived_from];
  for (std::size_t row = 0; row < rows_; ++row) {
    if (!from.is_null(row))
      derive_one(column, from, row, columns_[index]);
    else if (!faults_.is_rejected(row))
      miss(column, row);
  }
}

void RowReader::derive_one(const ColumnPlan& column, const ColumnData& from, std::size_t row, ColumnData& out) {
  using By = schema::Derivation::By;
  const By by = column.column->derived->by;
  if (by == By::year_of) {
    numbers(out)[row] = core::from_days(static_cast<int>(from.integer(row))).year;
    out.valid[row] = 1;
    return;
  }
  std::string& text = texts(out)[row];
  text.clear();
  if (by == By::chapter_of) text = schema::chapter_of(from.text(row));
  for (std::size_t i = 0; by == By::band_of && i < plan_.age_groups.size(); ++i) {
    const auto& [range, code] = plan_.age_groups[i];
    if (from.integer(row) >= range.first && from.integer(row) <= range.last) text = code;
  }
  out.valid[row] = text.empty() ? 0 : 1;
  if (!text.empty()) return;
  faults_.add(row, column.field, "not_derived", column.column->id, Severity::warning, [&] {
    const schema::ContractColumn& source = *plan_.columns[*column.derived_from].column;
    return Problem{.message = {.sv = fmt::format("{} kan inte härledas ur {}", column.column->id, source.id),
                               .en = fmt::format("{} cannot be derived from {}", column.column->id, source.id)},
                   .hint = {.sv = fmt::format("raden har tagits med utan {}; slå av härledningen med {} = false under [derive] i mappningen",
                                              column.column->label.sv, column.column->id),
                            .en = fmt::format("the row is kept without {}; turn the derivation off with {} = false under [derive] of the map",
                                              column.column->label.en, column.column->id)}};
  });
}

}  // namespace rodtrad::lake
