// The tables of accounts and sessions, and what else belongs to a login. They lie in a file of their own (server.db), not in the register:
// what is copied, searched and analysed there holds no login.
#pragma once

#include "sql/connection.h"

namespace rodtrad::auth {

void make_tables(sql::Connection& connection);

}  // namespace rodtrad::auth
