// Gathering: a column that several workers put together, each some rows at a time, straight to the places where they stay.
#pragma once

#include <shared_mutex>

#include "engine/kernels/part.h"

namespace rodtrad::engine::kernels {

class Gathering {
 public:
  /// `most_values`: values that get codes; a column with more is plain. Texts have to have codes.
  Gathering(table::ColumnType type, std::size_t rows, std::size_t most_values) : type_(type), rows_(rows), dictionary_(most_values) {}

  Dictionary& dictionary() { return dictionary_; }
  /// The values of the rows from `first` on; value i goes to places[i], or without places to first + i.
  void put(const Part& given, std::size_t first, const std::uint32_t* places);
  /// When every row was put once.
  Column take();

 private:
  void put_ready(const Part& part, std::size_t first, const std::uint32_t* places);
  bool takes(const Part& part) const;
  void make_ready(const Part& part);
  table::ColumnType type_;
  std::size_t rows_;
  Dictionary dictionary_;
  std::shared_mutex mutex_;  // shared: values are put; alone: the column changes its form
  bool begun_ = false;
  Part whole_;
};

}  // namespace rodtrad::engine::kernels
