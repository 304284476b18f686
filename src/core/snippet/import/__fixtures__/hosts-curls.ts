import type { DocumentedCurl } from './documented-curl.ts'

const hello = [{ role: 'user', content: 'Hello!' }]

/** As providers and servers of others' models print them, and browsers. Written by hand, too. */
export const hostsCurls: readonly DocumentedCurl[] = [
  {
    name: 'Together',
    text: `curl -X POST "https://api.together.xyz/v1/chat/completions" \\
     -H "Authorization: Bearer $TOGETHER_API_KEY" \\
     -H "Content-Type: application/json" \\
     -d '{
     	"model": "meta-llama/Llama-3.3-70B-Instruct-Turbo",
     	"messages": [{"role": "user", "content": "Hello!"}],
     	"repetition_penalty": 1.1, "top_k": 50, "top_p": 0.7, "stop": ["<|eot_id|>"]
     }'`,
    url: 'https://api.together.xyz/v1/chat/completions',
    dialectId: 'openai-chat',
    body: {
      model: 'meta-llama/Llama-3.3-70B-Instruct-Turbo',
      messages: hello,
      repetition_penalty: 1.1,
      top_k: 50,
      top_p: 0.7,
      stop: ['<|eot_id|>'],
    },
  },
  {
    name: 'Fireworks',
    text: `curl --request POST \\
  --url https://api.fireworks.ai/inference/v1/chat/completions \\
  -H "Authorization: Bearer $API_KEY" -H "Content-Type: application/json" \\
  --data '{"model": "accounts/fireworks/models/kimi-k2-instruct-0905", "max_tokens": 4096, "top_p": 1, "top_k": 40, "presence_penalty": 0, "frequency_penalty": 0, "temperature": 0.6, "messages": [{"role": "user", "content": "Hello!"}]}'`,
    url: 'https://api.fireworks.ai/inference/v1/chat/completions',
    dialectId: 'openai-chat',
    body: {
      model: 'accounts/fireworks/models/kimi-k2-instruct-0905',
      max_tokens: 4096,
      top_p: 1,
      top_k: 40,
      presence_penalty: 0,
      frequency_penalty: 0,
      temperature: 0.6,
      messages: hello,
    },
  },
  {
    name: 'xAI',
    text: `curl https://api.x.ai/v1/chat/completions \\
-m 3600 \\
-H "Content-Type: application/json" \\
-H "Authorization: Bearer $XAI_API_KEY" \\
-d '{
    "messages": [
        {"role": "system", "content": "You are Grok."},
        {"role": "user", "content": "Hello!"}
    ],
    "model": "grok-4",
    "search_parameters": {"mode": "auto"},
    "stream": false
}'`,
    url: 'https://api.x.ai/v1/chat/completions',
    dialectId: 'openai-chat',
    body: {
      messages: [{ role: 'system', content: 'You are Grok.' }, ...hello],
      model: 'grok-4',
      search_parameters: { mode: 'auto' },
      stream: false,
    },
  },
  {
    name: 'Perplexity',
    text: `curl --request POST \\
  --url https://api.perplexity.ai/chat/completions \\
  --header 'Authorization: Bearer <token>' \\
  --header 'Content-Type: application/json' \\
  --data '
{
  "model": "sonar-pro",
  "messages": [{"role": "user", "content": "Hello!"}],
  "search_domain_filter": ["example.org"],
  "return_images": false
}
'`,
    url: 'https://api.perplexity.ai/chat/completions',
    dialectId: 'openai-chat',
    body: {
      model: 'sonar-pro',
      messages: hello,
      search_domain_filter: ['example.org'],
      return_images: false,
    },
  },
  {
    name: 'Ollama',
    text: `curl http://localhost:11434/v1/chat/completions -d '{"model":"llama3.2","messages":[{"role":"user","content":"Hello!"}]}'`,
    url: 'http://localhost:11434/v1/chat/completions',
    dialectId: 'openai-chat',
    body: { model: 'llama3.2', messages: hello },
  },
  {
    name: 'vLLM',
    text: `$ curl http://localhost:8000/v1/chat/completions \\
    -H "Content-Type: application/json" \\
    -d '{
        "model": "Qwen/Qwen2.5-1.5B-Instruct",
        "messages": [{"role": "user", "content": "Hello!"}],
        "guided_choice": ["yes", "no"], "min_p": 0.05
    }'`,
    url: 'http://localhost:8000/v1/chat/completions',
    dialectId: 'openai-chat',
    body: {
      model: 'Qwen/Qwen2.5-1.5B-Instruct',
      messages: hello,
      guided_choice: ['yes', 'no'],
      min_p: 0.05,
    },
  },
  {
    name: 'LM Studio',
    text: `curl http://127.0.0.1:1234/v1/chat/completions \\
  -H "Content-Type: application/json" -H "Authorization: Bearer lm-studio" \\
  -d '{ "model": "qwen3-8b", "messages": [ {"role": "user", "content": "Hello!"} ], "temperature": 0.7, "max_tokens": -1, "stream": true }'`,
    url: 'http://127.0.0.1:1234/v1/chat/completions',
    dialectId: 'openai-chat',
    body: { model: 'qwen3-8b', messages: hello, temperature: 0.7, max_tokens: -1, stream: true },
  },
  {
    name: 'llama.cpp',
    text: `curl http://localhost:8080/v1/chat/completions -H "Content-Type: application/json" -H "Authorization: Bearer no-key" -d '{"model": "gpt-3.5-turbo","messages": [{"role": "user","content": "Hello!"}], "grammar": "root ::= \\"yes\\" | \\"no\\"", "cache_prompt": true}'`,
    url: 'http://localhost:8080/v1/chat/completions',
    dialectId: 'openai-chat',
    body: {
      model: 'gpt-3.5-turbo',
      messages: hello,
      grammar: 'root ::= "yes" | "no"',
      cache_prompt: true,
    },
  },
  {
    name: 'Azure: the model in the URL, the key in its own header',
    text: `curl "https://my-resource.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21" \\
  -H "Content-Type: application/json" \\
  -H "api-key: $AZURE_OPENAI_API_KEY" \\
  -d '{"messages":[{"role":"user","content":"Hello!"}]}'`,
    url: 'https://my-resource.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
    dialectId: 'openai-chat',
    body: { messages: hello },
  },
  {
    name: 'a key in the URL',
    text: `curl 'https://gateway.example.org/v1/chat/completions?key=1f9aK2mQ8xTz71bVcD3e&region=eu' -d '{"model":"m","messages":[{"role":"user","content":"Hello!"}]}'`,
    url: 'https://gateway.example.org/v1/chat/completions?region=eu',
    dialectId: 'openai-chat',
    body: { model: 'm', messages: hello },
    hadKey: true,
  },
  {
    name: 'a body piped in',
    text: `echo '{"model":"m","messages":[{"role":"user","content":"Hello!"}]}' | curl -fsSL -XPOST -u user:f9aK2mQ8xTz7 -H'Content-Type: application/json' -d @- https://llm.example.org/v1/chat/completions 2>/dev/null`,
    url: 'https://llm.example.org/v1/chat/completions',
    dialectId: 'openai-chat',
    body: { model: 'm', messages: hello },
    hadKey: true,
  },
  {
    name: 'a body in a variable',
    text: `MODEL=m
BODY='{"model":"m","messages":[{"role":"user","content":"Hello!"}]}'
curl "https://llm.example.org/v1/chat/completions" --data-raw "$BODY" -H "X-Model: $MODEL" # that is all`,
    url: 'https://llm.example.org/v1/chat/completions',
    dialectId: 'openai-chat',
    headers: { 'x-model': 'm' },
    body: { model: 'm', messages: hello },
  },
  {
    name: 'double quotes around the body',
    text: `curl -k --compressed --max-time 30 -o out.json https://llm.example.org/v1/chat/completions -d "{\\"model\\": \\"m\\", \\"messages\\": [{\\"role\\": \\"user\\", \\"content\\": \\"Hello!\\"}]}"`,
    url: 'https://llm.example.org/v1/chat/completions',
    dialectId: 'openai-chat',
    body: { model: 'm', messages: hello },
  },
  {
    name: 'cat of a here-document, with tabs',
    text: `curl https://llm.example.org/v1/chat/completions --data "$(cat <<'EOF'
{"model": "m",
 "messages": [{"role": "user", "content": "Hello!"}]}
EOF
)"`,
    url: 'https://llm.example.org/v1/chat/completions',
    dialectId: 'openai-chat',
    body: { model: 'm', messages: hello },
  },
  {
    name: 'a here-string, on CR LF lines',
    text: 'curl https://llm.example.org/v1/chat/completions \\\r\n  -H "Accept: */*" \\\r\n  --data-binary @- <<< \'{"model":"m","messages":[{"role":"user","content":"Hello!"}]}\'\r\n',
    url: 'https://llm.example.org/v1/chat/completions',
    dialectId: 'openai-chat',
    headers: { accept: '*/*' },
    body: { model: 'm', messages: hello },
  },
  {
    name: "a browser's Copy as cURL (bash)",
    text: `curl 'https://chat.example.org/api/chat/completions' \\
  -H 'accept: application/json' \\
  -H 'accept-language: en-GB,en;q=0.9' \\
  -b 'session=f9aK2mQ8xTz71bVcD3e' \\
  -H 'origin: https://chat.example.org' \\
  -H 'user-agent: Mozilla/5.0 (X11; Linux x86_64)' \\
  --data-raw $'{"model":"m","messages":[{"role":"user","content":"it\\'s\\u0021"}]}'`,
    url: 'https://chat.example.org/api/chat/completions',
    dialectId: 'openai-chat',
    headers: {
      accept: 'application/json',
      'accept-language': 'en-GB,en;q=0.9',
      origin: 'https://chat.example.org',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)',
    },
    body: { model: 'm', messages: [{ role: 'user', content: "it's!" }] },
    hadKey: true,
  },
]
