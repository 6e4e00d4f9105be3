// A record as a form, made from its type: inputs by kind of field, and back from what was sent.
#pragma once

#include "web/register.h"

namespace rodtrad::web {

/// Fields that a person fills in: not the state (it changes by steps), not files.
bool is_filled_in(const schema::RecordType& type, const schema::Field& field);

/// A group that there is once only: its form has an input for each member, of this name.
bool is_one_row(const schema::Field& field);
std::string name_of_member(const schema::Field& field, const schema::Field& member);

/// The inputs of all parts, with what the record holds when nothing was sent; locked fields are shown, not changed.
void write_record_fields(Page& page, const ops::RecordView& view, const Filled& filled);
/// The same for a record that is not there yet.
void write_record_fields(Page& page, const schema::RecordType& type, const Filled& filled);

/// What differs from `before` in what was sent: a field that is as it was shown is left out, so that where its values come from stays.
records::Record changes_from(const Page& page, const schema::RecordType& type, const records::Record& before);

/// Problems of a record ("goal.title", "goal.departments[1].unit", "decision.secrecy_marking.provision") at the inputs that they are about.
core::Problems at_fields(core::Problems problems, const schema::RecordType& type);

/// As text in an input.
std::string text_of_value(const schema::Field& field, const records::Value& value, core::Language language);
/// The same for a field: one line for each value; for a group, one line a row with " | " between its members.
std::string text_of(const schema::Field& field, const std::vector<records::Entry>& entries, core::Language language);

}  // namespace rodtrad::web
