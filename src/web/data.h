// Data for those who work with them (signed_in.h).
#pragma once

#include "web/signed_in.h"

namespace rodtrad::web {

Answer data_page(Page& page);      // GET /data
Answer new_data_page(Page& page);  // GET /data/new
Answer take_file(Page& page);      // POST /data/new, with a file
Answer upload_page(Page& page);    // GET /data/upload-#
Answer take_import(Page& page);    // POST /data/upload-#

Answer dataset_page(Page& page);  // GET /data/*: versions, profile, rejected rows, and the results that use it
Answer diff_page(Page& page);     // GET /data/*/diff: what differs between two versions

}  // namespace rodtrad::web
