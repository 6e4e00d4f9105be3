// The middle of the PX reader: keywords → dimensions, labels in all languages, notes, cells.
#pragma once

#include "formats/px.h"

namespace rodtrad::formats {

/// Fills table, stub, heading, keyed and count from the entries, and adds what is wrong with them.
void build_px(const PxText& text, const std::string& file, PxFile& px);

}  // namespace rodtrad::formats
