// Copying values between data chunks and Batches, one column at a time.
#include "sql/duckdb_chunk.h"

#include "core/failure.h"

namespace rodtrad::sql::duckdb {

namespace {

[[noreturn]] void throw_outside(const std::string& column) {
  throw core::Failure(core::FailureKind::database, {.sv = fmt::format("ett heltal i kolumnen {} ryms inte i 64 bitar", column),
                                                    .en = fmt::format("an integer in column {} does not fit in 64 bits", column)});
}

[[noreturn]] void throw_type(const ColumnHead& head) {
  throw core::Failure(core::FailureKind::internal,
                      {.sv = fmt::format("kolumnen {} har en typ som inte läses ({})", head.name, static_cast<int>(head.type)),
                       .en = fmt::format("column {} has a type that is not read ({})", head.name, static_cast<int>(head.type))});
}

std::vector<std::uint8_t> validity_of(Vector vector, std::size_t rows) {
  const std::uint64_t* bits = duckdb_vector_get_validity(vector);
  std::vector<std::uint8_t> valid(rows, 1);
  if (!bits) return valid;
  for (std::size_t row = 0; row < rows; ++row) valid[row] = bits[row / 64] >> (row % 64) & 1;
  return valid;
}

template <class From, class To>
void copy_values(const void* data, table::ColumnData& to) {
  const From* from = static_cast<const From*>(data);
  std::vector<To> values(to.size());
  for (std::size_t row = 0; row < to.size(); ++row) values[row] = to.valid[row] ? static_cast<To>(from[row]) : To{};
  to.values = std::move(values);
}

void copy_wide(const void* data, table::ColumnData& to) {
  const Int128* from = static_cast<const Int128*>(data);
  std::vector<std::int64_t> values(to.size());
  for (std::size_t row = 0; row < to.size(); ++row) {
    if (!to.valid[row]) continue;
    values[row] = static_cast<std::int64_t>(from[row].lower);
    if (from[row].upper != (values[row] < 0 ? -1 : 0)) throw_outside(to.name);
  }
  to.values = std::move(values);
}

void copy_unsigned(const void* data, table::ColumnData& to) {
  copy_values<std::uint64_t, std::int64_t>(data, to);
  const auto& values = std::get<std::vector<std::int64_t>>(to.values);
  if (std::any_of(values.begin(), values.end(), [](std::int64_t value) { return value < 0; })) throw_outside(to.name);
}

void copy_text(const void* data, table::ColumnData& to) {
  const PackedText* from = static_cast<const PackedText*>(data);
  std::vector<std::string> values(to.size());
  for (std::size_t row = 0; row < to.size(); ++row) {
    if (to.valid[row]) values[row] = from[row].view();
  }
  to.values = std::move(values);
}

void copy_column(const void* data, const ColumnHead& head, table::ColumnData& to) {
  switch (head.type) {
    case Type::boolean:
    case Type::uint8:
      return copy_values<std::uint8_t, std::int64_t>(data, to);
    case Type::int8:
      return copy_values<std::int8_t, std::int64_t>(data, to);
    case Type::int16:
      return copy_values<std::int16_t, std::int64_t>(data, to);
    case Type::int32:
      return copy_values<std::int32_t, std::int64_t>(data, to);
    case Type::int64:
      return copy_values<std::int64_t, std::int64_t>(data, to);
    case Type::uint16:
      return copy_values<std::uint16_t, std::int64_t>(data, to);
    case Type::uint32:
      return copy_values<std::uint32_t, std::int64_t>(data, to);
    case Type::uint64:
      return copy_unsigned(data, to);
    case Type::int128:
      return copy_wide(data, to);
    case Type::real32:
      return copy_values<float, double>(data, to);
    case Type::real64:
      return copy_values<double, double>(data, to);
    case Type::text:
      return copy_text(data, to);
  }
  throw_type(head);
}

RawType raw_type_of(const ColumnHead& head) {
  switch (head.type) {
    case Type::int8:
      return RawType::int8;
    case Type::int16:
      return RawType::int16;
    case Type::int32:
      return RawType::int32;
    case Type::int64:
      return RawType::int64;
    case Type::uint8:
      return RawType::uint8;
    case Type::uint16:
      return RawType::uint16;
    case Type::uint32:
      return RawType::uint32;
    case Type::text:
      return RawType::text;
    default:
      throw_type(head);
  }
}

Type type_for(const table::ColumnData& column) {
  switch (column.type()) {
    case table::ColumnType::integer:
      return Type::int64;
    case table::ColumnType::real:
      return Type::real64;
    case table::ColumnType::text:
      return Type::text;
  }
  return Type::text;
}

void fill_column(Vector vector, const table::ColumnData& column, std::size_t first, std::size_t count) {
  duckdb_vector_ensure_validity_writable(vector);
  std::uint64_t* bits = duckdb_vector_get_validity(vector);
  void* data = duckdb_vector_get_data(vector);
  for (std::size_t row = 0; row < count; ++row) {
    const std::size_t at = first + row;
    const std::uint64_t bit = std::uint64_t{1} << (row % 64);
    bits[row / 64] = column.is_null(at) ? bits[row / 64] & ~bit : bits[row / 64] | bit;
    if (column.is_null(at)) continue;
    switch (column.type()) {
      case table::ColumnType::integer:
        static_cast<std::int64_t*>(data)[row] = column.integer(at);
        break;
      case table::ColumnType::real:
        static_cast<double*>(data)[row] = column.real(at);
        break;
      case table::ColumnType::text:
        duckdb_vector_assign_string_element_len(vector, row, column.text(at).data(), column.text(at).size());
        break;
    }
  }
}

}  // namespace

table::Batch batch_of(Chunk chunk, const std::vector<ColumnHead>& heads) {
  const std::size_t rows = duckdb_data_chunk_get_size(chunk);
  table::Batch batch;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const Vector vector = duckdb_data_chunk_get_vector(chunk, i);
    table::ColumnData column{.name = heads[i].name, .values = {}, .valid = validity_of(vector, rows)};
    copy_column(duckdb_vector_get_data(vector), heads[i], column);
    batch.columns.push_back(std::move(column));
  }
  return batch;
}

RawBlock raw_block_of(Chunk chunk, const std::vector<ColumnHead>& heads) {
  RawBlock block{.rows = duckdb_data_chunk_get_size(chunk), .columns = {}};
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const Vector vector = duckdb_data_chunk_get_vector(chunk, i);
    block.columns.push_back({raw_type_of(heads[i]), duckdb_vector_get_data(vector), duckdb_vector_get_validity(vector)});
  }
  return block;
}

Chunk make_chunk(const table::Batch& batch) {
  std::vector<LogicalType> types;
  for (const table::ColumnData& column : batch.columns) types.push_back(duckdb_create_logical_type(type_for(column)));
  const Chunk chunk = duckdb_create_data_chunk(types.data(), types.size());
  for (LogicalType& type : types) duckdb_destroy_logical_type(&type);
  return chunk;
}

void fill_chunk(Chunk chunk, const table::Batch& batch, std::size_t first, std::size_t count) {
  duckdb_data_chunk_reset(chunk);
  for (std::size_t i = 0; i < batch.columns.size(); ++i) fill_column(duckdb_data_chunk_get_vector(chunk, i), batch.columns[i], first, count);
  duckdb_data_chunk_set_size(chunk, count);
}

}  // namespace rodtrad::sql::duckdb
