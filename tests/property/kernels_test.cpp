// The kernels against DuckDB's SQL on larger data: several files, sorted by person or not, columns that one file lacks,
// long texts, many different values, and whole cubes in one pass.
#include <random>

#include "engine/engine.h"
#include "support/parquet.h"
#include "support/printed_answer.h"

using namespace rodtrad;
using table::column;

namespace {

using Random = std::mt19937;

std::int64_t below(Random& random, std::int64_t end) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end)); }

enum class Persons { sorted, unsorted, far_apart, all_missing, all_known };

std::vector<std::optional<std::int64_t>> random_persons(Random& random, std::size_t rows, Persons persons) {
  test::Integers out;
  for (std::size_t i = 0; i < rows; ++i)
    out.push_back(persons == Persons::all_known || below(random, 40) ? std::optional(below(random, 900)) : std::nullopt);
  for (auto& person : out) {
    if (persons == Persons::far_apart && person) *person *= 1'000'000'000'000;
    if (persons == Persons::all_missing) person.reset();
  }
  if (persons != Persons::unsorted) std::sort(out.begin(), out.end());
  return out;
}

/// One year of contacts. `spell` is a text of its own for nearly every row, `clinic` is not in every file.
table::Batch random_year(Random& random, std::int64_t year, Persons persons) {
  const std::size_t rows = 2500 + static_cast<std::size_t>(below(random, 1500));
  test::Texts sex, hospital, clinic, spell;
  test::Integers age, cost, years(rows, year);
  for (std::size_t i = 0; i < rows; ++i) {
    sex.push_back(below(random, 50) ? std::optional(std::string(below(random, 2) ? "F" : "M")) : std::nullopt);
    hospital.push_back(fmt::format("Hospital with a long name {}", below(random, 5)));
    clinic.push_back(fmt::format("clinic {}", below(random, 30)));
    spell.push_back(fmt::format("{}", below(random, 3000)));
    age.push_back(below(random, 30) ? std::optional(below(random, 100)) : std::nullopt);
    cost.push_back(below(random, 20) ? std::optional(below(random, 2) ? below(random, 5'000'000'000) - 1'000'000'000 : below(random, 50))
                                     : std::nullopt);
  }
  table::Batch batch{{test::column_of("person", random_persons(random, rows, persons)), test::column_of("year", years), test::column_of("sex", sex),
                      test::column_of("hospital", hospital), test::column_of("spell", spell), test::column_of("age", age),
                      test::column_of("cost", cost)}};
  if (year != 2019) batch.columns.push_back(test::column_of("clinic", clinic));
  return batch;
}

/// All sets of some keys, as so many requests.
std::vector<table::Request> roll_ups(table::Cells request, const std::vector<table::Key>& keys) {
  std::vector<table::Request> out;
  for (std::size_t set = 0; set < (std::size_t{1} << keys.size()); ++set) {
    request.by.clear();
    for (std::size_t k = 0; k < keys.size(); ++k) {
      if (set >> k & 1) request.by.push_back(keys[k]);
    }
    out.push_back(request);
  }
  return out;
}

const std::vector<table::Key>& cube_keys() {
  static const std::vector<table::Key> kKeys = {{"hospital", column("hospital")},
                                                {"sex", column("sex")},
                                                {"age", table::band(column("age"), {{0, "0"}, {18, "18"}, {65, "65"}})},
                                                {"dear", table::greater(column("cost"), table::constant(1000))}};
  return kKeys;
}

std::vector<table::Request> requests() {
  using Test = table::Condition::Test;
  std::vector<table::Request> out = roll_ups({.by = {}, .sums = {column("cost"), table::ln(column("cost"))}, .products = {{0, 0}}}, cube_keys());
  const table::Condition known{.value = column("cost"), .test = Test::not_null};
  const table::Cells with_persons{
      .filter = {known}, .by = {}, .sums = {column("age"), column("cost")}, .person_products = {{0, 0}, {1, -1}}, .contributions = {1}};
  for (table::Request& request : roll_ups(with_persons, {{"sex", column("sex")}, {"clinic", column("clinic")}})) out.push_back(std::move(request));
  out.push_back(table::Cells{.by = {{"year", column("year")}, {"spell", column("spell")}, {"age", column("age")}}, .sums = {column("cost")}});
  out.push_back(table::Cells{.by = {{"cost", column("cost")}}, .contributions = {}});
  const std::vector<std::pair<int, int>> probabilities = {{0, 1}, {1, 4}, {1, 2}, {3, 4}, {1, 1}};
  for (const auto rule : {table::QuantileRule::type2, table::QuantileRule::type7}) {
    out.push_back(table::Quantiles{.by = {{"clinic", column("clinic")}}, .value = column("cost"), .probabilities = probabilities, .rule = rule});
    out.push_back(table::Quantiles{.filter = {known}, .by = {}, .value = table::ln(column("cost")), .probabilities = probabilities, .rule = rule});
  }
  const auto per_age = table::ratio(column("cost"), table::difference(column("age"), table::constant(40)));
  out.push_back(table::Ranked{.by = {}, .value = per_age, .share_numerator = 1, .share_denominator = 20});
  out.push_back(table::Ranked{.by = {{"year", column("year")}}, .value = column("age"), .share_numerator = 2, .share_denominator = 3});
  // Few of many, and many alike where they end: the smallest are dropped on the way.
  const auto old = table::greater(column("age"), table::constant(90));
  out.push_back(table::Ranked{.by = {}, .value = old, .share_numerator = 1, .share_denominator = 20});
  return out;
}

struct Years {
  test::TemporaryFolder folder;
  engine::Source source;

  Years(Random& random, Persons persons, bool has_persons) {
    source.has_persons = has_persons;
    for (const std::int64_t year : {2018, 2019, 2020}) {
      source.files.push_back(folder / fmt::format("{}.parquet", year));
      test::write_parquet(random_year(random, year, persons), source.files.back());
    }
  }

  std::vector<std::string> answers(int threads, std::int64_t kernel_bytes) const {
    engine::Engine engine({.folders = {folder.path()}, .scratch = folder.path(), .threads = threads, .kernel_bytes = kernel_bytes});
    const std::vector<table::Request> asked = requests();
    std::vector<std::string> out;
    for (const table::Answer& answer : engine.answer(source, asked)) out.push_back(test::printed(answer));
    CHECK(engine.kernel_answers() == (kernel_bytes > 100 ? static_cast<std::int64_t>(asked.size()) : 0));
    CHECK(engine.lacked_memory() == (kernel_bytes == 100));
    return out;
  }
};

constexpr std::int64_t kMuch = std::int64_t{1} << 30;

/// A file with the rows of a query.
std::filesystem::path written(const test::TemporaryFolder& folder, std::string_view query, std::string_view options = "") {
  std::filesystem::path file = folder / "rows.parquet";
  sql::open_duckdb({.allowed = {folder.path()}, .scratch = folder.path()})
      ->execute(fmt::format("COPY ({}) TO {} (FORMAT parquet{})", query, sql::literal(file.string()), options));
  return file;
}

}  // namespace

TEST_CASE("kernels: answers equal those of SQL, for one thread and two, in whatever order rows stand") {
  for (const Persons persons : {Persons::sorted, Persons::unsorted, Persons::far_apart, Persons::all_missing, Persons::all_known}) {
    for (const bool has_persons : {true, false}) {
      CAPTURE(static_cast<int>(persons));
      CAPTURE(has_persons);
      Random random(static_cast<unsigned>(persons) + 5);
      const Years years(random, persons, has_persons);
      const std::vector<std::string> with_sql = years.answers(2, 0), one = years.answers(1, kMuch), two = years.answers(2, kMuch);
      for (std::size_t i = 0; i < with_sql.size(); ++i) {
        CAPTURE(table::describe(requests()[i]));
        CHECK(one[i] == with_sql[i]);
        CHECK(two[i] == with_sql[i]);
      }
    }
  }
}

TEST_CASE("kernels: a request alone has the answer that it has among others") {
  for (const Persons persons : {Persons::sorted, Persons::all_known}) {
    Random random(3);
    const Years years(random, persons, true);
    const std::vector<std::string> together = years.answers(2, kMuch);
    engine::Engine engine({.folders = {years.folder.path()}, .scratch = years.folder.path()});
    const std::vector<table::Request> asked = requests();
    for (std::size_t i = asked.size(); i-- > 0;) CHECK(test::printed(engine.answer(years.source, {asked[i]})[0]) == together[i]);
  }
}

TEST_CASE("kernels: persons of one year at a time need no common order, and get one when other requests follow") {
  Random random(4);
  const Years years(random, Persons::all_known, true);
  const table::Cells by_year{.by = {{"year", column("year")}, {"sex", column("sex")}}, .sums = {column("age")}, .person_products = {{0, 0}}};
  const table::Cells by_sex{.by = {{"sex", column("sex")}}, .sums = {column("age")}, .person_products = {{0, 0}}};
  engine::Engine sql({.folders = {years.folder.path()}, .scratch = years.folder.path(), .kernel_bytes = 0});
  engine::Engine engine({.folders = {years.folder.path()}, .scratch = years.folder.path(), .threads = 2});
  for (const table::Cells& cells : {by_year, by_sex, by_year}) {
    CHECK(test::printed(engine.answer(years.source, {cells})[0]) == test::printed(sql.answer(years.source, {cells})[0]));
  }
  CHECK(engine.kernel_answers() == 3);
  CHECK(engine.scans() == 2);
}

TEST_CASE("kernels: columns that later requests need are read with the first, and rows are put in order once") {
  Random random(6);
  Years years(random, Persons::all_known, true);
  const table::Cells by_year{.by = {{"year", column("year")}}}, by_sex{.by = {{"sex", column("sex")}}, .sums = {column("age")}, .contributions = {0}};
  engine::Engine sql({.folders = {years.folder.path()}, .scratch = years.folder.path(), .kernel_bytes = 0});
  engine::Engine engine({.folders = {years.folder.path()}, .scratch = years.folder.path(), .threads = 2});
  years.source.soon = {"person", "year", "sex", "age"};
  for (const table::Cells& cells : {by_year, by_sex}) {
    CHECK(test::printed(engine.answer(years.source, {cells})[0]) == test::printed(sql.answer(years.source, {cells})[0]));
  }
  CHECK(engine.kernel_answers() == 2);
  CHECK(engine.scans() == 1);
  years.source.soon = {"person", "year", "no such column"};  // what cannot be read ahead is no fault
  engine::Engine other({.folders = {years.folder.path()}, .scratch = years.folder.path(), .threads = 2});
  CHECK(test::printed(other.answer(years.source, {by_sex})[0]) == test::printed(sql.answer(years.source, {by_sex})[0]));
  CHECK(other.kernel_answers() == 1);
}

TEST_CASE("kernels: sums of which only the parts are too large are left to SQL") {
  const test::TemporaryFolder folder;
  const std::filesystem::path file = written(
      folder, "SELECT i::INTEGER AS person, (CASE WHEN i % 2 = 0 THEN 1 ELSE -1 END * 4000000000000000000)::BIGINT AS cost FROM range(8) t(i)");
  engine::Engine engine({.folders = {folder.path()}, .scratch = folder.path(), .threads = 2});
  for (const bool has_persons : {true, false}) {
    const auto answer = engine.answer({.files = {file}, .has_persons = has_persons}, {table::Cells{.by = {}, .sums = {column("cost")}}});
    CHECK(std::get<table::CellsAnswer>(answer[0]).rows.at(0).sums == std::vector<std::int64_t>{0});
  }
  CHECK(engine.kernel_answers() == 0);
}

TEST_CASE("kernels: ranks are right also where a sample of the rows misleads") {
  // Every sixteenth row, those that are sampled, has another value than the rest; `even` has no such pattern.
  const test::TemporaryFolder folder;
  const std::filesystem::path file = written(folder,
                                             "SELECT i % 3 AS part, CASE WHEN i % 16 > 0 THEN hash(i) % 100000 ELSE 7 END::INTEGER AS odd, "
                                             "(hash(i) % 1000000 * 5000)::BIGINT AS even, CASE WHEN i % 500 = 1 THEN i END::INTEGER AS seldom "
                                             "FROM range(200000) t(i)",
                                             ", COMPRESSION zstd");
  const engine::Source source{.files = {file}};
  std::vector<table::Request> asked;
  for (const char* name : {"odd", "even", "seldom"}) {
    for (const std::vector<table::Key>& by : {std::vector<table::Key>{}, {{"part", column("part")}}}) {
      asked.push_back(
          table::Quantiles{.by = by, .value = column(name), .probabilities = {{0, 1}, {1, 10}, {1, 4}, {1, 2}, {3, 4}, {99, 100}, {1, 1}}});
      asked.push_back(
          table::Ranked{.by = by, .value = table::ratio(column(name), table::constant(7)), .share_numerator = 1, .share_denominator = 20});
    }
  }
  engine::Engine sql({.folders = {folder.path()}, .scratch = folder.path(), .kernel_bytes = 0});
  for (const int threads : {1, 2, 3}) {
    engine::Engine engine({.folders = {folder.path()}, .scratch = folder.path(), .threads = threads});
    const auto found = engine.answer(source, asked), expected = sql.answer(source, asked);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      CAPTURE(table::describe(asked[i]));
      CHECK(test::printed(found[i]) == test::printed(expected[i]));
    }
    CHECK(engine.kernel_answers() == static_cast<std::int64_t>(asked.size()));
  }
}

TEST_CASE("engine: differences of small numbers may need more bits than they are stored in") {
  const test::TemporaryFolder folder;
  const std::filesystem::path file = written(folder, "SELECT 2000000000::INTEGER AS a, -2000000000::INTEGER AS b");
  const table::Cells cells{.by = {}, .sums = {table::difference(column("a"), column("b"))}};
  for (const std::int64_t bytes : {std::int64_t{0}, kMuch}) {
    engine::Engine engine({.folders = {folder.path()}, .scratch = folder.path(), .kernel_bytes = bytes});
    CHECK(std::get<table::CellsAnswer>(engine.answer({{file}, false}, {cells})[0]).rows[0].sums[0] == 4'000'000'000);
  }
}

TEST_CASE("kernels: what takes too much memory, or is not for them, is answered with SQL") {
  Random random(8);
  const Years years(random, Persons::sorted, true);
  CHECK(years.answers(2, 100) == years.answers(2, 0));
  engine::Engine engine({.folders = {years.folder.path()}, .scratch = years.folder.path()});
  const std::int64_t large = std::int64_t{1} << 40;
  const table::Cells beyond{
      .by = {{"sex", column("sex")}}, .sums = {table::scaled(table::difference(column("cost"), column("cost")), large)}, .products = {{0, 0}}};
  CHECK(std::get<table::CellsAnswer>(engine.answer(years.source, {beyond})[0]).rows.size() == 3);
  CHECK(engine.kernel_answers() == 1);
  const table::Cells leaves{.by = {}, .sums = {table::scaled(column("cost"), large)}};
  CHECK_THROWS(engine.answer(years.source, {leaves}));
  CHECK(engine.kernel_answers() == 1);
}

TEST_CASE("kernels: who is small in one cell may be among the largest where the others' contributions cancel each other") {
  const test::TemporaryFolder folder;
  // Persons 1 and 2 have 100 and 90 as women but 5 and 2 in all; 3 and 4 are the largest of all with 50 and 40.
  test::write_parquet({{test::column_of("person", test::Integers{1, 1, 2, 2, 3, 4, 5, 5}),
                        test::column_of("sex", test::Texts{"F", "M", "F", "M", "F", "F", "F", "M"}),
                        test::column_of("cost", test::Integers{100, -95, 90, -88, 50, 40, 30, 1})}},
                      folder / "a.parquet");
  const std::vector<table::Request> asked =
      roll_ups({.by = {}, .sums = {column("cost")}, .person_products = {{0, 0}}, .contributions = {0}}, {{"sex", column("sex")}});
  const engine::Source source{.files = {folder / "a.parquet"}, .has_persons = true};
  const auto answers = [&](std::int64_t kernel_bytes) {
    engine::Engine engine({.folders = {folder.path()}, .scratch = folder.path(), .threads = 1, .kernel_bytes = kernel_bytes});
    std::vector<table::Answer> found = engine.answer(source, asked);
    CHECK(engine.kernel_answers() == (kernel_bytes > 100 ? 2 : 0));
    return found;
  };
  const std::vector<table::Answer> with_sql = answers(0), own = answers(kMuch);
  for (std::size_t i = 0; i < asked.size(); ++i) CHECK(test::printed(own[i]) == test::printed(with_sql[i]));
  const table::CellsRow& all = std::get<table::CellsAnswer>(own[0]).rows.at(0);
  CHECK(all.persons == 5);
  CHECK(all.contributions.at(0).largest == 50);
  CHECK(all.contributions.at(0).second == 40);
  CHECK(all.contributions.at(0).total == 5 + 2 + 50 + 40 + 31);
}
