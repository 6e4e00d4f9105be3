// Rows of a SQLite statement gathered as typed columns. A column's type comes from its declaration, or, for a computed
// one, from the first value that is present.
#pragma once

#include <optional>
#include <vector>

#include "table/batch.h"

struct sqlite3_stmt;

namespace rodtrad::sql {

class SqliteRows {
 public:
  explicit SqliteRows(sqlite3_stmt* statement);
  void add();         // the statement's current row
  bool full() const;  // time to hand the block on: never while a column's type is unknown
  void clear();
  const table::Batch& batch() const { return batch_; }

 private:
  void add_value(int at);
  sqlite3_stmt* statement_;
  table::Batch batch_;
  std::vector<bool> known_;  // whether the column's type is settled
};

}  // namespace rodtrad::sql
