import { describe, expect, test } from 'vitest'

import { smallRequest } from '../__fixtures__/small-request.ts'
import { printSnippet } from '../clients.ts'
import type { SnippetRequest } from '../snippet.ts'

function print(request: SnippetRequest): string {
  const printed = printSnippet('javascript-fetch', request)
  return printed.ok ? printed.value : printed.error
}

describe('a program for fetch', () => {
  test('a whole answer, OpenAI compatible', () => {
    expect(print(smallRequest({ dialectId: 'openai-chat', stream: false }))).toMatchInlineSnapshot(`
      "// Set the key once: export EXAMPLE_API_KEY='…'
      const payload = {
        model: "kimi-k2",
        messages: [
          { role: "system", content: "It's “fine”" },
          { role: "user", content: "Say \\"$5\\"\\nüber 🙂" },
        ],
        temperature: 0.6,
        max_tokens: 50,
        stream: false,
        safe_prompt: true,
      };

      const response = await fetch("https://api.example/v1/chat/completions", {
        method: "POST",
        headers: {
          Authorization: \`Bearer \${process.env.EXAMPLE_API_KEY}\`,
          "Content-Type": "application/json",
        },
        body: JSON.stringify(payload),
        redirect: "manual",
        signal: AbortSignal.timeout(300_000),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(\`HTTP \${response.status}: \${text}\`);

      const answer = JSON.parse(text);
      if (answer.error || !answer.choices) throw new Error(text);

      for (const choice of answer.choices) {
        console.log(choice.message?.content ?? "");
      }
      "
    `)
  })

  test('a stream, OpenAI compatible', () => {
    expect(print(smallRequest({ dialectId: 'openai-chat', stream: true }))).toMatchInlineSnapshot(`
      "// Set the key once: export EXAMPLE_API_KEY='…'
      const payload = {
        model: "kimi-k2",
        messages: [
          { role: "system", content: "It's “fine”" },
          { role: "user", content: "Say \\"$5\\"\\nüber 🙂" },
        ],
        temperature: 0.6,
        max_tokens: 50,
        stream: true,
        stream_options: { include_usage: true },
        safe_prompt: true,
      };

      const response = await fetch("https://api.example/v1/chat/completions", {
        method: "POST",
        headers: {
          Authorization: \`Bearer \${process.env.EXAMPLE_API_KEY}\`,
          "Content-Type": "application/json",
        },
        body: JSON.stringify(payload),
        redirect: "manual",
        signal: AbortSignal.timeout(300_000),
      });
      const isStream = response.headers.get("Content-Type")?.startsWith("text/event-stream");
      if (!response.ok || !isStream) {
        throw new Error(\`HTTP \${response.status}: \${await response.text()}\`);
      }

      for await (const line of readLines(response.body)) {
        const [, field, data] = /^(data|error):(.*)$/s.exec(line) ?? [];
        if (!field || ["", "[DONE]"].includes(data.trim())) continue;
        const event = JSON.parse(data);
        if (field === "error" || event.error || event.status === "error") throw new Error(data);
        for (const choice of event.choices ?? []) {
          process.stdout.write(choice.delta?.content ?? "");
        }
      }
      console.log();

      async function* readLines(stream) {
        let rest = "";
        for await (const text of stream.pipeThrough(new TextDecoderStream())) {
          const lines = (rest + text).split(/\\r\\n|\\n|\\r/);
          rest = lines.pop();
          yield* lines;
        }
        yield rest;
      }
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
      "// Set the key once: export EXAMPLE_API_KEY='…'
      const payload = {
        model: "kimi-k2",
        system: "It's “fine”",
        messages: [{ role: "user", content: "Say \\"$5\\"\\nüber 🙂" }],
        max_tokens: 50,
        temperature: 0.6,
        stream: false,
        safe_prompt: true,
      };

      const response = await fetch("https://api.example/v1/messages", {
        method: "POST",
        headers: {
          "x-api-key": process.env.EXAMPLE_API_KEY,
          "Content-Type": "application/json",
          "anthropic-version": "2023-06-01",
        },
        body: JSON.stringify(payload),
        redirect: "manual",
        signal: AbortSignal.timeout(300_000),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(\`HTTP \${response.status}: \${text}\`);

      const answer = JSON.parse(text);
      if (answer.error || !answer.content) throw new Error(text);

      for (const block of answer.content) {
        if (block.type === "text") {
          process.stdout.write(block.text);
        }
      }
      console.log();
      "
    `)
  })

  test('a stream, Anthropic compatible, without a key', () => {
    const request = smallRequest({ dialectId: 'anthropic-messages', stream: true, auth: 'none' })
    expect(print(request)).toMatchInlineSnapshot(`
      "const payload = {
        model: "kimi-k2",
        system: "It's “fine”",
        messages: [{ role: "user", content: "Say \\"$5\\"\\nüber 🙂" }],
        max_tokens: 50,
        temperature: 0.6,
        stream: true,
        safe_prompt: true,
      };

      const response = await fetch("https://api.example/v1/messages", {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "anthropic-version": "2023-06-01",
        },
        body: JSON.stringify(payload),
        redirect: "manual",
        signal: AbortSignal.timeout(300_000),
      });
      const isStream = response.headers.get("Content-Type")?.startsWith("text/event-stream");
      if (!response.ok || !isStream) {
        throw new Error(\`HTTP \${response.status}: \${await response.text()}\`);
      }

      for await (const line of readLines(response.body)) {
        const [, field, data] = /^(data|error):(.*)$/s.exec(line) ?? [];
        if (!field || ["", "[DONE]"].includes(data.trim())) continue;
        const event = JSON.parse(data);
        if (field === "error" || event.error || event.status === "error") throw new Error(data);
        if (event.type === "content_block_delta" && event.delta.type === "text_delta") {
          process.stdout.write(event.delta.text);
        }
      }
      console.log();

      async function* readLines(stream) {
        let rest = "";
        for await (const text of stream.pipeThrough(new TextDecoderStream())) {
          const lines = (rest + text).split(/\\r\\n|\\n|\\r/);
          rest = lines.pop();
          yield* lines;
        }
        yield rest;
      }
      "
    `)
  })
})
