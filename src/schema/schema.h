// Record types as data: what a record of each type holds. Read from data/schema/*.toml and from the workspace's own
// schema/*.toml; tables, forms, lists and answers of the API come from here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/problem.h"

namespace rodtrad::schema {

using core::Text;

enum class Kind {
  text,        // one line
  long_text,   // several paragraphs
  number,      // double
  integer,     // int64
  money,       // minor units and currency
  date,        // a day, ISO
  fuzzy_date,  // EDTF level 1: month, season, year, day or interval
  time,        // a moment in UTC, "2020-03-31T12:00:00Z"
  code,        // one of `codes`
  boolean,     // `bool` in the files
  file,        // path inside the workspace
  link,        // a record of type `target`
  group,       // values that belong together: `members`
};

/// "long_text"
std::string_view kind_name(Kind kind);
/// Every kind, in the order above.
const std::vector<std::string>& kind_names();

/// Places of the program's navigation, where types are found.
extern const std::vector<std::string> kPlaces;

struct Code {
  std::string id;
  Text label;
};

/// What an amount of money is in the red thread, where it is summed along the way.
enum class Sum { none, budget, financing, decided, claimed, booked, approved, paid };
/// What they are called, from budget on.
const std::vector<Code>& sums();
const Code& code_of(Sum sum);  // not of none

/// Where a link's target stands in the red thread, seen from the record that has the link.
enum class ThreadSide { none, up, down };

struct Field {
  std::string name;
  Text label;
  Kind kind = Kind::text;
  bool required = false;
  bool many = false;                     // ordered, any number of values
  std::vector<Code> codes;               // code
  std::string target;                    // link
  std::string inverse;                   // link: what the target calls those that link to it
  Text inverse_label;                    // link
  bool inverse_expected = false;         // link: a target without any has a gap
  ThreadSide thread = ThreadSide::none;  // link
  Sum sum = Sum::none;                   // money
  std::vector<Field> members;            // group: neither groups, links nor many
  core::Place place;

  const Field* member(std::string_view name) const;
  const Code* code(std::string_view id) const;
  /// Stored in a table of its own, not as columns of the record.
  bool has_own_table() const { return many || kind == Kind::group; }
};

/// Fields that stay as they are in a state.
struct Lock {
  std::string state;
  std::vector<std::string> fields;
};

/// A step from one state to another.
struct Transition {
  std::string name;
  Text label;
  std::vector<std::string> from;
  std::string to;
  std::vector<std::string> roles;  // any of them; empty = whoever may change the record
  std::vector<std::string> needs;  // fields that must be filled in
  bool four_eyes = false;          // not by those who worked on the record since the step before
};

/// Fields that belong together in a form, in its order.
struct FormPart {
  Text label;
  std::vector<std::string> fields;
  bool folded = false;  // closed until a field has a value: what an import fills in
};

struct Retention {
  Text words;
  int years = 0;  // after the end of the record's period; 0 = kept
};

/// How a record of the type is met: where it is found, who answers for it, what it shows.
struct Use {
  Text about;
  bool by_program = false;          // made and changed by commands of its own, never by hand
  std::string place;                // one of kPlaces; "" = none
  std::string owner;                // a field: link to a person, or text; "" = none
  std::string unit;                 // a link to a unit, or to a record that has one; "" = none
  std::vector<std::string> period;  // one or two fields of time
  std::vector<std::string> list;    // columns; empty = chosen from the rest (list_fields)
  std::vector<FormPart> forms;      // empty = one part with every field
  Retention retention;
  std::string secrecy;  // a field: a record that has a value there is for those who may see secrets
  Text secrecy_words;
};

struct RecordType {
  std::string name;
  Text label;
  Text plural;
  std::string title_field;  // what a record is called in lists
  std::vector<Field> fields;
  std::string state_field;  // a code field; "" = the type has no states
  std::string first_state;  // where a record made by hand begins
  std::vector<Lock> locks;
  std::vector<Transition> transitions;
  Use use;
  core::Place place;

  const Field* find(std::string_view field) const;
  const Transition* transition(std::string_view name) const;
  std::vector<std::string> locked_in(std::string_view state) const;
  /// Columns of a list: those that the type says, or title, state, owner, unit and period.
  std::vector<std::string> list_fields() const;
  /// Parts of a form: those that the type says, or one with every field.
  std::vector<FormPart> form_parts() const;
};

/// The other direction of a link: records of `type` whose `field` points here.
struct Inverse {
  const RecordType* type = nullptr;
  const Field* field = nullptr;
};

struct Schema {
  std::vector<RecordType> types;  // by name

  const RecordType* find(std::string_view type) const;
  std::vector<std::string> type_names() const;
  std::vector<Inverse> inverses(std::string_view type) const;
};

std::vector<std::string> names_of(const std::vector<Field>& fields);
std::vector<std::string> names_of(const std::vector<Code>& codes);
std::vector<std::string> names_of(const std::vector<Transition>& transitions);

}  // namespace rodtrad::schema
