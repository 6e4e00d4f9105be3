// core: JSON is read as RFC 8259 says, and nothing else is taken for JSON.
#include <cmath>

#include "core/json.h"
#include "support/support.h"

using namespace rodtrad::core;

namespace {

bool is_json(std::string_view text) { return parse_json(text).has_value(); }

std::string again(std::string_view text) {
  const auto value = parse_json(text);
  if (!value) return "refused";
  JsonWriter out;
  write(out, *value);
  return out.take();
}

}  // namespace

TEST_CASE("json: values of every kind, in their order") {
  CHECK(again(R"( { "b" : [ 1 , -2.5, 3e2 , null, true,false ], "a":{} } )") == R"({"b":[1,-2.5,300,null,true,false],"a":{}})");
  CHECK(again("\xEF\xBB\xBF[]") == "[]");
  CHECK(again("-0") == "0");
}

TEST_CASE("json: whole numbers stay whole as long as they fit, and doubles are the nearest") {
  CHECK(std::holds_alternative<std::int64_t>(parse_json("9223372036854775807")->data()));
  CHECK(parse_json("9223372036854775808")->number() == 9223372036854775808.0);
  CHECK(parse_json("-9223372036854775809")->number() == -9223372036854775809.0);
  CHECK(parse_json("0.1")->number() == 0.1);
  CHECK(parse_json("5e-324")->number() == 5e-324);
  CHECK(parse_json("1e-400")->number() == 0);
  CHECK(std::signbit(parse_json("-0.0")->number()));
}

TEST_CASE("json: texts with escapes, pairs of code units and letters") {
  CHECK(parse_json(R"("\"\\\/\b\f\n\r\t\u00e5")")->string() == "\"\\/\b\f\n\r\t\u00e5");
  CHECK(parse_json(R"("\ud83d\ude00")")->string() == "\xF0\x9F\x98\x80");
  CHECK(parse_json("\"Luleå\"")->string() == "Luleå");
}

TEST_CASE("json: what is not JSON is refused") {
  for (const char* text : {"",         " ",           "nul",         "tru",         "[1,]",
                           "[1 2]",    "[",           "]",           "{\"a\"}",     "{\"a\":1,}",
                           "{a:1}",    "01",          "-",           "1.",          ".5",
                           "1e",       "1e+",         "+1",          "1e400",       "\"",
                           "\"\\x\"",  "\"\\u12g4\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"",
                           "\"\x01\"", "\"\xFF\"",    "[1]]",        "'a'",         "NaN"}) {
    CAPTURE(text);
    CHECK_FALSE(is_json(text));
  }
  CHECK_FALSE(is_json(std::string_view("\"a\0\"", 4)));
}

TEST_CASE("json: the place of a fault, and the limit on depth") {
  const auto fault = parse_json("{\n  \"a\": 1,\n  \"b\": x\n}", "f.json");
  REQUIRE_FALSE(fault.has_value());
  CHECK(fault.error()[0].place.line == 3);
  CHECK(fault.error()[0].place.column == 8);
  CHECK(is_json(std::string(64, '[') + std::string(64, ']')));
  const auto deep = parse_json(std::string(65, '[') + std::string(65, ']'));
  REQUIRE_FALSE(deep.has_value());
  CHECK(deep.error()[0].code == "json_depth");
}
