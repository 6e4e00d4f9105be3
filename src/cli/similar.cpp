// rodtrad similar
#include "ops/similar.h"

#include "cli/command.h"

namespace rodtrad::cli {

namespace {

using domain::SimilarAnswer;
using domain::SimilarPair;
using domain::SimilarRecord;

constexpr std::int64_t kUsual = 20, kMost = 1000;

std::string money_text(const std::optional<core::Money>& money, const Output& out) {
  if (!money) return out.in({.sv = "belopp saknas", .en = "no amount"});
  return core::show_money(static_cast<double>(money->minor), money->currency, out.language());
}

core::Text verdict_text(const std::string& verdict) {
  if (verdict == "same") return {.sv = "samma sak", .en = "the same"};
  if (verdict == "related") return {.sv = "släkt", .en = "related"};
  if (verdict == "different") return {.sv = "olika", .en = "different"};
  return {.sv = "inte bedömt", .en = "not judged"};
}

std::string line_of(const SimilarRecord& record, const Output& out) {
  return fmt::format("  {}  {}  {}  {}", to_text(record.id), record.title, record.state, money_text(record.money, out));
}

void show_text(const SimilarAnswer& answer, const Output& out) {
  if (answer.pairs.empty()) out.line(core::say("Inga par liknar varandra bland {} poster.", "No pairs are alike among {} records.", answer.compared));
  for (const SimilarPair& pair : answer.pairs) {
    out.line(fmt::format("{}  {}", core::show_number(pair.score, 2, out.language()), out.in(verdict_text(pair.verdict))));
    out.line(line_of(pair.first, out));
    out.line(line_of(pair.second, out));
    for (const std::string& phrase : pair.phrases) out.line(fmt::format("    \"{}\"", phrase));
  }
  for (const core::Money& money : answer.money)
    out.line(core::say("Tillsammans {} (varje post räknad en gång)", "Together {} (each record counted once)",
                       core::show_money(static_cast<double>(money.minor), money.currency, out.language())));
  if (!answer.pairs.empty())
    out.line(core::Text{.sv = "Förslag att bedöma: \"rodtrad similar ID ID --verdict same|related|different\". Inget slås ihop.",
                        .en = "Suggestions to judge: \"rodtrad similar ID ID --verdict same|related|different\". Nothing is merged."});
}

void write_record(core::JsonWriter& json, const char* name, const SimilarRecord& record) {
  json.key(name).begin_object().member("id", to_text(record.id)).member("title", record.title).member("state", record.state).key("money");
  if (record.money) {
    json.begin_object().member("minor", record.money->minor).member("currency", record.money->currency).end_object();
  } else {
    json.null();
  }
  json.end_object();
}

void show_json(const SimilarAnswer& answer, const Output& out) {
  core::JsonWriter json;
  json.begin_object().member("compared", answer.compared).key("pairs").begin_array();
  for (const SimilarPair& pair : answer.pairs) {
    json.begin_object().member("score", pair.score);
    write_record(json, "first", pair.first);
    write_record(json, "second", pair.second);
    json.key("phrases").begin_array();
    for (const std::string& phrase : pair.phrases) json.value(phrase);
    json.end_array().key("verdict");
    pair.verdict.empty() ? json.null() : json.value(pair.verdict);
    json.end_object();
  }
  json.end_array().key("money").begin_array();
  for (const core::Money& money : answer.money) json.begin_object().member("minor", money.minor).member("currency", money.currency).end_object();
  json.end_array().end_object();
  out.json(json);
}

core::Fail bad_use() {
  return core::fail(
      {.code = "bad_options",
       .message = {.sv = "ange en post, --type, eller två poster med --verdict", .en = "give a record, --type, or two records with --verdict"},
       .hint = {.sv = "\"rodtrad similar project-3\" eller \"rodtrad similar --type project\"",
                .en = "\"rodtrad similar project-3\" or \"rodtrad similar --type project\""}});
}

core::Expected<core::Done> judge(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const std::string id =
      TRY(ops::judge_similar(*workspace, arguments.positional(0), arguments.positional(1), arguments.one("--verdict"), arguments.one("--why")));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("id", id).end_object();
    out.json(json);
  } else {
    out.line(core::say("{}: bedömningen är sparad", "{}: the verdict is kept", id));
  }
  return core::Done{};
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  if (arguments.has("--verdict")) {
    if (arguments.positionals.size() != 2) return bad_use();
    return judge(arguments, out);
  }
  const std::string what = arguments.has("--type") ? arguments.one("--type") : arguments.positional();
  if (what.empty() || arguments.positionals.size() > (arguments.has("--type") ? 0u : 1u)) return bad_use();
  const auto most = static_cast<std::size_t>(TRY(arguments.integer("--limit", kUsual, 1, kMost)));
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const SimilarAnswer answer = TRY(ops::find_similar(*workspace, what, most));
  out.is_json() ? show_json(answer, out) : show_text(answer, out);
  return core::Done{};
}

}  // namespace

Command similar_command() {
  return {
      .name = "similar",
      .summary = {.sv = "Hitta parallella insatser: poster med samma syfte eller problem",
                  .en = "Find parallel efforts: records with the same purpose or problem"},
      .details =
          {.sv = "Syfte och problem jämförs, inte formulärens fraser. Paren är förslag till människor: ord som båda har visas, pengar räknas ihop, "
                 "bedömningar sparas, inget slås ihop.",
           .en = "Purpose and problem are compared, not phrases of forms. Pairs are suggestions to people: words that both have are shown, money is "
                 "summed, verdicts are kept, nothing is merged."},
      .positionals = {{.name = {.sv = "ID", .en = "ID"},
                       .help = {.sv = "posten; två för en bedömning", .en = "the record; two for a verdict"},
                       .required = false,
                       .many = true}},
      .options = {{.name = "--type",
                   .value = {.sv = "TYP", .en = "TYPE"},
                   .help = {.sv = "alla poster av en typ: project, need, programme, assignment, solution",
                            .en = "all records of a type: project, need, programme, assignment, solution"}},
                  {.name = "--limit", .value = {.sv = "ANTAL", .en = "NUMBER"}, .help = {.sv = "så många par (20)", .en = "so many pairs (20)"}},
                  {.name = "--verdict",
                   .value = {.sv = "BEDÖMNING", .en = "VERDICT"},
                   .help = {.sv = "same, related eller different", .en = "same, related or different"}},
                  {.name = "--why",
                   .value = {.sv = "TEXT", .en = "TEXT"},
                   .help = {.sv = "skälet för bedömningen", .en = "the reason for the verdict"}}},
      .example = "rodtrad similar --type project --limit 50",
      .run = run};
}

}  // namespace rodtrad::cli
