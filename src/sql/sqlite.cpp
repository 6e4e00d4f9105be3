// The SQLite driver: the register's database. One connection belongs to one thread; prepared statements are kept, since
// the register asks the same few texts again and again. What the engine refuses becomes a Failure by its kind.
#include <sqlite3.h>

#include <cerrno>
#include <limits>

#include "core/failure.h"
#include "sql/connection.h"
#include "sql/sqlite_rows.h"
#include "sql/swedish_words.h"

namespace rodtrad::sql {
namespace {

constexpr std::size_t kStatementsKept = 1000;  // seventy record types, each with its tables

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

core::FailureKind kind_of(int code, int system_error) {
  if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG) return core::FailureKind::disk_full;
  switch (code & 0xff) {
    case SQLITE_FULL:
      return core::FailureKind::disk_full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return core::FailureKind::busy;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return core::FailureKind::io;
    case SQLITE_INTERRUPT:
      return core::FailureKind::cancelled;
    default:
      return core::FailureKind::database;
  }
}

core::Text hint_for(core::FailureKind kind, int code) {
  if (kind == core::FailureKind::disk_full) {
    return {.sv = "frigör utrymme och kör om; inget halvskrivet ligger kvar", .en = "free some space and run again; nothing half-written is left"};
  }
  if (kind == core::FailureKind::busy) {
    return {.sv = "en annan process skriver i arbetsytan; vänta tills den är klar och kör om",
            .en = "another process is writing in the workspace; wait until it is done and run again"};
  }
  if (kind == core::FailureKind::io) {
    return {.sv = "kontrollera att mappen finns och att du får skriva i den", .en = "check that the folder exists and that you may write in it"};
  }
  const int primary = code & 0xff;
  if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB) {
    return {.sv = "filen är skadad eller är ingen databas; återställ den från en säkerhetskopia",
            .en = "the file is damaged or is no database; restore it from a backup"};
  }
  return {};
}

[[noreturn]] void throw_sqlite(sqlite3* database, int code, const std::string& path) {
  const int system_error = database && ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_FULL) ? sqlite3_system_errno(database) : 0;
  const std::string reason = database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  const core::FailureKind kind = kind_of(code, system_error);
  throw core::Failure(
      kind, {.sv = fmt::format("registret {} svarade inte: {}", path, reason), .en = fmt::format("the register {} failed: {}", path, reason)},
      hint_for(kind, code));
}

/// What a savepoint may have to undo goes to a file above 64 KiB unless told otherwise: each record written in a savepoint would make one.
void keep_savepoints_in_memory() {
  constexpr int kBytes = 16 << 20;
  [[maybe_unused]] static const int before_the_first_open = sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, kBytes);
}

class Sqlite final : public SqliteConnection {
 public:
  Sqlite(const std::filesystem::path& path, std::chrono::milliseconds busy_wait) : path_(path.string()) {
    keep_savepoints_in_memory();
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path_.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, nullptr);
    database_.reset(opened);
    check(code);
    sqlite3_busy_timeout(opened, static_cast<int>(busy_wait.count()));
    for (const int option : {SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_TRUSTED_SCHEMA}) {
      check(sqlite3_db_config(opened, option, 0, nullptr));
    }
    check(sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr));
    check(add_swedish_words(opened));
    for (const char* setting : {"journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-16000"})
      execute(std::string("PRAGMA ") + setting, {});
  }

  void query(const std::string& text, const Parameters& parameters, const std::function<void(const table::Batch&)>& take) override {
    run(text, parameters, [&](sqlite3_stmt* statement) {
      SqliteRows rows(statement);
      int code = 0;
      while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        rows.add();
        if (!rows.full()) continue;
        take(rows.batch());
        rows.clear();
        core::check_cancelled();
      }
      check(code);
      take(rows.batch());
    });
  }

  void execute(const std::string& text, const Parameters& parameters) override {
    run(text, parameters, [&](sqlite3_stmt* statement) {
      int code = SQLITE_ROW;
      while (code == SQLITE_ROW) code = sqlite3_step(statement);
      check(code);
    });
  }

  std::int64_t last_insert_id() const override { return sqlite3_last_insert_rowid(database_.get()); }
  std::int64_t changes() const override { return sqlite3_changes64(database_.get()); }

 private:
  void check(int code) const {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) throw_sqlite(database_.get(), code, path_);
  }

  /// A kept statement is taken out of the store while it runs, so that a callback may run the same text again.
  template <class Use>
  void run(const std::string& text, const Parameters& parameters, const Use& use) {
    Statement statement = take_statement(text);
    bind(statement.get(), parameters);
    use(statement.get());
    check(sqlite3_reset(statement.get()));
    sqlite3_clear_bindings(statement.get());
    if (statements_.size() >= kStatementsKept) statements_.clear();
    statements_.insert_or_assign(text, std::move(statement));
  }

  Statement take_statement(const std::string& text) {
    if (auto kept = statements_.extract(text)) return std::move(kept.mapped());
    sqlite3_stmt* prepared = nullptr;
    const char* rest = nullptr;
    check(sqlite3_prepare_v3(database_.get(), text.c_str(), static_cast<int>(text.size()) + 1, SQLITE_PREPARE_PERSISTENT, &prepared, &rest));
    Statement statement(prepared, &sqlite3_finalize);
    if (!prepared || *rest != '\0') {
      throw core::Failure(core::FailureKind::internal,
                          {.sv = "SQL-texten är inte precis en sats", .en = "the SQL text is not exactly one statement"});
    }
    return statement;
  }

  void bind(sqlite3_stmt* statement, const Parameters& parameters) {
    if (sqlite3_bind_parameter_count(statement) != static_cast<int>(parameters.size())) {
      throw core::Failure(core::FailureKind::internal,
                          {.sv = "fel antal parametrar till en SQL-sats", .en = "wrong number of parameters to an SQL statement"});
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) check(bind_one(statement, static_cast<int>(i) + 1, parameters[i]));
  }

  static int bind_one(sqlite3_stmt* statement, int at, const Parameter& parameter) {
    if (const auto* integer = std::get_if<std::int64_t>(&parameter)) return sqlite3_bind_int64(statement, at, *integer);
    if (const auto* real = std::get_if<double>(&parameter)) return sqlite3_bind_double(statement, at, *real);
    if (const auto* text = std::get_if<std::string>(&parameter)) {
      return sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    return sqlite3_bind_null(statement, at);
  }

  std::string path_;
  Database database_{nullptr, &sqlite3_close};
  std::unordered_map<std::string, Statement> statements_;
};

}  // namespace

std::unique_ptr<SqliteConnection> open_sqlite(const std::filesystem::path& path, std::chrono::milliseconds busy_wait) {
  return std::make_unique<Sqlite>(path, busy_wait);
}

}  // namespace rodtrad::sql
