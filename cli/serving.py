"""The terminal interface in a browser: on loopback only, and only for who holds the token.

A page on the web can reach servers on loopback (DNS rebinding, cross-site web sockets), so that binding to
loopback is not enough: the Host must be ours, a web socket's Origin too, and every request needs the token.
"""

import hmac
import secrets
import shlex
import sys
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web
from textual_serve.server import Server

from index.errors import UsageError

COOKIE = "footnote"
# The page that textual-serve sends asks for a font from the web; this forbids it and everything like it.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws://127.0.0.1:{port};"
    " frame-ancestors 'none'"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class LoopbackServer(Server):
    """A textual-serve server that answers its own user alone."""

    def __init__(self, command: Sequence[str], port: int) -> None:
        super().__init__(shlex.join(command), host="127.0.0.1", port=port, title="Footnote")
        self.token = secrets.token_urlsafe(24)

    @property
    def address(self) -> str:
        """What to open in the browser; holds the token."""
        return f"{self.public_url}/?token={self.token}"

    def initialize_logging(self) -> None:
        """Nothing is logged: requests hold the token."""

    async def on_startup(self, app: web.Application) -> None:
        """Say where the interface is."""
        sys.stdout.write(f"Open {self.address}\nCtrl-C ends it.\n")
        sys.stdout.flush()

    async def _make_app(self) -> web.Application:
        app: web.Application = await super()._make_app()

        @web.middleware
        async def admit(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self.admit(request, handler)

        app.middlewares.append(admit)
        return app

    async def admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse foreign hosts and origins and missing tokens; let the rest through under a strict policy."""
        ours = {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}
        origin = request.headers.get("Origin")
        if request.host not in ours or (origin and origin.removeprefix("http://") not in ours):
            raise web.HTTPForbidden(text="This address is not served.")
        given = request.query.get("token") or request.cookies.get(COOKIE) or ""
        if not hmac.compare_digest(given.encode(), self.token.encode()):
            raise web.HTTPForbidden(text="Open the address that `footnote chat --serve` printed.")
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = POLICY.format(port=self.port)
            response.headers["Referrer-Policy"] = "no-referrer"
            response.set_cookie(COOKIE, self.token, httponly=True, samesite="Strict")
        return response


def serve(command: Sequence[str], port: int) -> None:
    """Serve `command`, a Textual program, on loopback until interrupted; UsageError for a port in use."""
    try:
        LoopbackServer(command, port).serve()
    except OSError as error:
        raise UsageError(
            f"Port {port} cannot be used ({error.strerror}); choose another with --port."
        ) from None
