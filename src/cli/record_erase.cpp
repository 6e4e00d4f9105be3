// rodtrad record erase, record old
#include "cli/command.h"
#include "core/date.h"
#include "ops/record_change.h"

namespace rodtrad::cli {

namespace {

core::Expected<core::Done> erase(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const std::vector<std::string>& ids = arguments.positionals;
  const std::vector<std::int64_t> versions =
      TRY(ops::erase_records(*workspace, ops::local_actor(*workspace), ids, arguments.many("--field"), arguments.one("--decision")));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().key("records").begin_array();
    for (std::size_t i = 0; i < ids.size(); ++i) json.begin_object().member("id", ids[i]).member("version", versions[i]).end_object();
    json.end_array().end_object();
    out.json(json);
    return core::Done{};
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    out.line(core::say("{} är gallrad (version {}). Typ, id, hash, beslut och logg finns kvar.",
                       "{} is erased (version {}). Type, id, hash, decision and log stay.", ids[i], versions[i]));
  }
  return core::Done{};
}

core::Expected<core::Done> old(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const auto records = TRY(ops::old_records(*workspace, ops::local_actor(*workspace), core::to_iso(core::today())));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().key("records").begin_array();
    for (const ops::OldRecord& one : records)
      json.begin_object().member("id", one.id).member("title", one.title).member("retention", one.retention).end_object();
    json.end_array().end_object();
    out.json(json);
    return core::Done{};
  }
  for (const ops::OldRecord& one : records) out.line(fmt::format("{}  {}  ({})", one.id, one.title, out.in(one.retention)));
  out.line(core::say("{} poster vars tid är ute", "{} records whose time is up", out.number(records.size())));
  return core::Done{};
}

}  // namespace

Command record_erase_command() {
  return {
      .name = "record erase",
      .summary = {.sv = "Gallra posters innehåll, eller några fält, efter beslut", .en = "Erase what records hold, or some fields, by a decision"},
      .details = {.sv = "Innehållet försvinner ur posten, historiken och sökningen. Typ, id, hash, beslut och loggens kedja finns kvar. Gallra flera "
                        "på en gång: sökningens register över ordens platser skrivs om en gång för varje kommando.",
                  .en = "The content is gone from record, history and search. Type, id, hash, decision and the chain of the log stay. Erase several "
                        "at once: the index of words is written anew once for each command."},
      .positionals = {{.name = {.sv = "ID", .en = "ID"},
                       .help = {.sv = "posternas id: typ och nummer", .en = "ids of the records: type and number"},
                       .many = true}},
      .options = {{.name = "--decision",
                   .value = {.sv = "BESLUT", .en = "DECISION"},
                   .help = {.sv = "vem som beslutade, när och varför", .en = "who decided, when and why"},
                   .required = true},
                  {.name = "--field",
                   .value = {.sv = "FÄLT", .en = "FIELD"},
                   .help = {.sv = "bara det här fältet", .en = "this field only"},
                   .kind = Option::Kind::many}},
      .example = "rodtrad record erase person-7 --field email --decision \"DSO 2026-01-15: har slutat\"",
      .run = erase};
}

Command record_old_command() {
  return {.name = "record old",
          .summary = {.sv = "Visa poster vars tid är ute enligt gallringsreglerna", .en = "Show records whose time is up by the rules of retention"},
          .details = {.sv = "Inget gallras förrän \"rodtrad record erase\" körs med ett beslut.",
                      .en = "Nothing is erased until \"rodtrad record erase\" is run with a decision."},
          .positionals = {},
          .options = {},
          .example = "rodtrad record old",
          .run = old};
}

}  // namespace rodtrad::cli
