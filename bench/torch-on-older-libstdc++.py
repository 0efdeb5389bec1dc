"""Lets TorchSharp's libLibTorchSharp.so load where libstdc++ is older than GLIBCXX_3.4.32 (Debian 12).

Usage: torch-on-older-libstdc++.py FOLDER
In FOLDER's copy of the library the need for that version is marked weak, so that the loader goes on without it, and a library
with the one function that is missing, std::ios_base_library_init() (which does nothing that older versions do not do by
themselves), is built beside it, for LD_PRELOAD.
"""
import os, struct, subprocess, sys

WANTED = b"GLIBCXX_3.4.32"
WEAK = 2
folder = sys.argv[1]
path = os.path.join(folder, "libLibTorchSharp.so")
data = bytearray(open(path, "rb").read())

section_headers, = struct.unpack_from("<Q", data, 0x28)
size, count, names = struct.unpack_from("<HHH", data, 0x3A)
sections = [struct.unpack_from("<IIQQQQIIQQ", data, section_headers + i * size) for i in range(count)]
for section in sections:
    if section[1] != 0x6FFFFFFE:  # SHT_GNU_verneed
        continue
    strings = sections[section[6]][4]
    need = section[4]
    while True:
        _, _, _, auxiliary, following = struct.unpack_from("<HHIII", data, need)
        entry = need + auxiliary
        while True:
            _, flags, _, name, next_entry = struct.unpack_from("<IHHII", data, entry)
            if data[strings + name:strings + name + len(WANTED) + 1] == WANTED + b"\0":
                struct.pack_into("<H", data, entry + 4, flags | WEAK)
            if next_entry == 0:
                break
            entry += next_entry
        if following == 0:
            break
        need += following

open(path, "wb").write(data)
source = 'void _ZSt21ios_base_library_initv(void) {}\n'
subprocess.run(["gcc", "-shared", "-fPIC", "-x", "c", "-", "-o", os.path.join(folder, "libiosinit.so")], input=source.encode(), check=True)
