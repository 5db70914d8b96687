"""Files from a model hub over HTTPS, resumed where an earlier attempt stopped."""

from collections.abc import Callable
from pathlib import Path

from index.errors import ModelUnreachable
from index.models.model import Hub

_CONNECT_SECONDS = 2.0  # a closed door should not be waited at: there are other sources
_READ_SECONDS = 30.0
_unreachable: set[str] = set()  # hosts that did not answer in this run


def append(hub: Hub, target: Path, on_bytes: Callable[[int], None]) -> None:
    """Adds to `target` what is still missing of the hub's file; `on_bytes` gets the bytes there so far.

    ModelUnreachable if the hub does not answer, answers with an error, or stops midway; what came stays.
    """
    import httpx

    host = httpx.URL(hub.url).host
    if host in _unreachable:
        raise ModelUnreachable(f"{host} cannot be reached.")
    have = target.stat().st_size if target.exists() else 0
    timeout = httpx.Timeout(_READ_SECONDS, connect=_CONNECT_SECONDS)
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    try:
        with httpx.stream(
            "GET", hub.url, headers=headers, timeout=timeout, follow_redirects=True
        ) as response:
            if response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
                return  # nothing is missing: the digest will tell
            response.raise_for_status()
            resumed = response.status_code == httpx.codes.PARTIAL_CONTENT
            have = have if resumed else 0
            with target.open("ab" if resumed else "wb") as file:
                for block in response.iter_raw():
                    file.write(block)
                    have += len(block)
                    on_bytes(have)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
        _unreachable.add(host)
        raise ModelUnreachable(f"{host} cannot be reached ({_words(error)}).") from error
    except httpx.HTTPError as error:
        raise ModelUnreachable(f"{host} failed to deliver {hub.path} ({_words(error)}).") from error


def _words(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
