import type { DocumentedCurl } from './documented-curl.ts'

const hello = [{ role: 'user', content: 'Hello!' }]
const openAi = 'https://api.openai.com/v1/chat/completions'
const anthropic = 'https://api.anthropic.com/v1/messages'
const version = { 'anthropic-version': '2023-06-01' }

/**
 * Written by hand in the style of each provider's pages (July 2026), not copied from them.
 * The commands in the spelling of bash, of those who make models.
 */
export const makersCurls: readonly DocumentedCurl[] = [
  {
    name: 'OpenAI: quick start',
    text: `curl ${openAi} \\
  -H "Content-Type: application/json" \\
  -H "Authorization: Bearer $OPENAI_API_KEY" \\
  -d '{
    "model": "gpt-4.1",
    "messages": [
      {"role": "developer", "content": "You are a helpful assistant."},
      {"role": "user", "content": "Hello!"}
    ]
  }'`,
    url: openAi,
    dialectId: 'openai-chat',
    body: {
      model: 'gpt-4.1',
      messages: [{ role: 'developer', content: 'You are a helpful assistant.' }, ...hello],
    },
  },
  {
    name: 'OpenAI: image',
    text: `curl "${openAi}" \\
    -H "Content-Type: application/json" \\
    -H "Authorization: Bearer $OPENAI_API_KEY" \\
    -d '{
        "model": "gpt-4o-mini",
        "messages": [{"role": "user", "content": [
            {"type": "text", "text": "What is in this image?"},
            {"type": "image_url", "image_url": {"url": "https://example.org/a.jpg"}}
        ]}],
        "max_tokens": 300
    }'`,
    url: openAi,
    dialectId: 'openai-chat',
    body: {
      model: 'gpt-4o-mini',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is in this image?' },
            { type: 'image_url', image_url: { url: 'https://example.org/a.jpg' } },
          ],
        },
      ],
      max_tokens: 300,
    },
  },
  {
    name: 'OpenAI: functions',
    text: `curl ${openAi} \\
-H "Content-Type: application/json" \\
-H "Authorization: Bearer $OPENAI_API_KEY" \\
-H "OpenAI-Organization: $ORGANIZATION_ID" \\
-d '{
  "model": "gpt-4o",
  "messages": [{"role": "user", "content": "Hello!"}],
  "tools": [{"type": "function", "function": {"name": "get_weather", "description": "It'"'"'s the weather.",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "additionalProperties": false},
    "strict": true}}],
  "tool_choice": "auto"
}'`,
    url: openAi,
    dialectId: 'openai-chat',
    headers: { 'openai-organization': '$ORGANIZATION_ID' },
    body: {
      model: 'gpt-4o',
      messages: hello,
      tools: [
        {
          type: 'function',
          function: {
            name: 'get_weather',
            description: "It's the weather.",
            parameters: {
              type: 'object',
              properties: { city: { type: 'string' } },
              additionalProperties: false,
            },
            strict: true,
          },
        },
      ],
      tool_choice: 'auto',
    },
  },
  {
    name: 'OpenAI: streaming, the key in place',
    text: `curl ${openAi} -N -H 'Content-Type: application/json' -H 'Authorization: Bearer sk-proj-4f9aK2mQ8xTz71bVcD3e' -d '{"model":"gpt-4o","messages":[{"role":"user","content":"Hello!"}],"stream":true}'`,
    url: openAi,
    dialectId: 'openai-chat',
    body: { model: 'gpt-4o', messages: hello, stream: true },
    hadKey: true,
  },
  {
    name: 'OpenAI: logprobs, a reasoning model, and a schema',
    text: `curl --request POST --url ${openAi} --header 'content-type: application/json' --header 'authorization: Bearer <YOUR_KEY>' --data '{"model":"o3","messages":[{"role":"user","content":"Hello!"}],"logprobs":true,"max_completion_tokens":50,"reasoning_effort":"low","response_format":{"type":"json_schema","json_schema":{"name":"a","strict":true,"schema":{"type":"object"}}}}'`,
    url: openAi,
    dialectId: 'openai-chat',
    body: {
      model: 'o3',
      messages: hello,
      logprobs: true,
      max_completion_tokens: 50,
      reasoning_effort: 'low',
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'a', strict: true, schema: { type: 'object' } },
      },
    },
  },
  {
    name: 'Anthropic: quick start',
    text: `curl ${anthropic} \\
     --header "x-api-key: $ANTHROPIC_API_KEY" \\
     --header "anthropic-version: 2023-06-01" \\
     --header "content-type: application/json" \\
     --data \\
'{
    "model": "claude-sonnet-4-5",
    "max_tokens": 1024,
    "messages": [
        {"role": "user", "content": "Hello!"}
    ]
}'`,
    url: anthropic,
    dialectId: 'anthropic-messages',
    headers: version,
    body: { model: 'claude-sonnet-4-5', max_tokens: 1024, messages: hello },
  },
  {
    name: 'Anthropic: system, stop and a stream',
    text: `curl -X POST ${anthropic} \\
  -H "x-api-key: $ANTHROPIC_API_KEY" -H "anthropic-version: 2023-06-01" -H "Content-Type: application/json" \\
  -d $'{"model":"claude-haiku-4-5","max_tokens":64,"system":"Don\\'t \\u201cguess\\u201d.","stop_sequences":["\\\\n\\\\nHuman:"],"stream":true,"messages":[{"role":"user","content":"Hello!"}]}'`,
    url: anthropic,
    dialectId: 'anthropic-messages',
    headers: version,
    body: {
      model: 'claude-haiku-4-5',
      max_tokens: 64,
      system: "Don't “guess”.",
      stop_sequences: ['\n\nHuman:'],
      stream: true,
      messages: hello,
    },
  },
  {
    name: 'Anthropic: caching, and a beta',
    text: `curl ${anthropic} \\
  -H "content-type: application/json" \\
  -H "x-api-key: $ANTHROPIC_API_KEY" \\
  -H "anthropic-version: 2023-06-01" \\
  -H "anthropic-beta: extended-cache-ttl-2025-04-11" \\
  -d @- <<EOF
{
  "model": "claude-opus-4-1",
  "max_tokens": 20000,
  "thinking": {"type": "enabled", "budget_tokens": 16000},
  "system": [{"type": "text", "text": "Costs \\$5.", "cache_control": {"type": "ephemeral"}}],
  "messages": [{"role": "user", "content": "Hello!"}]
}
EOF
`,
    url: anthropic,
    dialectId: 'anthropic-messages',
    headers: { ...version, 'anthropic-beta': 'extended-cache-ttl-2025-04-11' },
    body: {
      model: 'claude-opus-4-1',
      max_tokens: 20000,
      thinking: { type: 'enabled', budget_tokens: 16000 },
      system: [{ type: 'text', text: 'Costs $5.', cache_control: { type: 'ephemeral' } }],
      messages: hello,
    },
  },
  {
    name: 'Anthropic: an image in base64, a tool, and jq after it',
    text: `#!/bin/sh
# The answer's text alone.
curl -sS ${anthropic} -H "x-api-key: \${ANTHROPIC_API_KEY}" -H 'anthropic-version: 2023-06-01' --json '{
  "model": "claude-sonnet-4-5", "max_tokens": 1, "tools": [{"name": "t", "input_schema": {"type": "object"}}],
  "messages": [{"role": "user", "content": [{"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "iVBOR"}}]}]
}' | jq -r '.content[0].text' > answer.txt
`,
    url: anthropic,
    dialectId: 'anthropic-messages',
    headers: version,
    body: {
      model: 'claude-sonnet-4-5',
      max_tokens: 1,
      tools: [{ name: 't', input_schema: { type: 'object' } }],
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBOR' } },
          ],
        },
      ],
    },
  },
  {
    name: 'OpenRouter',
    text: `curl https://openrouter.ai/api/v1/chat/completions \\
  -H "Content-Type: application/json" \\
  -H "Authorization: Bearer $OPENROUTER_API_KEY" \\
  -H "HTTP-Referer: https://example.org" \\
  -H "X-Title: Example" \\
  -d '{
  "model": "moonshotai/kimi-k2-0905",
  "messages": [{"role": "user", "content": "Hello!"}],
  "provider": {"order": ["Groq"], "allow_fallbacks": false},
  "transforms": ["middle-out"]
}'`,
    url: 'https://openrouter.ai/api/v1/chat/completions',
    dialectId: 'openai-chat',
    headers: { 'http-referer': 'https://example.org', 'x-title': 'Example' },
    body: {
      model: 'moonshotai/kimi-k2-0905',
      messages: hello,
      provider: { order: ['Groq'], allow_fallbacks: false },
      transforms: ['middle-out'],
    },
  },
  {
    name: 'ModelsLab: the key in the body',
    text: `curl --location 'https://modelslab.com/api/v7/llm/chat/completions' \\
--header 'Content-Type: application/json' \\
--data '{
    "key": "1f9aK2mQ8xTz71bVcD3eRr55",
    "model_id": "moonshotai-kimi-k2-0905",
    "messages": [{"role": "user", "content": "Hello!"}],
    "max_tokens": 1000
}'`,
    url: 'https://modelslab.com/api/v7/llm/chat/completions',
    dialectId: 'openai-chat',
    body: { model_id: 'moonshotai-kimi-k2-0905', messages: hello, max_tokens: 1000 },
    hadKey: true,
  },
  {
    name: 'ModelsLab: Anthropic dialect with a bearer',
    text: `curl -X POST https://modelslab.com/api/v7/llm/v1/messages -H 'Authorization: Bearer $MODELSLAB_API_KEY' -H 'Content-Type: application/json' -d '{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"Hello!"}]}'`,
    url: 'https://modelslab.com/api/v7/llm/v1/messages',
    dialectId: 'anthropic-messages',
    body: { model: 'm', max_tokens: 5, messages: hello },
  },
  {
    name: 'Groq',
    text: `export GROQ_API_KEY="gsk_Zx81kQ0vUwB2nM4LtR6yPq9d"
curl https://api.groq.com/openai/v1/chat/completions -s \\
-H "Content-Type: application/json" \\
-H "Authorization: Bearer $GROQ_API_KEY" \\
-d '{
"model": "llama-3.3-70b-versatile",
"messages": [{
    "role": "user",
    "content": "Hello!"
}]
}'`,
    url: 'https://api.groq.com/openai/v1/chat/completions',
    dialectId: 'openai-chat',
    body: { model: 'llama-3.3-70b-versatile', messages: hello },
    hadKey: true,
  },
  {
    name: 'Mistral',
    text: `curl --location "https://api.mistral.ai/v1/chat/completions" \\
     --header 'Content-Type: application/json' \\
     --header 'Accept: application/json' \\
     --header "Authorization: Bearer $MISTRAL_API_KEY" \\
     --data '{
    "model": "mistral-large-latest",
    "safe_prompt": true,
    "random_seed": 7,
    "messages": [{"role": "user", "content": "Hello!"}]
  }'`,
    url: 'https://api.mistral.ai/v1/chat/completions',
    dialectId: 'openai-chat',
    headers: { accept: 'application/json' },
    body: { model: 'mistral-large-latest', safe_prompt: true, random_seed: 7, messages: hello },
  },
  {
    name: 'DeepSeek',
    text: `curl https://api.deepseek.com/chat/completions \\
  -H "Content-Type: application/json" \\
  -H "Authorization: Bearer <DeepSeek API Key>" \\
  -d '{
        "model": "deepseek-chat",
        "messages": [
          {"role": "system", "content": "You are a helpful assistant."},
          {"role": "user", "content": "Hello!"}
        ],
        "stream": false
      }'`,
    url: 'https://api.deepseek.com/chat/completions',
    dialectId: 'openai-chat',
    body: {
      model: 'deepseek-chat',
      messages: [{ role: 'system', content: 'You are a helpful assistant.' }, ...hello],
      stream: false,
    },
  },
  {
    name: 'DeepSeek: Anthropic dialect',
    text: `curl https://api.deepseek.com/anthropic/v1/messages -H "x-api-key: \${DEEPSEEK_API_KEY}" -d '{"model":"deepseek-chat","max_tokens":10,"messages":[{"role":"user","content":[{"type":"text","text":"Hello!"}]}]}'`,
    url: 'https://api.deepseek.com/anthropic/v1/messages',
    dialectId: 'anthropic-messages',
    body: {
      model: 'deepseek-chat',
      max_tokens: 10,
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello!' }] }],
    },
    sentMessages: hello,
  },
  {
    name: 'Moonshot',
    text: `curl https://api.moonshot.ai/v1/chat/completions \\
    -H "Content-Type: application/json" \\
    -H "Authorization: Bearer $MOONSHOT_API_KEY" \\
    -d '{
        "model": "kimi-k2-0905-preview",
        "messages": [{"role": "user", "content": "你好，1+1等于多少？"}],
        "temperature": 0.6
   }'`,
    url: 'https://api.moonshot.ai/v1/chat/completions',
    dialectId: 'openai-chat',
    body: {
      model: 'kimi-k2-0905-preview',
      messages: [{ role: 'user', content: '你好，1+1等于多少？' }],
      temperature: 0.6,
    },
  },
]
