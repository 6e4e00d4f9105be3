#!/usr/bin/env python3
"""Writes embedded.S (the bytes) and embedded_table.cpp (their names) from the files given: embed.py ROOT OUT FILE..."""
import os
import sys

root, out, files = sys.argv[1], sys.argv[2], sorted(sys.argv[3:])
os.makedirs(out, exist_ok=True)


def name_of(path):
    relative = os.path.relpath(path, root)
    if not relative.startswith("node_modules"):
        return relative
    return ("font/" if path.endswith(".woff2") else "designsystemet/") + os.path.basename(path)


with open(os.path.join(out, "embedded.S"), "w") as asm:
    asm.write('.section .rodata\n')
    for number, path in enumerate(files):
        asm.write(f'.balign 16\n.global rodtrad_file_{number}\nrodtrad_file_{number}:\n.incbin "{path}"\n'
                  f'.global rodtrad_file_{number}_end\nrodtrad_file_{number}_end:\n.byte 0\n')
    asm.write('.section .note.GNU-stack,"",%progbits\n')

with open(os.path.join(out, "embedded_table.cpp"), "w") as table:
    table.write('#include "core/embedded.h"\n\n#include <array>\n\nextern "C" {\n')
    for number in range(len(files)):
        table.write(f"extern const char rodtrad_file_{number};\nextern const char rodtrad_file_{number}_end;\n")
    table.write('}\n\nnamespace rodtrad::core {\nstd::span<const EmbeddedFile> embedded_files() {\n'
                f'  static const std::array<EmbeddedFile, {len(files)}> files{{{{\n')
    for number, path in enumerate(files):
        table.write(f'      {{"{name_of(path)}", {{&rodtrad_file_{number}, '
                    f'static_cast<std::size_t>(&rodtrad_file_{number}_end - &rodtrad_file_{number})}}}},\n')
    table.write("  }};\n  return files;\n}\n}  // namespace rodtrad::core\n")
