// Running a command: parse, call, and turn what happened into words and an exit code.
#include "cli/run.h"

#include <csignal>

#include "cli/help.h"
#include "cli/parser.h"
#include "core/embedded.h"
#include "core/failure.h"
#include "core/version.h"

namespace rodtrad::cli {

namespace {

void on_interrupt(int) { core::request_cancel(); }

/// Interruptions are asked for between steps; a broken pipe ends the command where it writes.
void set_signals() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that grows too large is a full disk
}

int special(const Parsed& parsed, const Output& out, const std::vector<std::string>& words) {
  if (parsed.special == "version")
    out.line("rodtrad " + std::string(core::program_version()));
  else if (parsed.special == "licences")
    out.line(std::string(core::embedded_file("docs/third-party.md").value_or("")));
  else if (parsed.command)
    out.document(help_text(*parsed.command, out.language()));
  else
    out.document(words.empty() ? start_text(out.language(), ".") : help_text(out.language()));
  return kDone;
}

bool is_wrong_command(const core::Problems& problems) { return !problems.empty() && problems[0].code == "several_assignments"; }

int carry_out(const std::vector<std::string>& words, Output& out) {
  const auto parsed = parse(words);
  if (!parsed) {
    out.refused(parsed.error());
    return kWrongCommand;
  }
  if (!parsed->special.empty()) return special(*parsed, out, words);
  const auto done = parsed->command->run(parsed->arguments, out);
  if (done) return kDone;
  if (done.error().empty()) return kRefused;  // the command has told why
  out.refused(done.error());
  return is_wrong_command(done.error()) ? kWrongCommand : kRefused;
}

core::Problem told(const core::Failure& failure) {
  static constexpr const char* kCodes[] = {"io", "disk_full", "database", "network", "cancelled", "busy", "internal"};
  return {.code = kCodes[static_cast<std::size_t>(failure.kind())], .message = failure.message(), .hint = failure.hint()};
}

}  // namespace

int run(const std::vector<std::string>& words) {
  set_signals();
  Output out = output_for(words);
  try {
    return carry_out(words, out);
  } catch (const ReaderGone&) {
    return kReaderGone;
  } catch (const core::Failure& failure) {
    out.refused({told(failure)});
    return failure.kind() == core::FailureKind::cancelled ? kInterrupted : kWorldFailed;
  } catch (const std::filesystem::filesystem_error& error) {
    out.refused({{.code = "io", .message = core::same_text(error.what())}});
  } catch (const std::bad_alloc&) {
    out.refused({{.code = "memory", .message = {.sv = "minnet räcker inte", .en = "there is not enough memory"}}});
  } catch (const std::exception& error) {
    out.refused({{.code = "internal", .message = core::say("fel i programmet: {}", "error in the program: {}", error.what())}});
  }
  return kWorldFailed;
}

}  // namespace rodtrad::cli
