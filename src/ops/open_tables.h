// Tables of what is released to the public and published, as statistics: what the table API hands out. Only results that disclosure
// control has made for everyone come here, and nothing is ever added up from them.
#pragma once

#include <memory>
#include <mutex>

#include "formats/statistics_table.h"
#include "ops/reader.h"

namespace rodtrad::ops {

/// A table of the last published run of an assignment. Its id stays when the assignment is run anew.
struct OpenTable {
  std::string id;  // "A2-sex"
  std::string assignment;
  std::string assignment_title;
  std::string description;  // the purpose of the assignment
  std::string plan;
  std::string plan_title;
  std::string run;
  std::string updated;             // UTC: the day of its release
  std::vector<std::string> years;  // that the data are about, first to last; none when not known
  formats::StatisticsTable statistics;
};
using OpenTablePointer = std::shared_ptr<const OpenTable>;

/// Tables that have been read, for all threads. What is kept is bounded: a run's tables go when others have been asked for since.
class TableShelf {
 public:
  using Tables = std::shared_ptr<const std::vector<OpenTablePointer>>;

  Tables find(const std::string& key);
  void keep(const std::string& key, const Tables& tables);

 private:
  struct Kept {
    std::string key;
    Tables tables;
    std::size_t cells;
  };
  std::mutex mutex_;
  std::vector<Kept> kept_;  // last used last
};

class OpenTables {
 public:
  OpenTables(Workspace& workspace, TableShelf& shelf) : workspace_(&workspace), shelf_(&shelf) {}

  /// By plan, assignment and place in the result. Throws Failure when a result has been changed since its run.
  core::Expected<std::vector<OpenTablePointer>> list() const;
  /// Case does not count. Nothing when there is none.
  core::Expected<OpenTablePointer> find(const std::string& id) const;

 private:
  core::Expected<TableShelf::Tables> tables_of(const OpenRun& run) const;

  Workspace* workspace_;
  TableShelf* shelf_;
};

}  // namespace rodtrad::ops
