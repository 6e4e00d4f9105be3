// The distinct persons of a source, numbered in the order in which they appear. The numbers are temporary: those that are
// stored come from keyed hashes (person_map.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rodtrad::lake {

class PersonTexts {
 public:
  std::int64_t index_of(std::string_view text);
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  void grow();
  std::vector<std::string> texts_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1024);  // index + 1, 0 = empty
};

}  // namespace rodtrad::lake
