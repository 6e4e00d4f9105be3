// The DuckDB driver. A query runs as a pending result, task by task, so that Ctrl-C is noticed between tasks; rows are
// streamed chunk by chunk.
#include "sql/connection.h"

#include <chrono>
#include <exception>
#include <thread>

#include "core/failure.h"
#include "sql/duckdb_api.h"
#include "sql/duckdb_chunk.h"
#include "sql/duckdb_feed.h"

namespace rodtrad::sql {

using namespace duckdb;

namespace {

/// Owns a handle of the library and gives it back with its function.
template <class Handle, auto destroy>
struct Owned {
  Handle handle{};
  Owned() = default;
  explicit Owned(Handle taken) : handle(taken) {}
  ~Owned() { destroy(&handle); }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
};

using OwnedDatabase = Owned<Database, duckdb_close>;
using OwnedConfig = Owned<Config, duckdb_destroy_config>;
using OwnedStatement = Owned<Statement, duckdb_destroy_prepare>;
using OwnedPending = Owned<Pending, duckdb_destroy_pending>;
using OwnedResult = Owned<Result, duckdb_destroy_result>;
using OwnedChunk = Owned<Chunk, duckdb_destroy_data_chunk>;
using OwnedAppender = Owned<Appender, [](Appender* appender) { duckdb_appender_destroy(appender); }>;

/// The library tells the kind of an error only in the first words of its text when a query is pending.
core::FailureKind kind_of(std::string_view text) {
  for (const char* full : {"No space left on device", "File too large", "Disk quota exceeded", "max_temp_directory_size"}) {
    if (text.find(full) != text.npos) return core::FailureKind::disk_full;
  }
  if (text.starts_with("IO Error")) return core::FailureKind::io;
  if (text.starts_with("INTERRUPT")) return core::FailureKind::cancelled;
  return core::FailureKind::database;
}

[[noreturn]] void throw_failure(const char* message) {
  const std::string text = message ? message : "unknown error";
  const core::FailureKind kind = kind_of(text);
  core::Text hint;
  if (kind == core::FailureKind::disk_full) {
    hint = {.sv = "frigör utrymme och kör om; inget halvskrivet ligger kvar", .en = "free some space and run again; nothing half-written is left"};
  }
  throw core::Failure(kind, {.sv = "databasmotorn svarade: " + text, .en = "the database engine answered: " + text}, std::move(hint));
}

void check_version() {
  const std::string_view found = duckdb_library_version();
  if (found == kDuckdbVersion) return;
  throw core::Failure(core::FailureKind::database,
                      {.sv = fmt::format("DuckDB har version {}, men programmet är byggt för {}", found, kDuckdbVersion),
                       .en = fmt::format("DuckDB has version {}, but the program is built for {}", found, kDuckdbVersion)},
                      {.sv = "installera rätt version av libduckdb", .en = "install the right version of libduckdb"});
}

void set_option(Config config, const char* name, const std::string& value) {
  if (duckdb_set_config(config, name, value.c_str()) == State::error) throw_failure(name);
}

Database open_database(const DuckdbOptions& options) {
  check_version();
  OwnedConfig config;
  duckdb_create_config(&config.handle);
  set_option(config.handle, "threads", fmt::format("{}", options.threads));
  set_option(config.handle, "memory_limit", options.memory_limit);
  set_option(config.handle, "temp_directory", options.scratch.string());
  set_option(config.handle, "autoinstall_known_extensions", "false");
  set_option(config.handle, "autoload_known_extensions", "false");
  Database database = nullptr;
  char* error = nullptr;
  if (duckdb_open_ext(nullptr, &database, config.handle, &error) == State::success) return database;
  const std::string message = error ? error : "";
  duckdb_free(error);
  throw_failure(message.c_str());
}

void bind(Statement statement, std::uint64_t index, const Parameter& parameter) {
  struct Binder {
    Statement statement;
    std::uint64_t index;
    State operator()(std::nullptr_t) const { return duckdb_bind_null(statement, index); }
    State operator()(std::int64_t value) const { return duckdb_bind_int64(statement, index, value); }
    State operator()(double value) const { return duckdb_bind_double(statement, index, value); }
    State operator()(const std::string& text) const { return duckdb_bind_varchar_length(statement, index, text.data(), text.size()); }
  };
  if (std::visit(Binder{statement, index}, parameter) == State::error) throw_failure(duckdb_prepare_error(statement));
}

/// Runs until rows are ready; while other threads do the work, waits in short steps.
void run_tasks(Pending pending) {
  for (;;) {
    core::check_cancelled();
    switch (duckdb_pending_execute_task(pending)) {
      case PendingState::ready:
        return;
      case PendingState::error:
        throw_failure(duckdb_pending_error(pending));
      case PendingState::no_tasks:
        std::this_thread::sleep_for(std::chrono::microseconds(100));
        break;
      case PendingState::not_ready:
        break;
    }
  }
}

/// Ends a query that an exception gives up. The library's threads go on working on it, and a connection that is destroyed
/// while an exception flies does not wait for them; preparing another statement does.
class Abandoned {
 public:
  explicit Abandoned(Session session) : session_(session), flying_(std::uncaught_exceptions()) {}
  Abandoned(const Abandoned&) = delete;
  Abandoned& operator=(const Abandoned&) = delete;
  ~Abandoned() {
    if (std::uncaught_exceptions() == flying_) return;
    duckdb_interrupt(session_);
    OwnedStatement next;
    duckdb_prepare(session_, "SELECT 1", &next.handle);
  }

 private:
  Session session_;
  int flying_;
};

std::vector<ColumnHead> heads_of(Result& result) {
  std::vector<ColumnHead> heads;
  for (std::uint64_t i = 0; i < duckdb_column_count(&result); ++i) heads.push_back({duckdb_column_name(&result, i), duckdb_column_type(&result, i)});
  return heads;
}

class Duckdb final : public DuckdbConnection {
 public:
  explicit Duckdb(std::shared_ptr<OwnedDatabase> database) : database_(std::move(database)) {
    if (duckdb_connect(database_->handle, &session_.handle) == State::error) throw_failure("connect");
  }

  void query(const std::string& text, const Parameters& parameters, const std::function<void(const table::Batch&)>& take) override {
    bool any = false;
    const auto take_chunk = [&](Chunk chunk, const std::vector<ColumnHead>& heads) {
      if (any && duckdb_data_chunk_get_size(chunk) == 0) return;
      take(batch_of(chunk, heads));
      any = true;
    };
    const std::vector<ColumnHead> heads = run(text, parameters, take_chunk);
    if (!any) take(empty_batch(heads));
  }

  void stream(const std::string& text, const std::function<void(const RawBlock&)>& take) override {
    run(text, {}, [&](Chunk chunk, const std::vector<ColumnHead>& heads) { take(raw_block_of(chunk, heads)); });
  }

  void feed(const std::string& name, const std::shared_ptr<RowFeed>& rows) override {
    if (!register_feed(session_.handle, name, rows)) throw_failure(name.c_str());
  }

  std::unique_ptr<DuckdbConnection> another() override { return std::make_unique<Duckdb>(database_); }

  void execute(const std::string& text, const Parameters& parameters) override {
    query(text, parameters, [](const table::Batch&) {});
  }

  void append(const std::string& table, const table::Batch& rows) override {
    const Use use(in_use_);
    OwnedAppender appender;
    if (duckdb_appender_create(session_.handle, nullptr, table.c_str(), &appender.handle) == State::error) {
      throw_failure(duckdb_appender_error(appender.handle));
    }
    const OwnedChunk chunk(make_chunk(rows));
    const std::size_t block = duckdb_vector_size();
    for (std::size_t first = 0; first < rows.rows(); first += block) {
      core::check_cancelled();
      fill_chunk(chunk.handle, rows, first, std::min(block, rows.rows() - first));
      if (duckdb_append_data_chunk(appender.handle, chunk.handle) == State::error) throw_failure(duckdb_appender_error(appender.handle));
    }
    if (duckdb_appender_close(appender.handle) == State::error) throw_failure(duckdb_appender_error(appender.handle));
  }

  // The order matters: folders can be named only while access is open, and nothing can be set after the lock.
  void lock_down(const DuckdbOptions& options) {
    std::vector<std::string> folders;
    for (const std::filesystem::path& folder : options.allowed) folders.push_back(literal(std::filesystem::absolute(folder).string()));
    execute(fmt::format("SET allowed_directories = [{}]", fmt::join(folders, ", ")), {});
    execute("SET enable_external_access = false", {});
    execute("SET lock_configuration = true", {});
  }

 private:
  /// A stream ends when its connection is used for something else: that would lose rows, so it is refused.
  struct Use {
    bool& flag;
    explicit Use(bool& f) : flag(f) {
      if (flag) throw core::Failure(core::FailureKind::internal, core::same_text("DuckDB connection used inside its own query"));
      flag = true;
    }
    ~Use() { flag = false; }
  };

  /// Runs one statement, hands its chunks on and gives the heads of its columns.
  template <class Take>
  std::vector<ColumnHead> run(const std::string& text, const Parameters& parameters, const Take& take) {
    const Use use(in_use_);
    OwnedStatement statement;
    if (duckdb_prepare(session_.handle, text.c_str(), &statement.handle) == State::error) throw_failure(duckdb_prepare_error(statement.handle));
    for (std::size_t i = 0; i < parameters.size(); ++i) bind(statement.handle, i + 1, parameters[i]);
    OwnedPending pending;
    const Abandoned abandoned(session_.handle);
    if (duckdb_pending_prepared_streaming(statement.handle, &pending.handle) == State::error) throw_failure(duckdb_pending_error(pending.handle));
    run_tasks(pending.handle);
    OwnedResult result;
    if (duckdb_execute_pending(pending.handle, &result.handle) == State::error) throw_failure(duckdb_result_error(&result.handle));
    std::vector<ColumnHead> heads = heads_of(result.handle);
    for (;;) {
      core::check_cancelled();
      const OwnedChunk chunk(duckdb_fetch_chunk(result.handle));
      if (!chunk.handle) break;
      take(chunk.handle, heads);
    }
    if (const char* error = duckdb_result_error(&result.handle)) throw_failure(error);
    return heads;
  }

  static table::Batch empty_batch(const std::vector<ColumnHead>& heads) {
    std::vector<LogicalType> types;
    for (const ColumnHead& head : heads) types.push_back(duckdb_create_logical_type(head.type));
    const OwnedChunk chunk(duckdb_create_data_chunk(types.data(), types.size()));
    for (LogicalType& type : types) duckdb_destroy_logical_type(&type);
    return batch_of(chunk.handle, heads);
  }

  std::shared_ptr<OwnedDatabase> database_;
  Owned<Session, duckdb_disconnect> session_;
  bool in_use_ = false;
};

}  // namespace

std::unique_ptr<DuckdbConnection> open_duckdb(const DuckdbOptions& options) {
  auto connection = std::make_unique<Duckdb>(std::make_shared<OwnedDatabase>(open_database(options)));
  connection->lock_down(options);
  return connection;
}

}  // namespace rodtrad::sql
