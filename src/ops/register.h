// Finding records as people name them.
#pragma once

#include "ops/workspace.h"

namespace rodtrad::ops {

/// An id as people write it, "assignment-7". Problem: bad_record_id.
core::Expected<records::RecordId> parse_id(const std::string& text);

/// The plan imported last, or the one with this id. Problems: no_plan, no_such_record.
core::Expected<records::Record> find_plan(const records::Store& store, const std::string& id = {});

/// Assignments of the plan in its order.
core::Expected<std::vector<records::Record>> assignments_of(const records::Store& store, const records::RecordId& plan);

/// By id ("assignment-7", of any plan), or, in the plan imported last, by number or by text that is found in exactly one
/// title. Problems: no_plan, unknown_assignment, several_assignments.
core::Expected<records::Record> find_assignment(const records::Store& store, const std::string& named);

/// By id or number: "run-3", "3". Problems: unknown_run.
core::Expected<records::Record> find_run(const records::Store& store, const std::string& named);

/// Problem not_found, for readers of pages.
core::Fail no_such_page();

/// The record of a type that an address names: "run-3". Problem not_found.
core::Expected<records::Record> addressed_record(const records::Store& store, const std::string& type, const std::string& name);

/// The record of a type that links to `target` and was made last; nothing when there is none.
core::Expected<std::optional<records::Record>> latest(const records::Store& store, const std::string& type, const std::string& link,
                                                      const records::RecordId& target);

}  // namespace rodtrad::ops
