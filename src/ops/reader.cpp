// The rule of what may be read, and the views that keep to it.
#include "ops/reader.h"

#include <sys/stat.h>

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

/// Levels of releases, read one by one as they are asked for: a page pays for what it shows.
class Levels {
 public:
  Levels(const records::Store& store, model::Level reader) : store_(store), reader_(reader) {}

  /// Many at once are read in one go.
  Expected<core::Done> expect(std::size_t count) {
    constexpr std::size_t kMany = 32;
    if (count < kMany || all_) return core::Done{};
    all_ = true;
    for (const Record& release : TRY(store_.list({.type = "release", .fields = {"level"}}))) known_.emplace(release.id, readable_level(release));
    return core::Done{};
  }

  /// Nothing when the reader may not see what was released.
  Expected<std::optional<model::Level>> of(const RecordId& release) {
    const auto known = known_.find(release);
    if (known != known_.end()) return known->second;
    if (release.number == 0) return std::optional<model::Level>{};
    return known_.emplace(release, readable_level(TRY(store_.get(release)))).first->second;
  }

 private:
  std::optional<model::Level> readable_level(const Record& release) const {
    const auto level = model::from_word<model::Level>(release.text("level"));
    return level == model::Level::internal && reader_ == model::Level::public_ ? std::nullopt : level;
  }

  const records::Store& store_;
  model::Level reader_;
  bool all_ = false;
  std::map<RecordId, std::optional<model::Level>> known_;
};

core::Text form_label(const records::Store& store, const std::string& form) {
  const schema::RecordType* type = store.schema().find("publication");
  const schema::Field* field = type ? type->find("form") : nullptr;
  const schema::Code* code = field ? field->code(form) : nullptr;
  return code ? code->label : core::same_text(form);
}

struct Readable {
  Record record;
  model::Level level;
};

/// Picks what may be read out of publications, newest first. The record that says what a file holds now is the last one of its name.
class Picker {
 public:
  Picker(const records::Store& store, model::Level reader) : levels_(store, reader) {}

  Expected<core::Done> take(std::vector<Record> newest_first) {
    TRY(levels_.expect(newest_first.size()));
    for (Record& record : newest_first) {
      if (!known_.insert(record.text("path")).second) continue;
      const auto level = TRY(levels_.of(record.get<RecordId>("release").value_or(RecordId{})));
      if (level && record.text("path").starts_with(kFolder)) found.push_back({std::move(record), *level});
    }
    return core::Done{};
  }

  std::vector<Readable> found;

 private:
  Levels levels_;
  std::set<std::string> known_;
};

using Where = std::vector<std::pair<std::string, records::Value>>;

/// Newest first. `where`: what holds for them.
Expected<std::vector<Readable>> readable(const records::Store& store, model::Level reader, Where where = {}) {
  Picker picker(store, reader);
  TRY(picker.take(TRY(store.list({.type = "publication", .where = std::move(where), .descending = true}))));
  return std::move(picker.found);
}

constexpr std::int64_t kAtATime = 16;

/// Newest first, some at a time, as long as `more` wants them. `query`: among which.
template <class More>
Expected<core::Done> each_readable(const records::Store& store, model::Level reader, records::Query query, const More& more) {
  Picker picker(store, reader);
  query.type = "publication";
  query.descending = true;
  query.limit = kAtATime;
  std::size_t seen = 0;
  for (;; query.offset += kAtATime) {
    std::vector<Record> some = TRY(store.list(query));
    const bool last = static_cast<std::int64_t>(some.size()) < kAtATime;
    TRY(picker.take(std::move(some)));
    for (; seen < picker.found.size(); ++seen) {
      if (!more(picker.found[seen])) return core::Done{};
    }
    if (last) return core::Done{};
  }
}

/// The newest that the reader may see among those that the query names.
Expected<std::optional<Readable>> newest_of(const records::Store& store, model::Level reader, records::Query query) {
  std::optional<Readable> newest;
  TRY(each_readable(store, reader, std::move(query), [&](const Readable& one) {
    newest = one;
    return false;
  }));
  return newest;
}

/// Publications of other assignments than these.
records::Condition of_others(const std::vector<Readable>& newest) {
  records::Condition condition{.text = "\"assignment\" NOT IN (", .parameters = {}};
  for (const Readable& one : newest) {
    condition.text += condition.parameters.empty() ? "?" : ", ?";
    condition.parameters.emplace_back(one.record.get<RecordId>("assignment").value_or(RecordId{}).number);
  }
  condition.text += ")";
  return condition;
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

/// Of one assignment, newest first.
Expected<std::vector<Readable>> readable_of(const records::Store& store, model::Level reader, const RecordId& assignment, Told told) {
  if (told == Told::all) return readable(store, reader, {{"assignment", assignment}});
  const auto newest = TRY(newest_of(store, reader, {.type = {}, .where = {{"assignment", assignment}}}));
  if (!newest) return std::vector<Readable>{};
  return readable(store, reader, {{"assignment", assignment}, {"run", newest->record.value("run")}});
}

Expected<OpenAssignment> assignment_from(const records::Store& store, const Record& record, model::Level reader, Told told) {
  OpenAssignment assignment{.id = to_text(record.id),
                            .plan = to_text(record.get<RecordId>("plan").value_or(RecordId{})),
                            .words = without_persons(domain::assignment_from(record))};
  for (const Readable& one : TRY(readable_of(store, reader, record.id, told)))
    assignment.publications.push_back(publication_from(store, one, record.text("title")));
  return assignment;
}

void newest_days_first(std::vector<Publication>& all) {
  std::stable_sort(all.begin(), all.end(), [](const Publication& a, const Publication& b) { return a.date > b.date; });
}

}  // namespace

Expected<std::vector<OpenPlan>> Reader::plans() const {
  std::vector<OpenPlan> plans;
  for (const Record& record : TRY(workspace_->store().list({.type = "plan", .descending = true}))) plans.push_back(plan_from(record));
  return plans;
}

Expected<OpenPlan> Reader::with_assignments(OpenPlan plan, Told told) const {
  const records::Store& store = workspace_->store();
  for (const Record& record : TRY(assignments_of(store, *records::parse_record_id(plan.id))))
    plan.assignments.push_back(TRY(assignment_from(store, record, level_, told)));
  return plan;
}

Expected<OpenPlan> Reader::plan(const std::string& id, Told told) const {
  return with_assignments(plan_from(TRY(addressed_record(workspace_->store(), "plan", id))), told);
}

Expected<std::optional<OpenPlan>> Reader::latest_plan(Told told) const {
  std::vector<OpenPlan> all = TRY(plans());
  if (all.empty()) return std::optional<OpenPlan>();
  return std::optional(TRY(with_assignments(std::move(all.front()), told)));
}

Expected<OpenAssignment> Reader::assignment(const std::string& id, Told told) const {
  const records::Store& store = workspace_->store();
  return assignment_from(store, TRY(addressed_record(store, "assignment", id)), level_, told);
}

Expected<std::vector<Publication>> Reader::publications(std::size_t most) const {
  const records::Store& store = workspace_->store();
  std::vector<Readable> newest;
  TRY(each_readable(store, level_, {}, [&](const Readable& one) {
    newest.push_back(one);
    return newest.size() < most;
  }));
  std::vector<Publication> all;
  for (const Readable& one : newest) all.push_back(publication_from(store, one, TRY(title_of(store, one.record))));
  newest_days_first(all);
  return all;
}

Expected<std::vector<Publication>> Reader::latest(std::size_t assignments) const {
  const records::Store& store = workspace_->store();
  std::vector<Readable> newest;  // one of each assignment
  while (newest.size() < assignments) {
    auto next = TRY(newest_of(store, level_, {.type = {}, .also = {of_others(newest)}}));
    if (!next) break;
    newest.push_back(*std::move(next));
  }
  std::vector<Publication> shown;
  for (const Readable& one : newest) {
    const std::string title = TRY(title_of(store, one.record));
    for (const Readable& file : TRY(readable(store, level_, {{"assignment", one.record.value("assignment")}, {"run", one.record.value("run")}})))
      shown.push_back(publication_from(store, file, title));
  }
  newest_days_first(shown);
  return shown;
}

Expected<std::vector<OpenRun>> Reader::open_runs(const std::optional<RecordId>& of) const {
  const records::Store& store = workspace_->store();
  std::map<RecordId, OpenRun> last;
  for (const Readable& one : TRY(readable(store, level_, of ? Where{{"assignment", *of}} : Where{}))) {
    const auto assignment = one.record.get<RecordId>("assignment");
    if (!assignment || last.contains(*assignment)) continue;
    OpenRun open{.run = TRY(store.get(one.record.get<RecordId>("run").value_or(RecordId{}))), .assignment = TRY(store.get(*assignment))};
    if (const auto plan = open.assignment.get<RecordId>("plan")) open.plan = TRY(store.get(*plan));
    open.date = TRY(store.get(one.record.get<RecordId>("release").value_or(RecordId{}))).text("date");
    last.emplace(*assignment, std::move(open));
  }
  std::vector<OpenRun> all;
  for (auto& [id, open] : last) all.push_back(std::move(open));
  return all;
}

Expected<PublishedFile> Reader::published_file(const std::string& file) const {
  const records::Store& store = workspace_->store();
  const auto of = records::parse_record_id(file.substr(0, file.find('/')));
  if (!of) return no_such_page();
  for (const Readable& one : TRY(readable(store, level_, {{"assignment", *of}, {"path", std::string(kFolder) + file}}))) {
    return PublishedFile{
        .publication = publication_from(store, one, {}), .sha256 = one.record.text("sha256"), .path = workspace_->folder() / one.record.text("path")};
  }
  return no_such_page();
}

Expected<std::string> PublishedFile::read() const {
  std::string bytes = TRY(core::read_file(path));
  if (core::sha256_hex(bytes) == sha256) return bytes;
  throw core::Failure(core::FailureKind::io,
                      core::say("filen {} har ändrats sedan den publicerades", "the file {} has changed since it was published", publication.file),
                      {.sv = "publicera om den", .en = "publish it again"});
}

std::string PublishedFile::untouched_name() const {
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0) return sha256;
  return fmt::format("{} {} {} {}.{}", sha256, state.st_ino, state.st_size, state.st_ctim.tv_sec, state.st_ctim.tv_nsec);
}

}  // namespace rodtrad::ops
