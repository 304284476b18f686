import { describe, expect, test } from 'vitest'

import { smallRequest } from '../__fixtures__/small-request.ts'
import { printSnippet } from '../clients.ts'
import type { SnippetRequest } from '../snippet.ts'

function print(request: SnippetRequest): string {
  const printed = printSnippet('javascript-sdk', request)
  return printed.ok ? printed.value : printed.error
}

describe('a program for the JavaScript SDK', () => {
  test('a whole answer, OpenAI compatible', () => {
    expect(print(smallRequest({ dialectId: 'openai-chat', stream: false }))).toMatchInlineSnapshot(`
      "// Install once: npm install openai
      // Set the key once: export EXAMPLE_API_KEY='…'
      import OpenAI from "openai";

      const apiKey = process.env.EXAMPLE_API_KEY;
      // Without it the SDK would take a key from another variable.
      if (!apiKey) throw new Error("EXAMPLE_API_KEY is not set");

      const client = new OpenAI({
        baseURL: "https://api.example/v1",
        apiKey,
        timeout: 300_000,
        fetchOptions: { redirect: "manual" },
      });
      // By itself the SDK drops what a provider says outside an \`error\` member.
      client.makeStatusError = (status, body, text) =>
        new Error(\`HTTP \${status}: \${text ?? JSON.stringify(body)}\`);

      const answer = await client.chat.completions.create({
        model: "kimi-k2",
        messages: [
          { role: "system", content: "It's “fine”" },
          { role: "user", content: "Say \\"$5\\"\\nüber 🙂" },
        ],
        temperature: 0.6,
        max_tokens: 50,
        stream: false,
        safe_prompt: true,
      });
      if (answer.error || !answer.choices) throw new Error(JSON.stringify(answer));

      for (const choice of answer.choices) {
        console.log(choice.message?.content ?? "");
      }
      "
    `)
  })

  test('a stream, OpenAI compatible', () => {
    expect(print(smallRequest({ dialectId: 'openai-chat', stream: true }))).toMatchInlineSnapshot(`
      "// Install once: npm install openai
      // Set the key once: export EXAMPLE_API_KEY='…'
      import OpenAI from "openai";

      const apiKey = process.env.EXAMPLE_API_KEY;
      // Without it the SDK would take a key from another variable.
      if (!apiKey) throw new Error("EXAMPLE_API_KEY is not set");

      const client = new OpenAI({
        baseURL: "https://api.example/v1",
        apiKey,
        timeout: 300_000,
        fetchOptions: { redirect: "manual" },
      });
      // By itself the SDK drops what a provider says outside an \`error\` member.
      client.makeStatusError = (status, body, text) =>
        new Error(\`HTTP \${status}: \${text ?? JSON.stringify(body)}\`);

      const call = client.chat.completions.create({
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
      });
      const { data: stream, response } = await call.withResponse();
      if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
        throw new Error(await response.text());
      }

      for await (const event of stream) {
        if (event.status === "error") throw new Error(JSON.stringify(event));
        for (const choice of event.choices ?? []) {
          process.stdout.write(choice.delta?.content ?? "");
        }
      }
      console.log();
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
      "// Install once: npm install @anthropic-ai/sdk
      // Set the key once: export EXAMPLE_API_KEY='…'
      import Anthropic from "@anthropic-ai/sdk";

      const apiKey = process.env.EXAMPLE_API_KEY;
      // Without it the SDK would take a key from another variable.
      if (!apiKey) throw new Error("EXAMPLE_API_KEY is not set");

      // By itself the SDK sends its key as a bearer token.
      const client = new Anthropic({
        baseURL: "https://api.example",
        apiKey,
        defaultHeaders: {
          "anthropic-version": "2023-06-01",
          "x-api-key": apiKey,
          Authorization: null,
        },
        timeout: 300_000,
        fetchOptions: { redirect: "manual" },
      });

      const answer = await client.messages.create({
        model: "kimi-k2",
        system: "It's “fine”",
        messages: [{ role: "user", content: "Say \\"$5\\"\\nüber 🙂" }],
        max_tokens: 50,
        temperature: 0.6,
        stream: false,
        safe_prompt: true,
      });
      if (answer.error || !answer.content) throw new Error(JSON.stringify(answer));

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
      "// Install once: npm install @anthropic-ai/sdk
      import Anthropic from "@anthropic-ai/sdk";

      // The SDK asks for a key, this address does not.
      const client = new Anthropic({
        baseURL: "https://api.example",
        apiKey: "none",
        defaultHeaders: { "anthropic-version": "2023-06-01", Authorization: null },
        timeout: 300_000,
        fetchOptions: { redirect: "manual" },
      });

      const call = client.messages.create({
        model: "kimi-k2",
        system: "It's “fine”",
        messages: [{ role: "user", content: "Say \\"$5\\"\\nüber 🙂" }],
        max_tokens: 50,
        temperature: 0.6,
        stream: true,
        safe_prompt: true,
      });
      const { data: stream, response } = await call.withResponse();
      if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
        throw new Error(await response.text());
      }

      for await (const event of stream) {
        if (event.type === "content_block_delta" && event.delta.type === "text_delta") {
          process.stdout.write(event.delta.text);
        }
      }
      console.log();
      "
    `)
  })
})
