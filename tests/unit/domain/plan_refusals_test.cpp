// Files that are no plan: each is refused with its place and what to do, or read with a warning.
#include "domain/plan_reader.h"
#include "support/plan_printer.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

std::string refusal_of(const std::string& bytes) {
  core::Problems notes;
  const auto read = domain::read_plan(bytes, "plan.txt", notes);
  REQUIRE_FALSE(read);
  REQUIRE(read.error().size() == 1);
  const core::Problem& problem = read.error()[0];
  CHECK(problem.place.file == "plan.txt");
  CHECK_FALSE(problem.hint.sv.empty());
  CHECK_FALSE(problem.hint.en.empty());
  return problem.code;
}

std::string small_plan() { return "Plan 2021\n\nSkador\n\nBakgrund\n\nFler faller.\n\n- Ansvarig chef: Alva Ask\n- Arbetet redovisas: Mars 2021\n"; }

}  // namespace

TEST_CASE("plan refusals: empty files") {
  CHECK(refusal_of("") == "document_empty");
  CHECK(refusal_of(" \r\n\t\n") == "document_empty");
}

TEST_CASE("plan refusals: bytes that are not text") {
  CHECK(refusal_of(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)) == "document_binary");
  CHECK(refusal_of(small_plan() + std::string(1, '\0')) == "document_binary");
  CHECK(refusal_of(std::string(200, '\x01')) == "document_binary");
  CHECK(refusal_of("\xFF\xFEP\x01") == "document_encoding");
}

TEST_CASE("plan refusals: text that is no plan") {
  CHECK(refusal_of("En inköpslista:\n\n- Mjölk\n- Bröd: två\n") == "plan_without_assignments");
  CHECK(refusal_of("Analysplan 2021\n\nBakgrund\n\nEn plan utan uppdrag.\n") == "plan_without_assignments");
  CHECK(refusal_of("namn;kostnad\nA;12\nB;14\n") == "plan_without_assignments");
}

TEST_CASE("plan refusals: too much") {
  CHECK(refusal_of(std::string((16u << 20) + 1, 'a')) == "document_too_large");
  CHECK(refusal_of(small_plan() + std::string((1u << 20) + 1, 'a')) == "plan_line_too_long");
  std::string many = "Plan 2021\n\n";
  for (int i = 0; i < 501; ++i) many += fmt::format("Uppdrag nummer {} av flera\n\n- Ansvarig chef: Alva Ask\n- Arbetet redovisas: Mars 2021\n\n", i);
  CHECK(refusal_of(many) == "plan_too_many_assignments");
}

TEST_CASE("plan refusals: a file cut inside a character, or inside an assignment, is read with a warning") {
  const std::string cut = small_plan() + "\nFrånvaro\n\nBakgrund\n\nFler är sjuka, s\xC3";
  core::Problems notes;
  const auto read = domain::read_plan(cut, "plan.txt", notes);
  REQUIRE(read);
  CHECK(read->assignments.size() == 1);
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].code == "document_cut_character");
  CHECK(notes[1].code == "plan_assignment_cut");
  CHECK(notes[1].place.line == 14);
}

TEST_CASE("plan refusals: a title that only the table of contents has is told") {
  core::Problems notes;
  const auto read = domain::read_plan("Plan 2021\n\nInnehåll\n\nSkador ..... 2\nFrånvaro ..... 4\n\n" + small_plan().substr(11), "plan.txt", notes);
  REQUIRE(read);
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].code == "plan_title_missing");
  CHECK(notes[0].message.sv == "innehållsförteckningen nämner \"Frånvaro\" som inte finns i texten");
}
