// The limit: plain text, one text node for each animation frame, no markdown at all. Nothing that
// shows the text while it comes can do less. It needs no package, so it can always be built.
import { mountPlainChat } from '../../shared/plain-chat.js'

mountPlainChat((element) => {
  element.style.whiteSpace = 'pre-wrap'
  let waiting = ''
  const flush = () => {
    if (waiting === '') return
    element.append(document.createTextNode(waiting))
    waiting = ''
  }
  return {
    push: (text) => {
      waiting += text
    },
    flush,
    end: flush,
  }
})
