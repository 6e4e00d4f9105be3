// Data about single persons: which they are, and what whoever asks for them lacks.
#pragma once

#include "lake/dataset.h"

namespace rodtrad::ops {

/// Whether reading the rows takes the organisation's login and a reason.
bool is_about_persons(const lake::DatasetVersion& version);

/// Problem persons_need_strong_login, at a field of a form; `hint` says what to do.
void tell_strong_login(core::Problems& problems, std::string field, core::Text hint);

}  // namespace rodtrad::ops
