// The plan reader on random input: a printed plan is read as it was meant, in any style; bytes of any kind give a plan
// whose places hold, or problems.
#include <random>

#include "domain/plan_file.h"
#include "domain/plan_reader.h"
#include "formats/zip.h"
#include "support/docx_writer.h"
#include "support/plan_printer.h"
#include "support/plan_register.h"
#include "support/plan_sources.h"

using namespace rodtrad;
using domain::Assignment;
using domain::PlanDocument;
using test::PlanStyle;

namespace {

using Texts = std::vector<std::string>;

struct DueWords {
  std::string raw;
  Texts edtf;
  std::string latest;
  std::optional<bool> approximate;
};

struct DepartmentWords {
  std::string raw;
  std::vector<domain::Department> departments;
};

const Texts kWords = {"vården",   "kostnaden",   "patienterna",  "befolkningen",       "kommunerna", "väntetiderna",    "ökar",    "minskar",
                      "mellan",   "sjukhusen",   "under",        "verksamhetsåret",    "trots",      "utvecklingen",    "behöver", "beskrivas",
                      "tydligt",  "regionernas", "resurser",     "fördelas",           "jämnare",    "arbetskraften",   "räcker",  "länge",
                      "särskilt", "inom",        "primärvården", "akutmottagningarna", "gällande",   "åldersgrupperna", "flyttar", "förväntas"};
const Texts kNames = {"Alva Ask", "Bo Björk", "Cecilia von Dal", "Dag Ek-Falk", "Eva Maria Gran", "Åke Öman"};
const Texts kTitles = {"strateg", "statistiker", "analytiker"};
const Texts kRoles = {"projektledare för vårdval", "controller vid sjukhuset"};
const Texts kForms = {"Faktablad", "Kort analys", "Stor rapport"};
const std::vector<std::pair<std::string, std::string>> kAreas = {
    {"Sjukvård", "Kliniska perspektivet"}, {"Sjukvård", "Finansiella perspektivet"}, {"Regional utveckling", "Regionala perspektivet"}};
const std::vector<DueWords> kDue = {
    {"Mars 2021", {"2021-03"}, "2021-03-31", false},          {"Maj och november 2021", {"2021-05", "2021-11"}, "2021-11-30", false},
    {"Hösten 2021", {"2021-23"}, "2021-11-30", true},         {"Slutet av 2021", {"2021-10/2021-12"}, "2021-12-31", true},
    {"31 januari 2022", {"2022-01-31"}, "2022-01-31", false}, {"När tid finns", {}, "", std::nullopt}};
const std::vector<DepartmentWords> kDepartments = {
    {"Ekonomiavdelningen, enheten för analys", {{"Ekonomiavdelningen", "enheten för analys"}}},
    {"Folkhälsoavdelningen", {{"Folkhälsoavdelningen", std::nullopt}}},
    {"Ekonomiavdelningen; Folkhälsoavdelningen", {{"Ekonomiavdelningen", std::nullopt}, {"Folkhälsoavdelningen", std::nullopt}}}};

class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }
  bool likely() { return below(4) != 0; }
  template <class T>
  const T& one_of(const std::vector<T>& values) {
    return values[below(values.size())];
  }
  template <class T>
  std::vector<T> some_of(std::vector<T> values, std::size_t most) {
    shuffle(values);
    values.resize(below(most + 1));
    return values;
  }
  template <class T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

  std::string phrase(std::size_t fewest, std::size_t more) {
    std::string text = core::capitalise(one_of(kWords));
    for (std::size_t i = fewest + below(more); i > 1; --i) text += " " + one_of(kWords);
    return text;
  }
  std::string paragraphs() {
    std::string text;
    for (std::size_t i = 1 + below(2); i > 0; --i) {
      text += text.empty() ? "" : "\n\n";
      for (std::size_t j = 1 + below(3); j > 0; --j) text += phrase(4, 12) + (j > 1 ? ". " : ".");
    }
    return text;
  }

 private:
  std::mt19937 random_;
};

void add_texts(Assignment& assignment, Dice& dice) {
  domain::TemplateConformance& has = assignment.template_conformance;
  if ((has.bakgrund = dice.likely())) assignment.background = dice.paragraphs();
  if ((has.syfte = dice.likely())) assignment.purpose = dice.paragraphs();
  if ((has.verksamhetsnytta = dice.likely())) assignment.operational_benefit = dice.paragraphs();
  if (dice.likely()) assignment.expected_outcome = dice.paragraphs();
  if (!(has.fragestallningar_rubrik = dice.likely())) return;
  for (std::size_t i = dice.below(4); i > 0; --i) assignment.questions.push_back("Hur " + dice.phrase(3, 8) + "?");
  if (dice.below(3) == 0) assignment.other_items = {dice.phrase(2, 4), dice.phrase(2, 4)};
  assignment.n_questions = assignment.questions.size();
  has.fragestallningar_innehall = assignment.n_questions > 0;
}

void add_people(Assignment& assignment, Dice& dice) {
  assignment.managers = dice.some_of(kNames, 2);
  assignment.analysts = dice.some_of(kNames, 2);
  for (const std::string& name : assignment.analysts) {
    if (!dice.likely()) assignment.analyst_titles.emplace(name, dice.one_of(kTitles));
  }
  if (!dice.likely()) assignment.unnamed_roles = {dice.one_of(kRoles)};
  assignment.unnamed_roles_uncertain = !assignment.unnamed_roles.empty() && dice.likely();
  if (!dice.likely()) assignment.performers = {"Lärosätet i Sjöby"};
  if (!dice.likely()) assignment.partners = {"Länets kommuner"};
  assignment.template_conformance.manager = !assignment.managers.empty();
  assignment.template_conformance.analyst = !assignment.analysts.empty() || !assignment.unnamed_roles.empty();
}

void add_publication(Assignment& assignment, Dice& dice) {
  assignment.publication_forms = dice.some_of(kForms, 2);
  const Texts& forms = assignment.publication_forms;
  if (forms.empty() && dice.likely()) assignment.publication_other = assignment.publication_raw = "Utställning";
  if (forms.size() == 1) assignment.publication_raw = forms[0];
  if (forms.size() == 2) {
    assignment.publication_operator = dice.one_of(Texts{"och", "eller", "och/eller"});
    assignment.publication_raw = forms[0] + " " + assignment.publication_operator + " " + core::to_lower(forms[1]);
  }
  assignment.template_conformance.publication_form_in_plan_list = !forms.empty();
}

/// Two different labels at least make an assignment.
Assignment random_assignment(Dice& dice, int no) {
  Assignment assignment{.no = no, .title = dice.phrase(3, 5)};
  const DueWords& due = dice.one_of(kDue);
  assignment.due_raw = due.raw;
  assignment.due_edtf = due.edtf;
  assignment.due_latest = due.latest;
  assignment.due_approximate = due.approximate;
  assignment.template_conformance.due = true;
  const DepartmentWords& department = dice.one_of(kDepartments);
  assignment.department_raw = department.raw;
  assignment.departments = department.departments;
  add_texts(assignment, dice);
  add_people(assignment, dice);
  add_publication(assignment, dice);
  return assignment;
}

PlanDocument random_plan(Dice& dice, bool contents) {
  PlanDocument plan{.title = "Analysplan 2021 för Region Sjöland", .organisation = "Region Sjöland", .year = 2021};
  plan.publication_forms = kForms;
  plan.domains = {{.name = "Sjukvård", .perspectives = {{.name = "Kliniska perspektivet"}, {.name = "Finansiella perspektivet"}}},
                  {.name = "Regional utveckling", .perspectives = {{.name = "Regionala perspektivet"}}}};
  for (const auto& [domain, perspective] : kAreas) {
    for (std::size_t i = 1 + dice.below(2); i > 0; --i) {
      Assignment assignment = random_assignment(dice, static_cast<int>(plan.assignments.size()) + 1);
      assignment.domain = domain;
      assignment.perspective = perspective;
      if (contents) {
        assignment.toc_title = assignment.title;
        assignment.toc_differs = false;
      }
      plan.assignments.push_back(std::move(assignment));
    }
  }
  return plan;
}

PlanStyle random_style(Dice& dice) {
  PlanStyle style{
      .line_end = dice.one_of(Texts{"\n", "\r\n"}),
      .bullet = dice.one_of(Texts{"- ", "• ", "– ", "* "}),
      .heading_mark = dice.one_of(Texts{"", "## "}),
      .contents = dice.likely(),
      .metadata_first = dice.below(2) == 0,
      .width = dice.one_of(std::vector<std::size_t>{0, 40, 60, 90}),
      .word_break = dice.one_of(std::vector<test::WordBreak>{test::WordBreak::none, test::WordBreak::hyphen, test::WordBreak::soft_hyphen}),
      .page_lines = dice.one_of(std::vector<std::size_t>{0, 25, 40})};
  dice.shuffle(style.labels);
  return style;
}

/// A file that somebody or something has harmed: lines lost, doubled, swapped, bytes changed, the end cut off.
std::string harmed(std::string text, Dice& dice) {
  for (std::size_t i = 1 + dice.below(20); i > 0; --i) {
    const std::size_t at = dice.below(text.size()), size = std::min(dice.below(200), text.size() - at);
    switch (dice.below(4)) {
      case 0:
        text.erase(at, size);
        break;
      case 1:
        text.insert(dice.below(text.size()), text.substr(at, size));
        break;
      case 2:
        text[at] = dice.one_of(std::vector<char>{'\n', ':', '-', '\f', '(', '?', '\t', ' ', '.', '*', '\r', '\xC2'});
        break;
      default:
        if (dice.below(20) == 0) text.resize(at);
    }
    if (text.empty()) text = "x";
  }
  return text;
}

}  // namespace

TEST_CASE("a printed plan is read as it was meant, in any style") {
  for (unsigned seed = 0; seed < 100; ++seed) {
    Dice dice(seed);
    const PlanStyle style = random_style(dice);
    const PlanDocument meant = random_plan(dice, style.contents);
    const std::string text = test::print_plan(meant, style);
    CAPTURE(seed);
    core::Problems notes;
    const auto read = domain::read_plan(text, "plan.txt", notes);
    REQUIRE_MESSAGE(read, text);
    REQUIRE_MESSAGE(test::difference(*read, meant) == "", text);
    test::check_all_sources(*read);
  }
}

TEST_CASE("a harmed plan gives a plan whose places hold, or problems") {
  test::PlanRegister reg;
  const std::string example = test::contents(test::source_dir() / "data/example/plan.txt");
  for (unsigned seed = 0; seed < 100; ++seed) {
    Dice dice(seed);
    CAPTURE(seed);
    core::Problems notes;
    const auto read = domain::read_plan(harmed(example, dice), "plan.txt", notes);
    if (!read) {
      CHECK_FALSE(read.error().empty());
      continue;
    }
    test::check_all_sources(*read);
    if (seed % 10 == 0) reg.check_round_trip(*read);
  }
}

TEST_CASE("a harmed Word document gives a plan whose places hold, or problems") {
  const std::string whole = test::docx_of(test::contents(test::source_dir() / "data/example/plan.txt"));
  const auto parts = formats::read_zip(whole, "plan.docx");
  REQUIRE(parts);
  for (unsigned seed = 0; seed < 100; ++seed) {
    Dice dice(seed);
    CAPTURE(seed);
    std::vector<formats::ZipEntry> entries = *parts;
    std::string& part = entries[dice.below(entries.size())].bytes;
    part = harmed(part, dice);
    core::Problems notes;
    const auto read = domain::read_plan_file(dice.likely() ? formats::write_zip(entries) : harmed(whole, dice), "plan.docx", notes);
    if (read) test::check_all_sources(*read);
  }
}

TEST_CASE("random bytes are refused or read, never more") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    Dice dice(seed);
    std::string bytes;
    const bool text_only = seed % 2 == 0;
    for (std::size_t i = dice.below(400); i > 0; --i)
      bytes += text_only ? "Syfte:\n- ?.()*¹ å\f\t2021mars"[dice.below(28)] : static_cast<char>(dice.below(256));
    core::Problems notes;
    const auto read = domain::read_plan(bytes, "plan.txt", notes);
    if (read) test::check_all_sources(*read);
  }
}
