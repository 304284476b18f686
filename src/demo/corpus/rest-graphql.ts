import type { Slot } from '../lattice.ts'

const query = [
  '\n\n```graphql',
  'query {',
  '  user(id: "42") {',
  '    name',
  '    posts(first: 3) {',
  '      title',
  '    }',
  '  }',
  '}',
  '```',
].join('\n')

/** "Compare REST vs GraphQL APIs". */
export const restGraphql: readonly Slot[] = [
  ['## REST vs GraphQL', '## REST and GraphQL compared', '## Comparing REST and GraphQL APIs'],
  [
    '\n\nBoth move data between a client and a server.⟨ The main difference¦ What sets them apart⟩ is who decides what an answer⟨ contains¦ looks like¦ holds⟩: with **REST** the server does, with **GraphQL** the client.',
    '\n\n**REST** offers many addresses, each with a fixed⟨ answer¦ shape¦ form⟩. **GraphQL** offers one address and lets the client⟨ describe¦ spell out¦ say⟩ exactly what it wants.',
    '\n\nThey solve the same problem from⟨ opposite¦ different¦ two⟩ ends. **REST**⟨ models¦ exposes⟩ your data as resources with URLs; **GraphQL**⟨ exposes¦ describes⟩ it as a typed graph that clients query.',
  ],
  ['\n\n### At a glance', '\n\n### Side by side', '\n\n### The comparison'],
  '\n\n| | REST | GraphQL |\n| --- | --- | --- |',
  [
    '\n| **Endpoints** | Many, one per resource | One |',
    '\n| **Address** | One URL per resource | A single URL, often `/graphql` |',
  ],
  [
    '\n| **Answer** | Shape fixed by the server | Exactly the fields asked for |',
    '\n| **Who picks the fields** | The server | The client |',
  ],
  [
    '\n| **Round trips** | Often several for related data | Usually one |',
    '\n| **Related data** | Extra requests or custom endpoints | Nested in one query |',
  ],
  [
    '\n| **Caching** | Built into HTTP | Needs a client library or persisted queries |',
    '\n| **HTTP caching** | Works out of the box | Takes extra work |',
  ],
  [
    '\n| **Types** | Optional, for example OpenAPI | A schema is required |',
    '\n| **Contract** | Documentation or OpenAPI | Typed schema, checked by tools |',
  ],
  [
    '\n| **Errors** | HTTP status codes | An `errors` list, often with status 200 |',
    '\n| **Failures** | Status codes such as 404 | An `errors` field beside the data |',
  ],
  [
    '\n| **Versioning** | Often `/v1`, `/v2` | Add fields, deprecate old ones |',
    '\n| **Learning curve** | Gentle | Steeper |',
  ],
  ['\n\n### The same question twice', '\n\n### An example', '\n\n### What it looks like'],
  [
    '\n\nTo show a user and three posts, a REST client⟨ typically makes two requests¦ usually asks twice¦ often needs two calls⟩:',
    '\n\nSay you need a name and the latest posts. With REST:',
  ],
  '\n\n```http\nGET /users/42\nGET /users/42/posts?limit=3\n```',
  [
    '\n\nWith GraphQL it⟨ asks once¦ sends one query¦ is a single query⟩, and gets⟨ only those fields¦ nothing more¦ just those fields⟩:',
    '\n\nThe GraphQL client⟨ describes¦ writes down¦ spells out⟩ the answer it⟨ wants¦ needs⟩ and sends that:',
  ],
  query,
  ['\n\n### When to choose which', '\n\n### How to choose', '\n\n### Rules of thumb'],
  ['\n\n**Choose REST when**', '\n\n**REST is a good fit when**', '\n\n**Reach for REST when**'],
  [
    '\n\n- the data is⟨ simple¦ flat¦ made of clear resources⟩ and clients need⟨ much the same thing¦ similar answers¦ about the same fields⟩',
    '\n\n- you⟨ publish¦ offer¦ run⟩ a public API that⟨ anyone should understand¦ must be easy to try with `curl`⟩',
  ],
  [
    '\n- caching by⟨ browsers and CDNs¦ ordinary HTTP¦ proxies⟩ matters',
    '\n- you move files or⟨ stream data¦ large downloads⟩',
  ],
  [
    '\n\n**Choose GraphQL when**',
    '\n\n**GraphQL is a good fit when**',
    '\n\n**Reach for GraphQL when**',
  ],
  [
    '\n\n- many clients need⟨ different¦ their own⟩ views of the same⟨ data¦ graph¦ information⟩',
    '\n\n- mobile clients must⟨ save round trips¦ fetch little and rarely¦ keep requests few⟩',
  ],
  [
    '\n- your screens combine⟨ several sources¦ data from many services¦ many related things⟩',
    '\n- front-end teams want to⟨ move¦ change screens¦ work⟩ without waiting for new endpoints',
  ],
  [
    '\n\nGraphQL has costs of its own: you must⟨ limit query depth¦ guard against expensive queries¦ cap the cost of a query⟩ and⟨ avoid¦ prevent⟩ the N+1 problem, for example with⟨ a data loader¦ batching⟩.',
    '\n\nNeither is⟨ free¦ perfect¦ simple at scale⟩: REST can⟨ over-fetch¦ return more than needed¦ need many calls⟩, while GraphQL⟨ moves the complexity¦ shifts that work¦ puts the burden⟩ to the server, which has to⟨ control¦ bound¦ watch⟩ the cost of each query.',
  ],
  [
    '\n\n**Bottom line:** start with REST⟨ unless¦ until⟩ varied clients give you a reason not to; the two can also⟨ live side by side¦ be combined¦ share one back end⟩.',
    '\n\n**In short:** REST is the⟨ simpler¦ safer¦ easier⟩ default; GraphQL⟨ pays off¦ earns its keep⟩ when many clients ask⟨ different¦ varied⟩ questions of connected data.',
  ],
]

export const restGraphqlInShort: readonly Slot[] = [
  [
    '**REST** has many URLs with fixed answers; **GraphQL** has one URL and the client⟨ picks the fields¦ says what it wants⟩.',
    'With **REST** the server decides what an answer⟨ contains¦ holds⟩; with **GraphQL** the client does.',
  ],
  [
    ' REST is⟨ simpler¦ easier to run⟩ and caches well.',
    ' REST gives you⟨ HTTP caching¦ status codes and caching⟩ for free.',
  ],
  [
    ' GraphQL saves round trips when⟨ clients differ¦ many clients need different data⟩.',
    ' GraphQL⟨ pays off¦ is worth it⟩ when⟨ screens¦ clients⟩ combine related data.',
  ],
]
