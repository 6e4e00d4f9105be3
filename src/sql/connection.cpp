// What all drivers share.
#include "sql/connection.h"

namespace rodtrad::sql {

static void append(table::ColumnData& to, const table::ColumnData& from) {
  std::visit(
      [&](auto& values) {
        const auto& more = std::get<std::decay_t<decltype(values)>>(from.values);
        values.insert(values.end(), more.begin(), more.end());
      },
      to.values);
  to.valid.insert(to.valid.end(), from.valid.begin(), from.valid.end());
}

table::Batch Connection::fetch(const std::string& text, const Parameters& parameters) {
  table::Batch all;
  query(text, parameters, [&](const table::Batch& block) {
    if (all.columns.empty()) {
      all = block;
      return;
    }
    for (std::size_t i = 0; i < all.columns.size(); ++i) append(all.columns[i], block.columns[i]);
  });
  return all;
}

static std::string doubled(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote) out += quote;
    out += c;
  }
  return out + quote;
}

std::string quoted(std::string_view identifier) { return doubled(identifier, '"'); }
std::string literal(std::string_view text) { return doubled(text, '\''); }

std::string parquet_rows(const std::vector<std::filesystem::path>& files) {
  std::vector<std::string> names;
  for (const std::filesystem::path& file : files) names.push_back(literal(file.string()));
  return fmt::format("read_parquet([{}], union_by_name = true)", fmt::join(names, ", "));
}

Transaction::Transaction(Connection& connection) : connection_(connection) { connection_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    connection_.execute("ROLLBACK");
  } catch (...) {  // the engine has already rolled back; nothing more can be done in a destructor
  }
}

void Transaction::commit() {
  connection_.execute("COMMIT");
  open_ = false;
}

Savepoint::Savepoint(Connection& connection) : connection_(connection) { connection_.execute("SAVEPOINT step"); }

Savepoint::~Savepoint() {
  if (!open_) return;
  try {
    connection_.execute("ROLLBACK TO step");
    connection_.execute("RELEASE step");
  } catch (...) {  // as above: the whole transaction is already gone
  }
}

void Savepoint::release() {
  connection_.execute("RELEASE step");
  open_ = false;
}

}  // namespace rodtrad::sql
