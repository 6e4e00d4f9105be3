// core: numbers and dates as shown, JSON and TOML round trips, problems with places.
#include "core/date.h"
#include "core/hash.h"
#include "core/json.h"
#include "core/markup.h"
#include "core/money.h"
#include "core/number_format.h"
#include "core/toml.h"
#include "core/unicode.h"
#include "support/support.h"

using namespace rodtrad::core;

TEST_CASE("numbers are shown in Swedish and English") {
  CHECK(show_number(12450, 0, Language::sv) == "12\u00A0450");
  CHECK(show_number(12450, 0, Language::en) == "12,450");
  CHECK(show_number(-0.04, 1, Language::sv) == "0,0");
  CHECK(show_number(-1234.5, 1, Language::sv) == "\u22121\u00A0234,5");
  CHECK(show_percent(4.2, 1, Language::sv) == "4,2\u00A0%");
  CHECK(show_percent(4.2, 1, Language::en) == "4.2%");
  CHECK(show_money(130000000, "SEK", Language::sv) == "1,3\u00A0mkr");
  CHECK(show_money(1234500, "SEK", Language::sv) == "12\u00A0tkr");
  CHECK(show_money(1234500, "SEK", Language::sv, 2) == "12,3\u00A0tkr");
  CHECK(show_money(130000000, "USD", Language::sv) == "1,3\u00A0miljoner\u00A0USD");
}

TEST_CASE("fuzzy dates give their last day") {
  CHECK(to_iso(*latest_day("2020-03")) == "2020-03-31");
  CHECK(to_iso(*latest_day("2020-02")) == "2020-02-29");
  CHECK(to_iso(*latest_day("2020-21")) == "2020-05-31");
  CHECK(to_iso(*latest_day("2020-23")) == "2020-11-30");
  CHECK(to_iso(*latest_day("2020-10/2020-12")) == "2020-12-31");
  for (const char* text : {"soon", "", "2020-13", "2020-10/", "/2020", "x/2020", "2021/2020", "2020/2021/2022"})
    CHECK_FALSE(latest_day(text).has_value());
  CHECK(show_edtf("2020-23", Language::sv) == "hösten\u00A02020");
  CHECK(show_edtf("2020-10/2020-12", Language::sv) == "oktober\u2013december\u00A02020");
  CHECK(month_number("Maj") == 5);
  CHECK(from_days(to_days({2024, 2, 29})) == Date{2024, 2, 29});
}

TEST_CASE("JSON keeps order and numbers, and tells where it breaks") {
  const std::string text = R"({"b":1,"a":[0.1,null,true,"å\n"],"c":{}})";
  const auto value = parse_json(text);
  REQUIRE(value);
  JsonWriter out;
  write(out, *value);
  CHECK(out.take() == text);
  const auto broken = parse_json("{\n \"a\": }", "x.json");
  REQUIRE_FALSE(broken);
  CHECK(broken.error()[0].place.line == 2);
  const auto deep = parse_json(std::string(100, '[') + std::string(100, ']'));
  REQUIRE_FALSE(deep);
  CHECK(deep.error()[0].code == "json_depth");
}

TEST_CASE("TOML keeps places and suggests near keys") {
  const auto value = parse_toml("[columns]\n\"kön\" = \"sex\"\ncolour = 1\n", "map.toml");
  REQUIRE(value);
  CHECK((*value)["columns"]["kön"].string() == "sex");
  Problems problems;
  check_keys((*value)["columns"], {"kön", "colours"}, problems);
  REQUIRE(problems.size() == 1);
  CHECK(to_line(problems[0], Language::sv) == "map.toml:3:10: okänd nyckel \"colour\". Tips: menade du \"colours\"?");
  const auto broken = parse_toml("a = \n", "x.toml");
  REQUIRE_FALSE(broken);
  CHECK(broken.error()[0].place.line == 1);
}

TEST_CASE("text helpers") {
  CHECK(slug("Älvsby Nord, 2020") == "alvsby-nord-2020");
  CHECK(to_utf8(to_code_points("åäö–")) == "åäö–");
  CHECK(from_windows_1252("\xE5\x96") == "å–");
  CHECK_FALSE(is_valid_utf8("\xE5"));
  CHECK(fold_case("ÅSA") == "åsa");
  CHECK(trim(" \u00A0 a b\n") == "a b");
  HmacSha256 keyed("key");
  for (const char* message : {"", "a", "The quick brown fox jumps over the lazy dog"}) CHECK(keyed.of(message) == hmac_sha256("key", message));
  CHECK(to_hex(keyed.of("The quick brown fox jumps over the lazy dog")) == "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("markup escapes by construction") {
  Markup html(Dialect::html);
  html.open("p", {{"title", "a\"<b"}}).text("1 < 2 & 3").close();
  CHECK(html.take() == "<p title=\"a&quot;&lt;b\">1 &lt; 2 &amp; 3</p>");
}

TEST_CASE("files are written whole or not at all") {
  rodtrad::test::TemporaryFolder folder;
  write_file(folder / "a.txt", "one", 0600);
  write_file(folder / "a.txt", "two", 0600);
  CHECK(rodtrad::test::contents(folder / "a.txt") == "two");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  const auto missing = read_file(folder / "b.txt");
  REQUIRE_FALSE(missing);
  CHECK(missing.error()[0].code == "file_missing");
}
