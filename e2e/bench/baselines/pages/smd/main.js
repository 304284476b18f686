// Markdown straight into the document, without React and without highlighting.
import { default_renderer, parser, parser_end, parser_write } from 'streaming-markdown'

import { mountPlainChat } from '../../shared/plain-chat.js'

mountPlainChat((element) => {
  const state = parser(default_renderer(element))
  let waiting = ''
  const flush = () => {
    if (waiting === '') return
    parser_write(state, waiting)
    waiting = ''
  }
  return {
    push: (text) => {
      waiting += text
    },
    flush,
    end: () => {
      flush()
      parser_end(state)
    },
  }
})
