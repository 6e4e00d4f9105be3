// Portfolios and programmes as presentations: slides with titles, tables and lists, saved as PPTX by another program, give what
// the same words give as text.
#include <fmt/format.h>

#include "core/unicode.h"
#include "domain/portfolio_reader.h"
#include "domain/programme_reader.h"
#include "support/libre_office.h"

using namespace rodtrad;

namespace {

using Texts = std::vector<std::string>;

std::string paragraphs(const Texts& lines) {
  std::string out;
  for (const std::string& line : lines) out += "<text:p>" + line + "</text:p>";
  return out;
}

std::string frame(int top, const std::string& content) {
  return fmt::format(R"(<draw:frame svg:x="1cm" svg:y="{}cm" svg:width="20cm" svg:height="8cm">{}</draw:frame>)", top, content);
}

std::string slide(int number, const std::string& title, const std::string& content) {
  return fmt::format(
      R"(<draw:page draw:name="page{}" draw:master-page-name="Default"><draw:frame presentation:class="title" svg:x="1cm" svg:y="1cm" )"
      R"(svg:width="20cm" svg:height="2cm"><draw:text-box>{}</draw:text-box></draw:frame>{}</draw:page>)",
      number, paragraphs({title}), content);
}

std::string words(const Texts& lines) { return frame(4, "<draw:text-box>" + paragraphs(lines) + "</draw:text-box>"); }

std::string table(const std::vector<Texts>& rows) {
  std::string out = "<table:table>";
  for (std::size_t i = 0; i < rows.front().size(); ++i) out += "<table:table-column/>";
  for (const Texts& row : rows) {
    out += "<table:table-row>";
    for (const std::string& cell : row) out += "<table:table-cell>" + paragraphs({cell}) + "</table:table-cell>";
    out += "</table:table-row>";
  }
  return frame(4, out + "</table:table>");
}

/// The slides as a presentation in a single XML file, which LibreOffice saves as PPTX.
std::string pptx_of(const std::string& slides) {
  const std::string flat =
      R"(<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" )"
      R"(xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" )"
      R"(xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" )"
      R"(xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" )"
      R"(xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" )"
      R"(office:mimetype="application/vnd.oasis.opendocument.presentation"><office:automatic-styles><style:page-layout style:name="PM"/>)"
      R"(</office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="PM"/>)"
      R"(</office:master-styles><office:body><office:presentation>)" +
      slides + "</office:presentation></office:body></office:document>";
  return test::converted(flat, "pptx", "pptx", "in.fodp");
}

}  // namespace

TEST_CASE("presentations: a portfolio's table and list of projects on slides") {
  REQUIRE_PROGRAMS("soffice");
  const std::string bytes = pptx_of(slide(1, "Projekt i länet", words({"Alla tal i miljoner kronor."})) +
                                    slide(2, "Finansiering",
                                          table({{"Projekt", "Extern (mkr)", "", "Regionen (mkr)", ""},
                                                 {"Norra spåret", "6,3", "67,7%", "3,0", "32,3%"},
                                                 {"Kallt vatten", "1,2", "100,0%", "0,0", "0,0%"},
                                                 {"Summa", "7,5", "71,4%", "3,0", "28,6%"}})) +
                                    slide(3, "Projekten", words({"Norra spåret (Interreg Nord)", "Kallt vatten (Interreg Nord)"})));
  REQUIRE(bytes.starts_with("PK"));
  core::Problems notes;
  const auto portfolio = domain::read_portfolio(bytes, "projekt.pptx", notes);
  REQUIRE_MESSAGE(portfolio, (portfolio ? "" : core::to_json(portfolio.error())));
  REQUIRE(portfolio->rows.size() == 3);
  CHECK(portfolio->rows[0].name == "Norra spåret");
  CHECK(portfolio->rows[0].external == 63);
  CHECK(portfolio->rows[0].own_percent == 323);
  CHECK(portfolio->rows[1].own == 0);
  REQUIRE(portfolio->projects.size() == 2);
  CHECK(portfolio->projects[1].name == "Kallt vatten");
  CHECK(portfolio->projects[1].programme == "Interreg Nord");
}

TEST_CASE("presentations: a programme, one part on each slide") {
  REQUIRE_PROGRAMS("soffice");
  const std::string bytes =
      pptx_of(slide(1, "Regionalt program för skog", words({"Mars 2022", "Alva Brännlund", "Sixten Ödmark"})) +
              slide(2, "Innehållsförteckning", words({"Syfte ... 3", "Mål ... 4", "Projekt ... 5"})) +
              slide(3, "Syfte", words({"Programmet ska ge förutsättningar: 1. Att samla kunskap. 2. Att öka värdet."})) +
              slide(4, "Mål", words({"Målet är: Att fler arbetar i skogen. Att mer förädlas i länet."})) +
              slide(5, "Projekt", words({"De projekt som är aktuella är: Förstudie om trähus. Införande av drönare i inventering."})));
  REQUIRE(bytes.starts_with("PK"));
  core::Problems notes;
  const auto source = domain::read_source_document(bytes, "program.pptx", notes);
  REQUIRE(source);
  const auto programmes = domain::read_programmes(*source, "program.pptx", std::nullopt);
  REQUIRE_MESSAGE(programmes, (programmes ? "" : core::to_json(programmes.error())));
  REQUIRE(programmes->size() == 1);
  const domain::ProgrammeDocument& programme = programmes->front();
  CHECK(programme.title == "Regionalt program för skog");
  CHECK(programme.date == "2022-03");
  CHECK(programme.purposes.size() == 2);
  REQUIRE(programme.goals.size() == 2);
  CHECK(programme.goals[1].text == "Att mer förädlas i länet.");
  REQUIRE(programme.projects.size() == 2);
  CHECK(programme.projects[0].kinds == Texts{"pre_study"});
  CHECK(programme.pages == "1-5");
}
