// lake: code lists with validity, and tables between them.
#include "lake/code_store.h"

#include "lake_support.h"
#include "schema/code_list.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace schema = rodtrad::schema;

namespace {

struct Codes {
  TemporaryFolder folder;
  std::unique_ptr<rodtrad::sql::SqliteConnection> connection = rodtrad::sql::open_sqlite(folder / "register.db");
  CodeStore store{*connection};

  std::filesystem::path write(const std::string& text) {
    rodtrad::core::write_file(folder / "file.csv", text);
    return folder / "file.csv";
  }
  std::string list(const std::string& id, const std::string& text) {
    const auto done = store.import({.file = write(text), .id = id});
    return done ? std::to_string(*done) : told(done.error());
  }
  std::string table(const std::string& text, const std::string& from = "old", const std::string& to = "new") {
    const auto done = store.import_table({.file = write(text), .from = from, .to = to});
    return done ? std::to_string(*done) : told(done.error());
  }
  static std::string told(const rodtrad::core::Problems& problems) {
    std::string out;
    for (const auto& one : problems) out += fmt::format("{}{}:{}", out.empty() ? "" : " ", one.code, one.place.line);
    return out;
  }
  std::string way(const std::string& code) {
    const auto ways = store.ways("old", "new", {code});
    if (!ways) return told(ways.error());
    std::string out(way_name(ways->front().kind));
    for (const auto& target : ways->front().targets) out += " " + target.code + (target.weight ? fmt::format("*{}", *target.weight) : "");
    return out;
  }
};

}  // namespace

TEST_CASE("codes: a list with validity is shown as of a day") {
  Codes codes;
  CHECK(codes.list("kommuner", "Kod;Benämning;Giltig från;Giltig till\n1917;Heby;;2006\n0331;Heby;2007;\n0330;Knivsta;2003-01-01;\n") == "3");
  CHECK(codes.store.codes("kommuner", "2006-12-31")->size() == 2);
  CHECK(codes.store.codes("kommuner", "2007-01-01")->size() == 2);
  CHECK(codes.store.codes("kommuner", "2000-01-01")->front().code == "1917");
  CHECK(codes.store.codes("kommuner")->at(0).valid_to == "2006-12-31");
  CHECK(codes.list("kommuner", "code,label\n1,Ett\n") == "1");
  CHECK(codes.store.codes("kommuner")->size() == 1);
  CHECK(codes.store.codes("komuner").error().front().hint.sv.find("kommuner") != std::string::npos);
}

TEST_CASE("codes: faults of a list have places, and nothing is replaced") {
  Codes codes;
  REQUIRE(codes.list("a", "code,label\n1,Ett\n") == "1");
  CHECK(codes.list("a", "code,label,valid_from,valid_to\n1,Ett,,2000\n1,En,2000-06-01,\n,x,,\n2,,i går,\n") ==
        "missing_value:4 missing_value:5 bad_date:5 code_twice:3");
  CHECK(codes.list("a", "code,label,valid_from,valid_to\n1,Ett,,2000\n1,En,2001,\n") == "2");
  CHECK(codes.list("a", "kod\n1\n") == "missing_column:1");
  CHECK(codes.list("a", "code,label\n") == "no_rows:1");
  CHECK(codes.list("sex", "code,label\n1,Ett\n") == "bad_name:0");
  CHECK(codes.list("A b", "code,label\n1,Ett\n") == "bad_name:0");
  CHECK(codes.store.codes("a")->size() == 2);
}

TEST_CASE("codes: one to one, split, merge, and no row, never guessed") {
  Codes codes;
  REQUIRE(codes.list("old", "code,label\nA,a\nB,b\nC,c\nD,d\nE,e\nF,f\n") == "6");
  REQUIRE(codes.list("new", "code,label\nA,a\nX,x\nY,y\nZ,z\nW,w\n") == "5");
  CHECK(codes.store.ways("old", "new", {"A"}).error().front().code == "no_table");
  CHECK(codes.table("from,to,weight\nA,A,\nB,X,\"0,4\"\nB,Y,0.6\nC,Z,\nD,Z,\nE,Z,\nE,W,\n") == "7");
  CHECK(codes.way("A") == "one_to_one A");
  CHECK(codes.way("B") == "split X*0.4 Y*0.6");
  CHECK(codes.way("C") == "merge Z");
  CHECK(codes.way("E") == "split_and_merge W Z");
  CHECK(codes.way("F") == "none");
  CHECK(codes.way("Q") == "unknown_code:0");
  CHECK(codes.table("from,to,weight\nA,A,\nB,X,2\nC,Z,\nC,Z,\n") == "bad_weight:3 row_twice:5");
  CHECK(codes.table("from,to,weight\nA,Q,\nB,X,0.4\n") == "unknown_code:2 weights_not_one:3");
  CHECK(codes.table("from,to\nA,A\n", "none", "new") == "unknown_list:0");
  CHECK(codes.way("B") == "split X*0.4 Y*0.6");
}

TEST_CASE("codes: the program's own lists of areas and industries") {
  const schema::CodeList* municipalities = schema::code_list("municipality");
  const schema::CodeList* counties = schema::code_list("county");
  REQUIRE(municipalities);
  REQUIRE(counties);
  std::size_t valid = 0;
  for (const schema::ListedCode& one : municipalities->codes) {
    CHECK(counties->find(one.parent));
    CHECK(one.code.starts_with(one.parent));
    valid += one.valid_to.empty();
  }
  CHECK(valid == 290);
  CHECK(std::count_if(counties->codes.begin(), counties->codes.end(), [](const auto& one) { return one.valid_to.empty(); }) == 21);
}

TEST_CASE("codes: sections of SNI 2025 have other letters than those of 2007 from J on") {
  const schema::CodeList* before = schema::code_list("sni_section");
  const schema::CodeList* now = schema::code_list("sni_section_2025");
  REQUIRE(before);
  REQUIRE(now);
  CHECK(before->codes.size() == 21);
  CHECK(now->codes.size() == 22);
  CHECK(now->codes.front().code == "A");
  CHECK(now->codes.back().code == "V");
  for (const auto& [old_code, new_code] : {std::pair("C", "C"), {"I", "I"}, {"K", "L"}, {"P", "Q"}, {"Q", "R"}, {"U", "V"}}) {
    CHECK(now->find(new_code)->label.sv == before->find(old_code)->label.sv);
  }
  CHECK(now->find("J")->label.sv != before->find("J")->label.sv);
}
