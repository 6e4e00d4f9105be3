// The parts of an Office file that are not shown: document properties and the trail of provenance.
#pragma once

#include <string>

#include "model/report.h"

namespace rodtrad::publish {

std::string core_properties_xml(const model::Report& report, core::Language language);
std::string app_properties_xml(std::size_t slides, std::size_t notes);
/// What made the numbers, for programs: run, method, parameters, data versions, requests, figures and tables shown.
std::string provenance_xml(const model::Report& report);
/// Office's description of that part, with an id made of the result's hash.
std::string provenance_properties_xml(const model::Report& report);

}  // namespace rodtrad::publish
