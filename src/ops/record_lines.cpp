// JSON lines in and out.
#include "ops/record_lines.h"

#include <unordered_map>

#include "core/date.h"
#include "core/file.h"
#include "core/unicode.h"
#include "ops/record_json.h"

namespace rodtrad::ops {

using core::Expected;
using core::Json;
using core::Problems;
using core::say;
using records::Entry;
using records::Record;
using records::RecordId;
using schema::RecordType;

namespace {

constexpr std::uint64_t kLargestFile = 1ull << 30;

struct Line {
  int number = 0;
  const RecordType* type = nullptr;
  std::string id;      // in the file; "" = none
  std::string change;  // in the register; "" = a new record
  Record record{""};
  bool begun = false;
};

class Importing {
 public:
  Importing(Workspace& workspace, const Actor& actor, std::string file) : workspace_(workspace), actor_(actor), file_(std::move(file)) {}

  void read(const std::string& text) {
    const std::string today = core::to_iso(core::today());
    int number = 0;
    for (const std::string_view one : core::split(text, '\n')) {
      ++number;
      if (core::trim(one).empty() || one.starts_with('#')) continue;
      const auto json = core::parse_json(one, file_);
      if (!json) {
        tell_all(number, json.error());
        continue;
      }
      const RecordType* type = workspace_.store().schema().find((*json)["type"].string());
      if (!type) {
        tell_all(number, {{.code = "unknown_type",
                           .message = say("posttypen \"{0}\" finns inte", "the record type \"{0}\" does not exist", (*json)["type"].string()),
                           .hint = core::did_you_mean((*json)["type"].string(), workspace_.store().schema().type_names())}});
        continue;
      }
      Problems found;
      lines_.push_back({.number = number,
                        .type = type,
                        .id = (*json)["id"].string(),
                        .change = (*json)["change"].string(),
                        .record = read_json(*type, *json, today, found)});
      tell_all(number, found);
    }
  }

  /// In the order of the file, but what a record links to before it: fields that a state locks are whole from the beginning. Where
  /// records link to each other in a ring, one link is filled in last.
  void create() {
    for (Line& line : lines_) {
      if (!line.id.empty()) by_id_.emplace(line.id, &line);
      if (!line.id.empty()) places_.emplace(line.id, RecordId{});
    }
    for (Line& line : lines_) create(line);
    for (auto& [line, later] : later_) link_later(*line, later);
  }

  /// One line after the other; stops at the first with problems.
  void create_each(const std::function<void(const std::string& id)>& told) {
    for (Line& line : lines_) {
      sql::Transaction transaction(workspace_.connection());
      create(line);
      if (!problems.empty()) return;
      transaction.commit();
      told(last_);
    }
  }

  LinesDone done;
  Problems problems;

 private:
  Origin origin(const Line& line) const { return {.source = fmt::format("import:{}@{}", file_, line.number)}; }

  void tell_all(int number, const Problems& found) {
    for (core::Problem problem : found) {
      if (problems.size() >= kProblemsShown) return;
      const std::string field = problem.place.file;
      problem.place = {.file = file_, .line = number};
      if (!field.empty() && field != file_) problem.message = {.sv = field + ": " + problem.message.sv, .en = field + ": " + problem.message.en};
      problems.push_back(std::move(problem));
    }
  }

  void create(Line& line) {
    if (std::exchange(line.begun, true)) return;
    for (const Record::Field& field : line.record.fields()) {
      for (const Entry& entry : field.entries) {
        const auto* id = std::get_if<RecordId>(&entry.value);
        const auto target = id ? by_id_.find(to_text(*id)) : by_id_.end();
        if (target != by_id_.end()) create(*target->second);
      }
    }
    if (!line.change.empty()) return change(line);
    Record later(line.type->name);
    const auto id = create_record(workspace_, actor_, without_later_links(line, later), origin(line));
    if (!id) return tell_all(line.number, id.error());
    ++done.created;
    last_ = to_text(*id);
    if (!line.id.empty()) {
      places_[line.id] = *id;
      done.ids[line.id] = to_text(*id);
    }
    later.id = *id;
    if (!later.fields().empty()) later_.emplace_back(&line, std::move(later));
  }

  void change(const Line& line) {
    const auto id = records::parse_record_id(line.change);
    if (!id || id->type != line.type->name) {
      return tell_all(line.number, {{.code = "bad_record_id",
                                     .message = say("\"{}\" är inget id på en sådan post", "\"{}\" is no id of such a record", line.change)}});
    }
    Record changes = line.record;
    changes.id = *id;
    if (link_later(line, changes)) ++done.changed;
  }

  /// The file's own ids become the register's.
  void follow(std::vector<Entry>& entries) const {
    for (Entry& entry : entries) {
      const auto* id = std::get_if<RecordId>(&entry.value);
      const auto place = id ? places_.find(to_text(*id)) : places_.end();
      if (place != places_.end()) entry.value = place->second;
    }
  }

  bool is_later(const Entry& entry) const {
    const auto* id = std::get_if<RecordId>(&entry.value);
    const auto place = id ? places_.find(to_text(*id)) : places_.end();
    return place != places_.end() && place->second.number == 0;
  }

  Record without_later_links(const Line& line, Record& later) {
    Record now(line.type->name);
    for (const Record::Field& field : line.record.fields()) {
      std::vector<Entry> entries = field.entries;
      const bool waits = std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) { return is_later(entry); });
      if (waits) {
        later.put(field.name, std::move(entries));
        continue;
      }
      follow(entries);
      now.put(field.name, std::move(entries));
    }
    return now;
  }

  bool link_later(const Line& line, const Record& later) {
    Record changes(later.id.type);
    changes.id = later.id;
    for (const Record::Field& field : later.fields()) {
      std::vector<Entry> entries = field.entries;
      follow(entries);
      changes.put(field.name, std::move(entries));
    }
    const auto version = edit_record(workspace_, actor_, changes, workspace_.store().version(later.id), origin(line));
    if (!version) tell_all(line.number, version.error());
    return version.has_value();
  }

  Workspace& workspace_;
  const Actor& actor_;
  std::string file_;
  std::vector<Line> lines_;
  std::string last_;  // the record made last
  std::unordered_map<std::string, Line*> by_id_;
  std::unordered_map<std::string, RecordId> places_;  // by id in the file; number 0 until it is there
  std::vector<std::pair<const Line*, Record>> later_;
};

}  // namespace

Expected<LinesDone> import_lines(Workspace& workspace, const Actor& actor, const std::filesystem::path& file) {
  Importing importing(workspace, actor, file.filename().string());
  importing.read(TRY(core::read_file(file, kLargestFile)));
  if (importing.problems.empty()) {
    sql::Transaction transaction(workspace.connection());
    importing.create();
    if (importing.problems.empty()) transaction.commit();
  }
  if (!importing.problems.empty()) return core::fail(std::move(importing.problems));
  return std::move(importing.done);
}

Expected<LinesDone> import_each_line(Workspace& workspace, const Actor& actor, const std::filesystem::path& file,
                                     const std::function<void(const std::string& id)>& told) {
  Importing importing(workspace, actor, file.filename().string());
  importing.read(TRY(core::read_file(file, kLargestFile)));
  if (importing.problems.empty()) importing.create_each(told);
  if (!importing.problems.empty()) return core::fail(std::move(importing.problems));
  return std::move(importing.done);
}

Expected<std::int64_t> export_lines(Workspace& workspace, const Actor& actor, const std::vector<std::string>& types,
                                    const std::filesystem::path& file) {
  constexpr std::int64_t kBlock = 1000;
  std::int64_t written = 0;
  core::FileWriter out(file, 0600);
  const std::vector<std::string> names = types.empty() ? workspace.store().schema().type_names() : types;
  for (const std::string& name : names) {
    const RecordType& type = *TRY(find_type(workspace, name));
    if (!may_ever(workspace, actor, schema::Action::read, type)) continue;
    for (std::int64_t offset = 0;; offset += kBlock) {
      const RecordList list = TRY(list_records(workspace, actor, {.type = name, .limit = kBlock, .offset = offset}));
      for (const Record& record : list.records) {
        core::JsonWriter line;
        write_json(line, type, record);
        out.write(fmt::format("{{\"type\":\"{}\",{}\n", name, std::string_view(line.take()).substr(1)));
        ++written;
      }
      if (static_cast<std::int64_t>(list.records.size()) < kBlock) break;
    }
  }
  out.commit();
  return written;
}

}  // namespace rodtrad::ops
