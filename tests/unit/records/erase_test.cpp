// records: what is erased is gone everywhere, and the log is whole.
#include "records/erase.h"
#include "records/audit.h"
#include "unit/records/thing.h"

using namespace rodtrad;
using namespace rodtrad::test;
using records::Record;
using records::RecordId;

namespace {

/// Bytes of the whole database in one text, after a checkpoint.
std::string bytes_of(Register& r) {
  r.connection->fetch("PRAGMA wal_checkpoint(TRUNCATE)");
  r.connection->execute("VACUUM");
  r.connection->fetch("PRAGMA wal_checkpoint(TRUNCATE)");
  return *core::read_file(r.folder / "register.db");
}

}  // namespace

TEST_CASE("an erased record keeps type, id, hashes and decision; its content is nowhere") {
  Register r;
  Record thing = named("thing", "Hemligtnamn");
  thing.set("story", "Hemligberättelse");
  thing.add("tags", "Hemligmärke");
  const RecordId id = created(r.store, thing);
  Record changes("thing");
  changes.id = id;
  changes.set("story", "Hemligändring");
  REQUIRE(r.store.change(changes, 1, "Hemligtskäl"));
  CHECK(records::erase_records(*r.connection, r.store, {id}, {}, " ").error()[0].code == "decision_missing");
  CHECK(records::erase_records(*r.connection, r.store, {id}, {"stroy"}, "b").error()[0].code == "unknown_field");
  REQUIRE(bytes_of(r).find("Hemlig") != std::string::npos);
  REQUIRE(*records::erase_records(*r.connection, r.store, {id}, {}, "Arkivarien 2026-01-15") == std::vector<std::int64_t>{3});
  CHECK(bytes_of(r).find("Hemlig") == std::string::npos);
  CHECK(bytes_of(r).find("hemlig") == std::string::npos);
  CHECK(r.store.get(id)->text("name").empty());
  const auto log = *r.store.history(id);
  REQUIRE(log.size() == 3);
  CHECK(log[0].erased);
  CHECK(log[2].reason == "Arkivarien 2026-01-15");
  const records::Audit audit = records::verify_log(*r.connection, r.store);
  CHECK(audit.problems.empty());
  CHECK(audit.erased == 2);
}

TEST_CASE("single fields can be erased; the rest stays") {
  Register r;
  Record thing = named("thing", "Namn");
  thing.set("story", "personligt");
  const RecordId id = created(r.store, thing);
  REQUIRE(records::erase_records(*r.connection, r.store, {id}, {"story"}, "beslut"));
  CHECK(r.store.get(id)->text("name") == "Namn");
  CHECK(r.store.get(id)->text("story").empty());
  CHECK(r.store.search({.words = "personligt"})->empty());
  CHECK(records::verify_log(*r.connection, r.store).problems.empty());
}

TEST_CASE("several records are erased together, or none of them") {
  Register r;
  const RecordId thing = created(r.store, named("thing", "Hemligsak")), owner = created(r.store, named("owner", "Hemligägare"));
  const RecordId absent{.type = "owner", .number = 9};
  CHECK(records::erase_records(*r.connection, r.store, {thing, owner, absent}, {}, "beslut").error()[0].code == "no_such_record");
  CHECK(r.store.get(thing)->text("name") == "Hemligsak");
  CHECK(r.store.search({.words = "hemlig"})->size() == 2);
  REQUIRE(*records::erase_records(*r.connection, r.store, {thing, owner}, {}, "beslut") == std::vector<std::int64_t>{2, 2});
  CHECK(bytes_of(r).find("emlig") == std::string::npos);
  CHECK(records::verify_log(*r.connection, r.store).problems.empty());
}

TEST_CASE("time is up when the period ended that many years ago") {
  const std::string kept = "[retention]\nyears = 5\nwords = { sv = \"Fem år.\", en = \"Five years.\" }\n";
  Register r("period = [\"day\"]\n" + type_text(field_text("day", "date") + kept));
  const auto made = [&](const char* day) {
    Record thing = named("thing", "x");
    if (*day) thing.set("day", day);
    return created(r.store, thing);
  };
  const RecordId old = made("2020-01-01");
  made("2021-01-01");
  made("");
  const auto list = r.store.list({.type = "thing", .also = {records::time_is_up(*r.store.schema().find("thing"), "2025-06-01")}});
  REQUIRE(list->size() == 1);
  CHECK((*list)[0].id == old);
}
