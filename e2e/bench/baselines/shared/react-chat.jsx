import { memo, useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'

import './chat.css'
import { readAnswer, readHistory } from './read-answer.js'

/**
 * A chat as it is usually written: messages in state, one update for each token.
 * `Markdown({text, isStreaming})` draws one answer.
 */
export function mountReactChat(Markdown, { isMemoised = true } = {}) {
  const PlainMessage = ({ role, text, isStreaming }) => (
    <div className={`message ${role}`}>
      {role === 'user' ? <p>{text}</p> : <Markdown text={text} isStreaming={isStreaming} />}
    </div>
  )
  const Message = isMemoised ? memo(PlainMessage) : PlainMessage

  const buildHistory = () => readHistory().map(({ role, content }) => ({ role, text: content }))

  function Chat() {
    const [messages, setMessages] = useState(buildHistory)
    const [draft, setDraft] = useState('')
    const [isBusy, setBusy] = useState(false)
    const list = useRef(null)

    useEffect(() => {
      list.current.scrollTop = list.current.scrollHeight
    }, [messages])

    const addToLast = (token) =>
      setMessages((all) => {
        const last = all.at(-1)
        return [...all.slice(0, -1), { ...last, text: last.text + token }]
      })

    async function send() {
      setDraft('')
      setBusy(true)
      setMessages([...messages, { role: 'user', text: draft }, { role: 'assistant', text: '' }])
      await readAnswer(draft, addToLast)
      setBusy(false)
    }

    const sendOnEnter = (event) => {
      if (event.key !== 'Enter' || event.shiftKey) return
      event.preventDefault()
      void send()
    }

    return (
      <div className="app">
        <div className="scroll" ref={list}>
          {messages.map((message, index) => (
            <Message
              key={index} // oxlint-disable-line react/no-array-index-key -- messages are only added
              {...message}
              isStreaming={isBusy && index === messages.length - 1}
            />
          ))}
        </div>
        <form>
          <textarea
            aria-label="Message"
            rows={2}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={sendOnEnter}
          />
        </form>
      </div>
    )
  }

  createRoot(document.getElementById('root')).render(<Chat />)
}
