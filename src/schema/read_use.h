// How a record type is met, from TOML; all of it may be left out by a workspace's own types:
//
//   about = { sv = "Ett mål …", en = "A goal …" }   # one sentence: what a record is
//   by_program = true                               # its records come from commands of their own, never by hand
//   place = "goals"                                 # where it is found: one of kPlaces
//   owner = "responsible"                           # the field that tells who answers for it
//   unit = "unit"                                   # a link to a unit, or to a record that has one
//   period = ["start", "end"]                       # one or two fields of time (date, fuzzy_date, time, integer = year)
//   list = ["title", "state", "due"]                # columns of lists
//   [[form]]                                        # parts of the form, in order
//   label = { … }
//   fields = ["title", "wording"]
//   folded = true                                   # closed until a field has a value
//   [retention]
//   years = 10                                      # after the end of the period; left out = kept
//   words = { … }
//   [secrecy]
//   field = "secrecy_marking"                       # a record with a value there is for those who may see secrets
//   words = { … }
#pragma once

#include "core/toml.h"
#include "schema/schema.h"

namespace rodtrad::schema {

/// Into a type whose fields have been read.
void read_use(const core::Toml& root, RecordType& type, core::Problems& problems);

}  // namespace rodtrad::schema
