// schema: the program's own types are whole, own files add, and every mistake has its code and place.
#include "core/list.h"
#include "schema/read.h"
#include "support/support.h"

using namespace rodtrad;
using schema::Kind;

namespace {

constexpr const char* kHead =
    "label = { sv = \"S\", en = \"E\" }\nplural = { sv = \"S\", en = \"E\" }\ntitle = \"title\"\n"
    "[field.title]\nkind = \"text\"\nlabel = { sv = \"S\", en = \"E\" }\n";
constexpr const char* kLabel = "label = { sv = \"S\", en = \"E\" }\n";

core::Problems problems_in(const std::vector<schema::SchemaFile>& files) {
  const auto read = schema::read_schema(files);
  REQUIRE_FALSE(read);
  return read.error();
}

/// The only problem in a type that is well formed but for `lines`.
core::Problem problem_in(const std::string& lines) {
  const core::Problems problems = problems_in({{.name = "data/schema/thing.toml", .text = kHead + lines}});
  std::string all;
  for (const core::Problem& problem : problems) all += problem.code + " ";
  REQUIRE_MESSAGE(problems.size() == 1, all);
  CHECK_FALSE(problems[0].message.sv.empty());
  CHECK_FALSE(problems[0].message.en.empty());
  return problems[0];
}

}  // namespace

TEST_CASE("the program's record types are read from its own data") {
  test::TemporaryFolder workspace;
  const auto read = schema::load_schema(workspace.path());
  REQUIRE(read);
  CHECK(read->types.size() == 72);
  const schema::RecordType& assignment = *read->find("assignment");
  for (const char* name : {"no",
                           "title",
                           "domain",
                           "perspective",
                           "due_raw",
                           "due_edtf",
                           "due_latest",
                           "due_approximate",
                           "department_raw",
                           "departments",
                           "managers",
                           "analysts",
                           "unnamed_roles",
                           "publication_raw",
                           "publication_forms",
                           "publication_other",
                           "publication_operator",
                           "questions",
                           "n_questions",
                           "other_items",
                           "template_conformance",
                           "background",
                           "purpose",
                           "operational_benefit",
                           "expected_outcome"}) {
    CHECK_MESSAGE(assignment.find(name), name);
  }
  CHECK(names_of(assignment.find("departments")->members) == std::vector<std::string>{"department", "unit"});
  CHECK(assignment.find("template_conformance")->members.size() == 9);
  CHECK(assignment.find("due_edtf")->kind == Kind::fuzzy_date);
  CHECK(assignment.find("due_edtf")->many);
  CHECK(assignment.find("kind")->code("follow_up")->label.sv == "Uppföljning");
  CHECK(assignment.find("plan")->inverse_label.en == "Assignments");
  std::vector<std::string> incoming;
  for (const schema::Inverse& inverse : read->inverses("run")) incoming.push_back(inverse.type->name + "." + inverse.field->inverse);
  CHECK(incoming == std::vector<std::string>{"publication.publications", "release.releases", "row_reading.row_readings"});
}

TEST_CASE("every type of the program says where it is found, who answers, and how long it is kept") {
  const auto read = schema::load_schema({});
  REQUIRE(read);
  for (const schema::RecordType& type : read->types) {
    INFO(type.name);
    CHECK_FALSE(type.use.about.sv.empty());
    CHECK_FALSE(type.use.place.empty());
    CHECK_FALSE(type.use.retention.words.en.empty());
    CHECK(type.list_fields().size() <= 7);
    std::size_t in_form = 0;
    for (const schema::FormPart& part : type.form_parts()) in_form += part.fields.size();
    CHECK(in_form == type.fields.size());
  }
  const schema::RecordType& decision = *read->find("decision");
  CHECK(decision.find("amount")->sum == schema::Sum::decided);
  CHECK(decision.use.secrecy == "secrecy_marking");
  CHECK(decision.transition("decide_grant")->needs == std::vector<std::string>{"date", "target_area", "amount"});
  CHECK(read->find("project")->use.retention.years == 10);
}

TEST_CASE("a field takes its codes from a list that the program carries") {
  const schema::Field& gate = *schema::load_schema({})->find("gate_passage")->find("gate");
  REQUIRE(gate.code("develop"));
  CHECK_FALSE(gate.code("develop")->label.en.empty());
  CHECK(gate.code("licence"));
  CHECK_FALSE(gate.code("Utveckla"));
  CHECK(problem_in("[field.a]\nkind = \"code\"\nlist = \"innovation_gates\"\n" + std::string(kLabel)).code == "unknown_code_list");
  CHECK(problem_in("[field.a]\nkind = \"text\"\nlist = \"innovation_gate\"\n" + std::string(kLabel)).code == "key_of_other_kind");
}

TEST_CASE("the workspace's own files add types and fields") {
  test::TemporaryFolder workspace;
  core::make_folders(workspace / "schema");
  core::write_file(workspace / "schema/gadget.toml", kHead);
  core::write_file(workspace / "schema/unit.toml", "[field.cost_centre]\nkind = \"text\"\n" + std::string(kLabel));
  const auto read = schema::load_schema(workspace.path());
  REQUIRE(read);
  CHECK(read->find("gadget"));
  CHECK(read->find("unit")->fields.back().name == "cost_centre");
}

TEST_CASE("the workspace's own files never replace") {
  const schema::SchemaFile program{.name = "data/schema/thing.toml", .text = kHead};
  const core::Problems problems = problems_in({program, {.name = "schema/thing.toml", .text = kHead, .own = true}});
  REQUIRE(problems.size() == 4);
  for (const int at : {0, 1, 2}) CHECK(problems[static_cast<std::size_t>(at)].code == "type_exists");
  CHECK(problems[1].place.line == 2);
  CHECK(to_line(problems[3], core::Language::en) ==
        "schema/thing.toml:4:1: the field title exists already in data/schema/thing.toml. Hint: give your own field another name");
}

TEST_CASE("every mistake in a field has its code and place") {
  const std::string label = kLabel;
  const core::Problem kind = problem_in("[field.a]\nkind = \"fuzy_date\"\n" + label);
  CHECK(kind.code == "unknown_kind");
  CHECK(to_line(kind, core::Language::sv) == "data/schema/thing.toml:8:8: kind \"fuzy_date\" finns inte. Tips: menade du \"fuzzy_date\"?");
  CHECK(problem_in("[field.a]\nkind = \"text\"\nlabel = { sv = \"S\" }\n").code == "label_missing");
  CHECK(problem_in("[field.a]\n" + label).code == "word_missing");
  CHECK(problem_in("[field.a]\nkind = 1\n" + label).code == "word_missing");
  CHECK(problem_in("[field.a]\nkind = \"text\"\nrequierd = true\n" + label).hint.en == "did you mean \"required\"?");
  CHECK(problem_in("[field.a]\nkind = \"text\"\nmany = \"yes\"\n" + label).code == "not_true_or_false");
  CHECK(problem_in("[field.a__b]\nkind = \"text\"\n" + label).code == "bad_name");
  CHECK(problem_in("[field.\"a\\\"; DROP TABLE plan; --\"]\nkind = \"text\"\n" + label).code == "bad_name");
  CHECK(problem_in("[field.number]\nkind = \"text\"\n" + label).code == "name_reserved");
  CHECK(problem_in("[field.a]\nkind = \"code\"\n" + label).code == "codes_missing");
  CHECK(problem_in("[field.a]\nkind = \"code\"\ncodes.x = { sv = \"X\" }\n" + label).code == "label_missing");
  CHECK(problem_in("[field.a]\nkind = \"text\"\ncodes.x = { sv = \"X\", en = \"X\" }\n" + label).code == "key_of_other_kind");
  CHECK(problem_in("[field.a]\nkind = \"text\"\nto = \"thing\"\n" + label).code == "key_of_other_kind");
  CHECK(problem_in("[field.a]\nkind = \"link\"\nto = \"thing\"\n" + label).code == "inverse_missing");
  CHECK(problem_in("[field.a]\nkind = \"link\"\nto = \"think\"\ninverse = { name = \"as\", " + label.substr(0, label.size() - 1) + " }\n" + label)
            .code == "unknown_target");
  CHECK(problem_in("[field.a]\nkind = \"link\"\nto = \"thing\"\ninverse = { name = \"title\", " + label.substr(0, label.size() - 1) + " }\n" + label)
            .code == "inverse_taken");
  CHECK(problem_in("[field.a]\nkind = \"group\"\n" + label).code == "group_empty");
  CHECK(problem_in("[field.a]\nkind = \"group\"\n" + label + "[field.a.field.b]\nkind = \"text\"\nmany = true\n" + label).code == "not_in_group");
  CHECK(problem_in("[field.a]\nkind = \"money\"\n" + label + "[field.a_currency]\nkind = \"text\"\n" + label).code == "name_reserved");
  CHECK(problem_in("[field]\na = \"text\"\n").code == "field_not_table");
}

TEST_CASE("what a type says of its use is checked") {
  CHECK(problem_in("[field.a]\nkind = \"money\"\nsum = \"bookd\"\n" + std::string(kLabel)).hint.en == "did you mean \"booked\"?");
  CHECK(problem_in("[field.a]\nkind = \"text\"\nsum = \"booked\"\n" + std::string(kLabel)).code == "key_of_other_kind");
  CHECK(problem_in("[[form]]\nfields = []\nlabel = { sv = \"S\", en = \"E\" }\n").code == "field_not_in_form");
  CHECK(problem_in("[[form]]\nfields = [\"title\", \"title\"]\nlabel = { sv = \"S\", en = \"E\" }\n").code == "field_twice");
  CHECK(problem_in("[retention]\nyears = 0\nwords = { sv = \"S\", en = \"E\" }\n").code == "bad_years");
  CHECK(problem_in("[secrecy]\nfield = \"b\"\nwords = { sv = \"S\", en = \"E\" }\n").code == "unknown_field");
  const auto problem_under = [](const std::string& top) {
    const core::Problems problems = problems_in({{.name = "thing.toml", .text = top + kHead}});
    return problems.size() == 1 ? problems[0].code : "several";
  };
  CHECK(problem_under("place = \"goal\"\n") == "unknown_place");
  CHECK(problem_under("owner = \"boss\"\n") == "unknown_field");
  CHECK(problem_under("unit = \"title\"\n") == "field_of_other_kind");
  CHECK(problem_under("period = [\"title\"]\n") == "field_of_other_kind");
  CHECK(problem_under("by_program = 1\n") == "not_true_or_false");
}

TEST_CASE("what only the program writes, and what only an import fills in, is said by the type") {
  const schema::Schema program = *schema::load_schema({});
  for (const char* name : {"release", "run", "binding", "publication", "text", "similarity_verdict"})
    CHECK_MESSAGE(program.find(name)->use.by_program, name);
  CHECK_FALSE(program.find("goal")->use.by_program);
  const auto parts = program.find("decision")->form_parts();
  CHECK_FALSE(parts.front().folded);
  CHECK(parts.back().folded);
  CHECK(core::contains(parts.back().fields, "lost_in_source"));
}

TEST_CASE("every mistake in a type is told, all at once") {
  const core::Problems problems = problems_in(
      {{.name = "lake_thing.toml", .text = "label = { sv = \"S\", en = \"E\" }\ntitle = \"titel\"\nstates = 1\n[field]\ntitle = \"text\"\n"},
       {.name = "b.toml", .text = "label = \n"}});
  std::vector<std::string> codes;
  for (const core::Problem& problem : problems) codes.push_back(problem.code);
  CHECK(codes == std::vector<std::string>{"unknown_key", "name_reserved", "label_missing", "label_missing", "field_not_table", "unknown_title",
                                          "toml_syntax"});
}
