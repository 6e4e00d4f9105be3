// The program: as `--worker KIND` a child of itself, else the command line.
#include "app/commands.h"
#include "cli/run.h"
#include "lake/reading.h"
#include "ops/foreign_files.h"
#include "plan/run_child.h"
#include "sandbox/sandbox.h"

int main(int count, char** words) {
  using namespace rodtrad;
  lake::register_reader();
  plan::register_runner();
  ops::register_foreign_readers();
  if (count == 3 && std::string_view(words[1]) == "--worker") return sandbox::worker_main(words[2]);
  app::add_commands();
  return cli::run({words + 1, words + count});
}
