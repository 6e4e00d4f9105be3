// /results: what has come out of runs, as far as the caller may see it.
#include "api/resources.h"
#include "formats/pxweb_files.h"
#include "formats/table_files.h"
#include "model/json_words.h"
#include "ops/desk.h"
#include "ops/release.h"
#include "ops/result_access.h"

namespace rodtrad::api {

namespace {

core::Expected<model::Result> asked_result(Call& call) {
  const std::string word = call.parameter("level");
  const auto level = model::from_word<model::Level>(word.empty() ? "public" : word);
  if (!level) {
    return core::fail({.code = "unknown_level",
                       .place = {.file = "level"},
                       .message = core::say("nivån \"{}\" finns inte", "there is no level \"{}\"", word),
                       .hint = core::did_you_mean(word, {"internal", "public"})});
  }
  return ops::read_result(call.workspace(), call.actor, call.part(), *level);
}

}  // namespace

Answer one_result(Call& call) { return json(model::to_json(TRY(asked_result(call)))); }

Answer result_table(Call& call) {
  const std::string media = TRY(chosen_media(call, {"text/csv", "application/vnd.apache.parquet", "application/json"}));
  const model::Result result = TRY(asked_result(call));
  const table::Table* found = result.find_table(call.part(1));
  if (!found) return core::fail(http::refusal_of_status(404).problems);
  if (media == "text/csv") return http::Response{.content_type = "text/csv; charset=utf-8", .body = formats::write_csv(*found, call.language)};
  const formats::StatisticsTable table = formats::statistics_of(*found);
  if (media == "application/json") return json(formats::write_pxweb_json(table, {}, std::string(core::language_tag(call.language))));
  return http::Response{.content_type = media, .body = formats::write_pxweb_parquet(table)};
}

/// In the name of whom the token belongs to.
Answer release(Call& call) {
  const ops::RunView run = TRY(ops::view_run(call.workspace(), call.part()));
  TRY(need_assignment(call, run.assignment));
  const schema::RecordType* type = call.workspace().store().schema().find("release");
  if (!type || !ops::may_ever(call.workspace(), call.actor, schema::Action::create, *type)) return core::fail(http::refusal_of_status(403).problems);
  const core::Json body = TRY(body_of(call));
  const ops::ReleaseDone done = TRY(ops::release_run(
      call.workspace(), {.run = run.run, .by = call.user->display, .ground = body["ground"].string(), .level = body["level"].string()}));
  core::JsonWriter out;
  out.begin_object().member("release", done.release).member("run", done.run).member("assignment", done.assignment).member("level", done.level);
  return json(out.end_object().take(), 201);
}

Answer publish(Call& call) {
  TRY(need_assignment(call, call.part()));
  const core::Json body = TRY(body_of(call));
  core::JsonWriter out;
  out.begin_object().key("publications").begin_array();
  for (const ops::Published& one : TRY(ops::publish_assignment(call.workspace(), {.assignment = call.part(), .form = body["form"].string()}))) {
    out.begin_object().member("id", one.publication).member("form", one.form).member("language", core::language_tag(one.language));
    out.member("sha256", one.sha256).end_object();
  }
  return json(out.end_array().end_object().take(), 201);
}

}  // namespace rodtrad::api
