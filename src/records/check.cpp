// The rules of each kind, and of records as a whole.
#include "records/check.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include "core/date.h"
#include "core/unicode.h"
#include "records/layout.h"

namespace rodtrad::records {
namespace {

using core::Problems;
using core::say;
using core::tell;
using core::Text;
using schema::Field;
using schema::Kind;

bool is_time(std::string_view text) {
  const auto at_most = [&](std::size_t at, std::string_view most) {
    const std::string_view digits = text.substr(at, 2);
    return std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) && digits <= most;
  };
  return text.size() == 20 && core::parse_iso_date(text.substr(0, 10)) && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == 'Z' &&
         at_most(11, "23") && at_most(14, "59") && at_most(17, "59");
}

bool is_path_inside(const std::string& text) {
  const std::filesystem::path path(text);
  return !path.is_absolute() && text.find('\\') == std::string::npos && std::find(path.begin(), path.end(), "..") == path.end();
}

bool is_one_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
}

/// What a text of a kind must be, and the words when it is not; they follow the value.
struct TextRule {
  bool (*good)(const Field&, const std::string&);
  const char* code;
  Text message;
  Text hint = {};
};

const TextRule* rule_of(Kind kind) {
  static const std::map<Kind, TextRule> rules = {
      {Kind::text,
       {[](const Field&, const std::string& text) { return is_one_line(text); }, "several_lines",
        say("har radbrytning eller styrtecken", "has a line break or control characters"), say("skriv på en rad", "write on one line")}},
      {Kind::date,
       {[](const Field&, const std::string& text) { return core::parse_iso_date(text).has_value(); }, "bad_date",
        say("är inget datum", "is not a date"), say("skriv 2020-03-31", "write 2020-03-31")}},
      {Kind::fuzzy_date,
       {[](const Field&, const std::string& text) { return core::latest_day(text).has_value(); }, "bad_fuzzy_date",
        say("är ingen tid enligt EDTF", "is not a time in EDTF"),
        say("skriv 2020, 2020-03, 2020-23 (hösten), 2020-03-31 eller 2020-10/2020-12",
            "write 2020, 2020-03, 2020-23 (autumn), 2020-03-31 or 2020-10/2020-12")}},
      {Kind::time,
       {[](const Field&, const std::string& text) { return is_time(text); }, "bad_time", say("är ingen tidpunkt i UTC", "is not a moment in UTC"),
        say("skriv 2020-03-31T12:00:00Z", "write 2020-03-31T12:00:00Z")}},
      {Kind::code,
       {[](const Field& field, const std::string& text) { return field.code(text) != nullptr; }, "unknown_code",
        say("är ingen av koderna", "is none of the codes")}},
      {Kind::file,
       {[](const Field&, const std::string& text) { return is_path_inside(text); }, "bad_path",
        say("är ingen sökväg inom arbetsytan", "is not a path inside the workspace"),
        say("skriv sökvägen från arbetsytans mapp, utan ..", "write the path from the workspace folder, without ..")}},
  };
  const auto at = rules.find(kind);
  return at == rules.end() ? nullptr : &at->second;
}

void tell_unknown(const std::vector<Field>& fields, const std::string& name, const std::string& where, Problems& problems) {
  tell(problems, {.file = where}, "unknown_field", say("fältet {} finns inte", "the field {} does not exist", name),
       core::did_you_mean(name, names_of(fields)));
}

/// `where` of each function is the place of the value: "assignment.managers[2]".
class Check {
 public:
  Check(const Exists& exists, Problems& problems) : exists_(exists), problems_(problems) {}

  void field(const Field& field, const std::vector<Entry>& entries, const std::string& where) {
    const bool empty = entries.empty() || (!field.has_own_table() && is_absent(entries.front().value));
    if (empty && field.required) missing(field, where);
    if (!field.many && entries.size() > 1) {
      add(where, "not_many", say("fältet har ett värde, inte {}", "the field has one value, not {}", entries.size()));
    }
    for (std::size_t i = 0; i < entries.size(); ++i) entry(field, entries[i], field.many ? fmt::format("{}[{}]", where, i + 1) : where);
  }

  void value(const Field& field, const Value& value, const std::string& where) {
    if (is_absent(value)) return;
    const bool integer_as_number = field.kind == Kind::number && std::holds_alternative<std::int64_t>(value);
    if (value.index() != held_in(field.kind) && !integer_as_number) {
      add(where, "wrong_kind", say("värdet är inte av slaget {}", "the value is not of the kind {}", kind_name(field.kind)));
    } else if (const auto* words = std::get_if<std::string>(&value)) {
      text(field, *words, where);
    } else if (const auto* number = std::get_if<double>(&value); number && !std::isfinite(*number)) {
      add(where, "not_finite", say("är inget tal", "is not a number"));
    } else if (const auto* money = std::get_if<core::Money>(&value)) {
      currency(money->currency, where);
    } else if (const auto* id = std::get_if<RecordId>(&value)) {
      link(field, *id, where);
    }
  }

 private:
  void add(const std::string& where, std::string code, Text message, Text hint = {}) {
    tell(problems_, {.file = where}, std::move(code), std::move(message), std::move(hint));
  }

  void missing(const Field& field, const std::string& where) {
    add(where, "required", {.sv = field.label.sv + " saknas", .en = field.label.en + " is missing"},
        say("fältet måste fyllas i", "the field must be filled in"));
  }

  void empty(const std::string& where) { add(where, "empty_value", say("är tomt", "is empty"), say("ta bort det", "leave it out")); }

  void entry(const Field& field, const Entry& entry, const std::string& where) {
    for (const Span& span : entry.spans) {
      if (span.start >= 0 && span.end > span.start) continue;
      add(where, "bad_span", say("stället {}–{} finns inte", "there is no place {}–{}", span.start, span.end));
    }
    if (field.kind == Kind::group) return row(field, entry.row, where);
    if (field.many && is_absent(entry.value)) return empty(where);
    value(field, entry.value, where);
  }

  void row(const Field& field, const Row& row, const std::string& where) {
    std::set<std::string> given;
    for (const auto& [name, held] : row) {
      if (is_absent(held)) continue;
      given.insert(name);
      const Field* member = field.member(name);
      const std::string place = fmt::format("{}.{}", where, name);
      member ? value(*member, held, place) : tell_unknown(field.members, name, place, problems_);
    }
    if (given.empty()) return empty(where);
    for (const Field& member : field.members) {
      if (member.required && !given.contains(member.name)) missing(member, fmt::format("{}.{}", where, member.name));
    }
  }

  void text(const Field& field, const std::string& text, const std::string& where) {
    if (!core::is_valid_utf8(text) || text.find('\0') != std::string::npos) {
      return add(where, "not_text", say("är inte text i UTF-8", "is not text in UTF-8"));
    }
    const TextRule* rule = rule_of(field.kind);
    if (!rule || rule->good(field, text)) return;
    const Text message = {.sv = fmt::format("\"{}\" {}", text, rule->message.sv), .en = fmt::format("\"{}\" {}", text, rule->message.en)};
    add(where, rule->code, message, field.kind == Kind::code ? core::did_you_mean(text, names_of(field.codes)) : rule->hint);
  }

  void currency(const std::string& currency, const std::string& where) {
    if (currency.size() == 3 && std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return;
    add(where, "bad_currency", say("\"{}\" är ingen valuta", "\"{}\" is not a currency", currency),
        say("skriv tre versaler enligt ISO 4217: SEK, EUR", "write three capitals as in ISO 4217: SEK, EUR"));
  }

  void link(const Field& field, const RecordId& id, const std::string& where) {
    if (id.type != field.target) {
      add(where, "wrong_target", say("{} är ingen post av typen {}", "{} is not a record of type {}", to_text(id), field.target));
    } else if (!exists_(id)) {
      add(where, "no_such_record", say("{} finns inte", "{} does not exist", to_text(id)));
    }
  }

  const Exists& exists_;
  Problems& problems_;
};

}  // namespace

void tell_unknown_field(const schema::RecordType& type, const std::string& name, Problems& problems) {
  tell_unknown(type.fields, name, type.name + "." + name, problems);
}

void check_value(const Field& field, const Value& value, const std::string& where, Problems& problems) {
  const Exists any = [](const RecordId&) { return true; };
  Check(any, problems).value(field, value, where);
}

Problems check_record(const schema::RecordType& type, const Record& record, const Exists& exists) {
  Problems problems;
  Check check(exists, problems);
  for (const Record::Field& given : record.fields()) {
    if (!type.find(given.name)) tell_unknown_field(type, given.name, problems);
  }
  for (const Field& field : type.fields) check.field(field, record.entries(field.name), fmt::format("{}.{}", type.name, field.name));
  return problems;
}

}  // namespace rodtrad::records
