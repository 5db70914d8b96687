"""An OpenAI-compatible server on loopback that always says the same."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def answering(says):
    """The server, which counts in `asked`; `says` may be changed while it runs."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    made.asked, made.says = 0, says
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    try:
        yield made
    finally:
        made.shutdown()
        made.server_close()
        thread.join()


class Stub(BaseHTTPRequestHandler):
    """An OpenAI-compatible server that always writes the same sentence."""

    def do_POST(self):
        self.server.asked += 1
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        parts = [
            {"delta": {"role": "assistant", "content": self.server.says}},
            {"delta": {}, "finish_reason": "stop"},
        ]
        same = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": body["model"]}
        lines = [json.dumps({**same, "choices": [{"index": 0, **part}]}) for part in parts]
        stream = "".join(f"data: {line}\n\n" for line in [*lines, "[DONE]"]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Content-Length", str(len(stream)))
        self.end_headers()
        self.wfile.write(stream)

    def log_message(self, *args):
        pass
