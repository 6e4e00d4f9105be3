// Any bytes as what a client of the table API asks for: a part of the table within its limit, or a refusal.
#include "api/pxweb/selection.h"
#include "core/unicode.h"
#include "fuzz/replay.h"

using namespace rodtrad;
using namespace rodtrad::api::pxweb;

namespace {

formats::StatisticsTable sample() {
  formats::StatisticsTable table{.id = "T", .language = "sv", .languages = {"sv"}, .measure = "ContentsCode"};
  table.dimensions = {{.id = "area"}, {.id = "Tid", .role = table::Role::time}, {.id = "ContentsCode"}};
  for (const char* code : {"all", "25", "2580", "2584"}) table.dimensions[0].categories.push_back({.code = code});
  table.dimensions[0].categories[0].total = true;
  for (const char* code : {"2019", "2020", "2021"}) table.dimensions[1].categories.push_back({.code = code});
  for (const char* code : {"m", "n"}) table.dimensions[2].categories.push_back({.code = code});
  table.units.resize(2);
  table.cells.resize(24);
  return table;
}

void check_part(const formats::StatisticsTable& table, const core::Expected<Asked>& asked, Version version) {
  constexpr std::size_t kMost = 12;
  if (!asked) return;
  const auto part = part_of(table, *asked, version, kMost);
  if (!part) return;
  FUZZ_CHECK(part->table.cells.size() <= kMost);
  FUZZ_CHECK(part->table.combinations() == part->table.cells.size());
  FUZZ_CHECK(part->stub.size() + part->heading.size() == part->table.dimensions.size());
}

}  // namespace

/// The bytes as a body of either version, and as the parameters of an address: lines "name=value".
RODTRAD_FUZZ_TARGET(table_query) {
  static const formats::StatisticsTable kTable = sample();
  if (const auto json = core::parse_json(bytes)) {
    check_part(kTable, asked_by_body(*json), Version::two);
    check_part(kTable, asked_by_query(*json), Version::one);
  }
  http::Request request{.method = "GET"};
  for (const std::string_view line : core::split(bytes, '\n')) {
    const std::size_t equals = std::min(line.find('='), line.size());
    request.query.emplace_back(line.substr(0, equals), line.substr(std::min(equals + 1, line.size())));
  }
  check_part(kTable, asked_by_address(request), Version::two);
}
