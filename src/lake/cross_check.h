// Checks that need more than the rows of one file: values that must be found in other datasets, and sums that must be
// nothing. A kind of which nothing is taken in is not looked for.
#pragma once

#include "lake/dataset.h"
#include "lake/fault_log.h"
#include "lake/list_use.h"
#include "schema/contract.h"

namespace rodtrad::lake {

struct CrossCheck {
  const schema::Contract& contract;
  const DatasetVersion& version;  // the new files
  std::filesystem::path folder;   // where they are
  const std::vector<DatasetVersion>& others;
  const ListsByColumn& lists;  // looked in when there is no dataset to refer to
  std::filesystem::path root;  // of the lake
  std::filesystem::path scratch;
  int threads = 2;
  std::string memory_limit;
};

/// What is wrong, in the order of the contract. Throws Failure.
std::vector<FaultKind> cross_check(const CrossCheck& check);

}  // namespace rodtrad::lake
