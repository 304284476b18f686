import { describe, expect, test } from 'vitest'

import { smallRequest } from '../__fixtures__/small-request.ts'
import { printSnippet } from '../clients.ts'
import type { SnippetRequest } from '../snippet.ts'

function print(request: SnippetRequest): string {
  const printed = printSnippet('python-requests', request)
  return printed.ok ? printed.value : printed.error
}

describe('a program for requests', () => {
  test('a whole answer, OpenAI compatible', () => {
    expect(print(smallRequest({ dialectId: 'openai-chat', stream: false }))).toMatchInlineSnapshot(`
      "# Install once: pip install requests
      # Set the key once: export EXAMPLE_API_KEY='…'
      import os
      import sys

      import requests

      payload = {
          "model": "kimi-k2",
          "messages": [
              {"role": "system", "content": "It's “fine”"},
              {"role": "user", "content": "Say \\"$5\\"\\nüber 🙂"},
          ],
          "temperature": 0.6,
          "max_tokens": 50,
          "stream": False,
          "safe_prompt": True,
      }

      try:
          response = requests.post(
              "https://api.example/v1/chat/completions",
              headers={"Authorization": f"Bearer {os.environ['EXAMPLE_API_KEY']}"},
              json=payload,
              allow_redirects=False,
              timeout=(10, 300),
          )
          answer = response.json()
      except requests.JSONDecodeError:
          sys.exit(f"HTTP {response.status_code}: {response.text}")
      except requests.RequestException as error:
          sys.exit(f"Request failed: {error}")

      if not response.ok or answer.get("error") or answer.get("choices") is None:
          sys.exit(f"HTTP {response.status_code}: {response.text}")

      for choice in answer["choices"]:
          print((choice.get("message") or {}).get("content") or "")
      "
    `)
  })

  test('a stream, OpenAI compatible', () => {
    expect(print(smallRequest({ dialectId: 'openai-chat', stream: true }))).toMatchInlineSnapshot(`
      "# Install once: pip install requests
      # Set the key once: export EXAMPLE_API_KEY='…'
      import json
      import os
      import sys

      import requests

      payload = {
          "model": "kimi-k2",
          "messages": [
              {"role": "system", "content": "It's “fine”"},
              {"role": "user", "content": "Say \\"$5\\"\\nüber 🙂"},
          ],
          "temperature": 0.6,
          "max_tokens": 50,
          "stream": True,
          "stream_options": {"include_usage": True},
          "safe_prompt": True,
      }

      try:
          with requests.post(
              "https://api.example/v1/chat/completions",
              headers={"Authorization": f"Bearer {os.environ['EXAMPLE_API_KEY']}"},
              json=payload,
              stream=True,
              allow_redirects=False,
              timeout=(10, 300),
          ) as response:
              content_type = response.headers.get("Content-Type", "")
              if not response.ok or not content_type.startswith("text/event-stream"):
                  sys.exit(f"HTTP {response.status_code}: {response.text}")
              for line in response.iter_lines():  # bytes: as text they would split at U+2028, too
                  field, _, data = line.partition(b":")
                  if field not in (b"data", b"error") or data.strip() in (b"", b"[DONE]"):
                      continue
                  event = json.loads(data)
                  if field == b"error" or event.get("error") or event.get("status") == "error":
                      sys.exit(data.decode())
                  for choice in event.get("choices") or []:
                      print((choice.get("delta") or {}).get("content") or "", end="", flush=True)
      except requests.RequestException as error:
          sys.exit(f"Request failed: {error}")
      except json.JSONDecodeError:
          sys.exit("Not JSON: " + line.decode(errors="replace"))
      print()
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
      "# Install once: pip install requests
      # Set the key once: export EXAMPLE_API_KEY='…'
      import os
      import sys

      import requests

      payload = {
          "model": "kimi-k2",
          "system": "It's “fine”",
          "messages": [{"role": "user", "content": "Say \\"$5\\"\\nüber 🙂"}],
          "max_tokens": 50,
          "temperature": 0.6,
          "stream": False,
          "safe_prompt": True,
      }

      try:
          response = requests.post(
              "https://api.example/v1/messages",
              headers={
                  "x-api-key": os.environ["EXAMPLE_API_KEY"],
                  "anthropic-version": "2023-06-01",
              },
              json=payload,
              allow_redirects=False,
              timeout=(10, 300),
          )
          answer = response.json()
      except requests.JSONDecodeError:
          sys.exit(f"HTTP {response.status_code}: {response.text}")
      except requests.RequestException as error:
          sys.exit(f"Request failed: {error}")

      if not response.ok or answer.get("error") or answer.get("content") is None:
          sys.exit(f"HTTP {response.status_code}: {response.text}")

      for block in answer["content"]:
          if block.get("type") == "text":
              print(block["text"], end="")
      print()
      "
    `)
  })

  test('a stream, Anthropic compatible, without a key', () => {
    const request = smallRequest({ dialectId: 'anthropic-messages', stream: true, auth: 'none' })
    expect(print(request)).toMatchInlineSnapshot(`
      "# Install once: pip install requests
      import json
      import sys

      import requests

      payload = {
          "model": "kimi-k2",
          "system": "It's “fine”",
          "messages": [{"role": "user", "content": "Say \\"$5\\"\\nüber 🙂"}],
          "max_tokens": 50,
          "temperature": 0.6,
          "stream": True,
          "safe_prompt": True,
      }

      try:
          with requests.post(
              "https://api.example/v1/messages",
              headers={"anthropic-version": "2023-06-01"},
              json=payload,
              stream=True,
              allow_redirects=False,
              timeout=(10, 300),
          ) as response:
              content_type = response.headers.get("Content-Type", "")
              if not response.ok or not content_type.startswith("text/event-stream"):
                  sys.exit(f"HTTP {response.status_code}: {response.text}")
              for line in response.iter_lines():  # bytes: as text they would split at U+2028, too
                  field, _, data = line.partition(b":")
                  if field not in (b"data", b"error") or data.strip() in (b"", b"[DONE]"):
                      continue
                  event = json.loads(data)
                  if field == b"error" or event.get("error") or event.get("status") == "error":
                      sys.exit(data.decode())
                  if event.get("type") == "content_block_delta" and event["delta"]["type"] == "text_delta":
                      print(event["delta"]["text"], end="", flush=True)
      except requests.RequestException as error:
          sys.exit(f"Request failed: {error}")
      except json.JSONDecodeError:
          sys.exit("Not JSON: " + line.decode(errors="replace"))
      print()
      "
    `)
  })
})
