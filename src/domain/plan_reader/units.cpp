// Finding of assignments: runs of metadata first, then the title that belongs to each.
#include "domain/plan_reader/units.h"

#include <set>

namespace rodtrad::domain {

namespace {

constexpr std::size_t kMostHeads = 12;  // headings looked at above a title

struct Run {
  std::size_t begin;
  std::size_t end;
};

std::vector<Run> find_runs(const Outline& outline, std::size_t end) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < end; ++i) {
    if (outline[i].role != Role::metadata) continue;
    if (runs.empty() || runs.back().end != i) runs.push_back({i, i});
    runs.back().end = i + 1;
  }
  return runs;
}

class UnitFinder {
 public:
  UnitFinder(const Outline& outline, std::size_t end, const Areas& areas, const Contents& contents)
      : outline_(outline), end_(end), areas_(areas), contents_(contents), runs_(find_runs(outline, end)) {}

  std::vector<Unit> find() {
    const bool first = metadata_stands_first();
    for (const Run& run : runs_) {
      const auto title = first ? title_above(run) : title_before(region_begin_, run.begin);
      if (title) {
        start(*title);
      } else if (has_title_label(run)) {
        start_labelled(run);
      }
      if (!units_.empty()) units_.back().end = run.end;
      region_begin_ = run.end;
    }
    if (first) stretch_to_next();
    std::erase_if(units_, [&](const Unit& unit) { return !is_assignment(unit); });
    return std::move(units_);
  }

 private:
  bool is_heading(std::size_t i) const { return outline_[i].role == Role::heading; }
  bool in_contents(std::size_t i) const { return is_heading(i) && contents_.same(outline_[i].words); }

  bool is_area(std::size_t i) const { return areas_.is_domain(outline_[i].words) || areas_.perspective(outline_[i].words); }
  bool is_listed_title(std::size_t i) const { return in_contents(i) && !is_area(i); }

  bool has_title_label(const Run& run) const {
    return std::any_of(outline_.begin() + static_cast<std::ptrdiff_t>(run.begin), outline_.begin() + static_cast<std::ptrdiff_t>(run.end),
                       [](const Node& node) { return node.field == "title"; });
  }

  /// Most runs stand directly under a heading.
  bool metadata_stands_first() const {
    const auto under = std::count_if(runs_.begin(), runs_.end(), [&](const Run& run) { return run.begin > 0 && is_heading(run.begin - 1); });
    return 2 * static_cast<std::size_t>(under) > runs_.size();
  }

  std::optional<std::size_t> title_above(const Run& run) const {
    return run.begin > 0 && is_heading(run.begin - 1) ? std::optional(run.begin - 1) : std::nullopt;
  }

  /// Where the sections that end at `end` begin: going up until a section comes twice, the plan's own heading, or a
  /// title of the table of contents stands in the way.
  struct Reach {
    std::size_t begin;
    std::size_t first_section;  // `end` when there is none
  };
  Reach sections_above(std::size_t begin, std::size_t end) const {
    Reach reach{begin, end};
    std::set<std::string> seen;
    for (std::size_t i = end; i-- > begin;) {
      const Node& node = outline_[i];
      const bool again =
          std::any_of(node.sections.begin(), node.sections.end(), [&](const std::string& field) { return !seen.insert(field).second; });
      if (again || node.role == Role::plan_heading) return {i + 1, reach.first_section};
      if (is_listed_title(i)) return {i, reach.first_section};
      if (node.role == Role::section) reach.first_section = i;
    }
    return reach;
  }

  /// Metadata last: the title stands over the first section, or is the nearest heading of the table of contents.
  std::optional<std::size_t> title_before(std::size_t begin, std::size_t end) const {
    const Reach reach = sections_above(begin, end);
    const std::size_t limit = reach.first_section;
    const bool over_section = limit < end && limit > reach.begin && is_heading(limit - 1) && !is_area(limit - 1);
    if (reach.begin < limit && is_listed_title(reach.begin)) {
      const bool is_domain = over_section && limit - 1 > reach.begin && is_heading(reach.begin + 1);
      return is_domain ? limit - 1 : reach.begin;
    }
    return over_section ? std::optional(limit - 1) : first_heading(reach.begin, limit);
  }

  /// The first heading that is no area; of several in a row the last.
  std::optional<std::size_t> first_heading(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (!is_heading(i) || is_area(i)) continue;
      while (i + 1 < end && is_heading(i + 1)) ++i;
      return i;
    }
    return std::nullopt;
  }

  void start(std::size_t title) {
    const std::size_t head = read_heads(title);
    if (!units_.empty()) head_of_.push_back(head);
    units_.push_back({.title = outline_[title].words, .begin = title + 1, .end = title + 1, .domain = domain_, .perspective = perspective_});
  }

  void start_labelled(const Run& run) {
    const std::size_t head = read_heads(run.begin);
    if (!units_.empty()) head_of_.push_back(head);
    units_.push_back({.begin = run.begin, .end = run.end, .domain = domain_, .perspective = perspective_});
    for (std::size_t i = run.begin; i < run.end; ++i) {
      if (outline_[i].field == "title") units_.back().title = outline_[i].value;
    }
  }

  /// Headings above a title tell domain and perspective. Returns the first of them, or the title.
  std::size_t read_heads(std::size_t title) {
    std::size_t first = title;
    for (const std::size_t i : headings_above(title)) {
      const Passage& words = outline_[i].words;
      if (auto perspective = areas_.perspective(words)) {
        perspective_ = std::move(perspective);
      } else if (names_domain(i, title)) {
        domain_ = NamedPlace{words.utf8(), words, ""};
        perspective_ = areas_.only_perspective(words);
      } else {
        continue;
      }
      first = std::min(first, i);
    }
    return first;
  }

  std::vector<std::size_t> headings_above(std::size_t title) const {
    std::vector<std::size_t> headings;
    for (std::size_t i = title; i-- > region_begin_ && headings.size() < kMostHeads;) {
      const Role role = outline_[i].role;
      if (role == Role::plan_heading || (role == Role::section && units_.empty())) break;
      if (role == Role::heading && i > 0) headings.push_back(i);
    }
    std::reverse(headings.begin(), headings.end());
    return headings;
  }

  /// With a list of domains only they count; else a heading of the table of contents, or one right above the title.
  bool names_domain(std::size_t i, std::size_t title) const {
    if (!areas_.all().empty()) return areas_.is_domain(outline_[i].words);
    if (!contents_.entries().empty()) return in_contents(i);
    return std::all_of(outline_.begin() + static_cast<std::ptrdiff_t>(i), outline_.begin() + static_cast<std::ptrdiff_t>(title),
                       [](const Node& node) { return node.role == Role::heading || node.role == Role::text; });
  }

  /// Metadata first: an assignment reaches to the headings above the next title.
  void stretch_to_next() {
    for (std::size_t i = 0; i < units_.size(); ++i) units_[i].end = i < head_of_.size() ? head_of_[i] : end_;
  }

  /// Two different labels at least: one alone may stand anywhere.
  bool is_assignment(const Unit& unit) const {
    std::set<std::string> fields;
    for (std::size_t i = unit.begin; i < unit.end; ++i) {
      if (outline_[i].role == Role::metadata && outline_[i].field != "title") fields.insert(outline_[i].field);
    }
    return fields.size() >= 2;
  }

  const Outline& outline_;
  std::size_t end_;
  const Areas& areas_;
  const Contents& contents_;
  std::vector<Run> runs_;
  std::vector<Unit> units_;
  std::vector<std::size_t> head_of_;  // for each unit but the first: the first heading above its title
  std::size_t region_begin_ = 0;      // after the last run
  std::optional<NamedPlace> domain_;
  std::optional<NamedPlace> perspective_;
};

}  // namespace

std::vector<Unit> find_units(const Outline& outline, std::size_t end, const Areas& areas, const Contents& contents) {
  return UnitFinder(outline, end, areas, contents).find();
}

}  // namespace rodtrad::domain
