// Fields, codes and labels.
#include "schema/read_field.h"

#include "core/list.h"
#include "schema/code_list.h"

namespace rodtrad::schema {
namespace {

using core::Problems;
using core::say;
using core::Toml;

constexpr std::size_t kLongestName = 40;

// Columns and keys that the store and its answers add themselves.
const std::vector<std::string> kReservedFields = {"id", "number", "position", "spans", "derived"};

bool is_name(std::string_view name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name.size() <= kLongestName && name[0] >= 'a' && name[0] <= 'z' && name.back() != '_' &&
         std::all_of(name.begin(), name.end(), allowed) && name.find("__") == std::string_view::npos;
}

/// The codes of a list that the program carries (data/codes).
void read_code_list(const Toml& table, Field& field, Problems& problems) {
  const std::string id = read_word(table, "list", problems);
  const CodeList* list = code_list(id);
  if (!list) return tell_unknown(problems, table["list"].place(), "unknown_code_list", say("kodlistan", "code list"), id, code_list_names());
  for (const ListedCode& code : list->codes) field.codes.push_back({.id = code.code, .label = code.label});
}

void read_codes(const Toml& table, Field& field, Problems& problems) {
  if (table.has("list")) return read_code_list(table, field, problems);
  for (const Toml::Member& member : table["codes"].table()) {
    check_name(member.value, member.key, say("koden", "the code"), problems);
    field.codes.push_back({.id = member.key, .label = read_label(table["codes"], member.key, problems)});
  }
  if (!field.codes.empty()) return;
  tell(problems, table, "codes_missing", say("fältet {} har inga koder", "the field {} has no codes", field.name),
       {.sv = "skriv till exempel codes.open = { sv = \"Öppen\", en = \"Open\" }",
        .en = "write for example codes.open = { sv = \"Öppen\", en = \"Open\" }"});
}

void read_link(const Toml& table, Field& field, Problems& problems) {
  field.target = read_word(table, "to", problems);
  const Toml& inverse = table["inverse"];
  if (!inverse.is_table()) {
    tell(problems, table, "inverse_missing",
         say("länken {} har inget namn i andra riktningen", "the link {} has no name in the other direction", field.name),
         {.sv = "skriv inverse = { name = \"…\", label = { sv = \"…\", en = \"…\" } }",
          .en = "write inverse = { name = \"…\", label = { sv = \"…\", en = \"…\" } }"});
    return;
  }
  check_keys(inverse, {"name", "label", "expected"}, problems);
  field.inverse = read_word(inverse, "name", problems);
  if (!field.inverse.empty()) check_name(inverse["name"], field.inverse, say("andra riktningens namn", "the name of the other direction"), problems);
  field.inverse_label = read_label(inverse, "label", problems);
  field.inverse_expected = read_truth(inverse, "expected", problems);
  if (table.has("thread")) field.thread = static_cast<ThreadSide>(1 + read_choice(table, "thread", {"up", "down"}, problems));
}

void read_members(const Toml& table, Field& field, Problems& problems) {
  field.members = read_fields(table["field"], true, problems);
  if (!field.members.empty()) return;
  tell(problems, table, "group_empty", say("gruppen {} har inga fält", "the group {} has no fields", field.name),
       say("lägg till [field.{}.field.…]", "add [field.{}.field.…]", field.name));
}

void read_what_kind_needs(const Toml& table, Field& field, Problems& problems) {
  if (field.kind == Kind::code) read_codes(table, field, problems);
  if (field.kind == Kind::group) read_members(table, field, problems);
  if (field.kind == Kind::link) read_link(table, field, problems);
  if (field.kind == Kind::money && table.has("sum")) field.sum = static_cast<Sum>(1 + read_choice(table, "sum", names_of(sums()), problems));
  for (const auto& [key, kind] :
       {std::pair("codes", Kind::code), std::pair("list", Kind::code), std::pair("sum", Kind::money), std::pair("field", Kind::group),
        std::pair("to", Kind::link), std::pair("inverse", Kind::link), std::pair("thread", Kind::link)}) {
    if (field.kind == kind || !table.has(key)) continue;
    tell(problems, table[key], "key_of_other_kind",
         say("{} hör inte till slaget {}", "{} does not belong to the kind {}", key, kind_name(field.kind)));
  }
}

void check_member(const Toml& table, const Field& field, Problems& problems) {
  if (field.kind != Kind::group && field.kind != Kind::link && !field.many) return;
  tell(problems, table, "not_in_group", say("{} kan inte stå i en grupp", "{} cannot stand in a group", field.name),
       say("en grupp har enkla fält: varken grupper, länkar eller many", "a group has simple fields: neither groups, links nor many"));
}

Field read_field(const std::string& name, const Toml& table, bool inside_group, Problems& problems) {
  check_keys(table, {"kind", "label", "required", "many", "codes", "list", "to", "inverse", "field", "thread", "sum"}, problems);
  check_name(table, name, say("fältet", "the field"), problems);
  if (core::contains(kReservedFields, name)) {
    tell(problems, table, "name_reserved", say("namnet {} är upptaget av registret", "the name {} is taken by the register", name));
  }
  Field field{
      .name = name, .label = read_label(table, "label", problems), .kind = static_cast<Kind>(read_choice(table, "kind", kind_names(), problems))};
  field.required = read_truth(table, "required", problems);
  field.many = read_truth(table, "many", problems);
  field.place = table.place();
  if (inside_group) check_member(table, field, problems);
  read_what_kind_needs(table, field, problems);
  return field;
}

}  // namespace

void tell(Problems& problems, const Toml& at, std::string code, Text message, Text hint) {
  core::tell(problems, at.place(), std::move(code), std::move(message), std::move(hint));
}

void tell_unknown(Problems& problems, const core::Place& at, std::string code, const Text& what, const std::string& word,
                  const std::vector<std::string>& known) {
  core::tell(problems, at, std::move(code), say("{0} \"{2}\" finns inte", "there is no {1} \"{2}\"", what.sv, what.en, word),
             core::did_you_mean(word, known));
}

const Field* named_field(const Toml& at, const RecordType& type, const std::string& name, const std::vector<Kind>& kinds, Problems& problems) {
  const Field* field = type.find(name);
  if (!field) {
    tell_unknown(problems, at.place(), "unknown_field", say("fältet", "field"), name, names_of(type.fields));
  } else if (!kinds.empty() && !core::contains(kinds, field->kind)) {
    tell(problems, at, "field_of_other_kind",
         say("fältet {} kan inte vara det: det är {}", "the field {} cannot be that: it is {}", name, kind_name(field->kind)));
    return nullptr;
  }
  return field;
}

void check_name(const Toml& at, const std::string& name, const Text& what, Problems& problems) {
  if (is_name(name)) return;
  tell(problems, at, "bad_name", say("{0} \"{2}\" har ett otillåtet namn", "{1} \"{2}\" has a name that is not allowed", what.sv, what.en, name),
       say("a–z, 0–9 och enkla understreck, först en bokstav, högst {} tecken",
           "a–z, 0–9 and single underscores, a letter first, at most {} characters", kLongestName));
}

Text read_label(const Toml& table, std::string_view key, Problems& problems) {
  const Toml& label = table[key];
  Text text = label.is_table() ? label.text() : Text{};
  for (const auto& [language, words] : {std::pair("sv", text.sv), std::pair("en", text.en)}) {
    if (!words.empty()) continue;
    tell(problems, label.is_absent() ? table : label, "label_missing",
         say("{} saknar ord på språket {}", "{} has no words in the language {}", key, language),
         say("skriv {} = {{ sv = \"…\", en = \"…\" }}", "write {} = {{ sv = \"…\", en = \"…\" }}", key));
  }
  return text;
}

std::string read_word(const Toml& table, std::string_view key, Problems& problems) {
  const Toml& value = table[key];
  if (value.is_string() && !value.string().empty()) return value.string();
  tell(problems, value.is_absent() ? table : value, "word_missing", say("{} saknas eller är inte text", "{} is missing or not text", key),
       say("skriv {} = \"…\"", "write {} = \"…\"", key));
  return {};
}

bool read_truth(const Toml& table, std::string_view key, Problems& problems) {
  const Toml& value = table[key];
  if (!value.is_absent() && !value.is_boolean()) {
    tell(problems, value, "not_true_or_false", say("{} ska vara true eller false", "{} must be true or false", key));
  }
  return value.boolean();
}

std::vector<std::string> read_words(const Toml& list, Problems& problems) {
  if (!list.is_absent() && !list.is_array()) tell(problems, list, "not_a_list", say("ska vara en lista av ord", "must be a list of words"));
  std::vector<std::string> words;
  for (const Toml& one : list.array()) {
    if (one.is_string()) words.push_back(one.string());
    if (!one.is_string()) tell(problems, one, "not_text", say("ska vara text", "must be text"));
  }
  return words;
}

std::vector<std::string> read_field_names(const Toml& list, const RecordType& type, const std::vector<Kind>& kinds, Problems& problems) {
  std::vector<std::string> names = read_words(list, problems);
  for (const std::string& name : names) named_field(list, type, name, kinds, problems);
  return names;
}

std::size_t read_choice(const Toml& table, const std::string& key, const std::vector<std::string>& words, Problems& problems) {
  const std::string word = read_word(table, key, problems);
  const auto at = std::find(words.begin(), words.end(), word);
  if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
  if (!word.empty()) tell_unknown(problems, table[key].place(), "unknown_" + key, say("{}", "{}", key), word, words);
  return 0;
}

std::vector<Field> read_fields(const Toml& fields, bool inside_group, Problems& problems) {
  std::vector<Field> read;
  for (const Toml::Member& member : fields.table()) {
    if (member.value.is_table()) {
      read.push_back(read_field(member.key, member.value, inside_group, problems));
    } else {
      tell(problems, member.value, "field_not_table", say("fältet {} är ingen tabell", "the field {} is not a table", member.key),
           say("skriv [field.{}]", "write [field.{}]", member.key));
    }
  }
  return read;
}

}  // namespace rodtrad::schema
