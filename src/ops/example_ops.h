// Writing the synthetic example.
#pragma once

#include "core/expected.h"
#include "example/example.h"

namespace rodtrad::ops {

/// Writes the example's files into a new or empty folder. Problems: folder_not_empty, example_options.
core::Expected<example::ExampleSummary> write_example(const std::filesystem::path& folder, const example::ExampleOptions& options);

}  // namespace rodtrad::ops
