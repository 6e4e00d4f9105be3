// records: a step is refused with every reason told, locked fields stay, and the state moves by steps only.
#include "records/audit.h"
#include "unit/records/thing.h"

using namespace rodtrad;
using namespace rodtrad::test;
using records::Record;
using records::RecordId;

namespace {

using Codes = std::vector<std::string>;

std::string label(const std::string& sv, const std::string& en) { return "label = { sv = \"" + sv + "\", en = \"" + en + "\" }\n"; }

std::string with_states(const std::string& more = {}) {
  return type_text(field_text("share", "number") + field_text("ground", "long_text") +
                   field_text("status", "code",
                              "codes.draft = { sv = \"Utkast\", en = \"Draft\" }\ncodes.ready = { sv = \"Berett\", en = \"Prepared\" }\n"
                              "codes.decided = { sv = \"Beslutat\", en = \"Decided\" }\n") +
                   "[state]\nfield = \"status\"\nfirst = \"draft\"\nlocks.decided = [\"share\"]\n[transition.prepare]\n" + label("Bered", "Prepare") +
                   "from = [\"draft\"]\nto = \"ready\"\n[transition.decide]\n" + label("Besluta", "Decide") +
                   "from = [\"ready\"]\nto = \"decided\"\nroles = [\"board\"]\nneeds = [\"share\"]\nfour_eyes = true\n" + more);
}

Codes codes_of(const core::Problems& problems) {
  Codes codes;
  for (const core::Problem& problem : problems) {
    codes.push_back(problem.code);
    CHECK_FALSE(problem.message.en.empty());
  }
  return codes;
}

Record with_share(const RecordId& id, double share) {
  Record changes(id.type);
  changes.id = id;
  changes.set("share", share);
  return changes;
}

Codes schema_problems(const std::string& thing) {
  const auto read = schema::read_schema({{.name = "thing.toml", .text = thing}, {.name = "owner.toml", .text = type_text("")}});
  return read ? Codes{} : codes_of(read.error());
}

}  // namespace

TEST_CASE("a record goes through its states by steps") {
  Register r(with_states());
  r.store.act_as({.by = "officer"});
  const RecordId id = created(r.store, named("thing", "ärende"));
  CHECK(r.store.get(id)->text("status") == "draft");
  REQUIRE(*r.store.change(with_share(id, 0.5), 1, "") == 2);
  REQUIRE(*r.store.take_step(id, 2, "prepare", "komplett") == 3);
  r.store.act_as({.by = "chair", .roles = {"board"}});
  REQUIRE(*r.store.take_step(id, 3, "decide", "") == 4);
  CHECK(r.store.get(id)->text("status") == "decided");
  const auto log = *r.store.history(id);
  CHECK(log[2].action == "prepare");
  CHECK(log[2].reason == "komplett");
  CHECK(log[3].act.by == "chair");
  CHECK(r.store.as_it_was(id, 2)->text("status") == "draft");
  CHECK(verify_log(*r.connection, r.store).problems.empty());

  const auto late = r.store.change(with_share(id, 0.9), 4, "");
  REQUIRE_FALSE(late);
  CHECK(codes_of(late.error()) == Codes{"field_locked"});
  Record ground = with_share(id, 0.5);
  ground.set("ground", "tillägg");
  CHECK(*r.store.change(ground, 4, "") == 5);
}

TEST_CASE("a step that may not be taken is told with every reason") {
  Register r(with_states());
  r.store.act_as({.by = "officer"});
  const RecordId id = created(r.store, named("thing", "ärende"));
  const auto refused = r.store.take_step(id, 1, "decide", "");
  REQUIRE_FALSE(refused);
  CHECK(codes_of(refused.error()) == Codes{"wrong_state", "role_missing", "need_missing", "four_eyes"});
  CHECK(to_line(refused.error()[0], core::Language::sv) == "thing-1: thing-1 har läget Utkast. Tips: Besluta går från: Berett");
  CHECK(codes_of(r.store.take_step(id, 2, "prepare", "").error()) == Codes{"record_changed"});
  CHECK(codes_of(r.store.take_step(id, 1, "decied", "").error()) == Codes{"unknown_transition"});
  CHECK(r.store.history(id)->size() == 1);
}

TEST_CASE("those who worked on it since the step before may not take one that needs four eyes") {
  Register r(with_states());
  r.store.act_as({.by = "officer"});
  const RecordId id = created(r.store, named("thing", "ärende"));
  REQUIRE(*r.store.take_step(id, 1, "prepare", "") == 2);
  r.store.act_as({.by = "chair", .roles = {"board"}});
  REQUIRE(*r.store.change(with_share(id, 0.5), 2, "") == 3);
  CHECK(codes_of(r.store.take_step(id, 3, "decide", "").error()) == Codes{"four_eyes"});
  r.store.act_as({.by = "vice chair", .roles = {"board"}});
  CHECK(*r.store.take_step(id, 3, "decide", "") == 4);
}

TEST_CASE("a record that is older than the states of its type stands in the first") {
  Register r(type_text(field_text("share", "number")));
  const RecordId id = created(r.store, named("thing", "gammalt"));
  auto store = records::Store::open(*r.connection, schema_of(with_states()));
  REQUIRE(store);
  CHECK(codes_of(store->take_step(id, 1, "decide", "").error()) == Codes{"wrong_state", "role_missing", "need_missing", "four_eyes"});
  REQUIRE(store->take_step(id, 1, "prepare", ""));
  CHECK(store->get(id)->text("status") == "ready");
}

TEST_CASE("the state moves by steps only, but an import says where a record is") {
  Register r(with_states());
  Record decided = named("thing", "gammalt beslut");
  decided.set("status", "decided");
  CHECK(codes_of(r.store.create(decided).error()) == Codes{"not_first_state"});
  r.store.act_as({.by = "officer", .source = "import:protokoll.txt@10-90"});
  const RecordId id = created(r.store, decided);
  Record changes("thing");
  changes.id = id;
  changes.set("status", "draft");
  CHECK(codes_of(r.store.change(changes, 1, "").error()) == Codes{"state_by_transition"});
}

TEST_CASE("states that do not fit their type are told") {
  CHECK(schema_problems(with_states()).empty());
  CHECK(
      schema_problems(with_states("[transition.close]\n" + label("Stäng", "Close") + "from = [\"redy\"]\nto = \"closed\"\nneeds = [\"sahre\"]\n")) ==
      Codes{"unknown_field", "unknown_state", "unknown_state"});
  CHECK(schema_problems(type_text("[state]\nfield = \"name\"\nfirst = \"x\"\n"))[0] == "no_state_field");
  CHECK(schema_problems(type_text("[transition.close]\n"))[0] == "state_missing");
}
