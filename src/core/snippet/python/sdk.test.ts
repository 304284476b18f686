import { describe, expect, test } from 'vitest'

import { smallRequest } from '../__fixtures__/small-request.ts'
import { printSnippet } from '../clients.ts'
import type { SnippetRequest } from '../snippet.ts'

function print(request: SnippetRequest): string {
  const printed = printSnippet('python-sdk', request)
  return printed.ok ? printed.value : printed.error
}

describe('a program for the Python SDK', () => {
  test('a whole answer, OpenAI compatible', () => {
    expect(print(smallRequest({ dialectId: 'openai-chat', stream: false }))).toMatchInlineSnapshot(`
      "# Install once: pip install openai
      # Set the key once: export EXAMPLE_API_KEY='…'
      import os
      import sys

      from openai import DefaultHttpxClient, OpenAI

      client = OpenAI(
          base_url="https://api.example/v1",
          api_key=os.environ["EXAMPLE_API_KEY"],
          timeout=300,
          http_client=DefaultHttpxClient(follow_redirects=False),
      )

      try:
          answer = client.chat.completions.create(
              model="kimi-k2",
              messages=[
                  {"role": "system", "content": "It's “fine”"},
                  {"role": "user", "content": "Say \\"$5\\"\\nüber 🙂"},
              ],
              temperature=0.6,
              max_tokens=50,
              stream=False,
              extra_body={"safe_prompt": True},
          )
          if getattr(answer, "error", None) or getattr(answer, "choices", None) is None:
              sys.exit(str(answer.to_dict()))
          for choice in answer.choices:
              print(choice.message.content or "")
      except Exception as error:  # those of its transport, too, which are no APIError
          sys.exit(f"{type(error).__name__}: {error}")
      "
    `)
  })

  test('a stream, OpenAI compatible', () => {
    expect(print(smallRequest({ dialectId: 'openai-chat', stream: true }))).toMatchInlineSnapshot(`
      "# Install once: pip install openai
      # Set the key once: export EXAMPLE_API_KEY='…'
      import os
      import sys

      from openai import DefaultHttpxClient, OpenAI

      client = OpenAI(
          base_url="https://api.example/v1",
          api_key=os.environ["EXAMPLE_API_KEY"],
          timeout=300,
          http_client=DefaultHttpxClient(follow_redirects=False),
      )

      try:
          stream = client.chat.completions.create(
              model="kimi-k2",
              messages=[
                  {"role": "system", "content": "It's “fine”"},
                  {"role": "user", "content": "Say \\"$5\\"\\nüber 🙂"},
              ],
              temperature=0.6,
              max_tokens=50,
              stream=True,
              stream_options={"include_usage": True},
              extra_body={"safe_prompt": True},
          )
          if not stream.response.headers.get("Content-Type", "").startswith("text/event-stream"):
              sys.exit(stream.response.read().decode())
          for event in stream:
              if getattr(event, "status", None) == "error":
                  sys.exit(str(event.to_dict()))
              for choice in event.choices or []:
                  print(choice.delta.content or "", end="", flush=True)
          print()
      except Exception as error:  # those of its transport, too, which are no APIError
          sys.exit(f"{type(error).__name__}: {error}")
      "
    `)
  })

  test('a whole answer, Anthropic compatible, the key in its own header', () => {
    const request = smallRequest({
      dialectId: 'anthropic-messages',
      stream: false,
      auth: 'x-api-key',
    })
    expect(print(request)).toMatchInlineSnapshot(`
      "# Install once: pip install anthropic
      # Set the key once: export EXAMPLE_API_KEY='…'
      import os
      import sys

      from anthropic import Anthropic, DefaultHttpxClient, Omit

      client = Anthropic(
          base_url="https://api.example",
          api_key=os.environ["EXAMPLE_API_KEY"],
          default_headers={
              "anthropic-version": "2023-06-01",
              "X-Api-Key": os.environ["EXAMPLE_API_KEY"],
          },
          timeout=300,
          http_client=DefaultHttpxClient(follow_redirects=False),
      )

      try:
          answer = client.messages.create(
              model="kimi-k2",
              system="It's “fine”",
              messages=[{"role": "user", "content": "Say \\"$5\\"\\nüber 🙂"}],
              max_tokens=50,
              stream=False,
              extra_body={"temperature": 0.6, "safe_prompt": True},
              # By itself the SDK would send these, too.
              extra_headers={"Authorization": Omit()},
          )
          if getattr(answer, "error", None) or getattr(answer, "content", None) is None:
              sys.exit(str(answer.to_dict()))
          for block in answer.content:
              if block.type == "text":
                  print(block.text, end="")
          print()
      except Exception as error:  # those of its transport, too, which are no APIError
          sys.exit(f"{type(error).__name__}: {error}")
      "
    `)
  })

  test('a stream, Anthropic compatible, without a key', () => {
    const request = smallRequest({ dialectId: 'anthropic-messages', stream: true, auth: 'none' })
    expect(print(request)).toMatchInlineSnapshot(`
      "# Install once: pip install anthropic
      import sys

      from anthropic import Anthropic, DefaultHttpxClient, Omit

      # The SDK asks for a key, this address does not.
      client = Anthropic(
          base_url="https://api.example",
          api_key="none",
          default_headers={"anthropic-version": "2023-06-01"},
          timeout=300,
          http_client=DefaultHttpxClient(follow_redirects=False),
      )

      try:
          stream = client.messages.create(
              model="kimi-k2",
              system="It's “fine”",
              messages=[{"role": "user", "content": "Say \\"$5\\"\\nüber 🙂"}],
              max_tokens=50,
              stream=True,
              extra_body={"temperature": 0.6, "safe_prompt": True},
              # By itself the SDK would send these, too.
              extra_headers={"X-Api-Key": Omit(), "Authorization": Omit()},
          )
          if not stream.response.headers.get("Content-Type", "").startswith("text/event-stream"):
              sys.exit(stream.response.read().decode())
          for event in stream:
              if event.type == "content_block_delta" and event.delta.type == "text_delta":
                  print(event.delta.text, end="", flush=True)
          print()
      except Exception as error:  # those of its transport, too, which are no APIError
          sys.exit(f"{type(error).__name__}: {error}")
      "
    `)
  })

  test('a URL that the SDK cannot reach is a failure, in a sentence', () => {
    const request = smallRequest({ dialectId: 'openai-chat', stream: false })
    expect(print({ ...request, url: 'https://api.example/chat?x=1' })).toBe(
      'The openai package adds /chat/completions to its base URL by itself, and https://api.example/chat?x=1 does not end with that. Choose another client.',
    )
  })
})
