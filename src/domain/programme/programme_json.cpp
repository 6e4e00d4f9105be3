// Writing of programmes.
#include "domain/document/quote_json.h"
#include "domain/programme_reader.h"

namespace rodtrad::domain {

using core::JsonWriter;

namespace {

void write_measures(JsonWriter& out, const ProgrammeDocument& programme) {
  std::vector<std::string> texts;
  for (const ProgrammeMeasure& measure : programme.measures) texts.push_back(measure.text.text);
  write_list(out, "increase_indicators", texts);
  out.key("indicators").begin_array();
  for (const ProgrammeMeasure& measure : programme.measures) {
    out.begin_object().member("text", measure.text.text).member("kind", measure.kind);
    if (measure.kind == "share") {
      write_text(out, "share_of", measure.share_of);
      write_text(out, "counted", measure.counted);
    }
    write_quote(out, "evidence", measure.text);
    out.end_object();
  }
  out.end_array();
}

void write_projects(JsonWriter& out, const ProgrammeDocument& programme) {
  std::vector<std::string> names;
  for (const ProgrammeProject& project : programme.projects) names.push_back(project.name);
  write_list(out, "projects", names);
  out.key("project_details").begin_array();
  for (const ProgrammeProject& project : programme.projects) {
    out.begin_object().member("name", project.name);
    write_list(out, "kinds", project.kinds);
    write_quote(out, "evidence", project.text);
    out.end_object();
  }
  out.end_array();
}

void write_contents(JsonWriter& out, const ProgrammeDocument& programme) {
  out.key("contents").begin_array();
  for (const ProgrammeHeading& heading : programme.contents) {
    out.begin_object().member("title", heading.title);
    write_text(out, "part", heading.part);
    out.member("in_text", heading.in_text).end_object();
  }
  out.end_array();
}

}  // namespace

void write_programme(JsonWriter& out, const ProgrammeDocument& programme) {
  out.member("type", "program");
  if (programme.for_paragraph > 0) out.member("for_paragraph", programme.for_paragraph);
  write_text(out, "pages", programme.pages);
  write_text(out, "title", programme.title);
  write_text(out, "date", programme.date);
  write_list(out, "authors", programme.authors);
  write_text(out, "truncated", programme.truncated);
  out.member("purposes", programme.purposes.size()).member("goals", programme.goals.size());
  write_quotes(out, "purpose_texts", programme.purposes);
  write_quotes(out, "goal_texts", programme.goals);
  write_quotes(out, "benefit_texts", programme.benefits);
  write_list(out, "target_groups", programme.target_groups);
  write_measures(out, programme);
  write_projects(out, programme);
  write_list(out, "governance", programme.governance);
  write_quote(out, "financing", programme.financing);
  write_contents(out, programme);
  write_quote(out, "red_thread_quote", programme.red_thread);
}

}  // namespace rodtrad::domain
