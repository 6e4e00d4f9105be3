// rodtrad search
#include "cli/command.h"
#include "ops/record_ops.h"

namespace rodtrad::cli {

namespace {

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  ops::FindQuery query{.types = arguments.many("--type"),
                       .states = arguments.many("--state"),
                       .unit = arguments.one("--unit"),
                       .from = arguments.one("--from"),
                       .to = arguments.one("--to")};
  for (const std::string& word : arguments.positionals) query.words += (query.words.empty() ? "" : " ") + word;
  query.limit = TRY(arguments.integer("--limit", query.limit, 1, 1000));
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const std::vector<records::SearchHit> hits = TRY(ops::find_records(*workspace, ops::local_actor(*workspace), query));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().key("hits").begin_array();
    for (const records::SearchHit& hit : hits)
      json.begin_object().member("id", to_text(hit.id)).member("title", hit.title).member("excerpt", hit.excerpt).end_object();
    json.end_array().end_object();
    out.json(json);
    return core::Done{};
  }
  if (hits.empty()) out.line(core::Text{.sv = "Inget hittades.", .en = "Nothing was found."});
  for (const records::SearchHit& hit : hits) out.line(fmt::format("{}  {}", to_text(hit.id), hit.title));
  return core::Done{};
}

}  // namespace

Command search_command() {
  return {
      .name = "search",
      .summary = {.sv = "Sök i texterna i registrets poster", .en = "Search the texts of the register's records"},
      .details =
          {.sv = "Alla ord ska finnas. Ord hittas i alla böjningar och på sin början; ord med siffror och det som står i citattecken hittas exakt. "
                 "Av varje posttyp ordnas de 200 nyaste som har orden; \"record list\" räknar och visar alla.",
           .en = "All words must be there. Swedish words are found in every form and by their beginning; words with digits and what stands in quotes "
                 "exactly. Of each record type the 200 newest that have the words are put in order; \"record list\" counts and shows all."},
      .positionals = {{.name = {.sv = "ORD", .en = "WORD"},
                       .help = {.sv = "vad texten ska innehålla", .en = "what the text shall hold"},
                       .many = true}},
      .options =
          {{.name = "--type",
            .value = {.sv = "POSTTYP", .en = "TYPE"},
            .help = {.sv = "bara den här posttypen", .en = "this record type only"},
            .kind = Option::Kind::many},
           {.name = "--state",
            .value = {.sv = "LÄGE", .en = "STATE"},
            .help = {.sv = "bara i det här läget", .en = "in this state only"},
            .kind = Option::Kind::many},
           {.name = "--unit",
            .value = {.sv = "ENHET", .en = "UNIT"},
            .help = {.sv = "bara enhetens och underenheters, till exempel unit-3", .en = "of the unit and those below it only, for example unit-3"}},
           {.name = "--from",
            .value = {.sv = "DAG", .en = "DAY"},
            .help = {.sv = "posten gäller den dagen eller senare", .en = "the record holds that day or later"}},
           {.name = "--to",
            .value = {.sv = "DAG", .en = "DAY"},
            .help = {.sv = "posten gäller den dagen eller tidigare", .en = "the record holds that day or earlier"}},
           {.name = "--limit", .value = {.sv = "ANTAL", .en = "COUNT"}, .help = {.sv = "högst så många (50)", .en = "at most this many (50)"}}},
      .example = "rodtrad search ytterfall --type assignment",
      .run = run};
}

}  // namespace rodtrad::cli
