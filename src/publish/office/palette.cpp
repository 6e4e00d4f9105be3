// Which series looks how.
#include "publish/office/palette.h"

namespace rodtrad::publish {

using figure::SeriesRole;

Look look_of(SeriesRole role, std::size_t number) {
  switch (role) {
    case SeriesRole::own:
      return {kThread, kThread, kWhite};
    case SeriesRole::nation:
      return {kInk, kInk, kWhite};
    case SeriesRole::women:
      return {kGrey, kGrey, kWhite};
    case SeriesRole::men:
      return {"8A8A8A", kGrey, kInk};
    case SeriesRole::target:
      return {.fill = kInk, .text = kInk, .on_fill = kInk, .dashed = true, .hollow = true};
    case SeriesRole::other:
      break;
  }
  const std::string_view fill = kCategories[number % kCategories.size()];
  return {fill, fill == kSoftGrey || fill == kCategories[2] ? kGrey : fill, fill == kSoftGrey ? kInk : kWhite};
}

}  // namespace rodtrad::publish
