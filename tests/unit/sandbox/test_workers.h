// The worker that the sandbox tests run in a child of the test program itself.
#pragma once

#include "sandbox/sandbox.h"

namespace rodtrad::test {
core::Expected<std::string> sandbox_test_worker(const std::string& what, const std::filesystem::path& folder, const sandbox::Progress& progress);
}
