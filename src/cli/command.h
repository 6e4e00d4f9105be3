// A command as data: its words, what it takes, and the function of ops behind it. Parsing, help and the list of commands
// all come from here.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>
#include "cli/output.h"

#include "core/expected.h"

namespace rodtrad::cli {

struct Positional {
  core::Text name;  // as shown in help, "UPPDRAG"
  core::Text help;
  bool required = true;
  bool many = false;
};

struct Option {
  enum class Kind { one, many, flag };
  std::string name;  // "--as"
  core::Text value;  // what it takes, "SLAG"; empty for a flag
  core::Text help;
  Kind kind = Kind::one;
  bool required = false;
};

/// What was written on the command line, checked against the command.
struct Arguments {
  std::filesystem::path workspace = ".";
  std::vector<std::string> positionals;
  std::map<std::string, std::vector<std::string>> options;

  std::string positional(std::size_t i = 0) const { return i < positionals.size() ? positionals[i] : ""; }
  bool has(const std::string& option) const { return options.contains(option); }
  std::string one(const std::string& option, std::string otherwise = "") const;
  std::vector<std::string> many(const std::string& option) const;
  /// A whole number. Problem bad_number when the text is none or out of bounds.
  core::Expected<std::int64_t> integer(const std::string& option, std::int64_t otherwise, std::int64_t least, std::int64_t most) const;
};

struct Command {
  std::string name;  // "plan import"
  core::Text summary;
  core::Text details;
  std::vector<Positional> positionals;
  std::vector<Option> options;
  std::string example;
  std::vector<std::string> formats = {"text", "json"};
  /// Fails without problems when the answer that was printed holds them.
  core::Expected<core::Done> (*run)(const Arguments& arguments, Output& out) = nullptr;
};

/// All commands, in the order of help.
const std::vector<Command>& commands();

/// Commands of a module above this one, after ours. Before the first command line is read.
void add_commands(std::vector<Command> more);

Command init_command();
Command example_command();
Command plan_import_command();
Command plan_list_command();
Command plan_show_command();
Command plan_check_command();
Command plan_status_command();
Command plan_bind_command();
Command plan_run_command();
Command data_import_command();
Command data_list_command();
Command data_show_command();
Command data_kinds_command();
Command codes_import_command();
Command codes_list_command();
Command codes_show_command();
Command codes_map_command();
Command data_look_command();
Command data_map_command();
Command data_diff_command();
Command data_erase_command();
Command data_retention_command();
Command inspect_command();
Command convert_command();
Command methods_command();
Command release_command();
Command publish_command();
Command write_command();
Command record_list_command();
Command record_show_command();
Command record_create_command();
Command record_edit_command();
Command record_step_command();
Command record_link_command();
Command record_import_command();
Command record_export_command();
Command record_erase_command();
Command record_old_command();
Command backup_command();
Command restore_command();
Command schema_command();
Command search_command();
Command thread_command();
Command gaps_command();
Command minutes_import_command();
Command programme_import_command();
Command portfolio_import_command();
Command costs_import_command();
Command similar_command();
Command history_command();
Command audit_verify_command();
Command user_add_command();
Command user_list_command();
Command user_code_command();
Command token_add_command();
Command token_list_command();
Command token_revoke_command();
Command config_command();

}  // namespace rodtrad::cli
