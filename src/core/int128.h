// A 128-bit integer for exact products and sums of 64-bit ones; a compiler extension in one place.
#pragma once

namespace rodtrad::core {
__extension__ using Int128 = __int128;
}
