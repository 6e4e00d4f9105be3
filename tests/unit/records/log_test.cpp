// records: changes are kept with what was before, two editors never overwrite each other, and the log finds what was
// done behind its back.
#include "records/audit.h"
#include "unit/records/thing.h"

using namespace rodtrad;
using namespace rodtrad::test;
using records::Record;
using records::RecordId;
using records::Row;

namespace {

Record change_of(const RecordId& id) {
  Record changes(id.type);
  changes.id = id;
  return changes;
}

Record renamed(const RecordId& id, const std::string& name) {
  Record changes = change_of(id);
  changes.set("name", name);
  return changes;
}

/// A thing with values of many kinds that has been renamed twice.
RecordId changed_thing(Register& r) {
  Record thing = named("thing", "ett");
  thing.set("weight", std::int64_t{3}).span(1, 4);
  thing.set("price", core::Money{.minor = 125, .currency = "EUR"});
  thing.set("good", true);
  thing.set("story", "");
  thing.add("tags", "a").derived("rule");
  thing.add("parts", Row{{"part", "lid"}, {"whole", records::Value{}}});
  const RecordId id = created(r.store, thing);
  r.store.act_as({.by = "analyst"});
  REQUIRE(*r.store.change(renamed(id, "två"), 1, "fel namn") == 2);
  REQUIRE(*r.store.change(renamed(id, "tre"), 2, "") == 3);
  return id;
}

/// Takes the guards away and does what only someone with the file can do.
void tamper(Register& r, const std::string& statement) {
  r.connection->execute("DROP TRIGGER IF EXISTS record_log__keep");
  r.connection->execute("DROP TRIGGER IF EXISTS record_log__same");
  r.connection->execute(statement);
}

std::vector<std::string> found(Register& r, const std::optional<records::AuditHead>& kept = {}) {
  std::vector<std::string> codes;
  for (const core::Problem& problem : verify_log(*r.connection, r.store, kept).problems) codes.push_back(problem.code + " " + problem.place.file);
  return codes;
}

std::vector<std::string> found_after(const std::string& statement) {
  Register r;
  changed_thing(r);
  tamper(r, statement);
  return found(r);
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a change is kept with who, why, and what was before") {
  Register r;
  const RecordId id = changed_thing(r);
  CHECK(r.store.get(id)->text("name") == "tre");
  CHECK(r.store.version(id) == 3);
  const auto log = *r.store.history(id);
  REQUIRE(log.size() == 3);
  CHECK(log[0].action == "create");
  CHECK(log[1].act.by == "analyst");
  CHECK(log[1].act.source == "hand");
  CHECK(log[1].reason == "fel namn");
  CHECK(log[1].at.size() == 20);
  REQUIRE(log[1].changes.size() == 1);
  CHECK(log[1].changes[0].field == "name");
  CHECK(std::get<std::string>(log[1].changes[0].from[0].value) == "ett");
  CHECK(std::get<std::string>(log[1].changes[0].to[0].value) == "två");
}

TEST_CASE("a record is seen as it was at any version, with its sources") {
  Register r;
  const RecordId id = changed_thing(r);
  Record more = change_of(id);
  more.put("tags", {});
  more.set("price", core::Money{.minor = 7});
  more.set("weight", 0.1);
  more.add("parts", Row{{"part", "box"}, {"whole", true}});
  REQUIRE(*r.store.change(more, 3, "") == 4);
  CHECK(r.store.get(id)->entries("tags").empty());
  CHECK(r.store.get(id)->entries("weight")[0].spans.empty());

  const Record first = *r.store.as_it_was(id, 1);
  CHECK(first.text("name") == "ett");
  CHECK(first.get<core::Money>("price")->currency == "EUR");
  CHECK(first.get<double>("weight") == 3.0);
  CHECK(first.entries("weight")[0].spans == std::vector<records::Span>{{1, 4}});
  CHECK(first.entries("tags")[0].rule == "rule");
  CHECK(std::get<std::string>(first.entries("parts")[0].member("part")) == "lid");
  CHECK(r.store.as_it_was(id, 5).error()[0].code == "no_such_version");
  CHECK(found(r).empty());
}

TEST_CASE("two editors do not overwrite each other") {
  Register r;
  const RecordId id = changed_thing(r);
  const auto late = r.store.change(renamed(id, "fyra"), 2, "");
  REQUIRE_FALSE(late);
  CHECK(to_line(late.error()[0], core::Language::sv).find("har ändrats av analyst") != std::string::npos);
  CHECK(late.error()[0].code == "record_changed");
  CHECK(r.store.get(id)->text("name") == "tre");
}

TEST_CASE("a change that is refused or changes nothing leaves no trace") {
  Register r;
  const RecordId id = changed_thing(r);
  CHECK(r.store.change(renamed(id, ""), 3, "").error()[0].code == "required");
  CHECK(*r.store.change(renamed(id, "tre"), 3, "") == 3);
  CHECK(r.store.change(renamed({.type = "thing", .number = 9}, "x"), 1, "").error()[0].code == "no_such_record");
  CHECK(r.store.history(id)->size() == 3);
}

TEST_CASE("the database refuses to change the log") {
  Register r;
  changed_thing(r);
  CHECK_THROWS(r.connection->execute("DELETE FROM record_log"));
  CHECK_THROWS(r.connection->execute("UPDATE record_log SET by = 'x'"));
  CHECK_THROWS(r.connection->execute("UPDATE record_log SET content = '{}'"));
}

TEST_CASE("every way of tampering is found") {
  CHECK(found_after("SELECT 1").empty());
  CHECK(found_after("UPDATE record_log SET by = 'someone' WHERE sequence = 3") == Codes{"audit_altered record_log:3"});
  CHECK(found_after("UPDATE record_log SET at = '2000-01-01T00:00:00Z' WHERE sequence = 2") == Codes{"audit_altered record_log:2"});
  CHECK(found_after("UPDATE record_log SET content = replace(content, 'fel', 'bra') WHERE sequence = 3") ==
        Codes{"audit_content_altered record_log:3"});
  CHECK(found_after("UPDATE record_log SET hash = content_hash WHERE sequence = 3") ==
        Codes{"audit_altered record_log:3", "audit_altered record_log:4"});
  CHECK(found_after("DELETE FROM record_log WHERE sequence = 3") == Codes{"audit_gap record_log:4"});
  CHECK(found_after("UPDATE record_log SET sequence = CASE sequence WHEN 3 THEN 30 END WHERE sequence = 3") ==
        Codes{"audit_gap record_log:4", "audit_gap record_log:30"});
  CHECK(found_after("UPDATE thing SET name = 'fyra'") == Codes{"record_altered thing-1"});
  CHECK(found_after("DELETE FROM thing__tags") == Codes{"record_altered thing-1"});
  CHECK(found_after("INSERT INTO owner (number, name) VALUES (5, 'x')") == Codes{"record_without_log owner-5"});
}

TEST_CASE("a head that was kept finds a log that was cut or rewritten") {
  Register r;
  const RecordId id = changed_thing(r);
  const records::AuditHead head = verify_log(*r.connection, r.store).head;
  CHECK(head.sequence == 4);
  REQUIRE(*r.store.change(renamed(id, "fyra"), 3, "") == 4);
  CHECK(found(r, records::parse_head(to_text(head)).value()).empty());
  tamper(r, "DELETE FROM record_log WHERE sequence >= 4");
  r.connection->execute("UPDATE thing SET name = 'två'");
  CHECK(found(r).empty());
  CHECK(found(r, head) == Codes{"audit_truncated record_log:4"});
  REQUIRE(*r.store.change(renamed(id, "annat"), 2, "") == 3);
  CHECK(found(r).empty());
  CHECK(found(r, head) == Codes{"audit_rewritten record_log:4"});
  CHECK(records::parse_head("4").error()[0].code == "bad_head");
}

TEST_CASE("what an entry told can be erased, and the chain still holds") {
  Register r;
  const RecordId id = changed_thing(r);
  r.connection->execute("UPDATE record_log SET salt = NULL, content = NULL WHERE sequence = 3");
  const records::Audit audit = verify_log(*r.connection, r.store);
  CHECK(audit.problems.empty());
  CHECK(audit.erased == 1);
  CHECK((*r.store.history(id))[1].erased);
  CHECK(r.store.as_it_was(id, 1).error()[0].code == "history_erased");
}

TEST_CASE("records from before the log are adopted as they are") {
  Register r;
  const RecordId id = created(r.store, named("thing", "gammal"));
  tamper(r, "DROP TABLE record_log");
  r.connection->execute("PRAGMA user_version = 1");
  auto store = records::Store::open(*r.connection, schema_of(every_kind()));
  REQUIRE(store);
  CHECK((*store->history(id))[0].action == "adopt");
  CHECK(*store->change(renamed(id, "ny"), 1, "") == 2);
  CHECK(verify_log(*r.connection, *store).problems.empty());
}
