// Printing of plans.
#include "support/plan_printer.h"

#include "core/unicode.h"
#include "domain/plan_json.h"

namespace rodtrad::test {

namespace {

using domain::Assignment;
using domain::PlanDocument;

using Texts = std::vector<std::string>;

std::string joined(const Texts& texts, const std::string& between) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : between) + text;
  return all;
}

Texts split(const std::string& text, const std::string& at) {
  Texts parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + at.size();
  }
  return parts;
}

bool is_lower(char32_t c) { return core::is_letter(c) && core::to_lower(c) == c; }

/// Lines of one paragraph; long words in small letters may be broken at the margin.
class Wrapper {
 public:
  Wrapper(std::size_t width, WordBreak word_break) : width_(width), word_break_(word_break) {}

  Texts wrap(const std::string& paragraph) {
    for (const std::string& word : split(paragraph, " ")) add(core::to_code_points(word));
    lines_.push_back(core::to_utf8(line_));
    return std::move(lines_);
  }

 private:
  void add(std::u32string word) {
    if (width_ == 0 || line_.empty() || line_.size() + 1 + word.size() <= width_) {
      line_ += (line_.empty() ? U"" : U" ") + word;
      return;
    }
    if (const std::size_t head = head_of(word)) {
      line_ += U" " + word.substr(0, head) + (word_break_ == WordBreak::hyphen ? U'-' : U'\u00AD');
      word = word.substr(head);
    }
    lines_.push_back(core::to_utf8(line_));
    line_ = word;
  }

  std::size_t head_of(const std::u32string& word) const {
    const bool plain = std::all_of(word.begin(), word.end(), is_lower);
    const std::size_t head = width_ > line_.size() + 2 ? width_ - line_.size() - 2 : 0;
    return word_break_ != WordBreak::none && plain && head >= 4 && head + 5 <= word.size() ? head : 0;
  }

  std::size_t width_;
  WordBreak word_break_;
  Texts lines_;
  std::u32string line_;
};

class Printer {
 public:
  Printer(const PlanDocument& plan, const PlanStyle& style) : plan_(plan), style_(style) {}

  std::string print() {
    print_front();
    for (const Assignment& assignment : plan_.assignments) {
      print_heads(assignment);
      print_assignment(assignment);
    }
    print_trends();
    print_notes();
    return on_pages();
  }

 private:
  void gap() {
    if (!lines_.empty() && !lines_.back().empty()) lines_.emplace_back();
  }
  void add(const std::string& text) {
    for (std::string& line : Wrapper(style_.width, style_.word_break).wrap(text)) lines_.push_back(std::move(line));
  }
  void paragraph(const std::string& text) {
    if (text.empty()) return;
    gap();
    add(text);
    gap();
  }
  /// A marked heading is one line.
  void heading(const std::string& text) {
    if (style_.heading_mark.empty() || text.empty()) return paragraph(text);
    gap();
    lines_.push_back(style_.heading_mark + text);
    gap();
  }
  void items(const Texts& texts) {
    for (const std::string& text : texts) add(style_.bullet + text);
    if (!texts.empty()) gap();
  }
  void listed(const std::string& intro, const Texts& texts) {
    if (texts.empty()) return;
    paragraph(intro);
    items(texts);
  }

  void print_front() {
    paragraph(plan_.title);
    paragraph(plan_.board_date_raw);
    print_contents();
    if (!plan_.decided_by.empty()) paragraph("Planen beslutas av " + plan_.decided_by + ".");
    if (!plan_.coordinator.empty()) paragraph(plan_.coordinator + " samordnar arbetet med planen.");
    if (!plan_.required_fields.empty()) {
      heading("Analysuppdrag");
      paragraph("Ett analysuppdrag ska innehålla " + joined(plan_.required_fields, ", ") + ".");
    }
    listed("Publikationsformer är:", plan_.publication_forms);
    listed("Perspektiv i alla uppdrag:", plan_.common_breakdowns);
    print_areas();
    if (!plan_.kinds.empty()) heading("Centrala definitioner");
    for (const domain::KindDefinition& kind : plan_.kinds) {
      heading(kind.name);
      paragraph(kind.definition);
    }
  }

  void print_contents() {
    if (!style_.contents) return;
    paragraph("Innehåll");
    int page = 2;
    std::string domain, perspective;
    const auto entry = [&](const std::string& title) { lines_.push_back(title + " ....... " + std::to_string(page++)); };
    for (const Assignment& assignment : plan_.assignments) {
      if (!assignment.domain.empty() && std::exchange(domain, assignment.domain) != assignment.domain) entry(assignment.domain);
      if (!assignment.perspective.empty() && std::exchange(perspective, assignment.perspective) != assignment.perspective)
        entry(assignment.perspective);
      entry(assignment.toc_title);
    }
    if (!plan_.appendix.empty()) entry(plan_.appendix);
    gap();
  }

  void print_areas() {
    if (plan_.domains.empty()) return;
    heading("Områden för analys");
    for (const domain::PlanDomain& domain : plan_.domains) {
      heading(domain.name);
      Texts texts;
      for (const domain::Perspective& perspective : domain.perspectives) {
        texts.push_back("Det " + core::to_lower(perspective.name) + (perspective.covered ? "" : "¹") + " handlar om vården");
      }
      items(texts);
    }
  }

  void print_heads(const Assignment& assignment) {
    if (std::exchange(domain_, assignment.domain) != assignment.domain) heading(assignment.domain);
    if (std::exchange(perspective_, assignment.perspective) != assignment.perspective) heading(assignment.perspective);
  }

  void print_assignment(const Assignment& assignment) {
    heading(assignment.title);
    if (style_.metadata_first) print_metadata(assignment);
    section("background", assignment.background);
    section("purpose", assignment.purpose);
    section("operational_benefit", assignment.operational_benefit);
    print_questions(assignment);
    section("expected_outcome", assignment.expected_outcome);
    if (!style_.metadata_first) print_metadata(assignment);
  }

  void section(const std::string& field, const std::string& text) {
    if (text.empty()) return;
    heading(style_.headings.at(field));
    for (const std::string& part : split(text, "\n\n")) paragraph(part);
  }

  void print_questions(const Assignment& assignment) {
    if (!assignment.template_conformance.fragestallningar_rubrik) return;
    heading(style_.headings.at("questions"));
    items(assignment.questions);
    listed("Arbetet omfattar:", assignment.other_items);
  }

  void print_metadata(const Assignment& assignment) {
    gap();
    for (const auto& [field, label] : style_.labels) {
      for (const std::string& value : values_of(field, assignment)) {
        if (!value.empty()) add(style_.bullet + label + ": " + value);
      }
    }
    gap();
  }

  static Texts values_of(const std::string& field, const Assignment& assignment) {
    if (field == "due") return split(assignment.due_raw, "\n");
    if (field == "department") return split(assignment.department_raw, "\n");
    if (field == "manager") return {joined(assignment.managers, ", ")};
    if (field == "analyst") return {analysts_of(assignment)};
    if (field == "performer") return assignment.performers;
    if (field == "partner") return assignment.partners;
    return split(assignment.publication_raw, "\n");
  }

  static std::string analysts_of(const Assignment& assignment) {
    Texts parts;
    for (const std::string& name : assignment.analysts) {
      parts.push_back(name);
      if (const auto title = assignment.analyst_titles.find(name); title != assignment.analyst_titles.end()) parts.push_back(title->second);
    }
    parts.insert(parts.end(), assignment.unnamed_roles.begin(), assignment.unnamed_roles.end());
    return joined(parts, ", ") + (assignment.unnamed_roles_uncertain ? "?" : "");
  }

  void print_trends() {
    heading(plan_.appendix);
    std::string group;
    for (const domain::Trend& trend : plan_.trends) {
      if (std::exchange(group, trend.group_raw) != trend.group_raw) heading(trend.group_raw);
      add(style_.bullet + trend.text);
    }
  }

  /// What a footnote says of the perspective that is not covered.
  void print_notes() {
    for (const domain::PlanDomain& domain : plan_.domains) {
      for (const domain::Perspective& perspective : domain.perspectives) paragraph(perspective.covered ? "" : "¹ " + perspective.note);
    }
  }

  /// A page may end where a reader sees that the sentence goes on, or between paragraphs.
  bool may_end_page(std::size_t i) const {
    if (i + 1 >= lines_.size() || lines_[i].empty()) return false;
    if (lines_[i + 1].empty()) return true;
    const std::u32string line = core::to_code_points(lines_[i]);
    const bool open = core::is_letter(line.back()) || line.back() == U'-' || line.back() == U'\u00AD';
    return open && is_lower(core::to_code_points(lines_[i + 1]).front());
  }

  std::vector<std::size_t> page_ends() const {
    std::vector<std::size_t> ends;
    std::size_t on_page = 0;
    for (std::size_t i = 0; style_.page_lines > 0 && i < lines_.size(); ++i) {
      if (++on_page < style_.page_lines || !may_end_page(i)) continue;
      ends.push_back(i);
      on_page = 0;
    }
    return ends;
  }

  /// A head that comes back once is nothing that a reader can know from a heading: two pages have none.
  std::string on_pages() const {
    const std::vector<std::size_t> ends = page_ends();
    const std::string& end = style_.line_end;
    std::string text;
    for (std::size_t i = 0, page = 1; i < lines_.size(); ++i) {
      text += lines_[i] + end;
      if (std::find(ends.begin(), ends.end(), i) == ends.end()) continue;
      text += end + std::to_string(page++) + end + "\f" + (ends.size() > 2 ? plan_.title + end + end : "");
    }
    return text;
  }

  const PlanDocument& plan_;
  const PlanStyle& style_;
  Texts lines_;
  std::string domain_, perspective_;
};

std::string fields_of(PlanDocument plan) {
  plan.sources.clear();
  for (Assignment& assignment : plan.assignments) assignment.sources.clear();
  for (domain::Trend& trend : plan.trends) trend.spans.clear();
  for (domain::KindDefinition& kind : plan.kinds) kind.spans.clear();
  return core::pretty(domain::to_json(plan));
}

}  // namespace

std::string print_plan(const PlanDocument& plan, const PlanStyle& style) { return Printer(plan, style).print(); }

std::string difference(const PlanDocument& read, const PlanDocument& meant) {
  const Texts ours = split(fields_of(read), "\n"), theirs = split(fields_of(meant), "\n");
  for (std::size_t i = 0; i < std::max(ours.size(), theirs.size()); ++i) {
    const std::string one = i < ours.size() ? ours[i] : "", other = i < theirs.size() ? theirs[i] : "";
    if (one != other) return fmt::format("line {}:\n  read  {}\n  meant {}", i + 1, one, other);
  }
  return {};
}

}  // namespace rodtrad::test
