// Names follow the register's fields.
#include "api/json.h"

#include "model/json_words.h"

namespace rodtrad::api {

using core::JsonWriter;

namespace {

void write_texts(JsonWriter& out, std::string_view name, const std::vector<std::string>& texts) {
  out.key(name).begin_array();
  for (const std::string& text : texts) out.value(text);
  out.end_array();
}

void write_departments(JsonWriter& out, const std::vector<domain::Department>& departments) {
  out.key("departments").begin_array();
  for (const domain::Department& one : departments) out.begin_object().member("department", one.department).member("unit", one.unit).end_object();
  out.end_array();
}

}  // namespace

void text_member(JsonWriter& out, std::string_view name, const std::string& text) {
  out.key(name);
  text.empty() ? out.null() : out.value(text);
}

void write_publication(JsonWriter& out, const ops::Publication& publication) {
  out.begin_object().member("id", publication.id).member("assignment", publication.assignment).member("title", publication.title);
  out.member("form", publication.form).member("language", publication.language).member("date", publication.date);
  out.member("level", model::to_word(publication.level)).member("url", "/publications/" + publication.file).end_object();
}

void write_publications(JsonWriter& out, const std::vector<ops::Publication>& publications) {
  out.key("publications").begin_array();
  for (const ops::Publication& publication : publications) write_publication(out, publication);
  out.end_array();
}

void write_assignment_members(JsonWriter& out, const ops::OpenAssignment& assignment) {
  const domain::Assignment& words = assignment.words;
  out.member("id", assignment.id).member("plan", assignment.plan).member("no", words.no).member("title", words.title);
  out.member("state", assignment.is_published() ? "published" : "not_published");
  text_member(out, "due_raw", words.due_raw);
  write_texts(out, "due_edtf", words.due_edtf);
  text_member(out, "due_latest", words.due_latest);
  text_member(out, "domain", words.domain);
  text_member(out, "perspective", words.perspective);
  write_departments(out, words.departments);
  write_publications(out, assignment.publications);
}

void write_assignment_row(JsonWriter& out, const ops::OpenAssignment& assignment) {
  out.begin_object();
  write_assignment_members(out, assignment);
  out.end_object();
}

void write_assignment_rows(JsonWriter& out, const std::vector<ops::OpenAssignment>& assignments) {
  out.key("assignments").begin_array();
  for (const ops::OpenAssignment& assignment : assignments) write_assignment_row(out, assignment);
  out.end_array();
}

void write_plan_members(JsonWriter& out, const ops::OpenPlan& plan) {
  out.member("id", plan.id);
  text_member(out, "title", plan.title);
  text_member(out, "organisation", plan.organisation);
  out.member("year", plan.year);
  text_member(out, "status", plan.status);
}

http::Response json_response(JsonWriter& out) { return {.content_type = "application/json", .body = out.take() + "\n"}; }

}  // namespace rodtrad::api
