// What a type says of how it is met.
#include "schema/read_use.h"

#include "core/list.h"
#include "schema/read_field.h"

namespace rodtrad::schema {
namespace {

using core::Problems;
using core::say;
using core::Toml;

std::string read_field_name(const Toml& table, const char* key, const RecordType& type, const std::vector<Kind>& kinds, Problems& problems) {
  if (!table.has(key)) return {};
  const std::string name = read_word(table, key, problems);
  return !name.empty() && named_field(table[key], type, name, kinds, problems) ? name : "";
}

/// A form with parts has every field in exactly one of them: nothing can be forgotten that way.
std::vector<FormPart> read_forms(const Toml& root, const RecordType& type, Problems& problems) {
  std::vector<FormPart> forms;
  std::vector<std::string> shown;
  for (const Toml& part : root["form"].array()) {
    check_keys(part, {"label", "fields", "folded"}, problems);
    forms.push_back(
        {read_label(part, "label", problems), read_field_names(part["fields"], type, {}, problems), read_truth(part, "folded", problems)});
    for (const std::string& name : forms.back().fields) {
      if (core::contains(shown, name)) tell(problems, part, "field_twice", say("fältet {} står två gånger", "the field {} stands twice", name));
      shown.push_back(name);
    }
  }
  for (const Field& field : type.fields) {
    if (forms.empty() || core::contains(shown, field.name)) continue;
    tell(problems, root["form"], "field_not_in_form", say("fältet {} står inte i formuläret", "the field {} is not in the form", field.name));
  }
  return forms;
}

Retention read_retention(const Toml& root, Problems& problems) {
  const Toml& table = root["retention"];
  if (!table.is_table()) return {};
  check_keys(table, {"years", "words"}, problems);
  Retention retention{.words = read_label(table, "words", problems), .years = static_cast<int>(table["years"].integer())};
  if (table.has("years") && retention.years < 1) tell(problems, table["years"], "bad_years", say("ska vara minst 1 år", "must be at least 1 year"));
  return retention;
}

}  // namespace

void read_use(const Toml& root, RecordType& type, Problems& problems) {
  Use& use = type.use;
  if (root.has("about")) use.about = read_label(root, "about", problems);
  if (root.has("place")) use.place = kPlaces[read_choice(root, "place", kPlaces, problems)];
  use.by_program = read_truth(root, "by_program", problems);
  use.owner = read_field_name(root, "owner", type, {Kind::link, Kind::text}, problems);
  use.unit = read_field_name(root, "unit", type, {Kind::link}, problems);
  use.period = read_field_names(root["period"], type, {Kind::date, Kind::fuzzy_date, Kind::time, Kind::integer}, problems);
  if (use.period.size() > 2) tell(problems, root["period"], "bad_period", say("period har högst två fält", "period has at most two fields"));
  use.list = read_field_names(root["list"], type, {}, problems);
  use.forms = read_forms(root, type, problems);
  use.retention = read_retention(root, problems);
  if (!root.has("secrecy")) return;
  check_keys(root["secrecy"], {"field", "words"}, problems);
  use.secrecy = read_field_name(root["secrecy"], "field", type, {}, problems);
  use.secrecy_words = read_label(root["secrecy"], "words", problems);
}

}  // namespace rodtrad::schema
