// The doctest program. As `--worker KIND` it is a child of itself.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "lake/reading.h"
#include "plan/run_child.h"
#include "unit/sandbox/test_workers.h"

int main(int count, char** arguments) {
  rodtrad::sandbox::register_worker("test", rodtrad::test::sandbox_test_worker);
  rodtrad::lake::register_reader();
  rodtrad::plan::register_runner();
  if (count == 3 && std::string_view(arguments[1]) == "--worker") return rodtrad::sandbox::worker_main(arguments[2]);
  return doctest::Context(count, arguments).run();
}
