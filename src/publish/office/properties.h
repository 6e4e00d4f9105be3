// The parts of an Office file that are not shown: document properties and the trail of provenance.
#pragma once

#include <string>

#include "formats/opc.h"
#include "model/report.h"

namespace rodtrad::publish {

/// Adds document properties and provenance to a package; `main` is the part that the package is about, `application` the
/// markup of its extended properties. Provenance (run, method, parameters, data versions, requests, figures and tables
/// shown) is for programs and gets an id made of the result's hash.
void add_properties(formats::Package& package, const std::string& main, const model::Report& report, core::Language language,
                    const std::string& application);

/// Extended properties of a deck and of a document.
std::string deck_properties_xml(std::size_t slides);
std::string document_properties_xml();

}  // namespace rodtrad::publish
