// The user's own account: who it is, and tokens for programs that act for it.
#pragma once

#include "web/signed_in.h"

namespace rodtrad::web {

Answer account_page(Page& page);     // GET /account
Answer take_token(Page& page);       // POST /account/tokens: a new one; its secret is shown once
Answer take_revocation(Page& page);  // POST /account/tokens/#/revoke

}  // namespace rodtrad::web
