// Lookups in the register.
#include "ops/register.h"

#include <charconv>

#include "core/unicode.h"

namespace rodtrad::ops {

using core::Expected;
using core::say;
using records::Record;
using records::RecordId;

namespace {

std::optional<std::int64_t> as_number(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

core::Fail no_plan() {
  return core::fail({.code = "no_plan",
                     .message = {.sv = "arbetsytan har ingen analysplan", .en = "the workspace has no analysis plan"},
                     .hint = {.sv = "läs in en med \"rodtrad plan import FIL\"", .en = "import one with \"rodtrad plan import FILE\""}});
}

std::string one_line(const Record& assignment) {
  return fmt::format("{} ({}): {}", to_text(assignment.id), assignment.get<std::int64_t>("no").value_or(0), assignment.text("title"));
}

core::Fail unknown_assignment(const std::string& named, const std::vector<Record>& all) {
  std::vector<std::string> titles;
  for (const Record& one : all) titles.push_back(one.text("title"));
  return core::fail({.code = "unknown_assignment",
                     .message = say("inget uppdrag heter \"{}\"", "no assignment is called \"{}\"", named),
                     .hint = core::nearest(named, titles).empty()
                                 ? core::Text{.sv = "\"rodtrad plan list\" visar uppdragen; ange nummer, id eller en del av rubriken",
                                              .en = "\"rodtrad plan list\" shows the assignments; give number, id or part of the title"}
                                 : core::did_you_mean(named, titles)});
}

core::Fail several_assignments(const std::string& named, const std::vector<Record>& found) {
  std::string lines;
  for (const Record& one : found) lines += "\n  " + one_line(one);
  return core::fail({.code = "several_assignments",
                     .message = say("\"{}\" finns i {} uppdrags rubriker", "\"{}\" is in the titles of {} assignments", named, found.size()),
                     .hint = say("ange nummer eller id:{}", "give the number or id:{}", lines)});
}

}  // namespace

Expected<RecordId> parse_id(const std::string& text) {
  if (const auto id = records::parse_record_id(text)) return *id;
  return core::fail({.code = "bad_record_id",
                     .message = say("\"{}\" är inget id på en post", "\"{}\" is no id of a record", text),
                     .hint = {.sv = "skriv typ och nummer, till exempel assignment-7", .en = "write type and number, for example assignment-7"}});
}

Expected<Record> find_plan(const records::Store& store, const std::string& id) {
  if (!id.empty()) {
    const auto plan = records::parse_record_id(id);
    if (plan && plan->type == "plan") return store.get(*plan);
    return core::fail({.code = "no_such_record",
                       .message = say("\"{}\" är inget id på en plan", "\"{}\" is no id of a plan", id),
                       .hint = {.sv = "till exempel plan-1", .en = "for example plan-1"}});
  }
  std::vector<Record> plans = TRY(store.list({.type = "plan", .descending = true, .limit = 1}));
  if (plans.empty()) return no_plan();
  return std::move(plans[0]);
}

Expected<std::vector<Record>> assignments_of(const records::Store& store, const RecordId& plan) {
  return store.list({.type = "assignment", .where = {{"plan", plan}}, .order_by = "no"});
}

Expected<Record> find_assignment(const records::Store& store, const std::string& named) {
  if (const auto id = records::parse_record_id(named); id && id->type == "assignment") return store.get(*id);
  const Record plan = TRY(find_plan(store));
  const std::vector<Record> all = TRY(assignments_of(store, plan.id));
  const std::optional<std::int64_t> number = as_number(named);
  const std::string folded = core::fold_case(named);
  std::vector<Record> found;
  for (const Record& one : all) {
    const bool matches = number ? one.get<std::int64_t>("no") == number : core::fold_case(one.text("title")).find(folded) != std::string::npos;
    if (matches && !named.empty()) found.push_back(one);
  }
  if (found.empty()) return unknown_assignment(named, all);
  if (found.size() > 1) return several_assignments(named, found);
  return std::move(found[0]);
}

Expected<Record> find_run(const records::Store& store, const std::string& named) {
  std::optional<RecordId> id = records::parse_record_id(named);
  if (const auto number = as_number(named)) id = RecordId{.type = "run", .number = *number};
  if (id && id->type == "run") {
    if (auto run = store.get(*id)) return run;
  }
  return core::fail({.code = "unknown_run",
                     .message = say("det finns ingen körning \"{}\"", "there is no run \"{}\"", named),
                     .hint = {.sv = "\"rodtrad plan run\" skriver ut körningarnas id", .en = "\"rodtrad plan run\" prints the ids of runs"}});
}

Expected<std::optional<Record>> latest(const records::Store& store, const std::string& type, const std::string& link, const RecordId& target) {
  std::vector<Record> found = TRY(store.list({.type = type, .where = {{link, target}}, .descending = true, .limit = 1}));
  return found.empty() ? std::optional<Record>{} : std::optional<Record>(std::move(found[0]));
}

core::Fail no_such_page() {
  return core::fail({.code = "not_found",
                     .message = {.sv = "sidan finns inte", .en = "there is no such page"},
                     .hint = {.sv = "adressen kan vara felskriven, eller så är det som fanns här inte publicerat",
                              .en = "the address may be misspelt, or what was here is not published"}});
}

Expected<Record> addressed_record(const records::Store& store, const std::string& type, const std::string& name) {
  const auto id = records::parse_record_id(name);
  if (!id || id->type != type) return no_such_page();
  auto record = store.get(*id);
  if (!record) return no_such_page();
  return *std::move(record);
}

}  // namespace rodtrad::ops
