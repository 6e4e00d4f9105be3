// lake: every dataset kind takes a good row, and each of its rules stops a bad one.
#include <set>

#include "lake_support.h"

using namespace rodtrad::lake;
using namespace rodtrad::test;
namespace core = rodtrad::core;
namespace schema = rodtrad::schema;

namespace {

struct Bad {
  std::string rule;
  std::string row;
};

struct Sample {
  std::string kind;
  std::string header;
  std::string good;
  std::vector<Bad> bad;
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = {
      {"births", "year,area,mother_age,sex,count,disclosure", "2025,2580,31,F,17,ckm", {{"negative_count", "2025,2580,31,F,-1,"}}},
      {"deaths", "year,area,sex,age,age_basis,count", "2020,25,M,81,end_of_year,12", {{"negative_count", "2020,25,M,81,,-1"}}},
      {"migration", "year,area,direction,other_area,sex,age,count", "2020,2580,in,2581,F,24,7", {{"negative_count", "2020,2580,out,,,,-7"}}},
      {"employment",
       "year,area,population,industry,industry_version,occupation,occupation_version,sex,count,status,break_before",
       "2019,25,night,B,SNI2007,221,SSYK2012,F,389,,1",
       {{"negative_count", "2019,25,day,,,,,,-1,,0"}}},
      {"regional_account", "year,area,measure,industry,prices,measure_unit,value,vintage", "2019,25,brp,,current,mnkr,123456.7,2021-12-15", {}},
      {"io_table", "year,area,table_kind,row,column,measure_unit,value", "2010,00,domestic,A,B,mnkr,-3.25", {}},
      {"indicator_value",
       "year,indicator,area,sex,value,low,high,numerator,denominator,coverage,status",
       "2019,I1,25,F,82.5,80.1,84.9,825,1000,97.5,",
       {{"low_above_value", "2019,I1,25,F,82.5,83,84,,,,"},
        {"value_above_high", "2019,I1,25,F,82.5,80,82,,,,"},
        {"negative_numerator", "2019,I1,25,F,82.5,,,-1,10,,"},
        {"negative_denominator", "2019,I1,25,F,82.5,,,1,-10,,"},
        {"negative_coverage", "2019,I1,25,F,82.5,,,,,-1,"}}},
      {"pathway_event",
       "episode,person,year,date,minute,pathway,event,outcome,sex,age",
       "F1,P1,2020,2020-03-31,75,stroke,larm,start,M,71",
       {{"year_mismatch", "F1,P1,2019,2020-03-31,75,stroke,larm,start,M,71"}}},
      {"survey_response",
       "year,survey,respondent,item,answer,weight,base_weight,stratum,stratum_population",
       "2017,H1,17,q1,2,104.25,90,BD,250000",
       {{"negative_weight", "2017,H1,17,q1,2,-1,90,BD,250000"},
        {"negative_base_weight", "2017,H1,17,q1,2,1,-90,BD,250000"},
        {"empty_stratum", "2017,H1,17,q1,2,1,90,BD,0"}}},
      {"ledger_entry",
       "year,date,series,voucher,row,account,cost_centre,amount,text",
       "2020,2020-01-15,A,1,1,5010,400,0.00,hyra",
       {{"year_mismatch", "2021,2020-01-15,A,1,1,5010,400,-125.50,hyra"}}},
      {"cost_centre", "year,cost_centre,name,class,hospital", "2020,400,Medicin,care,H1", {}},
      {"cost_driver", "year,from_centre,to_centre,basis,quantity", "2020,900,400,m2,120.5", {{"negative_quantity", "2020,900,400,m2,-1"}}},
      {"service",
       "year,service,name,cost_centre,service_unit,relative_weight,capacity",
       "2020,LAB1,Blodprov,810,styck,1.5,20000",
       {{"negative_weight", "2020,LAB1,Blodprov,810,styck,-1,1"}, {"negative_capacity", "2020,LAB1,Blodprov,810,styck,1,-1"}}},
      {"service_line",
       "contact_id,year,date,service,quantity,amount,credited",
       "K1,2020,2020-03-31,LAB1,2,,0",
       {{"negative_quantity", "K1,2020,2020-03-31,LAB1,-2,,0"},
        {"negative_amount", "K1,2020,2020-03-31,LAB1,2,-5,0"},
        {"year_mismatch", "K1,2019,2020-03-31,LAB1,2,,0"}}},
      {"purchased_care",
       "invoice_row,person,year,date,provider,care_form,drg,amount,credited",
       "F1-1,P1,2020,2020-03-31,R24,inpatient,E10,50000,0",
       {{"negative_amount", "F1-1,P1,2020,2020-03-31,R24,inpatient,E10,-1,0"}, {"year_mismatch", "F1-1,P1,2019,2020-03-31,R24,inpatient,E10,1,0"}}},
      {"drug_cost",
       "dispensing,person,year,date,channel,atc,quantity,amount,credited",
       "U1,P1,2020,2020-03-31,benefit,A10BA02,1,99.50,0",
       {{"negative_amount", "U1,P1,2020,2020-03-31,benefit,A10BA02,1,-1,0"}, {"year_mismatch", "U1,P1,2019,2020-03-31,benefit,A10BA02,1,1,0"}}},
  };
  return all;
}

}  // namespace

TEST_CASE("kinds: a good row of each is taken, with nothing to remark") {
  for (const Sample& one : samples()) {
    const LakeFixture fixture;  // one each, so that nothing is looked up in the others
    CAPTURE(one.kind);
    const auto report = fixture.take(one.kind, one.kind, one.header + "\n" + one.good + "\n");
    REQUIRE_MESSAGE(report.has_value(), (report ? "" : core::to_json(report.error())));
    CHECK(report->rows_taken == 1);
    CHECK(report->faults.empty());
    CHECK(report->ignored.empty());
  }
}

TEST_CASE("kinds: each rule stops a row that breaks it alone") {
  const LakeFixture fixture;
  for (const Sample& one : samples()) {
    std::set<std::string> tried;
    for (const Bad& bad : one.bad) {
      CAPTURE(bad.rule);
      const auto report = fixture.take(one.kind, one.kind, one.header + "\n" + bad.row + "\n");
      REQUIRE_FALSE(report.has_value());
      CHECK(codes_of(report.error()) == std::vector<std::string>{"import_refused", bad.rule});
      tried.insert(bad.rule);
    }
    CAPTURE(one.kind);
    for (const schema::Rule& rule : schema::contract(one.kind)->rules) CHECK_MESSAGE(tried.contains(rule.code), rule.code);
  }
}

TEST_CASE("kinds: credits may be negative, and years come from dates") {
  const LakeFixture fixture;
  CHECK(fixture.take("drug_cost", "a", "person,date,channel,atc,amount,credited\nP1,2020-03-31,benefit,A10BA02,-99.50,1\n"));
  CHECK(fixture.number("a", "year") == 2020);
  CHECK(fixture.number("a", "amount") == -9950);
}

TEST_CASE("kinds: a SIE file becomes ledger entries; a voucher that does not balance goes to quarantine") {
  const LakeFixture fixture;
  const std::string map = R"([columns]
organisation = "organisation"
date = "date"
series = "series"
voucher = "voucher"
row = "row"
account = "account"
account_name = "account_name"
amount = "amount"
dimension_1 = "cost_centre"
text = "text"
)";
  const std::string sie =
      "#FLAGGA 0\n#SIETYP 4\n#ORGNR 555555-5555\n#KONTO 5010 \"Lokalhyra\"\n#VER A 1 20200115\n{\n#TRANS 5010 {1 400} 125.50\n#TRANS 1930 {} "
      "-125.50\n}\n";
  auto report = fixture.take("ledger_entry", "bok", sie, map);
  REQUIRE_MESSAGE(report.has_value(), (report ? "" : core::to_json(report.error())));
  CHECK(report->rows_taken == 2);
  CHECK(fixture.number("bok", "sum(amount)") == 0);
  CHECK(fixture.rows("bok", "account_name", "WHERE cost_centre = '400'").columns[0].text(0) == "Lokalhyra");
  report = fixture.take("ledger_entry", "bok", sie + "#VER A 2 20200116\n{\n#TRANS 5010 {1 400} 10\n#TRANS 1930 {} -9\n}\n", map, 2);
  REQUIRE_MESSAGE(report.has_value(), (report ? "" : core::to_json(report.error())));
  CHECK(report->rows_taken == 2);
  CHECK(report->rows_rejected == 2);
  CHECK(report->problems[0].code == "unbalanced_voucher");
}
