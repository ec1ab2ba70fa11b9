import platform

import pytest

from helpboard.cli import heap


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="mallopt is glibc's alone")
def test_glibc_lets_threads_share_a_heap():
    assert heap.share_heap()


def test_a_c_library_without_mallopt_is_left_alone(monkeypatch):
    monkeypatch.setattr(heap.ctypes, "CDLL", lambda _name: object())
    assert not heap.share_heap()
