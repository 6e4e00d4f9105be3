// One pass over the log, then one over the records.
#include "records/audit.h"

#include <fmt/format.h>

#include <charconv>
#include <map>

#include "core/hash.h"
#include "core/json.h"
#include "records/entry_json.h"

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

  void record(const schema::RecordType& type, const Record& record) {
    const auto last = last_.find(record.id);
    const std::string place = to_text(record.id);
    if (last == last_.end()) {
      tell(audit.problems, {.file = place}, "record_without_log", say("posten finns inte i loggen", "the record is not in the log"));
      return;
    }
    if (!last->second.empty() && last->second != core::sha256_hex(record_text(type, record))) {
      tell(audit.problems, {.file = place}, "record_altered",
           say("posten är inte som loggen säger att den blev", "the record is not as the log says that it became"));
    }
    last_.erase(last);
  }

  /// After the last record.
  void records_end() {
    for (const auto& one : last_) {
      tell(audit.problems, {.file = to_text(one.first)}, "record_gone",
           say("posten är borttagen utanför loggen", "the record was removed outside the log"));
    }
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
    if (entry.record.type.empty()) return;
    const auto read = core::parse_json(entry.erased ? "null" : content);
    last_[entry.record] = read ? (*read)["record"].string() : "";
  }

  const std::optional<AuditHead>& kept_;
  std::map<RecordId, std::string> last_;  // hash of the record as the log last knows it; "" when that is erased
};

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
  for (const schema::RecordType& type : store.schema().types) {
    const auto records = store.list({.type = type.name});
    for (const Record& record : *records) verification.record(type, record);
  }
  verification.records_end();
  one_state.release();
  return std::move(verification.audit);
}

}  // namespace rodtrad::records
