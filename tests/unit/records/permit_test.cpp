// records: who may do what. The matrix goes through every role, type, action, place and state of data/permissions.toml and asks
// SQL; what it must answer is worked out here from the file alone, another way.
#include "core/embedded.h"
#include "core/toml.h"
#include "schema/read.h"
#include "support/support.h"
#include "unit/records/thing.h"

using namespace rodtrad;
using namespace rodtrad::test;
using records::Actor;
using records::Record;
using records::RecordId;
using schema::Action;
using schema::Field;
using schema::Kind;
using schema::RecordType;

namespace {

struct Program {
  Program() : connection(sql::open_sqlite(folder / "register.db")), store(*records::Store::open(*connection, *schema::load_schema({}))) {
    const auto read = schema::load_permissions({}, store.schema());
    REQUIRE_MESSAGE(read, (read ? "" : core::to_json(read.error())));
    permissions = *read;
    store.act_as({.by = "maker", .source = "import:test@1"});
    Record top("unit"), below("unit"), other("unit"), me("person");
    top.set("department", "A");
    own = created(store, top);
    below.set("department", "A1");
    below.set("part_of", own);
    inside = created(store, below);
    other.set("department", "B");
    outside = created(store, other);
    me.set("name", "Jag");
    person = created(store, me);
  }

  records::Value some_value(const Field& field, const RecordId& unit) {
    switch (field.kind) {
      case Kind::number:
        return 1.0;
      case Kind::integer:
        return std::int64_t{1};
      case Kind::boolean:
        return true;
      case Kind::money:
        return core::Money{.minor = 100};
      case Kind::date:
        return "2020-01-01";
      case Kind::fuzzy_date:
        return "2020";
      case Kind::time:
        return "2020-01-01T00:00:00Z";
      case Kind::code:
        return field.codes.front().id;
      case Kind::link:
        return field.target == "unit" ? unit : made(field.target, unit, "");
      default:
        return "x";
    }
  }

  /// A record of the type in the unit, with what is required and nothing else but its way to the unit.
  RecordId made(const std::string& name, const RecordId& unit, const std::string& state) {
    const RecordType& type = *store.schema().find(name);
    const auto key = std::make_tuple(name, unit.number, state);
    if (made_.contains(key)) return made_.at(key);
    Record record(name);
    for (const Field& field : type.fields) {
      if ((field.required || field.name == type.use.unit) && field.kind != Kind::group) record.set(field.name, some_value(field, unit));
    }
    if (name == "unit") record.put("part_of", {{.value = unit}});
    if (!state.empty()) record.set(type.state_field, state);
    return made_[key] = created(store, record);
  }

  TemporaryFolder folder;
  std::unique_ptr<sql::SqliteConnection> connection;
  records::Store store;
  schema::Permissions permissions;
  RecordId own, inside, outside, person;
  std::map<std::tuple<std::string, std::int64_t, std::string>, RecordId> made_;
};

/// The rules as the file says them, read without the program's reader of permissions.
struct Plain {
  std::vector<std::string> roles, types, actions, states;
  std::string where;
  bool deny;
};

std::vector<Plain> plain_rules() {
  const auto file = core::parse_toml(*core::embedded_file("data/permissions.toml"), "permissions.toml");
  std::vector<Plain> rules;
  for (const core::Toml& one : (*file)["rule"].array()) {
    rules.push_back({one["roles"].strings(), one["types"].strings(), one["actions"].strings(), one["states"].strings(),
                     one["where"].string("everywhere"), one["deny"].boolean()});
  }
  return rules;
}

bool in(const std::vector<std::string>& words, const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); }

/// Whether one who holds the role in one unit only may do it with a record inside or outside that unit.
bool expected(const std::vector<Plain>& rules, const std::string& role, const RecordType& type, const std::string& action, bool inside,
              const std::string& state) {
  bool allowed = false;
  for (const Plain& rule : rules) {
    if (!in(rule.roles, "*") && !in(rule.roles, role)) continue;
    if (!in(rule.types, "*") && !in(rule.types, type.name) && !in(rule.types, "@" + type.use.place)) continue;
    if (!in(rule.actions, "*") && !in(rule.actions, action)) continue;
    if (rule.where == "mine" || (rule.where == "unit" && !inside)) continue;
    if (!rule.states.empty() && !in(rule.states, state)) continue;
    if (rule.deny) return false;
    allowed = true;
  }
  return allowed;
}

std::vector<std::string> states_of(const RecordType& type) {
  if (type.state_field.empty()) return {""};
  return names_of(type.find(type.state_field)->codes);
}

}  // namespace

TEST_CASE("the matrix: role × type × action × unit × state is as data/permissions.toml says") {
  Program program;
  const std::vector<Plain> rules = plain_rules();
  const records::Permit permit(program.permissions, program.store.schema());
  std::size_t asked = 0, allowed = 0;
  std::vector<std::string> wrong;
  for (const RecordType& type : program.store.schema().types) {
    std::map<std::int64_t, std::pair<bool, std::string>> here;  // number → inside, state
    for (const std::string& state : states_of(type)) {
      here[program.made(type.name, program.inside, state).number] = {!type.use.unit.empty(), state};
      here[program.made(type.name, program.outside, state).number] = {false, state};
    }
    for (const schema::Role& role : program.permissions.roles) {
      const Actor actor{.name = "a", .roles = {{.role = role.id, .unit = program.own.number}}};
      for (const std::string& action : schema::action_names()) {
        const auto at = std::find(schema::action_names().begin(), schema::action_names().end(), action) - schema::action_names().begin();
        const records::Condition may = permit.condition(actor, static_cast<Action>(at), type);
        std::set<std::int64_t> got;
        const auto list = program.store.list({.type = type.name, .fields = {type.title_field}, .also = {may}});
        for (const Record& record : *list) got.insert(record.id.number);
        for (const auto& [number, place] : here) {
          const bool want = expected(rules, role.id, type, action, place.first, place.second);
          ++asked;
          allowed += want;
          if (got.contains(number) != want) wrong.push_back(fmt::format("{} {} {} {}", role.id, action, type.name, place.second));
        }
      }
    }
  }
  CHECK(asked > 60'000);
  CHECK(allowed > asked / 20);
  CHECK_MESSAGE(wrong.empty(), (wrong.empty() ? "" : wrong.front()));
}

TEST_CASE("what is marked secret is shown to those who may see secrets, in their unit") {
  Program program;
  const records::Permit permit(program.permissions, program.store.schema());
  const RecordType& type = *program.store.schema().find("case");
  const RecordId id = program.made("case", program.inside, "registered");
  Record marked("case");
  marked.id = id;
  marked.add("secrecy_marking", records::Row{{"provision", "OSL 21:1"}});
  REQUIRE(program.store.change(marked, 1, ""));
  const auto may = [&](const char* role, std::int64_t unit, Action action = Action::read) {
    return program.store.meets(id, permit.condition({.name = "a", .roles = {{.role = role, .unit = unit}}}, action, type));
  };
  CHECK(may("registrar", 0));
  CHECK(may("officer", program.own.number));
  CHECK_FALSE(may("officer", program.outside.number));
  CHECK_FALSE(may("director", 0));
  CHECK_FALSE(may("officer", program.outside.number, Action::change));
}

TEST_CASE("mine is what the person answers for; a refusal beats every permission") {
  Program program;
  const records::Permit permit(program.permissions, program.store.schema());
  const RecordType& type = *program.store.schema().find("activity");
  Record activity("activity");
  activity.set("title", "x");
  activity.set("responsible", program.person);
  const RecordId id = created(program.store, activity);
  const auto may = [&](Actor actor) { return program.store.meets(id, permit.condition(actor, Action::change, type)); };
  CHECK(may({.name = "a", .person = program.person.number, .roles = {{.role = "staff"}}}));
  CHECK_FALSE(may({.name = "a", .person = 99, .roles = {{.role = "staff"}}}));
  CHECK_FALSE(may({.name = "a", .person = program.person.number, .roles = {{.role = "staff"}, {.role = "data_protection_officer"}}}));
  CHECK(permit.roles_of({.name = "a", .roles = {{.role = "administrator"}}}).size() == program.permissions.roles.size());
  CHECK(permit.roles_of({.name = "a", .roles = {{.role = "nobody"}}}).empty());
}

TEST_CASE("mistakes in permissions are told with their place") {
  const auto schema = schema::load_schema({});
  const auto codes = [&](const std::string& text) {
    const auto read = schema::read_permissions(
        {{"data/permissions.toml", std::string(*core::embedded_file("data/permissions.toml"))}, {"permissions.toml", text}}, *schema);
    std::string all;
    if (!read) {
      for (const core::Problem& one : read.error()) all += one.code + " ";
    }
    return all;
  };
  CHECK(codes("[[rule]]\nroles = [\"staf\"]\ntypes = [\"goals\"]\nactions = [\"raed\"]\nwhere = \"here\"\nstates = [\"x\"]\n") ==
        "unknown_role unknown_type unknown_action unknown_where unknown_state ");
  CHECK(codes("[role.staff]\nlabel = { sv = \"S\", en = \"E\" }\n") == "role_exists ");
  CHECK(codes("[role.guest]\nlabel = { sv = \"Gäst\", en = \"Guest\" }\n[[rule]]\nroles = [\"guest\"]\ntypes = [\"@goals\"]\nactions = [\"read\"]\n")
            .empty());
  CHECK(codes("[[rule]]\ntypes = [\"@goal\"]\nactions = [\"read\"]\n") == "word_missing unknown_place ");
}
