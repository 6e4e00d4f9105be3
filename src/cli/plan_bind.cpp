// rodtrad plan bind
#include "cli/command.h"
#include "ops/plan_ops.h"

namespace rodtrad::cli {

namespace {

core::Expected<std::vector<std::pair<std::string, std::string>>> read_params(const std::vector<std::string>& words) {
  std::vector<std::pair<std::string, std::string>> params;
  core::Problems problems;
  for (const std::string& word : words) {
    const std::size_t sign = word.find('=');
    if (sign == std::string::npos || sign == 0)
      core::tell(problems, {}, "bad_parameter", core::say("\"{}\" är inte namn=värde", "\"{}\" is not name=value", word));
    else
      params.emplace_back(word.substr(0, sign), word.substr(sign + 1));
  }
  if (!problems.empty()) return core::fail(std::move(problems));
  return params;
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  ops::BindRequest request{.assignment = arguments.positional(), .method = arguments.one("--method"), .data = arguments.many("--data")};
  request.params = TRY(read_params(arguments.many("--set")));
  request.by = arguments.one("--by");
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const ops::AssignmentRow row = TRY(ops::bind_assignment(*workspace, request));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("assignment", row.id).member("title", row.assignment.title).member("method", row.method).key("data").begin_array();
    for (const std::string& name : row.data) json.value(name);
    json.end_array().end_object();
    out.json(json);
    return core::Done{};
  }
  out.line(core::say("{} \"{}\" besvaras med {} över {}", "{} \"{}\" is answered by {} over {}", row.id, row.assignment.title, row.method,
                     fmt::format("{}", fmt::join(row.data, ", "))));
  return core::Done{};
}

}  // namespace

Command plan_bind_command() {
  return {.name = "plan bind",
          .summary = {.sv = "Koppla ett uppdrag till en metod och data", .en = "Bind an assignment to a method and data"},
          .details = {.sv = "\"rodtrad methods METOD\" visar vad en metod behöver och vilka parametrar den har.",
                      .en = "\"rodtrad methods METHOD\" shows what a method needs and which parameters it has."},
          .positionals = {{.name = {.sv = "UPPDRAG", .en = "ASSIGNMENT"},
                           .help = {.sv = "id, nummer eller text ur rubriken", .en = "id, number or text from the title"}}},
          .options = {{.name = "--method",
                       .value = {.sv = "METOD", .en = "METHOD"},
                       .help = {.sv = "metodens id", .en = "id of the method"},
                       .required = true},
                      {.name = "--data",
                       .value = {.sv = "NAMN[@VERSION]", .en = "NAME[@VERSION]"},
                       .help = {.sv = "datamängd; ange flera gånger för flera", .en = "dataset; give it several times for several"},
                       .kind = Option::Kind::many,
                       .required = true},
                      {.name = "--set",
                       .value = {.sv = "PARAMETER=VÄRDE", .en = "PARAMETER=VALUE"},
                       .help = {.sv = "annat värde än det förvalda", .en = "a value other than the default"},
                       .kind = Option::Kind::many},
                      {.name = "--by", .value = {.sv = "NAMN", .en = "NAME"}, .help = {.sv = "vem som kopplar", .en = "who binds"}}},
          .example = "rodtrad plan bind ytterfall --method cost_outliers --data contacts --data limits",
          .run = run};
}

}  // namespace rodtrad::cli
