// sql: the SQLite driver: settings, typed columns, transactions, and failures by kind.
#include "core/failure.h"
#include "sql/connection.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

core::FailureKind kind_thrown(const std::function<void()>& work) {
  try {
    work();
  } catch (const core::Failure& failure) {
    CHECK_FALSE(failure.message().sv.empty());
    CHECK_FALSE(failure.message().en.empty());
    return failure.kind();
  }
  FAIL("nothing was thrown");
  return core::FailureKind::internal;
}

std::int64_t one_integer(sql::Connection& connection, const std::string& text) { return connection.fetch(text).columns.at(0).integer(0); }

}  // namespace

TEST_CASE("a register is durable and strict") {
  test::TemporaryFolder folder;
  const auto register_ = sql::open_sqlite(folder / "register.db");
  CHECK(register_->fetch("PRAGMA journal_mode").columns[0].text(0) == "wal");
  CHECK(one_integer(*register_, "PRAGMA synchronous") == 2);
  CHECK(one_integer(*register_, "PRAGMA foreign_keys") == 1);
  CHECK(one_integer(*register_, "PRAGMA busy_timeout") == 5000);
  CHECK(kind_thrown([&] { register_->fetch("SELECT \"no such column\""); }) == core::FailureKind::database);
}

TEST_CASE("SQLite rows come as typed columns, in blocks") {
  test::TemporaryFolder folder;
  const auto register_ = sql::open_sqlite(folder / "register.db");
  register_->execute("CREATE TABLE t (i INTEGER, r REAL, s TEXT) STRICT");
  register_->execute("INSERT INTO t VALUES (?, ?, ?)", {std::int64_t{-9007199254740993}, 0.1, std::string("å\0\"'; DROP TABLE t; --", 24)});
  CHECK(register_->changes() == 1);
  CHECK(register_->last_insert_id() == 1);
  register_->execute("INSERT INTO t VALUES (?, ?, ?)", {nullptr, nullptr, nullptr});
  const table::Batch rows = register_->fetch("SELECT i, r, s, max(i, 1), i IS NULL, NULL FROM t");
  REQUIRE(rows.rows() == 2);
  CHECK(rows.columns[0].integer(0) == -9007199254740993);
  CHECK(rows.columns[1].real(0) == 0.1);
  CHECK(rows.columns[2].text(0) == std::string("å\0\"'; DROP TABLE t; --", 24));
  for (int at : {0, 1, 2}) CHECK(rows.columns[static_cast<std::size_t>(at)].is_null(1));
  CHECK(rows.columns[4].type() == table::ColumnType::integer);
  CHECK(rows.columns[5].is_null(0));

  int blocks = 0;
  std::size_t rows_seen = 0;
  register_->query(
      "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 5000) SELECT x, CASE WHEN x > 4000 THEN 'late' END FROM n", {},
      [&](const table::Batch& block) {
        ++blocks;
        rows_seen += block.rows();
        if (block.rows() > 0) CHECK(block.columns[1].type() == table::ColumnType::text);
      });
  CHECK(rows_seen == 5000);
  CHECK(blocks == 2);  // the first block waits until the second column has shown its type
  CHECK(register_->fetch("SELECT i FROM t WHERE i = 7").columns.at(0).name == "i");
}

TEST_CASE("a callback may run the same statement again") {
  test::TemporaryFolder folder;
  const auto register_ = sql::open_sqlite(folder / "register.db");
  std::int64_t inner = 0;
  register_->query("SELECT 1", {}, [&](const table::Batch&) { inner = one_integer(*register_, "SELECT 1"); });
  CHECK(inner == 1);
}

TEST_CASE("what is not committed is rolled back") {
  test::TemporaryFolder folder;
  const auto register_ = sql::open_sqlite(folder / "register.db");
  register_->execute("CREATE TABLE t (i INTEGER) STRICT");
  {
    sql::Transaction transaction(*register_);
    register_->execute("INSERT INTO t VALUES (1)");
  }
  CHECK(one_integer(*register_, "SELECT count(*) FROM t") == 0);
  {
    sql::Transaction transaction(*register_);
    register_->execute("INSERT INTO t VALUES (1)");
    {
      sql::Savepoint inner(*register_);
      register_->execute("INSERT INTO t VALUES (2)");
    }
    sql::Savepoint kept(*register_);
    register_->execute("INSERT INTO t VALUES (3)");
    kept.release();
    transaction.commit();
  }
  CHECK(one_integer(*register_, "SELECT sum(i) FROM t") == 4);
}

TEST_CASE("two writers: the second waits, then is told that the register is busy") {
  test::TemporaryFolder folder;
  const auto first = sql::open_sqlite(folder / "register.db");
  const auto second = sql::open_sqlite(folder / "register.db", std::chrono::milliseconds(20));
  first->execute("CREATE TABLE t (i INTEGER) STRICT");
  {
    sql::Transaction transaction(*first);
    first->execute("INSERT INTO t VALUES (1)");
    CHECK(one_integer(*second, "SELECT count(*) FROM t") == 0);  // readers see the last committed state meanwhile
    CHECK(kind_thrown([&] { sql::Transaction refused(*second); }) == core::FailureKind::busy);
    transaction.commit();
  }
  CHECK(one_integer(*second, "SELECT count(*) FROM t") == 1);
}

TEST_CASE("failures of the register say their kind") {
  test::TemporaryFolder folder;
  CHECK(kind_thrown([&] { sql::open_sqlite(folder / "missing" / "register.db"); }) == core::FailureKind::io);
  core::write_file(folder / "text.db", std::string(4096, 'x'));
  CHECK(kind_thrown([&] { sql::open_sqlite(folder / "text.db"); }) == core::FailureKind::database);

  const auto register_ = sql::open_sqlite(folder / "register.db");
  register_->execute("CREATE TABLE t (i INTEGER PRIMARY KEY, s TEXT CHECK (s <> '')) STRICT");
  CHECK(kind_thrown([&] { register_->execute("INSERT INTO t VALUES (1, '')"); }) == core::FailureKind::database);
  CHECK(kind_thrown([&] { register_->execute("INSERT INTO t VALUES ('one', 'a')"); }) == core::FailureKind::database);
  CHECK(kind_thrown([&] { register_->execute("SELECT 1; DELETE FROM t"); }) == core::FailureKind::internal);
  CHECK(kind_thrown([&] { register_->execute("SELECT ?"); }) == core::FailureKind::internal);
  CHECK(kind_thrown([&] { register_->fetch("SELECT 1 UNION ALL SELECT 'a'"); }) == core::FailureKind::internal);
  register_->execute("PRAGMA max_page_count = 4");
  CHECK(kind_thrown([&] { register_->execute("INSERT INTO t VALUES (1, ?)", {std::string(100000, 'x')}); }) == core::FailureKind::disk_full);
  CHECK(one_integer(*register_, "SELECT count(*) FROM t") == 0);
}
