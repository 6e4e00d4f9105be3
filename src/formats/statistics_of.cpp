// Columns with intervals become three.
#include "formats/statistics_of.h"

#include <charconv>
#include <set>

#include "core/unicode.h"

namespace rodtrad::formats {
namespace {

using core::Text;
using Level = StatisticsNote::Level;

enum class Part { value, low, high };

constexpr const char* kMeasure = "measure";  // the dimension of columns

struct Shown {
  const table::Column* column;
  Part part;
};

std::vector<Shown> shown_columns(const table::Table& table) {
  std::vector<Shown> all;
  for (const table::Column& one : table.columns) {
    all.push_back({&one, Part::value});
    if (one.interval) all.insert(all.end(), {{&one, Part::low}, {&one, Part::high}});
  }
  return all;
}

Text unit_name(table::Unit unit, const std::string& currency) {
  switch (unit) {
    case table::Unit::count:
      return {.sv = "antal", .en = "number"};
    case table::Unit::persons:
      return {.sv = "personer", .en = "persons"};
    case table::Unit::percent:
      return {.sv = "procent", .en = "per cent"};
    case table::Unit::money:
      return core::same_text(currency);
    case table::Unit::days:
      return {.sv = "dagar", .en = "days"};
    case table::Unit::ratio:
      return {.sv = "kvot", .en = "ratio"};
    case table::Unit::index:
      return core::same_text("index");
  }
  return {};
}

constexpr int kMoneyDecimals = 2;  // values are in minor units

int decimals_of(const table::Column& column) { return column.unit == table::Unit::money ? kMoneyDecimals : column.decimals; }

double rounded(double value, const table::Column& column) {
  const std::string text = fmt::format("{:.{}f}", column.unit == table::Unit::money ? value / 100 : value, decimals_of(column));
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number == 0 ? 0 : number;  // no minus before zero
}

std::string_view mark_of(table::Status status) {
  return status == table::Status::protected_ ? ".." : status == table::Status::not_possible ? "." : "...";
}

class Maker {
 public:
  explicit Maker(const table::Table& from) : from_(from), columns_(shown_columns(from)) {}

  StatisticsTable make(const TableOrigin& origin) {
    out_ = {.id = from_.id, .title = from_.title, .source = origin.source, .language = "sv", .languages = {"sv", "en"}, .contents = from_.title};
    out_.subject = origin.subject;
    out_.subject_code = origin.subject_code;
    out_.updated = origin.updated;
    add_rows();
    add_columns();
    for (const Text& note : from_.notes) add_note({.level = Level::table}, note);
    out_.cells.resize(from_.rows.size() * columns_.size());
    for (std::size_t row = 0; row < from_.rows.size(); ++row) {
      for (std::size_t column = 0; column < columns_.size(); ++column) put(row, column);
    }
    explain_marks();
    return std::move(out_);
  }

 private:
  void add_rows() {
    const std::string id = core::slug(from_.row_heading.en);
    table::Dimension rows{.id = id.empty() || id == kMeasure ? "row" : id, .label = from_.row_heading, .role = from_.role};
    for (const table::Row& row : from_.rows) rows.categories.push_back({.code = row.code, .label = row.label, .total = row.total});
    out_.dimensions.push_back(std::move(rows));
  }

  void add_columns() {
    out_.measure = kMeasure;
    table::Dimension measure{.id = kMeasure, .label = {.sv = "mått", .en = "measure"}};
    for (const Shown& one : columns_) {
      std::string code = one.column->id;
      Text label = one.column->label;
      if (one.part != Part::value) {
        const bool low = one.part == Part::low;
        code += low ? "_low" : "_high";
        label = {.sv = label.sv + (low ? ", nedre gräns (95 %)" : ", övre gräns (95 %)"),
                 .en = label.en + (low ? ", lower limit (95 %)" : ", upper limit (95 %)")};
      }
      measure.categories.push_back({.code = code, .label = label});
      out_.units.push_back({.name = unit_name(one.column->unit, from_.currency), .decimals = decimals_of(*one.column)});
    }
    out_.dimensions.push_back(std::move(measure));
  }

  void put(std::size_t row, std::size_t column) {
    const Shown& shown = columns_[column];
    const table::Cell& cell = from_.at(row, static_cast<std::size_t>(shown.column - from_.columns.data()));
    const std::size_t place = row * columns_.size() + column;
    const std::optional<double> value = shown.part == Part::value ? std::optional(cell.value) : shown.part == Part::low ? cell.low : cell.high;
    if (cell.status == table::Status::value && value) {
      out_.cells.states[place] = StatisticsCells::number;
      out_.cells.values[place] = rounded(*value, *shown.column);
      return;
    }
    const table::Status status = cell.status == table::Status::value ? table::Status::missing : cell.status;
    used_.insert(status);
    out_.cells.states[place] = StatisticsCells::marked;
    out_.cells.statuses[place] = out_.cells.word(mark_of(status));
    if (shown.part == Part::value && !cell.reason.sv.empty())
      add_note({.level = Level::cell, .where = {from_.rows[row].code, shown.column->id}}, cell.reason);
  }

  void add_note(StatisticsNote note, const Text& text) {
    note.text = text.sv;
    out_.notes.push_back(note);
    note.language = "en";
    note.text = text.en;
    out_.notes.push_back(std::move(note));
  }

  void explain_marks() {
    if (used_.contains(table::Status::protected_)) {
      add_note({.level = Level::table},
               {.sv = ".. betyder att värdet är skyddat: det bygger på för få personer, eller skulle avslöja ett sådant värde.",
                .en = ".. means that the value is protected: it rests on too few persons, or would give such a value away."});
    }
    if (used_.contains(table::Status::missing))
      add_note({.level = Level::table}, {.sv = "... betyder att uppgift saknas.", .en = "... means that there are no data."});
    if (used_.contains(table::Status::not_possible))
      add_note({.level = Level::table}, {.sv = ". betyder att uppgiften inte kan ges.", .en = ". means that the value cannot be given."});
  }

  const table::Table& from_;
  std::vector<Shown> columns_;
  StatisticsTable out_;
  std::set<table::Status> used_;
};

}  // namespace

StatisticsTable statistics_of(const table::Table& table, const TableOrigin& origin) { return Maker(table).make(origin); }

}  // namespace rodtrad::formats
