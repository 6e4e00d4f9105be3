// Column by column within some hundred rows, so that each loop does one thing to many values that lie near.
#include "lake/row_reader.h"

#include "core/date.h"
#include "core/unicode.h"

namespace rodtrad::lake {

using core::Problem;
using core::Severity;
using formats::RowBlock;
using schema::ValueType;
using Form = CheckedColumn::Form;

namespace {

constexpr std::size_t kRowsAtOnce = 512;
constexpr std::size_t kMostPooled = std::size_t{1} << 17;  // a column with more different texts is none of codes

std::string_view trimmed(std::string_view text) {
  const auto is_edge = [](char c) { return c == ' ' || c == '\t' || static_cast<unsigned char>(c) >= 0x80; };
  return !text.empty() && (is_edge(text.front()) || is_edge(text.back())) ? core::trim(text) : text;
}

bool is_missing(std::string_view text, const std::vector<std::string>& marks) {
  return text.empty() || std::find(marks.begin(), marks.end(), text) != marks.end();
}

}  // namespace

RowReader::RowReader(const RowPlan& plan) : plan_(plan), faults_(log_, plan.file), columns_(plan.columns.size()), caches_(plan.columns.size()) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const ColumnPlan& column = plan.columns[i];
    columns_[i].form = column.is_text() ? Form::pooled : column.column->type == ValueType::person ? Form::texts : Form::numbers;
    if (column.is_text()) columns_[i].pool = &caches_[i].pool;
  }
  for (const std::string& name : plan.contract->key) {
    if (const auto at = plan.index_of(name)) key_columns_.push_back(*at);
  }
}

void RowReader::read(const RowBlock& block) {
  rows_ = block.rows();
  log_ = {};
  faults_.start(block);
  texts_.clear();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    CheckedColumn& column = columns_[i];
    const bool is_person = plan_.columns[i].column->type == ValueType::person;
    if (is_person || caches_[i].texts.size() > kMostPooled) column.form = Form::texts;
    if (column.form == Form::texts && !is_person) column.pool = nullptr;
    if (column.form == Form::texts)
      column.texts.assign(rows_, {});
    else
      column.numbers.assign(rows_, kNoNumber);
  }
  for (const RowBlock::Fault& fault : block.faults()) faults_.add(fault);
  for (std::size_t first = 0; first < rows_; first += kRowsAtOnce) {
    const Range rows{first, std::min(first + kRowsAtOnce, rows_)};
    check_form(block, rows);
    for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
      if (plan_.columns[i].derived_from)
        derive(i, rows);
      else
        read_column(block, i, rows);
    }
  }
  check_years();
  check_rules();
  make_keys(block);
}

void RowReader::check_form(const RowBlock& block, Range rows) {
  for (std::size_t row = rows.first; row < rows.end; ++row) {
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

void RowReader::fill_constant(const Value& value, std::size_t index, Range rows) {
  CheckedColumn& out = columns_[index];
  const bool is_text = plan_.columns[index].is_text();
  const std::int64_t number = is_text && out.form == Form::pooled ? caches_[index].pool.of(value.text) : value.number;
  for (std::size_t row = rows.first; row < rows.end; ++row) {
    if (out.form == Form::texts)
      out.texts[row] = value.text;
    else
      out.numbers[row] = number;
  }
}

void RowReader::read_column(const RowBlock& block, std::size_t index, Range rows) {
  const ColumnPlan& column = plan_.columns[index];
  if (column.constant) return fill_constant(*column.constant, index, rows);
  const bool is_pooled = columns_[index].form == Form::pooled;
  for (std::size_t row = rows.first; row < rows.end; ++row) {
    const auto fields = block.row(row);
    if (fields.size() != plan_.fields) continue;  // told by check_form
    const std::string_view text = trimmed(fields[*column.field]);
    if (is_pooled)
      read_pooled(index, row, text);
    else
      read_field(index, row, text);
  }
}

/// What the map makes of a text.
RowReader::Translated RowReader::translated(const ColumnPlan& column, std::string_view text) const {
  const auto known = column.values ? column.values->find(text) : Mapping::Values::const_iterator{};
  const bool listed = column.values && known != column.values->end();
  if (listed)
    text = known->second;
  else if (column.otherwise)
    text = *column.otherwise;
  const bool has_value = listed || column.otherwise ? !text.empty() : !is_missing(text, plan_.missing);
  return {.text = text, .has_value = has_value, .is_listed = listed};
}

ValueFault RowReader::read_value_of(const ColumnPlan& column, const Translated& value) {
  if (column.must_translate && !value.is_listed) return ValueFault::not_translated;
  return read_value(plan_, column, value.text, value_);
}

RowReader::TextCache::Meaning RowReader::meaning_of(std::size_t index, std::string_view text) {
  const ColumnPlan& column = plan_.columns[index];
  const Translated value = translated(column, text);
  if (!value.has_value) return {};
  const ValueFault fault = read_value_of(column, value);
  return {.fault = fault, .number = fault == ValueFault::none ? caches_[index].pool.of(value_.text) : kNoNumber};
}

void RowReader::read_pooled(std::size_t index, std::size_t row, std::string_view text) {
  TextCache& cache = caches_[index];
  const std::uint32_t at = cache.texts.of(text);
  if (at == cache.meanings.size()) cache.meanings.push_back(meaning_of(index, text));
  const TextCache::Meaning& meaning = cache.meanings[at];
  columns_[index].numbers[row] = meaning.number;
  if (meaning.fault != ValueFault::none)
    refuse(plan_.columns[index], row, meaning.fault, translated(plan_.columns[index], text).text);
  else if (meaning.number == kNoNumber)
    miss(plan_.columns[index], row);
}

void RowReader::read_field(std::size_t index, std::size_t row, std::string_view text) {
  const ColumnPlan& column = plan_.columns[index];
  const Translated value = translated(column, text);
  if (!value.has_value) return miss(column, row);
  const ValueFault fault = read_value_of(column, value);
  if (fault != ValueFault::none) return refuse(column, row, fault, value.text);
  if (columns_[index].form == Form::texts)
    columns_[index].texts[row] = kept_text(value.text);
  else
    columns_[index].numbers[row] = value_.number;
}

/// The value that was read, as a text that lives as long as the block.
std::string_view RowReader::kept_text(std::string_view text) {
  return value_.text == text ? text : std::string_view(texts_.emplace_back(value_.text));
}

void RowReader::refuse(const ColumnPlan& column, std::size_t row, ValueFault fault, std::string_view text) {
  faults_.add(row, column.field, fault_code(fault), column.column->id, Severity::error, [&] { return fault_problem(plan_, column, fault, text); });
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

void RowReader::derive(std::size_t index, Range rows) {
  const ColumnPlan& column = plan_.columns[index];
  const CheckedColumn& from = columns_[*column.derived_from];
  for (std::size_t row = rows.first; row < rows.end; ++row) {
    if (from.is_missing(row)) {
      if (!faults_.is_rejected(row)) miss(column, row);
      continue;
    }
    std::int64_t& number = columns_[index].numbers[row];
    number = derived_number(index, row);
    if (number != kNoNumber) continue;
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
}

/// A year, or the number of a text in the column's pool; kNoNumber when there is none.
std::int64_t RowReader::derived_number(std::size_t index, std::size_t row) {
  const ColumnPlan& column = plan_.columns[index];
  const CheckedColumn& from = columns_[*column.derived_from];
  if (column.column->derived->by == schema::Derivation::By::year_of) return core::from_days(static_cast<int>(from.numbers[row])).year;
  TextCache& cache = caches_[index];
  const auto numbered = [&](const std::string& text) { return text.empty() ? kNoNumber : static_cast<std::int64_t>(cache.pool.of(text)); };
  constexpr std::int64_t kMostRemembered = std::int64_t{1} << 20;
  const bool is_remembered = from.form != Form::texts && from.numbers[row] >= 0 && from.numbers[row] < kMostRemembered;
  if (!is_remembered) return numbered(derived_text(column, from, row));
  const auto at = static_cast<std::size_t>(from.numbers[row]);
  if (cache.derived.size() <= at) cache.derived.resize(at + 1);
  if (!cache.derived[at]) cache.derived[at] = numbered(derived_text(column, from, row));
  return *cache.derived[at];
}

std::string RowReader::derived_text(const ColumnPlan& column, const CheckedColumn& from, std::size_t row) const {
  if (column.column->derived->by == schema::Derivation::By::chapter_of) return std::string(schema::chapter_of(from.text(row)));
  std::string text;
  for (const auto& [range, code] : plan_.age_groups) {
    if (from.numbers[row] >= range.first && from.numbers[row] <= range.last) text = code;
  }
  return text;
}

}  // namespace rodtrad::lake
