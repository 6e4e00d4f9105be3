// domain: programmes of the same kind from other hands: with and without pages, whole and cut.
#include "domain/programme_reader.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::domain;

namespace {

const char* kFront = "Regionalt program för skog\n\nMars 2022\n\nAlva Brännlund\nSixten Ödmark\n";
const char* kContents = "Innehållsförteckning\n\nInledning ... 3\nSyfte ... 3\nMål ... 3\nProjekt ... 4\nNyttoeffekt ... 4\nStyrgrupp ... 4\n";
const char* kFirst =
    "Inledning\n\nSkogen är viktig. Målen för satsningen är att öka: Andelen skogsägare som har en plan. De ska få råd. Antalet utbildade i "
    "länet.\n\n"
    "Syfte\n\nProgrammet ska ge förutsättningar: 1. Att samla kunskap. 2. Att öka värdet.\n\n"
    "Mål\n\nMålet är: Att fler arbetar i skogen. Det gäller både kvinnor och män. Att mer förädlas i länet.\n\n";
const char* kLast =
    "Projekt\n\nDe projekt som är aktuella är: Förstudie om trähus. Fortsatt/utökat projekt; Digital skog. Införande av drönare i inventering.\n\n"
    "Nyttoeffekt\n\nAtt hålla en röd tråd mellan strategier (två stycken) och projekt.\n\n"
    "Styrgrupp\n\nStyrgruppen leder arbetet.\n";

SourceDocument document_of(const std::string& text) {
  core::Problems notes;
  auto document = read_source_document(text, "program.txt", notes);
  REQUIRE(document);
  return *std::move(document);
}

std::vector<ProgrammeDocument> read(const std::string& text, std::optional<PageRange> pages = {}) {
  auto programmes = read_programmes(document_of(text), "program.txt", pages);
  REQUIRE_MESSAGE(programmes, (programmes ? "" : core::to_json(programmes.error())));
  return *std::move(programmes);
}

void check_whole(const ProgrammeDocument& programme) {
  CHECK(programme.title == "Regionalt program för skog");
  CHECK(programme.date == "2022-03");
  CHECK(programme.authors == std::vector<std::string>{"Alva Brännlund", "Sixten Ödmark"});
  CHECK(programme.purposes.size() == 2);
  REQUIRE(programme.goals.size() == 2);
  CHECK(programme.goals[0].text == "Att fler arbetar i skogen. Det gäller både kvinnor och män.");
  REQUIRE(programme.measures.size() == 2);
  CHECK(programme.measures[0].text.text == "Andelen skogsägare som har en plan");
  CHECK(programme.measures[0].share_of == "skogsägare");
  CHECK(programme.measures[1].kind == "number");
  REQUIRE(programme.projects.size() == 3);
  CHECK(programme.projects[0].kinds == std::vector<std::string>{"pre_study"});
  CHECK(programme.projects[1].name == "Digital skog");
  CHECK(programme.projects[1].kinds == std::vector<std::string>{"extension"});
  CHECK(programme.projects[2].kinds == std::vector<std::string>{"introduction"});
  CHECK(programme.governance == std::vector<std::string>{"Styrgrupp"});
  CHECK(programme.red_thread.text == "Att hålla en röd tråd mellan strategier");
  CHECK(programme.truncated.empty());
}

}  // namespace

TEST_CASE("programmes: on pages, found by title and list of contents, or by its pages") {
  const std::string text = std::string(kFront) + "\f" + kContents + "\f" + kFirst + "\f" + kLast + "\f";
  const auto all = read(text);
  REQUIRE(all.size() == 1);
  check_whole(all[0]);
  CHECK(all[0].pages == "1-4");
  check_whole(read(text, PageRange{1, 4}).at(0));
}

TEST_CASE("programmes: without pages") { check_whole(read(std::string(kFront) + "\n" + kContents + "\n" + kFirst + kLast).at(0)); }

TEST_CASE("programmes: what the list of contents promises and the text lacks is told") {
  const auto cut = read(std::string(kFront) + "\f" + kContents + "\f" + kFirst + "\f");
  CHECK(cut[0].projects.empty());
  CHECK(cut[0].truncated.find("'Styrgrupp'") != std::string::npos);
  CHECK(cut[0].governance == std::vector<std::string>{"Styrgrupp"});
}

TEST_CASE("programmes: refusals") {
  const SourceDocument letter = document_of("Ett brev.");
  CHECK(read_programmes(letter, "brev.txt", std::nullopt).error()[0].code == "programme_not_found");
  CHECK(read_programmes(letter, "brev.txt", PageRange{7, 9}).error()[0].code == "pages_unknown");
  CHECK(parse_pages("33-40")->last == 40);
  CHECK(parse_pages("7")->first == 7);
  CHECK_FALSE(parse_pages("9-7"));
  CHECK_FALSE(parse_pages("a-b"));
}
