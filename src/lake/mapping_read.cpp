// Units, age groups and code lists of a mapping.
#include "lake/mapping_read.h"

#include "core/unicode.h"

namespace rodtrad::lake {
namespace {

using core::Text;
using core::Toml;

/// Unit names of money with the power of ten to minor units.
const std::vector<std::pair<std::string, int>> kMoneyUnits = {{"kr", 2}, {"ore", 0}, {"öre", 0}, {"tkr", 5}, {"mkr", 8}, {"major", 2}, {"minor", 0}};

std::vector<std::string> unit_names(const schema::ContractColumn& column) {
  if (column.type != schema::ValueType::money) return {column.unit.sv, column.unit.en};
  std::vector<std::string> names;
  for (const auto& [name, shift] : kMoneyUnits) names.push_back(name);
  return names;
}

Text age_label(const schema::AgeRange& range) {
  if (range.last == schema::kOpenAge) return {.sv = fmt::format("{} år och äldre", range.first), .en = fmt::format("{} years and over", range.first)};
  return {.sv = fmt::format("{}–{} år", range.first, range.last), .en = fmt::format("{}–{} years", range.first, range.last)};
}

/// [first, last] or [first]; nothing when it is neither.
std::optional<schema::AgeRange> age_range(const Toml& value) {
  const Toml::Array& bounds = value.array();
  if (bounds.empty() || bounds.size() > 2) return std::nullopt;
  if (!std::all_of(bounds.begin(), bounds.end(), [](const Toml& bound) { return bound.is_integer(); })) return std::nullopt;
  const std::int64_t first = bounds[0].integer();
  const std::int64_t last = bounds.size() == 2 ? bounds[1].integer() : schema::kOpenAge;
  if (first < 0 || last < first || last > schema::kOpenAge) return std::nullopt;
  return schema::AgeRange{static_cast<int>(first), static_cast<int>(last)};
}

bool same_code(const table::Category& a, const table::Category& b) { return a.code == b.code; }

}  // namespace

std::optional<int> unit_shift(const schema::ContractColumn& column, std::string_view unit) {
  if (column.type == schema::ValueType::money) {
    for (const auto& [name, shift] : kMoneyUnits) {
      if (name == unit) return shift;
    }
    return std::nullopt;
  }
  if (!column.is_number()) return std::nullopt;
  constexpr int kPerCentOfShare = 2;
  const bool fractional = column.type == schema::ValueType::decimal;
  if (fractional && column.unit.sv == "%" && unit == "share") return column.decimals + kPerCentOfShare;
  if (!(fractional && unit == "%") && unit != column.unit.sv && unit != column.unit.en) return std::nullopt;
  return column.decimals;
}

void MappingReader::tell(const Toml& at, std::string code, Text message, Text hint) {
  core::Place place = at.place();
  if (place.file.empty()) place.file = mapping.file;
  problems.push_back({.code = std::move(code), .place = std::move(place), .message = std::move(message), .hint = std::move(hint)});
}

const schema::ContractColumn* MappingReader::column(const std::string& name, const Toml& at) {
  if (const schema::ContractColumn* found = contract.find(name)) return found;
  tell(at, "unknown_column", {.sv = fmt::format("okänd kolumn \"{}\"", name), .en = fmt::format("unknown column \"{}\"", name)},
       core::did_you_mean(name, contract.column_names()));
  return nullptr;
}

std::string MappingReader::word(const Toml& table, std::string_view key) {
  const Toml& value = table[key];
  if (value.is_absent() || value.is_string()) return value.string();
  tell(value, "not_text",
       {.sv = fmt::format("{} ska vara en text inom citattecken", key), .en = fmt::format("{} must be a text in quotation marks", key)});
  return {};
}

void MappingReader::read_units(const Toml& table) {
  for (const Toml::Member& member : table.table()) {
    const schema::ContractColumn* found = column(member.key, member.value);
    if (!found) continue;
    const std::string unit = word(table, member.key);
    if (const auto shift = unit_shift(*found, unit)) {
      mapping.shifts[member.key] = *shift;
      if (unit == "%") mapping.per_cent.insert(member.key);
      continue;
    }
    tell(member.value, "unknown_unit",
         {.sv = fmt::format("okänd enhet \"{}\" för {}", unit, member.key), .en = fmt::format("unknown unit \"{}\" for {}", unit, member.key)},
         core::did_you_mean(unit, unit_names(*found)));
  }
}

void MappingReader::read_age_groups(const Toml& table) {
  std::vector<table::Category> labels;
  for (const Toml::Member& member : table.table()) {
    const auto range = age_range(member.value);
    if (!range) {
      tell(member.value, "bad_age_group",
           {.sv = "en åldersgrupp skrivs [första, sista], eller [första] när den är öppen uppåt",
            .en = "an age group is written [first, last], or [first] when it is open upwards"});
      continue;
    }
    for (const auto& [code, other] : mapping.age_groups) {
      if (range->first > other.last || other.first > range->last) continue;
      tell(member.value, "age_groups_overlap",
           {.sv = fmt::format("\"{}\" och \"{}\" har åldrar gemensamt", code, member.key),
            .en = fmt::format("\"{}\" and \"{}\" have ages in common", code, member.key)});
    }
    mapping.age_groups[member.key] = *range;
    labels.push_back({.code = member.key, .label = age_label(*range)});
  }
  std::sort(labels.begin(), labels.end(),
            [&](const auto& a, const auto& b) { return mapping.age_groups[a.code].first < mapping.age_groups[b.code].first; });
  if (!labels.empty()) mapping.codes["age_group"] = labels;
}

/// Columns code, label and, if there is one, label_en; rows with faults are told.
static core::Expected<std::vector<table::Category>> read_code_file(const std::filesystem::path& path) {
  auto reader = TRY(formats::CsvReader::open(path));
  const auto& header = reader.header();
  const auto index = [&](std::string_view name) { return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin()); };
  const std::size_t code = index("code"), label = index("label"), english = index("label_en");
  if (code == header.size() || label == header.size()) {
    return core::fail(core::Problem{.code = "missing_column",
                                    .place = {.file = path.string(), .line = 1},
                                    .message = {.sv = "filen ska ha kolumnerna code och label (och gärna label_en)",
                                                .en = "the file must have the columns code and label (and preferably label_en)"}});
  }
  std::vector<table::Category> codes;
  core::Problems problems;
  formats::RowBlock block;
  while (TRY(reader.next(block))) {
    for (const auto& fault : block.faults()) problems.push_back(fault.problem);
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const auto fields = block.row(row);
      const auto field = [&](std::size_t at) { return at < fields.size() ? std::string(core::trim(fields[at])) : std::string(); };
      Text words{.sv = field(label), .en = field(english)};
      if (words.en.empty()) words.en = words.sv;
      if (!field(code).empty()) codes.push_back({.code = field(code), .label = std::move(words)});
    }
  }
  if (has_errors(problems)) return core::fail(std::move(problems));
  return codes;
}

void MappingReader::read_codes(const Toml& table) {
  for (const Toml::Member& member : table.table()) {
    const schema::ContractColumn* found = column(member.key, member.value);
    if (!found) continue;
    if (!found->codes.empty() || (found->type != schema::ValueType::code && found->type != schema::ValueType::text)) {
      tell(member.value, "codes_fixed",
           {.sv = fmt::format("koderna i {} är bestämda av kontraktet", member.key),
            .en = fmt::format("the codes of {} are fixed by the contract", member.key)},
           {.sv = fmt::format("översätt källans texter i [values.{}]", member.key),
            .en = fmt::format("translate the texts of the source in [values.{}]", member.key)});
      continue;
    }
    if (member.value.has("list")) {
      mapping.lists[member.key] = {
          .list = word(member.value, "list"), .from = member.value.has("from") ? word(member.value, "from") : "", .place = member.value.place()};
      continue;
    }
    std::vector<table::Category>& codes = mapping.codes[member.key];
    if (const std::string name = member.value["file"].string(); !name.empty()) {
      auto read = read_code_file(folder / name);
      if (!read)
        problems.insert(problems.end(), read.error().begin(), read.error().end());
      else
        codes = *std::move(read);
    }
    for (const Toml::Member& pair : member.value.table()) {
      if (pair.key != "file") codes.push_back({.code = pair.key, .label = pair.value.text()});
    }
    std::stable_sort(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    if (const auto twice = std::adjacent_find(codes.begin(), codes.end(), same_code); twice != codes.end()) {
      tell(member.value, "code_twice",
           {.sv = fmt::format("koden {} står två gånger", twice->code), .en = fmt::format("the code {} stands twice", twice->code)});
    }
  }
}

}  // namespace rodtrad::lake
