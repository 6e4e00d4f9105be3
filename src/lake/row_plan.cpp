// Holding a mapping against a header: which field feeds which column, what is derived, what is lacking.
#include "lake/row_plan.h"

namespace rodtrad::lake {
namespace {

using core::Expected;
using core::Problem;
using core::Problems;
using schema::ContractColumn;
using schema::ValueType;

std::vector<std::string> allowed_codes(const ContractColumn& column, const Mapping& mapping) {
  std::vector<std::string> codes;
  if (const auto own = mapping.codes.find(column.id); own != mapping.codes.end()) {
    for (const table::Category& one : own->second) codes.push_back(one.code);
  } else if (const schema::CodeList* list = schema::code_list(column.codes)) {
    codes = list->names();
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

/// Power of ten of a column without a stated unit: amounts in whole currency, decimals in whole units.
int default_shift(const ContractColumn& column) { return column.type == ValueType::money || column.type == ValueType::decimal ? column.decimals : 0; }

class Planner {
 public:
  Planner(const schema::Contract& contract, const Mapping& mapping, const formats::RowSource& source)
      : contract_(contract), mapping_(mapping), source_(source) {
    plan_.contract = &contract;
    plan_.file = source.name();
    plan_.fields = source.header().size();
    plan_.decimal = source.decimal();
    plan_.thousands = mapping.thousands;
    plan_.rounding = mapping.rounding;
    plan_.missing = mapping.missing;
    plan_.missing.push_back("..");
    for (const auto& [code, range] : age_groups_of(mapping)) plan_.age_groups.emplace_back(range, code);
    std::sort(plan_.age_groups.begin(), plan_.age_groups.end(), [](const auto& a, const auto& b) { return a.first.first < b.first.first; });
  }

  Expected<RowPlan> plan() {
    for (const ContractColumn& column : contract_.columns) add(column);
    add_derived();
    check_sources();
    check_required();
    if (has_errors(problems_)) return core::fail(std::move(problems_));
    return std::move(plan_);
  }

 private:
  ColumnPlan start(const ContractColumn& column) {
    ColumnPlan one{.column = &column, .shift = default_shift(column), .codes = allowed_codes(column, mapping_)};
    if (const auto shift = mapping_.shifts.find(column.id); shift != mapping_.shifts.end()) one.shift = shift->second;
    one.per_cent = column.unit.sv == "%" || mapping_.per_cent.contains(column.id);
    if (const auto values = mapping_.values.find(column.id); values != mapping_.values.end()) one.values = &values->second;
    if (const auto valid = mapping_.valid.find(column.id); valid != mapping_.valid.end()) one.valid = &valid->second;
    one.must_translate = mapping_.translated.contains(column.id);
    if (const auto rest = mapping_.otherwise.find(column.id); rest != mapping_.otherwise.end()) one.otherwise = &rest->second;
    return one;
  }

  void add(const ContractColumn& column) {
    for (const Mapping::Column& from : mapping_.columns) {
      if (from.column != column.id) continue;
      const auto& header = source_.header();
      const auto at = std::find(header.begin(), header.end(), from.source);
      if (at == header.end()) return;
      ColumnPlan one = start(column);
      one.field = static_cast<std::size_t>(at - header.begin());
      plan_.columns.push_back(std::move(one));
      return;
    }
    for (const Mapping::Constant& from : mapping_.constants) {
      if (from.column == column.id) add_constant(column, from);
    }
  }

  void add_constant(const ContractColumn& column, const Mapping::Constant& from) {
    ColumnPlan one = start(column);
    Value value;
    if (const ValueFault fault = read_value(plan_, one, from.text, value); fault != ValueFault::none) {
      Problem problem = fault_problem(plan_, one, fault, from.text);
      problem.place = from.place;
      problems_.push_back(std::move(problem));
      return;
    }
    one.constant = std::move(value);
    plan_.columns.push_back(std::move(one));
  }

  /// Derived columns go after all that they may come from.
  void add_derived() {
    for (const ContractColumn& column : contract_.columns) {
      const bool unwanted = std::find(mapping_.not_derived.begin(), mapping_.not_derived.end(), column.id) != mapping_.not_derived.end();
      if (!column.derived || unwanted || plan_.find(column.id)) continue;
      const auto from = plan_.index_of(column.derived->from);
      if (!from) continue;
      ColumnPlan one = start(column);
      one.derived_from = from;
      one.field = plan_.columns[*from].field;
      plan_.columns.push_back(std::move(one));
    }
  }

  void check_sources() {
    const auto& header = source_.header();
    for (const Mapping::Column& from : mapping_.columns) {
      const auto times = std::count(header.begin(), header.end(), from.source);
      if (times == 0 && !mapping_.file.empty()) {
        problems_.push_back({.code = "unknown_source_column",
                             .place = from.place,
                             .message = {.sv = fmt::format("filen har ingen kolumn \"{}\"", from.source),
                                         .en = fmt::format("the file has no column \"{}\"", from.source)},
                             .hint = core::did_you_mean(from.source, header)});
      }
      if (times > 1) {
        problems_.push_back({.code = "source_column_twice",
                             .place = {.file = source_.name(), .line = 1},
                             .message = {.sv = fmt::format("filen har flera kolumner \"{}\"", from.source),
                                         .en = fmt::format("the file has several columns \"{}\"", from.source)},
                             .hint = {.sv = "ge dem olika namn på första raden", .en = "give them different names on the first line"}});
      }
    }
  }

  void check_required() {
    for (const ContractColumn& column : contract_.columns) {
      const bool named = std::any_of(mapping_.columns.begin(), mapping_.columns.end(), [&](const auto& one) { return one.column == column.id; });
      if (!column.required || plan_.find(column.id) || (named && !mapping_.file.empty())) continue;
      if (std::any_of(mapping_.constants.begin(), mapping_.constants.end(), [&](const auto& one) { return one.column == column.id; })) continue;
      const bool has_map = !mapping_.file.empty();
      problems_.push_back({.code = "missing_column",
                           .place = {.file = has_map ? mapping_.file : source_.name(), .line = 1},
                           .message = {.sv = fmt::format("kolumnen {} ({}) saknas", column.id, column.label.sv),
                                       .en = fmt::format("the column {} ({}) is missing", column.id, column.label.en)},
                           .hint = required_hint(column)});
    }
  }

  core::Text required_hint(const ContractColumn& column) const {
    if (column.derived) {
      return {.sv = fmt::format("ange {} eller {} i mappningen", column.id, column.derived->from),
              .en = fmt::format("give {} or {} in the map", column.id, column.derived->from)};
    }
    return {
        .sv = fmt::format(
            "peka ut filens kolumn i [columns] i mappningen, eller ge ett värde för alla rader i [constants]: \"Namn i filen\" = \"{}\"", column.id),
        .en = fmt::format("name the file's column in [columns] of the map, or give one value for all rows in [constants]: \"Name in file\" = \"{}\"",
                          column.id)};
  }

  const schema::Contract& contract_;
  const Mapping& mapping_;
  const formats::RowSource& source_;
  RowPlan plan_;
  Problems problems_;
};

}  // namespace

const ColumnPlan* RowPlan::find(std::string_view column) const {
  const auto at = index_of(column);
  return at ? &columns[*at] : nullptr;
}

std::optional<std::size_t> RowPlan::index_of(std::string_view column) const {
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const ColumnPlan& one) { return one.column->id == column; });
  if (at == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(at - columns.begin());
}

Expected<RowPlan> make_row_plan(const schema::Contract& contract, const Mapping& mapping, const formats::RowSource& source) {
  return Planner(contract, mapping, source).plan();
}

std::map<std::string, schema::AgeRange> age_groups_of(const Mapping& mapping) {
  if (!mapping.age_groups.empty()) return mapping.age_groups;
  std::map<std::string, schema::AgeRange> groups;
  if (const schema::CodeList* list = schema::code_list("age_group")) {
    for (const schema::ListedCode& one : list->codes) groups[one.code] = one.ages.value_or(schema::AgeRange{});
  }
  return groups;
}

}  // namespace rodtrad::lake
