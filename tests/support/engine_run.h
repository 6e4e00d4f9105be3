// A model::Run in memory: datasets are tables written as Parquet in a temporary folder and asked through the engine.
#pragma once

#include <deque>

#include "engine/engine.h"
#include "model/method.h"
#include "support/parquet.h"

namespace rodtrad::test {

class EngineRun : public model::Run {
 public:
  explicit EngineRun(const model::Method& method, int threads = 2)
      : engine_({.folders = {folder_.path()}, .scratch = folder_.path(), .threads = threads}) {
    for (const model::Param& param : method.params) values_[param.id] = param.default_value;
  }

  /// The columns of the info are those of the rows; persons are known when there is a column `person`.
  void bind(model::DatasetInfo info, const table::Batch& rows) {
    for (const table::ColumnData& column : rows.columns) info.columns.push_back(column.name);
    info.has_persons = std::find(info.columns.begin(), info.columns.end(), "person") != info.columns.end();
    const std::filesystem::path file = folder_ / (info.kind + ".parquet");
    write_parquet(rows, file);
    const std::string kind = info.kind;
    bound_[kind] = {std::move(info), {{file}, false}};
    bound_[kind].source.has_persons = bound_[kind].info.has_persons;
  }
  void set(const std::string& param, const std::string& value) { values_.at(param) = value; }

  const model::DatasetInfo* dataset(const std::string& kind) const override {
    const auto found = bound_.find(kind);
    return found == bound_.end() ? nullptr : &found->second.info;
  }
  std::int64_t integer(const std::string& param) const override { return std::stoll(values_.at(param)); }
  double real(const std::string& param) const override { return std::stod(values_.at(param)); }
  std::string choice(const std::string& param) const override { return values_.at(param); }

  const table::Answer& ask(const std::string& kind, const table::Request& request) override {
    for (const Asked& one : asked_) {
      if (one.kind == kind && one.request == request) return one.answer;
    }
    expect(kind, {request});
    return asked_.back().answer;
  }

  void expect(const std::string& kind, const std::vector<table::Request>& requests) override {
    const std::vector<table::Answer> answers = engine_.answer(bound_.at(kind).source, requests);
    for (std::size_t i = 0; i < requests.size(); ++i) asked_.push_back({kind, requests[i], answers[i]});
  }

  struct Asked {
    std::string kind;
    table::Request request;
    table::Answer answer;
  };
  const std::deque<Asked>& asked() const { return asked_; }

 private:
  struct Bound {
    model::DatasetInfo info;
    engine::Source source;
  };
  TemporaryFolder folder_;
  engine::Engine engine_;
  std::map<std::string, std::string> values_;
  std::map<std::string, Bound> bound_;
  std::deque<Asked> asked_;
};

/// The cell of a draft's table; fails the test when it does not exist.
inline const model::DraftCell& draft_cell(const model::Draft& draft, const table::CellId& id) {
  static const model::DraftCell kNone;
  for (const model::DraftTable& made : draft.tables) {
    if (made.table.id != id.table) continue;
    for (std::size_t row = 0; row < made.table.rows.size(); ++row) {
      for (std::size_t column = 0; column < made.table.columns.size(); ++column) {
        if (made.table.rows[row].code == id.row && made.table.columns[column].id == id.column)
          return made.cells[row * made.table.columns.size() + column];
      }
    }
  }
  FAIL_CHECK("no cell " << id.table << " " << id.row << " " << id.column);
  return kNone;
}

}  // namespace rodtrad::test
