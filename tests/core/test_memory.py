"""Threads share a few heaps: each heap of its own keeps what the others could use."""

import platform
import subprocess
import sys

import pytest

from app.core.memory import HEAPS

COUNT = """
import ctypes, sys, threading
from app.core.memory import share_heaps

if sys.argv[1] == "shared":
    share_heaps()
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
together = threading.Barrier(8)

def take():
    together.wait()
    libc.malloc(2000)
    together.wait()

threads = [threading.Thread(target=take) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
file = ctypes.c_void_p(libc.fopen(sys.argv[2].encode(), b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has a heap a thread")
def test_eight_threads_use_two_heaps(tmp_path):
    def heaps(how):
        told = tmp_path / how
        subprocess.run([sys.executable, "-c", COUNT, how, told], check=True)
        return told.read_text(encoding="ascii").count("<heap nr=")

    assert heaps("alone") > HEAPS
    assert heaps("shared") == HEAPS
