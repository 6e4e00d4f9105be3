// The list of commands, and reading what was given to them.
#include <charconv>

#include "cli/command.h"

namespace rodtrad::cli {

static std::vector<Command>& all_commands() {
  static std::vector<Command> all = {
      // clang-format off
      init_command(),
      example_command(),
      plan_import_command(),
      plan_list_command(),
      plan_show_command(),
      plan_check_command(),
      plan_status_command(),
      data_import_command(),
      data_list_command(),
      data_show_command(),
      data_kinds_command(),
      data_map_command(),
      data_diff_command(),
      data_erase_command(),
      data_retention_command(),
      inspect_command(),
      convert_command(),
      methods_command(),
      plan_bind_command(),
      plan_run_command(),
      release_command(),
      write_command(),
      publish_command(),
      record_list_command(),
      record_show_command(),
      record_create_command(),
      record_edit_command(),
      record_step_command(),
      record_link_command(),
      record_import_command(),
      record_export_command(),
      record_erase_command(),
      record_old_command(),
      schema_command(),
      backup_command(),
      restore_command(),
      search_command(),
      thread_command(),
      gaps_command(),
      minutes_import_command(), programme_import_command(), portfolio_import_command(), costs_import_command(), similar_command(), history_command(),
      audit_verify_command(),
      user_add_command(),
      user_list_command(),
      user_code_command(), token_add_command(), token_list_command(), token_revoke_command(),
      config_command(),
      codes_import_command(),
      codes_list_command(),
      codes_show_command(),
      codes_map_command(),
      data_look_command(),
      // clang-format on
  };
  return all;
}

const std::vector<Command>& commands() { return all_commands(); }

void add_commands(std::vector<Command> more) { std::move(more.begin(), more.end(), std::back_inserter(all_commands())); }

std::string Arguments::one(const std::string& option, std::string otherwise) const {
  const auto found = options.find(option);
  if (found == options.end() || found->second.empty()) return otherwise;
  return found->second.back();
}

std::vector<std::string> Arguments::many(const std::string& option) const {
  const auto found = options.find(option);
  return found == options.end() ? std::vector<std::string>{} : found->second;
}

core::Expected<std::int64_t> Arguments::integer(const std::string& option, std::int64_t otherwise, std::int64_t least, std::int64_t most) const {
  if (!has(option)) return otherwise;
  const std::string text = one(option);
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault == std::errc() && end == text.data() + text.size() && number >= least && number <= most) return number;
  return core::fail({.code = "bad_number",
                     .message = core::say("{}: \"{}\" är inget heltal mellan {} och {}", "{}: \"{}\" is no whole number from {} to {}", option, text,
                                          least, most)});
}

}  // namespace rodtrad::cli
