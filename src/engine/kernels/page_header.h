// PageHeader: what stands before each page of a Parquet file, as far as flat columns need it.
// Source: Apache Parquet, parquet.thrift (PageHeader, DataPageHeader, DataPageHeaderV2), Thrift compact protocol.
#pragma once

#include "engine/kernels/page_input.h"

namespace rodtrad::engine::kernels {

struct PageHeader {
  enum Kind : std::int64_t { data = 0, index = 1, dictionary = 2, data_v2 = 3 };
  enum Encoding : std::int64_t { plain = 0, plain_dictionary = 2, rle_dictionary = 8 };
  std::int64_t kind = -1;
  std::size_t stored = 0;  // bytes behind the header
  std::size_t whole = 0;   // bytes when unpacked
  std::size_t values = 0;  // missing ones too
  std::int64_t encoding = -1;
  std::size_t level_bytes = 0;  // data_v2: before the values, never packed
  bool packed = true;           // data_v2: with the column's method
};

PageHeader take_page_header(PageInput& input);

}  // namespace rodtrad::engine::kernels
