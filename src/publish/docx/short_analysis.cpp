// What stands in a short analysis: the answer first, then the plan's questions with answers, figures and tables, what to
// mind, and a box on method.
#include <set>

#include "publish/docx/story.h"
#include "publish/office/drawing_text.h"
#include "publish/office/phrases.h"

namespace rodtrad::publish::docx {

namespace {

using core::Language;
using model::Report;
using model::ResolvedFinding;

constexpr double kMostPages = 3.95;            // four, less what our measures may miss
constexpr std::size_t kAnswerSentences = 3;    // the answer in three sentences
constexpr std::size_t kRowsWithoutFigure = 8;  // of a table that no figure stands for

/// How much is told; the fullest that four pages hold is taken.
struct Extent {
  std::size_t figures;
  std::size_t rows;       // of each table
  std::size_t sentences;  // of each finding, after its headline
};
constexpr Extent kExtents[] = {{3, 20, 9}, {3, 10, 9}, {3, 6, 9}, {3, 6, 4}, {2, 6, 4}, {2, 4, 2}, {2, 0, 1}, {2, 0, 0}};

class Writer {
 public:
  Writer(const Report& report, Language language, const Extent& extent, double width)
      : report_(report), language_(language), extent_(extent), width_(width) {}

  Story write() {
    write_top();
    write_answer();
    write_questions();
    write_comments();
    write_notes();
    write_method();
    return {.parts = std::move(parts_), .sections = std::move(sections_)};
  }

 private:
  std::string say(const char* sv, const char* en) const { return words(language_, sv, en); }
  std::string own() const { return office_language(language_); }
  std::string plan() const { return office_language(report_.assignment.language); }
  void add(Style style, std::string content) { parts_.push_back(text(style, std::move(content), own())); }
  void begin(Place place) { sections_.push_back({place, parts_.size()}); }
  void add(std::vector<Part> parts) { std::move(parts.begin(), parts.end(), std::back_inserter(parts_)); }

  void write_top();
  void write_answer();
  void write_questions();
  void write_question(std::size_t number);
  void write_other_findings();
  void write_finding(const ResolvedFinding& finding);
  void write_figure_or_table(const ResolvedFinding& finding);
  bool write_texts(const std::string& section, Style style);
  void write_comments();
  void write_notes();
  void write_method();

  const Report& report_;
  Language language_;
  Extent extent_;
  double width_;
  std::vector<Part> parts_;
  std::vector<Section> sections_;
  std::set<std::string> told_;   // findings
  std::set<std::string> shown_;  // figures and tables
  std::size_t figures_ = 0;
};

void Writer::write_top() {
  const model::AssignmentInfo& assignment = report_.assignment;
  begin(Place::region);
  parts_.push_back(Text{Style::kicker, {{report_.region + " \u00B7 " + say("Kort analys", "Short analysis"), own()}}});
  begin(Place::title);
  parts_.push_back(text(Style::title, assignment.title, plan()));
  Text origin{Style::subtitle, {}};
  if (assignment.number > 0) {
    origin.runs.push_back({fmt::format(fmt::runtime(say("Uppdrag\u00A0{} i ", "Assignment\u00A0{} in ")), assignment.number), own()});
  }
  origin.runs.push_back({assignment.plan_title + (assignment.decision.empty() ? "" : ". " + assignment.decision) + ".", plan()});
  begin(Place::assignment);
  parts_.push_back(std::move(origin));
  begin(Place::release);
  add(Style::subtitle, release_words(report_, language_));
}

/// What the analyst wrote for a section; false when there is nothing.
bool Writer::write_texts(const std::string& section, Style style) {
  const auto texts = report_.texts_for(section, language_);
  for (const model::WrittenText* text : texts) add(written_parts(*text, style, language_));
  return !texts.empty();
}

void Writer::write_answer() {
  begin(Place::answer);
  add(Style::heading, say("Svaret", "The answer"));
  if (write_texts("answer", Style::lead)) return;
  Text answer{Style::lead, {}};
  for (const ResolvedFinding* finding : ordered_findings(report_)) {
    if (finding->headline.in(language_).empty()) continue;
    if (!answer.runs.empty()) answer.runs.push_back({" ", own()});
    for (Run& run : sentence_runs(finding->headline, language_)) answer.runs.push_back(std::move(run));
    if (told_.insert(finding->id).second && told_.size() == kAnswerSentences) break;
  }
  told_.clear();
  if (answer.runs.empty()) {
    answer.runs.push_back({say("Analysen gav inga resultat som kan visas.", "The analysis gave no results that can be shown."), own()});
  }
  parts_.push_back(std::move(answer));
}

void Writer::write_questions() {
  const model::AssignmentInfo& assignment = report_.assignment;
  begin(Place::questions);
  add(Style::heading, say("Frågor och svar", "Questions and answers"));
  if (!assignment.purpose.empty()) {
    parts_.push_back(Text{Style::normal, {{say("Syfte: ", "Purpose: "), own(), Weight::bold}, {assignment.purpose, plan()}}});
  }
  if (assignment.questions.empty()) {
    add(Style::normal, say("Planen ställer inga frågor i uppdraget.", "The plan asks no questions in this assignment."));
  }
  for (std::size_t number = 1; number <= assignment.questions.size(); ++number) write_question(number);
  write_other_findings();
}

void Writer::write_question(std::size_t number) {
  const std::string& question = report_.assignment.questions[number - 1];
  parts_.push_back(text(Style::question, question, plan()));
  bool answered = write_texts(model::question_section(number), Style::normal);
  for (const model::Answer& answer : report_.answers) {
    if (answer.question != question) continue;
    for (const std::string& id : answer.findings) {
      const ResolvedFinding* finding = report_.find(id);
      if (!finding) continue;
      answered = true;
      write_finding(*finding);
    }
  }
  if (!answered) add(Style::normal, say("Analysen svarar inte på frågan.", "The analysis does not answer this question."));
}

void Writer::write_other_findings() {
  bool first = true;
  for (const ResolvedFinding* finding : ordered_findings(report_)) {
    if (told_.contains(finding->id)) continue;
    if (std::exchange(first, false)) add(Style::subheading, say("Övriga resultat", "Other results"));
    write_finding(*finding);
  }
}

/// Told once in full; a second question that it answers gets the headline.
void Writer::write_finding(const ResolvedFinding& finding) {
  const bool first = told_.insert(finding.id).second;
  Text told{Style::normal, sentence_runs(finding.headline, language_)};
  for (std::size_t s = 0; first && s < std::min(finding.sentences.size(), extent_.sentences); ++s) {
    if (!told.runs.empty()) told.runs.push_back({" ", own()});
    for (Run& run : sentence_runs(finding.sentences[s], language_)) told.runs.push_back(std::move(run));
  }
  parts_.push_back(std::move(told));
  if (first) write_figure_or_table(finding);
}

void Writer::write_figure_or_table(const ResolvedFinding& finding) {
  const figure::Figure* figure = report_.result.find_figure(finding.figure);
  const bool draws =
      figure && !figure->categories.empty() && !figure->series.empty() && figures_ < extent_.figures && shown_.insert(figure->id).second;
  if (draws) {
    ++figures_;
    add(figure_parts(report_, *figure, language_, width_));
  }
  const table::Table* table = report_.result.find_table(draws ? figure->table : finding.table);
  const std::size_t rows = draws ? extent_.rows : std::min(extent_.rows, kRowsWithoutFigure);
  if (table && rows > 0 && shown_.insert("table " + table->id).second) add(table_parts(*table, rows, language_, width_));
}

void Writer::write_comments() {
  const auto comments = report_.comments(language_);
  if (comments.empty()) return;
  begin(Place::comments);
  add(Style::heading, say("Kommentar", "Comment"));
  for (const model::WrittenText* comment : comments) {
    add(Style::subheading, comment->section);
    add(written_parts(*comment, Style::normal, language_));
  }
}

void Writer::write_notes() {
  if (report_.result.notes.empty() && report_.texts_for("mind", language_).empty()) return;
  begin(Place::mind);
  add(Style::heading, say("Att tänka på", "What to mind"));
  write_texts("mind", Style::normal);
  for (const model::Note& note : report_.result.notes) add(Style::list, note.text.in(language_));
}

void Writer::write_method() {
  begin(Place::method);
  add(Style::heading, say("Metod och data", "Method and data"));
  const std::string& formula = report_.provenance.formula.in(language_);
  bool first = true;
  for (const auto& [what, how] : method_facts(report_, language_, Notes::apart)) {
    Text fact{Style::box, {{what + ": ", own(), Weight::bold}, {how + (how.ends_with('.') ? "" : "."), own()}}};
    if (std::exchange(first, false) && !formula.empty()) fact.runs.push_back({" " + formula, own()});
    parts_.push_back(std::move(fact));
  }
  if (const std::string writers = report_.writers(language_); !writers.empty()) {
    parts_.push_back(Text{Style::box, {{say("Texter: ", "Texts: "), own(), Weight::bold}, {writers + ".", own()}}});
  }
}

}  // namespace

Story short_analysis(const Report& report, Language language, const PageRoom& room) {
  Story story;
  for (const Extent& extent : kExtents) {
    story = Writer(report, language, extent, room.width).write();
    if (pages_of(story.parts, room) <= kMostPages) break;
  }
  story.footer = report.region;
  story.stamp = stamp_words(report, language);
  return story;
}

}  // namespace rodtrad::publish::docx
