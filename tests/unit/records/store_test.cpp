// records: what is stored comes back as it was, numbers follow each other, and values are never SQL.
#include "core/failure.h"
#include "ops/record_json.h"
#include "unit/records/thing.h"

using namespace rodtrad;
using namespace rodtrad::test;
using records::Record;
using records::RecordId;
using records::Row;

namespace {

Record full_thing(const RecordId& owner, const RecordId& other) {
  Record thing = named("thing", "Åsas sak");
  thing.set("story", std::string("En rad.\r\n\fEn till.")).span(10, 25).span(40, 55);
  thing.set("weight", 0.1).derived("scale");
  thing.set("count", std::int64_t{-9007199254740993}).span(3, 4).derived("sum");
  thing.set("price", core::Money{.minor = 125, .currency = "EUR"});
  thing.set("day", "2020-02-29");
  thing.set("due", "2020-10/2020-12");
  thing.set("at", "2020-03-31T12:00:00Z");
  thing.set("state", "open");
  thing.set("good", false);
  thing.set("path", "runs/run-1/result.json");
  thing.set("owner", owner);
  thing.add("tags", "b").span(0, 1);
  thing.add("tags", "a");
  thing.add("tags", "b").span(7, 8).derived("repeated");
  thing.add("prices", core::Money{.minor = 1});
  thing.add("friends", other);
  thing.add("friends", owner);
  thing.set("size", Row{{"width", 2.5}, {"cost", core::Money{.minor = -7}}});
  thing.add("parts", Row{{"part", "lid"}, {"whole", true}}).span(90, 95);
  thing.add("parts", Row{{"part", "box"}});
  return thing;
}

/// Fields in the order that the store gives them in.
std::map<std::string, std::vector<records::Entry>> by_name(const Record& record) {
  std::map<std::string, std::vector<records::Entry>> fields;
  for (const Record::Field& field : record.fields()) fields[field.name] = field.entries;
  return fields;
}

}  // namespace

TEST_CASE("record ids are type-number") {
  CHECK(records::to_text({.type = "sub_assignment", .number = 7}) == "sub_assignment-7");
  CHECK(records::parse_record_id("sub_assignment-7") == RecordId{.type = "sub_assignment", .number = 7});
  for (const char* text : {"", "7", "plan", "plan-", "-7", "plan-0", "plan--7", "plan-07", "plan-7x", "plan-99999999999999999999"}) {
    CHECK_FALSE(records::parse_record_id(text).has_value());
  }
}

TEST_CASE("every kind of value comes back as it was stored, with its spans and rules") {
  Register r;
  const RecordId owner = created(r.store, named("owner", "En")), other = created(r.store, named("owner", "Två"));
  const Record thing = full_thing(owner, other);
  const RecordId id = created(r.store, thing);
  const auto read = r.store.get(id);
  REQUIRE(read);
  CHECK(to_text(read->id) == "thing-1");
  CHECK(by_name(*read) == by_name(thing));
  CHECK(read->text("name") == "Åsas sak");
  CHECK(read->texts("tags") == std::vector<std::string>{"b", "a", "b"});
  CHECK(read->get<core::Money>("price")->currency == "EUR");
  CHECK(read->get<bool>("good") == false);
  CHECK_FALSE(read->get<double>("name").has_value());
  CHECK(std::get<std::string>(read->entries("parts")[1].member("part")) == "box");
}

TEST_CASE("what was not given stays absent") {
  Register r;
  Record thing = named("thing", "x");
  thing.set("story", "").span(1, 2);
  thing.set("count", records::Value{});
  const auto read = r.store.get(created(r.store, thing));
  REQUIRE(read);
  CHECK(read->fields().size() == 1);
  CHECK(records::is_absent(read->value("story")));
  CHECK(r.connection->fetch("SELECT count(*) FROM thing__spans").columns[0].integer(0) == 0);
}

TEST_CASE("a record as JSON has every field, its spans and its rules") {
  Register r;
  const RecordId owner = created(r.store, named("owner", "En")), other = created(r.store, named("owner", "Två"));
  const RecordId full = created(r.store, full_thing(owner, other)), bare = created(r.store, named("thing", "x"));
  const schema::RecordType& type = *r.store.schema().find("thing");
  core::JsonWriter out;
  ops::write_json(out, type, *r.store.get(full));
  CHECK(
      out.take() ==
      R"({"id":"thing-1","name":"Åsas sak","story":"En rad.\r\n\u000cEn till.","weight":0.1,"count":-9007199254740993,"price":{"minor":125,"currency":"EUR"},)"
      R"("day":"2020-02-29","due":"2020-10/2020-12","at":"2020-03-31T12:00:00Z","state":"open","good":false,"path":"runs/run-1/result.json","owner":"owner-1",)"
      R"("tags":["b","a","b"],"prices":[{"minor":1,"currency":"SEK"}],"friends":["owner-2","owner-1"],"size":{"width":2.5,"cost":{"minor":-7,"currency":"SEK"}},)"
      R"("parts":[{"part":"lid","whole":true},{"part":"box","whole":null}],"spans":{"story":[[10,25],[40,55]],"count":[[3,4]],"tags":[[0,1],[7,8]],"parts":[[90,95]]},)"
      R"("derived":{"weight":"scale","count":"sum","tags":"repeated"}})");
  ops::write_json(out, type, *r.store.get(bare));
  const auto json = core::parse_json(out.take());
  REQUIRE(json);
  CHECK((*json)["size"].is_null());
  CHECK((*json)["tags"].is_array());
}

TEST_CASE("records are listed by filter, order and limit") {
  Register r;
  const RecordId owner = created(r.store, named("owner", "En"));
  for (int i = 1; i <= 5; ++i) {
    Record thing = named("thing", fmt::format("t{}", i));
    if (i != 3) thing.set("count", std::int64_t{10 - i % 3});
    if (i % 2 == 1) thing.set("owner", owner);
    if (i > 3) thing.add("tags", "late").span(i, i + 1);
    thing.add("tags", fmt::format("tag{}", i));
    created(r.store, thing);
  }
  const auto names = [&](const records::Query& query) {
    const auto found = r.store.list(query);
    REQUIRE_MESSAGE(found, (found ? "" : core::to_json(found.error())));
    std::string all;
    for (const Record& record : *found) all += record.text("name") + " ";
    return all;
  };
  CHECK(names({.type = "thing"}) == "t1 t2 t3 t4 t5 ");
  CHECK(names({.type = "thing", .descending = true, .limit = 2}) == "t5 t4 ");
  CHECK(names({.type = "thing", .order_by = "count", .limit = 3, .offset = 1}) == "t5 t1 t4 ");
  CHECK(names({.type = "thing", .order_by = "count", .descending = true}) == "t4 t1 t5 t2 t3 ");
  CHECK(names({.type = "thing", .where = {{"owner", owner}, {"count", std::int64_t{9}}}}) == "t1 ");
  CHECK(names({.type = "thing", .where = {{"count", records::Value{}}}}) == "t3 ");
  CHECK(names({.type = "thing", .where = {{"tags", "late"}}, .descending = true}) == "t5 t4 ");
  CHECK(names({.type = "thing", .where = {{"friends", records::Value{}}, {"tags", "tag2"}}}) == "t2 ");
  CHECK(*r.store.count({.type = "thing", .where = {{"tags", "late"}}, .limit = 1}) == 2);

  const auto some = r.store.list({.type = "thing", .where = {{"tags", "late"}}, .fields = {"tags"}});
  REQUIRE(some);
  CHECK((*some)[1].text("name").empty());
  CHECK((*some)[1].texts("tags") == std::vector<std::string>{"late", "tag5"});
  CHECK((*some)[1].entries("tags")[0].spans == std::vector<records::Span>{{5, 6}});

  CHECK(r.store.list({.type = "thing", .where = {{"owner", owner}}})->size() == 3);
}

TEST_CASE("what cannot be listed or found is told") {
  Register r;
  const auto code = [](const auto& result) { return result ? "" : result.error()[0].code; };
  CHECK(code(r.store.list({.type = "thnig"})) == "unknown_type");
  CHECK(code(r.store.list({.type = "thing", .where = {{"nam", "x"}}})) == "unknown_field");
  CHECK(code(r.store.list({.type = "thing", .where = {{"name\" OR 1=1 --", "x"}}})) == "unknown_field");
  CHECK(code(r.store.list({.type = "thing", .where = {{"name", true}}})) == "wrong_kind");
  CHECK(code(r.store.list({.type = "thing", .where = {{"parts", "x"}}})) == "wrong_kind");
  CHECK(code(r.store.list({.type = "thing", .order_by = "1; DROP TABLE thing"})) == "unknown_field");
  CHECK(code(r.store.list({.type = "thing", .order_by = "tags"})) == "bad_order");
  CHECK(code(r.store.list({.type = "thing", .fields = {"x"}})) == "unknown_field");
  CHECK(code(r.store.get({.type = "thing", .number = 1})) == "no_such_record");
  CHECK(code(r.store.get({.type = "sqlite_schema", .number = 1})) == "unknown_type");
}

TEST_CASE("values are never SQL") {
  Register r;
  const std::string attack = "x'); DROP TABLE thing; --\"; DELETE FROM owner; /*";
  Record thing = named("thing", attack);
  thing.add("tags", attack);
  thing.add("parts", Row{{"part", attack}});
  const RecordId id = created(r.store, thing);
  const auto found = r.store.list({.type = "thing", .where = {{"name", attack}, {"tags", attack}}});
  REQUIRE(found);
  REQUIRE(found->size() == 1);
  CHECK((*found)[0].id == id);
  CHECK(by_name((*found)[0]) == by_name(thing));
}

TEST_CASE("numbers follow each other and a rolled back one leaves no gap") {
  Register r;
  CHECK(created(r.store, named("thing", "a")).number == 1);
  CHECK_FALSE(r.store.create(Record("thing")));
  {
    sql::Transaction lost(*r.connection);
    CHECK(created(r.store, named("thing", "b")).number == 2);
  }
  CHECK(r.store.get({.type = "thing", .number = 2}).error()[0].code == "no_such_record");
  CHECK(created(r.store, named("thing", "c")).number == 2);
  CHECK(created(r.store, named("owner", "d")).number == 1);
}

TEST_CASE("a create that fails half way leaves nothing, the rest of the transaction stands") {
  Register r;
  sql::Transaction transaction(*r.connection);
  created(r.store, named("thing", "a"));
  r.connection->execute("CREATE TEMP TRIGGER broken BEFORE INSERT ON thing__tags BEGIN SELECT RAISE(ABORT, 'no'); END");
  Record thing = named("thing", "b");
  thing.add("tags", "x");
  CHECK_THROWS_AS((void)r.store.create(thing), core::Failure);
  transaction.commit();
  CHECK(*r.store.count({.type = "thing"}) == 1);
  CHECK(created(r.store, named("thing", "c")).number == 2);
}

TEST_CASE("two stores over one file share one sequence") {
  Register r;
  const auto second_connection = sql::open_sqlite(r.folder / "register.db", std::chrono::milliseconds(20));
  auto second = records::Store::open(*second_connection, schema_of(every_kind()));
  REQUIRE(second);
  CHECK(created(r.store, named("thing", "a")).number == 1);
  CHECK(created(*second, named("thing", "b")).number == 2);
  CHECK(created(r.store, named("thing", "c")).number == 3);
  CHECK(second->get({.type = "thing", .number = 3})->text("name") == "c");
  sql::Transaction writing(*r.connection);
  created(r.store, named("thing", "d"));
  CHECK(*second->count({.type = "thing"}) == 3);
  CHECK_THROWS_AS((void)second->create(named("thing", "e")), core::Failure);
  writing.commit();
  CHECK(created(*second, named("thing", "e")).number == 5);
}

TEST_CASE("ten thousand records in one transaction") {
  Register r;
  sql::Transaction transaction(*r.connection);
  for (int i = 1; i <= 10000; ++i) {
    Record thing = named("thing", fmt::format("t{}", i));
    thing.add("tags", "x").span(i, i + 1);
    REQUIRE(created(r.store, thing).number == i);
  }
  transaction.commit();
  const auto all = r.store.list({.type = "thing", .where = {{"tags", "x"}}});
  REQUIRE(all);
  REQUIRE(all->size() == 10000);
  CHECK(all->back().entries("tags")[0].spans[0] == records::Span{.start = 10000, .end = 10001});
}
