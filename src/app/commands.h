// The commands that need the web: they stand above the command line and are given to it.
#pragma once

#include "cli/command.h"

namespace rodtrad::app {

cli::Command serve_command();
cli::Command get_command();

/// Adds them to the program's commands.
void add_commands();

}  // namespace rodtrad::app
