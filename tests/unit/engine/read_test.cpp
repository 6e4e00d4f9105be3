// Columns read from Parquet files: chunk by chunk where the file is of the form that this program writes, by the database
// elsewhere, the same values either way; and files that are damaged.
#include <fstream>
#include <random>

#include "core/file.h"
#include "engine/kernels/hybrid.h"
#include "engine/kernels/read.h"
#include "support/parquet.h"

using namespace rodtrad;
using namespace rodtrad::engine::kernels;

namespace {

/// Columns of all types that are read, with and without gaps, of few values and of many.
constexpr const char* kRows =
    "SELECT (i % 3)::TINYINT AS tiny, (i // 7 - 300)::SMALLINT AS small, CASE WHEN i % 5 > 0 THEN i END::INTEGER AS whole, "
    "CASE WHEN i % 2 = 0 THEN i * 1000000007 END AS large, (i % 200)::UTINYINT AS byte, (i * 13 % 60000)::USMALLINT AS word, "
    "(i * 800000)::UINTEGER AS wide, CASE WHEN i % 11 > 0 THEN 'text ' || i % 40 END AS texts, 'a text of its own for each row: ' || i AS spells, "
    "NULL::VARCHAR AS nothing, 7::BIGINT AS same, CASE WHEN i >= 3000 THEN 'late' END AS late FROM range(5000) t(i)";

const std::vector<std::string> kNames = {"tiny", "small", "whole", "large", "byte", "word", "wide", "texts", "spells", "nothing", "same", "late"};

struct Written {
  test::TemporaryFolder folder;
  std::unique_ptr<sql::DuckdbConnection> database = sql::open_duckdb({.allowed = {folder.path()}, .scratch = folder.path()});
  std::filesystem::path path = folder / "rows.parquet";
  Workers workers{2};

  explicit Written(const std::string& options) {
    database->execute(fmt::format("COPY ({}) TO {} (FORMAT parquet, {})", kRows, sql::literal(path.string()), options));
  }

  Shape shape() { return shape_of({path}); }

  /// One text per row and column.
  std::vector<std::vector<std::string>> read(const Shape& shape, const std::vector<std::string>& names) {
    std::vector<std::vector<std::string>> out;
    for (const Column& column : read_columns([this] { return database->another(); }, workers, shape, names, {"large"}, nullptr)) {
      std::vector<std::string>& texts = out.emplace_back();
      for (std::size_t row = 0; row < column.numbers.size(); ++row) texts.push_back(text_of(column, row));
    }
    return out;
  }

  static std::string text_of(const Column& column, std::size_t row) {
    const std::int64_t number = column.numbers.at(row);
    if (!column.coded) return column.present.empty() || column.present[row] ? fmt::format("{}", number) : "–";
    const Value& value = column.values[static_cast<std::size_t>(number)];
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return value.index() == 0 ? "–" : fmt::format("{}", std::get<std::int64_t>(value));
  }

  std::vector<std::vector<std::string>> expected(const std::vector<std::string>& names) {
    std::vector<std::vector<std::string>> out;
    for (const std::string& name : names) {
      const table::Batch rows = database->fetch(fmt::format("SELECT coalesce({}::VARCHAR, '–') FROM ({})", sql::quoted(name), kRows));
      std::vector<std::string>& texts = out.emplace_back();
      for (std::size_t row = 0; row < rows.rows(); ++row) texts.push_back(rows.columns[0].text(row));
    }
    return out;
  }
};

}  // namespace

TEST_CASE("read: values are those of the database, whichever way a file is written") {
  for (const char* options : {"COMPRESSION zstd", "COMPRESSION zstd, ROW_GROUP_SIZE 2048", "COMPRESSION uncompressed, ROW_GROUP_SIZE 2048",
                              "COMPRESSION zstd, PARQUET_VERSION v2", "COMPRESSION snappy, ROW_GROUP_SIZE 2048"}) {
    CAPTURE(options);
    Written written(options);
    const Shape shape = written.shape();
    const auto read = written.read(shape, kNames), expected = written.expected(kNames);
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      CAPTURE(kNames[i]);
      CHECK(read[i] == expected[i]);
    }
  }
}

TEST_CASE("read: files as this program writes them are read chunk by chunk") {
  const Shape own = Written("COMPRESSION zstd, ROW_GROUP_SIZE 2048").shape();
  CHECK(own.files[0].groups == std::vector<std::size_t>{2048, 2048, 904});
  CHECK(own.files[0].rows == 5000);
  for (const std::string& name : kNames) {
    CAPTURE(name);
    const File::Column& column = own.files[0].columns.at(name);
    CHECK(column.chunks.size() == (name == "wide" ? 0 : 3));  // has no sign
    CHECK(column.same == (name == "same" ? std::optional<std::int64_t>(7) : std::nullopt));
  }
  const Shape other = Written("COMPRESSION snappy").shape();
  for (const auto& [name, column] : other.files[0].columns) CHECK(column.chunks.empty());
}

TEST_CASE("read: what a value takes in memory follows from what the groups say of their numbers") {
  Written written("COMPRESSION zstd, ROW_GROUP_SIZE 2048");
  const Shape shape = written.shape();
  const std::map<std::string, std::int64_t> expected = {{"tiny", 1}, {"small", 4}, {"whole", 2}, {"large", 8},  {"byte", 1},
                                                        {"word", 2}, {"same", 1},  {"texts", 2}, {"spells", 2}, {"late", 2}};
  for (const auto& [name, bytes] : expected) {
    CAPTURE(name);
    CHECK(shape.bytes.at(name) == bytes);
  }
}

TEST_CASE("read: a damaged file is unfit, or read as other values, and never more than that") {
  Written written("COMPRESSION uncompressed, ROW_GROUP_SIZE 2048");
  const Shape shape = written.shape();
  const std::vector<std::string> names = {"tiny", "whole", "texts", "late"};
  const std::string whole = core::read_file(written.path).value();
  std::mt19937 random(4);
  int unfit = 0, others = 0;
  for (int round = 0; round < 400; ++round) {
    std::string damaged = whole;
    const Chunk& chunk = shape.files[0].columns.at(names[random() % names.size()]).chunks[random() % 3];
    damaged[chunk.first_byte + random() % std::min<std::size_t>(chunk.bytes, round % 2 ? 60 : chunk.bytes)] ^= static_cast<char>(1 << random() % 8);
    std::ofstream(written.path, std::ios::binary) << damaged;
    try {
      const auto read = written.read(shape, names);
      for (const auto& column : read) CHECK(column.size() == 5000);
      ++others;
    } catch (const Unfit&) {
      ++unfit;
    }
  }
  CHECK(unfit > 50);
  CHECK(others > 50);
  std::filesystem::resize_file(written.path, shape.files[0].columns.at("late").chunks.back().first_byte);
  CHECK_THROWS_AS(written.read(shape, {"late"}), Unfit);
}

TEST_CASE("read: a damaged footer is unfit, or tells other things, and never more than that") {
  Written written("COMPRESSION uncompressed, ROW_GROUP_SIZE 2048");
  const std::vector<std::string> names = {"tiny", "whole", "texts", "late"};
  const std::string whole = core::read_file(written.path).value();
  std::uint32_t length = 0;
  std::memcpy(&length, whole.data() + whole.size() - 8, sizeof length);
  std::mt19937 random(5);
  int unfit = 0, others = 0;
  for (int round = 0; round < 300; ++round) {
    std::string damaged = whole;
    damaged[damaged.size() - 1 - random() % (length + 8)] ^= static_cast<char>(1 << random() % 8);
    std::ofstream(written.path, std::ios::binary) << damaged;
    try {
      const Shape shape = written.shape();
      for (const File& file : shape.files) CHECK(file.rows < 10'000'000'000);
      std::vector<std::string> known;
      for (const std::string& name : names) {
        const auto found = shape.files[0].columns.find(name);
        if (shape.types.contains(name) && !found->second.chunks.empty()) known.push_back(name);
      }
      if (shape.rows() < 100'000) written.read(shape, known);
      ++others;
    } catch (const Unfit&) {
      ++unfit;
    }
  }
  CHECK(unfit > 30);
  CHECK(others > 15);
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{12}, whole.size() - 1}) {
    std::ofstream(written.path, std::ios::binary) << whole.substr(0, size);
    CHECK_THROWS_AS(written.shape(), Unfit);
  }
}

TEST_CASE("hybrid: runs and packed groups of every width") {
  // 3 × 5 as a run; then eight numbers packed to three bits: 0 … 7 (the example of the format's description).
  const std::uint8_t bytes[] = {6, 5, 3, 0x88, 0xC6, 0xFA, 0, 0, 0, 0, 0, 0, 0, 0};
  Hybrid hybrid(std::as_bytes(std::span(bytes).first(6)), 3);
  CHECK(hybrid.is_run_of(5, 3));
  CHECK(!hybrid.is_run_of(5, 4));
  CHECK(!hybrid.is_run_of(4, 1));
  std::vector<std::uint32_t> numbers(11);
  hybrid.take(numbers);
  CHECK(numbers == std::vector<std::uint32_t>{5, 5, 5, 0, 1, 2, 3, 4, 5, 6, 7});
  CHECK_THROWS_AS(hybrid.take(std::span(numbers).first(1)), Unfit);
  CHECK_THROWS_AS(Hybrid({}, 33), Unfit);
}
