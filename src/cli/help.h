// Help: the start page, all commands, and one command.
#pragma once

#include "cli/command.h"

namespace rodtrad::cli {

/// `rodtrad` without arguments: the five things one does most, and where the workspace is.
std::string start_text(core::Language language, const std::filesystem::path& workspace);
/// All commands with their summaries, options of all commands and exit codes.
std::string help_text(core::Language language);
/// Help of one command.
std::string help_text(const Command& command, core::Language language);

}  // namespace rodtrad::cli
