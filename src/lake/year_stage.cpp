// In memory, in order, to the engine. Every stored column of the contract stands in every file, so that versions can be
// read together; columns that have no values are null.
#include "lake/year_stage.h"

#include <numeric>

#include "core/file.h"
#include "core/hash.h"
#include "sql/row_feed.h"

namespace rodtrad::lake {

using schema::ContractColumn;
using schema::ValueType;
using sql::FedColumn;

namespace {

class YearRows final : public sql::RowFeed {
 public:
  YearRows(const YearSpill& spill, const YearContext& context) : rows_(spill.rows()), context_(context) {
    for (std::size_t i = 0; i < context.columns.size(); ++i) staged_.emplace_back(spill, i, context);
    for (const ContractColumn& column : context.contract.columns) {
      if (column.stored) add(column);
    }
    sort();
  }

  DataFile describe(int year) const {
    DataFile file{.year = year, .name = fmt::format("{}.parquet", year), .rows = static_cast<std::int64_t>(rows_)};
    for (std::size_t i = 0; i < staged_.size(); ++i) {
      const StagedColumn& column = context_.columns[i];
      if (staged_[i].has_values()) file.columns.push_back(column.id);
      if (column.type == ValueType::money) file.sums[column.id] = staged_[i].sum(column.id);
    }
    return file;
  }

  const std::vector<FedColumn>& columns() const override { return columns_; }

  std::size_t fill(const std::vector<sql::FedValues>& block, std::size_t most) override {
    const std::span<const std::uint32_t> rows = std::span(order_).subspan(at_, std::min(most, order_.size() - at_));
    for (std::size_t i = 0; i < block.size(); ++i) fill(block[i], sources_[i], rows);
    at_ += rows.size();
    return rows.size();
  }

 private:
  const YearColumn* find(const std::string& id) const {
    for (std::size_t i = 0; i < staged_.size(); ++i) {
      if (context_.columns[i].id == id && staged_[i].has_values()) return &staged_[i];
    }
    return nullptr;
  }

  void add(const ContractColumn& column) {
    const YearColumn* source = find(column.id);
    const StagedColumn staged{column.id, column.type};
    FedColumn fed{.name = column.id,
                  .type = staged.is_text() || column.type == ValueType::date   ? FedColumn::Type::text
                          : source && source->form() == YearColumn::Form::wide ? FedColumn::Type::int64
                                                                               : FedColumn::Type::int32,
                  .texts = {}};
    if (source && source->form() == YearColumn::Form::listed) {
      fed.type = FedColumn::Type::enumeration;
      fed.texts = source->texts();
    }
    columns_.push_back(std::move(fed));
    sources_.push_back(source);
  }

  /// By what the contract orders by, then by all columns: rows that are still alike may stand in any order.
  void sort() {
    std::vector<const YearColumn*> by;
    for (const std::string& id : context_.contract.order) by.push_back(find(id));
    by.insert(by.end(), sources_.begin(), sources_.end());
    std::erase(by, nullptr);
    const auto is_before = [&](std::uint32_t one, std::uint32_t other) {
      for (const YearColumn* column : by) {
        if (const int found = column->compare(one, other); found != 0) return found < 0;
      }
      return false;
    };
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys = first_bits(by);
    std::sort(keys.begin(), keys.end());
    order_.reserve(rows_);
    for (const auto& [key, row] : keys) order_.push_back(row);
    for (std::size_t first = 0, end = 0; first < rows_; first = end) {
      while (end < rows_ && keys[end].first == keys[first].first) ++end;
      if (end - first > 1)
        std::sort(order_.begin() + static_cast<std::ptrdiff_t>(first), order_.begin() + static_cast<std::ptrdiff_t>(end), is_before);
    }
  }

  /// As much of the order as 64 bits hold, with the row.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> first_bits(const std::vector<const YearColumn*>& by) const {
    constexpr unsigned kBits = 64;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys(rows_);
    for (std::size_t row = 0; row < rows_; ++row) keys[row].second = static_cast<std::uint32_t>(row);
    unsigned used = 0;
    for (std::size_t i = 0; i < by.size() && used < kBits; ++i) {
      unsigned bits = 0;
      const std::vector<std::uint64_t> ranks = by[i]->ranks(bits);
      const unsigned taken = std::min(bits, kBits - used);
      if (taken == 0) continue;
      for (std::size_t row = 0; row < rows_; ++row) {
        const std::uint64_t before = taken == kBits ? 0 : keys[row].first << taken;
        keys[row].first = before | ranks[row] >> (bits - taken);
      }
      used += taken;
    }
    return keys;
  }

  static void fill(const sql::FedValues& to, const YearColumn* from, std::span<const std::uint32_t> rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!from || from->is_null(rows[i])) to.set_null(i);
    }
    if (!from) return;
    switch (from->form()) {
      case YearColumn::Form::narrow:
        for (std::size_t i = 0; i < rows.size(); ++i) to.int32s()[i] = from->narrow(rows[i]);
        break;
      case YearColumn::Form::wide:
        for (std::size_t i = 0; i < rows.size(); ++i) to.int64s()[i] = from->wide(rows[i]);
        break;
      case YearColumn::Form::listed:
        for (std::size_t i = 0; i < rows.size(); ++i) {
          if (!from->is_null(rows[i])) to.set_position(i, static_cast<std::uint32_t>(from->narrow(rows[i])), from->texts().size());
        }
        break;
      case YearColumn::Form::plain:
        for (std::size_t i = 0; i < rows.size(); ++i) {
          if (!from->is_null(rows[i])) to.set_text(i, from->text(rows[i]));
        }
        break;
    }
  }

  std::size_t rows_;
  const YearContext& context_;
  std::vector<YearColumn> staged_;
  std::vector<FedColumn> columns_;          // those of the contract
  std::vector<const YearColumn*> sources_;  // nullptr: no values
  std::vector<std::uint32_t> order_;
  std::size_t at_ = 0;
};

}  // namespace

DataFile write_year(int year, const YearSpill& spill, const YearContext& context, sql::DuckdbConnection& database,
                    const std::filesystem::path& folder) {
  const auto rows = std::make_shared<YearRows>(spill, context);
  DataFile file = rows->describe(year);
  const std::filesystem::path path = folder / file.name;
  const std::string name = fmt::format("year_{}", year < 0 ? fmt::format("before_{}", -static_cast<std::int64_t>(year)) : fmt::format("{}", year));
  database.feed(name, rows);
  database.execute(
      fmt::format("COPY (SELECT * FROM {}()) TO {} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)", name, sql::literal(path.string())));
  core::sync_path(path);
  file.bytes = static_cast<std::int64_t>(std::filesystem::file_size(path));
  file.sha256 = core::sha256_file(path.string());
  return file;
}

}  // namespace rodtrad::lake
