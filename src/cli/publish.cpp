// rodtrad publish
#include "cli/command.h"
#include "ops/release.h"

namespace rodtrad::cli {

namespace {

core::Expected<std::vector<core::Language>> languages_of(const Arguments& arguments) {
  std::vector<core::Language> languages;
  for (const std::string& word : arguments.many("--language")) {
    if (word != "sv" && word != "en") {
      return core::fail({.code = "bad_value",
                         .message = core::say("--language: \"{}\" finns inte", "--language: there is no \"{}\"", word),
                         .hint = core::did_you_mean(word, {"sv", "en"})});
    }
    languages.push_back(word == "en" ? core::Language::en : core::Language::sv);
  }
  return languages;
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  ops::PublishRequest request{.assignment = arguments.positional(), .form = arguments.one("--form"), .languages = TRY(languages_of(arguments))};
  request.template_file = arguments.one("--template");
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::write));
  const std::vector<ops::Published> all = TRY(ops::publish_assignment(*workspace, request));
  if (out.is_json()) {
    core::JsonWriter json;
    json.begin_object().key("publications").begin_array();
    for (const ops::Published& one : all) {
      json.begin_object().member("publication", one.publication).member("form", one.form).member("language", core::language_tag(one.language));
      json.member("file", one.file.string()).member("sha256", one.sha256);
      write_problems(json, one.notes);
      json.end_object();
    }
    json.end_array().end_object();
    out.json(json);
    return core::Done{};
  }
  for (const ops::Published& one : all) {
    out.notes(one.notes);
    out.line(fmt::format("{}  {}", one.publication, one.file.string()));
  }
  return core::Done{};
}

}  // namespace

Command publish_command() {
  return {.name = "publish",
          .summary = {.sv = "Publicera ett uppdrags frisläppta resultat", .en = "Publish the released result of an assignment"},
          .details = {.sv = "Bilder, dokument och sidor läggs i arbetsytans mapp publications/.",
                      .en = "Slides, documents and pages are put in the workspace's folder publications/."},
          .positionals = {{.name = {.sv = "UPPDRAG", .en = "ASSIGNMENT"},
                           .help = {.sv = "id, nummer eller text ur rubriken", .en = "id, number or text from the title"}}},
          .options = {{.name = "--form",
                       .value = {.sv = "FORM", .en = "FORM"},
                       .help = {.sv = "analysresultat (bilder), kort_analys (dokument) eller webb (sida)",
                                .en = "analysresultat (slides), kort_analys (document) or webb (page)"},
                       .required = true},
                      {.name = "--template",
                       .value = {.sv = "FIL", .en = "FILE"},
                       .help = {.sv = "regionens egen mall (POTX, PPTX, DOTX, DOCX)", .en = "the region's own template (POTX, PPTX, DOTX, DOCX)"}},
                      {.name = "--language",
                       .value = {.sv = "sv|en", .en = "sv|en"},
                       .help = {.sv = "bara ett språk (annars båda)", .en = "one language only (otherwise both)"},
                       .kind = Option::Kind::many}},
          .example = "rodtrad publish ytterfall --form analysresultat",
          .run = run};
}

}  // namespace rodtrad::cli
