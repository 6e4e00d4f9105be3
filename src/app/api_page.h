// What programs can ask for, as a page for those who write them.
#pragma once

#include "web/signed_in.h"

namespace rodtrad::app {

web::Answer api_page(web::Page& page);

}  // namespace rodtrad::app
