/**
 * Answers nobody has recorded, or whose recordings must not be copied: all written by hand from the
 * documentation that each names.
 */

/** A stream with one word of text and its token counts. https://platform.openai.com/docs/api-reference/chat-streaming */
export const openAiStream = `data: {"id":"chatcmpl-1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

data: {"id":"chatcmpl-1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"content":"Grüße 👋"},"finish_reason":null}]}

data: {"id":"chatcmpl-1","object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

data: {"id":"chatcmpl-1","object":"chat.completion.chunk","model":"m","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}}

data: [DONE]

`

/** The same as one body. https://platform.openai.com/docs/api-reference/chat/object */
export const openAiBody =
  '{"id":"chatcmpl-1","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Grüße 👋"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2}}'

/** The same in the other dialect. https://docs.anthropic.com/en/docs/build-with-claude/streaming */
export const anthropicStream = `event: message_start
data: {"type":"message_start","message":{"id":"chatcmpl-1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"usage":{"input_tokens":3,"output_tokens":1}}}

event: content_block_start
data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

event: ping
data: {"type":"ping"}

event: content_block_delta
data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Grüße 👋"}}

event: content_block_stop
data: {"type":"content_block_stop","index":0}

event: message_delta
data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":2}}

event: message_stop
data: {"type":"message_stop"}

`

/** https://docs.anthropic.com/en/docs/build-with-claude/streaming#error-events */
export const anthropicError = `event: error
data: {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}

`

/** Comments that keep a slow stream open. https://api-docs.deepseek.com/quick_start/rate_limit */
export const keepAlive = ': keep-alive\n\n: keep-alive\n\n'

/** A status of 200 all the same. https://docs.modelslab.com/error-codes, where it is spelt like this */
export const modelsLabError = '{"status":"error","messege":"Invalid API key","data":null}'

/** llama.cpp before late 2025. https://github.com/ggml-org/llama.cpp/issues/14566 */
export const errorLine =
  'error: {"code":500,"message":"Internal Server Error","type":"server_error"}\n\n'

/** What a proxy in front of a provider says. https://nginx.org/en/docs/http/ngx_http_core_module.html#error_page */
export const htmlPage =
  '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>\n'
