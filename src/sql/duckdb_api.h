// The part of DuckDB's C interface that we use, declared by ourselves: the library comes without its header. The
// functions are those of kDuckdbVersion; open_duckdb compares versions before anything else is called.
#pragma once

#include <cstdint>

namespace rodtrad::sql::duckdb {

inline constexpr const char* kDuckdbVersion = "v1.5.6";

// Handles are pointers to types that only the library knows.
using Database = struct DatabaseHandle*;
using Session = struct SessionHandle*;
using Config = struct ConfigHandle*;
using Statement = struct StatementHandle*;
using Pending = struct PendingHandle*;
using Chunk = struct ChunkHandle*;
using Vector = struct VectorHandle*;
using LogicalType = struct LogicalTypeHandle*;
using Appender = struct AppenderHandle*;
using TableFunction = struct TableFunctionHandle*;
using BindInfo = struct BindInfoHandle*;
using InitInfo = struct InitInfoHandle*;
using FunctionInfo = struct FunctionInfoHandle*;

enum class State : int { success = 0, error = 1 };
enum class PendingState : int { ready = 0, not_ready = 1, error = 2, no_tasks = 3 };

// Numbers fixed by the library's interface.
enum class Type : int {
  boolean = 1,
  int8 = 2,
  int16 = 3,
  int32 = 4,
  int64 = 5,
  uint8 = 6,
  uint16 = 7,
  uint32 = 8,
  uint64 = 9,
  real32 = 10,
  real64 = 11,
  int128 = 16,
  text = 17,
};

/// Result as the library lays it out; the first five members are no longer in use.
struct Result {
  std::uint64_t unused_counts[3];
  void* unused_columns;
  char* unused_message;
  void* internal;
};

struct Int128 {
  std::uint64_t lower;
  std::int64_t upper;
};

static_assert(sizeof(Int128) == 16 && sizeof(Result) == 48);

extern "C" {
const char* duckdb_library_version();
void duckdb_free(void* pointer);

State duckdb_create_config(Config* config);
State duckdb_set_config(Config config, const char* name, const char* value);
void duckdb_destroy_config(Config* config);
State duckdb_open_ext(const char* path, Database* database, Config config, char** error);
void duckdb_close(Database* database);
State duckdb_connect(Database database, Session* session);
void duckdb_disconnect(Session* session);
void duckdb_interrupt(Session session);

State duckdb_prepare(Session session, const char* text, Statement* statement);
const char* duckdb_prepare_error(Statement statement);
void duckdb_destroy_prepare(Statement* statement);
State duckdb_bind_null(Statement statement, std::uint64_t index);
State duckdb_bind_int64(Statement statement, std::uint64_t index, std::int64_t value);
State duckdb_bind_double(Statement statement, std::uint64_t index, double value);
State duckdb_bind_varchar_length(Statement statement, std::uint64_t index, const char* text, std::uint64_t length);

State duckdb_pending_prepared_streaming(Statement statement, Pending* pending);
PendingState duckdb_pending_execute_task(Pending pending);
const char* duckdb_pending_error(Pending pending);
State duckdb_execute_pending(Pending pending, Result* result);
void duckdb_destroy_pending(Pending* pending);

const char* duckdb_result_error(Result* result);
std::uint64_t duckdb_column_count(Result* result);
const char* duckdb_column_name(Result* result, std::uint64_t column);
Type duckdb_column_type(Result* result, std::uint64_t column);
Chunk duckdb_fetch_chunk(Result result);
void duckdb_destroy_result(Result* result);

Chunk duckdb_create_data_chunk(LogicalType* types, std::uint64_t count);
std::uint64_t duckdb_data_chunk_get_size(Chunk chunk);
void duckdb_data_chunk_set_size(Chunk chunk, std::uint64_t size);
void duckdb_data_chunk_reset(Chunk chunk);
Vector duckdb_data_chunk_get_vector(Chunk chunk, std::uint64_t column);
void duckdb_destroy_data_chunk(Chunk* chunk);
std::uint64_t duckdb_vector_size();
void* duckdb_vector_get_data(Vector vector);
std::uint64_t* duckdb_vector_get_validity(Vector vector);
void duckdb_vector_ensure_validity_writable(Vector vector);
void duckdb_vector_assign_string_element_len(Vector vector, std::uint64_t row, const char* text, std::uint64_t length);
LogicalType duckdb_create_logical_type(Type type);
void duckdb_destroy_logical_type(LogicalType* type);

LogicalType duckdb_create_enum_type(const char** texts, std::uint64_t count);
TableFunction duckdb_create_table_function();
void duckdb_destroy_table_function(TableFunction* function);
void duckdb_table_function_set_name(TableFunction function, const char* name);
void duckdb_table_function_set_extra_info(TableFunction function, void* extra, void (*destroy)(void*));
void duckdb_table_function_set_bind(TableFunction function, void (*bind)(BindInfo));
void duckdb_table_function_set_init(TableFunction function, void (*init)(InitInfo));
void duckdb_table_function_set_function(TableFunction function, void (*fill)(FunctionInfo, Chunk));
State duckdb_register_table_function(Session session, TableFunction function);
void* duckdb_bind_get_extra_info(BindInfo info);
void duckdb_bind_add_result_column(BindInfo info, const char* name, LogicalType type);
void duckdb_init_set_max_threads(InitInfo info, std::uint64_t threads);
void* duckdb_function_get_extra_info(FunctionInfo info);
void duckdb_function_set_error(FunctionInfo info, const char* error);

State duckdb_appender_create(Session session, const char* schema, const char* table, Appender* appender);
const char* duckdb_appender_error(Appender appender);
State duckdb_append_data_chunk(Appender appender, Chunk chunk);
State duckdb_appender_close(Appender appender);
State duckdb_appender_destroy(Appender* appender);
}

}  // namespace rodtrad::sql::duckdb
