// What answers the operations of /api/rodtrad/v1, by resource. Each decides nothing itself: ops says who may.
#pragma once

#include "api/call.h"

namespace rodtrad::api {

// plans.cpp, assignments.cpp, publications.cpp: what visitors may read, as pages show it
Answer plans(Call& call);  // newest first
Answer one_plan(Call& call);
Answer assignments(Call& call);  // of ?plan=, else of the plan imported last
Answer one_assignment(Call& call);
Answer publications(Call& call);  // newest first
Answer one_publication(Call& call);

// records.cpp
Answer list_records(Call& call);
Answer create_record(Call& call);
Answer one_record(Call& call);
Answer edit_record(Call& call);
Answer step_record(Call& call);
Answer link_record(Call& call);

// register.cpp, lines.cpp
Answer types(Call& call);
Answer one_type(Call& call);
Answer history(Call& call);
Answer thread(Call& call);
Answer gaps(Call& call);
Answer search(Call& call);
Answer export_lines(Call& call);
Answer import_lines(Call& call);

// analysis.cpp, results.cpp
Answer datasets(Call& call);
Answer one_dataset(Call& call);
Answer methods(Call& call);
Answer one_method(Call& call);
Answer bind_method(Call& call);
Answer runs(Call& call);
Answer one_run(Call& call);
Answer start_run(Call& call);
Answer one_job(Call& call);
Answer one_result(Call& call);
Answer result_table(Call& call);
Answer release(Call& call);
Answer publish(Call& call);

// openapi.cpp
Answer openapi(Call& call);

}  // namespace rodtrad::api
