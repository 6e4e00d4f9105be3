// The example, never over what is there.
#include "ops/example_ops.h"

namespace rodtrad::ops {

core::Expected<example::ExampleSummary> write_example(const std::filesystem::path& folder, const example::ExampleOptions& options) {
  if (std::filesystem::exists(folder) && !std::filesystem::is_empty(folder)) {
    return core::fail({.code = "folder_not_empty",
                       .place = {.file = folder.string()},
                       .message = {.sv = "mappen är inte tom", .en = "the folder is not empty"},
                       .hint = {.sv = "ange en ny eller tom mapp", .en = "give a new or empty folder"}});
  }
  return example::write_example(folder, options);
}

}  // namespace rodtrad::ops
