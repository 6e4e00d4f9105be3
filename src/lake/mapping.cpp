// Mappings from TOML: the plain settings, columns and constants.
#include "lake/mapping.h"

#include <cassert>

#include "core/embedded.h"
#include "core/file.h"
#include "lake/mapping_read.h"

namespace rodtrad::lake {
namespace {

using core::Expected;
using core::Toml;

const std::vector<std::string> kKeys = {"delimiter", "decimal",    "encoding",  "missing",   "currency",    "rounding",   "synthetic", "label",
                                        "source",    "columns",    "constants", "units",     "values",      "age_groups", "codes",     "derive",
                                        "sheet",     "header_row", "dataset",   "otherwise", "header_rows", "footer",     "thousands"};
constexpr const char* kDefaultCurrency = "SEK";

void read_form(MappingReader& reader, const Toml& root) {
  formats::CsvOptions& csv = reader.mapping.form.csv;
  const std::string delimiter = reader.word(root, "delimiter");
  if (delimiter == "tab")
    csv.delimiter = '\t';
  else if (delimiter.size() == 1 && delimiter != "\"")
    csv.delimiter = delimiter[0];
  else if (!delimiter.empty())
    reader.tell(root["delimiter"], "bad_delimiter",
                {.sv = "delimiter ska vara ett tecken, eller \"tab\"", .en = "delimiter must be one character, or \"tab\""});
  const std::string decimal = reader.word(root, "decimal");
  if (decimal == "." || decimal == ",")
    csv.decimal = decimal[0];
  else if (!decimal.empty())
    reader.tell(root["decimal"], "bad_decimal", {.sv = "decimal ska vara \".\" eller \",\"", .en = "decimal must be \".\" or \",\""});
  const std::string encoding = reader.word(root, "encoding");
  csv.encoding = formats::encoding_from(encoding);
  if (!encoding.empty() && !csv.encoding) {
    reader.tell(root["encoding"], "unknown_encoding",
                {.sv = fmt::format("okänd teckenkodning \"{}\"", encoding), .en = fmt::format("unknown encoding \"{}\"", encoding)},
                core::did_you_mean(encoding, {"utf-8", "latin-1", "windows-1252", "cp437"}));
  }
}

void read_sheet(MappingReader& reader, const Toml& root) {
  formats::RowOptions& form = reader.mapping.form;
  form.sheet = reader.word(root, "sheet");
  form.dataset = reader.word(root, "dataset");
  form.footer = root["footer"].strings();
  constexpr std::int64_t kMostRows = 1 << 20, kMostHeaderRows = 10;
  const std::int64_t row = root["header_row"].integer(), rows = root["header_rows"].integer();
  if (root.has("header_row") && (row < 1 || row > kMostRows))
    reader.tell(root["header_row"], "bad_header_row",
                {.sv = "header_row ska vara radens nummer, räknat från 1", .en = "header_row must be the number of a row, from 1"});
  else if (root.has("header_row"))
    form.header_row = static_cast<int>(row);
  if (root.has("header_rows") && (rows < 1 || rows > kMostHeaderRows))
    reader.tell(root["header_rows"], "bad_header_rows", {.sv = "header_rows ska vara 1–10", .en = "header_rows must be 1–10"});
  else if (root.has("header_rows"))
    form.header_rows = static_cast<int>(rows);
}

void read_thousands(MappingReader& reader, const Toml& root) {
  const std::string sign = reader.word(root, "thousands");
  const bool known = sign == " " || sign == "." || sign == "," || sign == "'";
  if (!root.has("thousands")) return;
  if (!known || (reader.mapping.form.csv.decimal && sign[0] == *reader.mapping.form.csv.decimal)) {
    reader.tell(root["thousands"], "bad_thousands",
                {.sv = "thousands ska vara \" \", \".\", \",\" eller \"'\", och inte decimaltecknet",
                 .en = "thousands must be \" \", \".\", \",\" or \"'\", and not the decimal sign"});
    return;
  }
  reader.mapping.thousands = sign[0];
}

void read_currency(MappingReader& reader, const Toml& root) {
  const std::string currency = reader.word(root, "currency");
  if (!reader.contract.has_money()) {
    if (!currency.empty())
      reader.tell(root["currency"], "no_money",
                  {.sv = "datamängder av det här slaget har inga belopp", .en = "datasets of this kind have no amounts"});
    return;
  }
  reader.mapping.currency = currency.empty() ? kDefaultCurrency : currency;
  const bool iso = reader.mapping.currency.size() == 3 &&
                   std::all_of(reader.mapping.currency.begin(), reader.mapping.currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!iso) {
    reader.tell(root["currency"], "bad_currency",
                {.sv = fmt::format("\"{}\" är ingen valutakod", currency), .en = fmt::format("\"{}\" is no currency code", currency)},
                {.sv = "skriv tre stora bokstäver enligt ISO 4217, till exempel SEK", .en = "write three capitals by ISO 4217, for example SEK"});
  }
}

void read_settings(MappingReader& reader, const Toml& root) {
  Mapping& mapping = reader.mapping;
  read_form(reader, root);
  read_sheet(reader, root);
  read_thousands(reader, root);
  read_currency(reader, root);
  for (const std::string& mark : root["missing"].strings()) mapping.missing.push_back(mark);
  mapping.synthetic = root["synthetic"].boolean();
  mapping.label = root["label"].text();
  mapping.source = root["source"].text();
  const std::string rounding = reader.word(root, "rounding");
  if (rounding == "half_even")
    mapping.rounding = Rounding::half_even;
  else if (rounding == "half_up")
    mapping.rounding = Rounding::half_up;
  else if (!rounding.empty()) {
    reader.tell(root["rounding"], "unknown_rounding",
                {.sv = fmt::format("okänd avrundning \"{}\"", rounding), .en = fmt::format("unknown rounding \"{}\"", rounding)},
                core::did_you_mean(rounding, {"half_even", "half_up"}));
  }
  if (root.has("synthetic") && !root["synthetic"].is_boolean()) {
    reader.tell(root["synthetic"], "not_true_or_false", {.sv = "synthetic ska vara true eller false", .en = "synthetic must be true or false"});
  }
}

/// Sections must be tables, and `missing` a list of texts.
void check_shapes(MappingReader& reader, const Toml& root) {
  for (const char* key : {"columns", "constants", "units", "values", "otherwise", "age_groups", "codes", "derive"}) {
    if (!root.has(key) || root[key].is_table()) continue;
    reader.tell(root[key], "not_a_section",
                {.sv = fmt::format("{} ska vara ett avsnitt: [{}]", key, key), .en = fmt::format("{} must be a section: [{}]", key, key)});
  }
  for (const char* key : {"missing", "footer"}) {
    if (!root.has(key) || (root[key].is_array() && root[key].strings().size() == root[key].array().size())) continue;
    reader.tell(root[key], "not_a_list", core::say("{} ska vara en lista med texter: [\"NA\"]", "{} must be a list of texts: [\"NA\"]", key));
  }
}

bool is_mapped(const Mapping& mapping, const std::string& column) {
  return std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const auto& one) { return one.column == column; }) ||
         std::any_of(mapping.constants.begin(), mapping.constants.end(), [&](const auto& one) { return one.column == column; });
}

void check_once(MappingReader& reader, const std::string& column, const Toml& at) {
  if (!is_mapped(reader.mapping, column)) return;
  reader.tell(at, "column_twice",
              {.sv = fmt::format("kolumnen {} får sitt värde två gånger", column), .en = fmt::format("the column {} gets its value twice", column)},
              {.sv = "ta bort den ena raden", .en = "remove one of the lines"});
}

void read_columns(MappingReader& reader, const Toml& root) {
  for (const Toml::Member& member : root["columns"].table()) {
    const std::vector<std::string> several = member.value.strings();
    for (const std::string& column : member.value.is_array() ? several : std::vector{reader.word(root["columns"], member.key)}) {
      if (!reader.column(column, member.value)) continue;
      check_once(reader, column, member.value);
      reader.mapping.columns.push_back({.source = member.key, .column = column, .place = member.value.place()});
    }
  }
  for (const Toml::Member& member : root["constants"].table()) {
    if (!reader.column(member.key, member.value)) continue;
    check_once(reader, member.key, member.value);
    std::string text = member.value.string();
    if (member.value.is_integer())
      text = fmt::format("{}", member.value.integer());
    else if (!member.value.is_string() || text.empty()) {
      reader.tell(member.value, "bad_constant",
                  {.sv = "ett konstant värde skrivs som heltal eller text", .en = "a constant is written as an integer or a text"});
    }
    reader.mapping.constants.push_back({.column = member.key, .text = text, .place = member.value.place()});
  }
}

void read_values(MappingReader& reader, const Toml& root) {
  for (const Toml::Member& member : root["values"].table()) {
    if (!reader.column(member.key, member.value)) continue;
    for (const Toml::Member& pair : member.value.table()) reader.mapping.values[member.key][pair.key] = reader.word(member.value, pair.key);
  }
  for (const Toml::Member& member : root["otherwise"].table()) {
    if (reader.column(member.key, member.value)) reader.mapping.otherwise[member.key] = reader.word(root["otherwise"], member.key);
  }
  for (const Toml::Member& member : root["derive"].table()) {
    const schema::ContractColumn* column = reader.column(member.key, member.value);
    if (!column) continue;
    if (!column->derived) {
      reader.tell(member.value, "not_derivable",
                  {.sv = fmt::format("kolumnen {} kan inte härledas", member.key), .en = fmt::format("the column {} cannot be derived", member.key)});
    }
    if (!member.value.boolean(true)) reader.mapping.not_derived.push_back(member.key);
  }
}

}  // namespace

Expected<Mapping> parse_mapping(std::string_view text, const std::filesystem::path& file, const schema::Contract& contract) {
  const Toml root = TRY(core::parse_toml(text, file.string()));
  core::Problems problems;
  Mapping mapping{.file = file.string(), .text = std::string(text)};
  check_keys(root, kKeys, problems);
  MappingReader reader{contract, file.parent_path(), mapping, problems};
  check_shapes(reader, root);
  read_settings(reader, root);
  read_columns(reader, root);
  read_values(reader, root);
  reader.read_units(root["units"]);
  reader.read_age_groups(root["age_groups"]);
  reader.read_codes(root["codes"]);
  if (has_errors(problems)) return core::fail(std::move(problems));
  return mapping;
}

Expected<Mapping> read_mapping(const std::filesystem::path& file, const schema::Contract& contract) {
  constexpr std::uint64_t kLargestMapping = 1 << 24;
  const std::string text = TRY(core::read_file(file, kLargestMapping));
  return parse_mapping(text, file, contract);
}

std::optional<Mapping> service_mapping(std::string_view service, const schema::Contract& contract) {
  const std::string name = fmt::format("data/maps/{}-{}.toml", service, contract.kind);
  const auto text = core::embedded_file(name);
  if (!text) return std::nullopt;
  auto mapping = parse_mapping(*text, name, contract);
  assert(mapping);
  return *std::move(mapping);
}

Mapping default_mapping(const schema::Contract& contract) {
  Mapping mapping;
  for (const schema::ContractColumn& column : contract.columns) mapping.columns.push_back({.source = column.id, .column = column.id});
  if (contract.has_money()) mapping.currency = kDefaultCurrency;
  return mapping;
}

}  // namespace rodtrad::lake
