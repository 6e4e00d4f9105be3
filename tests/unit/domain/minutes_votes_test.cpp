// Proposals, votes with counts and names, reservations, statements, notes and disqualification are read apart, and stored where
// they belong; what the minutes do not say stays empty.
#include "core/unicode.h"
#include "domain/minutes_json.h"
#include "domain/minutes_reader.h"
#include "domain/minutes_records.h"
#include "support/minutes_printer.h"
#include "support/plan_register.h"

using namespace rodtrad;
using core::Json;

namespace {

const char* kDebate =
    " Alva Brännlund (V) yrkar bifall till förslaget. Folke Ytterberg (M) och Signe Kallgren (L) yrkar avslag. Skälet är kostnaden. ";
const char* kVote =
    "Ordföranden redovisar följande propositionsordning, som godkänns. Ja-röst för bifall till förslaget. Nej-röst för bifall till Folke Ytterbergs "
    "yrkande. Med 4 ja-röster mot 2 nej-röster och 1 som avstår beslutar regionstyrelsen enligt förslaget. Ja röstar: Alva Brännlund (V), Sixten "
    "Ödmark (V), Tuva-Lena Häggkvist (S) och Ragnar Fjellström (S). Nej röstar: Folke Ytterberg (M), Signe Kallgren (L). Avstår gör: Disa von "
    "Essenby "
    "(C).";

domain::MinutesDocument read(const std::string& handling, const test::MinutesStyle& style = {}) {
  test::MeantMinutes meant = test::northern_board();
  meant.items[2].background += handling;
  core::Problems notes;
  auto minutes = domain::read_minutes(test::print_minutes(meant, style), "minutes.txt", notes);
  REQUIRE(minutes);
  return *std::move(minutes);
}

std::string names(const domain::NamedPersons& persons) {
  std::string all;
  for (const domain::NamedPerson& person : persons) all += (all.empty() ? "" : ", ") + person.name + " " + person.party;
  return all;
}

std::string whole_debate() {
  return std::string("\nYrkanden\n") + kDebate + "\nVotering\n" + kVote +
         "\nReservationer\nFolke Ytterberg (M) reserverar sig mot beslutet. Kostnaden är för hög.\nSärskilt yttrande\nOlle Vikberg (V) lämnar ett "
         "särskilt yttrande.\nProtokollsanteckning\nMiljöpartiets grupp lämnar följande anteckning.\nJäv\nRagnar Fjellström (S) anmäler jäv.";
}

}  // namespace

TEST_CASE("minutes votes: who proposes what, by sentence; in lines and as a web viewer shows them") {
  for (const test::MinutesStyle& style : {test::MinutesStyle{}, test::MinutesStyle{.viewer = true}}) {
    const domain::Item item = read(whole_debate(), style).items[2];
    REQUIRE(item.proposals.size() == 2);
    CHECK(names(item.proposals[0].by) == "Alva Brännlund V");
    CHECK(item.proposals[0].kind == "approval");
    CHECK(names(item.proposals[1].by) == "Folke Ytterberg M, Signe Kallgren L");
    CHECK(item.proposals[1].kind == "rejection");
    CHECK(item.proposals[1].words.text == "Folke Ytterberg (M) och Signe Kallgren (L) yrkar avslag. Skälet är kostnaden.");
    CHECK_FALSE(item.background.text.find("yrkar") != std::string::npos);
  }
}

TEST_CASE("minutes votes: counts, meanings and each side's names") {
  const domain::Item item = read(whole_debate()).items[2];
  REQUIRE(item.vote);
  CHECK(item.vote->yes == 4);
  CHECK(item.vote->no == 2);
  CHECK(item.vote->abstained == 1);
  CHECK(item.vote->yes_means == "bifall till förslaget");
  CHECK(item.vote->no_means == "bifall till Folke Ytterbergs yrkande");
  CHECK(names(item.vote->yes_by) == "Alva Brännlund V, Sixten Ödmark V, Tuva-Lena Häggkvist S, Ragnar Fjellström S");
  CHECK(names(item.vote->no_by) == "Folke Ytterberg M, Signe Kallgren L");
  CHECK(names(item.vote->abstained_by) == "Disa von Essenby C");
  CHECK_FALSE(item.vote->casting_vote);
}

TEST_CASE("minutes votes: other words for the same, and what is not written stays empty") {
  const auto vote = [](const std::string& words) { return *read("\nVotering\n" + words).items[2].vote; };
  const domain::Vote counts = vote("Utfallet blev ja: 7, nej: 7. Ordförandens utslagsröst avgör.");
  CHECK(counts.yes == 7);
  CHECK(counts.no == 7);
  CHECK(counts.casting_vote);
  CHECK_FALSE(counts.abstained);
  CHECK(counts.yes_by.empty());
  CHECK(counts.yes_means.empty());
  const domain::Vote none = vote("Omröstning begärs och verkställs.");
  CHECK_FALSE(none.yes);
  CHECK_FALSE(none.no);
  CHECK_FALSE(read("").items[2].vote);
}

TEST_CASE("minutes votes: reservations, statements, notes and disqualification, each with its own") {
  const domain::Item item = read(whole_debate()).items[2];
  REQUIRE(item.reservations.size() == 1);
  CHECK(names(item.reservations[0].by) == "Folke Ytterberg M");
  CHECK(item.reservations[0].words.text.ends_with("Kostnaden är för hög."));
  REQUIRE(item.statements.size() == 1);
  CHECK(names(item.statements[0].by) == "Olle Vikberg V");
  REQUIRE(item.notes.size() == 1);
  CHECK(names(item.notes[0].by) == "Miljöpartiets grupp ");
  REQUIRE(item.disqualified.size() == 1);
  CHECK(names(item.disqualified[0].by) == "Ragnar Fjellström S");
  REQUIRE(item.decision);
  CHECK(item.decision->kind == "delegate");
}

TEST_CASE("minutes votes: records of their own, and rows of the item") {
  test::PlanRegister r;
  domain::RecordImport import(r.store, {.file = "minutes.txt", .sha256 = std::string(64, '0'), .text_file = "documents/minutes.txt"});
  REQUIRE(domain::store_minutes(import, read(whole_debate())));
  const auto proposals = r.store.list({.type = "proposal"});
  REQUIRE(proposals->size() == 2);
  CHECK((*proposals)[1].text("kind") == "rejection");
  CHECK((*proposals)[1].texts("proposers") == std::vector<std::string>{"Folke Ytterberg (M)", "Signe Kallgren (L)"});
  const auto votes = r.store.list({.type = "vote"});
  REQUIRE(votes->size() == 1);
  CHECK(votes->front().get<std::int64_t>("yes") == 4);
  CHECK(votes->front().text("outcome") == "yes");
  CHECK(votes->front().entries("outcome").front().rule == "more_votes");
  CHECK(votes->front().entries("ballots").size() == 7);
  const records::Record item = (*r.store.list({.type = "agenda_item"}))[2];
  CHECK(item.entries("reservations").size() == 3);
  CHECK(std::get<std::string>(item.entries("reservations").back().member("kind")) == "note");
  CHECK(item.entries("disqualified").size() == 1);
}
