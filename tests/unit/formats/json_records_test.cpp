// Lists of objects in JSON as rows, and several answers in one file.
#include <doctest/doctest.h>

#include "core/hash.h"
#include "formats/answers.h"
#include "formats/json_records.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::formats;

namespace {

std::string as_text(RowSource& source) {
  std::string out = fmt::format("{}\n", fmt::join(source.header(), "|"));
  RowBlock block;
  for (;;) {
    const auto more = source.next(block);
    REQUIRE(more);
    if (!*more) return out;
    for (std::size_t row = 0; row < block.rows(); ++row) out += fmt::format("{}\n", fmt::join(block.row(row), "|"));
  }
}

}  // namespace

TEST_CASE("values inside objects give one row each, and withdrawn ones none") {
  const auto rows = json_list_rows(R"({"count":2,"values":[
    {"kpi":"N1","municipality":"0025","period":2020,"values":[{"gender":"T","value":1.5,"isdeleted":false},{"gender":"K","value":null},
     {"gender":"M","value":2,"isdeleted":true}]},
    {"kpi":"N1","municipality":"G12","period":2021,"values":[{"gender":"T","value":3}]}]})",
                                   "f.json");
  REQUIRE(rows);
  CHECK(as_text(*rows) ==
        "kpi|municipality|period|gender|value|isdeleted|concept\n"
        "N1|0025|2020|T|1.5|false|\n"
        "N1|0025|2020|K|||\n"
        "N1|G12|2021|T|3||unweighted mean of the group's members\n");
}

TEST_CASE("a plain list, and what is no list") {
  const auto rows = json_list_rows(R"([{"id":"a","members":["x","y"]},{"id":"b","yes":true}])", "f.json");
  REQUIRE(rows);
  CHECK(as_text(*rows) == "id|members|yes\na|x, y|\nb||true\n");
  for (const char* other : {"{}", "[]", "[1,2]", "{\"values\":3}", "{", "null"}) CHECK_MESSAGE(!json_list_rows(other, "f.json"), other);
}

TEST_CASE("answers are kept as they came and read one after another") {
  const core::ScratchFolder folder(std::filesystem::temp_directory_path());
  const std::filesystem::path path = folder.path() / "answers";
  AnswersWriter writer(path);
  REQUIRE(writer.add("http://s/1", "{ \"values\": [ {\"a\":1} ] }"));
  REQUIRE(writer.add("http://s/2", R"({"values":[{"a":2,"b":"å\n"}]})"));
  CHECK(writer.add("http://s/3", "\xFF").error().front().code == "answer_not_text");
  writer.commit();
  const std::string bytes = *core::read_file(path);
  CHECK(looks_like_answers(bytes));
  CHECK(bytes.find(R"("{ \"values\": [ {\"a\":1} ] }")") != std::string::npos);
  const auto rows = answer_rows(bytes, "f");
  REQUIRE(rows);
  CHECK(as_text(**rows) == "a|b\n1|\n2|å\n\n");
  CHECK(answer_rows(bytes.substr(0, bytes.size() - 5), "f").error().front().code == "answers_damaged");
  CHECK(answer_rows(bytes.substr(0, bytes.find('\n')), "f").error().front().code == "no_rows");
}

TEST_CASE("objects that all have members of their own are told, in no more memory than the file takes") {
  std::string list = "[";
  for (int i = 0; i < 20'000; ++i) list += fmt::format("{}{{\"m{}\":1}}", i ? "," : "", i);
  const auto rows = json_list_rows(list + "]", "f.json");
  REQUIRE(rows);
  RowBlock block;
  const auto read = rows->next(block);
  REQUIRE_FALSE(read);
  CHECK(read.error().front().code == "too_many_columns");
}
