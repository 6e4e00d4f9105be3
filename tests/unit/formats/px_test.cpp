// formats: what a PX file says in all its forms, and each fault with its line.
#include "formats/px.h"

#include "support/support.h"

using namespace rodtrad::formats;
namespace core = rodtrad::core;
using rodtrad::table::Role;

namespace {

std::string corpus(const std::string& name) { return rodtrad::test::contents(rodtrad::test::source_dir() / "tests/fuzz/corpus/px" / name); }

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// "code:line" of each problem, warnings in brackets.
std::vector<std::string> told(const std::string& text) {
  std::vector<std::string> codes;
  for (const core::Problem& one : read_px(text, "x.px").problems) {
    const std::string code = fmt::format("{}:{}", one.code, one.place.line);
    codes.push_back(one.severity == core::Severity::warning ? "(" + code + ")" : code);
  }
  return codes;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("px: dimensions, codes, time, languages, notes, cells and marks") {
  const PxFile px = read_px(corpus("whole.px"), "x.px");
  CHECK_MESSAGE(px.problems.empty(), core::to_json(px.problems));
  CHECK(px.encoding == "utf-8");
  CHECK(px.table.id == "BEF1");
  CHECK(px.table.title.sv == "Folkmängd efter kommun, innehåll och år");
  CHECK(px.table.title.en == "Population by municipality, contents and year");
  REQUIRE(px.table.dimensions.size() == 3);
  CHECK(px.table.dimensions[0].label.en == "municipality");
  CHECK(px.table.dimensions[0].categories[1].code == "2584");
  CHECK(px.table.dimensions[1].categories[0].label.en == "Population");
  CHECK(px.table.dimensions[2].role == Role::time);
  CHECK(px.table.dimensions[2].categories[2].code == "2021");
  CHECK(px.table.cells.values == std::vector<double>{78105, 78549, 0, 22841, 22664, 0});
  CHECK(px.table.cells.words[px.table.cells.statuses[2]] == "..");
  CHECK(px.table.cells.words[px.table.cells.statuses[5]] == "-");
  REQUIRE(px.table.notes.size() == 3);
  CHECK(px.table.notes[0].text == "En lång not i två delar.");
  CHECK(px.table.notes[1].mandatory);
  CHECK(px.table.notes[2].where == std::vector<std::string>{"2580", "*", "2020"});
}

TEST_CASE("px: rows that KEYS leaves out are zeros, marks stay") {
  const PxFile px = read_px(corpus("keys.px"), "x.px");
  CHECK(px.is_usable());
  CHECK(px.count.key_rows == 2);
  CHECK(px.count.found == 4);
  CHECK(px.table.cells.values == std::vector<double>{0, 0, 1, 2, 3, 0, 0, 0});
  CHECK(px.table.cells.states[0] == StatisticsCells::number);
  CHECK(px.table.cells.states[5] == StatisticsCells::marked);
  CHECK(told(with(corpus("keys.px"), "\"a2\",\"b1\"", "\"a3\",\"b1\"")) == Told{"unknown_key:18"});
  CHECK(told(with(corpus("keys.px"), "3 \"..\"", "3")) == Told{"wrong_cell_count:18"});
}

TEST_CASE("px: each fault is told with its line") {
  const std::string whole = corpus("whole.px");
  CHECK(told(with(whole, "DECIMALS=1", "DECIMALS=x")) == Told{"bad_decimals:6"});
  CHECK(told(with(whole, "SHOWDECIMALS=0", "SHOWDECIMALS=x")) == Told{"(bad_decimals:7)"});
  CHECK(told(with(whole, "MATRIX=\"BEF1\";\n", "")) == Told{"missing_keyword:0"});
  CHECK(told(with(whole, "VALUES(\"kommun\")=\"Luleå\",\"Kiruna\"", "VALUES(\"kommun\")=\"Lu\"leå\",\"Kiruna\""))[0] == "damaged_keyword:21");
  CHECK(told(with(whole, "NOTE=\"En lång", "NOTE=\"En\" lång")) == Told{"(damaged_keyword:31)"});
  CHECK(told(with(whole, "\"2580\",\"2584\"", "\"2580\"")) == Told{"(wrong_code_count:28)"});
  CHECK(told(with(whole, "\"2019\"-\"2021\"", "\"2019\"-\"2022\"")) == Told{"(wrong_time_count:27)"});
  CHECK(told(with(whole, "UNITS(\"Folkmängd\")", "UNITS(\"Folk\")")) == Told{"unknown_value:30"});
  CHECK(told(with(whole, "VALUENOTEX(\"kommun\"", "VALUENOTEX(\"kommunen\"")) == Told{"(unknown_variable:33)"});
  CHECK(told(with(whole, "TITLE[en]", "TITLE[fi]")) == Told{"(unknown_language:12)"});
  CHECK(told(with(whole, "22664 \"-\"", "22664")) == Told{"wrong_cell_count:37"});
  CHECK(told(with(whole, "78549", "7854x")) == Told{"(not_a_cell:36)"});
  CHECK(told(whole.substr(0, whole.find("DATA="))) == Told{"missing_keyword:0"});
  CHECK_FALSE(read_px("", "x.px").is_usable());
}

TEST_CASE("px: a semicolon may stand in a text and after each row") {
  const PxFile px = read_px(with(with(corpus("whole.px"), "\"..\"\n", "\"..\";\n"), "\"Luleå\",\"Kiruna\";", "\"Luleå; norr\",\"Kiruna\";"), "x.px");
  CHECK(px.is_usable());
  CHECK(px.table.dimensions[0].categories[0].label.sv == "Luleå; norr");
  CHECK(px.count.found == 6);
}

TEST_CASE("px: the bytes decide the encoding, the DOS code pages included") {
  const std::string ascii = corpus("keys.px");
  CHECK(read_px(ascii, "x").encoding == "ascii");
  const auto title = [&](const std::string& words, const std::string& charset) {
    const PxFile px = read_px(with(with(ascii, "TITLE=\"T\"", "TITLE=\"" + words + "\""), "CHARSET=\"ANSI\";\n", charset), "x");
    return px.encoding + " " + px.word("TITLE");
  };
  CHECK(title("L\xE4n", "CHARSET=\"ANSI\";\n") == "latin-1 Län");
  CHECK(title("10 \x80", "CHARSET=\"ANSI\";\n") == "windows-1252 10 €");
  CHECK(title("10 \xA4", "CHARSET=\"ANSI\";\nCODEPAGE=\"iso-8859-15\";\n") == "iso-8859-15 10 €");
  CHECK(title("L\x84n", "") == "cp437 Län");
  CHECK(title("N\x9Bkkel", "") == "cp850 Nøkkel");
  CHECK(title("L\xC3\xA4n", "CHARSET=\"ANSI\";\nCODEPAGE=\"iso-8859-1\";\n") == "utf-8 Län");
}
