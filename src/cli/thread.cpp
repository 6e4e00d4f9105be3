// rodtrad thread, rodtrad gaps
#include "ops/thread.h"
#include "cli/command.h"

namespace rodtrad::cli {

namespace {

constexpr std::size_t kSiblingsShown = 6;

/// Indented by its place in the thread; the record that was asked about is marked.
std::string line_of(const domain::ThreadLine& line, int top, const Output& out) {
  const std::string indent(static_cast<std::size_t>(line.level - top) * 2, ' ');
  if (!line.step) {
    return fmt::format("{}… {} {}  {}", indent, out.number(line.folded), out.in({.sv = "till: " + line.kind.sv, .en = "more: " + line.kind.en}),
                       domain::show_money(line.sum, out.language()));
  }
  const domain::ThreadStep& step = *line.step;
  const std::string via = step.level == 0 ? "" : fmt::format("  [{}]", out.in(step.via));
  const std::string money = domain::show_money(step.sum, out.language());
  return fmt::format("{}{} {}  {}{}{}", indent, step.level == 0 ? "●" : "○", to_text(step.id), step.title, via, money.empty() ? "" : "  " + money);
}

void show_text(const domain::Thread& thread, const Output& out) {
  const int top = thread.steps.front().level;
  for (const domain::ThreadLine& line : domain::thread_lines(thread, kSiblingsShown)) out.line(line_of(line, top, out));
  if (!thread.gaps.empty()) out.line(core::Text{.sv = "\nLuckor", .en = "\nGaps"});
  for (const domain::ThreadGap& gap : thread.gaps)
    out.line(fmt::format("  {}  {}: {}", to_text(gap.id), gap.title, out.in({.sv = "saknar " + gap.missing.sv, .en = "has no " + gap.missing.en})));
}

/// A picture that stands alone carries its style.
std::string whole_svg(const domain::Thread& thread, const Output& out) {
  std::string svg = figure::render_flow(domain::thread_flow(thread, out.language()), out.language());
  svg.insert(svg.find('>') + 1, "<style>" + figure::svg_style() + "</style>");
  return svg + "\n";
}

core::Expected<core::Done> run_thread(const Arguments& arguments, Output& out) {
  if (arguments.has("--up") && arguments.has("--down")) {
    return core::fail({.code = "bad_options", .message = {.sv = "ange --up eller --down, inte båda", .en = "give --up or --down, not both"}});
  }
  const domain::ThreadWay way = arguments.has("--up")     ? domain::ThreadWay::up
                                : arguments.has("--down") ? domain::ThreadWay::down
                                                          : domain::ThreadWay::both;
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const domain::Thread thread = TRY(ops::view_thread(*workspace, ops::local_actor(*workspace), arguments.positional(), way));
  if (out.is_json()) {
    core::JsonWriter json;
    json.raw(thread_json(thread));
    out.json(json);
  } else if (out.format() == Format::svg) {
    out.document(whole_svg(thread, out));
  } else {
    show_text(thread, out);
  }
  return core::Done{};
}

core::Expected<core::Done> run_gaps(const Arguments& arguments, Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const auto gaps = TRY(ops::view_gaps(*workspace, ops::local_actor(*workspace), core::today(), arguments.many("--kind")));
  if (out.is_json()) {
    core::JsonWriter json;
    json.raw(domain::gaps_json(gaps));
    out.json(json);
    return core::Done{};
  }
  TextTable table({{.head = out.in({.sv = "Lucka", .en = "Gap"})},
                   {.head = "Id"},
                   {.head = out.in({.sv = "Rubrik", .en = "Title"}), .widest = 50},
                   {.head = out.in({.sv = "Ansvarig", .en = "Owner"})},
                   {.head = out.in({.sv = "Dagar", .en = "Days"}), .align = TextTable::Align::right}});
  const std::string nobody = out.in({.sv = "ingen", .en = "nobody"});
  for (const domain::Gap& gap : gaps)
    table.row({out.in(gap.label), to_text(gap.id), gap.title, gap.owner.empty() ? nobody : gap.owner, out.number(std::int64_t{gap.days})});
  if (!table.empty()) out.table(table);
  out.line(core::say("{} luckor", "{} gaps", out.number(gaps.size())));
  return core::Done{};
}

}  // namespace

Command thread_command() {
  return {
      .name = "thread",
      .summary = {.sv = "Följ den röda tråden från en post, uppåt och nedåt", .en = "Follow the thread from a record, up and down"},
      .details = {.sv = "Visar vad posten kommer ur, vad som har kommit ur den, pengarna på vägen och luckorna. Belopp räknas samman nedåt.",
                  .en = "Shows what the record comes from, what has come of it, the money on the way and the gaps. Amounts are summed downwards."},
      .positionals = {{.name = {.sv = "ID", .en = "ID"}, .help = {.sv = "postens id: typ och nummer", .en = "id of the record: type and number"}}},
      .options = {{.name = "--up", .value = {}, .help = {.sv = "bara uppåt", .en = "up only"}, .kind = Option::Kind::flag},
                  {.name = "--down", .value = {}, .help = {.sv = "bara nedåt", .en = "down only"}, .kind = Option::Kind::flag}},
      .example = "rodtrad thread goal-2 --format svg",
      .formats = {"text", "json", "svg"},
      .run = run_thread};
}

Command gaps_command() {
  return {.name = "gaps",
          .summary = {.sv = "Visa vad som saknas i den röda tråden, med ansvarig och ålder",
                      .en = "Show what is missing in the thread, with owner and age"},
          .details =
              {.sv = "Mål utan indikator, indikatorer utan värde eller försenade, beslut utan uppföljning, projekt utan målområde eller slutrapport, "
                     "försenade uppdrag, resultat utan mottagare, publikationer vars data har ändrats.",
               .en = "Goals without indicator, indicators without value or late, decisions without follow-up, projects without target area or "
                     "final report, late assignments, results without a receiver, publications whose data were revised."},
          .positionals = {},
          .options = {{.name = "--kind",
                       .value = {.sv = "SLAG", .en = "KIND"},
                       .help = {.sv = "bara det här slaget, till exempel goal_without_indicator",
                                .en = "this kind only, for example goal_without_indicator"},
                       .kind = Option::Kind::many}},
          .example = "rodtrad gaps --kind decision_without_follow_up",
          .run = run_gaps};
}

}  // namespace rodtrad::cli
