"""A stand-in, not the package: see sdk_stand_in.py."""

import json
import os

from sdk_stand_in import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    Client,
    DefaultHttpxClient,
    Omit,
    events,
    modelled,
)

AnthropicError = Exception

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "Anthropic",
    "AnthropicError",
    "DefaultHttpxClient",
    "Omit",
]

ARGUMENTS = set(
    "max_tokens messages model container inference_geo metadata output_config service_tier "
    "stop_sequences stream system thinking tool_choice tools".split()
)


def stream(response):
    for name, data in events(response):
        if name == "error":
            body = json.loads(data)
            raise APIStatusError(str(body), response, body)
        if name is not None and name != "ping":
            yield modelled(json.loads(data))


class Messages:
    def __init__(self, client):
        self.client = client

    def create(self, *, extra_headers=None, extra_body=None, timeout=None, **arguments):
        return self.client.post(arguments, stream, extra_headers, extra_body, timeout)


class Anthropic:
    def __init__(
        self, *, api_key=None, auth_token=None, base_url=None, default_headers=None, **options
    ):
        # As documented: what is not given comes from the environment, and both may be sent.
        api_key = os.environ.get("ANTHROPIC_API_KEY") if api_key is None else api_key
        auth_token = os.environ.get("ANTHROPIC_AUTH_TOKEN") if auth_token is None else auth_token
        base_url = os.environ.get("ANTHROPIC_BASE_URL") if base_url is None else base_url
        headers = {
            "anthropic-version": "2023-06-01",
            "X-Api-Key": Omit() if api_key is None else api_key,
            "Authorization": Omit() if auth_token is None else f"Bearer {auth_token}",
        }
        given = default_headers or {}
        same = {name.lower() for name in given}
        kept = {name: value for name, value in headers.items() if name.lower() not in same}
        client = Client(base_url, "/v1/messages", {**kept, **given}, ARGUMENTS, **options)
        self.messages = Messages(client)
