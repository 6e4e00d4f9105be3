// Assignments and plans as JSON, with where each value comes from.
#pragma once

#include "core/json.h"
#include "domain/plan_document.h"

namespace rodtrad::domain {

/// All fields; what is absent is null or an empty list. "spans" holds what is read: {"field": [[begin, end], …]};
/// "derived" what follows by a rule: {"field": {"rule": …, "spans": [[begin, end], …]}}.
void write_assignment(core::JsonWriter& out, const Assignment& assignment);
void write_trend(core::JsonWriter& out, const Trend& trend);

/// {"plan": {…}, "assignments": […], "trends": […]}, without the text.
std::string to_json(const PlanDocument& plan);

/// Members "spans" and "derived" of the open object.
void write_sources(core::JsonWriter& out, const Sources& sources);

}  // namespace rodtrad::domain
