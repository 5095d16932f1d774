"""The guards of the test suite itself: each must be able to bite."""

from __future__ import annotations

import logging
import socket
import warnings

import pytest


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_an_internet_socket_is_refused(family: socket.AddressFamily) -> None:
    with pytest.raises(RuntimeError, match="never opens an internet socket"):
        socket.socket(family)


def test_a_name_server_is_not_asked() -> None:
    with pytest.raises(RuntimeError, match="never asks a name server"):
        socket.getaddrinfo("localhost", 80)


def test_a_local_pipe_is_allowed() -> None:
    for end in socket.socketpair():
        end.close()


@pytest.mark.logs
def test_expected_log_lines_are_allowed() -> None:
    logging.getLogger("alqa.test").warning("expected")


@pytest.mark.xfail(strict=True, reason="a stray log line fails the test")
def test_stray_log_lines_fail() -> None:
    logging.getLogger("alqa.test").warning("stray")


@pytest.mark.filterwarnings("error")
def test_warnings_are_errors() -> None:
    with pytest.raises(UserWarning, match="stray"):
        warnings.warn("stray", stacklevel=1)
