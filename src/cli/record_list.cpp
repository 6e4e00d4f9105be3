// rodtrad record list, record show
#include "cli/command.h"
#include "ops/record_json.h"
#include "ops/record_ops.h"

namespace rodtrad::cli {

namespace {

using records::Record;
using schema::Field;
using schema::RecordType;

/// "field=value" pairs.
core::Expected<std::vector<std::pair<std::string, std::string>>> pairs_of(const std::vector<std::string>& settings) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& one : settings) {
    const std::size_t sign = one.find('=');
    if (sign == std::string::npos) {
      return core::fail({.code = "bad_setting", .message = core::say("\"{}\" är inte fält=värde", "\"{}\" is not field=value", one)});
    }
    pairs.emplace_back(one.substr(0, sign), one.substr(sign + 1));
  }
  return pairs;
}

/// A link is shown by its title, with the id where the title is not known.
std::string cell(const Field& field, const Record& record, const std::map<records::RecordId, std::string>& titles, core::Language language) {
  if (field.kind != schema::Kind::link) return show_entries(field, record.entries(field.name), language);
  std::string all;
  for (const records::Entry& entry : record.entries(field.name)) {
    const auto* id = std::get_if<records::RecordId>(&entry.value);
    if (!id) continue;
    const auto title = titles.find(*id);
    all += (all.empty() ? "" : "; ") + (title == titles.end() ? to_text(*id) : title->second);
  }
  return all;
}

TextTable table_of(const ops::RecordList& list, const Output& out) {
  std::vector<TextTable::Column> columns = {{.head = "Id"}};
  const std::vector<std::string> names = list.type->list_fields();
  for (const std::string& name : names) {
    const Field& field = *list.type->find(name);
    const bool number = field.kind == schema::Kind::money || field.kind == schema::Kind::number || field.kind == schema::Kind::integer;
    columns.push_back({.head = out.in(field.label), .align = number ? TextTable::Align::right : TextTable::Align::left, .widest = 40});
  }
  TextTable table(std::move(columns));
  for (const Record& record : list.records) {
    std::vector<std::string> cells = {to_text(record.id)};
    for (const std::string& name : names) cells.push_back(cell(*list.type->find(name), record, list.titles, out.language()));
    table.row(std::move(cells));
  }
  return table;
}

core::Expected<core::Done> list(const Arguments& arguments, Output& out) {
  ops::RecordQuery query{.type = arguments.positional(),
                         .states = arguments.many("--state"),
                         .unit = arguments.one("--unit"),
                         .from = arguments.one("--from"),
                         .to = arguments.one("--to"),
                         .words = arguments.one("--words"),
                         .order_by = arguments.one("--order")};
  query.where = TRY(pairs_of(arguments.many("--where")));
  query.descending = arguments.has("--descending");
  query.limit = TRY(arguments.integer("--limit", query.limit, 1, 1'000'000));
  query.offset = TRY(arguments.integer("--offset", 0, 0, 1'000'000'000));
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const ops::RecordList found = TRY(ops::list_records(*workspace, ops::local_actor(*workspace), query));
  if (out.is_json()) {
    core::JsonWriter json;
    json.raw(ops::list_json(found));
    out.json(json);
  } else if (out.format() == Format::csv) {
    out.document(ops::list_csv(found));
  } else {
    if (!found.records.empty()) out.table(table_of(found, out));
    const auto shown = static_cast<std::int64_t>(found.records.size());
    out.line(core::say("{} av {}", "{} of {}", out.number(shown), out.number(found.total)));
  }
  return core::Done{};
}

void show_steps(const ops::RecordView& view, const Output& out) {
  if (view.steps.empty()) return;
  out.line(core::Text{.sv = "\nSteg", .en = "\nSteps"});
  for (const ops::PossibleStep& step : view.steps) {
    std::string why;
    for (const core::Problem& problem : step.problems) why += (why.empty() ? "  – " : "; ") + out.in(problem.message);
    out.line(fmt::format("  {} ({}){}", step.transition->name, out.in(step.transition->label), why));
  }
}

void show_incoming(const ops::RecordView& view, const Output& out) {
  for (const ops::Incoming& one : view.incoming) {
    out.line(fmt::format("\n{} ({})", out.in(one.field->inverse_label), out.number(one.total)));
    for (const Record& record : one.records) out.line(fmt::format("  {}  {}", to_text(record.id), title_of(*one.type, record)));
  }
}

void show_fields(const RecordType& type, const Record& record, const std::map<records::RecordId, std::string>& titles, const Output& out) {
  TextTable table({{.head = out.in({.sv = "Fält", .en = "Field"})}, {.head = out.in({.sv = "Värde", .en = "Value"}), .widest = 110}});
  for (const schema::FormPart& part : type.form_parts()) {
    for (const std::string& name : part.fields) {
      const Field& field = *type.find(name);
      const std::string text = cell(field, record, titles, out.language());
      if (!text.empty()) table.row({out.in(field.label), text});
    }
  }
  out.table(table);
}

core::Expected<core::Done> show(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const records::Actor actor = ops::local_actor(*workspace);
  const std::string id = arguments.positional();
  if (arguments.has("--version")) {
    const std::int64_t version = TRY(arguments.integer("--version", 1, 1, 1'000'000'000));
    const Record record = TRY(ops::record_at(*workspace, actor, id, version));
    const RecordType& type = *TRY(ops::find_type(*workspace, record.id.type));
    core::JsonWriter json;
    ops::write_json(json, type, record);
    out.is_json() ? out.json(json) : show_fields(type, record, {}, out);
    return core::Done{};
  }
  const ops::RecordView view = TRY(ops::view_record(*workspace, actor, id));
  if (out.is_json()) {
    core::JsonWriter json;
    json.raw(ops::view_json(view));
    out.json(json);
    return core::Done{};
  }
  out.line(core::say("{} {}, version {}", "{} {}, version {}", to_text(view.record.id), title_of(*view.type, view.record), view.version));
  show_fields(*view.type, view.record, view.titles, out);
  show_steps(view, out);
  show_incoming(view, out);
  return core::Done{};
}

Option valued(std::string name, core::Text value, core::Text help, Option::Kind kind = Option::Kind::one) {
  return {.name = std::move(name), .value = std::move(value), .help = std::move(help), .kind = kind};
}

}  // namespace

Command record_list_command() {
  return {
      .name = "record list",
      .summary = {.sv = "Lista poster av en typ i registret", .en = "List records of one type of the register"},
      .details = {.sv = "\"rodtrad schema\" visar typerna och deras fält. Bara poster som du får se räknas och visas.",
                  .en = "\"rodtrad schema\" shows the types and their fields. Only records that you may see are counted and shown."},
      .positionals = {{.name = {.sv = "POSTTYP", .en = "TYPE"}, .help = {.sv = "till exempel goal", .en = "for example goal"}}},
      .options = {valued("--state", {.sv = "LÄGE", .en = "STATE"}, {.sv = "bara i det här läget", .en = "in this state only"}, Option::Kind::many),
                  valued("--where", {.sv = "FÄLT=VÄRDE", .en = "FIELD=VALUE"}, {.sv = "bara med det värdet", .en = "with this value only"},
                         Option::Kind::many),
                  valued("--unit", {.sv = "ENHET", .en = "UNIT"},
                         {.sv = "enhetens och underenheters, till exempel unit-3", .en = "of the unit and those below it, for example unit-3"}),
                  valued("--from", {.sv = "DAG", .en = "DAY"},
                         {.sv = "posten gäller den dagen eller senare", .en = "the record holds that day or later"}),
                  valued("--to", {.sv = "DAG", .en = "DAY"},
                         {.sv = "posten gäller den dagen eller tidigare", .en = "the record holds that day or earlier"}),
                  valued("--words", {.sv = "ORD", .en = "WORDS"}, {.sv = "med orden i sina texter", .en = "with the words in its texts"}),
                  valued("--order", {.sv = "FÄLT", .en = "FIELD"}, {.sv = "ordna efter fältet", .en = "sort by the field"}),
                  {.name = "--descending", .help = {.sv = "fallande", .en = "descending"}, .kind = Option::Kind::flag},
                  valued("--limit", {.sv = "ANTAL", .en = "COUNT"}, {.sv = "högst så många (100)", .en = "at most this many (100)"}),
                  valued("--offset", {.sv = "ANTAL", .en = "COUNT"}, {.sv = "hoppa över de första", .en = "leave out the first"})},
      .example = "rodtrad record list goal --state adopted --order due",
      .formats = {"text", "json", "csv"},
      .run = list};
}

Command record_show_command() {
  return {
      .name = "record show",
      .summary = {.sv = "Visa en post: fält, steg, det som länkar hit", .en = "Show a record: fields, steps, what links to it"},
      .details = {.sv = "Med --version visas posten som den var.", .en = "With --version it is shown as it was."},
      .positionals = {{.name = {.sv = "ID", .en = "ID"}, .help = {.sv = "postens id: typ och nummer", .en = "id of the record: type and number"}}},
      .options = {valued("--version", {.sv = "NUMMER", .en = "NUMBER"}, {.sv = "som den var i den versionen", .en = "as it was in that version"})},
      .example = "rodtrad record show goal-3",
      .run = show};
}

}  // namespace rodtrad::cli
