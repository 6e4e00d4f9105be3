// Documents as records: all in one go, with the file and the place in the history; again changes only what differs.
#include "domain/minutes_reader.h"
#include "domain/minutes_records.h"
#include "domain/portfolio_reader.h"
#include "domain/portfolio_records.h"
#include "support/minutes_printer.h"
#include "support/plan_register.h"

using namespace rodtrad;
using namespace rodtrad::domain;
using records::Record;

namespace {

std::vector<ImportedRecord> import_minutes(records::Store& store, const test::MeantMinutes& meant) {
  core::Problems notes;
  const auto minutes = read_minutes(test::print_minutes(meant, {}), "protokoll.txt", notes);
  REQUIRE(minutes);
  RecordImport import(store, {.file = "protokoll.txt", .sha256 = "0", .text_file = "documents/0.txt"});
  const auto stored = store_minutes(import, *minutes);
  REQUIRE_MESSAGE(stored, (stored ? "" : core::to_json(stored.error())));
  return import.records();
}

std::size_t count(const std::vector<ImportedRecord>& records, ImportedRecord::What what) {
  return static_cast<std::size_t>(std::count_if(records.begin(), records.end(), [&](const ImportedRecord& record) { return record.what == what; }));
}

Record only(const records::Store& store, const std::string& type) {
  const auto found = store.list({.type = type});
  REQUIRE(found);
  REQUIRE(found->size() == 1);
  return found->front();
}

const char* portfolio_text() {
  return "Exempel på finansiering Finansiering Extern (mkr) Region (mkr) Avslutade projekt Summa 2,0 80,0% 0,5 20,0% Pågående projekt "
         "Norra spåret 6,3 70,0% 2,7 30,0% Kallt vatten 1,2 100,0% 0,0 0,0% Summa 7,4 73,3% 2,7 26,7% Totalt finansiering 9,4 74,6% 3,2 25,4%\f"
         "Våra projekt Norra spåret (Interreg Nord) Digital skog (Mål 2)\f";
}

}  // namespace

TEST_CASE("document records: minutes become a meeting, its people, its items and decisions with their terms") {
  test::PlanRegister region;
  records::Store& store = region.store;
  const auto imported = import_minutes(store, test::northern_board());
  CHECK(count(imported, ImportedRecord::What::created) == imported.size());
  CHECK(only(store, "meeting").text("date") == "2019-03-14");
  CHECK(*store.count({.type = "attendance"}) == 16);
  CHECK(*store.count({.type = "agenda_item"}) == 3);
  const auto grants = store.list({.type = "decision", .where = {{"kind", std::string("grant")}}});
  REQUIRE(grants);
  REQUIRE(grants->size() == 1);
  const Record& grant = grants->front();
  CHECK(grant.get<double>("share") == 45.0);
  CHECK(grant.get<core::Money>("cap")->minor == 45'000'000);
  CHECK(grant.text("support_start") == "2019-04-01");
  CHECK(grant.text("reference_number") == "RS 2019-0123");
  CHECK(only(store, "project").text("title") == "Glesbygdslabbet");
  const auto history = store.history(grant.id);
  REQUIRE(history);
  CHECK(history->front().act.source.starts_with("import:protokoll.txt@"));
  CHECK(store.act().source == "hand");
}

TEST_CASE("document records: the same again doubles nothing; what differs is changed and told") {
  test::PlanRegister region;
  records::Store& store = region.store;
  import_minutes(store, test::northern_board());
  const auto again = import_minutes(store, test::northern_board());
  CHECK(count(again, ImportedRecord::What::same) == again.size());
  test::MeantMinutes other = test::northern_board();
  other.items[1].notified.push_back("Enheten för skog");
  const auto changed = import_minutes(store, other);
  CHECK(count(changed, ImportedRecord::What::created) == 0);
  CHECK(count(changed, ImportedRecord::What::changed) == 2);  // the item and its decision
  for (const ImportedRecord& record : changed) {
    if (record.what == ImportedRecord::What::changed) CHECK(record.fields == std::vector<std::string>{"notified"});
  }
}

TEST_CASE("document records: a reported matter is a report under the heading for reports alone") {
  const auto kind_under = [](const std::string& heading) {
    test::PlanRegister region;
    test::MeantMinutes meant = test::northern_board();
    meant.items[0].background = "Övrigt att anmäla\n" + heading + "\nTågens år, dnr RS 2019-9";
    import_minutes(region.store, meant);
    return only(region.store, "reported_matter").text("kind");
  };
  CHECK(kind_under("Rapporter") == "report");
  CHECK(kind_under("Rapporter, skrivelser och protokoll") == "other");
}

TEST_CASE("document records: a portfolio, where no figures are no figures and 0 is 0") {
  test::PlanRegister region;
  records::Store& store = region.store;
  core::Problems notes;
  const auto portfolio = read_portfolio(portfolio_text(), "projekt.txt", notes);
  REQUIRE(portfolio);
  CHECK(notes.empty());
  REQUIRE(portfolio->checks.size() == 4);
  CHECK(portfolio->checks[0].computed == 75);
  CHECK(portfolio->checks[0].stated == 74);
  CHECK(portfolio->checks[0].is_explained());
  CHECK(portfolio->checks[1].is_exact());
  RecordImport import(store, {.file = "projekt.txt", .sha256 = "0", .text_file = ""});
  REQUIRE(store_portfolio(import, *portfolio));
  const auto named = [&](const std::string& title) { return store.list({.type = "project", .where = {{"title", title}}})->front(); };
  CHECK(named("Norra spåret").get<core::Money>("external_money")->minor == 630'000'000);
  CHECK(named("Norra spåret").text("funding_programme") == "Interreg Nord");
  CHECK(named("Kallt vatten").get<core::Money>("own_money")->minor == 0);
  CHECK_FALSE(named("Digital skog").get<core::Money>("own_money"));
  CHECK(named("Norra spåret").entry("state", 0)->rule == "");
  CHECK(named("Digital skog").entry("state", 0)->rule == "status_not_told");
  CHECK(*store.count({.type = "project"}) == 3);
}

TEST_CASE("document records: a sum that rounding does not explain is told") {
  core::Problems notes;
  std::string text = portfolio_text();
  text.replace(text.find("7,4"), 3, "8,4");
  const auto portfolio = read_portfolio(text, "projekt.txt", notes);
  REQUIRE(portfolio);
  CHECK_FALSE(portfolio->checks[0].is_explained());
  REQUIRE_FALSE(notes.empty());
  CHECK(notes[0].code == "portfolio_sum_differs");
}
