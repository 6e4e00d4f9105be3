// The page of record types: for each its fields, links in both directions, states and steps.
#include <fmt/format.h>

#include "schema/json_schema.h"

namespace rodtrad::schema {
namespace {

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

std::string kind_of(const Field& field) {
  std::string kind(kind_name(field.kind));
  if (field.kind == Kind::link) kind = "→ " + field.target;
  if (field.kind == Kind::code) kind = joined(names_of(field.codes));
  if (field.kind == Kind::group) kind = "group: " + joined(names_of(field.members));
  return kind + (field.many ? ", many" : "") + (field.required ? ", required" : "");
}

void add_fields(const RecordType& type, std::string& out) {
  out += "\n| field | på svenska | in English | kind |\n|---|---|---|---|\n";
  for (const Field& field : type.fields) out += fmt::format("| `{}` | {} | {} | {} |\n", field.name, field.label.sv, field.label.en, kind_of(field));
}

void add_incoming(const Schema& schema, const RecordType& type, std::string& out) {
  std::string links;
  for (const Inverse& inverse : schema.inverses(type.name))
    links += fmt::format("{}`{}` ({}.{})", links.empty() ? "" : ", ", inverse.field->inverse, inverse.type->name, inverse.field->name);
  if (!links.empty()) out += fmt::format("\nLinked from: {}.\n", links);
}

void add_steps(const RecordType& type, std::string& out) {
  if (type.transitions.empty()) return;
  out += fmt::format("\nBegins in `{}`.\n\n| step | from → to | roles | needs |\n|---|---|---|---|\n", type.first_state);
  for (const Transition& step : type.transitions) {
    out += fmt::format("| `{}` {} | {} → {} | {}{} | {} |\n", step.name, step.label.sv, joined(step.from), step.to,
                       step.roles.empty() ? "whoever may change it" : joined(step.roles), step.four_eyes ? "; four eyes" : "", joined(step.needs));
  }
  for (const Lock& lock : type.locks) out += fmt::format("\nLocked in `{}`: {}.\n", lock.state, joined(lock.fields));
}

void add_type(const Schema& schema, const RecordType& type, std::string& out) {
  out += fmt::format("\n## {} (`{}`)\n\n{} {}\n", type.label.sv, type.name, type.use.about.sv, type.use.about.en);
  if (type.use.by_program) out += "\nGörs av egna kommandon, aldrig för hand. Made by commands of its own, never by hand.\n";
  add_fields(type, out);
  add_incoming(schema, type, out);
  add_steps(type, out);
  if (!type.use.retention.words.sv.empty()) out += fmt::format("\nGallring: {} {}\n", type.use.retention.words.sv, type.use.retention.words.en);
}

}  // namespace

std::string documentation(const Schema& schema) {
  std::string out =
      "# Record types\n\nMade from `data/schema`. `rodtrad schema TYPE` shows one, `--format json` as JSON Schema. Every record has an id, a history "
      "and a version.\n";
  for (const std::string& place : kPlaces) {
    std::string types;
    for (const RecordType& type : schema.types) {
      if (type.use.place == place) types += fmt::format("{}`{}`", types.empty() ? "" : ", ", type.name);
    }
    if (!types.empty()) out += fmt::format("\n- **{}**: {}", place, types);
  }
  out += "\n";
  for (const RecordType& type : schema.types) add_type(schema, type, out);
  return out;
}

}  // namespace rodtrad::schema
