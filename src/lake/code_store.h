// Code lists of the workspace, with validity in time, and tables that lead from one list to another (an edition to the
// next, municipalities before and after a reform). The program ships only small lists (schema/code_list.h); the large ones
// are read in by whoever has the right to them. Nothing is guessed: a code without a row in the table has no target.
#pragma once

#include <functional>
#include <optional>

#include "formats/open_rows.h"
#include "sql/connection.h"

namespace rodtrad::lake {

struct StoredCode {
  std::string code;
  core::Text label;
  std::string parent;
  std::string valid_from;  // ISO day; "" = always
  std::string valid_to;    // the last day
};

struct StoredList {
  std::string id;
  core::Text label;
  core::Text source;
  std::string source_name;  // file; "" for a list of the program
  std::string sha256;
  std::string at;  // UTC
  std::string by;
  std::int64_t size = 0;
};

/// A row of a table between two lists.
struct CodeRow {
  std::string from;
  std::string to;
  std::optional<double> weight;
  core::Place place;
};

/// A code's way to another list.
struct CodeWay {
  enum class Kind { none, one_to_one, split, merge, split_and_merge };
  struct Target {
    std::string code;
    std::optional<double> weight;  // share of the code that goes there, when the table says
  };
  std::string code;
  Kind kind = Kind::none;
  std::vector<Target> targets;
};

/// "none", "one_to_one" …
std::string_view way_name(CodeWay::Kind kind);

struct CodeListRequest {
  std::filesystem::path file;  // columns code, label, and perhaps label_en, parent, valid_from, valid_to
  std::string id;
  core::Text label;  // "": the id
  core::Text source;
  std::string by;
};

struct CodeTableRequest {
  std::filesystem::path file;  // columns from, to, and perhaps weight
  std::string from;
  std::string to;
  std::string by;
};

class CodeStore {
 public:
  /// Makes the tables when they are not there.
  explicit CodeStore(sql::SqliteConnection& connection);

  using ReadCodes = std::function<core::Expected<std::vector<StoredCode>>(const std::filesystem::path& file)>;
  using ReadTable = std::function<core::Expected<std::vector<CodeRow>>(const std::filesystem::path& file)>;

  /// Replaces the list; all or nothing. Problems: bad_name, those of the reader, missing_column, missing_value, bad_date,
  /// code_twice (valid at the same time). Gives the number of codes. `read`: how the file is read, if not here.
  core::Expected<std::int64_t> import(const CodeListRequest& request, const ReadCodes& read = {});
  /// Replaces the table. Problems also: unknown_list, unknown_code, bad_weight, weights_not_one, row_twice.
  core::Expected<std::int64_t> import_table(const CodeTableRequest& request, const ReadTable& read = {});

  /// Those of the program first, then the workspace's own, by id.
  std::vector<StoredList> lists();
  /// Codes of a list in their order; with a day only those valid then. Problem unknown_list.
  core::Expected<std::vector<StoredCode>> codes(const std::string& id, const std::string& day = {});
  /// Ways of codes, or of all codes of the table. Problems: no_table, unknown_code.
  core::Expected<std::vector<CodeWay>> ways(const std::string& from, const std::string& to, const std::vector<std::string>& codes);

 private:
  core::Expected<core::Done> check_list(const std::string& id);
  sql::SqliteConnection& connection_;
};

}  // namespace rodtrad::lake
