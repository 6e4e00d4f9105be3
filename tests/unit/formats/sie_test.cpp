// formats: SIE records, encodings, sums, rows for the ledger, and each fault with its line.
#include "formats/sie.h"

#include "support/support.h"

using namespace rodtrad::formats;
namespace core = rodtrad::core;

namespace {

const std::string kHead = "#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n";

std::vector<std::string> told(const std::string& text) {
  std::vector<std::string> codes;
  for (const core::Problem& one : read_sie(text, "x.se").problems) {
    const std::string code = fmt::format("{}:{}", one.code, one.place.line);
    codes.push_back(one.severity == core::Severity::warning ? "(" + code + ")" : code);
  }
  return codes;
}

std::string voucher(const std::string& rows) { return kHead + "#VER A 1 20200101 \"x\"\n{\n" + rows + "}\n"; }

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("sie: records, objects, tabs, quotes and the letters of CP437") {
  const SieFile file = read_sie(rodtrad::test::contents(rodtrad::test::source_dir() / "tests/fuzz/corpus/sie/type4.se"), "x.se");
  CHECK_MESSAGE(file.problems.empty(), core::to_json(file.problems));
  CHECK(file.type == "4");
  CHECK(file.company == "Företag");
  CHECK(file.program == "Prov | 1.0");
  CHECK(file.accounts.at("1930") == "Bank \"A\"");
  CHECK(file.dimensions.at("6").objects.at("P1") == "Vård");
  REQUIRE(file.balances.size() == 2);
  CHECK(file.balances[0].amount == 10000);
  CHECK(file.balances[1].period == "202001");
  CHECK(file.balances[1].amount == 150);
  REQUIRE(file.vouchers.size() == 1);
  REQUIRE(file.vouchers[0].transactions.size() == 3);
  CHECK(file.vouchers[0].transactions[0].objects == std::vector<SieObject>{{"6", "P1"}});
  CHECK(file.vouchers[0].transactions[0].amount == 12550);
  CHECK(file.vouchers[0].transactions[1].kind == SieTransaction::Kind::removed);
  CHECK(file.transactions() == 2);
  const auto rows = sie_rows(file, "x.se");
  CHECK(rows->header().back() == "dimension_6");
  RowBlock block;
  REQUIRE(*rows->next(block));
  CHECK(fmt::format("{}", fmt::join(block.row(0), "|")) == "A|1|1|2020-01-15|5010||125.50||text|Inköp||||P1");
  CHECK(block.rows() == 2);
  CHECK(block.faults().empty());
}

TEST_CASE("sie: other encodings are told") {
  const auto name = [](const std::string& bytes) { return read_sie(kHead + "#FNAMN \"" + bytes + "\"\n", "x").company; };
  CHECK(name("V\x86rd") == "Vård");
  CHECK(name("V\xE5rd \xF6") == "Vård ö");
  CHECK(name("V\xC3\xA5rd") == "Vård");
  CHECK(told(kHead + "#FNAMN \"V\xC3\xA5rd\"\n") == Told{"(other_encoding:1)"});
  CHECK(told(kHead + "#FNAMN \"V\xEF\xBF\xBDrd\"\n") == Told{"(other_encoding:1)", "(lost_characters:1)"});
}

TEST_CASE("sie: each fault is told with its line") {
  CHECK(told(voucher("#TRANS 1 {} 5\n#TRANS 2 {} -5.00\n")).empty());
  CHECK(told(voucher("#TRANS 1 {} 5\n#TRANS 2 {} -4.99\n")) == Told{"unbalanced_voucher:4"});
  CHECK(told(voucher("#TRANS 1 {} 5.001\n#TRANS 2 {} -5\n")) == Told{"bad_amount:6", "unbalanced_voucher:4"});
  CHECK(told(voucher("#TRANS 1 {1 5\n")) == Told{"damaged_record:6"});
  CHECK(told(voucher("#TRANS 1 {} 0 20200101 \"cut\n")) == Told{"(open_quote:6)"});
  CHECK(told(kHead + "#TRANS 1 {} 0\n") == Told{"transaction_outside:4"});
  CHECK(told(kHead + "#VER A 1 20200101\n{\n") == Told{"voucher_not_closed:6"});
  CHECK(told(kHead + "#NYTT 1\n").empty());
  const std::string balances = "#IB 0 1 10\n#UB 0 1 15\n#RES 0 2 -4.99\n";
  CHECK(told(voucher("#TRANS 1 {} 5\n#TRANS 2 {} -4.99\n") + balances) == Told{"(unbalanced_voucher:4)"});
  CHECK(told(voucher("#TRANS 1 {} 5\n#TRANS 2 {} -4.98\n") + balances) == Told{"unbalanced_voucher:4"});
  CHECK(told("<html>404</html>\n") == Told{"not_sie:1"});
  CHECK(told("") == Told{"not_sie:1"});
  CHECK(told("#FORMAT PC8\n") == Told{"not_sie:1"});
  CHECK(told("#FLAGGA 0\n#KSUMMA\n#FORMAT PC8\n#KSUMMA 1\n") == Told{"wrong_checksum:1"});
}

TEST_CASE("sie: rows of a voucher that does not balance carry the fault") {
  const auto rows = sie_rows(read_sie(voucher("#TRANS 1 {} 5\n#TRANS 2 {} -4\n") + "#VER A 2 20200102\n{\n#TRANS 1 {} 0\n}\n", "x"), "x");
  RowBlock block;
  REQUIRE(*rows->next(block));
  CHECK(block.rows() == 3);
  REQUIRE(block.faults().size() == 2);
  CHECK(block.faults()[0].problem.code == "unbalanced_voucher");
  CHECK(block.faults()[0].problem.place.line == 6);
}
