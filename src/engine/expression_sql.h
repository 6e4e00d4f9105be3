// Expressions, filters and keys as SQL over one table, there called `scan`. Codes travel as parameters, lists as joined tables.
#pragma once

#include <string>
#include <vector>

#include "sql/connection.h"
#include "table/request.h"

namespace rodtrad::engine {

/// A piece of SQL with the parameters that its question marks stand for, in order.
struct Sql {
  std::string text;
  sql::Parameters parameters;

  Sql& operator<<(std::string_view words);
  Sql& operator<<(const Sql& piece);
  bool operator==(const Sql&) const = default;
};
Sql join(const std::vector<Sql>& pieces, std::string_view between);

using CodePairs = std::vector<std::pair<std::string, std::string>>;

/// Finds or makes the table of a list, with columns k0, k1 … (text, together unique) and value; gives its name.
class Lists {
 public:
  virtual ~Lists() = default;
  virtual std::string table_of(const table::LookupList& list) = 0;
  virtual std::string table_of(const CodePairs& codes) = 0;
};

/// Writes the parts of one statement: what its expressions need is gathered as joins.
class ExpressionWriter {
 public:
  ExpressionWriter(std::string table, Lists& lists) : table_(std::move(table)), lists_(lists) {}

  Sql value(const table::Expression& expression);
  /// Code of a key: text, "" for null.
  Sql code(const table::Expression& expression);
  /// Numerator and denominator with a positive denominator, both null when undefined; the denominator of an integer
  /// expression is 1.
  std::pair<Sql, Sql> fraction(const table::Expression& expression);
  /// "WHERE …", or nothing.
  Sql where(const table::Filter& filter);
  /// "FROM … AS scan LEFT JOIN …": written last, when all joins are known.
  Sql from() const;

 private:
  struct Join {
    std::string list;
    std::vector<Sql> keys;
    bool operator==(const Join&) const = default;
  };
  Sql code_or_null(const table::Expression& expression);
  Sql band(const table::Expression& expression);
  Sql looked_up(const std::string& list, const std::vector<table::Expression>& keys);
  Sql condition(const table::Condition& condition);

  std::string table_;
  Lists& lists_;
  std::vector<Join> joins_;
};

}  // namespace rodtrad::engine
