// ops: the register through the eyes of persons: what they may see, find, change and step, and many records at a time.
#include "core/file.h"
#include "ops/record_lines.h"
#include "support/support.h"

using namespace rodtrad;
using ops::Actor;
using records::Record;

namespace {

struct Desk {
  Desk() {
    REQUIRE(ops::init_workspace({.folder = folder / "w", .keys = folder / "keys"}));
    workspace = std::move(*ops::Workspace::open(folder / "w", ops::Access::write));
  }

  std::string made(const std::string& type, const std::vector<std::string>& settings,
                   const Actor& actor = {.name = "adm", .roles = {{.role = "administrator"}}}) {
    const auto record = ops::record_from_settings(*workspace->store().schema().find(type), settings);
    REQUIRE_MESSAGE(record, (record ? "" : core::to_json(record.error())));
    const auto id = ops::create_record(*workspace, actor, *record);
    REQUIRE_MESSAGE(id, (id ? "" : core::to_json(id.error())));
    return to_text(*id);
  }

  std::vector<std::string> listed(const Actor& actor, ops::RecordQuery query) {
    const auto list = ops::list_records(*workspace, actor, query);
    REQUIRE_MESSAGE(list, (list ? "" : core::to_json(list.error())));
    std::vector<std::string> ids;
    for (const Record& record : list->records) ids.push_back(to_text(record.id));
    CHECK(list->total == static_cast<std::int64_t>(ids.size()));
    return ids;
  }

  test::TemporaryFolder folder;
  std::unique_ptr<ops::Workspace> workspace;
  Actor admin{.name = "adm", .roles = {{.role = "administrator"}}};
  Actor visitor{.name = "besökare", .roles = {{.role = "visitor"}}};
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("lists are filtered by state, unit, period, words and field, and by what one may see") {
  Desk desk;
  desk.made("unit", {"department=Staben"});
  desk.made("unit", {"department=Staben", "unit=Analys", "part_of=unit-1"});
  desk.made("goal", {"title=Kortare väntetider", "due=2026-12-31", "start=2024-01-01", "unit=unit-2"});
  desk.made("goal", {"title=Friskare barn", "due=2030-12-31", "start=2028-01-01"});
  CHECK(desk.listed(desk.admin, {.type = "goal", .unit = "unit-1"}) == Ids{"goal-1"});
  CHECK(desk.listed(desk.admin, {.type = "goal", .from = "2029-01-01", .to = "2029-12-31"}) == Ids{"goal-2"});
  CHECK(desk.listed(desk.admin, {.type = "goal", .to = "2025-01-01"}) == Ids{"goal-1"});
  CHECK(desk.listed(desk.admin, {.type = "goal", .words = "väntetiden"}) == Ids{"goal-1"});
  CHECK(desk.listed(desk.admin, {.type = "goal", .states = {"adopted"}}).empty());
  CHECK(desk.listed(desk.admin, {.type = "goal", .where = {{"due", "31/12 2030"}}}) == Ids{"goal-2"});
  CHECK(desk.listed(desk.admin, {.type = "goal", .order_by = "due", .descending = true}) == Ids{"goal-2", "goal-1"});
  CHECK(ops::find_records(*desk.workspace, desk.admin, {.words = "väntetiden"})->size() == 1);
  CHECK(ops::find_records(*desk.workspace, {.name = "ingen"}, {.words = "väntetiden"})->empty());
  CHECK(ops::list_records(*desk.workspace, desk.admin, {.type = "goal", .states = {"adoptd"}}).error()[0].code == "unknown_state");
  desk.made("decision", {"title=Hemligt utkast"});
  CHECK(desk.listed(desk.visitor, {.type = "decision"}).empty());
  const auto refused = ops::list_records(*desk.workspace, desk.visitor, {.type = "need"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error()[0].code == "not_allowed");
  CHECK(refused.error()[0].hint.sv.find("Innovationsledare") != std::string::npos);
}

TEST_CASE("titles of what one may not see are not told") {
  Desk desk;
  desk.made("person", {"name=Ada"});
  desk.made("goal", {"title=Mål", "responsible=person-1"});
  CHECK(ops::list_records(*desk.workspace, desk.admin, {.type = "goal"})->titles.size() == 1);
  CHECK(ops::list_records(*desk.workspace, desk.visitor, {.type = "goal"})->titles.empty());
  CHECK(ops::view_record(*desk.workspace, desk.visitor, "goal-1")->titles.empty());
  CHECK(ops::view_record(*desk.workspace, desk.visitor, "goal-1")->may_change == false);
}

TEST_CASE("search finds only what one may see") {
  Desk desk;
  desk.made("goal", {"title=Digital vård"});
  desk.made("decision", {"title=Digital vård för alla"});
  const auto found = [&](const Actor& actor, ops::FindQuery query) {
    Ids ids;
    const auto hits = ops::find_records(*desk.workspace, actor, query);
    REQUIRE(hits);
    for (const records::SearchHit& hit : *hits) ids.push_back(to_text(hit.id));
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  CHECK(found(desk.admin, {.words = "digitala"}) == Ids{"decision-1", "goal-1"});
  CHECK(found(desk.visitor, {.words = "digitala"}) == Ids{"goal-1"});
  CHECK(found(desk.admin, {.words = "digital", .types = {"decision"}}) == Ids{"decision-1"});
  CHECK(found(desk.admin, {.words = "digital", .states = {"draft"}}) == Ids{"decision-1"});
}

TEST_CASE("writing is allowed or refused as a whole, and by version") {
  Desk desk;
  const Actor officer{.name = "Olle", .roles = {{.role = "officer", .unit = 1}}};
  desk.made("unit", {"department=A"});
  desk.made("unit", {"department=B"});
  const std::string own = desk.made("case", {"title=Eget", "registered=2020-01-01", "unit=unit-1"}, officer);
  Record foreign("case");
  foreign.set("title", "Annans");
  foreign.set("registered", "2020-01-01");
  foreign.set("unit", records::RecordId{"unit", 2});
  CHECK(ops::create_record(*desk.workspace, officer, foreign).error()[0].code == "not_allowed");
  CHECK(*desk.workspace->store().count({.type = "case"}) == 1);
  Record moved("case");
  moved.id = *records::parse_record_id(own);
  moved.set("unit", records::RecordId{"unit", 2});
  CHECK(ops::edit_record(*desk.workspace, officer, moved, 1).error()[0].code == "not_allowed");
  Record better("case");
  better.id = moved.id;
  better.set("title", "Bättre");
  CHECK(*ops::edit_record(*desk.workspace, officer, better, 1, {.reason = "stavfel"}) == 2);
  CHECK(ops::edit_record(*desk.workspace, officer, better, 1).error()[0].code == "record_changed");
  const auto history = *desk.workspace->store().history(moved.id);
  CHECK(history[1].act.by == "Olle");
  CHECK(history[1].reason == "stavfel");
}

TEST_CASE("a step needs its role in the record's unit, its fields, and four eyes") {
  Desk desk;
  desk.made("unit", {"department=A"});
  desk.made("unit", {"department=B"});
  const std::string id = desk.made("case", {"title=Ärende", "registered=2020-01-01", "unit=unit-1"});
  const Actor elsewhere{.name = "E", .roles = {{.role = "officer", .unit = 2}}};
  CHECK(ops::step_record(*desk.workspace, elsewhere, id, 1, "prepare").error()[0].code == "not_allowed");
  const Actor officer{.name = "O", .roles = {{.role = "officer", .unit = 1}}};
  CHECK(ops::step_record(*desk.workspace, officer, id, 1, "prepare").error()[0].code == "need_missing");
  const auto view = *ops::view_record(*desk.workspace, officer, id);
  REQUIRE(view.steps.size() == 2);
  CHECK(view.steps[0].problems[0].code == "need_missing");
  CHECK(view.steps[1].problems[0].code == "role_missing");
  desk.made("person", {"name=Olga"});
  CHECK(*ops::link_record(*desk.workspace, officer, id, 1, "officer", "person-1", ops::Linking::add) == 2);
  CHECK(*ops::step_record(*desk.workspace, officer, id, 2, "prepare", "klart") == 3);
  CHECK(ops::link_record(*desk.workspace, officer, id, 3, "officr", "person-1", ops::Linking::add).error()[0].code == "not_a_link");
  CHECK(*ops::link_record(*desk.workspace, officer, id, 3, "officer", "person-1", ops::Linking::remove) == 4);
  CHECK(ops::link_record(*desk.workspace, officer, id, 4, "officer", "person-1", ops::Linking::remove).error()[0].code == "not_linked");
}

TEST_CASE("no step decides a grant without a target area of the strategy and an amount; other decisions need neither") {
  Desk desk;
  const Actor other{.name = "Någon annan", .roles = {{.role = "administrator"}}};
  const std::string grant = desk.made("decision", {"title=Bidrag", "kind=grant", "wording=Beviljas", "date=2026-01-10"});
  const std::string plan = desk.made("decision", {"title=Plan", "kind=programme", "wording=Antas", "date=2026-01-10"});
  for (const std::string& id : {grant, plan}) REQUIRE(ops::step_record(*desk.workspace, desk.admin, id, 1, "propose"));
  const auto refused = ops::step_record(*desk.workspace, other, grant, 2, "decide");
  REQUIRE_FALSE(refused);
  REQUIRE(refused.error().size() == 2);
  CHECK(refused.error()[0].code == "grant_without_target_area");
  CHECK(refused.error()[1].code == "grant_without_amount");
  CHECK(desk.workspace->store().get(*records::parse_record_id(grant))->text("state") == "proposed");
  const auto view = *ops::view_record(*desk.workspace, other, grant);
  const auto decide = std::find_if(view.steps.begin(), view.steps.end(), [](const auto& step) { return step.transition->name == "decide"; });
  REQUIRE(decide != view.steps.end());
  CHECK(decide->problems[0].code == "grant_without_target_area");
  CHECK(*ops::step_record(*desk.workspace, other, plan, 2, "decide") == 3);
}

TEST_CASE("many records: out of one register and into another, links and all, or nothing") {
  Desk desk, other;
  other.made("goal", {"title=Fanns redan"});
  core::write_file(desk.folder / "in.jsonl",
                   "{\"type\":\"decision\",\"id\":\"decision-9\",\"title\":\"Bidrag\",\"state\":\"decided\",\"target_area\":\"target_area-5\","
                   "\"amount\":\"1,5 mkr\"}\n\n"
                   "{\"type\":\"target_area\",\"id\":\"target_area-5\",\"title\":\"Liv\",\"strategy\":\"strategy-1\"}\n"
                   "{\"type\":\"strategy\",\"id\":\"strategy-1\",\"title\":\"RUS\"}\n"
                   "{\"type\":\"case\",\"id\":\"case-1\",\"title\":\"A\",\"registered\":\"2020-01-01\",\"related\":[\"case-2\"]}\n"
                   "{\"type\":\"case\",\"id\":\"case-2\",\"title\":\"B\",\"registered\":\"2020-01-01\",\"related\":[\"case-1\"]}\n");
  const auto done = ops::import_lines(*desk.workspace, desk.admin, desk.folder / "in.jsonl");
  REQUIRE_MESSAGE(done, (done ? "" : core::to_json(done.error())));
  CHECK(done->created == 5);
  CHECK(done->ids.at("decision-9") == "decision-1");
  const Record decision = *desk.workspace->store().get({"decision", 1});
  CHECK(decision.get<records::RecordId>("target_area") == records::RecordId{"target_area", 1});
  CHECK(decision.get<core::Money>("amount")->minor == 150000000);
  CHECK((*desk.workspace->store().history({"decision", 1}))[0].act.source == "import:in.jsonl@1");
  CHECK(*ops::export_lines(*desk.workspace, desk.admin, {}, desk.folder / "out.jsonl") == 5);
  REQUIRE(ops::import_lines(*other.workspace, other.admin, desk.folder / "out.jsonl"));
  CHECK(other.workspace->store().get({"case", 2})->entries("related").size() == 1);
  core::write_file(desk.folder / "bad.jsonl",
                   "{\"type\":\"goal\",\"title\":\"Gott\"}\n{\"type\":\"gaol\"}\n{\"type\":\"goal\",\"due\":\"snart\"}\nx\n");
  const auto bad = ops::import_lines(*desk.workspace, desk.admin, desk.folder / "bad.jsonl");
  REQUIRE_FALSE(bad);
  CHECK(bad.error()[0].place.line == 2);
  CHECK(bad.error()[1].code == "json_syntax");
  CHECK(*desk.workspace->store().count({.type = "goal"}) == 0);
}

TEST_CASE("settings are read as people write them, and mistakes told together") {
  Desk desk;
  const schema::RecordType& type = *desk.workspace->store().schema().find("meeting");
  const auto read = ops::record_from_settings(
      type, {"title=Möte", "adjournments=10.00", "adjournments=14.00", R"(verifiers={"name":"Ada","party":"S"})", "venue="});
  REQUIRE(read);
  CHECK(read->texts("adjournments") == Ids{"10.00", "14.00"});
  CHECK(read->entries("verifiers")[0].member("party") == records::Value("S"));
  CHECK(read->entries("venue").empty());
  CHECK(ops::record_from_settings(type, {"titel=x", "plce=y"}).error().size() == 2);
  CHECK(ops::record_from_settings(type, {"title"}).error()[0].code == "bad_setting");
}
