// What readers of pages and API may see of a workspace: the plan's own words, and publications of results that are released at the
// reader's level. The rule stands here alone; pages and API ask nobody else.
#pragma once

#include <limits>

#include "domain/plan_document.h"
#include "model/result.h"
#include "ops/workspace.h"

namespace rodtrad::ops {

/// A file that has been published and may be read.
struct Publication {
  std::string id;
  std::string assignment;  // id
  std::string title;       // of the assignment
  std::string form;        // code
  core::Text form_label;
  std::string language;  // of the file
  std::string date;      // ISO day
  model::Level level = model::Level::public_;
  std::string file;  // "assignment-1/name.sv.html", below publications/
};

struct PublishedFile {
  Publication publication;  // without the title
  std::string sha256;       // of the bytes
  std::filesystem::path path;

  /// Throws Failure when the file has been changed since it was published.
  core::Expected<std::string> read() const;
  /// What read() gave under this name it would give again: nobody has touched the file in between.
  std::string untouched_name() const;
};

/// Runs, bindings, names of persons, drafts and what is not published are not in it.
struct OpenAssignment {
  std::string id;
  std::string plan;  // id
  domain::Assignment words;
  std::vector<Publication> publications;  // newest first

  bool is_published() const { return !publications.empty(); }
};

struct OpenPlan {
  std::string id;
  std::string title;
  std::string organisation;
  std::optional<std::int64_t> year;
  std::string status;  // "förslag", "beslutad"; "" = the plan does not say
  std::vector<OpenAssignment> assignments;
};

/// Which publications of an assignment are told: all, or those made from the newest run that has any.
enum class Told { all, newest_run };

/// A run whose result has been published, with what it answers.
struct OpenRun {
  records::Record run{"run"};
  records::Record assignment{"assignment"};
  records::Record plan{"plan"};  // number 0 when the assignment has none
  std::string date;              // ISO day of the release
};

/// The view of one kind of reader. For one thread; sees at each call what other processes have written.
class Reader {
 public:
  Reader(Workspace& workspace, model::Level level) : workspace_(&workspace), level_(level) {}

  const std::string& region() const { return workspace_->settings().region; }
  model::Level level() const { return level_; }

  /// Newest first, without their assignments.
  core::Expected<std::vector<OpenPlan>> plans() const;
  /// With its assignments. Problem not_found.
  core::Expected<OpenPlan> plan(const std::string& id, Told told = Told::all) const;
  /// The plan imported last; nothing in a workspace without plans.
  core::Expected<std::optional<OpenPlan>> latest_plan(Told told = Told::all) const;
  /// Problem not_found.
  core::Expected<OpenAssignment> assignment(const std::string& id, Told told = Told::all) const;
  /// Newest first, at most so many.
  core::Expected<std::vector<Publication>> publications(std::size_t most = std::numeric_limits<std::size_t>::max()) const;
  /// Of the assignments that were published last, at most so many: what was made from the newest run of each; newest first.
  core::Expected<std::vector<Publication>> latest(std::size_t assignments) const;
  /// The run published last of each assignment (or of one), by assignment.
  core::Expected<std::vector<OpenRun>> open_runs(const std::optional<records::RecordId>& of = {}) const;
  /// What was published under this name. Problem not_found.
  core::Expected<PublishedFile> published_file(const std::string& file) const;

 private:
  core::Expected<OpenPlan> with_assignments(OpenPlan plan, Told told) const;

  Workspace* workspace_;
  model::Level level_;
};

}  // namespace rodtrad::ops
