/** A text that looks like a request and is none: where it is wrong, and a word of what is said. */
export interface BrokenRequest {
  readonly name: string
  readonly text: string
  /** Line and column, from 1. */
  readonly at: readonly [line: number, column: number]
  readonly says: RegExp
}

const url = 'https://llm.example.org/v1/chat/completions'
const good = '{"model":"m","messages":[{"role":"user","content":"Hi"}]}'

const shells: readonly BrokenRequest[] = [
  {
    name: 'a single quote that is never closed',
    text: `curl ${url} \\\n  -d '${good}`,
    at: [2, 6],
    says: /single quote is never closed/,
  },
  {
    name: 'an apostrophe in single quotes',
    text: `curl ${url} -d '{"model":"m","messages":[{"role":"user","content":"it's"}]}'`,
    at: [1, 107],
    says: /apostrophe/,
  },
  {
    name: 'two apostrophes in single quotes',
    text: `curl ${url} \\\n-d '{"model":"m","messages":[{"role":"user","content":"it's, it's"}]}'`,
    at: [2, 58],
    says: /apostrophe/,
  },
  {
    name: 'a double quote that is never closed',
    text: `curl "${url} -d '${good}'`,
    at: [1, 6],
    says: /double quote is never closed/,
  },
  {
    name: "a $' that is never closed",
    text: `curl ${url} \\\n -d $'${good}`,
    at: [2, 5],
    says: /never closed/,
  },
  {
    name: 'a space after the backslash',
    text: `curl ${url} \\ \n  -d '${good}'`,
    at: [1, 50],
    says: /space follows the backslash/,
  },
  {
    name: 'a line without its backslash',
    text: `curl ${url}\n  -H 'A: b' \\\n  -d '${good}'`,
    at: [2, 3],
    says: /outside the command/,
  },
  {
    name: 'double quotes in double quotes',
    text: `curl ${url} -d "{"model":"m","messages":[]}"`,
    at: [1, 56],
    says: /single quotes around/,
  },
  {
    name: 'no body',
    text: `curl ${url} -H 'Authorization: Bearer $KEY'`,
    at: [1, 1],
    says: /no body/,
  },
  { name: 'no URL', text: `curl -H 'A: b' -d '${good}'`, at: [1, 1], says: /no URL/ },
  {
    name: 'a URL in quotes of another kind',
    text: `curl “${url}” -d '${good}'`,
    at: [1, 6],
    says: /URL is expected/,
  },
  {
    name: 'the body in a file',
    text: `curl ${url} \\\n  -d @request.json`,
    at: [2, 6],
    says: /in a file/,
  },
  {
    name: 'the body in a file, by redirection',
    text: `curl ${url} -d @- < request.json`,
    at: [1, 56],
    says: /in a file/,
  },
  {
    name: 'the body from another program',
    text: `curl ${url} -d @-`,
    at: [1, 53],
    says: /another program/,
  },
  { name: 'GET', text: `curl -X GET ${url} -d '${good}'`, at: [1, 9], says: /not POST/ },
  { name: 'a body in the URL', text: `curl ${url} -G -d '${good}'`, at: [1, 50], says: /-G sends/ },
  { name: 'a form', text: `curl ${url} -F model=m -F messages=[]`, at: [1, 53], says: /form/ },
  {
    name: 'data-urlencode',
    text: `curl ${url} --data-urlencode '${good}'`,
    at: [1, 67],
    says: /form/,
  },
  {
    name: 'two bodies',
    text: `curl ${url} -d '${good}' \\\n -d '${good}'`,
    at: [2, 5],
    says: /second body/,
  },
  {
    name: 'an option that curl does not have',
    text: `curl ${url} --heaader 'A: b' -d '${good}'`,
    at: [1, 50],
    says: /no option --heaader/,
  },
  {
    name: 'an option without its value',
    text: `curl ${url} -d '${good}' -H`,
    at: [1, 113],
    says: /needs a value/,
  },
  {
    name: 'a header without a colon',
    text: `curl ${url} -H 'Accept json' -d '${good}'`,
    at: [1, 53],
    says: /no colon/,
  },
  {
    name: 'a word too many',
    text: `curl ${url} Hello -d '${good}'`,
    at: [1, 50],
    says: /belongs to no option/,
  },
  {
    name: 'a variable in the body',
    text: `curl ${url} -d "{\\"model\\":\\"$MODEL\\",\\"messages\\":[]}"`,
    at: [1, 67],
    says: /variable/,
  },
  {
    name: 'a here-document without its end',
    text: `curl ${url} -d @- <<EOF\n${good}\n`,
    at: [1, 56],
    says: /line with EOF/,
  },
  {
    name: 'a here-document whose end is indented',
    text: `curl ${url} -d @- <<'EOF'\n${good}\n  EOF\n`,
    at: [1, 56],
    says: /line with EOF/,
  },
  {
    name: 'a trailing comma in the body',
    text: `curl ${url} \\\n  -d '{\n    "model": "m",\n    "messages": [],\n  }'`,
    at: [4, 19],
    says: /comma before/,
  },
  {
    name: 'a comma missing in the body',
    text: `curl ${url} -d '{\n "model": "m"\n "messages": []\n}'`,
    at: [3, 2],
    says: /comma is missing/,
  },
  {
    name: 'single quotes in a body',
    text: `curl ${url} -d "{'model': 'm', 'messages': []}"`,
    at: [1, 55],
    says: /double quotes/,
  },
  {
    name: 'a body that is a list',
    text: `curl ${url} -d '[{"role":"user","content":"Hi"}]'`,
    at: [1, 54],
    says: /no object/,
  },
  {
    name: 'a second command',
    text: `curl ${url} -d '${good}'\ncurl ${url} -d '${good}'`,
    at: [2, 1],
    says: /second command/,
  },
  { name: 'no messages', text: `curl ${url} -d '{"model":"m"}'`, at: [1, 54], says: /messages/ },
  {
    name: 'messages that are a text',
    text: `curl ${url} -d '{"model":"m","messages":"Hi"}'`,
    at: [1, 78],
    says: /messages: expected a list/,
  },
  {
    name: 'a role that there is not',
    text: `curl ${url} -d '{"model":"m","messages":[\n {"role":"robot","content":"Hi"}]}'`,
    at: [2, 10],
    says: /messages\[0\]\.role/,
  },
  {
    name: 'a temperature that is a text',
    text: `curl ${url} -d '{"model":"m","messages":[],\n"temperature":"hot"}'`,
    at: [2, 15],
    says: /temperature: expected a number/,
  },
  {
    name: 'half a character',
    text: `curl ${url} -d '{"model":"m","messages":[{"role":"user","content":"\\ud83d"}]}'`,
    at: [1, 104],
    says: /half a character/,
  },
  {
    name: 'cmd: a quote that is never closed',
    text: `curl ${url} ^\n  -d "{\\"model\\":\\"m\\",\\"messages\\":[]}`,
    at: [2, 6],
    says: /double quote is never closed/,
  },
  {
    name: 'PowerShell: a space after the backtick',
    text: `curl.exe ${url} \` \n  -d '${good}'`,
    at: [1, 54],
    says: /space follows the backtick/,
  },
  {
    name: 'PowerShell: a here-string without its end',
    text: `@'\n${good}\n  '@ | curl.exe ${url} -d '@-'`,
    at: [1, 1],
    says: /here-string is never closed/,
  },
]

const others: readonly BrokenRequest[] = [
  {
    name: 'JSON: a trailing comma',
    text: '{\n  "model": "m",\n  "messages": [],\n}',
    at: [3, 17],
    says: /comma before/,
  },
  {
    name: 'JSON: single quotes',
    text: "{'model': 'm', 'messages': []}",
    at: [1, 2],
    says: /double quotes/,
  },
  {
    name: 'JSON: a comment',
    text: '{\n  "model": "m", // mine\n  "messages": []\n}',
    at: [2, 17],
    says: /comment/,
  },
  {
    name: 'JSON: a string that is not closed',
    text: '{\n  "model": "m,\n  "messages": []\n}',
    at: [2, 12],
    says: /string|quote/,
  },
  {
    name: 'JSON: never closed, in a fence',
    text: '```json\n{"model": "m",\n "messages": [\n```',
    at: [3, 14],
    says: /not closed/,
  },
  {
    name: '.http: no POST',
    text: `### chat\nGET ${url}\n\n${good}\n`,
    at: [2, 1],
    says: /not POST/,
  },
  {
    name: '.http: no empty line before the body',
    text: `POST ${url}\nAccept: */*\n${good}\n`,
    at: [3, 1],
    says: /no header/,
  },
  {
    name: '.http: a variable that is not set',
    text: `POST ${url}\n\n{"model": "{{model}}", "messages": []}`,
    at: [3, 12],
    says: /variable/,
  },
  {
    name: '.http: the body in a file',
    text: `POST ${url}\n\n< ./chat/completions.json\n`,
    at: [3, 1],
    says: /in a file/,
  },
  {
    name: 'Python: a comma missing',
    text: `import requests\nrequests.post("${url}", json={\n  "model": "m"\n  "messages": [],\n})`,
    at: [4, 3],
    says: /comma/i,
  },
  {
    name: 'Python: a string never closed',
    text: `import requests\nrequests.post("${url}", json={"model": "m, "messages": []})`,
    at: [2, 90],
    says: /never closed/,
  },
  {
    name: 'Python: a value only the program knows',
    text: `from openai import OpenAI\nclient = OpenAI()\nclient.chat.completions.create(model="m", messages=history)`,
    at: [3, 52],
    says: /only the running program knows/,
  },
  {
    name: 'JavaScript: an object never closed',
    text: `fetch("${url}", {\n  method: "POST",\n  body: JSON.stringify({ model: "m", messages: [] ),\n})`,
    at: [3, 51],
    says: /comma or \}/,
  },
  {
    name: 'JavaScript: no method',
    text: `await fetch("${url}", { body: JSON.stringify({ model: "m", messages: [] }) });`,
    at: [1, 7],
    says: /not POST/,
  },
  {
    name: 'JavaScript: a template with a hole',
    text: `const r = await client.chat.completions.create({ model: "m", messages: [{ role: "user", content: \`Hi \${name}\` }] })`,
    at: [1, 102],
    says: /only the running program knows/,
  },
]

/** At least fifty. */
export const brokenRequests: readonly BrokenRequest[] = [...shells, ...others]
