"""A relay between Kith and a server: it can watch the commands, cut the connection, or let something happen first."""
import socket
import threading


class Relay:
    """`on_command(line)` is called before a line of the client's is passed on; what it raises ends the connection.
    `cut` says how many bytes of the server each connection may carry; the next value for each connection, then no limit."""

    def __init__(self, port, on_command=None, cut=()):
        self.target, self.on_command, self.cut = port, on_command, list(cut)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.connections = 0
        self.over = False
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while not self.over:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            limit = self.cut.pop(0) if self.cut else None
            server = socket.create_connection(("127.0.0.1", self.target))
            threading.Thread(target=self.carry, args=(client, server, None), daemon=True).start()
            threading.Thread(target=self.carry, args=(server, client, limit), daemon=True).start()

    def carry(self, source, sink, limit):
        from_client = limit is None and self.on_command is not None and source.getpeername()[1] != self.target
        left = limit
        pending = b""
        try:
            while data := source.recv(65536):
                if left is not None:
                    data, left = data[:left], left - len(data)
                if from_client:
                    pending += data
                    while b"\r\n" in pending:
                        line, pending = pending.split(b"\r\n", 1)
                        self.on_command(line.decode(errors="replace"))
                        sink.sendall(line + b"\r\n")
                else:
                    sink.sendall(data)
                if left is not None and left <= 0:
                    break
        except Exception:  # noqa: BLE001: whatever happened, the connection is over
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def close(self):
        self.over = True
        self.listener.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
