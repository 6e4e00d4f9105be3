// For administrators: accounts, what was done with them, settings (signed_in.h).
#pragma once

#include "web/signed_in.h"

namespace rodtrad::web {

Answer admin_page(Page& page);     // GET /admin
Answer users_page(Page& page);     // GET /admin/users
Answer take_user(Page& page);      // POST: a new account; its one-time code is shown once
Answer user_page(Page& page);      // GET /admin/users/*
Answer take_changes(Page& page);   // POST: name, roles, closed
Answer take_new_code(Page& page);  // POST /admin/users/*/code
Answer logins_page(Page& page);    // GET /admin/logins
Answer settings_page(Page& page);  // GET /admin/settings

Answer backup_page(Page& page);  // GET /admin/backup
Answer take_backup(Page& page);  // POST

}  // namespace rodtrad::web
