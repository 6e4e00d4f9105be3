// One pass over the log, then one over the records.
#include "records/audit.h"

#include <fmt/format.h>

#include <charconv>
#include <map>

#include "core/hash.h"
#include "core/json.h"
#include "records/entry_json.h"
#include "records/load.h"

namespace rodtrad::records {
namespace {

using core::Problems;
using core::say;
using core::tell;

class Verification {
 public:
  explicit Verification(const std::optional<AuditHead>& kept) : kept_(kept) {}

  void entry(const table::Batch& rows, std::size_t row) {
    const auto& columns = rows.columns;
    const LogEntry entry{.sequence = columns[0].integer(row),
                         .at = columns[1].text(row),
                         .act = {.by = columns[2].text(row), .source = columns[3].text(row)},
                         .action = columns[4].text(row),
                         .record = {.type = columns[5].text(row), .number = columns[6].integer(row)},
                         .version = columns[7].integer(row),
                         .erased = columns[9].is_null(row)};
    const std::string& hash_of_content = columns[10].text(row);
    const std::string& hash = columns[11].text(row);
    if (entry.sequence != audit.head.sequence + 1) {
      problem(entry.sequence, "audit_gap",
              say("posterna {}–{} saknas", "the entries {}–{} are missing", audit.head.sequence + 1, entry.sequence - 1));
    } else if (chain_hash(audit.head.hash, entry, hash_of_content) != hash) {
      problem(entry.sequence, "audit_altered", say("posten stämmer inte med kedjan", "the entry does not fit the chain"));
    }
    if (kept_ && kept_->sequence == entry.sequence && kept_->hash != hash) {
      problem(entry.sequence, "audit_rewritten",
              say("loggen är omskriven sedan det sparade huvudet", "the log was rewritten since the head was kept"));
    }
    content(entry, columns[8].is_null(row) ? "" : columns[8].text(row), entry.erased ? "" : columns[9].text(row), hash_of_content);
    audit.head = {.sequence = entry.sequence, .hash = hash};
    ++audit.entries;
  }

  /// After the last entry.
  void end() {
    if (!kept_ || kept_->sequence <= audit.head.sequence) return;
    problem(kept_->sequence, "audit_truncated", say("loggen slutar vid {}", "the log ends at {}", audit.head.sequence));
  }

  Audit audit;

 private:
  void problem(std::int64_t sequence, std::string code, core::Text message) {
    tell(audit.problems, {.file = fmt::format("record_log:{}", sequence)}, std::move(code), std::move(message));
  }

  void content(const LogEntry& entry, const std::string& salt, const std::string& content, const std::string& hash) {
    audit.erased += entry.erased;
    if (!entry.erased && content_hash(salt, content) != hash) {
      problem(entry.sequence, "audit_content_altered", say("postens innehåll är ändrat", "the content of the entry was altered"));
    }
  }

  const std::optional<AuditHead>& kept_;
};

/// Hash of each record as the log last knows it, "" when that is erased, for numbers after `from` up to `to`.
std::map<std::int64_t, std::string> last_hashes(sql::Connection& connection, const std::string& type, std::int64_t from, std::int64_t to) {
  std::map<std::int64_t, std::string> last;
  connection.query("SELECT number, content FROM record_log WHERE type = ? AND number > ? AND number <= ? ORDER BY number, version", {type, from, to},
                   [&](const table::Batch& rows) {
                     for (std::size_t row = 0; row < rows.rows(); ++row) {
                       const auto read = core::parse_json(rows.columns[1].is_null(row) ? "null" : rows.columns[1].text(row));
                       last[rows.columns[0].integer(row)] = read ? (*read)["record"].string() : "";
                     }
                   });
  return last;
}

void check_record_hash(const schema::RecordType& type, const Record& record, const std::map<std::int64_t, std::string>& last, Problems& problems) {
  const auto known = last.find(record.id.number);
  if (known == last.end()) {
    tell(problems, {.file = to_text(record.id)}, "record_without_log", say("posten finns inte i loggen", "the record is not in the log"));
  } else if (!known->second.empty() && known->second != core::sha256_hex(record_text(type, record))) {
    tell(problems, {.file = to_text(record.id)}, "record_altered",
         say("posten är inte som loggen säger att den blev", "the record is not as the log says that it became"));
  }
}

void check_gone(sql::Connection& connection, const std::string& type, Problems& problems) {
  const std::string text =
      fmt::format(R"(SELECT DISTINCT number FROM record_log WHERE type = ? AND number NOT IN (SELECT "number" FROM {}))", sql::quoted(type));
  connection.query(text, {type}, [&](const table::Batch& rows) {
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      const RecordId id{.type = type, .number = rows.columns[0].integer(row)};
      tell(problems, {.file = to_text(id)}, "record_gone", say("posten är borttagen utanför loggen", "the record was removed outside the log"));
    }
  });
}

/// Some records at a time, beside what the log last says of them.
void check_records(sql::Connection& connection, const schema::RecordType& type, Problems& problems) {
  std::int64_t after = 0;
  for (std::vector<Record> some = load_after(connection, type, 0); !some.empty(); some = load_after(connection, type, after)) {
    const auto last = last_hashes(connection, type.name, after, some.back().id.number);
    for (const Record& record : some) check_record_hash(type, record, last, problems);
    after = some.back().id.number;
  }
  check_gone(connection, type.name, problems);
}

}  // namespace

std::string to_text(const AuditHead& head) { return fmt::format("{}:{}", head.sequence, head.hash); }

core::Expected<AuditHead> parse_head(const std::string& text) {
  AuditHead head;
  const std::size_t colon = std::min(text.find(':'), text.size());
  const auto [end, fault] = std::from_chars(text.data(), text.data() + colon, head.sequence);
  if (colon < text.size()) head.hash = text.substr(colon + 1);
  if (fault == std::errc() && end == text.data() + colon && head.sequence > 0 && head.hash.size() == 64) return head;
  return core::fail(
      {.code = "bad_head",
       .message = say("\"{}\" är inget loggens huvud", "\"{}\" is no head of a log", text),
       .hint = say("skriv det som \"rodtrad audit verify\" skrev ut: nummer:hash", "write what \"rodtrad audit verify\" printed: number:hash")});
}

Audit verify_log(sql::Connection& connection, const Store& store, const std::optional<AuditHead>& kept) {
  Verification verification(kept);
  sql::Savepoint one_state(connection);
  connection.query(
      "SELECT sequence, at, by, source, action, type, number, version, salt, content, content_hash, hash FROM record_log ORDER BY sequence", {},
      [&](const table::Batch& rows) {
        for (std::size_t row = 0; row < rows.rows(); ++row) verification.entry(rows, row);
      });
  verification.end();
  for (const schema::RecordType& type : store.schema().types) check_records(connection, type, verification.audit.problems);
  one_state.release();
  return std::move(verification.audit);
}

}  // namespace rodtrad::records
