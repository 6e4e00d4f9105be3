// Files of record types into one checked schema.
#include "schema/read.h"

#include <algorithm>
#include <array>

#include "core/list.h"
#include "core/toml.h"
#include "schema/read_field.h"
#include "schema/read_states.h"
#include "schema/read_use.h"

namespace rodtrad::schema {
namespace {

using core::Expected;
using core::Problems;
using core::say;
using core::Toml;

// First words of tables in the same database that are not records.
const std::vector<std::string> kReservedTypes = {"sqlite", "record", "lake"};

constexpr std::array kKeys = {"label", "plural", "title", "by_program", "field", "state", "transition", "about",
                              "place", "owner",  "unit",  "period",     "list",  "form",  "retention",  "secrecy"};

void check_type_name(const Toml& root, const std::string& name, Problems& problems) {
  check_name(root, name, say("posttypen", "the record type"), problems);
  for (const std::string& word : kReservedTypes) {
    if (name != word && !name.starts_with(word + "_")) continue;
    tell(problems, root, "name_reserved", say("posttypers namn får inte börja med {}", "names of record types may not start with {}", word));
  }
}

RecordType read_type(const std::string& name, const Toml& root, Problems& problems) {
  check_type_name(root, name, problems);
  RecordType type{.name = name, .label = read_label(root, "label", problems), .plural = read_label(root, "plural", problems)};
  type.title_field = read_word(root, "title", problems);
  type.fields = read_fields(root["field"], false, problems);
  read_states(root, type, problems);
  read_use(root, type, problems);
  type.place = root.place();
  const Field* title = type.find(type.title_field);
  if (!type.title_field.empty() && (!title || title->has_own_table())) {
    tell(problems, root["title"], "unknown_title",
         say("title pekar på \"{}\", som inte är ett enkelt fält", "title names \"{}\", which is not a single field", type.title_field),
         core::did_you_mean(type.title_field, names_of(type.fields)));
  }
  return type;
}

/// An own file for a type that exists may add fields; anything else would replace.
void add_fields(RecordType& type, const Toml& root, Problems& problems) {
  for (const char* key : kKeys) {
    if (key == std::string_view("field") || !root.has(key)) continue;
    tell(problems, root[key], "type_exists",
         say("posttypen {} finns redan; {} kan inte bytas ut", "the record type {} exists already; {} cannot be replaced", type.name, key),
         say("ta bort raden; filen får lägga till fält", "remove the line; the file may add fields"));
  }
  for (Field& field : read_fields(root["field"], false, problems)) {
    if (const Field* taken = type.find(field.name)) {
      tell(problems, field.place, "field_exists",
           say("fältet {} finns redan i {}", "the field {} exists already in {}", field.name, taken->place.file),
           say("ge det egna fältet ett annat namn", "give your own field another name"));
    } else {
      type.fields.push_back(std::move(field));
    }
  }
}

void read_file_into(Schema& schema, const SchemaFile& file, Problems& problems) {
  const auto root = core::parse_toml(file.text, file.name);
  if (!root) return core::append(problems, root.error());
  check_keys(*root, {kKeys.begin(), kKeys.end()}, problems);
  const std::string name = std::filesystem::path(file.name).stem().string();
  const auto existing = std::find_if(schema.types.begin(), schema.types.end(), [&](const RecordType& type) { return type.name == name; });
  if (existing != schema.types.end() && file.own) {
    add_fields(*existing, *root, problems);
  } else {
    schema.types.push_back(read_type(name, *root, problems));
  }
}

void check_columns(const std::vector<Field>& fields, Problems& problems) {
  for (const Field& field : fields) {
    check_columns(field.members, problems);
    if (field.kind != Kind::money) continue;
    const Field* taken = core::find_by(fields, &Field::name, field.name + "_currency");
    if (!taken) continue;
    tell(problems, taken->place, "name_reserved",
         say("namnet {} behövs för valutan i fältet {}", "the name {} is needed for the currency of the field {}", taken->name, field.name));
  }
}

void check_targets(const Schema& schema, const RecordType& type, Problems& problems) {
  for (const Field& field : type.fields) {
    if (field.kind != Kind::link || field.target.empty() || schema.find(field.target)) continue;
    tell_unknown(problems, field.place, "unknown_target", say("posttypen", "record type"), field.target, schema.type_names());
  }
}

/// From record to record, the links named unit must end at a unit.
void check_unit(const Schema& schema, const RecordType& type, Problems& problems) {
  const RecordType* at = &type;
  for (std::size_t steps = 0; steps <= schema.types.size() && at && !at->use.unit.empty(); ++steps) {
    if (at->find(at->use.unit)->target == "unit") return;
    at = schema.find(at->find(at->use.unit)->target);
  }
  if (type.use.unit.empty()) return;
  tell(problems, type.place, "no_unit", say("unit i {} leder inte till någon enhet", "unit in {} does not lead to a unit", type.name));
}

/// Seen from a record, fields and incoming links share one space of names.
void check_inverses(const Schema& schema, const RecordType& type, Problems& problems) {
  std::vector<std::string> taken = names_of(type.fields);
  for (const Inverse& inverse : schema.inverses(type.name)) {
    const std::string& name = inverse.field->inverse;
    if (!name.empty() && core::contains(taken, name)) {
      tell(problems, inverse.field->place, "inverse_taken",
           say("posttypen {} har redan något som heter {}", "the record type {} has something called {} already", type.name, name),
           say("välj ett annat namn i inverse", "choose another name in inverse"));
    }
    taken.push_back(name);
  }
}

}  // namespace

Expected<Schema> read_schema(const std::vector<SchemaFile>& files) {
  Schema schema;
  Problems problems;
  for (const SchemaFile& file : files) read_file_into(schema, file, problems);
  std::sort(schema.types.begin(), schema.types.end(), [](const RecordType& a, const RecordType& b) { return a.name < b.name; });
  for (const RecordType& type : schema.types) {
    check_columns(type.fields, problems);
    check_targets(schema, type, problems);
    check_unit(schema, type, problems);
    check_inverses(schema, type, problems);
  }
  if (has_errors(problems)) return core::fail(std::move(problems));
  return schema;
}

Expected<Schema> load_schema(const std::filesystem::path& workspace) { return read_schema(TRY(core::data_files("schema", ".toml", workspace))); }

}  // namespace rodtrad::schema
