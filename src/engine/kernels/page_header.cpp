// Fields that are not needed are skipped by their types.
#include "engine/kernels/page_header.h"

#include "engine/kernels/compact.h"

namespace rodtrad::engine::kernels {

using namespace compact;

namespace {

void take_data(PageInput& input, PageHeader& header) {
  each_field(input, [&](std::int64_t field, unsigned type) {
    if (field == 1)
      header.values = take_size(input);
    else if (field == 2)
      header.encoding = take_number(input);
    else
      skip(input, type);
  });
}

void take_data_v2(PageInput& input, PageHeader& header) {
  each_field(input, [&](std::int64_t field, unsigned type) {
    if (field == 1)
      header.values = take_size(input);
    else if (field == 4)
      header.encoding = take_number(input);
    else if (field == 5 || field == 6)
      header.level_bytes += take_size(input);
    else if (field == 7)
      header.packed = type == yes;
    else
      skip(input, type);
  });
}

}  // namespace

PageHeader take_page_header(PageInput& input) {
  PageHeader header;
  each_field(input, [&](std::int64_t field, unsigned type) {
    if (field == 1)
      header.kind = take_number(input);
    else if (field == 2)
      header.whole = take_size(input);
    else if (field == 3)
      header.stored = take_size(input);
    else if (field == 5 || field == 7)
      take_data(input, header);
    else if (field == 8)
      take_data_v2(input, header);
    else
      skip(input, type);
  });
  return header;
}

}  // namespace rodtrad::engine::kernels
