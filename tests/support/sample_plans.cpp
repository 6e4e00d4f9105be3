// Sample plans.
#include "support/sample_plans.h"

namespace rodtrad::test {

using domain::Assignment;
using domain::PlanDocument;
using domain::TemplateConformance;

namespace {

constexpr TemplateConformance kWhole = {.bakgrund = true,
                                        .syfte = true,
                                        .verksamhetsnytta = true,
                                        .fragestallningar_rubrik = true,
                                        .fragestallningar_innehall = true,
                                        .due = true,
                                        .manager = true,
                                        .analyst = true,
                                        .publication_form_in_plan_list = true};

}  // namespace

PlanDocument other_region() {
  PlanDocument plan{.title = "Analysplan 2023 för Region Sjöland", .organisation = "Region Sjöland", .year = 2023};
  plan.status = "beslutad";
  plan.board_date = "2022-11-17";
  plan.board_date_raw = "Beslutad av regionstyrelsen den 17 november 2022";
  plan.decided_by = "Regionstyrelsen";
  plan.coordinator = "Utvecklingsstaben";
  plan.publication_forms = {"Faktablad", "Rapport (fördjupning)"};
  plan.common_breakdowns = {"Kön", "Ålder"};
  plan.required_fields = {"rubrik", "bakgrund", "syfte", "frågeställningar", "ansvarig chef"};
  plan.domains = {{.name = "Nära vård",
                   .perspectives = {{.name = "Medicinska perspektivet"},
                                    {.name = "Ekonomiska perspektivet"},
                                    {.name = "Operativa perspektivet", .covered = false, .note = "Ingår ej i årets plan."}}},
                  {.name = "Kollektivtrafik", .perspectives = {{.name = "Resenärernas perspektiv"}}}};
  plan.assignments = {
      {.no = 1,
       .title = "Fallolyckor hos äldre",
       .domain = "Nära vård",
       .perspective = "Medicinska perspektivet",
       .background = "Fler äldre än i riket vårdas efter fall. Skillnaden har vuxit i fem år.\n\nKommunerna har bett om ett gemensamt underlag.",
       .purpose = "Att visa var och när fallen sker.",
       .operational_benefit = "Vårdcentralerna ser vilka patienter som behöver stöd.",
       .expected_outcome = "Ett program mot fall.",
       .due_raw = "15 juni 2023",
       .due_edtf = {"2023-06-15"},
       .due_latest = "2023-06-15",
       .due_approximate = false,
       .department_raw = "Hälso- och sjukvårdsförvaltningen, enheten för uppföljning",
       .departments = {{"Hälso- och sjukvårdsförvaltningen", "enheten för uppföljning"}},
       .managers = {"Gunnel Grahn"},
       .analysts = {"Hans von Holm", "Ida Idström"},
       .analyst_titles = {{"Hans von Holm", "geriatriker"}},
       .publication_raw = "Faktablad eller rapport",
       .publication_forms = {"Faktablad", "Rapport"},
       .publication_operator = "eller",
       .questions = {"Hur många vårdas efter fall?", "Var bor de?", "Vilka läkemedel har de?"},
       .n_questions = 3,
       .template_conformance = kWhole},
      {.no = 2,
       .title = "Vad kostar vården av kroniska sår",
       .domain = "Nära vård",
       .perspective = "Ekonomiska perspektivet",
       .background = "Sår som inte läker tar mycket tid.",
       .purpose = "Att räkna kostnaden per patient.",
       .operational_benefit = "Underlag för budgeten.",
       .due_raw = "Slutet av 2023",
       .due_edtf = {"2023-10/2023-12"},
       .due_latest = "2023-12-31",
       .due_approximate = true,
       .department_raw = "Ekonomistaben; Hälso- och sjukvårdsförvaltningen",
       .departments = {{"Ekonomistaben", std::nullopt}, {"Hälso- och sjukvårdsförvaltningen", std::nullopt}},
       .managers = {"Jon Jarl", "Gunnel Grahn"},
       .analysts = {"Karin Kvist"},
       .unnamed_roles = {"controller för primärvården"},
       .unnamed_roles_uncertain = true,
       .performers = {"Lärosätet i Sjöby"},
       .partners = {"Länets kommuner"},
       .publication_raw = "Film",
       .publication_other = "Film",
       .questions = {"Vad kostar ett sår?"},
       .n_questions = 1,
       .other_items = {"En modell för beräkningen"},
       .template_conformance = kWhole},
      {.no = 3,
       .title = "Resor till vården",
       .domain = "Kollektivtrafik",
       .perspective = "Resenärernas perspektiv",
       .background = "Bussarna passar inte besöken.",
       .purpose = "Att jämföra tider.",
       .operational_benefit = "Bättre tidtabeller.",
       .due_raw = "Hösten 2023",
       .due_edtf = {"2023-23"},
       .due_latest = "2023-11-30",
       .due_approximate = true,
       .department_raw = "Trafikförvaltningen",
       .departments = {{"Trafikförvaltningen", std::nullopt}},
       .managers = {"Lars Lund"},
       .analysts = {"Maj Modin"},
       .publication_raw = "Rapport (fördjupning)",
       .publication_forms = {"Rapport"},
       .questions = {"Hur länge väntar patienten?"},
       .n_questions = 1,
       .template_conformance = kWhole}};
  plan.assignments[1].template_conformance.publication_form_in_plan_list = false;
  return plan;
}

PlanStyle other_order() {
  return {.bullet = "• ",
          .heading_mark = "## ",
          .contents = false,
          .metadata_first = true,
          .labels = {{"publication", "Redovisningsform"},
                     {"analyst", "Handläggare"},
                     {"performer", "Utförs av"},
                     {"due", "Redovisningstid"},
                     {"manager", "Chef"},
                     {"department", "Ansvarig förvaltning"},
                     {"partner", "I samverkan med"}},
          .headings = {{"background", "Bakgrund till uppdraget"},
                       {"purpose", "Analysens syfte"},
                       {"operational_benefit", "Nytta för verksamheten"},
                       {"questions", "Frågor som analysen ska besvara"},
                       {"expected_outcome", "Förväntat resultat"}}};
}

PlanDocument with_gaps() {
  PlanDocument plan{.title = "Plan för analyser 2022", .year = 2022};
  plan.publication_forms = {"Kort analys", "Analysrapport"};
  plan.required_fields = {"bakgrund", "syfte", "verksamhetsnytta"};
  plan.assignments = {
      {.no = 1,
       .title = "Tandhälsa bland barn",
       .toc_title = "Tandhälsan bland barn",
       .toc_differs = true,
       .background = "Karies ökar.",
       .due_raw = "Maj och november 2022",
       .due_edtf = {"2022-05", "2022-11"},
       .due_latest = "2022-11-30",
       .due_approximate = false,
       .department_raw = "Folktandvården",
       .departments = {{"Folktandvården", std::nullopt}},
       .managers = {"Nils Norr"},
       .publication_raw = "Kort analys",
       .publication_forms = {"Kort analys"},
       .template_conformance = {.bakgrund = true, .due = true, .manager = true, .publication_form_in_plan_list = true}},
      {.no = 2,
       .title = "Sjukfrånvaro",
       .toc_title = "Sjukfrånvaro",
       .toc_differs = false,
       .purpose = "Att följa frånvaron.",
       .due_raw = "Mars 2022\nVåren 2023\nSlutet på 2024",
       .due_edtf = {"2022-03", "2023-21", "2024-10/2024-12"},
       .due_latest = "2024-12-31",
       .due_approximate = true,
       .analysts = {"Olle Oja"},
       .template_conformance = {.syfte = true, .due = true, .analyst = true, .publication_form_in_plan_list = false}},
      {.no = 3,
       .title = "Läkemedel i glesbygd",
       .toc_title = "Läkemedel i glesbygd",
       .toc_differs = false,
       .operational_benefit = "Färre resor.",
       .due_raw = "Delrapport i maj 2022, slutrapporten är färdig i början av 2023",
       .due_edtf = {"2023-01/2023-03"},
       .due_latest = "2023-03-31",
       .due_approximate = true,
       .managers = {"Petra Palo"},
       .publication_raw = "Analysrapport och/eller kort analys",
       .publication_forms = {"Analysrapport", "Kort analys"},
       .publication_operator = "och/eller",
       .template_conformance =
           {.verksamhetsnytta = true, .fragestallningar_rubrik = true, .due = true, .manager = true, .publication_form_in_plan_list = true}},
      {.no = 4,
       .title = "Ambulansens väntetider",
       .toc_title = "Ambulansens väntetider",
       .toc_differs = false,
       .due_raw = "När underlaget är klart",
       .managers = {"Petra Palo"},
       .analysts = {"Rut Rask"},
       .template_conformance = {.due = true, .manager = true, .analyst = true, .publication_form_in_plan_list = false}}};
  return plan;
}

PlanDocument long_texts() {
  PlanDocument plan = other_region();
  for (Assignment& assignment : plan.assignments) {
    assignment.toc_title = assignment.title;
    assignment.toc_differs = false;
  }
  plan.kinds = {{.code = "follow_up", .name = "Uppföljning", .definition = "Att regelbundet mäta det som redan har bestämts."},
                {.code = "analysis", .name = "Analys", .definition = "Att förklara varför något ser ut som det gör."}};
  plan.appendix = "Bilaga. Omvärldsspaning hösten 2022";
  plan.trends = {{.group = "mega_trend", .group_raw = "Megatrender", .no = 1, .text = "Befolkningen blir äldre och lever längre med sina sjukdomar"},
                 {.group = "mega_trend", .group_raw = "Megatrender", .no = 2, .text = "Digitaliseringen förändrar arbetssätten i hela samhället"},
                 {.group = "system_support", .group_raw = "Systemstöd", .no = 1, .text = "Gemensamma journalsystem"}};
  return plan;
}

}  // namespace rodtrad::test
