// rodtrad record create, edit, step, link
#include "ops/record_change.h"
#include "cli/command.h"
#include "core/date.h"
#include "core/file.h"
#include "ops/record_json.h"
#include "ops/register.h"

namespace rodtrad::cli {

namespace {

using records::Record;

/// From --json FILE and --set, the latter on top.
core::Expected<Record> given(const Arguments& arguments, const schema::RecordType& type) {
  Record record(type.name);
  if (arguments.has("--json")) {
    const std::string file = arguments.one("--json");
    core::Problems problems;
    const core::Json json = TRY(core::parse_json(TRY(core::read_file(file, 1 << 24)), file));
    record = ops::read_json(type, json, core::to_iso(core::today()), problems);
    if (!problems.empty()) return core::fail(std::move(problems));
  }
  const Record set = TRY(ops::record_from_settings(type, arguments.many("--set")));
  for (const Record::Field& field : set.fields()) record.put(field.name, field.entries);
  return record;
}

/// The version that was read, or the one that is there now: alone on a machine nobody comes between.
core::Expected<std::int64_t> version_given(const Arguments& arguments, ops::Workspace& workspace, const records::RecordId& id) {
  return arguments.integer("--version", workspace.store().version(id), 0, 1'000'000'000);
}

void tell_version(const Output& out, const std::string& id, std::int64_t version) {
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("id", id).member("version", version).end_object();
    out.json(json);
  } else {
    out.line(core::say("{}, version {}", "{}, version {}", id, version));
  }
}

core::Expected<core::Done> create(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const schema::RecordType& type = *TRY(ops::find_type(*workspace, arguments.positional()));
  const Record record = TRY(given(arguments, type));
  const records::RecordId id = TRY(ops::create_record(*workspace, ops::local_actor(*workspace), record));
  tell_version(out, to_text(id), 1);
  return core::Done{};
}

core::Expected<core::Done> edit(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const records::RecordId id = TRY(ops::parse_id(arguments.positional()));
  const schema::RecordType& type = *TRY(ops::find_type(*workspace, id.type));
  Record changes = TRY(given(arguments, type));
  changes.id = id;
  const std::int64_t read = TRY(version_given(arguments, *workspace, id));
  const ops::Origin origin{.reason = arguments.one("--reason")};
  tell_version(out, to_text(id), TRY(ops::edit_record(*workspace, ops::local_actor(*workspace), changes, read, origin)));
  return core::Done{};
}

core::Expected<core::Done> step(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const records::RecordId id = TRY(ops::parse_id(arguments.positional(0)));
  const std::int64_t read = TRY(version_given(arguments, *workspace, id));
  tell_version(
      out, to_text(id),
      TRY(ops::step_record(*workspace, ops::local_actor(*workspace), to_text(id), read, arguments.positional(1), arguments.one("--reason"))));
  return core::Done{};
}

core::Expected<core::Done> link(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const records::RecordId id = TRY(ops::parse_id(arguments.positional(0)));
  const std::int64_t read = TRY(version_given(arguments, *workspace, id));
  const ops::Linking linking = arguments.has("--remove") ? ops::Linking::remove : ops::Linking::add;
  tell_version(out, to_text(id),
               TRY(ops::link_record(*workspace, ops::local_actor(*workspace), to_text(id), read, arguments.positional(1), arguments.positional(2),
                                    linking, arguments.one("--reason"))));
  return core::Done{};
}

Positional id_positional() {
  return {.name = {.sv = "ID", .en = "ID"}, .help = {.sv = "postens id: typ och nummer", .en = "id of the record: type and number"}};
}

Option set_option() {
  return {
      .name = "--set",
      .value = {.sv = "FÄLT=VÄRDE", .en = "FIELD=VALUE"},
      .help = {.sv = "värdet som man skriver det (1,25 mkr; 21 aug 2014; ja); flera gånger för fält med många värden; en grupp som JSON; tomt tömmer",
               .en = "the value as one writes it (1,25 mkr; 21 aug 2014; yes); several times for fields with many values; a group as JSON; "
                     "nothing empties it"},
      .kind = Option::Kind::many};
}

Option json_option() {
  return {.name = "--json",
          .value = {.sv = "FIL", .en = "FILE"},
          .help = {.sv = "fälten som ett JSON-objekt, som i \"rodtrad record show --format json\"",
                   .en = "the fields as a JSON object, as in \"rodtrad record show --format json\""}};
}

Option version_option() {
  return {.name = "--version",
          .value = {.sv = "NUMMER", .en = "NUMBER"},
          .help = {.sv = "versionen du läste: har någon annan ändrat sedan dess görs inget",
                   .en = "the version that you read: nothing is done if someone changed it since"}};
}

Option reason_option() {
  return {
      .name = "--reason", .value = {.sv = "SKÄL", .en = "REASON"}, .help = {.sv = "varför; sparas i historiken", .en = "why; kept in the history"}};
}

}  // namespace

Command record_create_command() {
  return {.name = "record create",
          .summary = {.sv = "Lägg till en post i registret", .en = "Add a record to the register"},
          .details = {.sv = "Alla fel visas på en gång, vart och ett med sitt fält.", .en = "All mistakes are shown at once, each with its field."},
          .positionals = {{.name = {.sv = "POSTTYP", .en = "TYPE"}, .help = {.sv = "till exempel goal", .en = "for example goal"}}},
          .options = {set_option(), json_option()},
          .example = "rodtrad record create goal --set title=\"Kortare väntetider\" --set due=2026-12-31",
          .run = create};
}

Command record_edit_command() {
  return {.name = "record edit",
          .summary = {.sv = "Ändra fält i en post", .en = "Change fields of a record"},
          .details = {.sv = "Fält som inte nämns är som de var. Allt som ändras finns kvar i historiken.",
                      .en = "Fields that are not named stay as they were. All that is changed stays in the history."},
          .positionals = {id_positional()},
          .options = {set_option(), json_option(), version_option(), reason_option()},
          .example = "rodtrad record edit goal-3 --set due=2027-12-31 --reason \"nämndens beslut\"",
          .run = edit};
}

Command record_step_command() {
  return {.name = "record step",
          .summary = {.sv = "Ta en post till nästa läge", .en = "Take a record to its next state"},
          .details = {.sv = "\"rodtrad record show ID\" visar stegen och vad som saknas för dem.",
                      .en = "\"rodtrad record show ID\" shows the steps and what they lack."},
          .positionals = {id_positional(), {.name = {.sv = "STEG", .en = "STEP"}, .help = {.sv = "stegets namn", .en = "name of the step"}}},
          .options = {version_option(), reason_option()},
          .example = "rodtrad record step goal-3 adopt",
          .run = step};
}

Command record_link_command() {
  return {.name = "record link",
          .summary = {.sv = "Länka en post till en annan, eller ta bort länken", .en = "Link a record to another, or remove the link"},
          .details = {.sv = "Ett fält som kan ha flera får en till; ett fält med en post byter.",
                      .en = "A field that may have several gets one more; a field with one gets it instead."},
          .positionals = {id_positional(),
                          {.name = {.sv = "FÄLT", .en = "FIELD"}, .help = {.sv = "länkens namn", .en = "name of the link"}},
                          {.name = {.sv = "MÅL", .en = "TARGET"}, .help = {.sv = "id på den andra posten", .en = "id of the other record"}}},
          .options = {{.name = "--remove", .help = {.sv = "ta bort länken", .en = "remove the link"}, .kind = Option::Kind::flag},
                      version_option(),
                      reason_option()},
          .example = "rodtrad record link programme-1 goals goal-3",
          .run = link};
}

}  // namespace rodtrad::cli
