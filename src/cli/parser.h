// From words to a command with its arguments.
#pragma once

#include "cli/command.h"

namespace rodtrad::cli {

struct Parsed {
  const Command* command = nullptr;  // none: help, version or licences are wanted, see `special`
  std::string special;               // "help", "version", "licences"
  Arguments arguments;
};

/// Language and format as given anywhere among the words, so that also a wrong command is answered in them.
Output output_for(const std::vector<std::string>& words);

/// Problems: unknown_command, unknown_option, missing_argument, surplus_argument, bad_value.
core::Expected<Parsed> parse(const std::vector<std::string>& words);

}  // namespace rodtrad::cli
