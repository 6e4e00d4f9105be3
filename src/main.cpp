// The program.
#include "cli/run.h"

int main(int count, char** words) { return rodtrad::cli::run({words + 1, words + count}); }
