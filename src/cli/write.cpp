// rodtrad write
#include "cli/command.h"
#include "core/file.h"
#include "ops/texts.h"

namespace rodtrad::cli {

namespace {

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  ops::WriteRequest request{
      .assignment = arguments.positional(0), .section = arguments.one("--section"), .language = arguments.one("--language", "sv")};
  request.body = TRY(core::read_file(arguments.positional(1), 1 << 20));
  request.by = arguments.one("--by");
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const std::string text = TRY(ops::write_text(*workspace, request));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().member("text", text).member("section", request.section).member("language", request.language).end_object();
    out.json(json);
    return core::Done{};
  }
  out.line(core::say("{}: avsnittet {} på {} följer med när uppdraget publiceras", "{}: section {} in {} goes along when the assignment is published",
                     text, request.section, request.language));
  return core::Done{};
}

}  // namespace

Command write_command() {
  return {
      .name = "write",
      .summary = {.sv = "Skriv en egen text till ett uppdrags publikationer", .en = "Write a text of your own for the publications of an assignment"},
      .details = {.sv = "Texten hör till uppdraget och finns kvar när det körs om. Tal skrivs som hänvisningar, {tabell.rad.kolumn}, och hämtas ur "
                        "resultatet.",
                  .en = "The text belongs to the assignment and stays when it is run again. Numbers are references, {table.row.column}, filled in "
                        "from the result."},
      .positionals = {{.name = {.sv = "UPPDRAG", .en = "ASSIGNMENT"},
                       .help = {.sv = "id, nummer eller text ur rubriken", .en = "id, number or text from the title"}},
                      {.name = {.sv = "FIL", .en = "FILE"},
                       .help = {.sv = "texten; tom rad mellan stycken", .en = "the text; an empty line between paragraphs"}}},
      .options =
          {{.name = "--section",
            .value = {.sv = "AVSNITT", .en = "SECTION"},
            .help = {.sv = "answer (svaret), question-2 (svar på fråga 2), mind (att tänka på), eller en egen rubrik",
                     .en = "answer, question-2 (answer to question 2), mind (what to mind), or a heading of your own"},
            .required = true},
           {.name = "--by", .value = {.sv = "NAMN", .en = "NAME"}, .help = {.sv = "vem som har skrivit den", .en = "who wrote it"}, .required = true},
           {.name = "--language", .value = {.sv = "sv|en", .en = "sv|en"}, .help = {.sv = "textens språk (sv)", .en = "language of the text (sv)"}}},
      .example = "rodtrad write ytterfall svar.txt --section answer --by \"Anna Exempel, utredare\"",
      .run = run};
}

}  // namespace rodtrad::cli
