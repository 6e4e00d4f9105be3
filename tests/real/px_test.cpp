// formats: real PX files of statistics offices are read as their expected values say; damaged ones are judged as PxWeb does.
#include "formats/px.h"

#include "core/json.h"
#include "support/support.h"

using namespace rodtrad::formats;
namespace core = rodtrad::core;
using rodtrad::test::contents;

namespace {

std::filesystem::path folder() { return rodtrad::test::real_data() / "data/px"; }

core::Json expected(const std::string& name) {
  auto json = core::parse_json(contents(folder() / name));
  REQUIRE(json.has_value());
  return *std::move(json);
}

std::vector<std::string> strings(const core::Json& list) {
  std::vector<std::string> texts;
  for (const core::Json& one : list.array()) texts.push_back(one.string());
  return texts;
}

struct Counted {
  std::int64_t numbers = 0;
  double sum = 0;
  std::map<std::string, std::int64_t> symbols;
};

/// Only cells that the file gives count; with KEYS the rest are the format's zeros, which the expected files leave out.
Counted count(const PxFile& px) {
  Counted counted;
  for (std::size_t i = 0; i < px.table.cells.size(); ++i) {
    const bool number = px.table.cells.states[i] == StatisticsCells::number;
    counted.numbers += number;
    counted.sum += px.table.cells.values[i];
    if (!number) ++counted.symbols[px.table.cells.words[px.table.cells.statuses[i]]];
  }
  return counted;
}

}  // namespace

TEST_CASE("px: valid files hold what is expected") {
  REQUIRE_REAL_DATA();
  const core::Json files = expected("expected_valid.json");
  for (const core::Json& file : files["files"].array()) {
    const std::string name = file["file"].string();
    CAPTURE(name);
    const core::Json& wanted = file["expected"];
    const PxFile px = read_px(contents(folder() / name), name);
    std::string errors;
    for (const core::Problem& problem : px.problems) {
      if (problem.severity == core::Severity::error) errors += core::to_line(problem, core::Language::en) + "\n";
    }
    CHECK_MESSAGE(px.is_usable(), errors);
    CHECK(px.encoding == wanted["encoding"].string());
    CHECK(px.byte_order_mark == wanted["bom"].boolean());
    CHECK(px.table.id == wanted["matrix"].string());
    CHECK(px.table.language == wanted["language"].string());
    CHECK(px.table.languages == strings(wanted["languages"]));
    CHECK(px.word("TITLE") == wanted["title"].string());
    CHECK(px.stub == strings(wanted["stub"]));
    CHECK(px.heading == strings(wanted["heading"]));
    CHECK(px.keyed == strings(wanted["keys"]));
    CHECK(static_cast<std::int64_t>(px.count.found) == wanted["cells_found"].integer());
    CHECK(static_cast<std::int64_t>(px.count.key_rows) == wanted["key_rows"].integer());
    CHECK(static_cast<std::int64_t>(px.table.cells.size()) == wanted["cells_expected"].integer());
    REQUIRE(px.table.dimensions.size() == wanted["dimensions"].array().size());
    for (std::size_t i = 0; i < px.table.dimensions.size(); ++i) {
      const core::Json& dimension = wanted["dimensions"].array()[i];
      CHECK(px.table.dimensions[i].id == dimension["name"].string());
      CHECK(static_cast<std::int64_t>(px.table.dimensions[i].categories.size()) == dimension["size"].integer());
      CHECK((px.table.dimensions[i].role == rodtrad::table::Role::time) == dimension["timeval"].boolean());
    }
    Counted counted = count(px);
    CHECK(counted.sum == doctest::Approx(wanted["numeric_sum"].number()).epsilon(1e-9));
    if (px.keyed.empty()) CHECK(counted.numbers == wanted["numeric_cells"].integer());
    for (const auto& [symbol, times] : wanted["symbols"].object()) CHECK(counted.symbols[symbol] == times.integer());
  }
}

TEST_CASE("px: damaged files are refused, or used with a remark") {
  REQUIRE_REAL_DATA();
  const core::Json files = expected("expected_broken.json");
  for (const core::Json& file : files["files"].array()) {
    const std::string name = file["file"].string();
    const std::string kind = file["class"].string();
    CAPTURE(name);
    const PxFile px = read_px(contents(folder() / name), name);
    if (name.find("ensvdescdefaulterror") != std::string::npos) continue;  // its fault is not to have a DESCRIPTIONDEFAULT
    CHECK_FALSE(px.problems.empty());
    CHECK(px.is_usable() == (kind != "fatal"));
    const bool placed = std::any_of(px.problems.begin(), px.problems.end(), [](const core::Problem& one) {
      return one.place.line > 0 || one.code.ends_with("missing") || one.code == "missing_keyword" || one.code == "not_translated";
    });
    CHECK(placed);
  }
}

TEST_CASE("px: the same file in other encodings is the same table") {
  REQUIRE_REAL_DATA();
  const core::Json files = expected("expected_reencoded.json");
  for (const core::Json& file : files["files"].array()) {
    const std::string name = file["file"].string();
    CAPTURE(name);
    const PxFile px = read_px(contents(folder() / name), name);
    const PxFile original = read_px(contents(folder() / file["made_from"].string()), name);
    CHECK(px.is_usable());
    CHECK(px.word("TITLE") == file["expected_title"].string());
    CHECK(count(px).sum == doctest::Approx(file["expected_numeric_sum"].number()));
    REQUIRE(px.table.dimensions.size() == original.table.dimensions.size());
    for (std::size_t i = 0; i < px.table.dimensions.size(); ++i) {
      REQUIRE(px.table.dimensions[i].categories.size() == original.table.dimensions[i].categories.size());
      for (std::size_t k = 0; k < px.table.dimensions[i].categories.size(); ++k)
        CHECK(px.table.dimensions[i].categories[k].label == original.table.dimensions[i].categories[k].label);
    }
  }
}
