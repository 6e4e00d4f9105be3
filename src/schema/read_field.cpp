// Fields, codes and labels.
#include "schema/read_field.h"

namespace rodtrad::schema {
namespace {

using core::Problems;
using core::Toml;

constexpr std::size_t kLongestName = 40;

// Columns and keys that the store and its answers add themselves.
const std::vector<std::string> kReservedFields = {"id", "number", "position", "spans", "derived"};

bool is_name(std::string_view name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name.size() <= kLongestName && name[0] >= 'a' && name[0] <= 'z' && name.back() != '_' &&
         std::all_of(name.begin(), name.end(), allowed) && name.find("__") == std::string_view::npos;
}

bool read_truth(const Toml& table, std::string_view key, Problems& problems) {
  const Toml& value = table[key];
  if (!value.is_absent() && !value.is_boolean()) {
    tell(problems, value, "not_true_or_false",
         {.sv = fmt::format("{} ska vara true eller false", key), .en = fmt::format("{} must be true or false", key)});
  }
  return value.boolean();
}

void refuse_key(const Toml& table, std::string_view key, const Field& field, Problems& problems) {
  if (!table.has(key)) return;
  tell(problems, table[key], "key_of_other_kind",
       {.sv = fmt::format("{} hör inte till slaget {}", key, kind_name(field.kind)),
        .en = fmt::format("{} does not belong to the kind {}", key, kind_name(field.kind))});
}

Kind read_kind(const Toml& table, Problems& problems) {
  const std::string word = read_word(table, "kind", problems);
  const auto& names = kind_names();
  const auto at = std::find(names.begin(), names.end(), word);
  if (at != names.end()) return static_cast<Kind>(at - names.begin());
  if (!word.empty()) {
    tell(problems, table["kind"], "unknown_kind", {.sv = fmt::format("okänt slag \"{}\"", word), .en = fmt::format("unknown kind \"{}\"", word)},
         core::did_you_mean(word, names));
  }
  return Kind::text;
}

void read_codes(const Toml& table, Field& field, Problems& problems) {
  for (const Toml::Member& member : table["codes"].table()) {
    check_name(member.value, member.key, {.sv = "koden", .en = "the code"}, problems);
    field.codes.push_back({.id = member.key, .label = read_label(table["codes"], member.key, problems)});
  }
  if (!field.codes.empty()) return;
  tell(problems, table, "codes_missing",
       {.sv = fmt::format("fältet {} har inga koder", field.name), .en = fmt::format("the field {} has no codes", field.name)},
       {.sv = "skriv till exempel codes.open = { sv = \"Öppen\", en = \"Open\" }",
        .en = "write for example codes.open = { sv = \"Öppen\", en = \"Open\" }"});
}

void read_link(const Toml& table, Field& field, Problems& problems) {
  field.target = read_word(table, "to", problems);
  const Toml& inverse = table["inverse"];
  if (!inverse.is_table()) {
    tell(problems, table, "inverse_missing",
         {.sv = fmt::format("länken {} har inget namn i andra riktningen", field.name),
          .en = fmt::format("the link {} has no name in the other direction", field.name)},
         {.sv = "skriv inverse = { name = \"…\", label = { sv = \"…\", en = \"…\" } }",
          .en = "write inverse = { name = \"…\", label = { sv = \"…\", en = \"…\" } }"});
    return;
  }
  check_keys(inverse, {"name", "label"}, problems);
  field.inverse = read_word(inverse, "name", problems);
  if (!field.inverse.empty())
    check_name(inverse["name"], field.inverse, {.sv = "andra riktningens namn", .en = "the name of the other direction"}, problems);
  field.inverse_label = read_label(inverse, "label", problems);
}

void read_members(const Toml& table, Field& field, Problems& problems) {
  field.members = read_fields(table["field"], true, problems);
  if (!field.members.empty()) return;
  tell(problems, table, "group_empty",
       {.sv = fmt::format("gruppen {} har inga fält", field.name), .en = fmt::format("the group {} has no fields", field.name)},
       {.sv = fmt::format("lägg till [field.{}.field.…]", field.name), .en = fmt::format("add [field.{}.field.…]", field.name)});
}

void read_what_kind_needs(const Toml& table, Field& field, Problems& problems) {
  if (field.kind == Kind::code)
    read_codes(table, field, problems);
  else
    refuse_key(table, "codes", field, problems);
  if (field.kind == Kind::group)
    read_members(table, field, problems);
  else
    refuse_key(table, "field", field, problems);
  if (field.kind == Kind::link) {
    read_link(table, field, problems);
  } else {
    refuse_key(table, "to", field, problems);
    refuse_key(table, "inverse", field, problems);
  }
}

void check_member(const Toml& table, const Field& field, Problems& problems) {
  if (field.kind != Kind::group && field.kind != Kind::link && !field.many) return;
  tell(problems, table, "not_in_group",
       {.sv = fmt::format("{} kan inte stå i en grupp", field.name), .en = fmt::format("{} cannot stand in a group", field.name)},
       {.sv = "en grupp har enkla fält: varken grupper, länkar eller many", .en = "a group has simple fields: neither groups, links nor many"});
}

Field read_field(const std::string& name, const Toml& table, bool inside_group, Problems& problems) {
  check_keys(table, {"kind", "label", "required", "many", "codes", "to", "inverse", "field"}, problems);
  check_name(table, name, {.sv = "fältet", .en = "the field"}, problems);
  if (std::find(kReservedFields.begin(), kReservedFields.end(), name) != kReservedFields.end()) {
    tell(problems, table, "name_reserved",
         {.sv = fmt::format("namnet {} är upptaget av registret", name), .en = fmt::format("the name {} is taken by the register", name)});
  }
  Field field{.name = name, .label = read_label(table, "label", problems), .kind = read_kind(table, problems)};
  field.required = read_truth(table, "required", problems);
  field.many = read_truth(table, "many", problems);
  field.place = table.place();
  if (inside_group) check_member(table, field, problems);
  read_what_kind_needs(table, field, problems);
  return field;
}

}  // namespace

void tell(Problems& problems, const Toml& at, std::string code, Text message, Text hint) {
  problems.push_back({.code = std::move(code), .place = at.place(), .message = std::move(message), .hint = std::move(hint)});
}

void check_name(const Toml& at, const std::string& name, const Text& what, Problems& problems) {
  if (is_name(name)) return;
  tell(problems, at, "bad_name",
       {.sv = fmt::format("{} \"{}\" har ett otillåtet namn", what.sv, name),
        .en = fmt::format("{} \"{}\" has a name that is not allowed", what.en, name)},
       {.sv = fmt::format("a–z, 0–9 och enkla understreck, först en bokstav, högst {} tecken", kLongestName),
        .en = fmt::format("a–z, 0–9 and single underscores, a letter first, at most {} characters", kLongestName)});
}

Text read_label(const Toml& table, std::string_view key, Problems& problems) {
  const Toml& label = table[key];
  Text text = label.is_table() ? label.text() : Text{};
  for (const auto& [language, words] : {std::pair("sv", text.sv), std::pair("en", text.en)}) {
    if (!words.empty()) continue;
    tell(problems, label.is_absent() ? table : label, "label_missing",
         {.sv = fmt::format("{} saknar ord på språket {}", key, language), .en = fmt::format("{} has no words in the language {}", key, language)},
         {.sv = fmt::format("skriv {} = {{ sv = \"…\", en = \"…\" }}", key), .en = fmt::format("write {} = {{ sv = \"…\", en = \"…\" }}", key)});
  }
  return text;
}

std::string read_word(const Toml& table, std::string_view key, Problems& problems) {
  const Toml& value = table[key];
  if (value.is_string() && !value.string().empty()) return value.string();
  tell(problems, value.is_absent() ? table : value, "word_missing",
       {.sv = fmt::format("{} saknas eller är inte text", key), .en = fmt::format("{} is missing or not text", key)},
       {.sv = fmt::format("skriv {} = \"…\"", key), .en = fmt::format("write {} = \"…\"", key)});
  return {};
}

std::vector<Field> read_fields(const Toml& fields, bool inside_group, Problems& problems) {
  std::vector<Field> read;
  for (const Toml::Member& member : fields.table()) {
    if (member.value.is_table()) {
      read.push_back(read_field(member.key, member.value, inside_group, problems));
    } else {
      tell(problems, member.value, "field_not_table",
           {.sv = fmt::format("fältet {} är ingen tabell", member.key), .en = fmt::format("the field {} is not a table", member.key)},
           {.sv = fmt::format("skriv [field.{}]", member.key), .en = fmt::format("write [field.{}]", member.key)});
    }
  }
  return read;
}

}  // namespace rodtrad::schema
