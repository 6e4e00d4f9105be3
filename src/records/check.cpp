// The rules of each kind, and of records as a whole.
#include "records/check.h"

#include "core/date.h"
#include "core/unicode.h"

namespace rodtrad::records {
namespace {

using core::Problems;
using core::Text;
using schema::Field;
using schema::Kind;

void tell_about(const std::string& where, std::string code, Text message, Text hint, Problems& problems) {
  problems.push_back({.code = std::move(code), .place = {.file = where}, .message = std::move(message), .hint = std::move(hint)});
}

/// Index of the alternative of Value that a kind is held in; an integer may stand for a number.
std::size_t held_in(Kind kind) {
  switch (kind) {
    case Kind::integer:
      return 2;
    case Kind::number:
      return 3;
    case Kind::boolean:
      return 4;
    case Kind::money:
      return 5;
    case Kind::link:
      return 6;
    case Kind::group:
      return 0;
    default:
      return 1;
  }
}

bool is_time(std::string_view text) {
  const auto two = [&](std::size_t at, int most) {
    const std::string_view digits = text.substr(at, 2);
    return digits[0] >= '0' && digits[0] <= '9' && digits[1] >= '0' && digits[1] <= '9' && (digits[0] - '0') * 10 + digits[1] - '0' <= most;
  };
  return text.size() == 20 && core::parse_iso_date(text.substr(0, 10)) && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == 'Z' &&
         two(11, 23) && two(14, 59) && two(17, 59);
}

bool is_path_inside(const std::string& text) {
  const std::filesystem::path path(text);
  return !path.is_absolute() && text.find('\\') == std::string::npos && std::find(path.begin(), path.end(), "..") == path.end();
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
}

struct Form {
  bool good;
  const char* code;
  Text message;  // follows the value: `"2020-13" …`
  Text hint;
};

Form date_form(const std::string& text) {
  return {core::parse_iso_date(text).has_value(),
          "bad_date",
          {.sv = "är inget datum", .en = "is not a date"},
          {.sv = "skriv 2020-03-31", .en = "write 2020-03-31"}};
}

Form fuzzy_date_form(const std::string& text) {
  return {core::latest_day(text).has_value(),
          "bad_fuzzy_date",
          {.sv = "är ingen tid enligt EDTF", .en = "is not a time in EDTF"},
          {.sv = "skriv 2020, 2020-03, 2020-23 (hösten), 2020-03-31 eller 2020-10/2020-12",
           .en = "write 2020, 2020-03, 2020-23 (autumn), 2020-03-31 or 2020-10/2020-12"}};
}

Form form_of(const Field& field, const std::string& text) {
  switch (field.kind) {
    case Kind::date:
      return date_form(text);
    case Kind::fuzzy_date:
      return fuzzy_date_form(text);
    case Kind::time:
      return {is_time(text),
              "bad_time",
              {.sv = "är ingen tidpunkt i UTC", .en = "is not a moment in UTC"},
              {.sv = "skriv 2020-03-31T12:00:00Z", .en = "write 2020-03-31T12:00:00Z"}};
    case Kind::code:
      return {field.code(text) != nullptr,
              "unknown_code",
              {.sv = "är ingen av koderna", .en = "is none of the codes"},
              core::did_you_mean(text, names_of(field.codes))};
    case Kind::file:
      return {is_path_inside(text),
              "bad_path",
              {.sv = "är ingen sökväg inom arbetsytan", .en = "is not a path inside the workspace"},
              {.sv = "skriv sökvägen från arbetsytans mapp, utan ..", .en = "write the path from the workspace folder, without .."}};
    case Kind::text:
      return {!has_control(text),
              "several_lines",
              {.sv = "har radbrytning eller styrtecken", .en = "has a line break or control characters"},
              {.sv = "skriv på en rad", .en = "write on one line"}};
    default:
      return {true, "", {}, {}};
  }
}

void check_text(const Field& field, const std::string& text, const std::string& where, Problems& problems) {
  if (!core::is_valid_utf8(text) || text.find('\0') != std::string::npos) {
    tell_about(where, "not_text", {.sv = "är inte text i UTF-8", .en = "is not text in UTF-8"}, {}, problems);
    return;
  }
  const Form form = form_of(field, text);
  if (form.good) return;
  tell_about(where, form.code, {.sv = fmt::format("\"{}\" {}", text, form.message.sv), .en = fmt::format("\"{}\" {}", text, form.message.en)},
             form.hint, problems);
}

void check_currency(const core::Money& money, const std::string& where, Problems& problems) {
  const bool capitals = std::all_of(money.currency.begin(), money.currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (money.currency.size() == 3 && capitals) return;
  tell_about(where, "bad_currency",
             {.sv = fmt::format("\"{}\" är ingen valuta", money.currency), .en = fmt::format("\"{}\" is not a currency", money.currency)},
             {.sv = "skriv tre versaler enligt ISO 4217: SEK, EUR", .en = "write three capitals as in ISO 4217: SEK, EUR"}, problems);
}

void check_link(const Field& field, const RecordId& id, const std::string& where, const Exists& exists, Problems& problems) {
  if (id.type != field.target) {
    tell_about(where, "wrong_target",
               {.sv = fmt::format("{} är ingen post av typen {}", to_text(id), field.target),
                .en = fmt::format("{} is not a record of type {}", to_text(id), field.target)},
               {}, problems);
  } else if (!exists(id)) {
    tell_about(where, "no_such_record", {.sv = fmt::format("{} finns inte", to_text(id)), .en = fmt::format("{} does not exist", to_text(id))}, {},
               problems);
  }
}

void tell_required(const Field& field, const std::string& where, Problems& problems) {
  tell_about(where, "required", {.sv = fmt::format("{} saknas", field.label.sv), .en = fmt::format("{} is missing", field.label.en)},
             {.sv = "fältet måste fyllas i", .en = "the field must be filled in"}, problems);
}

void check_row(const Field& field, const Row& row, const std::string& where, const Exists& exists, Problems& problems) {
  if (std::all_of(row.begin(), row.end(), [](const auto& member) { return is_absent(member.second); })) {
    tell_about(where, "empty_value", {.sv = "är tomt", .en = "is empty"}, {.sv = "ta bort det", .en = "leave it out"}, problems);
    return;
  }
  for (const auto& [name, value] : row) {
    if (const Field* member = field.member(name)) {
      check_value(*member, value, where + "." + name, exists, problems);
    } else {
      tell_about(where + "." + name, "unknown_field",
                 {.sv = fmt::format("fältet {} finns inte", name), .en = fmt::format("the field {} does not exist", name)},
                 core::did_you_mean(name, names_of(field.members)), problems);
    }
  }
  for (const Field& member : field.members) {
    const bool given = std::any_of(row.begin(), row.end(), [&](const auto& one) { return one.first == member.name && !is_absent(one.second); });
    if (member.required && !given) tell_required(member, where + "." + member.name, problems);
  }
}

void check_entry(const Field& field, const Entry& entry, const std::string& where, const Exists& exists, Problems& problems) {
  for (const Span& span : entry.spans) {
    if (span.start >= 0 && span.end > span.start) continue;
    tell_about(
        where, "bad_span",
        {.sv = fmt::format("stället {}–{} finns inte", span.start, span.end), .en = fmt::format("there is no place {}–{}", span.start, span.end)}, {},
        problems);
  }
  if (field.kind == Kind::group) {
    check_row(field, entry.row, where, exists, problems);
  } else if (field.many && is_absent(entry.value)) {
    tell_about(where, "empty_value", {.sv = "är tomt", .en = "is empty"}, {.sv = "ta bort det", .en = "leave it out"}, problems);
  } else {
    check_value(field, entry.value, where, exists, problems);
  }
}

void check_field(const Field& field, const std::vector<Entry>& entries, const std::string& where, const Exists& exists, Problems& problems) {
  const bool empty = entries.empty() || (!field.has_own_table() && is_absent(entries.front().value));
  if (empty && field.required) tell_required(field, where, problems);
  if (!field.many && entries.size() > 1) {
    tell_about(where, "not_many",
               {.sv = fmt::format("{} har ett värde, inte {}", field.label.sv, entries.size()),
                .en = fmt::format("{} has one value, not {}", field.label.en, entries.size())},
               {}, problems);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    check_entry(field, entries[i], field.many ? fmt::format("{}[{}]", where, i + 1) : where, exists, problems);
  }
}

}  // namespace

void check_value(const Field& field, const Value& value, const std::string& where, const Exists& exists, Problems& problems) {
  if (is_absent(value)) return;
  const bool integer_as_number = field.kind == Kind::number && std::holds_alternative<std::int64_t>(value);
  if (value.index() != held_in(field.kind) && !integer_as_number) {
    tell_about(where, "wrong_kind",
               {.sv = fmt::format("värdet är inte av slaget {}", kind_name(field.kind)),
                .en = fmt::format("the value is not of the kind {}", kind_name(field.kind))},
               {}, problems);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    check_text(field, *text, where, problems);
  } else if (const auto* number = std::get_if<double>(&value); number && !std::isfinite(*number)) {
    tell_about(where, "not_finite", {.sv = "är inget tal", .en = "is not a number"}, {}, problems);
  } else if (const auto* money = std::get_if<core::Money>(&value)) {
    check_currency(*money, where, problems);
  } else if (const auto* id = std::get_if<RecordId>(&value)) {
    check_link(field, *id, where, exists, problems);
  }
}

Problems check_record(const schema::RecordType& type, const Record& record, const Exists& exists) {
  Problems problems;
  for (const Record::Field& given : record.fields()) {
    if (type.find(given.name)) continue;
    tell_about(type.name + "." + given.name, "unknown_field",
               {.sv = fmt::format("fältet {} finns inte", given.name), .en = fmt::format("the field {} does not exist", given.name)},
               core::did_you_mean(given.name, names_of(type.fields)), problems);
  }
  for (const Field& field : type.fields) check_field(field, record.entries(field.name), type.name + "." + field.name, exists, problems);
  return problems;
}

}  // namespace rodtrad::records
