// rodtrad codes import|list|show|map
#include "cli/command.h"
#include "core/date.h"
#include "ops/code_ops.h"

namespace rodtrad::cli {

namespace {

core::Problem neither() {
  return {.code = "list_missing",
          .message = {.sv = "ange vad filen är", .en = "say what the file is"},
          .hint = {.sv = "--list NAMN för en kodlista, eller --from LISTA --to LISTA för en översättning",
                   .en = "--list NAME for a code list, or --from LIST --to LIST for a table between two"}};
}

core::Expected<core::Done> import(const Arguments& arguments, Output& out) {
  const std::string list = arguments.one("--list"), from = arguments.one("--from"), to = arguments.one("--to");
  if (list.empty() == (from.empty() || to.empty())) return core::fail(neither());
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const std::string by = arguments.one("--by");
  const std::int64_t count = list.empty()
                                 ? TRY(ops::import_code_table(*workspace, {.file = arguments.positional(), .from = from, .to = to, .by = by}))
                                 : TRY(ops::import_codes(*workspace, {.file = arguments.positional(),
                                                                      .id = list,
                                                                      .label = core::same_text(arguments.one("--label")),
                                                                      .source = core::same_text(arguments.one("--source")),
                                                                      .by = by}));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("list", list.empty() ? from + " → " + to : list).member("rows", count).end_object();
    out.json(json);
    return core::Done{};
  }
  out.line(list.empty() ? core::say("{} → {}: {} rader", "{} → {}: {} rows", from, to, out.number(count))
                        : core::say("{}: {} koder", "{}: {} codes", list, out.number(count)));
  return core::Done{};
}

core::Expected<core::Done> list(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  core::JsonWriter json;
  json.begin_object().key("lists").begin_array();
  for (const lake::StoredList& one : ops::list_codes(*workspace)) {
    json.begin_object().member("id", one.id).member("label", one.label).member("source", one.source).member("codes", one.size);
    json.member("own", !one.at.empty()).member("file", one.source_name).member("sha256", one.sha256).member("at", one.at).member("by", one.by);
    json.end_object();
    if (!out.is_json()) out.line(fmt::format("{:<20} {:>7}  {}", one.id, out.number(one.size), out.in(one.label)));
  }
  json.end_array().end_object();
  if (out.is_json()) out.json(json);
  return core::Done{};
}

core::Expected<core::Done> show(const Arguments& arguments, Output& out) {
  const std::string day = arguments.one("--at");
  if (!day.empty() && !core::parse_iso_date(day)) {
    return core::fail({.code = "bad_date",
                       .message = core::say("\"{}\" är inget datum", "\"{}\" is not a date", day),
                       .hint = {.sv = "skriv ÅÅÅÅ-MM-DD", .en = "write YYYY-MM-DD"}});
  }
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  core::JsonWriter json;
  json.begin_object().member("id", arguments.positional()).key("codes").begin_array();
  for (const lake::StoredCode& one : TRY(ops::show_codes(*workspace, arguments.positional(), day))) {
    json.begin_object().member("code", one.code).member("label", one.label).member("parent", one.parent);
    json.member("valid_from", one.valid_from).member("valid_to", one.valid_to).end_object();
    const bool always = one.valid_from.empty() && one.valid_to.empty();
    const std::string time = always ? "" : fmt::format("  ({}–{})", one.valid_from, one.valid_to);
    if (!out.is_json()) out.line(fmt::format("{:<10} {}{}", one.code, out.in(one.label), time));
  }
  json.end_array().end_object();
  if (out.is_json()) out.json(json);
  return core::Done{};
}

core::Text kind_words(lake::CodeWay::Kind kind) {
  using Kind = lake::CodeWay::Kind;
  switch (kind) {
    case Kind::one_to_one:
      return {.sv = "en till en", .en = "one to one"};
    case Kind::split:
      return {.sv = "delas", .en = "split"};
    case Kind::merge:
      return {.sv = "slås samman med andra", .en = "merged with others"};
    case Kind::split_and_merge:
      return {.sv = "delas, och delarna slås samman med andra", .en = "split, and its parts merged with others"};
    case Kind::none:
      break;
  }
  return {.sv = "saknar motsvarighet i översättningen", .en = "has no row in the table"};
}

core::Expected<core::Done> map(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const std::vector<std::string> wanted(arguments.positionals.begin() + 2, arguments.positionals.end());
  core::JsonWriter json;
  json.begin_object().member("from", arguments.positional(0)).member("to", arguments.positional(1)).key("codes").begin_array();
  for (const lake::CodeWay& way : TRY(ops::map_codes(*workspace, arguments.positional(0), arguments.positional(1), wanted))) {
    json.begin_object().member("code", way.code).member("kind", lake::way_name(way.kind)).key("targets").begin_array();
    std::vector<std::string> targets;
    for (const lake::CodeWay::Target& target : way.targets) {
      json.begin_object().member("code", target.code).member("weight", target.weight).end_object();
      targets.push_back(target.code + (target.weight ? fmt::format(" ({})", *target.weight) : ""));
    }
    json.end_array().end_object();
    if (!out.is_json())
      out.line(fmt::format("{:<10} → {:<30} {}", way.code, fmt::format("{}", fmt::join(targets, ", ")), out.in(kind_words(way.kind))));
  }
  json.end_array().end_object();
  if (out.is_json()) out.json(json);
  return core::Done{};
}

Positional list_name(core::Text name, core::Text help) { return {.name = std::move(name), .help = std::move(help)}; }

}  // namespace

Command codes_import_command() {
  return {.name = "codes import",
          .summary = {.sv = "Ta in en kodlista, eller en översättning mellan två listor", .en = "Take in a code list, or a table between two lists"},
          .details =
              {.sv = "En lista har kolumnerna code och label, och kanske label_en, parent, valid_from och valid_to. En översättning har from och to, "
                     "och kanske weight; vikterna för en kod är tillsammans 1. Det som fanns under samma namn byts ut.",
               .en = "A list has the columns code and label, and perhaps label_en, parent, valid_from and valid_to. A table has from and to, and "
                     "perhaps weight; the weights of a code are 1 together. What was there under the same name is replaced."},
          .positionals = {{.name = {.sv = "FIL", .en = "FILE"}, .help = {.sv = "CSV, XLSX eller Parquet", .en = "CSV, XLSX or Parquet"}}},
          .options = {{.name = "--list",
                       .value = {.sv = "NAMN", .en = "NAME"},
                       .help = {.sv = "listans namn, till exempel sni2025", .en = "name of the list, for example sni2025"}},
                      {.name = "--from",
                       .value = {.sv = "LISTA", .en = "LIST"},
                       .help = {.sv = "översättning från den här listan", .en = "table from this list"}},
                      {.name = "--to", .value = {.sv = "LISTA", .en = "LIST"}, .help = {.sv = "… till den här", .en = "… to this one"}},
                      {.name = "--label", .value = {.sv = "TEXT", .en = "TEXT"}, .help = {.sv = "vad listan heter", .en = "what the list is called"}},
                      {.name = "--source", .value = {.sv = "TEXT", .en = "TEXT"}, .help = {.sv = "vem som ger ut den", .en = "who publishes it"}},
                      {.name = "--by", .value = {.sv = "NAMN", .en = "NAME"}, .help = {.sv = "vem som tar in den", .en = "who takes it in"}}},
          .example = "rodtrad codes import sni2025.csv --list sni2025 --source SCB",
          .run = import};
}

Command codes_list_command() {
  return {.name = "codes list", .summary = {.sv = "Visa kodlistorna", .en = "Show the code lists"}, .example = "rodtrad codes list", .run = list};
}

Command codes_show_command() {
  return {.name = "codes show",
          .summary = {.sv = "Visa koderna i en lista", .en = "Show the codes of a list"},
          .positionals = {list_name({.sv = "LISTA", .en = "LIST"}, {.sv = "listans namn", .en = "name of the list"})},
          .options = {{.name = "--at",
                       .value = {.sv = "DAG", .en = "DAY"},
                       .help = {.sv = "bara de som gäller den dagen", .en = "only those valid on that day"}}},
          .example = "rodtrad codes show municipality --at 2006-06-30",
          .run = show};
}

Command codes_map_command() {
  return {.name = "codes map",
          .summary = {.sv = "Visa vart koder leder i en annan lista", .en = "Show where codes lead in another list"},
          .details = {.sv = "Bara det som översättningen säger; ingenting gissas. Utan koder visas hela översättningen.",
                      .en = "Only what the table says; nothing is guessed. Without codes the whole table is shown."},
          .positionals = {list_name({.sv = "FRÅN", .en = "FROM"}, {.sv = "listan som koderna hör till", .en = "the list that the codes belong to"}),
                          list_name({.sv = "TILL", .en = "TO"}, {.sv = "listan de ska bli", .en = "the list they are to become"}),
                          {.name = {.sv = "KOD", .en = "CODE"}, .help = {.sv = "koderna", .en = "the codes"}, .required = false, .many = true}},
          .example = "rodtrad codes map sni2007 sni2025 62010",
          .run = map};
}

}  // namespace rodtrad::cli
