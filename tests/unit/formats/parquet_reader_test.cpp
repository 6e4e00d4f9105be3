// formats: Parquet files as rows, through the engine.
#include "formats/parquet_reader.h"

#include "formats/parquet_guard.h"
#include "sql/connection.h"
#include "support/support.h"

using namespace rodtrad::formats;

TEST_CASE("parquet: texts, numbers, dates and missing values as rows; damaged files are told") {
  const rodtrad::test::TemporaryFolder folder;
  const auto path = folder / "a.parquet";
  auto database = rodtrad::sql::open_duckdb({.allowed = {folder.path()}, .scratch = folder.path()});
  database->execute(
      "COPY (SELECT 'Luleå; \"norr\"' AS namn, 12.50::DECIMAL(9,2) AS belopp, DATE '2020-03-31' AS dag UNION ALL SELECT NULL, -3, NULL) TO " +
      rodtrad::sql::literal(path.string()) + " (FORMAT parquet)");
  auto reader = ParquetReader::open(path, "a.parquet");
  REQUIRE(reader);
  CHECK((*reader)->header() == std::vector<std::string>{"namn", "belopp", "dag"});
  RowBlock block;
  REQUIRE(*(*reader)->next(block));
  REQUIRE(block.rows() == 2);
  CHECK(block.row(0)[0] == "Luleå; \"norr\"");
  CHECK(block.row(0)[1] == "12.50");
  CHECK(block.row(0)[2] == "2020-03-31");
  CHECK(block.row(1)[0].empty());
  std::string bytes = rodtrad::test::contents(path);
  rodtrad::core::write_file(path, bytes.substr(0, bytes.size() - 20));
  const auto cut = ParquetReader::open(path, "a.parquet");
  REQUIRE_FALSE(cut);
  CHECK(cut.error()[0].code == "parquet_broken");
}

TEST_CASE("parquet: what a footer says is held against the file before anything is read") {
  const auto folder = rodtrad::test::source_dir() / "tests/fuzz/corpus/parquet";
  for (const char* name : {"plain.footer", "types.footer", "groups.footer"}) {
    const std::string footer = rodtrad::test::contents(folder / name);
    CHECK_MESSAGE(is_parquet_footer(footer, 10'000), name);
    CHECK_FALSE_MESSAGE(is_parquet_footer(footer, 20), name);  // columns would lie outside the data
    for (std::size_t length = 0; length < footer.size(); ++length) {
      CHECK_FALSE_MESSAGE(is_parquet_footer(footer.substr(0, length), 10'000), name, " cut at ", length);
    }
  }
  CHECK_FALSE(is_parquet_footer(std::string(1, '\0'), 10'000));                            // says nothing of rows
  CHECK_FALSE(is_parquet_footer(std::string("\x19\xFC\xFF\xFF\xFF\xFF\x0F", 7), 10'000));  // a list with more members than bytes
  CHECK_FALSE(is_parquet_footer(std::string(100'000, '\x1C'), 10'000));                    // structures within structures
}
