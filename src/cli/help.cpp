// The words of help.
#include "cli/help.h"

#include "core/unicode.h"

namespace rodtrad::cli {

using core::Language;

namespace {

/// "  left   right", with the right part in one column.
class List {
 public:
  void add(std::string left, std::string right) { lines_.emplace_back(std::move(left), std::move(right)); }
  std::string text() const {
    std::size_t width = 0;
    for (const auto& [left, right] : lines_) width = std::max(width, core::count_code_points(left));
    std::string out;
    for (const auto& [left, right] : lines_)
      out += fmt::format("  {}{}{}\n", left, std::string(width - core::count_code_points(left) + 3, ' '), right);
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::string>> lines_;
};

std::string usage(const Command& command, Language language) {
  std::string out = "rodtrad " + command.name;
  for (const Positional& one : command.positionals) {
    const std::string name = one.name.in(language) + (one.many ? "…" : "");
    out += one.required ? " " + name : " [" + name + "]";
  }
  for (const Option& option : command.options) {
    if (option.required) out += fmt::format(" {} {}", option.name, option.value.in(language));
  }
  return out;
}

std::string option_words(const Option& option, Language language) {
  return option.kind == Option::Kind::flag ? option.name
                                           : option.name + " " + option.value.in(language) + (option.kind == Option::Kind::many ? " …" : "");
}

void add_common(List& list, Language language, const std::vector<std::string>& formats) {
  const bool sv = language == Language::sv;
  list.add(sv ? "--workspace MAPP" : "--workspace FOLDER",
           sv ? "arbetsytan (annars mappen du står i)" : "the workspace (otherwise the current folder)");
  list.add(fmt::format("--format {}", fmt::join(formats, "|")), sv ? "svar för människor eller program" : "answers for people or programs");
  list.add("--lang sv|en", sv ? "språk" : "language");
  list.add("--help", sv ? "den här hjälpen" : "this help");
}

}  // namespace

std::string start_text(Language language, const std::filesystem::path& workspace) {
  const bool sv = language == Language::sv;
  std::string out = sv ? "Röd tråd: från analysplan till frisläppt resultat.\n\n" : "Röd tråd: from analysis plan to released result.\n\n";
  List list;
  list.add("rodtrad plan status", sv ? "vad som är på väg, försenat och levererat" : "what is due, late and delivered");
  list.add(sv ? "rodtrad data import FIL" : "rodtrad data import FILE", sv ? "ta in data" : "take in data");
  list.add("rodtrad plan run", sv ? "kör planens uppdrag" : "run the plan's assignments");
  list.add(sv ? "rodtrad release KÖRNING" : "rodtrad release RUN", sv ? "släpp fram ett granskat resultat" : "release an examined result");
  list.add(sv ? "rodtrad publish UPPDRAG" : "rodtrad publish ASSIGNMENT", sv ? "gör bilder och sidor" : "make slides and pages");
  out += list.text();
  const std::string place = std::filesystem::absolute(workspace).lexically_normal().string();
  if (std::filesystem::exists(workspace / "rodtrad.toml"))
    out += (sv ? "\nArbetsyta: " : "\nWorkspace: ") + place + "\n";
  else
    out += (sv ? "\nIngen arbetsyta här. Gör en med: rodtrad init MAPP\n" : "\nNo workspace here. Make one with: rodtrad init FOLDER\n");
  out += sv ? "Alla kommandon: rodtrad --help\n" : "All commands: rodtrad --help\n";
  return out;
}

std::string help_text(Language language) {
  const bool sv = language == Language::sv;
  std::string out = sv ? "rodtrad KOMMANDO …\n\nKommandon\n" : "rodtrad COMMAND …\n\nCommands\n";
  List list;
  for (const Command& command : commands()) list.add(command.name, command.summary.in(language));
  out += list.text();
  List common;
  add_common(common, language, {"text", "json"});
  common.add("--version", sv ? "programmets version" : "version of the program");
  common.add("--licences", sv ? "vad som ingår, och dess licenser" : "what is included, and its licences");
  out += (sv ? "\nFör alla kommandon\n" : "\nFor all commands\n") + common.text();
  List codes;
  codes.add("0", sv ? "klart" : "done");
  codes.add("1", sv ? "indata godtas inte" : "the input is refused");
  codes.add("2", sv ? "fel kommando" : "wrong command");
  codes.add("3", sv ? "något utanför programmet gick fel (disk, databas, upptagen arbetsyta)" : "the world failed (disk, database, busy workspace)");
  codes.add("130", sv ? "avbrutet; inget är halvgjort" : "interrupted; nothing is half done");
  codes.add("141", sv ? "den som läste svaret slutade läsa (| head)" : "whoever read the answer stopped reading (| head)");
  return out + (sv ? "\nSlutkoder\n" : "\nExit codes\n") + codes.text();
}

std::string help_text(const Command& command, Language language) {
  const bool sv = language == Language::sv;
  std::string out = usage(command, language) + "\n\n" + command.summary.in(language) + ".\n";
  if (!command.details.sv.empty()) out += command.details.in(language) + "\n";
  List list;
  for (const Positional& one : command.positionals) list.add(one.name.in(language), one.help.in(language));
  for (const Option& option : command.options) list.add(option_words(option, language), option.help.in(language));
  add_common(list, language, command.formats);
  out += "\n" + list.text();
  return out + (sv ? "\nExempel\n  " : "\nExample\n  ") + command.example + "\n";
}

}  // namespace rodtrad::cli
