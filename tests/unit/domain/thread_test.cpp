// domain: the thread goes up and down over marked links, meets each record once, and lists what is missing.
#include "domain/thread.h"
#include "unit/records/thing.h"

using namespace rodtrad;
using namespace rodtrad::test;
using domain::ThreadWay;
using records::Record;
using records::RecordId;

namespace {

std::string link(const std::string& name, const std::string& to, const std::string& inverse, const std::string& side, const std::string& more = {}) {
  return field_text(name, "link",
                    "to = \"" + to + "\"\ninverse = { name = \"" + inverse + "\", label = { sv = \"" + inverse + "\", en = \"" + inverse + "\" }" +
                        more + " }\n" + (side.empty() ? "" : "thread = \"" + side + "\"\n"));
}

/// goal ← project ← voucher; a trend stands above the projects that it names; who is responsible is no part of it.
struct Chain {
  Chain() {
    auto schema =
        schema::read_schema({{.name = "goal.toml", .text = type_text("")},
                             {.name = "person.toml", .text = type_text("")},
                             {.name = "project.toml",
                              .text = type_text(link("goal", "goal", "projects", "up", ", expected = true") + link("owner", "person", "owned", ""))},
                             {.name = "voucher.toml", .text = type_text(link("project", "project", "vouchers", "up", ", expected = true"))},
                             {.name = "trend.toml", .text = type_text(link("projects", "project", "trends", "down") + "many = true\n")}});
    REQUIRE(schema);
    store.emplace(*records::Store::open(*connection, *schema));
    goal = created(*store, named("goal", "mål"));
    bare = created(*store, named("goal", "tomt mål"));
    person = created(*store, named("person", "roll"));
    project = created(*store, linked("project", "projekt", {{"goal", goal}, {"owner", person}}));
    lost = created(*store, named("project", "utan mål"));
    voucher = created(*store, linked("voucher", "verifikat", {{"project", project}}));
    trend = created(*store, linked("trend", "trend", {{"projects", project}}));
  }

  static Record linked(const std::string& type, const std::string& name, const std::vector<std::pair<std::string, RecordId>>& links) {
    Record record = named(type, name);
    for (const auto& [field, id] : links) record.set(field, id);
    return record;
  }

  /// "level id", one for each step.
  std::vector<std::string> steps(const RecordId& id, ThreadWay way = ThreadWay::both) const {
    std::vector<std::string> all;
    const domain::Thread thread = *domain::follow_thread(*store, id, way);
    for (const domain::ThreadStep& step : thread.steps) all.push_back(fmt::format("{} {}", step.level, to_text(step.id)));
    return all;
  }

  std::vector<std::string> gaps(const RecordId& id) const {
    std::vector<std::string> all;
    const domain::Thread thread = *domain::follow_thread(*store, id);
    for (const domain::ThreadGap& gap : thread.gaps) all.push_back(to_text(gap.id) + " " + gap.missing.sv);
    return all;
  }

  TemporaryFolder folder;
  std::unique_ptr<sql::SqliteConnection> connection = sql::open_sqlite(folder / "register.db");
  std::optional<records::Store> store;
  RecordId goal, bare, person, project, lost, voucher, trend;
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the thread goes from any record to the top and to the bottom") {
  const Chain chain;
  CHECK(chain.steps(chain.voucher) == Lines{"-2 goal-1", "-2 trend-1", "-1 project-1", "0 voucher-1"});
  CHECK(chain.steps(chain.goal) == Lines{"0 goal-1", "1 project-1", "2 voucher-1"});
  CHECK(chain.steps(chain.trend) == Lines{"0 trend-1", "1 project-1", "2 voucher-1"});
  CHECK(chain.steps(chain.project) == Lines{"-1 goal-1", "-1 trend-1", "0 project-1", "1 voucher-1"});
  CHECK(chain.steps(chain.project, ThreadWay::up) == Lines{"-1 goal-1", "-1 trend-1", "0 project-1"});
  CHECK(chain.steps(chain.project, ThreadWay::down) == Lines{"0 project-1", "1 voucher-1"});
  CHECK(domain::follow_thread(*chain.store, {.type = "goal", .number = 9}).error()[0].code == "no_such_record");
}

TEST_CASE("a record stands at the end of the longest way to it, and rings end") {
  TemporaryFolder folder;
  const auto connection = sql::open_sqlite(folder / "register.db");
  const auto schema = schema::read_schema(
      {{.name = "goal.toml", .text = type_text(link("part_of", "goal", "parts", "up"))},
       {.name = "decision.toml", .text = type_text(link("goal", "goal", "decisions", "up"))},
       {.name = "project.toml", .text = type_text(link("goal", "goal", "projects", "up") + link("decision", "decision", "projects", "up"))}});
  REQUIRE(schema);
  records::Store store = *records::Store::open(*connection, *schema);
  const RecordId goal = created(store, named("goal", "mål"));
  const RecordId decision = created(store, Chain::linked("decision", "beslut", {{"goal", goal}}));
  const RecordId project = created(store, Chain::linked("project", "projekt", {{"goal", goal}, {"decision", decision}}));
  const domain::Thread down = *domain::follow_thread(store, goal);
  REQUIRE(down.steps.size() == 3);
  CHECK(down.steps[2].id == project);
  CHECK(down.steps[2].level == 2);
  CHECK(down.steps[2].from == decision);
  const domain::Thread up = *domain::follow_thread(store, project);
  CHECK(up.steps[0].id == goal);
  CHECK(up.steps[0].level == -2);
  const RecordId part = created(store, Chain::linked("goal", "del", {{"part_of", goal}}));
  Record ring("goal");
  ring.id = goal;
  ring.set("part_of", part);
  REQUIRE(store.change(ring, 1, ""));
  CHECK(domain::follow_thread(store, goal)->steps.size() == 4);
  CHECK(domain::follow_thread(store, part)->steps.size() == 2);  // the goal stands above it, so what came of the goal is not below
}

TEST_CASE("what is missing on the way is listed") {
  const Chain chain;
  CHECK(chain.gaps(chain.project).empty());
  CHECK(chain.gaps(chain.bare) == Lines{"goal-2 projects"});
  CHECK(chain.gaps(chain.lost) == Lines{"project-2 Fältet goal", "project-2 vouchers"});
}

TEST_CASE("the thread as JSON") {
  const Chain chain;
  CHECK(
      thread_json(*domain::follow_thread(*chain.store, chain.bare)) ==
      R"({"steps":[{"id":"goal-2","kind":{"sv":"Sak","en":"Thing"},"title":"tomt mål","level":0,"via":null,"from":null,"own":[],"sum":[]}],"gaps":[{"id":"goal-2","title":"tomt mål","missing":{"sv":"projects","en":"projects"}}]})");
}

TEST_CASE("money is summed downwards, one currency and one kind at a time") {
  TemporaryFolder folder;
  const auto connection = sql::open_sqlite(folder / "register.db");
  const auto schema = schema::read_schema(
      {{.name = "goal.toml", .text = type_text("")},
       {.name = "decision.toml", .text = type_text(link("goal", "goal", "decisions", "up") + field_text("amount", "money", "sum = \"decided\"\n"))},
       {.name = "voucher.toml",
        .text = type_text(link("decision", "decision", "vouchers", "up") + field_text("cost", "money", "sum = \"booked\"\n"))}});
  REQUIRE(schema);
  records::Store store = *records::Store::open(*connection, *schema);
  const RecordId goal = created(store, named("goal", "mål"));
  for (const int amount : {100, 50}) {
    Record decision = Chain::linked("decision", "beslut", {{"goal", goal}});
    decision.set("amount", core::Money{.minor = amount});
    const RecordId made = created(store, decision);
    for (int i = 0; i < 10; ++i) {
      Record voucher = Chain::linked("voucher", fmt::format("verifikation {}", i), {{"decision", made}});
      voucher.set("cost", core::Money{.minor = 3, .currency = i == 9 ? "EUR" : "SEK"});
      created(store, voucher);
    }
  }
  const domain::Thread thread = *domain::follow_thread(store, goal);
  const domain::ThreadMoney& sum = thread.steps.front().sum;
  CHECK(sum.at({schema::Sum::decided, "SEK"}) == 150);
  CHECK(sum.at({schema::Sum::booked, "SEK"}) == 54);
  CHECK(sum.at({schema::Sum::booked, "EUR"}) == 6);
  CHECK(thread.steps.front().own.empty());
  const auto lines = domain::thread_lines(thread, 3);
  REQUIRE(lines.size() == 1 + 2 * (1 + 3 + 1));
  CHECK(lines[5].folded == 7);
  CHECK(lines[5].sum.at({schema::Sum::booked, "SEK"}) == 18);
  const figure::Flow flow = domain::thread_flow(thread, core::Language::sv);
  CHECK(flow.cards.size() == lines.size());
  CHECK(flow.links.size() == 2 + 6);
  const std::string svg = figure::render_flow(flow, core::Language::sv);
  CHECK(svg.find("thread-card asked") != std::string::npos);
  CHECK(svg.find("style=") == std::string::npos);
  const auto none = [](const schema::RecordType& type) { return records::Condition{.text = type.name == "voucher" ? "false" : "true"}; };
  CHECK(domain::follow_thread(store, goal, ThreadWay::both, none)->steps.size() == 3);
}

TEST_CASE("a picture has at most forty cards") {
  TemporaryFolder folder;
  const auto connection = sql::open_sqlite(folder / "register.db");
  const auto schema = schema::read_schema({{.name = "goal.toml", .text = type_text("")},
                                           {.name = "project.toml", .text = type_text(link("goal", "goal", "projects", "up"))},
                                           {.name = "voucher.toml", .text = type_text(link("project", "project", "vouchers", "up"))}});
  records::Store store = *records::Store::open(*connection, *schema);
  const RecordId goal = created(store, named("goal", "mål"));
  for (int i = 0; i < 30; ++i) {
    const RecordId project = created(store, Chain::linked("project", "p", {{"goal", goal}}));
    for (int j = 0; j < 5; ++j) created(store, Chain::linked("voucher", "v", {{"project", project}}));
  }
  CHECK(domain::thread_flow(*domain::follow_thread(store, goal), core::Language::en).cards.size() <= 40);
}
