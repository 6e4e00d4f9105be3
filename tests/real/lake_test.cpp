// lake: real files with their maps: every row and every cent is there, warnings are counted, versions are stable.
#include <random>

#include "formats/csv.h"
#include "lake/lake.h"
#include "support/support.h"

using namespace rodtrad::lake;
namespace core = rodtrad::core;
namespace sql = rodtrad::sql;

namespace {

struct RealLake {
  explicit RealLake(int threads = 2) : connection(sql::open_sqlite(folder / "register.db")), lake(places(), *connection, {.threads = threads}) {}
  Places places() const {
    return {.root = folder / "lake", .keys = folder / "keys", .originals = folder / "originals", .fixed_key = std::string(64, '0')};
  }
  core::Expected<ImportReport> take(const std::filesystem::path& file, const std::string& kind, const std::string& map) {
    return lake.import({.file = file,
                        .kind = kind,
                        .name = "data",
                        .map = rodtrad::test::source_dir() / "tests/real/maps" / map,
                        .purpose = "test",
                        .public_ground = "öppna data"});
  }

  rodtrad::test::TemporaryFolder folder;
  std::unique_ptr<sql::SqliteConnection> connection;
  Lake lake;
};

std::map<std::string, std::int64_t> counts(const ImportReport& report) {
  std::map<std::string, std::int64_t> found;
  for (const FaultKind& kind : report.faults) found[kind.code] = kind.count;
  return found;
}

/// The same rows in another order; the file has no line breaks inside fields.
std::string shuffled(const std::filesystem::path& file) {
  const std::string text = rodtrad::test::contents(file);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  std::shuffle(lines.begin() + 1, lines.end(), std::mt19937(7));
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

std::string hashes(const DatasetVersion& version) {
  std::string all = version.version;
  for (const DataFile& file : version.files) all += " " + file.sha256;
  return all;
}

}  // namespace

TEST_CASE("real: discharges in New York 2020") {
  REQUIRE_REAL_DATA();
  const auto file = rodtrad::test::real_data() / "data/health-cost/sparcs_2020_musculoskeletal_discharges.csv";
  RealLake real;
  const auto report = real.take(file, "care_contact", "sparcs_2020.toml");
  REQUIRE_MESSAGE(report.has_value(), (report ? "" : core::to_json(report.error())));
  CHECK(report->rows_read == 36631);
  CHECK(report->rows_taken == 36631);
  CHECK(report->rows_rejected == 0);
  CHECK(counts(*report) == std::map<std::string, std::int64_t>{{"cost_above_charges", 603}, {"duplicate_row", 53}});
  const auto version = real.lake.open("data");
  CHECK(version->rows() == 36631);
  CHECK(version->sums().at("cost") == 90569590662);
  CHECK(version->currency == "USD");
  CHECK_FALSE(version->has_persons);
  CHECK(version->is_public);
  CHECK(version->age_groups.at("50 to 69") == std::pair(50, 69));
  CHECK(version->columns() == std::vector<std::string>{"year", "care_form", "hospital", "municipality", "sex", "age_group", "diagnosis", "drg",
                                                       "severity", "los", "cost", "charges"});
  auto database = sql::open_duckdb({.allowed = {real.folder.path()}, .scratch = real.folder / "spill"});
  const auto found = database->fetch(
      "SELECT count(DISTINCT hospital), count(DISTINCT drg), count(DISTINCT municipality), max(cost), count(DISTINCT age_group) FROM read_parquet(" +
      sql::literal(version->paths()[0].string()) + ")");
  CHECK(found.columns[0].integer(0) == 169);
  CHECK(found.columns[1].integer(0) == 31);
  CHECK(found.columns[2].integer(0) == 55);
  CHECK(found.columns[3].integer(0) == 209360557);
  CHECK(found.columns[4].integer(0) == 3);

  RealLake other(1);
  const auto again = other.take(
      [&] {
        core::write_file(other.folder / "shuffled.csv", shuffled(file));
        return other.folder / "shuffled.csv";
      }(),
      "care_contact", "sparcs_2020.toml");
  REQUIRE(again);
  CHECK(hashes(*other.lake.open("data")) == hashes(*version));
}

TEST_CASE("real: population of the counties 1968–2015") {
  REQUIRE_REAL_DATA();
  const auto file = rodtrad::test::real_data() / "data/population/population_county_age_sex_1968_2015.csv";
  RealLake real;
  const auto report = real.take(file, "population", "population_county.toml");
  REQUIRE_MESSAGE(report.has_value(), (report ? "" : core::to_json(report.error())));
  CHECK(report->rows_taken == 203616);
  CHECK(report->faults.empty());
  CHECK(report->ignored == std::vector<std::string>{"county"});
  const auto version = real.lake.open("data");
  CHECK(version->files.size() == 48);
  CHECK(version->years().front() == 1968);
  CHECK(version->currency.empty());
  CHECK(version->codes.at("area").size() == 21);
  CHECK(version->codes.at("area").back().label.sv == "Norrbottens län");
  auto database = sql::open_duckdb({.allowed = {real.folder.path()}, .scratch = real.folder / "spill"});
  const auto found =
      database->fetch("SELECT sum(count), sum(count) FILTER (area = '25') FROM read_parquet(" + sql::literal(version->paths().back().string()) + ")");
  CHECK(found.columns[0].integer(0) == 9851017);
  CHECK(found.columns[1].integer(0) == 249733);

  RealLake other(1);
  core::write_file(other.folder / "shuffled.csv", shuffled(file));
  REQUIRE(other.take(other.folder / "shuffled.csv", "population", "population_county.toml"));
  CHECK(hashes(*other.lake.open("data")) == hashes(*version));
}

TEST_CASE("real: every CSV can be read, whatever its form") {
  REQUIRE_REAL_DATA();
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(rodtrad::test::real_data() / "data")) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file() || (!name.ends_with(".csv") && !name.ends_with(".csv.gz"))) continue;
    auto reader = rodtrad::formats::CsvReader::open(entry.path());
    REQUIRE_MESSAGE(reader.has_value(), name);
    rodtrad::formats::RowBlock block;
    std::size_t rows = 0;
    for (;;) {
      const auto more = reader->next(block);
      REQUIRE_MESSAGE(more.has_value(), name);
      if (!*more) break;
      rows += block.rows();
      CHECK_MESSAGE(block.faults().empty(), name);
    }
    CHECK_MESSAGE(rows > 0, name);
    ++files;
  }
  CHECK(files > 20);
}
