"""What the stand-ins of the packages `openai` and `anthropic` have in common.

Neither package: only what their documentation says of a request made with keyword arguments,
`extra_body`, `default_headers`, a key and a base URL, and of the errors that are raised. Written for
machines without a package index; the real ones are used where they are installed.
"""

import json

import requests


class Omit:
    """As a header's value: do not send it."""


class DefaultHttpxClient:
    def __init__(self, follow_redirects=True):
        self.follow_redirects = follow_redirects


class APIError(Exception):
    def __init__(self, message, body=None):
        super().__init__(message)
        self.message = message
        self.body = body


class APIConnectionError(APIError):
    pass


class APITimeoutError(APIConnectionError):
    pass


class APIStatusError(APIError):
    def __init__(self, message, response, body):
        super().__init__(message, body)
        self.response = response
        self.status_code = response.status_code


class Model:
    """Members as attributes, as the pydantic models have them; a missing one raises."""

    content = None  # an optional member of messages and deltas

    def __init__(self, members):
        for name, member in members.items():
            setattr(self, name, modelled(member))
        self.model_extra = members

    def to_dict(self):
        return self.model_extra

    model_dump = to_dict


def modelled(value):
    if isinstance(value, dict):
        return Model(value)
    return [modelled(item) for item in value] if isinstance(value, list) else value


def lines(response):
    """Ended by LF or CR LF, and by nothing else that Python calls the end of a line."""
    pending = b""
    for chunk in response.iter_content(chunk_size=None):
        *whole, pending = (pending + chunk).split(b"\n")
        for line in whole:
            yield line.decode("utf-8").removesuffix("\r")


def events(response):
    """Server-sent events: (event, data) pairs."""
    name, data = None, []
    for text in lines(response):
        field, _, value = text.partition(":")
        value = value.removeprefix(" ")
        if text == "":
            if data:
                yield name, "\n".join(data)
            name, data = None, []
        elif field == "event":
            name = value
        elif field == "data":
            data.append(value)


class RawResponse:
    """The part of an httpx response that is documented for users of the packages."""

    def __init__(self, response):
        self.headers = response.headers
        self.status_code = response.status_code
        self.read = lambda: response.content


class TransportError(Exception):
    """What breaks in the middle of a stream: anthropic lets it through as it is, no `APIError`."""


class Stream:
    """Iterated once; `response` is the response it reads from."""

    def __init__(self, response, iterate):
        self.response = RawResponse(response)
        self.iterator = iterate(response)

    def __iter__(self):
        try:
            yield from self.iterator
        except requests.RequestException as error:
            raise TransportError(str(error)) from error


class Client:
    """@param arguments those of the method, beside `extra_*` and `timeout`"""

    def __init__(
        self, base_url, path, headers, arguments, timeout=None, max_retries=2, http_client=None
    ):
        self.follow_redirects = (http_client or DefaultHttpxClient()).follow_redirects
        self.url = base_url.rstrip("/") + path
        self.headers = headers
        self.arguments = arguments
        self.timeout = 600 if timeout is None else timeout
        self.max_retries = max_retries

    def post(self, arguments, iterate, extra_headers=None, extra_body=None, timeout=None):
        unknown = arguments.keys() - self.arguments
        if unknown:
            raise TypeError(f"create() got an unexpected keyword argument {min(unknown)!r}")
        body = {**arguments, **(extra_body or {})}
        headers = {"Content-Type": "application/json", **self.headers, **(extra_headers or {})}
        sent = {name: value for name, value in headers.items() if not isinstance(value, Omit)}
        is_streamed = body.get("stream") is True
        try:
            response = requests.post(
                self.url,
                data=json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8"),
                headers=sent,
                timeout=timeout or self.timeout,
                allow_redirects=self.follow_redirects,
                stream=True,
            )
            if not 200 <= response.status_code < 300:
                raise status_error(response)
            if is_streamed:
                return Stream(response, iterate)
            return modelled(json.loads(response.content))
        except requests.RequestException as error:
            raise APIConnectionError("Connection error.") from error


def status_error(response):
    text = response.text
    try:
        body = json.loads(text)
        message = f"Error code: {response.status_code} - {body}"
    except ValueError:
        body = None
        message = text.strip() or f"Error code: {response.status_code}"
    inner = body.get("error", body) if isinstance(body, dict) else body
    return APIStatusError(message, response, inner)
