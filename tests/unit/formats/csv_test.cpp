// formats: CSV in and out; every form of trouble has a code and a place.
#include "formats/csv.h"

#include "formats/csv_write.h"
#include "support/support.h"

using namespace rodtrad::formats;
using rodtrad::core::Problem;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Read {
  std::vector<std::string> header;
  Rows rows;
  std::vector<Problem> faults;
  char delimiter = 0;
  char decimal = 0;
  Encoding encoding = Encoding::utf8;
};

rodtrad::core::Expected<Read> read_all(CsvReader reader) {
  Read all{.header = reader.header(), .delimiter = reader.delimiter(), .decimal = reader.decimal()};
  RowBlock block;
  while (TRY(reader.next(block))) {
    for (std::size_t i = 0; i < block.rows(); ++i) all.rows.emplace_back(block.row(i).begin(), block.row(i).end());
    for (const auto& fault : block.faults()) all.faults.push_back(fault.problem);
  }
  all.encoding = reader.encoding();
  return all;
}

rodtrad::core::Expected<Read> read(std::string text, const CsvOptions& options = {}) {
  return read_all(TRY(CsvReader::open(memory_source(std::move(text), "a.csv"), "a.csv", options)));
}

std::string code_of(std::string text, const CsvOptions& options = {}) {
  const auto result = read(std::move(text), options);
  return result ? "" : result.error().front().code;
}

}  // namespace

TEST_CASE("csv: fields, quotes, line ends") {
  const Rows expected = {{"1", "a,b"}, {"2", "say \"hi\"\nthere"}, {"3", ""}};
  for (const std::string& text :
       {std::string("n,t\n1,\"a,b\"\n2,\"say \"\"hi\"\"\nthere\"\n3,\n"), std::string("n,t\n1,\"a,b\"\n\n2,\"say \"\"hi\"\"\nthere\"\n3,")}) {
    const auto result = read(text);
    REQUIRE(result);
    CHECK(result->header == std::vector<std::string>{"n", "t"});
    CHECK(result->rows == expected);
    CHECK(result->faults.empty());
  }
  CHECK(read("n,t\r\n1,x\r\n2,\"y\"\r\n")->rows == Rows{{"1", "x"}, {"2", "y"}});
  CHECK(read("n,t\r1,x\r2,y\r")->rows == Rows{{"1", "x"}, {"2", "y"}});
  CHECK(read("n;t\n5\" pipe;x\n")->rows == Rows{{"5\" pipe", "x"}});
  CHECK(read("only\n1\n2\n")->rows == Rows{{"1"}, {"2"}});
  CHECK(read("a,b\n")->rows.empty());
  CHECK(read("a,b")->rows.empty());
  CHECK(read("a,b\n1\n1,2,3\n")->rows == Rows{{"1"}, {"1", "2", "3"}});
}

TEST_CASE("csv: delimiter and decimal sign are sniffed, or as declared") {
  CHECK(read("a;b\n1,5;2,25\n3,0;4,0\n")->delimiter == ';');
  CHECK(read("a;b\n1,5;2,25\n3,0;4,0\n")->decimal == ',');
  CHECK(read("a\tb\n1.5\t2\n")->delimiter == '\t');
  CHECK(read("a|b\n1|2\n")->delimiter == '|');
  CHECK(read("a,b\n1.5,2\n")->decimal == '.');
  CHECK(read("a,b;c\n1,2;3\n", {.delimiter = ';'})->rows == Rows{{"1,2", "3"}});
  CHECK(read("\"x;y\",b\n1,2\n")->delimiter == ',');
}

TEST_CASE("csv: encodings") {
  const Rows expected = {{"Luleå", "Älvsbyn"}};
  CHECK(read("\xEF\xBB\xBFnamn,ort\nLuleå,Älvsbyn\n")->rows == expected);
  CHECK(read("\xEF\xBB\xBFnamn,ort\nLuleå,Älvsbyn\n")->header[0] == "namn");
  CHECK(read("namn,ort\nLuleå,Älvsbyn\n")->encoding == Encoding::utf8);
  const auto latin = read("namn,ort\nLule\xE5,\xC4lvsbyn\n");
  CHECK(latin->rows == expected);
  CHECK(latin->encoding == Encoding::windows_1252);
  CHECK(read("a,b\n\x80,1\n")->rows[0][0] == "€");
  CHECK(code_of(std::string("\xFF\xFE"
                            "a\0b\0",
                            6)) == "utf16_file");
  CHECK(encoding_from("Latin-1") == Encoding::windows_1252);
  CHECK_FALSE(encoding_from("ebcdic"));
}

TEST_CASE("csv: a bad byte in UTF-8 is a fault of its row, with line and column") {
  const auto result = read("a,b\nå,1\nx,y\xE5z\nö,2\n", {.encoding = Encoding::utf8});
  REQUIRE(result);
  REQUIRE(result->faults.size() == 1);
  CHECK(result->faults[0].code == "invalid_utf8");
  CHECK(result->faults[0].place.line == 3);
  CHECK(result->faults[0].place.column == 4);
  CHECK(result->rows[1][1] == "y?z");
}

TEST_CASE("csv: faults of quotes stand where they are") {
  const auto after = read("a,b\n1,\"åb\"c\n2,3\n");
  REQUIRE(after->faults.size() == 1);
  CHECK(after->faults[0].code == "text_after_quote");
  CHECK(after->faults[0].place.line == 2);
  CHECK(after->faults[0].place.column == 7);
  CHECK(after->rows.size() == 2);
  const auto open = read("a,b\n1,2\n3,\"x\n4,5\n");
  REQUIRE(open->faults.size() == 1);
  CHECK(open->faults[0].code == "open_quote");
  CHECK(open->faults[0].place.line == 3);
  CHECK(open->faults[0].place.column == 3);
}

TEST_CASE("csv: files that are no CSV get a clear code") {
  CHECK(code_of("") == "empty_file");
  CHECK(code_of("\n\n") == "empty_file");
  CHECK(code_of(std::string("a,b\n1\0,2\n", 9)) == "binary_file");
  CHECK(code_of("a,b\n" + std::string(3000, 'x') + "\n", {.longest_row = 1000}) == "line_too_long");
  CHECK(code_of("a,b\n1,\"" + std::string(3 << 20, '\n')) == "line_too_long");
  CHECK(code_of(std::string(3 << 20, 'x')) == "line_too_long");
  const auto missing = CsvReader::open("/nowhere/a.csv");
  REQUIRE_FALSE(missing);
  CHECK(missing.error()[0].code == "file_missing");
  CHECK(CsvReader::open("/").error()[0].code == "file_is_folder");
}

TEST_CASE("csv: rows across block borders are whole, whatever their form") {
  std::string text = "id,text,number\r\n";
  Rows expected;
  for (int i = 0; i < 60000; ++i) {
    const std::string words = i % 7 == 0 ? "å\"ä\",\nö" : std::string(static_cast<std::size_t>(i % 90), 'x') + "é";
    expected.push_back({std::to_string(i), words, "1.5"});
    append_csv_row(text, {expected.back()[0], words, "1.5"});
  }
  REQUIRE(text.size() > (3u << 20));
  const auto result = read(text);
  REQUIRE(result);
  CHECK(result->rows == expected);
  CHECK(result->faults.empty());
}

TEST_CASE("csv: characters that a block cuts in two are whole again") {
  for (const std::string shift : {"", "x", "xx", "xxx"}) {
    std::string text = "a" + shift + ",b\n";
    for (int i = 0; i < 30000; ++i) text += "åäö€😀åäö€😀åäö€😀åäö€😀åäö€😀,1\n";
    const auto result = read(text);
    REQUIRE(result);
    CHECK(result->faults.empty());
    CHECK(std::all_of(result->rows.begin(), result->rows.end(), [](const auto& row) { return row[0] == "åäö€😀åäö€😀åäö€😀åäö€😀åäö€😀"; }));
  }
}

TEST_CASE("csv: places count lines inside quoted fields") {
  auto reader = CsvReader::open(memory_source("a,b,c\n1,\"x\nåy\",\"q\"\"q\"\n7,8,9\n", "p.csv"), "p.csv");
  REQUIRE(reader);
  RowBlock block;
  REQUIRE(*reader->next(block));
  CHECK(block.place("p.csv", 0, 0).line == 2);
  CHECK(block.place("p.csv", 0, 2).line == 3);
  CHECK(block.place("p.csv", 0, 2).column == 5);
  CHECK(block.place("p.csv", 1, 1).line == 4);
  CHECK(block.place("p.csv", 1, 1).column == 3);
  CHECK(block.raw(0) == "1,\"x\nåy\",\"q\"\"q\"");
  CHECK_FALSE(*reader->next(block));
}

TEST_CASE("csv: what the writer writes the reader reads") {
  rodtrad::test::TemporaryFolder folder;
  const Rows rows = {{"a", "b"}, {"", " space "}, {"q\"q", "line\r\nbreak"}, {"x;y", "å"}};
  {
    CsvWriter unfinished(folder / "b.csv");
    unfinished.row({"a"});
  }
  CHECK(std::filesystem::is_empty(folder.path()));
  CsvWriter writer(folder / "a.csv", ';');
  for (const auto& row : rows) writer.row(std::vector<std::string_view>(row.begin(), row.end()));
  writer.commit();
  const auto result = read_all(std::move(*CsvReader::open(folder / "a.csv")));
  REQUIRE(result);
  CHECK(result->header == rows[0]);
  CHECK(result->rows == Rows(rows.begin() + 1, rows.end()));
}
