// records: values as people write them, in Swedish and English, and records from JSON.
#include "ops/read_value.h"
#include "ops/record_json.h"
#include "records/show_value.h"
#include "unit/records/thing.h"

using namespace rodtrad;
using records::Value;
using schema::Kind;

namespace {

Value read(Kind kind, const char* text) { return ops::read_value({.name = "a", .kind = kind}, text, "2014-06-01"); }
Value money(std::int64_t minor, const char* currency = "SEK") { return core::Money{.minor = minor, .currency = currency}; }

}  // namespace

TEST_CASE("numbers and money as people write them") {
  CHECK(read(Kind::number, "1 250,5") == Value(1250.5));
  CHECK(read(Kind::number, "−3") == Value(-3.0));
  CHECK(read(Kind::integer, "12 450") == Value(std::int64_t{12450}));
  CHECK(read(Kind::integer, "1,5") == Value("1,5"));
  CHECK(read(Kind::money, "1 250 000") == money(125000000));
  CHECK(read(Kind::money, "1,25 mkr") == money(125000000));
  CHECK(read(Kind::money, "450 tkr") == money(45000000));
  CHECK(read(Kind::money, "99,90 kr") == money(9990));
  CHECK(read(Kind::money, "100 EUR") == money(10000, "EUR"));
  CHECK(read(Kind::money, "mycket") == Value("mycket"));
  CHECK(read(Kind::money, " ") == Value());
}

TEST_CASE("times, truth, codes and ids as people write them") {
  CHECK(read(Kind::date, "21/8") == Value("2014-08-21"));
  CHECK(read(Kind::date, "21 aug 2020") == Value("2020-08-21"));
  CHECK(read(Kind::date, "2020-08-21") == Value("2020-08-21"));
  CHECK(read(Kind::date, "31/2") == Value("31/2"));
  CHECK(read(Kind::fuzzy_date, "hösten 2020") == Value("2020-23"));
  CHECK(read(Kind::fuzzy_date, "mars 2020") == Value("2020-03"));
  CHECK(read(Kind::boolean, "Ja") == Value(true));
  CHECK(read(Kind::boolean, "kanske") == Value("kanske"));
  CHECK(read(Kind::link, "goal-3") == Value(records::RecordId{.type = "goal", .number = 3}));
  const schema::Field code{.name = "a", .kind = Kind::code, .codes = {{.id = "open", .label = {.sv = "Öppen", .en = "Open"}}}};
  CHECK(ops::read_value(code, "öppen", "") == Value("open"));
  CHECK(ops::read_value(code, "stängd", "") == Value("stängd"));
}

TEST_CASE("a record comes back from its JSON, and what is wrong in it is told") {
  test::Register r;
  records::Record thing = test::named("thing", "Sak");
  thing.set("price", core::Money{.minor = 12345, .currency = "EUR"});
  thing.set("weight", 1.5);
  thing.set("good", true);
  thing.add("tags", "a");
  thing.add("tags", "b");
  thing.add("parts", records::Row{{"part", "p"}, {"whole", false}});
  const records::RecordId id = test::created(r.store, thing);
  const schema::RecordType& type = *r.store.schema().find("thing");
  core::JsonWriter out;
  ops::write_json(out, type, *r.store.get(id));
  core::Problems problems;
  const records::Record back = ops::read_json(type, *core::parse_json(out.take()), "2014-06-01", problems);
  CHECK(problems.empty());
  for (const schema::Field& field : type.fields) CHECK_MESSAGE(back.entries(field.name) == r.store.get(id)->entries(field.name), field.name);
  ops::read_json(type, *core::parse_json(R"({"namn": 1, "parts": ["x", {"prat": 1}]})"), "", problems);
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].hint.en == "did you mean \"name\"?");
  CHECK(problems[1].code == "not_an_object");
  CHECK(problems[2].place.file == "thing.parts.prat");
}

TEST_CASE("values are shown in the language of the reader") {
  CHECK(records::show_value({.name = "a", .kind = Kind::money}, money(125000000), core::Language::sv) == "1\u00A0250\u00A0000\u00A0kr");
  CHECK(records::show_value({.name = "a", .kind = Kind::number}, 4.25, core::Language::sv) == "4,25");
  CHECK(records::show_value({.name = "a", .kind = Kind::date}, "2014-08-21", core::Language::en) == "21\u00A0Aug\u00A02014");
  CHECK(records::show_value({.name = "a", .kind = Kind::boolean}, true, core::Language::sv) == "ja");
}
