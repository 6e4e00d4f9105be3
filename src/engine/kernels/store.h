// Store: the columns of a source in memory, and columns derived from them that more than one request may use.
#pragma once

#include <list>

#include "engine/kernels/read.h"
#include "table/request.h"

namespace rodtrad::engine::kernels {

class Store {
 public:
  Store(const Connect& connect, Workers& workers, Shape shape) : connect_(connect), workers_(workers), shape_(std::move(shape)) {}

  /// Which rows of a person have to stand together.
  enum class Together { none, within_files, all };
  /// Reads what is not there yet. Rows are put in the order of the persons where those of several files have to stand together. Throws Unfit
  /// for a column that the files do not have or whose type is not read, TooLarge when the columns would take more than `most_bytes`.
  void need(const std::set<std::string>& columns, Together together, std::int64_t most_bytes);

  /// Whether each file has one value of its own in one of these columns.
  bool tells_files_apart(const std::set<std::string>& columns) const;

  std::size_t rows() const { return shape_.rows(); }
  const Column& column(const std::string& name) const { return columns_.at(name); }
  /// Nothing before persons were needed.
  const PersonOrder* persons() const { return persons_ ? &*persons_ : nullptr; }
  Workers& workers() const { return workers_; }

  /// A column made from an expression earlier, or nothing.
  const Column* derived(const table::Expression& expression) const;
  const Column& keep(const table::Expression& expression, Column column);

  std::int64_t scans() const { return scans_; }
  std::int64_t rows_read() const { return scans_ * static_cast<std::int64_t>(rows()); }

 private:
  void check_size(const std::set<std::string>& columns, std::int64_t most_bytes) const;
  void read_persons(Together together, std::set<std::string>& wanted);

  const Connect& connect_;
  Workers& workers_;
  Shape shape_;
  std::map<std::string, Column> columns_;
  Together together_ = Together::none;
  std::optional<PersonOrder> persons_;
  std::list<std::pair<table::Expression, Column>> derived_;
  std::int64_t scans_ = 0;
};

}  // namespace rodtrad::engine::kernels
