// What is asked of lists everywhere: whether they hold something, which one it is, and one list after another.
#pragma once

#include <algorithm>
#include <iterator>
#include <vector>

namespace rodtrad::core {

template <class List, class One>
bool contains(const List& list, const One& one) {
  return std::find(std::begin(list), std::end(list), one) != std::end(list);
}

/// The first whose member is this; nullptr when there is none.
template <class One, class Member, class Wanted>
const One* find_by(const std::vector<One>& all, Member One::*member, const Wanted& wanted) {
  const auto at = std::find_if(all.begin(), all.end(), [&](const One& one) { return one.*member == wanted; });
  return at == all.end() ? nullptr : &*at;
}

template <class One>
void append(std::vector<One>& to, std::vector<One> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace rodtrad::core
