// The rows of one year on their way to Parquet. Years know nothing of each other: what a year's file looks like depends on
// its own rows alone. Columns with few different texts are gathered as numbers and written as what DuckDB calls
// enumerations, which spares most of the work on texts.
#pragma once

#include <memory>
#include <unordered_map>

#include "lake/dataset.h"
#include "schema/contract.h"
#include "sql/connection.h"

namespace rodtrad::lake {

/// A column that is gathered.
struct StagedColumn {
  std::string id;
  schema::ValueType type;
};

/// An enumeration with more texts would need wider numbers.
inline constexpr std::size_t kMostTexts = std::size_t{1} << 16;

/// The different texts of a column, numbered as they come.
class TextNumbers {
 public:
  std::int64_t of(const std::string& text);
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::unordered_map<std::string, std::int64_t> numbers_;
  std::vector<std::string> texts_;
};

class YearStage {
 public:
  /// `columns` must live on.
  YearStage(sql::DuckdbConnection& database, const schema::Contract& contract, const std::vector<StagedColumn>& columns, std::size_t most_texts,
            int year);

  /// Takes the chosen rows.
  void take(const table::Batch& rows, const std::vector<std::size_t>& chosen);
  /// Needs the table person_number (position, number). Throws Failure.
  DataFile write(const std::filesystem::path& folder);

 private:
  std::string table(std::string_view what) const { return fmt::format("{} {}", what, year_); }
  bool is_numbered(const std::string& column) const;
  void append_texts(std::size_t column);
  void make_plain(std::size_t column);
  void enumerate_texts(std::size_t column, bool has_values);
  DataFile measure();
  std::string value_of(const std::string& column) const;
  std::string selected(const schema::ContractColumn& column) const;
  std::string joins() const;
  std::string order() const;
  std::string copy_statement(const std::filesystem::path& path) const;

  sql::DuckdbConnection& database_;
  const schema::Contract& contract_;
  const std::vector<StagedColumn>& columns_;
  std::size_t most_texts_;
  int year_;
  std::string rows_;                             // the table of the rows, quoted
  std::map<std::size_t, TextNumbers> numbered_;  // by column
  DataFile file_;
};

}  // namespace rodtrad::lake
