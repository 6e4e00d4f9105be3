// records: tables from the schema, additive changes by themselves, everything else refused with nothing written.
#include "records/audit.h"
#include "records/layout.h"
#include "unit/records/thing.h"

using namespace rodtrad;
using namespace rodtrad::test;

namespace {

std::string ddl(const std::string& thing) {
  const schema::Schema schema = schema_of(thing);
  std::string all;
  for (const records::TableLayout& table : records::layout_of(*schema.find("thing"))) {
    all += create_table(table) + "\n";
    for (const std::string& index : create_indexes(table)) all += index + "\n";
  }
  return all;
}

/// Codes of what stops a register from being opened with another schema.
std::vector<std::string> refusals(Register& r, const std::string& thing) {
  const std::string before = r.connection->fetch("SELECT group_concat(sql) FROM sqlite_schema").columns[0].text(0);
  const auto opened = records::Store::open(*r.connection, schema_of(thing));
  REQUIRE_FALSE(opened);
  CHECK(r.connection->fetch("SELECT group_concat(sql) FROM sqlite_schema").columns[0].text(0) == before);
  std::vector<std::string> codes;
  for (const core::Problem& problem : opened.error()) {
    CHECK_FALSE(problem.hint.sv.empty());
    codes.push_back(problem.code);
  }
  return codes;
}

}  // namespace

TEST_CASE("a type becomes strict tables") {
  const std::string thing =
      type_text(field_text("price", "money") + field_text("good", "bool") + link_text("owner", "things") + field_text("size", "group") +
                field_text("size.field.width", "number") + link_text("friends", "friend_of", "many = true\n"));
  CHECK(ddl(thing) == R"(CREATE TABLE "thing" (
  "number" INTEGER PRIMARY KEY,
  "name" TEXT,
  "price" INTEGER,
  "price_currency" TEXT CHECK (("price" IS NULL) = ("price_currency" IS NULL)),
  "good" INTEGER CHECK ("good" IN (0, 1)),
  "owner" INTEGER REFERENCES "owner" ("number")
) STRICT
CREATE INDEX IF NOT EXISTS "thing__owner__index" ON "thing" ("owner")
CREATE TABLE "thing__spans" (
  "number" INTEGER NOT NULL REFERENCES "thing" ("number"),
  "field" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "part" INTEGER NOT NULL,
  "start" INTEGER CHECK ("start" >= 0),
  "end" INTEGER CHECK ("end" > "start"),
  "rule" TEXT,
  PRIMARY KEY ("number", "field", "position", "part")
) STRICT, WITHOUT ROWID
CREATE TABLE "thing__size" (
  "number" INTEGER NOT NULL REFERENCES "thing" ("number"),
  "position" INTEGER NOT NULL CHECK ("position" = 0),
  "width" REAL,
  PRIMARY KEY ("number", "position")
) STRICT, WITHOUT ROWID
CREATE TABLE "thing__friends" (
  "number" INTEGER NOT NULL REFERENCES "thing" ("number"),
  "position" INTEGER NOT NULL CHECK ("position" >= 0),
  "value" INTEGER REFERENCES "owner" ("number"),
  PRIMARY KEY ("number", "position")
) STRICT, WITHOUT ROWID
CREATE INDEX IF NOT EXISTS "thing__friends__value__index" ON "thing__friends" ("value")
)");
}

TEST_CASE("the program's own schema makes a register") {
  TemporaryFolder workspace;
  const auto connection = sql::open_sqlite(workspace / "register.db");
  auto store = records::Store::open(*connection, *schema::load_schema(workspace.path()));
  REQUIRE(store);
  records::Record assignment("assignment");
  assignment.set("title", "Kostnadsytterfall").span(5711, 5728);
  assignment.add("departments", records::Row{{"department", "Ekonomi"}, {"unit", records::Value{}}}).span(1, 2);
  assignment.set("template_conformance", records::Row{{"bakgrund", true}, {"due", false}});
  CHECK(to_text(created(*store, assignment)) == "assignment-1");
}

TEST_CASE("opening again changes nothing and needs no lock") {
  Register r;
  const auto second = sql::open_sqlite(r.folder / "register.db", std::chrono::milliseconds(20));
  sql::Transaction writing(*r.connection);
  CHECK(records::Store::open(*second, schema_of(every_kind())));
}

TEST_CASE("added fields and types migrate by themselves") {
  Register r(type_text(field_text("parts", "group", "many = true\n") + field_text("parts.field.part", "text")));
  records::Record old = named("thing", "old");
  old.add("parts", records::Row{{"part", "lid"}});
  const records::RecordId id = created(r.store, old);

  auto store = records::Store::open(*r.connection, schema_of(every_kind()));
  REQUIRE(store);
  CHECK(ddl(every_kind()).find("\"price_currency\"") != std::string::npos);
  const auto read = store->get(id);
  REQUIRE(read);
  CHECK(read->text("name") == "old");
  CHECK(records::is_absent(read->value("price")));
  CHECK(std::get<std::string>(read->entries("parts")[0].member("part")) == "lid");
  records::Record thing = named("thing", "new");
  thing.set("owner", created(*store, named("owner", "En")));
  thing.set("price", core::Money{.minor = 5});
  thing.add("tags", "x");
  thing.add("parts", records::Row{{"part", "box"}, {"whole", true}});
  CHECK(created(*store, thing).number == 2);
  CHECK(store->list({.type = "thing", .where = {{"owner", records::RecordId{.type = "owner", .number = 1}}}})->size() == 1);
  CHECK(r.connection->fetch("SELECT count(*) FROM sqlite_schema WHERE name = 'thing__owner__index'").columns[0].integer(0) == 1);
  CHECK_THROWS(r.connection->execute("UPDATE thing SET owner = 99"));
  CHECK_THROWS(r.connection->execute("UPDATE thing SET good = 2"));
  CHECK_THROWS(r.connection->execute("UPDATE thing SET price_currency = NULL"));
}

TEST_CASE("a register that the program does not know whole is refused") {
  Register r;
  const std::string few = type_text(field_text("parts", "group", "many = true\n") + field_text("parts.field.part", "text", "required = true\n") +
                                    field_text("parts.field.whole", "bool") + field_text("weight", "text"));
  const std::vector<std::string> codes = refusals(r, few);
  CHECK(std::count(codes.begin(), codes.end(), "register_other_kind") == 1);
  CHECK(std::count(codes.begin(), codes.end(), "register_unknown_field") == static_cast<std::ptrdiff_t>(codes.size()) - 1);
  CHECK(codes.size() == 16);

  const auto without_thing = schema::read_schema({{.name = "owner.toml", .text = type_text("")}});
  const auto opened = records::Store::open(*r.connection, *without_thing);
  REQUIRE_FALSE(opened);
  CHECK(opened.error()[0].code == "register_unknown_type");
}

TEST_CASE("a register of a newer version is refused") {
  Register r;
  r.connection->execute("PRAGMA user_version = 7");
  CHECK(refusals(r, every_kind()) == std::vector<std::string>{"register_newer"});
}

TEST_CASE("a written migration renames once, with new tables after it, and the audit knows the records") {
  Register r(type_text(field_text("colour", "text")));
  records::Record thing = named("thing", "x");
  thing.set("colour", "röd");
  const records::RecordId id = created(r.store, thing);
  const schema::Schema renamed = schema_of(type_text(field_text("shade", "text") + field_text("size", "number")));
  const std::vector<records::Migration> written = {
      {.name = "migrations/001.sql", .text = "-- types: thing\n-- a better word\nALTER TABLE \"thing\" RENAME COLUMN \"colour\" TO \"shade\";\n"}};
  CHECK_FALSE(records::Store::open(*r.connection, renamed));
  CHECK(*records::needs_migration(*r.connection, renamed, written));
  const auto store = records::Store::open(*r.connection, renamed, written);
  REQUIRE_MESSAGE(store, (store ? "" : core::to_json(store.error())));
  CHECK(store->get(id)->text("shade") == "röd");
  CHECK((*store->history(id)).back().action == "migrate");
  CHECK(records::verify_log(*r.connection, *store).problems.empty());
  CHECK_FALSE(*records::needs_migration(*r.connection, renamed, written));
  REQUIRE(records::Store::open(*r.connection, renamed, written));
  CHECK(store->version(id) == 2);
}

TEST_CASE("a migration that does not suffice leaves everything as it was") {
  Register r(type_text(field_text("colour", "text")));
  const std::vector<records::Migration> written = {
      {.name = "migrations/001.sql", .text = "ALTER TABLE \"thing\" RENAME COLUMN \"colour\" TO \"hue\";\n"}};
  CHECK_FALSE(records::Store::open(*r.connection, schema_of(type_text(field_text("shade", "text"))), written));
  CHECK(r.connection->fetch("SELECT \"colour\" FROM \"thing\"").rows() == 0);
}
