// One piece of the engine's work in one way, alone in its process, so that time and peak memory are its own:
//   rodtrad_bench_kernels WORK WAY THREADS SCRATCH FILE...
// WORK: scan, plan_scan, cube, counts (the cube without persons), distinct, outliers. WAY: kernels, sql (the engine's own SQL) or
// duckdb (the shortest SQL by hand).
// Prints JSON: seconds, rows read, cells, and a check that is equal for equal answers of kernels and sql.
#include <chrono>

#include "core/failure.h"
#include "core/hash.h"
#include "core/json.h"
#include "engine/engine.h"
#include "sql/connection.h"

using namespace rodtrad;
using table::column;

namespace {

using Requests = std::vector<table::Request>;

struct Done {
  std::size_t cells = 0;
  std::int64_t rows = 0;
  std::string check;
};

/// Age in 18 classes of five years.
table::Expression age_class() {
  std::vector<std::pair<std::int64_t, std::string>> bands;
  for (int age = 0; age < 90; age += 5) bands.emplace_back(age, fmt::format("{}", age));
  return table::band(column("age"), bands);
}

/// Contacts, cost and persons by every set of sex, age, municipality and hospital.
Requests cube() {
  const std::vector<table::Key> keys = {
      {"sex", column("sex")}, {"age", age_class()}, {"municipality", column("municipality")}, {"hospital", column("hospital")}};
  Requests out;
  for (std::size_t set = 0; set < (std::size_t{1} << keys.size()); ++set) {
    table::Cells cells{.by = {}, .sums = {column("cost")}};
    for (std::size_t k = 0; k < keys.size(); ++k) {
      if (set >> k & 1) cells.by.push_back(keys[k]);
    }
    out.push_back(std::move(cells));
  }
  return out;
}

Requests distinct() { return {table::Cells{.by = {{"year", column("year")}, {"municipality", column("municipality")}}}}; }

/// Columns read and hardly used: those of the cube, or all that the three methods of the demo may ask for.
Requests scan(bool of_plan) {
  table::Cells cells{.by = {}};
  std::vector<std::string> columns = {"sex", "age", "municipality", "hospital", "cost"};
  for (const char* name : {"care_form", "year", "drg", "clinic", "chapter", "age_group", "area", "hospital_type", "weight", "weight_list"}) {
    if (of_plan) columns.emplace_back(name);
  }
  for (const std::string& name : columns) {
    cells.filter.push_back({.value = column(name), .test = table::Condition::Test::is_null});
  }
  return {cells};
}

class EngineWork {
 public:
  EngineWork(const engine::Options& options, engine::Source source) : engine_(options), source_(std::move(source)) {}

  Done run(const std::string& work) {
    if (work == "outliers")
      outliers();
    else
      ask(work == "cube" || work == "counts" ? cube() : work == "distinct" ? distinct() : scan(work == "plan_scan"));
    done_.check = hash_.hex().substr(0, 12);
    done_.rows = engine_.rows_read();
    return done_;
  }

 private:
  std::vector<table::Answer> ask(const Requests& requests) {
    std::vector<table::Answer> answers = engine_.answer(source_, requests);
    for (const table::Answer& answer : answers) std::visit([&](const auto& one) { note(one); }, answer);
    return answers;
  }

  /// Quartiles per DRG and the constant k that makes one contact in twenty an outlier, as cost_outliers asks for them.
  void outliers() {
    const std::vector<table::Key> by = {{"care_form", column("care_form")}, {"drg", column("drg")}};
    const auto answers = ask({table::Quantiles{.by = by, .value = column("cost"), .probabilities = {{1, 4}, {3, 4}}}});
    table::LookupList third{"third_quartile", {"care_form", "drg"}, {}}, range{"quartile_range", {"care_form", "drg"}, {}};
    for (const table::QuantilesRow& row : std::get<table::QuantilesAnswer>(answers[0]).rows) {
      const std::int64_t q1 = row.values[0].numerator, q3 = row.values[1].numerator;
      if (q3 == q1) continue;
      third.rows.push_back({row.key, q3});
      range.rows.push_back({row.key, q3 - q1});
    }
    const std::vector<table::Expression> keys = {column("care_form"), column("drg")};
    const auto q3 = table::lookup(std::make_shared<table::LookupList>(third), keys);
    const auto iqr = table::lookup(std::make_shared<table::LookupList>(range), keys);
    ask({table::Ranked{.by = {by[0]},
                       .value = table::ratio(table::difference(table::scaled(column("cost"), 4), q3), iqr),
                       .share_numerator = 1,
                       .share_denominator = 20}});
  }

  void note(const std::vector<std::string>& key, const std::string& numbers) {
    hash_.add(fmt::format("{}: {}\n", fmt::join(key, "|"), numbers));
    ++done_.cells;
  }
  void note(const table::CellsAnswer& answer) {
    for (const auto& row : answer.rows) note(row.key, fmt::format("{} {} {}", row.rows, row.persons.value_or(-1), fmt::join(row.sums, " ")));
  }
  void note(const table::QuantilesAnswer& answer) {
    for (const auto& row : answer.rows) note(row.key, fmt::format("{} {} {}", row.rows, row.values[0].numerator, row.values[1].numerator));
  }
  void note(const table::RankedAnswer& answer) {
    for (const auto& row : answer.rows) note(row.key, fmt::format("{} {}/{}", row.m, row.after_m->numerator, row.after_m->denominator));
  }

  engine::Engine engine_;
  engine::Source source_;
  core::Sha256 hash_;
  Done done_;
};

/// The same questions as an analyst would put them to DuckDB.
std::string sql_by_hand(const std::string& work, const std::string& from) {
  if (work == "scan") return "SELECT count(sex), max(age), count(municipality), count(hospital), sum(cost), max(person)" + from;
  if (work == "plan_scan") {
    return "SELECT count(sex), max(age), count(municipality), count(hospital), sum(cost), max(person), count(care_form), max(year), count(drg), "
           "count(clinic), count(chapter), count(age_group), count(area), count(hospital_type), sum(weight), count(weight_list)" +
           from;
  }
  if (work == "distinct") return "SELECT year, municipality, count(*), count(DISTINCT person)" + from + " GROUP BY ALL";
  if (work == "cube" || work == "counts") {
    const std::string persons = work == "cube" ? ", count(DISTINCT person)" : "";
    return "SELECT sex, least(age // 5, 17) AS age, municipality, hospital, count(*), sum(cost)" + persons + from +
           " GROUP BY CUBE (sex, least(age // 5, 17), municipality, hospital)";
  }
  return "WITH q AS (SELECT care_form, drg, quantile_cont(cost, [0.25, 0.75]) AS q" + from +
         " GROUP BY ALL), r AS (SELECT care_form, (cost - q[2]) / (q[2] - q[1]) AS r" + from +
         " JOIN q USING (care_form, drg) WHERE q[2] > q[1]) SELECT care_form, quantile_cont(r, 0.95) FROM r GROUP BY ALL";
}

Done run_by_hand(const std::string& work, const sql::DuckdbOptions& options, const std::vector<std::filesystem::path>& files) {
  const std::string from = " FROM " + sql::parquet_rows(files);
  const auto database = sql::open_duckdb(options);
  return {.cells = database->fetch(sql_by_hand(work, from)).rows(), .rows = 0, .check = {}};
}

void run(const std::vector<std::string>& words) {
  const std::string &work = words[1], &way = words[2];
  const int threads = std::stoi(words[3]);
  const std::filesystem::path scratch = words[4];
  const std::vector<std::filesystem::path> files(words.begin() + 5, words.end());
  const std::filesystem::path folder = files.front().parent_path();
  const auto started = std::chrono::steady_clock::now();
  Done done;
  if (way == "duckdb") {
    done = run_by_hand(work, {.allowed = {folder, scratch}, .scratch = scratch, .threads = threads, .memory_limit = "12GB"}, files);
  } else {
    engine::Options options{.folders = {folder}, .scratch = scratch, .threads = threads, .memory_limit = "12GB"};
    options.kernel_bytes = way == "kernels" ? std::int64_t{12} << 30 : 0;
    done = EngineWork(options, {files, work != "counts"}).run(work);
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  core::JsonWriter json;
  json.begin_object().member("seconds", seconds).member("rows", done.rows).member("cells", done.cells).member("check", done.check).end_object();
  fmt::print("{}\n", json.take());
}

}  // namespace

int main(int count, char** words) {
  if (count < 6) {
    fmt::print(stderr, "rodtrad_bench_kernels WORK WAY THREADS SCRATCH FILE...\n");
    return 2;
  }
  try {
    run({words, words + count});
  } catch (const core::Failure& failure) {
    fmt::print(stderr, "{}\n", failure.what());
    return 3;
  }
  return 0;
}
