"""GraphQL over HTTP, with the standard library alone."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any


class QuadpressError(Exception):
    """What a server, or the program, could not do.

    `code` is that of the GraphQL error (BAD_INPUT, TOO_COMPLEX, TIMED_OUT ...), empty for others.
    """

    def __init__(self, message: str, code: str = "") -> None:
        super().__init__(message)
        self.code = code


class Client:
    """Asks one server."""

    def __init__(self, url: str, timeout: float) -> None:
        self.url = url.rstrip("/") + "/"
        self.timeout = timeout

    def ask(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """Answers a GraphQL query: its data. Any error is a QuadpressError."""
        body = {"query": query, "variables": variables or {}}
        answer = self.post("graphql", json.dumps(body).encode(), "application/json")
        if errors := answer.get("errors"):
            first = errors[0]
            raise QuadpressError(first["message"], first.get("extensions", {}).get("code", ""))
        data: dict[str, Any] = answer["data"]
        return data

    def post(self, path: str, body: bytes, content_type: str) -> dict[str, Any]:
        """Posts to a path of the server and reads the JSON that it answers."""
        request = urllib.request.Request(self.url + path, body, {"Content-Type": content_type})
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as response:
                answer = response.read()
        except urllib.error.HTTPError as error:
            answer = error.read()
            if not answer.lstrip().startswith(b"{"):
                raise QuadpressError(f"{self.url}{path}: {error}") from error
        except OSError as error:
            raise QuadpressError(f"{self.url}{path}: {error}; is `quadpress serve` running?") from error
        try:
            read: dict[str, Any] = json.loads(answer)
        except ValueError as error:
            raise QuadpressError(f"{self.url}{path} gives no JSON: is it Quadpress?") from error
        return read

    def pages(
        self, query: str, variables: dict[str, Any], name: str, limit: int | None, page: int = 200
    ) -> Iterator[dict[str, Any]]:
        """Yields the nodes of a connection, page by page, `limit` at most or all.

        The query has variables $first and $after, and asks for the nodes and the pageInfo of a field of that name.
        """
        given, after = 0, None
        while limit is None or given < limit:
            first = page if limit is None else min(page, limit - given)
            found = self.ask(query, {**variables, "first": first, "after": after})[name]
            yield from found["nodes"]
            given += len(found["nodes"])
            after = found["pageInfo"]["endCursor"]
            if not found["pageInfo"]["hasNextPage"]:
                return
