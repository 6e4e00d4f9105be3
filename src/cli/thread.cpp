// rodtrad thread
#include "ops/thread.h"
#include "cli/command.h"

namespace rodtrad::cli {

namespace {

/// Indented by its place in the thread; the record that was asked about is marked.
std::string line_of(const domain::ThreadStep& step, int top, const Output& out) {
  const std::string via = step.level == 0 ? "" : fmt::format("  [{}]", out.in(step.via));
  return fmt::format("{}{} {}  {}{}", std::string(static_cast<std::size_t>(step.level - top) * 2, ' '), step.level == 0 ? "●" : "○", to_text(step.id),
                     step.title, via);
}

core::Expected<core::Done> run(const Arguments& arguments, Output& out) {
  if (arguments.has("--up") && arguments.has("--down")) {
    return core::fail({.code = "bad_options", .message = {.sv = "ange --up eller --down, inte båda", .en = "give --up or --down, not both"}});
  }
  const domain::ThreadWay way = arguments.has("--up")     ? domain::ThreadWay::up
                                : arguments.has("--down") ? domain::ThreadWay::down
                                                          : domain::ThreadWay::both;
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const domain::Thread thread = TRY(ops::view_thread(*workspace, arguments.positional(), way));
  if (out.is_json()) {
    core::JsonWriter json;
    json.raw(thread_json(thread));
    out.json(json);
    return core::Done{};
  }
  for (const domain::ThreadStep& step : thread.steps) out.line(line_of(step, thread.steps.front().level, out));
  if (!thread.gaps.empty()) out.line(core::Text{.sv = "\nLuckor", .en = "\nGaps"});
  for (const domain::ThreadGap& gap : thread.gaps)
    out.line(fmt::format("  {}  {}: {}", to_text(gap.id), gap.title, out.in({.sv = "saknar " + gap.missing.sv, .en = "has no " + gap.missing.en})));
  return core::Done{};
}

}  // namespace

Command thread_command() {
  return {
      .name = "thread",
      .summary = {.sv = "Följ den röda tråden från en post, uppåt och nedåt", .en = "Follow the thread from a record, up and down"},
      .details = {.sv = "Visar vad posten kommer ur, vad som har kommit ur den, och luckorna på vägen.",
                  .en = "Shows what the record comes from, what has come of it, and the gaps on the way."},
      .positionals = {{.name = {.sv = "ID", .en = "ID"}, .help = {.sv = "postens id: typ och nummer", .en = "id of the record: type and number"}}},
      .options = {{.name = "--up", .value = {}, .help = {.sv = "bara uppåt", .en = "up only"}, .kind = Option::Kind::flag},
                  {.name = "--down", .value = {}, .help = {.sv = "bara nedåt", .en = "down only"}, .kind = Option::Kind::flag}},
      .example = "rodtrad thread assignment-7",
      .run = run};
}

}  // namespace rodtrad::cli
