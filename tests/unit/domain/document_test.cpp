// domain/document: pages, running heads, dates, reference numbers, names and lists as documents write them.
#include "domain/document/entries.h"
#include "domain/document/person_name.h"
#include "domain/document/reference_number.h"
#include "domain/document/source_document.h"
#include "domain/document/written_date.h"
#include "support/support.h"

#include "core/unicode.h"

using namespace rodtrad;
using namespace rodtrad::domain;

namespace {

Zone zone_of(std::string_view text) {
  const std::u32string points = core::to_code_points(text);
  return Zone(words_of(points, {0, points.size()}));
}

SourceDocument document_of(const std::string& text) {
  core::Problems notes;
  auto document = read_source_document(text, "text.txt", notes);
  REQUIRE(document);
  return *std::move(document);
}

std::string page(int number, const std::string& words) {
  return std::to_string(number) + " FÖRBUNDET NORR " + std::to_string(number) + " Protokoll " + words + " Justerare: Bestyrkes\n\n";
}

}  // namespace

TEST_CASE("documents: pages by their numbers; heads, feet and page numbers are no text; what comes after is another document") {
  const SourceDocument document = document_of("Framför\n\n" + page(1, "Alfa beta.") + page(2, "Gamma 7 delta.") + page(3, "Epsilon.") + "4\n\n" +
                                              "Ett annat dokument\n\nLäs mer\n");
  CHECK(document.words.utf8() == "Alfa beta. Gamma 7 delta. Epsilon.");
  REQUIRE(document.pages.size() == 4);
  CHECK(document.page_at(0) == 1);
  CHECK(document.page_at(core::to_code_points("Alfa beta. ").size()) == 2);
  CHECK(core::to_utf8(document.text.substr(document.document.end)).find("Ett annat") != std::string::npos);
}

TEST_CASE("documents: a numbered list is no pages") {
  const SourceDocument document = document_of("1 Äpplen är röda\n\n2 Päron är gröna\n\n3 Plommon är blå\n");
  CHECK(document.words.utf8() == "1 Äpplen är röda 2 Päron är gröna 3 Plommon är blå");
}

TEST_CASE("documents: teasers of other documents are cut without page numbers too") {
  CHECK(document_of("Vårt dokument.\n\nAnnan titel\n\nUtdrag\n\nLäs mer\n").words.utf8() == "Vårt dokument.");
}

TEST_CASE("documents: dates as written, the year only when it is there") {
  const auto edtf = [](std::string_view text) {
    const auto date = find_date(zone_of(text));
    return date ? date->edtf : "";
  };
  CHECK(edtf("torsdag den 21 augusti 2014 kl") == "2014-08-21");
  CHECK(edtf("senast den 1 september.") == "--09-01");
  CHECK(edtf("antogs i maj 2012 av") == "2012-05");
  CHECK(edtf("PROTOKOLL 2014 08 21") == "2014-08-21");
  CHECK(edtf("2014-02-29") == "2014");
  CHECK(edtf("31 april") == "");
  CHECK(edtf("12345 och 99") == "");
}

TEST_CASE("documents: reference numbers in the spellings of authorities, lost ones told") {
  const auto number = [](std::string_view text) {
    const Zone zone = zone_of(text);
    const auto reference = find_reference(zone);
    REQUIRE(reference);
    return zone.part(reference->number.begin, reference->number.end).utf8();
  };
  for (const char* spelling :
       {"14-160", "14-40", "09-298", "RFUL 2013/59", "SN 2013/0154", "KUN 2017/707", "KS/2016:51", "KS 2018.327", "KSN-2014-0324", "SN 2015-89",
        "SN 2019/0197.11.01", "RJL2015 /1943", "RJL 2015/ 1862", "VOHJS13-032", "LS 1301-0117", "HSS120066", "RS150304", "150054", "031-2279/2008"}) {
    CHECK(number(std::string("Bidrag, dnr ") + spelling + " Bakgrund") == spelling);
  }
  CHECK(number("Dnr Kompetensberedningens förslag") == "");
  CHECK(number("Bidrag, dnr") == "");
}

TEST_CASE("documents: names, and what is none") {
  const auto name = [](std::string_view text) {
    const Zone zone = zone_of(text);
    const auto found = name_at(zone, 0);
    return found ? zone.part(found->begin, found->end).utf8() : "";
  };
  CHECK(name("Anna-Karin von Berg (S)") == "Anna-Karin von Berg");
  CHECK(name("Åsa Öberg, Älvsby") == "Åsa Öberg");
  CHECK(name("Landstingsstyrelsen Bo Ek") == "");
  CHECK(name("Bo kom") == "");
  CHECK(same_but_for_accents(U"Bo Lindé", U"Bo Linde"));
  CHECK_FALSE(same_but_for_accents(U"Bo Löv", U"Bo Lov"));
}

TEST_CASE("documents: a list without its lines is parted where a new entry must begin") {
  const SourceDocument none;
  const auto parts = [&](std::string_view text, std::vector<std::u32string> known = {}) {
    std::vector<std::string> all;
    for (const Zone& entry : split_entries(zone_of(text), known, none)) all.push_back(entry.utf8());
    return all;
  };
  using Texts = std::vector<std::string>;
  CHECK(parts("Norra kansliet Enheten för vård och omsorg Region Syd") == Texts{"Norra kansliet", "Enheten för vård och omsorg", "Region Syd"});
  CHECK(parts("Bolaget Handelskammaren Norr", {U"handelskammarennorr"}) == Texts{"Bolaget", "Handelskammaren Norr"});
  CHECK(parts("Förbundet Norrby Norrby kommun") == Texts{"Förbundet Norrby", "Norrby kommun"});
}
