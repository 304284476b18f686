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

OpenAIError = Exception

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "DefaultHttpxClient",
    "Omit",
    "OpenAI",
    "OpenAIError",
]

ARGUMENTS = set(
    "messages model audio frequency_penalty function_call functions logit_bias logprobs "
    "max_completion_tokens max_tokens metadata modalities n parallel_tool_calls prediction "
    "presence_penalty prompt_cache_key reasoning_effort response_format safety_identifier seed "
    "service_tier stop store stream stream_options temperature tool_choice tools top_logprobs "
    "top_p user verbosity web_search_options".split()
)


def chunks(response):
    for _, data in events(response):
        if data.startswith("[DONE]"):
            return
        payload = json.loads(data)
        error = payload.get("error")
        if error:
            message = error.get("message") if isinstance(error, dict) else None
            raise APIError(message or "An error occurred during streaming", body=error)
        yield modelled(payload)


class Part:
    def __init__(self, **members):
        self.__dict__.update(members)


class OpenAI:
    def __init__(self, *, api_key=None, base_url=None, default_headers=None, **options):
        api_key = os.environ["OPENAI_API_KEY"] if api_key is None else api_key
        base_url = os.environ.get("OPENAI_BASE_URL") if base_url is None else base_url
        authorization = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        headers = {**authorization, **(default_headers or {})}
        client = Client(base_url, "/chat/completions", headers, ARGUMENTS, **options)
        self.chat = Part(completions=Part(create=lambda **given: create(client, **given)))


def create(client, *, extra_headers=None, extra_body=None, timeout=None, **arguments):
    # Since openai 3 a header is left out for certain only where the call itself says so.
    is_sent = not isinstance(client.headers.get("Authorization", Omit()), Omit)
    if not is_sent and "Authorization" not in (extra_headers or {}):
        raise TypeError("Could not resolve authentication method.")
    return client.post(arguments, chunks, extra_headers, extra_body, timeout)
