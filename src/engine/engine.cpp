// Kernels first. For SQL, the scan of a source and the lists beside it are tables of one locked-down DuckDB; each request
// is one statement.
#include "engine/engine.h"

#include <mutex>

#include "core/failure.h"
#include "core/hash.h"
#include "engine/kernels/kernels.h"
#include "engine/statements.h"

namespace rodtrad::engine {

namespace {

constexpr char kBetween = '\x1f';

/// Lists become tables once, found again by the hash of their contents.
class ListTables final : public Lists {
 public:
  explicit ListTables(sql::DuckdbConnection& database) : database_(database) {}

  std::string table_of(const table::LookupList& list) override {
    std::string contents = fmt::format("number{}{}", kBetween, list.keys.size());
    table::Batch rows = empty_rows(list.keys.size(), std::vector<std::int64_t>());
    for (const table::LookupList::Row& row : list.rows) {
      for (std::size_t i = 0; i < row.key.size(); ++i) add_code(rows.columns[i], row.key[i], contents);
      std::get<0>(rows.columns.back().values).push_back(row.value.value_or(0));
      rows.columns.back().valid.push_back(row.value.has_value());
      contents += row.value ? fmt::format("{}\n", *row.value) : "\n";
    }
    return made(contents, rows, "BIGINT");
  }

  std::string table_of(const CodePairs& codes) override {
    std::string contents = "code";
    table::Batch rows = empty_rows(1, std::vector<std::string>());
    for (const auto& [from, to] : codes) {
      add_code(rows.columns[0], from, contents);
      add_code(rows.columns[1], to, contents);
    }
    return made(contents, rows, "VARCHAR");
  }

 private:
  template <class Values>
  static table::Batch empty_rows(std::size_t keys, Values values) {
    table::Batch rows;
    for (std::size_t i = 0; i < keys; ++i) rows.columns.push_back({fmt::format("k{}", i), std::vector<std::string>(), {}});
    rows.columns.push_back({"value", std::move(values), {}});
    return rows;
  }

  static void add_code(table::ColumnData& column, const std::string& code, std::string& contents) {
    std::get<2>(column.values).push_back(code);
    column.valid.push_back(1);
    contents += code + kBetween;
  }

  // The primary key makes a list with one key twice fail here: joined, it would count rows twice.
  std::string made(const std::string& contents, const table::Batch& rows, std::string_view type) {
    const std::string hash = core::sha256_hex(contents);
    if (const auto found = names_.find(hash); found != names_.end()) return found->second;
    std::string name = fmt::format("codes{}", names_.size());
    std::vector<std::string> keys;
    for (std::size_t i = 0; i + 1 < rows.columns.size(); ++i) keys.push_back(fmt::format("k{}", i));
    const std::string columns = fmt::format("{} VARCHAR", fmt::join(keys, " VARCHAR, "));
    database_.execute(fmt::format("CREATE OR REPLACE TEMP TABLE {} ({}, value {}, PRIMARY KEY ({}))", name, columns, type, fmt::join(keys, ", ")));
    database_.append(name, rows);
    names_.emplace(hash, name);
    return name;
  }

  sql::DuckdbConnection& database_;
  std::map<std::string, std::string> names_;
};

using Requests = std::vector<const table::Request*>;

std::set<std::string> needed_columns(const Source& source, const Requests& requests) {
  std::set<std::string> needed;
  for (const table::Request* request : requests) {
    for (std::string& column : table::columns_of(*request)) needed.insert(std::move(column));
    if (source.has_persons && std::holds_alternative<table::Cells>(*request)) needed.insert("person");
  }
  return needed;
}

Requests::const_iterator find_equal(const Requests& requests, const table::Request& request) {
  return std::find_if(requests.begin(), requests.end(), [&](const table::Request* one) { return *one == request; });
}

}  // namespace

namespace {

/// The database and what was read into it; opened when it is first needed, which it seldom is.
class SqlSide {
 public:
  explicit SqlSide(const Options& options)
      : options_({.allowed = options.folders, .scratch = options.scratch, .threads = options.threads, .memory_limit = options.memory_limit}) {
    options_.allowed.push_back(options.scratch);
  }

  /// A connection of the caller's own.
  std::unique_ptr<sql::DuckdbConnection> connect() { return database().another(); }

  std::int64_t scans() const { return scans_; }
  std::int64_t rows_read() const { return rows_read_; }

  /// Answers what is not answered yet.
  void answer_rest(const Source& source, const Requests& requests, std::vector<std::optional<table::Answer>>& found) {
    Requests rest;
    for (std::size_t i = 0; i < requests.size(); ++i) {
      if (!found[i]) rest.push_back(requests[i]);
    }
    if (rest.empty()) return;
    const Scan read{.table = scan(source, needed_columns(source, rest)), .has_persons = source.has_persons};
    for (std::size_t i = 0; i < requests.size(); ++i) {
      if (!found[i]) found[i] = answer(read, *requests[i]);
    }
  }

 private:
  /// What is in memory of one source.
  struct Loaded {
    std::string table;
    std::set<std::string> columns;
    bool complete = false;
  };

  sql::DuckdbConnection& database() {
    std::call_once(opened_, [this] {
      database_ = sql::open_duckdb(options_);
      lists_.emplace(*database_);
    });
    return *database_;
  }

  /// The table that holds at least these columns of the source.
  std::string scan(const Source& source, const std::set<std::string>& needed) {
    const std::string files = sql::parquet_rows(source.files);
    Loaded& now = loaded_.try_emplace(files, Loaded{.table = fmt::format("scan{}", loaded_.size())}).first->second;
    if (now.complete && std::includes(now.columns.begin(), now.columns.end(), needed.begin(), needed.end())) return now.table;
    std::set<std::string> columns = needed;
    columns.insert(now.columns.begin(), now.columns.end());
    read(now.table, columns, files);
    now.columns = std::move(columns);
    now.complete = true;
    return now.table;
  }

  void read(const std::string& name, const std::set<std::string>& columns, const std::string& files) {
    const std::string from = " FROM " + files;
    std::vector<std::string> names;
    for (const std::string& column : columns) names.push_back(sql::quoted(column));
    if (names.empty()) names.push_back("true AS only_counted");
    const table::Batch types = database().fetch(fmt::format("DESCRIBE SELECT {}{}", fmt::join(names, ", "), from));
    for (std::size_t i = 0; i < names.size(); ++i) {  // differences of small numbers may need more bits
      if (types.columns[1].text(i) == "INTEGER") names[i] = fmt::format("CAST({0} AS BIGINT) AS {0}", names[i]);
    }
    database().execute(fmt::format("CREATE OR REPLACE TEMP TABLE {} AS SELECT {}{}", name, fmt::join(names, ", "), from));
    scans_ += 1;
    rows_read_ += database().fetch("SELECT count(*) FROM " + name).columns[0].integer(0);
  }

  table::Batch rows_of(const Sql& statement) { return database().fetch(statement.text, statement.parameters); }

  table::Answer answer(const Scan& scan, const table::Request& request) {
    if (const auto* cells = std::get_if<table::Cells>(&request))
      return cells_answer(*cells, scan.has_persons, rows_of(cells_statement(*cells, scan, *lists_)));
    if (const auto* quantiles = std::get_if<table::Quantiles>(&request))
      return quantiles_answer(*quantiles, rows_of(quantiles_statement(*quantiles, scan, *lists_)));
    const auto& ranked = std::get<table::Ranked>(request);
    return ranked_answer(ranked, rows_of(ranked_statement(ranked, scan, *lists_)));
  }

  sql::DuckdbOptions options_;
  std::once_flag opened_;
  std::unique_ptr<sql::DuckdbConnection> database_;
  std::optional<ListTables> lists_;
  std::map<std::string, Loaded> loaded_;  // by the list of files
  std::int64_t scans_ = 0;
  std::int64_t rows_read_ = 0;
};

}  // namespace

struct Engine::State {
  SqlSide sql;
  std::unique_ptr<kernels::Kernels> kernels;  // none when SQL is to answer everything

  explicit State(const Options& options) : sql(options) {
    if (options.kernel_bytes > 0)
      kernels = std::make_unique<kernels::Kernels>([this] { return sql.connect(); }, options.threads, options.kernel_bytes);
  }
};

Engine::Engine(const Options& options) : state_(std::make_unique<State>(options)) {}
Engine::~Engine() = default;

std::vector<table::Answer> Engine::answer(const Source& source, const std::vector<table::Request>& requests) {
  std::vector<const table::Request*> unique;
  for (const table::Request& request : requests) {
    if (find_equal(unique, request) == unique.end()) unique.push_back(&request);
  }
  std::vector<std::optional<table::Answer>> found(unique.size());
  if (state_->kernels) found = state_->kernels->answer(source, needed_columns(source, unique), unique);
  state_->sql.answer_rest(source, unique, found);
  std::vector<table::Answer> answers;
  for (const table::Request& request : requests) answers.push_back(*found[static_cast<std::size_t>(find_equal(unique, request) - unique.begin())]);
  return answers;
}

std::int64_t Engine::scans() const { return state_->sql.scans() + (state_->kernels ? state_->kernels->scans() : 0); }
std::int64_t Engine::rows_read() const { return state_->sql.rows_read() + (state_->kernels ? state_->kernels->rows_read() : 0); }

std::int64_t Engine::kernel_answers() const { return state_->kernels ? state_->kernels->answers() : 0; }
bool Engine::lacked_memory() const { return state_->kernels && state_->kernels->lacked_memory(); }

std::string key_names(std::size_t keys, std::string_view after) {
  std::string out;
  for (std::size_t i = 0; i < keys; ++i) out += fmt::format("k{}{}", i, after);
  return out;
}

Sql key_columns(const std::vector<table::Key>& by, ExpressionWriter& writer) {
  Sql out;
  for (std::size_t i = 0; i < by.size(); ++i) out << writer.code(by[i].value) << fmt::format(" AS k{}, ", i);
  return out;
}

std::vector<std::string> key_at(const table::Batch& rows, std::size_t keys, std::size_t row) {
  std::vector<std::string> key;
  for (std::size_t i = 0; i < keys; ++i) key.push_back(rows.columns[i].text(row));
  return key;
}

}  // namespace rodtrad::engine
