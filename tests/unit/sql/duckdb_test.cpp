// The DuckDB driver: types, nulls, parameters, appending, the lock and errors.
#include "core/failure.h"
#include "sql/connection.h"
#include "sql/row_feed.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

struct Open {
  test::TemporaryFolder folder;
  std::unique_ptr<sql::DuckdbConnection> db = sql::open_duckdb({.allowed = {folder.path()}, .scratch = folder.path()});
};

core::FailureKind kind_of_failure(const std::function<void()>& act) {
  try {
    act();
  } catch (const core::Failure& failure) {
    return failure.kind();
  }
  FAIL("nothing was thrown");
  return core::FailureKind::internal;
}

}  // namespace

TEST_CASE("duckdb: values of every type come as integers, reals and texts") {
  Open open;
  const table::Batch batch = open.db->fetch(
      "SELECT 1::TINYINT a, -2::SMALLINT b, 3::INTEGER c, -4::BIGINT d, 5::UINTEGER e, 6::UBIGINT f, true g, -7::HUGEINT h, 1.5::FLOAT i, "
      "2.25::DOUBLE j, 'kort' k, 'längre än tolv tecken' l, NULL::BIGINT m, NULL::VARCHAR n");
  REQUIRE(batch.rows() == 1);
  const std::vector<std::int64_t> integers = {1, -2, 3, -4, 5, 6, 1, -7};
  for (std::size_t i = 0; i < integers.size(); ++i) CHECK(batch.columns[i].integer(0) == integers[i]);
  CHECK(batch.columns[8].real(0) == 1.5);
  CHECK(batch.columns[9].real(0) == 2.25);
  CHECK(batch.columns[10].text(0) == "kort");
  CHECK(batch.columns[11].text(0) == "längre än tolv tecken");
  CHECK(batch.columns[12].is_null(0));
  CHECK(batch.columns[13].is_null(0));
  CHECK(batch.columns[13].type() == table::ColumnType::text);
}

TEST_CASE("duckdb: a sum beyond 64 bits is refused, one within is exact") {
  Open open;
  CHECK(open.db->fetch("SELECT sum(x) FROM (VALUES (9223372036854775806), (1)) t(x)").columns[0].integer(0) == INT64_MAX);
  CHECK(open.db->fetch("SELECT sum(x) FROM (VALUES (-9223372036854775807), (-1)) t(x)").columns[0].integer(0) == INT64_MIN);
  CHECK_THROWS_AS(open.db->fetch("SELECT sum(x) FROM (VALUES (9223372036854775807), (1)) t(x)"), core::Failure);
  CHECK_THROWS_AS(open.db->fetch("SELECT 18446744073709551615::UBIGINT"), core::Failure);
}

TEST_CASE("duckdb: parameters keep their type and are never SQL") {
  Open open;
  const table::Batch batch = open.db->fetch("SELECT ? a, ? b, ? c, ? d", {std::int64_t{7}, 0.5, std::string("'; DROP TABLE x; --"), nullptr});
  CHECK(batch.columns[0].integer(0) == 7);
  CHECK(batch.columns[1].real(0) == 0.5);
  CHECK(batch.columns[2].text(0) == "'; DROP TABLE x; --");
  CHECK(batch.columns[3].is_null(0));
}

TEST_CASE("duckdb: an empty answer still tells its columns") {
  Open open;
  const table::Batch batch = open.db->fetch("SELECT 1::HUGEINT a, 'x' b WHERE false");
  REQUIRE(batch.columns.size() == 2);
  CHECK(batch.rows() == 0);
  CHECK(batch.columns[1].type() == table::ColumnType::text);
}

TEST_CASE("duckdb: appended batches of many blocks come back, cast to the table's types") {
  Open open;
  table::Batch rows;
  rows.columns = {{"n", std::vector<std::int64_t>(), {}}, {"x", std::vector<double>(), {}}, {"t", std::vector<std::string>(), {}}};
  constexpr std::int64_t kRows = 5000;
  for (std::int64_t i = 0; i < kRows; ++i) {
    std::get<0>(rows.columns[0].values).push_back(i);
    std::get<1>(rows.columns[1].values).push_back(i / 2.0);
    std::get<2>(rows.columns[2].values).push_back(fmt::format("rad nummer {} med lång text", i));
    for (table::ColumnData& column : rows.columns) column.valid.push_back(i % 7 != 0);
  }
  open.db->execute("CREATE TABLE t (n INTEGER, x DOUBLE, t VARCHAR)");
  open.db->append("t", rows);
  const table::Batch back = open.db->fetch("SELECT * FROM t ORDER BY rowid");
  REQUIRE(back.rows() == kRows);
  for (std::size_t i = 0; i < kRows; ++i) {
    REQUIRE(back.columns[0].is_null(i) == (i % 7 == 0));
    if (i % 7 == 0) continue;
    REQUIRE(back.columns[0].integer(i) == static_cast<std::int64_t>(i));
    REQUIRE(back.columns[1].real(i) == static_cast<double>(i) / 2);
    REQUIRE(back.columns[2].text(i) == rows.columns[2].text(i));
  }
  CHECK_THROWS_AS(open.db->append("absent", rows), core::Failure);
  std::get<0>(rows.columns[0].values)[1] = INT64_MAX;
  CHECK_THROWS_AS(open.db->append("t", rows), core::Failure);
}

TEST_CASE("duckdb: only the allowed folders can be reached, and the lock holds") {
  Open open;
  const std::string inside = sql::literal((open.folder / "a.parquet").string());
  open.db->execute("COPY (SELECT 42 AS x) TO " + inside + " (FORMAT parquet)");
  CHECK(open.db->fetch("SELECT x FROM read_parquet(" + inside + ")").columns[0].integer(0) == 42);
  for (const char* refused :
       {"SELECT * FROM read_text('/etc/passwd')", "COPY (SELECT 1) TO '/tmp/rodtrad-outside.csv'", "SET enable_external_access = true",
        "SET allowed_directories = ['/']", "SET threads = 1", "INSTALL httpfs", "LOAD httpfs", "ATTACH '/tmp/rodtrad-outside.db' AS o"}) {
    CAPTURE(refused);
    CHECK_THROWS_AS(open.db->execute(refused), core::Failure);
  }
  const std::string climbing = sql::literal((open.folder / "../../etc/passwd").string());
  CHECK_THROWS_AS(open.db->execute("SELECT * FROM read_text(" + climbing + ")"), core::Failure);
}

TEST_CASE("duckdb: errors say what the engine said and of which kind") {
  Open open;
  CHECK(kind_of_failure([&] { open.db->execute("SELEC 1"); }) == core::FailureKind::database);
  CHECK(kind_of_failure([&] { open.db->execute("SELECT error('x')"); }) == core::FailureKind::database);
  CHECK(kind_of_failure([&] { open.db->execute("SELECT * FROM read_parquet(" + sql::literal((open.folder / "none").string()) + ")"); }) ==
        core::FailureKind::io);
  CHECK(kind_of_failure([&] { open.db->query("SELECT 1", {}, [&](const table::Batch&) { open.db->execute("SELECT 2"); }); }) ==
        core::FailureKind::internal);
  CHECK(open.db->fetch("SELECT 3").columns[0].integer(0) == 3);
}

TEST_CASE("duckdb: a failure late in a stream is not taken for its end") {
  Open open;
  CHECK_THROWS_AS(open.db->fetch("SELECT CASE WHEN i = 99999 THEN error('late') ELSE i END FROM range(100000) r(i)"), core::Failure);
}

namespace {

/// So many rows of an enumeration of so many texts, a number and a text; every third row is missing.
class Feed final : public sql::RowFeed {
 public:
  Feed(std::size_t rows, std::size_t texts) : rows_(rows) {
    columns_ = {{.name = "e", .type = sql::FedColumn::Type::enumeration, .texts = {}},
                {.name = "n", .type = sql::FedColumn::Type::int32, .texts = {}},
                {.name = "w", .type = sql::FedColumn::Type::int64, .texts = {}},
                {.name = "t", .type = sql::FedColumn::Type::text, .texts = {}}};
    for (std::size_t i = 0; i < texts; ++i) columns_[0].texts.push_back(fmt::format("{:06}", i));
  }
  const std::vector<sql::FedColumn>& columns() const override { return columns_; }
  std::size_t fill(const std::vector<sql::FedValues>& block, std::size_t most) override {
    const std::size_t size = std::min(most, rows_ - at_);
    for (std::size_t i = 0; i < size; ++i, ++at_) {
      if (at_ % 3 == 0) {
        for (const sql::FedValues& values : block) values.set_null(i);
        continue;
      }
      block[0].set_position(i, static_cast<std::uint32_t>(at_ % columns_[0].texts.size()), columns_[0].texts.size());
      block[1].int32s()[i] = -static_cast<std::int32_t>(at_);
      block[2].int64s()[i] = static_cast<std::int64_t>(at_) << 33;
      block[3].set_text(i, fmt::format("a text of some length {}", at_));
    }
    return size;
  }

 private:
  std::size_t rows_;
  std::size_t at_ = 0;
  std::vector<sql::FedColumn> columns_;
};

}  // namespace

TEST_CASE("a feed is read like a table, in its order, whatever the width of its enumeration") {
  Open open;
  for (const std::size_t texts : {std::size_t{1}, std::size_t{255}, std::size_t{256}, std::size_t{65'535}, std::size_t{65'536}}) {
    const std::size_t rows = 70'000;
    const auto feed = std::make_shared<Feed>(rows, texts);
    const std::string name = fmt::format("feed_{}", texts);
    open.db->feed(name, feed);
    const table::Batch all = open.db->fetch("SELECT CAST(e AS VARCHAR) AS e, n, w, t FROM " + name + "()");
    REQUIRE(all.rows() == rows);
    for (const std::size_t row : {std::size_t{1}, std::size_t{2}, std::size_t{2047}, std::size_t{2048}, std::size_t{65'534}, rows - 2}) {
      REQUIRE(row % 3 != 0);
      CHECK(all.columns[0].text(row) == fmt::format("{:06}", row % texts));
      CHECK(all.columns[1].integer(row) == -static_cast<std::int64_t>(row));
      CHECK(all.columns[2].integer(row) == static_cast<std::int64_t>(row) << 33);
      CHECK(all.columns[3].text(row) == fmt::format("a text of some length {}", row));
    }
    for (const table::ColumnData& column : all.columns) CHECK(column.is_null(3));
  }
}
