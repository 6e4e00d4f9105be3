// The different texts of a column, numbered from 0 as they come.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace rodtrad::lake {

class TextNumbers {
 public:
  std::uint32_t of(std::string_view text);
  std::string_view text(std::uint32_t number) const { return texts_[number]; }
  std::size_t size() const { return texts_.size(); }
  /// Fetches what `of` will look at, so that many can be waited for at once.
  void prefetch(std::string_view text) const;

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t number = 0;  // + 1; 0 = empty
  };
  std::string_view keep(std::string_view text);
  void grow();

  std::vector<std::string_view> texts_;
  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::vector<std::unique_ptr<char[]>> blocks_;  // where the texts lie
  char* free_ = nullptr;                         // in the last block
  char* end_ = nullptr;
};

}  // namespace rodtrad::lake
