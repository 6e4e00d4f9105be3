// What the minutes reader says beside the values follows from the document: with other words in it, something else is said.
#include "core/unicode.h"
#include "domain/minutes_json.h"
#include "domain/minutes_reader.h"
#include "support/minutes_printer.h"
#include "support/support.h"

using namespace rodtrad;
using core::Json;

namespace {

Json read(const std::string& text) {
  core::Problems notes;
  const auto minutes = domain::read_minutes(text, "minutes.txt", notes);
  REQUIRE(minutes);
  return *core::parse_json(domain::to_json(*minutes));
}

std::string board(std::string_view from = "", std::string_view to = "") {
  std::string text = test::print_minutes(test::northern_board(), {});
  if (from.empty()) return text;
  REQUIRE(text.find(from) != text.npos);
  return text.replace(text.find(from), from.size(), to);
}

/// The office's letter behind the item on money, with these words of its own.
Json letter_with(const std::string& words) {
  const Json minutes = read(board() +
                            "Tjänsteställe, handläggare\nBeteckning Norra kansliet Tjänsteskrivelse 1 (1)\nKarin Stenhammar Dnr: RS 2019-0123\n"
                            "Till Regionstyrelsen\nMedfinansiering av Glesbygdslabbet\n\n" +
                            words + "\f");
  const Json::Array& letters = minutes["attachments"].array();
  REQUIRE(letters.size() == 1);
  REQUIRE(letters[0]["for_paragraph"].integer() == 13);
  return letters[0];
}

std::vector<std::string> strings(const Json& list) {
  std::vector<std::string> all;
  for (const Json& value : list.array()) all.push_back(value.string());
  return all;
}

using Texts = std::vector<std::string>;

Json budget(const std::string& years, const std::string& own, const std::string& services, const std::string& money) {
  return letter_with("Kostnads- och finansieringsbudget\nBokförda kostnader" + years + " Totalt\nEgen personal" + own + "\nExterna tjänster" +
                     services + "\nSumma bokförda kostnader\nFinansiär" + years + " Totalt\nOffentlig finansiär\nNorrby kommun" + money +
                     "\nPrivat finansiär\nSågverket\nSumma finansiering\n")["budget"];
}

Json goals(const std::string& words) { return letter_with("Resultatmål\n" + words + "\nAktiviteter\nMöten hålls.\n"); }

const char* kDecision =
    "Norrby kommun beviljas 45 % av projektets bokförda kostnader, dock högst 450 000 kr för genomförande av projekt Glesbygdslabbet. ";
const char* kTerms = "Projektet får påbörjas tidigast 2019-04-01 och avslutas senast 2021-12-31. Finansiering sker inom ramen för anslag ";

/// Delegated decisions in the last item, and the column of those who took them.
Json reported(const std::string& column, const std::string& others) {
  test::MeantMinutes meant = test::northern_board();
  meant.items[0].background =
      "Anmälan av personalärenden\nNorra kansliet Anställningsavtal som ekonom, dnr RS 2019-7\nNorra kansliet Anställningsavtal som jurist, dnr RS "
      "2019-8\n" +
      column + "\nÖvrigt att anmäla\n" + others;
  return read(test::print_minutes(meant, {}))["items"].array()[0];
}

}  // namespace

TEST_CASE("minutes follow the letter: amounts of a budget that are there are read, those that are not are lost") {
  const Json whole = budget(" 2019 2020", " 100 000 110 000 210 000", "", " 95 000 kr");
  CHECK(strings(whole["cost_lines"]) == Texts{"Egen personal", "Externa tjänster"});
  CHECK(strings(whole["public_funders"]) == Texts{"Norrby kommun"});
  CHECK(strings(whole["private_funders"]) == Texts{"Sågverket"});
  CHECK(whole["lost_in_source"].array().empty());
  const Json::Array& amounts = whole["amounts"].array();
  REQUIRE(amounts.size() == 2);
  CHECK(amounts[0]["line"].string() == "Egen personal");
  CHECK(amounts[0]["written"].string() == "100 000 110 000 210 000");
  CHECK(amounts[1]["line"].string() == "Norrby kommun");
  CHECK(amounts[1]["written"].string() == "95 000 kr");
  const Json none = budget("", "", "", "");
  CHECK(none["amounts"].is_null());
  CHECK(strings(none["lost_in_source"]) == Texts{"all amounts and years"});
  CHECK(strings(none["cost_lines"]) == strings(whole["cost_lines"]));
  CHECK(strings(budget(" 2019 2020", "", "", "")["lost_in_source"]) == Texts{"all amounts"});
}

TEST_CASE("minutes follow the letter: a baseline is missing only where the goal does not say from what") {
  const Json none = goals("Minst 20 % fler söker. Minst 30 % fler stannar.");
  CHECK(none["indicators"].array().size() == 2);
  CHECK(none["baseline_missing"].string() == "inget utgångsvärde anges för någon av de två procentuella målen");
  const Json from = goals("Andelen som söker ska öka från 10 % till 25 %. Minst 30 % fler stannar.");
  REQUIRE(from["indicators"].array().size() == 2);
  CHECK(from["indicators"].array()[0]["target_percent"].integer() == 25);
  CHECK(from["baseline_missing"].string() == "inget utgångsvärde anges för 1 av de två procentuella målen");
  const Json told = goals("Minst 30 % av de unga stannar. Utgångsvärdet är 12 %.");
  CHECK(told["indicators"].array().size() == 1);
  CHECK_FALSE(told.has("baseline_missing"));
  CHECK(goals("Minst 30 % stannar.")["baseline_missing"].string() == "inget utgångsvärde anges för det procentuella målet");
}

TEST_CASE("minutes follow the letter: its proposal is compared with the decision, to the last word, or not at all") {
  const auto compared = [](const std::string& proposal) { return letter_with(proposal)["proposal_differs_from_decision"]; };
  const std::string same = std::string("Förslag till beslut\n") + kDecision + kTerms;
  CHECK(compared(same + "1:1.\n").is_array());
  CHECK(compared(same + "1:1.\n").array().empty());
  CHECK(strings(compared(same + "2:1.\n")) == Texts{"'anslag 2:1' i förslaget, 'anslag 1:1' i beslutet (stavfel)"});
  CHECK(compared("Sammanfattning\nKommunen söker pengar.\n").is_null());
}

TEST_CASE("minutes follow the meeting: a day that is lost stays lost when the times are lost too") {
  std::string text = board(" kl 09.00-12.15", " kl");
  CHECK(strings(read(text)["meeting"]["lost_in_source"]) == Texts{"start_time", "end_time"});
  for (const std::string_view day : {" 2019-03-14", ", torsdag den 14 mars 2019"}) text.replace(text.find(day), day.size(), "");
  CHECK(strings(read(text)["meeting"]["lost_in_source"]) == Texts{"date", "start_time", "end_time"});
}

TEST_CASE("minutes follow the item: an empty heading for the basis is told, one with entries or none is not") {
  const auto item = [](const std::string& text) { return read(text)["items"].array()[2]; };
  const char* entry = "Tjänsteskrivelse upprättad av Nils Ekorrträd\n";
  CHECK(item(board())["underlag"].array().size() == 1);
  CHECK_FALSE(item(board()).has("underlag_note"));
  CHECK(item(board(entry, ""))["underlag_note"].string() == "rubriken 'Underlag för beslut' finns men är tom i texten");
  CHECK_FALSE(item(board(std::string("Underlag för beslut\n") + entry, "")).has("underlag_note"));
}

TEST_CASE("minutes follow the attendance: why the row was parted where it was") {
  const auto why = [](const test::MeantMinutes& meant) {
    return read(test::print_minutes(meant, {.labels_first = true}))["attendance"]["split_rationale"];
  };
  CHECK(why(test::northern_board()).string() == "partiernas ordning börjar om mellan Signe Kallgren (L) och Olle Vikberg (V)");
  test::MeantMinutes other = test::northern_board();
  other.substitutes = {{"Olle Vikberg", "MP", ""}};
  CHECK(why(other).string() == "partiernas ordning börjar inte om, men minst talar mot en gräns mellan Signe Kallgren (L) och Olle Vikberg (MP)");
  CHECK(read(board())["attendance"]["split_rationale"].is_null());
}

TEST_CASE("minutes follow the reported matters: whose the decisions are, and what a matter may be") {
  const Json both = reported("Karin Stenhammar Regiondirektör Nils Ekorrträd Enhetschef", "Rapporter\nTågens år, dnr RS 2019-9");
  CHECK(both["delegate_assignment_rule"].string() ==
        "namnen står i en egen kolumn sist i gruppen: Anmälan av personalärenden (2 beslut, 2 namn): namnen i samma ordning som besluten");
  CHECK(both["delegated_decisions"].array()[1]["delegate"].string() == "Nils Ekorrträd");
  CHECK(both["reports"].array()[0]["kind"].string() == "rapport");
  const Json one = reported("Karin Stenhammar Regiondirektör", "Rapporter, skrivelser och protokoll\nTågens år, dnr RS 2019-9");
  CHECK(one["delegate_assignment_rule"].string() ==
        "namnen står i en egen kolumn sist i gruppen: Anmälan av personalärenden (2 beslut, 1 namn): olika många, så ingen paras ihop");
  CHECK(one["delegated_decisions"].array()[0]["delegate"].is_null());
  CHECK(one["reports"].array()[0]["kind"].string() == "rapport/skrivelse/protokoll");
}
