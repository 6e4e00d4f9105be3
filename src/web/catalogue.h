// Methods and code lists: what the program can compute and what its codes mean, for all.
#pragma once

#include "model/method.h"
#include "web/signed_in.h"

namespace rodtrad::web {

Answer methods_page(Page& page);       // GET /methods
Answer about_method_page(Page& page);  // GET /methods/*
Answer code_lists_page(Page& page);    // GET /codes
Answer code_list_page(Page& page);     // GET /codes/*

/// What a parameter may be: "Tillåtet: 1–20 %."
std::string bounds_of(const Page& page, const model::Param& param);

}  // namespace rodtrad::web
