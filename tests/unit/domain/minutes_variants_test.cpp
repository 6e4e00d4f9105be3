// Minutes of the same kind from other hands: other names, parties in other orders, other numbering, dates and line breaks,
// as text, on pages, as a web viewer shows them and as Word documents. All must be read as they were meant.
#include "domain/minutes_reader.h"

#include "core/unicode.h"
#include "support/docx_writer.h"
#include "support/minutes_checks.h"

using namespace rodtrad;
using domain::MinutesDocument;
using test::check_minutes;
using test::MeantMinutes;
using test::MinutesStyle;
using test::northern_board;
using test::print_minutes;
using test::southern_committee;

TEST_CASE("minutes variants: lines of their own, pages with running heads") {
  check_minutes(print_minutes(northern_board(), {}), northern_board());
  check_minutes(print_minutes(southern_committee(), {.mark = ""}), southern_committee());
}

TEST_CASE("minutes variants: without pages, line ends of Windows") {
  check_minutes(print_minutes(northern_board(), {.pages = false, .line_end = "\r\n"}), northern_board());
}

TEST_CASE("minutes variants: as a web viewer shows them, each page one line") {
  check_minutes(print_minutes(northern_board(), {.viewer = true}), northern_board());
  check_minutes(print_minutes(southern_committee(), {.viewer = true, .mark = ""}), southern_committee());
}

TEST_CASE("minutes variants: two columns flattened, labels before both blocks") {
  check_minutes(print_minutes(northern_board(), {.viewer = true, .labels_first = true}), northern_board());
  check_minutes(print_minutes(southern_committee(), {.labels_first = true}), southern_committee());
}

TEST_CASE("minutes variants: numbers that were lost are lost; those kept give the others") {
  MeantMinutes meant = northern_board();
  meant.items[1].reference = " ";
  meant.items[1].decision =
      "Norrby kommun beviljas 45 % av projektets bokförda kostnader, dock högst kr för genomförande av projekt Glesbygdslabbet. Projektet får "
      "påbörjas "
      "tidigast och avslutas senast Finansiering sker inom ramen för anslag 1:1.";
  core::Problems notes;
  const auto minutes = domain::read_minutes(print_minutes(meant, {.viewer = true}), "minutes.txt", notes);
  REQUIRE(minutes);
  const domain::Item& grant = minutes->items[1];
  CHECK(grant.lost == domain::Names{"dnr", "decision.cap_sek", "decision.start_earliest", "decision.end_latest"});
  CHECK_FALSE(grant.decision->cap_sek);
  CHECK(grant.decision->percent == 45);
  REQUIRE_FALSE(notes.empty());
  CHECK(notes.back().code == "minutes_values_lost");
}

TEST_CASE("minutes variants: Word documents") {
  check_minutes(test::docx_of(print_minutes(northern_board(), {.pages = false, .heading_mark = "## "})), northern_board());
  check_minutes(test::docx_of(print_minutes(southern_committee(), {.pages = false, .mark = "", .heading_mark = "## "})), southern_committee());
}

TEST_CASE("minutes variants: what is no minutes is refused, with a hint") {
  core::Problems notes;
  const auto refused = domain::read_minutes("Ett brev om ingenting särskilt.", "brev.txt", notes);
  REQUIRE_FALSE(refused);
  CHECK(refused.error()[0].code == "minutes_without_items");
  CHECK(domain::read_minutes("", "tom.txt", notes).error()[0].code == "document_empty");
}

TEST_CASE("minutes variants: any part of minutes gives a value or problems") {
  const std::string text = print_minutes(northern_board(), {.viewer = true, .labels_first = true});
  for (std::size_t i = 0; i < text.size(); i += 37) {
    core::Problems notes;
    const std::string cut = text.substr(0, i), rest = text.substr(i);
    for (const std::string& part : {cut, rest, rest + cut}) {
      const auto minutes = domain::read_minutes(part, "part.txt", notes);
      CHECK((minutes ? !minutes->items.empty() : !minutes.error().empty()));
    }
  }
}
