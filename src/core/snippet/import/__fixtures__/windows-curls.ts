import type { DocumentedCurl } from './documented-curl.ts'

const hello = [{ role: 'user', content: 'Hello!' }]
const windowsUrl = 'https://llm.example.org/v1/chat/completions'

/** In the spellings of cmd.exe and PowerShell, also written by hand. */
export const windowsCurls: readonly DocumentedCurl[] = [
  {
    name: 'cmd: carets at the ends of lines',
    text: `curl ${windowsUrl} ^\r\n  -H "Content-Type: application/json" ^\r\n  -H "Authorization: Bearer %LLM_API_KEY%" ^\r\n  -d "{\\"model\\": \\"m\\", \\"messages\\": [{\\"role\\": \\"user\\", \\"content\\": \\"Hello!\\"}]}"\r\n`,
    url: windowsUrl,
    dialectId: 'openai-chat',
    body: { model: 'm', messages: hello },
  },
  {
    name: "cmd: a browser's Copy as cURL of today",
    text: `curl ^"${windowsUrl}^" ^\r\n  -H ^"accept: */*^" ^\r\n  -H ^"authorization: Bearer sk-f9aK2mQ8xTz71bVcD3e^" ^\r\n  --data-raw ^"^{^\\^"model^\\^":^\\^"m^\\^",^\\^"messages^\\^":^[^{^\\^"role^\\^":^\\^"user^\\^",^\\^"content^\\^":^\\^"100^%^ of ^\\n x ^^ y^\\^"^}^]^}^"`,
    url: windowsUrl,
    dialectId: 'openai-chat',
    headers: { accept: '*/*' },
    body: { model: 'm', messages: [{ role: 'user', content: '100% of \n x ^ y' }] },
    hadKey: true,
  },
  {
    name: "cmd: a browser's Copy as cURL of former years",
    text: `curl "${windowsUrl}" ^\n  -H "accept: application/json" ^\n  --data-binary "{""model"":""m"",""messages"":[{""role"":""user"",""content"":""Hello!""}]}" ^\n  --compressed`,
    url: windowsUrl,
    dialectId: 'openai-chat',
    headers: { accept: 'application/json' },
    body: { model: 'm', messages: hello },
  },
  {
    name: 'cmd: one line, quotes doubled',
    text: `curl ${windowsUrl} -H "Authorization: Bearer %KEY%" -d "{""model"":""m"",""messages"":[{""role"":""user"",""content"":""Hello!""}]}"`,
    url: windowsUrl,
    dialectId: 'openai-chat',
    body: { model: 'm', messages: hello },
  },
  {
    name: 'PowerShell: a here-string piped in',
    text: `$OutputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)\n@'\n{"model": "m", "messages": [{"role": "user", "content": "it's ‘so’"}]}\n'@ | curl.exe -N \`\n  '${windowsUrl}' \`\n  -H "Authorization: Bearer $env:LLM_API_KEY" \`\n  --data-binary '@-'\n`,
    url: windowsUrl,
    dialectId: 'openai-chat',
    form: 'powershell',
    body: { model: 'm', messages: [{ role: 'user', content: "it's ‘so’" }] },
  },
  {
    name: 'PowerShell: a body in a variable, escapes with the backtick',
    text: `$env:LLM_API_KEY = 'sk-f9aK2mQ8xTz71bVcD3e'\n$body = "{ \`"model\`": \`"m\`", \`"messages\`": [{\`"role\`": \`"user\`", \`"content\`": \`"Hello!\`"}] }"\ncurl.exe ${windowsUrl} -H "Authorization: Bearer $env:LLM_API_KEY" -d $body`,
    url: windowsUrl,
    dialectId: 'openai-chat',
    form: 'powershell',
    body: { model: 'm', messages: hello },
    hadKey: true,
  },
  {
    name: 'PowerShell: quotes escaped for Windows PowerShell 5.1',
    text: `curl.exe -X POST ${windowsUrl} \`\n  -H 'Content-Type: application/json' \`\n  -d '{\\"model\\": \\"m\\", \\"messages\\": [{\\"role\\": \\"user\\", \\"content\\": \\"it''s\\"}]}'`,
    url: windowsUrl,
    dialectId: 'openai-chat',
    form: 'powershell',
    body: { model: 'm', messages: [{ role: 'user', content: "it's" }] },
  },
]
