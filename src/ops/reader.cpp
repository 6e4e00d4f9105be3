// The rule of what may be read, and the views that keep to it.
#include "ops/reader.h"

#include <algorithm>
#include <set>

#include "core/failure.h"
#include "core/hash.h"
#include "domain/plan_records.h"
#include "model/json_words.h"
#include "ops/register.h"

namespace rodtrad::ops {

using core::Expected;
using records::Record;
using records::RecordId;

namespace {

constexpr std::string_view kFolder = "publications/";

core::Fail not_found() {
  return core::fail({.code = "not_found",
                     .message = {.sv = "sidan finns inte", .en = "there is no such page"},
                     .hint = {.sv = "adressen kan vara felskriven, eller så är det som fanns här inte publicerat",
                              .en = "the address may be misspelt, or what was here is not published"}});
}

Expected<Record> record_named(const records::Store& store, const std::string& type, const std::string& name) {
  const auto id = records::parse_record_id(name);
  if (!id || id->type != type) return not_found();
  auto record = store.get(*id);
  if (!record) return not_found();
  return *std::move(record);
}

/// Levels by release, of those that the reader may see.
Expected<std::map<RecordId, model::Level>> readable_releases(const records::Store& store, model::Level reader) {
  std::map<RecordId, model::Level> levels;
  for (const Record& release : TRY(store.list({.type = "release", .fields = {"level"}}))) {
    const auto level = model::from_word<model::Level>(release.text("level"));
    const bool readable = level == model::Level::public_ || (level == model::Level::internal && reader == model::Level::internal);
    if (readable) levels.emplace(release.id, *level);
  }
  return levels;
}

core::Text form_label(const records::Store& store, const std::string& form) {
  const schema::RecordType* type = store.schema().find("publication");
  const schema::Field* field = type ? type->find("form") : nullptr;
  const schema::Code* code = field ? field->code(form) : nullptr;
  return code ? code->label : core::same_text(form);
}

/// The record that says what a file holds now is the last one of its name.
std::vector<Record> last_of_each_file(std::vector<Record> newest_first) {
  std::set<std::string> known;
  std::erase_if(newest_first, [&](const Record& record) { return !known.insert(record.text("path")).second; });
  return newest_first;
}

struct Readable {
  Record record;
  model::Level level;
};

/// Newest first. `of`: of this assignment only.
Expected<std::vector<Readable>> readable(const records::Store& store, model::Level reader, const std::optional<RecordId>& of = {}) {
  const auto levels = TRY(readable_releases(store, reader));
  records::Query query{.type = "publication", .descending = true};
  if (of) query.where = {{"assignment", *of}};
  std::vector<Readable> found;
  for (Record& record : last_of_each_file(TRY(store.list(query)))) {
    const auto level = levels.find(record.get<RecordId>("release").value_or(RecordId{}));
    if (level != levels.end() && record.text("path").starts_with(kFolder)) found.push_back({std::move(record), level->second});
  }
  return found;
}

Publication publication_from(const records::Store& store, const Readable& readable, const std::string& title) {
  const Record& record = readable.record;
  return {.id = to_text(record.id),
          .assignment = to_text(record.get<RecordId>("assignment").value_or(RecordId{})),
          .title = title,
          .form = record.text("form"),
          .form_label = form_label(store, record.text("form")),
          .language = record.text("language"),
          .date = record.text("date"),
          .level = readable.level,
          .file = record.text("path").substr(kFolder.size())};
}

Expected<std::string> title_of(const records::Store& store, const Record& publication) {
  return TRY(store.get(publication.get<RecordId>("assignment").value_or(RecordId{}))).text("title");
}

OpenPlan plan_from(const Record& record) {
  return {.id = to_text(record.id),
          .title = record.text("title"),
          .organisation = record.text("organisation"),
          .year = record.get<std::int64_t>("year"),
          .status = record.text("status")};
}

/// Persons are named where they answer for something in print, not in a list for everyone.
domain::Assignment without_persons(domain::Assignment assignment) {
  assignment.managers.clear();
  assignment.analysts.clear();
  assignment.analyst_titles.clear();
  assignment.performers.clear();
  assignment.sources.clear();
  return assignment;
}

OpenAssignment assignment_from(const records::Store& store, const Record& record, const std::vector<Readable>& publications) {
  OpenAssignment assignment{.id = to_text(record.id),
                            .plan = to_text(record.get<RecordId>("plan").value_or(RecordId{})),
                            .words = without_persons(domain::assignment_from(record))};
  for (const Readable& one : publications) {
    if (one.record.get<RecordId>("assignment") == record.id) assignment.publications.push_back(publication_from(store, one, record.text("title")));
  }
  return assignment;
}

}  // namespace

Expected<std::vector<OpenPlan>> Reader::plans() const {
  std::vector<OpenPlan> plans;
  for (const Record& record : TRY(workspace_->store().list({.type = "plan", .descending = true}))) plans.push_back(plan_from(record));
  return plans;
}

Expected<OpenPlan> Reader::with_assignments(OpenPlan plan) const {
  const records::Store& store = workspace_->store();
  const std::vector<Readable> publications = TRY(readable(store, level_));
  for (const Record& record : TRY(assignments_of(store, *records::parse_record_id(plan.id))))
    plan.assignments.push_back(assignment_from(store, record, publications));
  return plan;
}

Expected<OpenPlan> Reader::plan(const std::string& id) const {
  return with_assignments(plan_from(TRY(record_named(workspace_->store(), "plan", id))));
}

Expected<std::optional<OpenPlan>> Reader::latest_plan() const {
  std::vector<OpenPlan> all = TRY(plans());
  if (all.empty()) return std::optional<OpenPlan>();
  return std::optional(TRY(with_assignments(std::move(all.front()))));
}

Expected<OpenAssignment> Reader::assignment(const std::string& id) const {
  const records::Store& store = workspace_->store();
  const Record record = TRY(record_named(store, "assignment", id));
  return assignment_from(store, record, TRY(readable(store, level_, record.id)));
}

Expected<std::vector<Publication>> Reader::publications() const {
  const records::Store& store = workspace_->store();
  std::vector<Publication> all;
  for (const Readable& one : TRY(readable(store, level_))) all.push_back(publication_from(store, one, TRY(title_of(store, one.record))));
  std::stable_sort(all.begin(), all.end(), [](const Publication& a, const Publication& b) { return a.date > b.date; });
  return all;
}

Expected<PublishedFile> Reader::published_file(const std::string& file) const {
  const records::Store& store = workspace_->store();
  for (const Readable& one : TRY(readable(store, level_))) {
    if (one.record.text("path") != std::string(kFolder) + file) continue;
    PublishedFile published{.publication = publication_from(store, one, TRY(title_of(store, one.record)))};
    published.bytes = TRY(core::read_file(workspace_->folder() / one.record.text("path")));
    if (core::sha256_hex(published.bytes) == one.record.text("sha256")) return published;
    throw core::Failure(core::FailureKind::io,
                        core::say("filen {} har ändrats sedan den publicerades", "the file {} has changed since it was published", file),
                        {.sv = "publicera om den", .en = "publish it again"});
  }
  return not_found();
}

}  // namespace rodtrad::ops
