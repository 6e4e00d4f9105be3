// Blocks of texts to checked, typed columns: values, rules, keys. Each thread that checks has a reader of its own; what
// needs all rows in their order (duplicates, persons, counts) is the business of RowGate.
#pragma once

#include <deque>

#include "lake/block_faults.h"
#include "lake/checked_rows.h"
#include "lake/fingerprint.h"
#include "lake/row_plan.h"

namespace rodtrad::lake {

/// What tells whether a row was there before.
struct RowKey {
  enum class By { nothing, key, whole_row };
  By by = By::nothing;
  Fingerprint fingerprint;
};

class RowReader {
 public:
  explicit RowReader(const RowPlan& plan);
  RowReader(const RowReader&) = delete;
  RowReader& operator=(const RowReader&) = delete;

  /// Checks the block; what the members below say is about it, and the block must live meanwhile.
  void read(const formats::RowBlock& block);

  /// As the plan's columns: dates as days, persons as texts.
  std::vector<CheckedColumn>& columns() { return columns_; }
  const std::vector<RowKey>& keys() const { return keys_; }
  BlockFaults& faults() { return faults_; }
  FaultLog& log() { return log_; }

 private:
  /// What the texts of a column mean, so that each different one is looked at once.
  struct TextCache {
    struct Meaning {
      ValueFault fault = ValueFault::none;
      std::int64_t number = kNoNumber;  // in the pool
    };
    TextNumbers texts;  // as they stand in the file
    std::vector<Meaning> meanings;
    TextNumbers pool;                                  // values
    std::vector<std::optional<std::int64_t>> derived;  // by the number that it is derived from
  };
  struct Range {
    std::size_t first;
    std::size_t end;
  };

  void check_form(const formats::RowBlock& block, Range rows);
  void read_column(const formats::RowBlock& block, std::size_t index, Range rows);
  void fill_constant(const Value& value, std::size_t index, Range rows);
  void read_field(std::size_t index, std::size_t row, std::string_view text);
  void read_pooled(std::size_t index, std::size_t row, std::string_view text);
  TextCache::Meaning meaning_of(std::size_t index, std::string_view text);
  struct Translated {
    std::string_view text;
    bool has_value = false;
    bool is_listed = false;  // the map has a meaning for just this text
  };
  Translated translated(const ColumnPlan& column, std::string_view text) const;
  ValueFault read_value_of(const ColumnPlan& column, const Translated& value);
  std::string_view kept_text(std::string_view text);
  void refuse(const ColumnPlan& column, std::size_t row, ValueFault fault, std::string_view text);
  void miss(const ColumnPlan& column, std::size_t row);
  void derive(std::size_t index, Range rows);
  std::int64_t derived_number(std::size_t index, std::size_t row);
  std::string derived_text(const ColumnPlan& column, const CheckedColumn& from, std::size_t row) const;
  void check_years();
  void check_years_of(std::size_t index, const CheckedColumn& years);
  void check_rules();
  void check_rule(const schema::Rule& rule);
  bool add_key(std::size_t row, Fingerprint& key) const;
  void make_keys(const formats::RowBlock& block);

  const RowPlan& plan_;
  FaultLog log_;
  BlockFaults faults_;
  std::size_t rows_ = 0;
  std::vector<CheckedColumn> columns_;  // as the plan's
  std::deque<TextCache> caches_;        // the same
  std::deque<std::string> texts_;       // that do not stand like this in the block
  std::vector<std::size_t> key_columns_;
  std::vector<RowKey> keys_;
  Value value_;
};

}  // namespace rodtrad::lake
