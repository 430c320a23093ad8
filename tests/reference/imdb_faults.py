"""What can go wrong on the way from IMDb's server and the query service: faults for ``ImdbServer``.

Each function returns a fault; one that has sent the answer itself returns True, one that only changed it returns False.
"""

from http import HTTPStatus

from tests.reference.imdb_server import Fault, Handler, Reply

# As the service wrote it into answers of status 200: github.com/osm-search/wikipedia-wikidata/issues/4
STACK_TRACE = (
    "SPARQL-QUERY: queryStr=SELECT ...\r\njava.util.concurrent.TimeoutException\r\n"
    "\tat java.util.concurrent.FutureTask.get(FutureTask.java:205)\r\n"
)


def status(code: int, **headers: str) -> Fault:
    """Answer with an error; underscores in header names stand for hyphens."""

    def fault(handler: Handler, reply: Reply) -> bool:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        reply.status, reply.headers, reply.body = code, named, HTTPStatus(code).phrase.encode()
        return False

    return fault


def body(data: bytes, content_type: str, code: int = 200, encoding: str | None = None) -> Fault:
    """Answer with something else."""

    def fault(handler: Handler, reply: Reply) -> bool:
        reply.status, reply.headers, reply.body = code, {"Content-Type": content_type}, data
        if encoding:
            reply.headers["Content-Encoding"] = encoding
        return False

    return fault


def html() -> Fault:
    """Answer as a captive portal does: a page, with status 200."""
    return body(b"<!DOCTYPE html><title>Log in</title>", "text/html; charset=utf-8")


def cut(after: int) -> Fault:
    """Announce everything, send some of it, hang up."""

    def fault(handler: Handler, reply: Reply) -> bool:
        handler.start(reply, {"Content-Length": str(len(reply.body))})
        handler.wfile.write(reply.body[:after])
        handler.close_connection = True
        return True

    return fault


def refuse() -> Fault:
    """Hang up without a word."""

    def fault(handler: Handler, reply: Reply) -> bool:
        handler.close_connection = True
        return True

    return fault


def announce(difference: int) -> Fault:
    """Announce another length than is sent, then hang up."""

    def fault(handler: Handler, reply: Reply) -> bool:
        handler.send(reply, announced=len(reply.body) + difference)
        handler.close_connection = True
        return True

    return fault


def unannounced() -> Fault:
    """Send the file without its length, the end of the connection being its end."""

    def fault(handler: Handler, reply: Reply) -> bool:
        handler.start(reply, {"Connection": "close"})
        handler.wfile.write(reply.body)
        handler.close_connection = True
        return True

    return fault


def endless() -> Fault:
    """Send chunks until the client goes away."""

    def fault(handler: Handler, reply: Reply) -> bool:
        handler.start(reply, {"Transfer-Encoding": "chunked"})
        block = reply.body * (65_536 // max(1, len(reply.body)) + 1)
        while True:  # ends with the connection
            handler.wfile.write(b"%x\r\n%b\r\n" % (len(block), block))

    return fault


def trickle() -> Fault:
    """Send a byte each time somebody looks at the clock."""

    def fault(handler: Handler, reply: Reply) -> bool:
        handler.start(reply, {"Content-Length": str(len(reply.body))})
        handler.wfile.flush()
        handler.close_connection = True
        for byte in reply.body:
            if not handler.state.drip.acquire(timeout=5):
                break
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
        return True

    return fault


def redirect(to: str) -> Fault:
    """Send the client elsewhere."""
    return status(302, Location=to)


def with_headers(**headers: str) -> Fault:
    """Answer as usual, with other headers."""

    def fault(handler: Handler, reply: Reply) -> bool:
        reply.headers |= {name.replace("_", "-"): value for name, value in headers.items()}
        return False

    return fault


def swap(name: str, data: bytes, etag: str, then: Fault) -> Fault:
    """Go on as another fault does, and put a new version on the server after it."""

    def fault(handler: Handler, reply: Reply) -> bool:
        done = then(handler, reply)
        handler.state.put(name, data, etag)
        return done

    return fault
