// /lines: many records at a time, as JSON lines.
#include "api/resources.h"
#include "core/file.h"
#include "ops/record_lines.h"

namespace rodtrad::api {

namespace {

constexpr const char* kLines = "application/jsonl";

}  // namespace

Answer export_lines(Call& call) {
  TRY(need_role(call, {"staff"}));
  const core::ScratchFolder folder(std::filesystem::temp_directory_path());
  const std::filesystem::path file = folder.path() / "records.jsonl";
  const std::int64_t count = TRY(ops::export_lines(call.workspace(), call.actor, call.parameters("type"), file));
  return http::Response{.content_type = kLines,
                        .body = TRY(core::read_file(file)),
                        .headers = {{"X-Total-Count", fmt::format("{}", count)}, {"Content-Disposition", "attachment; filename=\"records.jsonl\""}}};
}

/// All or nothing.
Answer import_lines(Call& call) {
  const core::ScratchFolder folder(std::filesystem::temp_directory_path());
  const std::filesystem::path file = folder.path() / "lines";  // problems name it
  core::write_file(file, call.request.body, 0600);
  auto done = ops::import_lines(call.workspace(), call.actor, file);
  if (!done) {
    core::Problems problems = done.error();
    for (core::Problem& one : problems) {
      if (one.place.file == file.string()) one.place.file = "lines";
    }
    return core::fail(std::move(problems));
  }
  core::JsonWriter out;
  out.begin_object().member("created", done->created).member("changed", done->changed).key("ids").begin_object();
  for (const auto& [in_file, in_register] : done->ids) out.member(in_file, in_register);
  return json(out.end_object().end_object().take());
}

}  // namespace rodtrad::api
