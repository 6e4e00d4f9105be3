// Selection expressions, and queries cut to the service's limit.
#include "core/unicode.h"
#include "formats/pxweb.h"

namespace rodtrad::formats {

/// At commas outside brackets; an item in brackets loses them: "25,[range(1,2)]" → "25", "range(1,2)".
std::vector<std::string> selection_expressions(std::string_view text) {
  std::vector<std::string> items = {""};
  int depth = 0;
  for (const char c : text) {
    if (c == '[' || c == '(') ++depth;
    if (c == ']' || c == ')') --depth;
    if (c == ',' && depth <= 0)
      items.emplace_back();
    else
      items.back() += c;
  }
  std::vector<std::string> kept;
  for (const std::string& item : items) {
    std::string one(core::trim(item));
    if (one.starts_with('[') && one.ends_with(']')) one = one.substr(1, one.size() - 2);
    if (!one.empty()) kept.push_back(std::move(one));
  }
  return kept;
}

namespace {

using core::Expected;
using Values = std::vector<std::string>;

constexpr std::ptrdiff_t kMostStars = 2;
constexpr std::size_t kMostCells = 100'000'000;

/// `*` for any number of characters, `?` for one. After a mismatch only the last `*` takes one character more: earlier ones
/// need not, so that no pattern takes long.
bool matches(std::string_view pattern, std::string_view code) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t at = 0, star = kNone, from = 0;
  for (std::size_t i = 0; i < code.size();) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      from = i;
    } else if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == code[i])) {
      ++at;
      ++i;
    } else if (star != kNone) {
      at = star + 1;
      i = ++from;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', at) == kNone;
}

std::optional<std::size_t> whole(const std::string& text) {
  if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  return std::stoul(text);
}

class Chooser {
 public:
  Chooser(const PxWebVariable& variable, const std::string& place, core::Problems& problems)
      : variable_(variable), place_(place), problems_(problems), taken_(variable.values.size(), false) {}

  void take(const std::string& item) {
    if (const auto at = position(item)) {
      taken_[*at] = true;
      return;
    }
    const std::size_t open = item.find('(');
    if (open != std::string::npos && item.ends_with(')'))
      return take_function(core::to_lower(item.substr(0, open)), selection_expressions(item.substr(open + 1, item.size() - open - 2)), item);
    if (std::count(item.begin(), item.end(), '*') > kMostStars) return bad(item);
    const std::size_t before = count();
    if (item.find_first_of("*?") != std::string::npos) {
      const std::string pattern = core::to_lower(item);
      for (std::size_t i = 0; i < taken_.size(); ++i) taken_[i] = taken_[i] || matches(pattern, core::to_lower(variable_.values[i]));
    }
    if (count() == before) unknown(item);
  }

  std::vector<std::size_t> positions() const {
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (taken_[i]) positions.push_back(i);
    }
    return positions;
  }
  Values values() const {
    Values values;
    for (const std::size_t position : positions()) values.push_back(variable_.values[position]);
    return values;
  }

 private:
  std::size_t count() const { return static_cast<std::size_t>(std::count(taken_.begin(), taken_.end(), true)); }

  std::optional<std::size_t> position(const std::string& code) const {
    const std::string folded = core::to_lower(code);
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (variable_.values[i] == code || core::to_lower(variable_.values[i]) == folded) return i;
    }
    return std::nullopt;
  }

  /// Of the values in order of time, `last` counts from the end; other variables have their first ones on top.
  void take_function(const std::string& name, const std::vector<std::string>& arguments, const std::string& item) {
    const std::size_t size = taken_.size();
    std::size_t first = size, end = 0;
    if ((name == "top" || name == "bottom") && !arguments.empty()) {
      const auto wanted = whole(arguments[0]);
      const auto skipped = arguments.size() > 1 ? whole(arguments[1]) : std::optional<std::size_t>(0);
      if (!wanted || !skipped || *wanted == 0) return bad(item);
      const std::size_t from = std::min(*skipped, size), to = std::min(*skipped + *wanted, size);
      const bool from_end = (name == "top") == is_ascending_time();
      first = from_end ? size - to : from;
      end = from_end ? size - from : to;
    } else if ((name == "from" || name == "to") && arguments.size() == 1) {
      const auto at = position(arguments[0]);
      if (!at) return unknown(arguments[0]);
      first = name == "from" ? *at : 0;
      end = name == "from" ? size : *at + 1;
    } else if (name == "range" && arguments.size() == 2) {
      const auto one = position(arguments[0]), other = position(arguments[1]);
      if (!one || !other) return unknown(arguments[one ? 1 : 0]);
      first = std::min(*one, *other);
      end = std::max(*one, *other) + 1;
    } else {
      return bad(item);
    }
    for (std::size_t i = first; i < end; ++i) taken_[i] = true;
  }
  bool is_ascending_time() const { return variable_.is_time && (variable_.values.empty() || variable_.values.front() <= variable_.values.back()); }

  void unknown(const std::string& item) {
    problems_.push_back({.code = "unknown_value",
                         .place = {.file = place_},
                         .message = core::say("{} har inget värde \"{}\"", "{} has no value \"{}\"", variable_.code, item),
                         .hint = core::did_you_mean(item, variable_.values)});
  }
  void bad(const std::string& item) {
    problems_.push_back(
        {.code = "bad_selection",
         .place = {.file = place_},
         .message = core::say("{}: urvalet \"{}\" går inte att förstå", "{}: the selection \"{}\" cannot be understood", variable_.code, item),
         .hint = {.sv = "skriv koder, *, top(5), bottom(5), from(2019), to(2019) eller [range(2019,2023)]",
                  .en = "write codes, *, top(5), bottom(5), from(2019), to(2019) or [range(2019,2023)]"}});
  }

  const PxWebVariable& variable_;
  const std::string& place_;
  core::Problems& problems_;
  std::vector<bool> taken_;
};

const std::string* find(const std::vector<std::pair<std::string, std::string>>& pairs, const PxWebVariable& variable) {
  const std::string* found = nullptr;
  for (const auto& [name, value] : pairs) {
    const bool same = core::to_lower(name) == core::to_lower(variable.code) || (variable.is_time && core::to_lower(name) == "time");
    if (same) found = &value;
  }
  return found;
}

void check_names(const PxWebTable& table, const std::vector<std::pair<std::string, std::string>>& pairs, const std::string& place,
                 core::Problems& problems) {
  std::vector<std::string> codes;
  for (const PxWebVariable& one : table.variables) codes.push_back(one.code);
  for (const auto& [name, value] : pairs) {
    const bool known = std::any_of(table.variables.begin(), table.variables.end(), [&, &name = name, &value = value](const PxWebVariable& one) {
      return find({{name, value}}, one);
    });
    if (known) continue;
    problems.push_back({.code = "unknown_variable",
                        .place = {.file = place},
                        .message = core::say("tabellen har ingen variabel \"{}\"", "the table has no variable \"{}\"", name),
                        .hint = core::did_you_mean(name, codes)});
  }
}

}  // namespace

Expected<std::vector<std::size_t>> choose_values(const PxWebVariable& variable, const std::vector<std::string>& expressions,
                                                 const std::string& place) {
  core::Problems problems;
  Chooser chooser(variable, place, problems);
  for (const std::string& expression : expressions) chooser.take(expression);
  if (!problems.empty()) return core::fail(std::move(problems));
  return chooser.positions();
}

Expected<PxWebQuery> choose(const PxWebTable& table, const PxWebAddress& address) {
  core::Problems problems;
  check_names(table, address.wanted, address.table, problems);
  check_names(table, address.codelists, address.table, problems);
  if (address.version == PxWebVersion::v1 && !address.codelists.empty()) {
    core::tell(problems, {.file = address.table}, "codelist_needs_v2",
               {.sv = "codelist finns bara i version 2 av PxWebApi", .en = "codelist exists only in version 2 of PxWebApi"});
  }
  PxWebQuery query;
  for (const PxWebVariable& variable : table.variables) {
    const std::string* codelist = find(address.codelists, variable);
    PxWebChoice choice{.variable = variable.code, .codelist = codelist ? *codelist : ""};
    const std::string* wanted = find(address.wanted, variable);
    Chooser chooser(variable, address.table, problems);
    const std::vector<std::string> items = selection_expressions(wanted ? *wanted : "*");
    for (const std::string& item : items) chooser.take(item);
    choice.values = chooser.values();
    if (items.empty() && !variable.may_be_left_out) {
      core::tell(problems, {.file = address.table}, "cannot_leave_out", core::say("{} får inte utelämnas", "{} cannot be left out", variable.code),
                 core::say("ange värden, eller * för alla: valueCodes[{}]=*", "give values, or * for all: valueCodes[{}]=*", variable.code));
    }
    if (!choice.values.empty()) query.push_back(std::move(choice));
  }
  if (cells_of(query) > kMostCells) {
    core::tell(problems, {.file = address.table}, "selection_too_large",
               core::say("urvalet har fler än {} celler", "the selection has more than {} cells", kMostCells),
               {.sv = "välj färre värden med valueCodes", .en = "choose fewer values by valueCodes"});
  }
  if (has_errors(problems)) return core::fail(std::move(problems));
  return query;
}

std::size_t cells_of(const PxWebQuery& query) {
  std::size_t cells = 1;
  for (const PxWebChoice& one : query) {
    if (__builtin_mul_overflow(cells, one.values.size(), &cells)) return std::numeric_limits<std::size_t>::max();
  }
  return cells;
}

std::vector<PxWebQuery> split(const PxWebQuery& query, std::size_t cells) {
  const auto largest = std::max_element(query.begin(), query.end(), [](const auto& a, const auto& b) { return a.values.size() < b.values.size(); });
  if (cells_of(query) <= cells || largest == query.end() || largest->values.size() < 2) return {query};
  const std::size_t at = static_cast<std::size_t>(largest - query.begin());
  const std::size_t size = largest->values.size();
  const std::size_t step = std::max<std::size_t>(1, cells / (cells_of(query) / size));
  std::vector<PxWebQuery> parts;
  for (std::size_t from = 0; from < size; from += step) {
    PxWebQuery part = query;
    const auto begin = largest->values.begin() + static_cast<std::ptrdiff_t>(from);
    part[at].values.assign(begin, begin + static_cast<std::ptrdiff_t>(std::min(step, size - from)));
    for (PxWebQuery& one : split(part, cells)) parts.push_back(std::move(one));
  }
  return parts;
}

std::string query_text(PxWebVersion version, const PxWebQuery& query) {
  core::JsonWriter out;
  const bool second = version == PxWebVersion::v2;
  out.begin_object().key(second ? "selection" : "query").begin_array();
  for (const PxWebChoice& one : query) {
    out.begin_object().member(second ? "variableCode" : "code", one.variable);
    if (second && !one.codelist.empty()) out.member("codelist", one.codelist);
    if (!second) out.key("selection").begin_object().member("filter", "item");
    out.key(second ? "valueCodes" : "values").begin_array();
    for (const std::string& value : one.values) out.value(value);
    out.end_array();
    if (!second) out.end_object();
    out.end_object();
  }
  out.end_array();
  if (!second) out.key("response").begin_object().member("format", "json-stat").end_object();
  return out.end_object().take();
}

}  // namespace rodtrad::formats
