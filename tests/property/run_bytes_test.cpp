// The same data give the same bytes of result, whatever the order of rows and the number of threads.
#include <numeric>
#include <random>

#include "support/parquet.h"
#include "support/sample_method.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::test;

namespace {

using Random = std::mt19937;

struct Row {
  std::int64_t person, cost;
  std::string sex, place;
};

std::vector<Row> random_rows(Random& random, std::size_t many) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < many; ++i) {
    const std::int64_t person = random() % 200;
    const std::size_t place = std::min(random() % 9, random() % 9);
    rows.push_back({person, static_cast<std::int64_t>(random() % 1000000), person % 2 ? "F" : "M", fmt::format("25{:02}", place)});
  }
  return rows;
}

void write(const std::vector<Row>& rows, const std::filesystem::path& path) {
  Integers person, cost;
  Texts sex, place;
  for (const Row& row : rows) {
    person.push_back(row.person);
    cost.push_back(row.cost);
    sex.push_back(row.sex);
    place.push_back(row.place);
  }
  write_parquet({{column_of("person", person), column_of("cost", cost), column_of("sex", sex), column_of("municipality", place)}}, path);
}

std::string result_of(const std::filesystem::path& folder, const std::string& file, int threads) {
  engine::Engine engine({.folders = {folder}, .scratch = folder, .threads = threads});
  FixedDatasets datasets;
  plan::OpenDataset contacts = sample_contacts("contacts");
  contacts.source = {.files = {folder / file}, .has_persons = true};
  datasets.add(contacts);
  const model::Method method = sample_method();
  const auto answerer = [&](const engine::Source& source, const std::vector<table::Request>& requests) { return engine.answer(source, requests); };
  const auto outcomes =
      plan::run_plan({&method}, datasets, answerer, {{"a", {"sample", {"contacts"}, {}}}}, {.protect = plan::disclosure_on({2020, 6, 1})});
  CHECK(outcomes[0].problems.empty());
  return outcomes[0].result_json;
}

}  // namespace

TEST_CASE("a run gives the same bytes for shuffled rows and for one and two threads") {
  Random random(25);
  for (int round = 0; round < 3; ++round) {
    const TemporaryFolder folder;
    std::vector<Row> rows = random_rows(random, 400);
    write(rows, folder / "a.parquet");
    std::shuffle(rows.begin(), rows.end(), random);
    write(rows, folder / "b.parquet");
    const std::string first = result_of(folder.path(), "a.parquet", 1);
    CHECK(first.find("protected") != std::string::npos);
    CHECK(result_of(folder.path(), "a.parquet", 2) == first);
    CHECK(result_of(folder.path(), "b.parquet", 2) == first);
  }
}
