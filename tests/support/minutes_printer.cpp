// Printing of minutes.
#include "support/minutes_printer.h"

#include <fmt/format.h>

#include "core/unicode.h"

namespace rodtrad::test {

namespace {

using Lines = std::vector<std::string>;

class Printer {
 public:
  Printer(const MeantMinutes& minutes, const MinutesStyle& style) : minutes_(minutes), style_(style) {}

  std::string print() {
    add_page({"Protokoll " + minutes_.body + " " + minutes_.title_date, "", "Innehållsförteckning", ""}, contents());
    add_page(attendance(), officials());
    for (std::size_t i = 0; i < minutes_.items.size(); ++i) add_page(item(i), {});
    std::string out;
    for (std::size_t i = 0; i < pages_.size(); ++i) out += page(pages_[i], i);
    return out;
  }

 private:
  void add_page(Lines lines, const Lines& more) {
    lines.insert(lines.end(), more.begin(), more.end());
    pages_.push_back(std::move(lines));
  }

  std::string number(std::size_t i) const {
    return style_.numbers ? style_.mark + std::to_string(minutes_.first_paragraph + static_cast<int>(i)) + " " : "";
  }

  static std::string reference(const MeantItem& item) { return item.reference.empty() ? "" : ", dnr " + item.reference; }

  Lines contents() const {
    Lines lines;
    for (std::size_t i = 0; i < minutes_.items.size(); ++i) {
      lines.push_back(fmt::format("{}{}{}", number(i), minutes_.items[i].title, reference(minutes_.items[i])));
      lines.push_back("");
    }
    return lines;
  }

  static Lines people(const std::vector<MeantPerson>& list) {
    Lines lines;
    for (const MeantPerson& person : list) lines.push_back(person.name + " (" + person.party + ")" + person.after);
    return lines;
  }

  static void append(Lines& lines, const Lines& more) { lines.insert(lines.end(), more.begin(), more.end()); }

  Lines attendance() const {
    Lines lines = {"Plats och tid: " + minutes_.place + ", " + minutes_.weekday_date + " kl 09.00-12.15", "", "Beslutande:"};
    if (style_.labels_first) lines.push_back("Ej tjänstgörande ersättare:");
    append(lines, people(minutes_.deciding));
    if (!style_.labels_first) append(lines, {"", "Ej tjänstgörande ersättare:"});
    append(lines, people(minutes_.substitutes));
    if (!minutes_.right_to_speak.empty()) append(lines, {"", "Yttranderätt:"});
    append(lines, people(minutes_.right_to_speak));
    append(lines, {"", "Sekreterare:", minutes_.secretary, ""});
    return lines;
  }

  Lines officials() const {
    Lines lines = {"Närvarande tjänstemän:"};
    std::string names;
    for (const std::string& name : minutes_.officials) names += (names.empty() ? "" : ", ") + name;
    append(lines, {names, "", "Utses att justera: " + minutes_.adjuster, ""});
    return lines;
  }

  static void section(Lines& lines, const std::string& heading, const Lines& entries) {
    if (entries.empty()) return;
    append(lines, {heading});
    append(lines, entries);
    lines.push_back("");
  }

  Lines item(std::size_t i) const {
    const MeantItem& meant = minutes_.items[i];
    Lines lines = {style_.heading_mark + number(i) + meant.title + reference(meant), "", meant.background, ""};
    if (!meant.decision.empty()) section(lines, minutes_.body + "s beslut", {meant.decision});
    section(lines, "Följande villkor gäller för beslutet:", meant.conditions);
    if (meant.immediate) section(lines, "Omedelbar justering", {"Paragrafen justeras omedelbart."});
    section(lines, "Underlag för beslut", meant.basis);
    section(lines, "Meddelas:", meant.notified);
    return lines;
  }

  std::string page(const Lines& lines, std::size_t i) const {
    const std::string separator = style_.viewer ? " " : style_.line_end;
    std::string out;
    if (style_.viewer) out += std::to_string(i + 1) + " ";
    if (style_.pages) out += core::fold_case(minutes_.organisation) + " " + std::to_string(i + 1) + separator;
    for (const std::string& line : lines) out += style_.viewer && line.empty() ? "" : line + separator;
    if (style_.pages) out += "Utdragsbestyrkande: sign" + separator;
    return out + (style_.viewer ? "\n\n" : style_.pages ? "\f" : "\n");
  }

  const MeantMinutes& minutes_;
  const MinutesStyle& style_;
  std::vector<Lines> pages_;
};

}  // namespace

std::string print_minutes(const MeantMinutes& minutes, const MinutesStyle& style) { return Printer(minutes, style).print(); }

MeantMinutes northern_board() {
  return {.body = "Regionstyrelsen",
          .organisation = "Region Nordan",
          .title_date = "2019-03-14",
          .weekday_date = "torsdag den 14 mars 2019",
          .place = "Regionhuset, sal Storforsen",
          .first_paragraph = 12,
          .deciding = {{"Alva Brännlund", "V", ", ordförande"},
                       {"Sixten Ödmark", "V", ""},
                       {"Tuva-Lena Häggkvist", "S", ", 1:e vice ordförande"},
                       {"Ragnar Fjellström", "S", ""},
                       {"Disa von Essenby", "C", ""},
                       {"Folke Ytterberg", "M", ", 2:e vice ordförande"},
                       {"Signe Kallgren", "L", ""}},
          .substitutes = {{"Olle Vikberg", "V", ""}, {"Maj-Britt Ångman", "S", ""}, {"Truls Enmark", "M", ""}},
          .right_to_speak = {{"Greta Sundvall", "S", ", Norrby"}, {"Hilding Asplund Berg", "C", ", Östervik"}},
          .secretary = "Ylva Tornérus",
          .adjuster = "Signe Kallgren (L)",
          .officials = {"Bengt Lövmark", "Karin Stenhammar", "Nils Ekorrträd"},
          .items = {
              {.title = "Information från regiondirektören",
               .background = "Regiondirektör Bengt Lövmark informerar om budgetläget. Bokslutet visar ett överskott."},
              {.title = "Medfinansiering av Glesbygdslabbet",
               .reference = "RS 2019-0123",
               .background = "Norrby kommun ansöker om 450 000 kr för projekt Glesbygdslabbet. Ansökan avser perioden 2019-2021",
               .decision =
                   "Norrby kommun beviljas 45 % av projektets bokförda kostnader, dock högst 450 000 kr för genomförande av projekt Glesbygdslabbet. "
                   "Projektet får påbörjas tidigast 2019-04-01 och avslutas senast 2021-12-31. Finansiering sker inom ramen för anslag 1:1.",
               .conditions = {"Beslutet gäller under förutsättning att övrig finansiering är klar.", "Allmänna villkor gäller i övrigt."},
               .basis = {"Tjänsteskrivelse upprättad av Karin Stenhammar", "Protokoll, samverkansrådet, 2019-02-01"},
               .notified = {"Enheten för näringsliv", "Norrby kommun", "Ekonomiavdelningen"}},
              {.title = "Yttrande över färdplan för tåg",
               .reference = "RS 2018/77",
               .background = "Trafikmyndigheten har inkommit med remissen den 3 januari 2019 och svar önskas senast den 29 mars 2019.",
               .decision = "Regionstyrelsens ordförande får i uppdrag att svara på remissen.",
               .basis = {"Tjänsteskrivelse upprättad av Nils Ekorrträd"},
               .notified = {"Enheten för infrastruktur"},
               .immediate = true}}};
}

MeantMinutes southern_committee() {
  return {.body = "Utvecklingsnämnden",
          .organisation = "Regionförbundet Sundet",
          .title_date = "2021-11-02",
          .weekday_date = "tisdag den 2 november 2021",
          .place = "Sundsgatan 4, Storvik",
          .first_paragraph = 101,
          .deciding = {{"Ebba Rosenlöf", "M", ", ordförande"},
                       {"Carl-Axel Dahlqvistberg", "KD", ""},
                       {"Iris Malmborg", "C", ", 1 v ordf"},
                       {"Vera Tallund", "S", ", 2 v ordf"},
                       {"Åke Nyhammar", "MP", ""}},
          .substitutes = {{"Jon Sjövall", "M", ""}, {"Lo Wiksten", "S", ""}},
          .right_to_speak = {},
          .secretary = "Petra Ögren",
          .adjuster = "Vera Tallund (S)",
          .officials = {"Otto Brink", "Siv Karlén"},
          .items = {{.title = "Handlingsplan för besöksnäringen",
                     .reference = "UN 2021:45",
                     .background = "Planen har varit på remiss.",
                     .decision = "Utvecklingsnämnden antar handlingsplanen för besöksnäringen.",
                     .basis = {"Tjänsteskrivelse upprättad av Otto Brink", "Bilaga 1 Handlingsplan"},
                     .notified = {"Enheten för turism", "Sundets handelskammare"}},
                    {.title = "Lägesrapport om kompetensförsörjning",
                     .reference = "UN 2021:46",
                     .background = "Arbetet följer planen.",
                     .decision = "Lägesrapporten godkänns.",
                     .basis = {"Lägesrapport, oktober 2021"},
                     .notified = {"Regiondirektören"}},
                    {.title = "Ändrad taxa för skärgårdstrafiken",
                     .reference = "UN 2021:51",
                     .background = "Taxan har gällt i tre år.",
                     .decision = "Utvecklingsnämnden föreslår regionfullmäktige Ny taxa för skärgårdstrafiken godkänns.",
                     .basis = {"Tjänsteskrivelse upprättad av Siv Karlén"},
                     .notified = {"Regionfullmäktige"}}}};
}

}  // namespace rodtrad::test
