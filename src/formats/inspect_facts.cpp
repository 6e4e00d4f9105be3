// The words are those of the reference files of the formats: dimensions, cells_found, numeric_sum, record_counts …
#include "formats/inspect_facts.h"

#include <set>

#include "core/unicode.h"

namespace rodtrad::formats {
namespace {

using core::JsonWriter;

struct CellCount {
  std::int64_t numbers = 0;
  std::int64_t others = 0;
  double sum = 0;
  std::map<std::string, std::int64_t> symbols;
};

CellCount count(const StatisticsCells& cells) {
  CellCount counted;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool number = cells.states[i] == StatisticsCells::number;
    ++(number ? counted.numbers : counted.others);
    counted.sum += cells.values[i];
    if (cells.states[i] != StatisticsCells::marked) continue;
    const std::string& mark = cells.words[cells.statuses[i]];
    if (is_px_mark(mark)) ++counted.symbols[mark];
  }
  return counted;
}

std::vector<std::string> label_of(const PxFile& px, const table::Category* category) {
  if (!category) return {};
  return {words_in(category->label, px.table.language)};
}

void write_dimensions(const PxFile& px, JsonWriter& out) {
  std::map<std::string, std::size_t> codes;
  std::set<std::string> timed;
  for (const PxEntry& entry : px.entries) {
    if (!entry.language.empty() || entry.parts.empty()) continue;
    if (entry.keyword == "CODES") codes[entry.parts[0]] = entry.values.size();
    if (entry.keyword == "TIMEVAL") timed.insert(entry.parts[0]);
  }
  out.key("dimensions").begin_array();
  for (const table::Dimension& one : px.table.dimensions) {
    out.begin_object().member("name", one.id).member("size", one.categories.size());
    write_list(out, "first", label_of(px, one.categories.empty() ? nullptr : &one.categories.front()));
    write_list(out, "last", label_of(px, one.categories.empty() ? nullptr : &one.categories.back()));
    out.member("codes", codes[one.id]).member("timeval", timed.contains(one.id)).end_object();
  }
  out.end_array();
}

void write_keywords(const PxFile& px, JsonWriter& out) {
  std::set<std::string> used;
  std::set<std::tuple<std::string, std::string, std::vector<std::string>>> different;
  for (const PxEntry& entry : px.entries) {
    if (entry.keyword.empty()) continue;  // what stood between keywords
    used.insert(entry.keyword);
    different.emplace(entry.keyword, entry.language, entry.parts);
  }
  out.member("keywords", different.size());
  write_list(out, "keywords_used", used);
}

void write_values(JsonWriter& out, std::string_view name, const std::vector<core::Json>& values) {
  out.key(name).begin_array();
  for (const core::Json& value : values) core::write(out, value);
  out.end_array();
}

/// öre as kronor with as many decimals as the amounts are written with.
std::string shown(std::int64_t ore, std::size_t decimals) {
  const std::string text = kronor(ore);
  constexpr std::size_t kOfOre = 2;
  if (decimals == 0) return text.substr(0, text.size() - kOfOre - 1);
  return decimals < kOfOre ? text.substr(0, text.size() - kOfOre + decimals) : text + std::string(decimals - kOfOre, '0');
}

void write_balances(const SieFile& file, std::string_view name, std::string_view label, JsonWriter& out) {
  struct Total {
    std::int64_t rows = 0;
    std::int64_t sum = 0;
    std::size_t decimals = 0;
  };
  std::map<std::string, Total> years;
  for (const SieBalance& one : file.balances) {
    if (one.label != label) continue;
    Total& total = years[one.year];
    ++total.rows;
    total.decimals = std::max(total.decimals, one.decimals);
    if (__builtin_add_overflow(total.sum, one.amount, &total.sum)) total.sum = 0;
  }
  out.key(name).begin_object();
  for (const auto& [year, total] : years)
    out.key(year).begin_object().member("rows", total.rows).member("sum", shown(total.sum, total.decimals)).end_object();
  out.end_object();
}

void write_years(const SieFile& file, JsonWriter& out) {
  out.key("fiscal_years");
  if (file.years.empty()) {
    out.null();
    return;
  }
  out.begin_array();
  for (const SieYear& year : file.years) {
    out.begin_array();
    for (const std::string& part : {year.number, year.first, year.last}) {
      if (!part.empty()) out.value(part);
    }
    out.end_array();
  }
  out.end_array();
}

void write_vouchers(const SieFile& file, JsonWriter& out) {
  std::int64_t unbalanced = 0;
  out.member("vouchers", file.vouchers.size()).member("transactions", file.transactions());
  out.key("unbalanced_vouchers").begin_array();
  for (const SieVoucher& voucher : file.vouchers) {
    if (voucher.difference() == 0) continue;
    ++unbalanced;
    out.begin_object().member("series", voucher.series).member("no", voucher.number).member("difference", kronor(voucher.difference())).end_object();
  }
  out.end_array().member("unbalanced_count", unbalanced);
}

}  // namespace

void write_word(JsonWriter& out, std::string_view name, const std::string& text) {
  out.key(name);
  text.empty() ? out.null() : out.value(text);
}

void write_document_facts(std::string_view text, Format format, JsonWriter& out) {
  const auto breaks = static_cast<std::int64_t>(std::count(text.begin(), text.end(), '\f'));
  if (format == Format::pdf) out.member("pages", breaks + (text.ends_with('\f') ? 0 : 1));
  if (format == Format::pptx) out.member("slides", breaks + 1);
  std::vector<std::string> headings;
  std::int64_t words = 0;
  const std::string lines = core::replace_all(std::string(text), "\f", "\n");
  for (const std::string_view line : core::split(lines, '\n')) {
    constexpr std::string_view kHeading = "## ";
    if (line.starts_with(kHeading)) headings.emplace_back(line.substr(kHeading.size()));
    bool in_word = false;
    for (const char32_t c : core::to_code_points(line)) {
      const bool is_part = core::is_letter(c) || core::is_digit(c);
      words += is_part && !in_word;
      in_word = is_part || (in_word && c != U' ' && c != U'\t');
    }
  }
  write_list(out, "headings", headings);
  out.member("words", words).member("characters", core::to_code_points(text).size());
}

void write_facts(const PxFile& px, JsonWriter& out) {
  out.member("encoding", px.encoding).member("bom", px.byte_order_mark);
  for (const auto& [name, keyword] : {std::pair{"charset", "CHARSET"},
                                      {"codepage", "CODEPAGE"},
                                      {"axis_version", "AXIS-VERSION"},
                                      {"matrix", "MATRIX"},
                                      {"title", "TITLE"},
                                      {"contents", "CONTENTS"},
                                      {"decimals", "DECIMALS"}}) {
    write_word(out, name, px.word(keyword));
  }
  write_word(out, "language", px.table.language);
  write_list(out, "languages", px.table.languages);
  write_list(out, "stub", px.stub);
  write_list(out, "heading", px.heading);
  write_dimensions(px, out);
  const CellCount counted = count(px.table.cells);
  const auto left_out = static_cast<std::int64_t>(px.keyed.empty() ? 0 : px.table.cells.size() - std::min(px.table.cells.size(), px.count.found));
  out.member("cells_expected", px.table.dimensions.empty() ? 0 : px.table.combinations().value_or(0)).member("cells_found", px.count.found);
  write_list(out, "keys", px.keyed);
  out.key("key_rows");
  px.keyed.empty() ? out.null() : out.value(px.count.key_rows);
  out.member("numeric_cells", std::max<std::int64_t>(0, counted.numbers - left_out)).member("numeric_sum", counted.sum);
  out.key("symbols").begin_object();
  for (const auto& [symbol, times] : counted.symbols) out.member(symbol, times);
  out.end_object();
  write_list(out, "other_tokens", px.count.others);
  write_list(out, "first_cells", px.count.first);
  write_list(out, "last_cells", px.count.last);
  write_keywords(px, out);
}

void write_facts(const JsonStatFile& file, JsonWriter& out) {
  write_word(out, "version", file.version);
  write_word(out, "class", file.kind);
  if (file.kind == "collection") out.member("items", file.items);
  out.key("datasets").begin_object();
  for (const JsonStatDataset& one : file.datasets) {
    out.key(one.id).begin_object();
    std::vector<std::string> ids;
    for (const table::Dimension& dimension : one.table.dimensions) ids.push_back(dimension.id);
    write_list(out, "ids", ids);
    out.key("size").begin_array();
    for (const table::Dimension& dimension : one.table.dimensions) out.value(dimension.categories.size());
    const CellCount counted = count(one.table.cells);
    out.end_array()
        .member("cells", one.table.cells.size())
        .member("values_given", one.values_given)
        .member("numbers", counted.numbers)
        .member("nulls", counted.others)
        .member("sum", counted.sum);
    write_values(out, "first", one.first);
    write_values(out, "last", one.last);
    write_word(out, "status", one.status_form);
    out.key("role");
    core::write(out, one.role);
    write_word(out, "source", one.table.source.sv);
    write_word(out, "label", one.label);
    out.end_object();
  }
  out.end_object();
}

void write_facts(const SieFile& file, JsonWriter& out) {
  out.member("encoding", file.encoding);
  for (const auto& [name, text] : {std::pair{"sie_type", file.type}, {"format", file.format}, {"program", file.program}, {"company", file.company}})
    write_word(out, name, text);
  write_years(file, out);
  write_word(out, "currency", file.currency);
  write_word(out, "chart", file.chart);
  out.key("record_counts").begin_object();
  for (const auto& [label, times] : file.record_counts) out.member(label, times);
  out.end_object();
  write_balances(file, "opening_balances", "IB", out);
  write_balances(file, "closing_balances", "UB", out);
  write_balances(file, "results", "RES", out);
  write_vouchers(file, out);
}

}  // namespace rodtrad::formats
