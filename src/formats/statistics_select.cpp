// Cells by stepping through the choice as an odometer; notes by what they are about.
#include "formats/statistics_select.h"

#include <algorithm>

namespace rodtrad::formats {
namespace {

using Level = StatisticsNote::Level;

class Selector {
 public:
  Selector(const StatisticsTable& from, const StatisticsChoice& choice) : from_(from), choice_(choice) {}

  StatisticsTable select() {
    copy_words();
    for (const std::size_t at : choice_.order) add_dimension(at);
    choose_units();
    copy_cells();
    for (const StatisticsNote& note : from_.notes) add_note(note);
    return std::move(out_);
  }

 private:
  void copy_words() {
    out_ = {.id = from_.id, .title = from_.title, .source = from_.source, .language = from_.language, .languages = from_.languages};
    out_.contents = from_.contents;
    out_.subject = from_.subject;
    out_.subject_code = from_.subject_code;
    out_.updated = from_.updated;
  }

  void add_dimension(std::size_t at) {
    const table::Dimension& source = from_.dimensions[at];
    table::Dimension one{.id = source.id, .label = source.label, .role = source.role};
    for (const std::size_t category : choice_.categories[at]) one.categories.push_back(source.categories[category]);
    if (one.id == from_.measure) out_.measure = from_.measure;
    out_.dimensions.push_back(std::move(one));
  }

  /// A measure that is left out leaves its unit with the table.
  void choose_units() {
    if (from_.measure.empty()) {
      out_.units = from_.units;
      return;
    }
    for (std::size_t at = 0; at < from_.dimensions.size(); ++at) {
      if (from_.dimensions[at].id != from_.measure) continue;
      for (const std::size_t category : choice_.categories[at]) {
        if (category < from_.units.size()) out_.units.push_back(from_.units[category]);
      }
    }
  }

  void copy_cells() {
    std::vector<std::size_t> steps(from_.dimensions.size(), 1);
    for (std::size_t i = steps.size(); i-- > 1;) steps[i - 1] = steps[i] * from_.dimensions[i].categories.size();
    std::size_t base = 0, count = 1;
    for (std::size_t at = 0; at < steps.size(); ++at) {
      if (!is_kept(at)) base += choice_.categories[at].front() * steps[at];
    }
    for (const std::size_t at : choice_.order) count *= choice_.categories[at].size();
    out_.cells.words = from_.cells.words;
    out_.cells.resize(count);
    std::vector<std::size_t> place(choice_.order.size(), 0);
    for (std::size_t cell = 0; cell < count; ++cell) {
      std::size_t source = base;
      for (std::size_t i = 0; i < place.size(); ++i) source += choice_.categories[choice_.order[i]][place[i]] * steps[choice_.order[i]];
      out_.cells.values[cell] = from_.cells.values[source];
      out_.cells.states[cell] = from_.cells.states[source];
      out_.cells.statuses[cell] = from_.cells.statuses[source];
      for (std::size_t i = place.size(); i-- > 0;) {
        if (++place[i] < choice_.categories[choice_.order[i]].size()) break;
        place[i] = 0;
      }
    }
  }

  bool is_kept(std::size_t at) const { return std::find(choice_.order.begin(), choice_.order.end(), at) != choice_.order.end(); }
  bool is_chosen(std::size_t at, const std::string& code) const {
    const auto& chosen = choice_.categories[at];
    return code == "*" ||
           std::any_of(chosen.begin(), chosen.end(), [&](std::size_t category) { return from_.dimensions[at].categories[category].code == code; });
  }
  std::optional<std::size_t> place_of(const std::string& id) const {
    for (std::size_t at = 0; at < from_.dimensions.size(); ++at) {
      if (from_.dimensions[at].id == id) return at;
    }
    return std::nullopt;
  }

  void add_note(StatisticsNote note) {
    if (note.level == Level::cell) return add_cell_note(std::move(note));
    if (note.level == Level::table) return out_.notes.push_back(std::move(note));
    const auto at = note.where.empty() ? std::nullopt : place_of(note.where[0]);
    if (!at || !is_kept(*at)) return;
    if (note.level == Level::value && !(note.where.size() > 1 && is_chosen(*at, note.where[1]))) return;
    out_.notes.push_back(std::move(note));
  }
  void add_cell_note(StatisticsNote note) {
    std::vector<std::string> where = std::move(note.where);
    where.resize(from_.dimensions.size(), "*");
    for (std::size_t at = 0; at < where.size(); ++at) {
      if (!is_chosen(at, where[at])) return;
    }
    note.where.clear();
    for (const std::size_t at : choice_.order) note.where.push_back(where[at]);
    out_.notes.push_back(std::move(note));
  }

  const StatisticsTable& from_;
  const StatisticsChoice& choice_;
  StatisticsTable out_;
};

}  // namespace

StatisticsTable select(const StatisticsTable& table, const StatisticsChoice& choice) { return Selector(table, choice).select(); }

}  // namespace rodtrad::formats
