// A table function of the library that hands on the rows of a feed, in one thread and in their order.
#include "sql/duckdb_feed.h"

#include <cassert>
#include <exception>

#include "sql/duckdb_api.h"

namespace rodtrad::sql {

using namespace duckdb;

namespace {

/// The function outlives the rows, which are given back when their owner lets them go.
using Held = std::weak_ptr<RowFeed>;

std::shared_ptr<RowFeed> feed_in(void* held) {
  std::shared_ptr<RowFeed> feed = static_cast<Held*>(held)->lock();
  assert(feed);
  return feed;
}

constexpr std::size_t kNarrow = 0xFF, kMiddle = 0xFFFF;  // most members of enumerations whose positions take one and two bytes

LogicalType type_of(const FedColumn& column) {
  switch (column.type) {
    case FedColumn::Type::int32:
      return duckdb_create_logical_type(Type::int32);
    case FedColumn::Type::int64:
      return duckdb_create_logical_type(Type::int64);
    case FedColumn::Type::text:
      return duckdb_create_logical_type(Type::text);
    case FedColumn::Type::enumeration:
      break;
  }
  std::vector<const char*> texts;
  for (const std::string& one : column.texts) texts.push_back(one.c_str());
  return duckdb_create_enum_type(texts.data(), texts.size());
}

void bind_feed(BindInfo info) {
  const auto feed = feed_in(duckdb_bind_get_extra_info(info));
  for (const FedColumn& column : feed->columns()) {
    LogicalType type = type_of(column);
    duckdb_bind_add_result_column(info, column.name.c_str(), type);
    duckdb_destroy_logical_type(&type);
  }
}

void start_feed(InitInfo info) { duckdb_init_set_max_threads(info, 1); }

void fill_block(FunctionInfo info, Chunk chunk) {
  const auto feed = feed_in(duckdb_function_get_extra_info(info));
  try {
    std::vector<FedValues> values;
    for (std::size_t i = 0; i < feed->columns().size(); ++i) values.emplace_back(duckdb_data_chunk_get_vector(chunk, i));
    duckdb_data_chunk_set_size(chunk, feed->fill(values, duckdb_vector_size()));
  } catch (const std::exception& error) {  // nothing may fly through the library
    duckdb_function_set_error(info, error.what());
  }
}

}  // namespace

FedValues::FedValues(void* vector) : vector_(vector), data_(duckdb_vector_get_data(static_cast<Vector>(vector))) {
  duckdb_vector_ensure_validity_writable(static_cast<Vector>(vector));
  present_ = duckdb_vector_get_validity(static_cast<Vector>(vector));
}

void FedValues::set_position(std::size_t row, std::uint32_t position, std::size_t texts) const {
  if (texts <= kNarrow)
    static_cast<std::uint8_t*>(data_)[row] = static_cast<std::uint8_t>(position);
  else if (texts <= kMiddle)
    static_cast<std::uint16_t*>(data_)[row] = static_cast<std::uint16_t>(position);
  else
    static_cast<std::uint32_t*>(data_)[row] = position;
}

void FedValues::set_text(std::size_t row, std::string_view text) const {
  duckdb_vector_assign_string_element_len(static_cast<Vector>(vector_), row, text.data(), text.size());
}

namespace duckdb {

bool register_feed(Session session, const std::string& name, const std::shared_ptr<RowFeed>& feed) {
  TableFunction function = duckdb_create_table_function();
  duckdb_table_function_set_name(function, name.c_str());
  duckdb_table_function_set_extra_info(function, new Held(feed), [](void* held) { delete static_cast<Held*>(held); });
  duckdb_table_function_set_bind(function, bind_feed);
  duckdb_table_function_set_init(function, start_feed);
  duckdb_table_function_set_function(function, fill_block);
  const State state = duckdb_register_table_function(session, function);
  duckdb_destroy_table_function(&function);
  return state == State::success;
}

}  // namespace duckdb
}  // namespace rodtrad::sql
