// Builds the precompiled header.
#include "core/pch.h"
