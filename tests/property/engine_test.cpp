// The engine against plain loops: random small tables with nulls, ties and empty groups; the same answers for 1 and 2
// threads and for any order of rows.
#include <random>

#include "core/failure.h"
#include "engine/engine.h"
#include "support/parquet.h"
#include "support/plain_answers.h"
#include "support/printed_answer.h"

using namespace rodtrad;
using table::column;
using test::printed;

namespace {

using Random = std::mt19937;

std::int64_t below(Random& random, std::int64_t end) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end)); }

table::Batch random_rows(Random& random, std::size_t rows) {
  test::Texts drg, sex;
  test::Integers age, cost, person, year;
  for (std::size_t i = 0; i < rows; ++i) {
    drg.push_back(below(random, 8) ? std::optional(fmt::format("D'{}\"å", below(random, 4))) : std::nullopt);
    sex.push_back(below(random, 9) ? std::optional(std::string(below(random, 2) ? "F" : "M")) : std::nullopt);
    age.push_back(below(random, 10) ? std::optional(below(random, 100)) : std::nullopt);
    cost.push_back(below(random, 12) ? std::optional(below(random, 30) * 100 - 200) : std::nullopt);
    person.push_back(below(random, 15) ? std::optional(below(random, static_cast<std::int64_t>(rows) / 2 + 1)) : std::nullopt);
    year.push_back(2018 + below(random, 2));
  }
  return {{test::column_of("drg", drg), test::column_of("sex", sex), test::column_of("age", age), test::column_of("cost", cost),
           test::column_of("person", person), test::column_of("year", year)}};
}

table::Batch shuffled(const table::Batch& rows, Random& random) {
  std::vector<std::size_t> order(rows.rows());
  std::iota(order.begin(), order.end(), 0);
  std::shuffle(order.begin(), order.end(), random);
  table::Batch out = rows;
  for (std::size_t c = 0; c < rows.columns.size(); ++c) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      out.columns[c].valid[i] = rows.columns[c].valid[order[i]];
      std::visit([&](auto& to) { to[i] = std::get<std::decay_t<decltype(to)>>(rows.columns[c].values)[order[i]]; }, out.columns[c].values);
    }
  }
  return out;
}

std::shared_ptr<table::LookupList> limits() {
  return std::make_shared<table::LookupList>(table::LookupList{
      "limit", {"drg", "year"}, {{{"D'0\"å", "2018"}, 900}, {{"D'1\"å", "2019"}, 400}, {{"D'2\"å", "2018"}, std::nullopt}, {{"", "2018"}, 1}}});
}

/// Requests that together use every operation and test.
std::vector<table::Request> requests() {
  using Test = table::Condition::Test;
  const auto limit = table::lookup(limits(), {column("drg"), column("year")});
  const auto outlier = table::greater(column("cost"), limit);
  const auto old = table::band(column("age"), {{10, "10-64"}, {65, "65+"}});
  const auto chapter = table::map_codes(column("drg"), {{"D'0\"å", "I"}, {"D'1\"å", "I"}, {"D'3\"å", "II'"}});
  const auto excess = table::positive(table::difference(column("cost"), limit));
  const auto woman = table::equals(column("sex"), "F");
  const auto per_age =
      table::ratio(table::difference(table::scaled(column("cost"), 4), table::constant(300)), table::difference(column("age"), table::constant(50)));
  return {
      table::Cells{.by = {}, .sums = {column("cost")}, .contributions = {0}},
      table::Cells{.by = {{"drg", column("drg")}, {"year", column("year")}}, .sums = {column("cost"), outlier, excess}, .products = {{0, 0}, {0, 1}}},
      table::Cells{.by = {{"age", old}, {"outlier", outlier}},
                   .sums = {outlier, column("cost"), table::both(outlier, woman), table::when(outlier, column("cost"))},
                   .person_products = {{-1, -1}, {0, -1}, {1, 2}, {3, 3}},
                   .contributions = {1, 3}},
      table::Cells{
          .filter = {{.value = chapter, .test = Test::in, .codes = {"I", "II'"}}, {.value = column("age"), .test = Test::at_least, .number = 20}},
          .by = {{"chapter", chapter}, {"woman", woman}},
          .sums = {table::ln(column("cost")), column("cost")},
          .contributions = {1}},
      table::Cells{.filter = {{.value = column("drg"), .test = Test::is_null}, {.value = column("cost"), .test = Test::greater_than, .number = 0}},
                   .by = {{"sex", column("sex")}}},
      table::Cells{.filter = {{.value = column("sex"), .test = Test::equals, .codes = {"X"}}}, .by = {}, .sums = {column("cost")}},
      table::Quantiles{.by = {{"drg", column("drg")}},
                       .value = column("cost"),
                       .probabilities = {{0, 1}, {1, 4}, {1, 2}, {3, 4}, {19, 20}, {1, 1}},
                       .rule = table::QuantileRule::type7},
      table::Quantiles{.filter = {{.value = limit, .test = Test::not_null}},
                       .by = {},
                       .value = column("cost"),
                       .probabilities = {{0, 1}, {1, 4}, {1, 3}, {3, 4}, {1, 1}},
                       .rule = table::QuantileRule::type2},
      table::Ranked{.by = {{"year", column("year")}}, .value = per_age, .share_numerator = 1, .share_denominator = 5},
      table::Ranked{.by = {}, .value = column("cost"), .share_numerator = 1, .share_denominator = 2},
      table::Ranked{.filter = {{.value = column("age"), .test = Test::at_most, .number = 60}},
                    .by = {{"sex", column("sex")}},
                    .value = per_age,
                    .share_numerator = 1,
                    .share_denominator = 1},
  };
}

enum class Way { kernels, sql };

std::string answers_of(const table::Batch& rows, bool has_persons, int threads, Way way = Way::kernels) {
  const test::TemporaryFolder folder;
  test::write_parquet(rows, folder / "rows.parquet");
  engine::Options options{.folders = {folder.path()}, .scratch = folder.path(), .threads = threads};
  if (way == Way::sql) options.kernel_bytes = 0;
  engine::Engine engine(options);
  const std::vector<table::Request> asked = requests();
  std::string out;
  for (const table::Answer& answer : engine.answer({{folder / "rows.parquet"}, has_persons}, asked)) out += printed(answer) + "--\n";
  CHECK(engine.scans() == 1);
  CHECK(engine.kernel_answers() == (way == Way::sql ? 0 : static_cast<std::int64_t>(asked.size())));
  return out;
}

std::string plain_answers_of(const table::Batch& rows, bool has_persons) {
  std::string out;
  for (const table::Request& request : requests()) out += printed(test::PlainAnswers(rows, has_persons).answer(request)) + "--\n";
  return out;
}

}  // namespace

TEST_CASE("engine: answers equal those of plain loops") {
  for (const std::size_t rows : {0, 1, 2, 7, 40, 300}) {
    for (const bool has_persons : {true, false}) {
      Random random(static_cast<unsigned>(rows) + 17);
      const table::Batch data = random_rows(random, rows);
      CAPTURE(rows);
      CAPTURE(has_persons);
      const std::string plain = plain_answers_of(data, has_persons);
      CHECK(answers_of(data, has_persons, 2, Way::kernels) == plain);
      CHECK(answers_of(data, has_persons, 2, Way::sql) == plain);
    }
  }
}

TEST_CASE("engine: neither threads nor the order of rows change an answer") {
  Random random(4);
  const table::Batch data = random_rows(random, 5000);
  const std::string first = answers_of(data, true, 1);
  CHECK(answers_of(data, true, 2) == first);
  CHECK(answers_of(shuffled(data, random), true, 2) == first);
  CHECK(answers_of(data, true, 2, Way::sql) == first);
}

TEST_CASE("engine: values that differ less than doubles can tell are ranked exactly") {
  // All four quotients are the same double; only whole-number comparison orders them.
  const std::int64_t big = (std::int64_t{1} << 53) - 10;
  const table::Batch data{{test::column_of("a", test::Integers{big, big - 1, big - 2, big - 3}),
                           test::column_of("b", test::Integers{big - 1, big - 2, big - 3, big - 4})}};
  const test::TemporaryFolder folder;
  test::write_parquet(data, folder / "rows.parquet");
  engine::Engine engine({.folders = {folder.path()}, .scratch = folder.path()});
  const auto answers = engine.answer({{folder / "rows.parquet"}},
                                     {table::Ranked{.value = table::ratio(column("a"), column("b")), .share_numerator = 1, .share_denominator = 2}});
  const auto& row = std::get<table::RankedAnswer>(answers[0]).rows.at(0);
  CHECK(row.m == 2);
  CHECK(*row.at_m == table::Fraction{big - 2, big - 3});
  CHECK(*row.after_m == table::Fraction{big - 1, big - 2});
}

TEST_CASE("engine: files of several years are one source, scanned again only for new columns") {
  const test::TemporaryFolder folder;
  test::write_parquet({{test::column_of("year", test::Integers{2018, 2018}), test::column_of("cost", test::Integers{1, 2})}},
                      folder / "2018.parquet");
  test::write_parquet({{test::column_of("cost", test::Integers{4}), test::column_of("year", test::Integers{2019})}}, folder / "2019.parquet");
  engine::Engine engine({.folders = {folder.path()}, .scratch = folder.path()});
  const engine::Source source{{folder / "2018.parquet", folder / "2019.parquet"}};
  const table::Cells by_year{.by = {{"year", column("year")}}};
  const table::Cells sum{.sums = {column("cost")}};
  const auto first = engine.answer(source, {by_year, by_year});
  CHECK(printed(first[0]) == printed(first[1]));
  CHECK(engine.scans() == 1);
  CHECK(std::get<table::CellsAnswer>(engine.answer(source, {sum})[0]).rows.at(0).sums.at(0) == 7);
  CHECK(engine.scans() == 2);
  CHECK(std::get<table::CellsAnswer>(engine.answer(source, {by_year, sum})[0]).rows.size() == 2);
  CHECK(engine.scans() == 2);
  CHECK(engine.rows_read() == 6);
}

TEST_CASE("engine: a list that has one key twice, a missing column and a missing file are refused") {
  const test::TemporaryFolder folder;
  test::write_parquet({{test::column_of("drg", test::Texts{"A"})}}, folder / "rows.parquet");
  engine::Engine engine({.folders = {folder.path()}, .scratch = folder.path()});
  const engine::Source source{{folder / "rows.parquet"}};
  const auto twice = std::make_shared<table::LookupList>(table::LookupList{"twice", {"drg"}, {{{"A"}, 1}, {{"A"}, 2}}});
  for (int attempt = 0; attempt < 2; ++attempt) {
    CHECK_THROWS_AS(engine.answer(source, {table::Cells{.sums = {table::lookup(twice, {column("drg")})}}}), core::Failure);
  }
  CHECK_THROWS_AS(engine.answer(source, {table::Cells{.sums = {column("absent")}}}), core::Failure);
  CHECK_THROWS_AS(engine.answer({{folder / "absent.parquet"}}, {table::Cells{}}), core::Failure);
  CHECK(std::get<table::CellsAnswer>(engine.answer(source, {table::Cells{}})[0]).rows.at(0).rows == 1);
}
