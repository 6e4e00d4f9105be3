// schema: contracts and code lists of the program are whole; mistakes in a contract are told with their place.
#include "schema/contract.h"

#include "core/embedded.h"
#include "schema/code_list.h"
#include "support/support.h"

using namespace rodtrad::schema;
namespace core = rodtrad::core;

namespace {

const std::string kHead = R"(kind = "thing"
version = 1
label = { sv = "Sak", en = "Thing" }
description = { sv = "En sak.", en = "A thing." }
retention = { sv = "Bevaras.", en = "Kept." }
file_by = "year"
)";

std::string column(const std::string& id, const std::string& rest) {
  return "[[columns]]\nid = \"" + id + "\"\nlabel = { sv = \"a\", en = \"a\" }\ndescription = { sv = \"a\", en = \"a\" }\n" + rest + "\n";
}

std::vector<std::string> codes_of(const std::string& toml) {
  std::vector<std::string> codes;
  const auto contract = read_contract(toml, "thing.toml");
  if (!contract) {
    for (const core::Problem& problem : contract.error()) codes.push_back(problem.code);
  }
  return codes;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("contracts: every file of the program can be read, and the first four kinds are there") {
  for (const core::EmbeddedFile& file : core::embedded_files()) {
    if (file.name.starts_with("data/datasets/")) {
      const auto read = read_contract(file.bytes, std::string(file.name));
      CHECK_MESSAGE(read.has_value(), (read ? "" : core::to_json(read.error())));
    }
    if (file.name.starts_with("data/codes/")) {
      const auto read = read_code_list(file.bytes, std::string(file.name));
      CHECK_MESSAGE(read.has_value(), (read ? "" : core::to_json(read.error())));
    }
  }
  for (const char* kind : {"care_contact", "drg_limit", "reference_aggregate", "population"}) {
    REQUIRE(contract(kind) != nullptr);
    CHECK(std::string("data/datasets/") + kind + ".toml" == "data/datasets/" + contract(kind)->kind + ".toml");
  }
  const Contract& contacts = *contract("care_contact");
  CHECK(contacts.personal);
  CHECK(contacts.has_money());
  CHECK(contacts.find("person")->privacy == Privacy::identifying);
  CHECK(contacts.find("weight")->decimals == 6);
  CHECK(contacts.find("cost")->decimals == 2);
  CHECK_FALSE(contract("population")->has_money());
  CHECK(contract("ledger") == nullptr);
}

TEST_CASE("contracts: mistakes are all told") {
  CHECK(codes_of(kHead + column("year", "type = \"integer\"")).empty());
  CHECK(codes_of(kHead + column("year", "type = \"heltal\"")) == Codes{"unknown_word"});
  CHECK(codes_of(kHead + column("year", "type = \"integer\"\nrequird = true")) == Codes{"unknown_key"});
  CHECK(codes_of(kHead + column("yeer", "type = \"integer\"")) == Codes{"unknown_column"});
  CHECK(codes_of(kHead + column("year", "type = \"integer\"\ndecimals = 2")) == Codes{"bad_decimals"});
  CHECK(codes_of(kHead + column("year", "type = \"integer\"") + column("year", "type = \"integer\"")) == Codes{"column_twice"});
  CHECK(codes_of(kHead + column("year", "type = \"integer\"") + column("sex", "type = \"code\"\ncodes = \"sexx\"")) == Codes{"unknown_code_list"});
  CHECK(codes_of("key = [\"nr\"]\n" + kHead + column("year", "type = \"integer\"")) == Codes{"unknown_column"});
  const std::string rule = "[[rules]]\ncode = \"r\"\nmessage = { sv = \"a\", en = \"a\" }\nhint = { sv = \"a\", en = \"a\" }\n";
  const std::string columns = kHead + column("year", "type = \"integer\"") + column("day", "type = \"date\"") + column("sex", "type = \"code\"");
  CHECK(codes_of(columns + rule + "check = \"year_of\"\ncolumn = \"year\"\nother = \"day\"").empty());
  CHECK(codes_of(columns + rule + "check = \"not_below\"\ncolumn = \"year\"\nother = \"day\"") == Codes{"rule_of_other_type"});
  CHECK(codes_of(columns + rule + "check = \"at_least\"\ncolumn = \"sex\"") == Codes{"rule_of_other_type"});
  CHECK(codes_of(columns + column("age_group", "type = \"date\"\nderived = { by = \"band_of\", from = \"year\" }")) ==
        Codes{"derivation_of_other_type"});
  const auto place = read_contract(kHead + column("year", "type = \"heltal\""), "thing.toml").error()[0].place;
  CHECK(place.file == "thing.toml");
  CHECK(place.line == 11);
}

TEST_CASE("code lists: labels, bounds, mistakes") {
  REQUIRE(code_list("sex"));
  CHECK(code_list("sex")->names() == std::vector<std::string>{"F", "M", "U"});
  CHECK(code_list("age_group")->find("80+")->ages == AgeRange{80, kOpenAge});
  CHECK(code_list("nothing") == nullptr);
  const std::string head = "id = \"x\"\nlabel = { sv = \"a\", en = \"a\" }\nsource = { sv = \"a\", en = \"a\" }\n";
  const std::string code = "[[codes]]\ncode = \"1\"\nlabel = { sv = \"a\", en = \"a\" }\n";
  CHECK(read_code_list(head + code, "x.toml").has_value());
  CHECK(read_code_list(head, "x.toml").error()[0].code == "codes_missing");
  CHECK(read_code_list(head + code + code, "x.toml").error()[0].code == "code_twice");
  CHECK(read_code_list(head + code + "ages = [9, 1]", "x.toml").error()[0].code == "bad_ages");
  CHECK(read_code_list(head + code + "from = \"A\"", "x.toml").error()[0].code == "bad_range");
}

TEST_CASE("diagnoses have chapters, other codes have none") {
  CHECK(chapter_of("I21.4") == "09");
  CHECK(chapter_of("I214") == "09");
  CHECK(chapter_of("D48") == "02");
  CHECK(chapter_of("D50") == "03");
  CHECK(chapter_of("H59") == "07");
  CHECK(chapter_of("H60") == "08");
  CHECK(chapter_of("T98") == "19");
  CHECK(chapter_of("T99") == "");
  CHECK(chapter_of("U071") == "22");
  CHECK(chapter_of("MUS009") == "");
  CHECK(chapter_of("") == "");
  CHECK(chapter_of("I2") == "");
  CHECK(chapter_of("I21 ont") == "");
}
