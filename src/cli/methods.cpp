// rodtrad methods
#include "cli/command.h"
#include "ops/method_ops.h"

namespace rodtrad::cli {

namespace {

std::string bounds(const model::Param& param) {
  if (param.type != model::ParamType::choice) return fmt::format("{}–{}", param.least, param.most);
  std::vector<std::string> codes;
  for (const model::Choice& choice : param.choices) codes.push_back(choice.code);
  return fmt::format("{}", fmt::join(codes, ", "));
}

void show_method(const model::Method& method, const Output& out) {
  out.line(fmt::format("{} {}  {}\n\n{}\n\n{}\n", method.id, method.version, out.in(method.title), out.in(method.summary), out.in(method.formula)));
  TextTable inputs({{out.in({.sv = "Data", .en = "Data"})},
                    {out.in({.sv = "Kolumn", .en = "Column"})},
                    {out.in({.sv = "Vad", .en = "What"})},
                    {out.in({.sv = "Krävs", .en = "Required"})}});
  for (const model::Input& input : method.inputs) {
    inputs.row({input.dataset_kind, input.column, out.in(input.label),
                out.in(input.required ? core::Text{.sv = "ja", .en = "yes"} : core::Text{.sv = "nej", .en = "no"})});
  }
  out.table(inputs);
  out.line();
  TextTable params({{"Parameter"},
                    {out.in({.sv = "Vad", .en = "What"})},
                    {out.in({.sv = "Förvalt", .en = "Default"})},
                    {out.in({.sv = "Enhet", .en = "Unit"})},
                    {out.in({.sv = "Får vara", .en = "May be"})}});
  for (const model::Param& param : method.params) params.row({param.id, out.in(param.label), param.default_value, out.in(param.unit), bounds(param)});
  out.table(params);
  out.line("\n" + method.reference);
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  if (!arguments.positional().empty()) {
    const model::Method& method = *TRY(ops::find_method(arguments.positional()));
    core::JsonWriter json;
    if (out.is_json()) ops::write_method(json, method);
    out.is_json() ? out.json(json) : show_method(method, out);
    return core::Done{};
  }
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().key("methods").begin_array();
    for (const model::Method* method : ops::methods()) ops::write_method(json, *method);
    json.end_array().end_object();
    out.json(json);
    return core::Done{};
  }
  TextTable table({{out.in({.sv = "Metod", .en = "Method"})},
                   {"Version"},
                   {out.in({.sv = "Vad den svarar på", .en = "What it answers"}), TextTable::Align::left, 100}});
  for (const model::Method* method : ops::methods()) table.row({method->id, method->version, out.in(method->title)});
  out.table(table);
  return core::Done{};
}

}  // namespace

Command methods_command() {
  return {
      .name = "methods",
      .summary = {.sv = "Visa metoderna, eller en metod med indata och parametrar", .en = "Show the methods, or one with its inputs and parameters"},
      .positionals = {{.name = {.sv = "METOD", .en = "METHOD"}, .help = {.sv = "metodens id", .en = "id of the method"}, .required = false}},
      .example = "rodtrad methods cost_outliers",
      .run = run};
}

}  // namespace rodtrad::cli
