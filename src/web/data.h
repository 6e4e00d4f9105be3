// Data for those who work with them (signed_in.h).
#pragma once

#include "model/report.h"
#include "web/signed_in.h"

namespace rodtrad::web {

Answer data_page(Page& page);      // GET /data
Answer new_data_page(Page& page);  // GET /data/new
Answer take_file(Page& page);      // POST /data/new, with a file
Answer upload_page(Page& page);    // GET /data/upload-#
Answer take_import(Page& page);    // POST /data/upload-#

Answer dataset_page(Page& page);  // GET /data/*: versions, profile, rejected rows, and the results that use it
Answer diff_page(Page& page);     // GET /data/*/diff: what differs between two versions
Answer rows_page(Page& page);     // GET /data/*/rows: which rows, and why they are needed
Answer take_rows(Page& page);     // POST /data/*/rows: the rows; noted where they are about single persons

/// Links to the rows that a run read, for those who may work with data; nothing for others.
void write_row_links(Page& page, const std::vector<model::DataVersion>& data, std::string_view run);

}  // namespace rodtrad::web
