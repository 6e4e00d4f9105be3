// rodtrad config
#include "cli/command.h"
#include "ops/settings.h"

namespace rodtrad::cli {

namespace {

void show(const ops::Settings& settings, Output& out) {
  const std::vector<std::pair<std::string, std::string>> values = {{"id", settings.id},
                                                                   {"region", settings.region},
                                                                   {"keys.folder", settings.keys.string()},
                                                                   {"originals.folder", settings.originals.string()},
                                                                   {"engine.threads", std::to_string(ops::threads_of(settings))},
                                                                   {"engine.memory", settings.memory}};
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object();
    for (const auto& [key, value] : values) json.member(key, value);
    json.end_object();
    return out.json(json);
  }
  for (const auto& [key, value] : values) out.line(fmt::format("{:18} {}", key, value));
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  if (arguments.has("--example"))
    out.line(ops::example_settings(out.language()));
  else
    show(TRY(ops::read_settings(arguments.workspace)), out);
  return core::Done{};
}

}  // namespace

Command config_command() {
  return {.name = "config",
          .summary = {.sv = "Visa arbetsytans inställningar", .en = "Show the settings of the workspace"},
          .options = {{.name = "--example",
                       .help = {.sv = "skriv en rodtrad.toml med alla inställningar och vad de betyder",
                                .en = "write a rodtrad.toml with every setting and what it means"},
                       .kind = Option::Kind::flag}},
          .example = "rodtrad config --example",
          .run = run};
}

}  // namespace rodtrad::cli
