// Addresses, selections and parts of PxWebApi.
#include <doctest/doctest.h>

#include "formats/pxweb.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::formats;

namespace {

PxWebTable table() {
  return {.variables = {{.code = "Region", .values = {"00", "01", "25", "2580", "Rest"}},
                        {.code = "Kon", .values = {"1", "2"}, .may_be_left_out = true},
                        {.code = "Tid", .values = {"2018", "2019", "2020", "2021"}, .is_time = true}}};
}

std::vector<std::string> chosen(const std::string& variable, const std::string& items) {
  PxWebAddress address{.table = "https://s/api/v2/tables/T", .wanted = {{variable, items}}};
  const auto query = choose(table(), address);
  REQUIRE(query);
  for (const PxWebChoice& one : *query) {
    if (one.variable == variable || (variable == "time" && one.variable == "Tid")) return one.values;
  }
  return {};
}

std::string code_of(const PxWebAddress& address) {
  const auto query = choose(table(), address);
  return query ? "" : query.error().front().code;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("pxweb addresses") {
  const auto second = pxweb_address("https://s/api/v2/tables/TAB1/data?lang=sv&valueCodes%5BTid%5D=top(2)&codelist[Alder]=agg_A&x=1#y");
  REQUIRE(second);
  CHECK(second->version == PxWebVersion::v2);
  CHECK(second->service == "https://s/api/v2");
  CHECK(second->table == "https://s/api/v2/tables/TAB1");
  CHECK(second->language == "sv");
  CHECK(second->wanted.front() == std::pair<std::string, std::string>("Tid", "top(2)"));
  CHECK(second->metadata_url() == "https://s/api/v2/tables/TAB1/metadata?outputFormat=json-stat2&lang=sv&codelist[Alder]=agg_A");
  CHECK(second->config_url() == "https://s/api/v2/config");
  const auto first = pxweb_address("https://s/OV0104/v1/doris/sv/ssd/BE/Befolkning");
  REQUIRE(first);
  CHECK(first->version == PxWebVersion::v1);
  CHECK(first->service == "https://s/OV0104/v1/doris/sv");
  CHECK(first->config_url() == "https://s/OV0104/v1/doris/sv?config");
  CHECK(pxweb_address("http://s/api/v1/sv/db/t"));
  for (const char* other :
       {"https://s/api/v2/tables/T/metadata", "https://s/api/v2/tables", "https://s/v1/data.csv", "https://s/api/v1/sv", "c:/v2/tables/T"})
    CHECK_MESSAGE(!pxweb_address(other), other);
}

TEST_CASE("selections") {
  CHECK(chosen("Region", "25*") == Texts{"25", "2580"});
  CHECK(chosen("Region", "*0") == Texts{"00", "2580"});
  CHECK(chosen("Region", "0?") == Texts{"00", "01"});
  CHECK(chosen("Region", "2*8*") == Texts{"2580"});
  CHECK(chosen("Region", "?*") == Texts{"00", "01", "25", "2580", "Rest"});
  CHECK(chosen("Region", "rest,00") == Texts{"00", "Rest"});
  CHECK(chosen("Region", "TOP(2)") == Texts{"00", "01"});
  CHECK(chosen("Region", "[range(2580,01)]") == Texts{"01", "25", "2580"});
  CHECK(chosen("Tid", "top(2)") == Texts{"2020", "2021"});
  CHECK(chosen("Tid", "[top(1,1)]") == Texts{"2020"});
  CHECK(chosen("Tid", "bottom(1)") == Texts{"2018"});
  CHECK(chosen("time", "from(2020)") == Texts{"2020", "2021"});
  CHECK(chosen("Tid", "to(2018),2021") == Texts{"2018", "2021"});
  CHECK(chosen("Kon", "").empty());
  CHECK(chosen("Kon", "*") == Texts{"1", "2"});
}

TEST_CASE("selections that are refused") {
  const auto with = [](const char* variable, const char* items) { return PxWebAddress{.wanted = {{variable, items}}}; };
  CHECK(code_of(with("Regon", "25")) == "unknown_variable");
  CHECK(code_of(with("Region", "99")) == "unknown_value");
  CHECK(code_of(with("Region", "9*")) == "unknown_value");
  CHECK(code_of(with("Tid", "from(1999)")) == "unknown_value");
  CHECK(code_of(with("Tid", "top(0)")) == "bad_selection");
  CHECK(code_of(with("Tid", "latest(2)")) == "bad_selection");
  CHECK(code_of(with("Region", "2*8*0*")) == "bad_selection");  // two stars at most
  CHECK(code_of(with("Region", "")) == "cannot_leave_out");
  CHECK(code_of({.version = PxWebVersion::v1, .codelists = {{"Region", "agg_x"}}}) == "codelist_needs_v2");
}

TEST_CASE("a query in parts") {
  const PxWebQuery whole = {{.variable = "A", .values = {"1", "2", "3", "4", "5"}}, {.variable = "B", .values = {"x", "y", "z"}}};
  CHECK(split(whole, 15).size() == 1);
  for (std::size_t limit = 1; limit <= 15; ++limit) {
    std::set<std::string> cells;
    for (const PxWebQuery& part : split(whole, limit)) {
      CHECK(cells_of(part) <= limit);
      for (const std::string& a : part[0].values)
        for (const std::string& b : part[1].values) CHECK(cells.insert(a + b).second);
    }
    CHECK(cells.size() == 15);
  }
  CHECK(query_text(PxWebVersion::v2, {whole[1]}) == R"({"selection":[{"variableCode":"B","valueCodes":["x","y","z"]}]})");
  CHECK(query_text(PxWebVersion::v1, {whole[1]}) ==
        R"({"query":[{"code":"B","selection":{"filter":"item","values":["x","y","z"]}}],"response":{"format":"json-stat"}})");
}

TEST_CASE("selections: a table that claims too many cells is refused") {
  PxWebTable huge;
  for (int i = 0; i < 70; ++i) huge.variables.push_back({.code = fmt::format("V{}", i), .values = {"1", "2"}});
  CHECK(choose(huge, {.table = "https://s/api/v2/tables/T"}).error().front().code == "selection_too_large");
}
