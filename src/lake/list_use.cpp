// Nothing is guessed: a code that is split, or that no row of the table names, has no target.
#include "lake/list_use.h"

namespace rodtrad::lake {
namespace {

using core::Json;
using core::JsonWriter;

constexpr std::size_t kYearDigits = 4;
constexpr int kAlways = 9999;

/// Problems of the store say nothing of the place; the mapping knows it.
core::Fail placed(core::Problems problems, const core::Place& place) {
  for (core::Problem& one : problems) one.place = place;
  return core::fail(std::move(problems));
}

int year_in(const std::string& day, int otherwise) { return day.size() < kYearDigits ? otherwise : std::stoi(day.substr(0, kYearDigits)); }

std::map<std::string, std::string> single_targets(const std::vector<CodeWay>& ways) {
  std::map<std::string, std::string> targets;
  for (const CodeWay& way : ways) {
    if (way.targets.size() == 1) targets[way.code] = way.targets.front().code;
  }
  return targets;
}

}  // namespace

core::Expected<KnownLists> known_lists(const Mapping& mapping, CodeStore& store) {
  KnownLists known;
  for (const auto& [column, use] : mapping.lists) {
    auto codes = store.codes(use.list);
    if (!codes) return placed(std::move(codes.error()), use.place);
    known.codes[use.list] = *std::move(codes);
    if (use.from.empty()) continue;
    auto ways = store.ways(use.from, use.list, {});
    if (!ways) return placed(std::move(ways.error()), use.place);
    known.ways[{use.from, use.list}] = single_targets(*ways);
  }
  return known;
}

core::Expected<ListsByColumn> lists_of_references(const schema::Contract& contract, CodeStore& store) {
  ListsByColumn known;
  if (contract.references.empty()) return known;
  const std::vector<StoredList> all = store.lists();
  for (const schema::Reference& reference : contract.references) {
    const std::string id = contract.kind + "." + reference.column;
    const bool is_there = std::any_of(all.begin(), all.end(), [&](const StoredList& one) { return one.id == id; });
    if (is_there) known[reference.column] = TRY(store.codes(id));
  }
  return known;
}

Mapping::Validity validity_of(const std::vector<StoredCode>& codes) {
  Mapping::Validity valid;
  for (const StoredCode& one : codes) valid[one.code].push_back({year_in(one.valid_from, 0), year_in(one.valid_to, kAlways)});
  return valid;
}

std::string to_json(const KnownLists& lists) {
  JsonWriter out;
  out.begin_object().key("codes").begin_object();
  for (const auto& [list, codes] : lists.codes) {
    out.key(list).begin_array();
    for (const StoredCode& one : codes) {
      out.begin_array().value(one.code).value(one.label.sv).value(one.label.en).value(one.valid_from).value(one.valid_to).end_array();
    }
    out.end_array();
  }
  out.end_object().key("ways").begin_array();
  for (const auto& [between, targets] : lists.ways) {
    out.begin_object().member("from", between.first).member("to", between.second).key("targets").begin_object();
    for (const auto& [code, target] : targets) out.member(code, target);
    out.end_object().end_object();
  }
  return out.end_array().end_object().take();
}

KnownLists known_lists_from(const Json& json) {
  KnownLists lists;
  for (const auto& [list, codes] : json["codes"].object()) {
    std::vector<StoredCode>& into = lists.codes[list];
    for (const Json& one : codes.array()) {
      const Json::Array& parts = one.array();
      into.push_back({.code = parts.at(0).string(),
                      .label = {.sv = parts.at(1).string(), .en = parts.at(2).string()},
                      .valid_from = parts.at(3).string(),
                      .valid_to = parts.at(4).string()});
    }
  }
  for (const Json& way : json["ways"].array()) {
    auto& targets = lists.ways[{way["from"].string(), way["to"].string()}];
    for (const auto& [code, target] : way["targets"].object()) targets[code] = target.string();
  }
  return lists;
}

core::Expected<core::Done> use_lists(Mapping& mapping, const KnownLists& known) {
  for (const auto& [column, use] : mapping.lists) {
    const auto codes = known.codes.find(use.list);
    if (codes == known.codes.end()) {
      return core::fail(
          {.code = "unknown_list", .place = use.place, .message = core::say("kodlistan {} finns inte", "there is no code list {}", use.list)});
    }
    mapping.valid[column] = validity_of(codes->second);
    std::vector<table::Category>& labels = mapping.codes[column];
    for (const StoredCode& one : codes->second) {
      const auto same = std::find_if(labels.begin(), labels.end(), [&](const table::Category& label) { return label.code == one.code; });
      if (same == labels.end())
        labels.push_back({.code = one.code, .label = one.label});
      else
        same->label = one.label;  // the latest name of a code
    }
    std::stable_sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    if (use.from.empty()) continue;
    const auto ways = known.ways.find({use.from, use.list});
    if (ways != known.ways.end()) mapping.values[column].insert(ways->second.begin(), ways->second.end());
    mapping.translated.insert(column);
  }
  return core::Done{};
}

}  // namespace rodtrad::lake
