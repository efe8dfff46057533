"""Calls every listener that it was told of; the listeners report a breach."""

import json
import socket

bait = json.load(open(0))


def attempt(call):
    try:
        call()
    except BaseException:
        pass


def connect(family, kind, address):
    with socket.socket(family, kind) as connection:
        connection.settimeout(2)
        connection.connect(address)
        connection.send(b"breach")


attempt(lambda: connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", bait["tcpPort"])))
attempt(lambda: connect(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", bait["udpPort"])))
attempt(lambda: connect(socket.AF_UNIX, socket.SOCK_STREAM, bait["socketPath"]))
attempt(lambda: connect(socket.AF_UNIX, socket.SOCK_STREAM, "\0" + bait["abstractName"]))


def through_javascript():
    import js
    import pyodide_js

    url = f"http://127.0.0.1:{bait['tcpPort']}/"
    attempt(lambda: js.fetch(url))
    attempt(lambda: js.WebSocket.new(url.replace("http", "ws")))
    attempt(lambda: js.process.getBuiltinModule("net").connect(bait["tcpPort"], "127.0.0.1"))
    attempt(lambda: js.process._tickCallback())
    attempt(lambda: js.require("net").connect(bait["tcpPort"], "127.0.0.1"))
    attempt(lambda: pyodide_js.useNodeSockFS())
    attempt(lambda: connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", bait["tcpPort"])))


try:
    import js  # noqa: F401
except ImportError:
    pass
else:
    through_javascript()

print("done")
