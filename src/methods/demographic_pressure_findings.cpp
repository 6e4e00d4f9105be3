// One function per finding.
#include "methods/demographic_pressure_findings.h"

#include "core/list.h"
#include "methods/demographic_pressure_cells.h"
#include "methods/words.h"

namespace rodtrad::methods::demographic_pressure {

using core::Text;
using figure::Kind;
using figure::SeriesRole;
using model::DraftFigure;
using model::Finding;
using model::Sentence;

namespace {

constexpr std::size_t kMostBars = 20;

using RowTest = bool (*)(const table::Row&);

class Teller {
 public:
  Teller(const Study& study, const Population& population, model::Draft& draft) : study_(study), population_(population), draft_(draft) {}

  void tell_all() {
    tell_amount();
    tell_ages();
    tell_chapters();
    tell_clinics();
    tell_population();
    tell_outlook();
    tell_parts();
    for (const char* id : {"area", "hospital", "sex", "municipality"}) tell_breakdown(id);
  }

 private:
  Text from_to() const { return core::say("från {} till {}", "from {} to {}", study_.base, study_.final); }
  Text prices() const {
    return study_.settings.fixed_prices() ? core::say("{} års priser", "prices of {}", study_.final) : Text{"löpande priser", "current prices"};
  }
  Text subtitle(Text what, const Text& unit) const { return std::move(what) + Text{", ", ", "} + unit + Text{", ", ", "} + study_.period(); }

  const model::DraftTable& table(const std::string& id) const {
    return *std::find_if(draft_.tables.begin(), draft_.tables.end(), [&](const model::DraftTable& made) { return made.table.id == id; });
  }

  const table::Cell& cell(const std::string& id, const std::string& row, const std::string& column) const {
    const model::DraftTable& made = table(id);
    const auto& rows = made.table.rows;
    const auto& columns = made.table.columns;
    const auto r = std::find_if(rows.begin(), rows.end(), [&](const table::Row& one) { return one.code == row; }) - rows.begin();
    const auto c = std::find_if(columns.begin(), columns.end(), [&](const table::Column& one) { return one.id == column; }) - columns.begin();
    return made.cells[static_cast<std::size_t>(r) * columns.size() + static_cast<std::size_t>(c)].cell;
  }

  /// A figure over the rows of a table, one series per column; totals are left out.
  DraftFigure figure_over(const std::string& id, Kind kind, const Sentence& title, Text what,
                          const std::vector<std::pair<std::string, SeriesRole>>& columns, RowTest shown) const {
    const table::Table& rows = table(id).table;
    DraftFigure figure{.id = id, .kind = kind, .title = title, .subtitle = subtitle(std::move(what), prices()), .categories = {}, .series = {}};
    for (const auto& [column, role] : columns) {
      figure.series.push_back({.id = column, .label = core::find_by(rows.columns, &table::Column::id, column)->label, .role = role, .cells = {}});
    }
    for (const table::Row& row : rows.rows) {
      if (!shown(row)) continue;
      figure.categories.push_back(row.label);
      for (model::DraftSeries& series : figure.series) series.cells.push_back({id, row.code, series.id});
    }
    return figure;
  }
  static bool is_part(const table::Row& row) { return !row.total && row.code != "unknown"; }

  void add(Finding finding, std::optional<DraftFigure> figure = std::nullopt) {
    if (figure && !figure->categories.empty() && figure->categories.size() <= kMostBars) {
      finding.figure = figure->id;
      draft_.figures.push_back(std::move(*figure));
    }
    draft_.findings.push_back(std::move(finding));
  }

  void tell_impossible(const std::string& id, const Text& what, const Text& why, std::vector<std::string> answers) {
    Finding finding{.id = id, .table = "levels", .answers = std::move(answers)};
    finding.headline.pattern = what + Text{" går inte att ta fram, eftersom ", " cannot be given, because "} + why;
    add(std::move(finding));
  }

  // ---- the amount

  const Level& level() const {
    const std::string id = level_used(study_);
    return *std::find_if(levels().begin(), levels().end(), [&](const Level& one) { return one.id == id; });
  }

  void tell_amount() {
    Finding finding{.id = "amount", .table = "levels", .answers = {"avsatt", "avsätt", "medel", "kostnadsförändring", "demografi"}};
    finding.headline = {
        .pattern =
            Text{"Planens regel ger {amount} i kostnad för demografi ", "The plan's rule gives {amount} as the cost of demography "} + from_to(),
        .refs = {{"amount", {"levels", level().id, "amount"}}}};
    finding.sentences.push_back(
        {.pattern = {"Hela kostnaden gick från {before} till {after}, en förändring med {change}.",
                     "All cost went from {before} to {after}, a change of {change}."},
         .refs = {{"before", {"change", "all", "cost_base"}}, {"after", {"change", "all", "cost_final"}}, {"change", {"change", "all", "cost"}}}});
    finding.sentences.push_back(other_levels());
    if (population_.is_known()) {
      finding.sentences.push_back({.pattern = {"Som jämförelse ger befolkningens storlek, ålder och kön i sig {effect}.",
                                               "By comparison the size, ages and sexes of the population in themselves give {effect}."},
                                   .refs = {{"effect", {"pure", "all", "effect"}}}});
    }
    DraftFigure figure =
        figure_over("levels", Kind::bar, finding.headline, {"Regelns belopp på olika nivåer", "The rule's amount at different levels"},
                    {{"amount", SeriesRole::own}}, [](const table::Row&) { return true; });
    add(std::move(finding), std::move(figure));
  }

  Sentence other_levels() const {
    Sentence sentence{.pattern = Text{"Summan gäller nivån ", "The sum is for the level "} + inside_sentence(level().label) +
                                 Text{". Regeln är inte additiv, så andra nivåer ger andra belopp: ",
                                      ". The rule is not additive, so other levels give other amounts: "}};
    bool first = true;
    for (const Level& other : levels()) {
      if (other.id == level().id || cell("levels", other.id, "amount").status != table::Status::value) continue;
      sentence.pattern =
          sentence.pattern + (first ? Text{} : Text{", ", ", "}) + inside_sentence(other.label) + core::same_text(" {" + other.id + "}");
      sentence.refs[other.id] = {"levels", other.id, "amount"};
      first = false;
    }
    sentence.pattern = sentence.pattern + core::same_text(".");
    return sentence;
  }

  // ---- contacts and cost by age

  Sentence band_sentence(const std::string& code, const Text& who) const {
    return {.pattern = Text{"Bland ", "Among "} + who +
                       Text{" gick kontakterna från {before} till {after} och kostnaden från {cost_before} till {cost_after}.",
                            " contacts went from {before} to {after} and cost from {cost_before} to {cost_after}."},
            .refs = {{"before", {"change", code, "contacts_base"}},
                     {"after", {"change", code, "contacts_final"}},
                     {"cost_before", {"change", code, "cost_base"}},
                     {"cost_after", {"change", code, "cost_final"}}}};
  }

  void tell_ages() {
    const Change old = study_.change(study_.whole(), k65AndOver), young = study_.change(study_.whole(), kUnder65);
    Finding finding{.id = "ages", .table = "change", .answers = {"65 år", "ålder", "äldre", "antalet kontakter", "vårdkontakter", "belastning"}};
    const bool more = old.contacts > 0 && young.contacts > 0;
    finding.headline = {.pattern = (more ? Text{"Kontakterna har ökat med ", "Contacts have risen by "}
                                         : Text{"Antalet kontakter har ändrats med ", "The number of contacts has changed by "}) +
                                   Text{"{old} för personer 65 år och äldre och med {young} för yngre",
                                        "{old} for people aged 65 and over and by {young} for the younger"},
                        .refs = {{"old", {"change", kOld, "contacts"}}, {"young", {"change", kYoung, "contacts"}}}};
    finding.sentences = {band_sentence(kOld, {"personer 65 år och äldre", "people aged 65 and over"}),
                         band_sentence(kYoung, {"yngre", "the younger"})};
    DraftFigure figure = figure_over("change", Kind::column, finding.headline, {"Kostnad efter ålder", "Cost by age"},
                                     {{"cost_base", SeriesRole::other}, {"cost_final", SeriesRole::own}},
                                     [](const table::Row& row) { return is_part(row) && row.code != "all"; });
    add(std::move(finding), std::move(figure));
  }

  // ---- chapters and clinics

  /// The first rows of a ranked table that stand for themselves.
  std::vector<table::Row> leading(const std::string& id, std::size_t many) const {
    std::vector<table::Row> out;
    for (const table::Row& row : table(id).table.rows) {
      if (out.size() < many && is_part(row) && !row.code.starts_with(kOther)) out.push_back(row);
    }
    return out;
  }

  Sentence row_sentence(const std::string& id, const table::Row& row, const std::string& column) const {
    return {.pattern = row.label + Text{": {value}. Kontakterna förändrades med {old} för 65 år och äldre och med {young} för yngre.",
                                        ": {value}. Contacts changed by {old} for 65 and over and by {young} for the younger."},
            .refs = {{"value", {id, row.code, column}}, {"old", {id, row.code, "old"}}, {"young", {id, row.code, "young"}}}};
  }

  void tell_ranked(const std::string& id, const std::string& column, const Text& most, const Text& what, std::vector<std::string> answers) {
    const std::vector<table::Row> rows = leading(id, 3);
    if (rows.empty()) return;
    Finding finding{.id = id, .table = id, .answers = std::move(answers)};
    finding.headline = {.pattern = most + inside_sentence(rows[0].label) + core::same_text(": {value}"),
                        .refs = {{"value", {id, rows[0].code, column}}}};
    for (const table::Row& row : rows) finding.sentences.push_back(row_sentence(id, row, column));
    if (id == "clinic" && study_.settings.set_aside > 0) {
      finding.sentences.push_back(
          {.pattern = rows[0].label + Text{" får {allotted} av det avsatta beloppet när det fördelas efter klinikernas belopp.",
                                           " gets {allotted} of the amount set aside when it is shared out by the clinics' amounts."},
           .refs = {{"allotted", {id, rows[0].code, "allotted"}}}});
    }
    DraftFigure figure = figure_over(id, Kind::bar, finding.headline, what, {{column, SeriesRole::own}}, is_part);
    figure.categories.resize(std::min(figure.categories.size(), kMostBars));
    for (model::DraftSeries& series : figure.series) series.cells.resize(figure.categories.size());
    add(std::move(finding), std::move(figure));
  }

  void tell_chapters() {
    const std::vector<std::string> answers = {"diagnoskapitel", "diagnos", "kapitel", "sjukdomspanorama"};
    if (study_.impossible.contains("chapter"))
      return tell_impossible("chapter", {"Förändringen per diagnoskapitel", "The change by diagnosis chapter"}, study_.impossible.at("chapter"),
                             answers);
    const std::vector<table::Row> first = leading("chapter", 1);
    const bool risen = !first.empty() && cell("chapter", first[0].code, "cost").value > 0;
    const Text most = risen ? Text{"Störst kostnadsökning har ", "The largest rise of cost is in "}
                            : Text{"Kostnaden har inte ökat i något kapitel; närmast är ", "Cost has risen in no chapter; nearest is "};
    tell_ranked("chapter", "cost", most, {"Kostnadens förändring efter diagnoskapitel", "Change of cost by diagnosis chapter"}, answers);
  }

  void tell_clinics() {
    const std::vector<std::string> answers = {"klinik", "verksamheter", "fördela"};
    if (study_.impossible.contains("clinic"))
      return tell_impossible("clinic", {"Beloppet per klinik", "The amount by clinic"}, study_.impossible.at("clinic"), answers);
    tell_ranked("clinic", clinic_column(study_), {"Störst belopp enligt regeln får ", "The largest amount by the rule goes to "},
                {"Regelns belopp efter klinik", "The rule's amount by clinic"}, answers);
  }

  // ---- the population

  void tell_population() {
    const std::vector<std::string> answers = {"befolkningens ålder och kön", "befolkning", "demografiska behov"};
    if (!population_.is_known())
      return tell_impossible("population", {"Vad befolkningens ålder och kön gör med kostnaden", "What the population's ages and sexes do to cost"},
                             population_.why_not, answers);
    const std::string last = population_.years.back().year;
    Finding finding{.id = "population", .table = "population", .answers = answers};
    finding.headline = {.pattern = {"Befolkningens storlek, ålder och kön ger i sig en förändring med {growth}, eller {yearly} per år",
                                    "The size, ages and sexes of the population in themselves give a change of {growth}, or {yearly} per year"},
                        .refs = {{"growth", {"pure", "all", "growth"}}, {"yearly", {"pure", "all", "yearly"}}}};
    finding.sentences.push_back(
        {.pattern =
             {"Det är {effect} när varje ålder och kön kostar lika mycket per invånare som basåret. Kostnaden förändrades i verkligheten med {cost}.",
              "This is {effect} when each age and sex costs as much per inhabitant as in the base year. Cost in fact changed by {cost}."},
         .refs = {{"effect", {"pure", "all", "effect"}}, {"cost", {"pure", "all", "cost"}}}});
    finding.sentences.push_back({.pattern = {"Av beloppet kommer {size} av antalet invånare och {structure} av deras ålder och kön.",
                                             "Of this amount {size} comes from the number of inhabitants and {structure} from their ages and sexes."},
                                 .refs = {{"size", {"population", last, "size"}}, {"structure", {"population", last, "structure"}}}});
    DraftFigure figure =
        figure_over("population", Kind::line, finding.headline, {"Kostnad som följer av befolkningen", "Cost that follows from the population"},
                    {{"index", SeriesRole::own}}, [](const table::Row&) { return true; });
    figure.subtitle =
        subtitle({"Kostnad som följer av befolkningen", "Cost that follows from the population"}, {"index, basåret 100", "index, base year 100"});
    add(std::move(finding), std::move(figure));
  }

  void tell_outlook() {
    if (!population_.is_known()) return;
    Finding finding{.id = "outlook", .table = "pure", .answers = {"nästa tio år", "tio år", "framtid", "blir följden"}};
    finding.headline = {
        .pattern = core::say("Om befolkningen fortsätter att ändras i samma takt ger den {{outlook}} på {} år",
                             "If the population goes on changing at the same pace it gives {{outlook}} in {} years", study_.settings.outlook_years),
        .refs = {{"outlook", {"pure", "all", "outlook"}}}};
    finding.sentences.push_back({.pattern = {"Det är en räkneregel och ingen prognos: en befolkningsframskrivning ger ett bättre underlag.",
                                             "This is a rule of arithmetic and no forecast: a population projection is a better basis."},
                                 .refs = {}});
    add(std::move(finding));
  }

  // ---- three parts

  void tell_parts() {
    Finding finding{.id = "decomposition", .table = "decomposition", .answers = {"ökningen", "kostnadsutveckling", "kostnad per kontakt"}};
    const auto ref = [](const char* column) { return table::CellId{"decomposition", "all", column}; };
    finding.headline = {
        .pattern = {"Av kostnadens förändring hör {volume} till antalet kontakter, {mix} till andelen äldre och {level} till kostnaden per kontakt",
                    "Of the change of cost {volume} belongs to the number of contacts, {mix} to the share of older people and {level} to the cost "
                    "per contact"},
        .refs = {{"volume", ref("volume")}, {"mix", ref("mix")}, {"level", ref("level")}}};
    finding.sentences.push_back(
        {.pattern = {"De tre delarna är tillsammans hela förändringen, {change}.", "The three parts are together the whole change, {change}."},
         .refs = {{"change", ref("change")}}});
    DraftFigure figure{.id = "decomposition",
                       .kind = Kind::bar,
                       .title = finding.headline,
                       .subtitle = subtitle({"Kostnadens förändring i tre delar", "The change of cost in three parts"}, prices()),
                       .categories = {{"Antal kontakter", "Number of contacts"},
                                      {"Andel 65 år och äldre", "Share of 65 and over"},
                                      {"Kostnad per kontakt", "Cost per contact"}},
                       .series = {}};
    figure.series.push_back({.id = "parts",
                             .label = {"Del av förändringen", "Part of the change"},
                             .role = SeriesRole::own,
                             .cells = {ref("volume"), ref("mix"), ref("level")}});
    add(std::move(finding), std::move(figure));
  }

  // ---- where and whom

  static std::vector<std::string> answers_of(const std::string& id) {
    if (id == "area") return {"somatisk", "psykiatrisk", "primärvård"};
    if (id == "hospital") return {"sjukhus"};
    if (id == "sex") return {"kön", "kvinnor", "män"};
    return {"kommun", "geografi", "länets"};
  }

  void tell_breakdown(const std::string& id) {
    const auto why = study_.impossible.find(id);
    if (why != study_.impossible.end()) {
      const Text what = id == "area"       ? Text{"Beloppet per verksamhetsområde", "The amount by area of care"}
                        : id == "hospital" ? Text{"Beloppet per sjukhus", "The amount by hospital"}
                                           : Text{"Beloppet per kommun", "The amount by municipality"};
      return tell_impossible(id, what, why->second, answers_of(id));
    }
    const table::Table& rows = table(id).table;
    Finding finding{.id = id, .table = id, .answers = answers_of(id)};
    finding.headline = {.pattern = Text{"Summerad efter ", "Summed by "} + inside_sentence(rows.row_heading) +
                                   Text{" ger regeln {amount}", " the rule gives {amount}"},
                        .refs = {{"amount", {id, "sum", "amount"}}}};
    for (const table::Row& row : rows.rows) {
      if (!is_part(row) || rows.rows.size() > kMostTold) continue;
      finding.sentences.push_back(
          {.pattern = row.label + Text{": {amount}, när hela kostnaden förändrades med {cost}.", ": {amount}, when all cost changed by {cost}."},
           .refs = {{"amount", {id, row.code, "amount"}}, {"cost", {id, row.code, "cost"}}}});
    }
    DraftFigure figure =
        figure_over(id, Kind::bar, finding.headline, Text{"Regelns belopp efter ", "The rule's amount by "} + inside_sentence(rows.row_heading),
                    {{"amount", SeriesRole::own}}, is_part);
    add(std::move(finding), std::move(figure));
  }
  static constexpr std::size_t kMostTold = 8;

  const Study& study_;
  const Population& population_;
  model::Draft& draft_;
};

}  // namespace

void add_findings(const Study& study, const Population& population, model::Draft& draft) { Teller(study, population, draft).tell_all(); }

}  // namespace rodtrad::methods::demographic_pressure
