// Parsing by CLI11, one parser per command; its findings are told in our words.
#include "cli/parser.h"

#include <CLI/CLI.hpp>

#include "core/list.h"

namespace rodtrad::cli {

using core::Expected;
using core::say;

namespace {

bool is_option(const std::string& word) { return word.size() > 1 && word[0] == '-'; }

/// The command that the words begin with, options between them aside, and the words that remain.
struct Split {
  const Command* command = nullptr;
  std::vector<std::string> rest;
};

std::vector<std::string> leading_words(const std::vector<std::string>& words) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < words.size() && names.size() < 2; ++i) {
    if (words[i] == "--lang" || words[i] == "--format" || words[i] == "--workspace")
      ++i;
    else if (!is_option(words[i]))
      names.push_back(words[i]);
  }
  return names;
}

std::vector<std::string> without(std::vector<std::string> words, const std::string& name) {
  std::size_t from = 0;
  while (from < name.size()) {
    const std::size_t space = std::min(name.find(' ', from), name.size());
    words.erase(std::find(words.begin(), words.end(), name.substr(from, space - from)));
    from = space + 1;
  }
  return words;
}

Split split(const std::vector<std::string>& words) {
  const std::vector<std::string> names = leading_words(words);
  for (std::size_t count = names.size(); count > 0; --count) {
    const std::string name = fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count), " "));
    for (const Command& command : commands()) {
      if (command.name == name) return {&command, without(words, name)};
    }
  }
  return {};
}

core::Fail unknown_command(const std::vector<std::string>& words) {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.push_back(command.name);
  const std::vector<std::string> begin = leading_words(words);
  const std::string said = begin.empty() ? words.front() : fmt::format("{}", fmt::join(begin, " "));
  const bool group =
      !begin.empty() && std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name.starts_with(begin[0] + " "); });
  if (group && begin.size() == 1) std::erase_if(names, [&](const std::string& name) { return !name.starts_with(begin[0] + " "); });
  return core::fail({.code = "unknown_command",
                     .message = say("det finns inget kommando \"{}\"", "there is no command \"{}\"", said),
                     .hint = core::did_you_mean(said, names)});
}

/// Options that the command does not have: told by us, since a library cannot know what was meant.
core::Problems check_options(const std::vector<std::string>& words, const Command& command) {
  std::vector<std::string> known = {"--lang", "--format", "--workspace", "--help"};
  for (const Option& option : command.options) known.push_back(option.name);
  core::Problems problems;
  for (const std::string& word : words) {
    const std::string name = word.substr(0, word.find('='));
    if (!name.starts_with("--") || std::find(known.begin(), known.end(), name) != known.end()) continue;
    core::tell(problems, {}, "unknown_option", say("\"rodtrad {}\" har inget {}", "\"rodtrad {}\" has no {}", command.name, name),
               core::did_you_mean(name, known));
  }
  return problems;
}

core::Fail told(const CLI::ParseError& error, const Command& command) {
  const std::string name = error.get_name();
  core::Problem problem{.code = "bad_value", .message = core::same_text(error.what())};
  if (name == "ExtrasError") {
    problem.code = "unknown_option";
    problem.message = say("\"{}\" känns inte igen: {}", "\"{}\" does not know: {}", command.name,
                          std::string(error.what()).substr(std::string(error.what()).rfind(':') + 2));
  } else if (name == "RequiredError") {
    problem.code = "missing_argument";
    const std::string what = error.what();
    problem.message = say("{} saknas", "{} is missing", what.substr(0, what.find(" is required")));
  } else if (name == "ArgumentMismatch") {
    problem.code = "missing_argument";
    const std::string what = error.what(), argument = what.substr(0, what.find(':'));
    const bool too_many = what.find("At Most") != std::string::npos;
    if (too_many) problem.code = "too_many_values";
    problem.message =
        too_many ? say("{} tar bara ett värde", "{} takes one value only", argument) : say("{} behöver ett värde", "{} needs a value", argument);
  }
  problem.hint = say("rodtrad {} --help", "rodtrad {} --help", command.name);
  return core::fail(std::move(problem));
}

struct Globals {
  std::string language, format, workspace = ".";
  bool help = false;
};

void declare_globals(CLI::App& app, Globals& globals) {
  app.set_help_flag();
  app.add_flag("--help,-h", globals.help);
  app.add_option("--lang", globals.language);
  app.add_option("--format", globals.format);
  app.add_option("--workspace", globals.workspace);
}

void declare(CLI::App& app, const Command& command, Arguments& arguments, core::Language language) {
  if (!command.positionals.empty()) {
    std::string name = command.positionals.front().name.in(language);
    CLI::Option* words = app.add_option(name, arguments.positionals);
    const auto least =
        static_cast<int>(std::count_if(command.positionals.begin(), command.positionals.end(), [](const Positional& one) { return one.required; }));
    words->expected(least, command.positionals.back().many ? 1 << 20 : static_cast<int>(command.positionals.size()));
    words->required(least > 0);
  }
  for (const Option& option : command.options) {
    CLI::Option* declared =
        option.kind == Option::Kind::flag ? app.add_flag(option.name) : app.add_option(option.name, arguments.options[option.name]);
    declared->required(option.required)->allow_extra_args(false);
  }
}

/// Keeps options that were given.
void take_options(const CLI::App& app, const Command& command, Arguments& arguments) {
  for (const Option& option : command.options) {
    if (app.count(option.name) == 0)
      arguments.options.erase(option.name);
    else
      arguments.options.try_emplace(option.name);
  }
}

std::string value_after(const std::vector<std::string>& words, const std::string& option) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == option && i + 1 < words.size()) return words[i + 1];
    if (words[i].starts_with(option + "=")) return words[i].substr(option.size() + 1);
  }
  return {};
}

core::Problems check_globals(const Globals& globals, const Command& command) {
  core::Problems problems;
  const auto one_of = [&](const std::string& name, const std::string& value, const std::vector<std::string>& known) {
    if (value.empty() || core::contains(known, value)) return;
    core::tell(problems, {}, "bad_value", say("{}: \"{}\" finns inte", "{}: there is no \"{}\"", name, value), core::did_you_mean(value, known));
  };
  one_of("--lang", globals.language, {"sv", "en"});
  one_of("--format", globals.format, command.formats);
  return problems;
}

}  // namespace

Output output_for(const std::vector<std::string>& words) {
  static const std::map<std::string, Format> formats = {{"json", Format::json}, {"csv", Format::csv}, {"svg", Format::svg}};
  const auto format = formats.find(value_after(words, "--format"));
  return {value_after(words, "--lang") == "en" ? core::Language::en : core::Language::sv, format == formats.end() ? Format::text : format->second};
}

Expected<Parsed> parse(const std::vector<std::string>& words) {
  if (core::contains(words, "--version")) return Parsed{.special = "version"};
  if (core::contains(words, "--licences")) return Parsed{.special = "licences"};
  const Split chosen = split(words);
  if (!chosen.command) {
    if (leading_words(words).empty() || leading_words(words)[0] == "help" || core::contains(words, "--help") || core::contains(words, "-h"))
      return Parsed{.special = "help"};
    return unknown_command(words);
  }
  Parsed parsed{.command = chosen.command};
  if (core::contains(chosen.rest, "--help") || core::contains(chosen.rest, "-h")) {
    parsed.special = "help";
    return parsed;
  }
  if (core::Problems problems = check_options(chosen.rest, *chosen.command); !problems.empty()) return core::fail(std::move(problems));
  CLI::App app;
  Globals globals;
  declare_globals(app, globals);
  declare(app, *chosen.command, parsed.arguments, output_for(words).language());
  try {
    app.parse(std::vector<std::string>(chosen.rest.rbegin(), chosen.rest.rend()));
  } catch (const CLI::ParseError& error) {
    return told(error, *chosen.command);
  }
  if (core::Problems problems = check_globals(globals, *chosen.command); !problems.empty()) return core::fail(std::move(problems));
  take_options(app, *chosen.command, parsed.arguments);
  parsed.arguments.workspace = globals.workspace;
  return parsed;
}

}  // namespace rodtrad::cli
