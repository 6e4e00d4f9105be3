// formats: real JSON-stat files of statistics services are read as their expected values say.
#include "formats/jsonstat.h"

#include "support/support.h"

using namespace rodtrad::formats;
namespace core = rodtrad::core;
using rodtrad::test::contents;

namespace {

void check_dataset(const core::Json& wanted, const StatisticsTable& table) {
  REQUIRE(table.dimensions.size() == wanted["ids"].array().size());
  for (std::size_t i = 0; i < table.dimensions.size(); ++i) {
    CHECK(table.dimensions[i].id == wanted["ids"].array()[i].string());
    CHECK(static_cast<std::int64_t>(table.dimensions[i].categories.size()) == wanted["size"].array()[i].integer());
  }
  std::int64_t numbers = 0;
  double sum = 0;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    numbers += table.cells.states[i] == StatisticsCells::number;
    sum += table.cells.values[i];
  }
  CHECK(static_cast<std::int64_t>(table.cells.size()) == wanted["cells"].integer());
  CHECK(numbers == wanted["numbers"].integer());
  CHECK(static_cast<std::int64_t>(table.cells.size()) - numbers == wanted["nulls"].integer());
  CHECK(sum == doctest::Approx(wanted["sum"].number()).epsilon(1e-9));
  if (wanted["label"].is_string()) CHECK(table.title.sv == wanted["label"].string());
}

}  // namespace

TEST_CASE("json-stat: every valid file is read whole, the damaged one refused") {
  REQUIRE_REAL_DATA();
  const std::filesystem::path folder = rodtrad::test::real_data() / "data/jsonstat";
  const auto expected = core::parse_json(contents(folder / "expected.json"));
  REQUIRE(expected.has_value());
  for (const core::Json& file : (*expected)["files"].array()) {
    const std::string name = file["file"].string();
    CAPTURE(name);
    const JsonStatFile read = read_jsonstat(contents(folder / name), name);
    CHECK_MESSAGE(read.is_usable() == !name.starts_with("broken"), core::to_json(read.problems));
    if (!file.has("expected")) continue;
    CHECK(read.version == file["expected"]["version"].string());
    CHECK(read.kind == file["expected"]["class"].string());
    CHECK(static_cast<std::int64_t>(read.items) == file["expected"]["items"].integer());
    const core::Json& datasets = file["expected"]["datasets"];
    REQUIRE(read.datasets.size() == datasets.object().size());
    for (const JsonStatDataset& one : read.datasets) check_dataset(datasets[one.id], one.table);
  }
}
