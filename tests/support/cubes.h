// Cubes for tests of disclosure control: made from contacts, and read as an attacker reads them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "table/table.h"

namespace rodtrad::test {

/// A dimension with the total "_" first and then the codes.
table::Dimension dimension(const std::string& id, const std::vector<std::string>& codes, table::Role role = table::Role::other);
/// The same with codes "0", "1" … up to the size.
table::Dimension dimension(const std::string& id, std::size_t size, table::Role role = table::Role::other);

struct Contact {
  std::int64_t person = -1;         // -1: the source has no person key
  std::vector<std::size_t> codes;   // per dimension, from 0, without the total
  std::vector<double> values = {};  // per measure
};

/// All cells and totals of the contacts.
table::Cube count(const std::string& id, const std::vector<table::Dimension>& dimensions, const std::vector<std::string>& measures,
                  const std::vector<Contact>& contacts);

/// Contacts so that the finest cells (row-major, totals left out) have these counts; one person each when persons are known.
std::vector<Contact> contacts_of(const std::vector<table::Dimension>& dimensions, const std::vector<int>& counts, bool persons);

/// What someone who sees all open cells can tell: for every cell of the cube the different contact counts that agree
/// with them, at least one in each hidden cell, none over `most`. Tries all tables; for small cubes with all totals only.
std::vector<std::vector<std::int64_t>> possible_counts(const table::Cube& cube, const std::vector<bool>& hidden, std::int64_t most);

}  // namespace rodtrad::test
