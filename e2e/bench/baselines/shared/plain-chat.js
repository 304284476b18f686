import './chat.css'
import { readAnswer, readHistory } from './read-answer.js'

/**
 * A chat without a framework. `createWriter(element)` gives what writes one answer:
 * `{push(text), flush(), end()}`; `flush` is called once per animation frame.
 */
export function mountPlainChat(createWriter) {
  const list = document.querySelector('.scroll')
  const composer = document.querySelector('textarea')

  function addMessage(role) {
    const element = document.createElement('div')
    element.className = `message ${role}`
    list.append(element)
    return element
  }

  for (const { role, content } of readHistory()) {
    const writer = createWriter(addMessage(role))
    writer.push(content)
    writer.end()
  }

  async function send() {
    const text = composer.value
    composer.value = ''
    addMessage('user').textContent = text
    const writer = createWriter(addMessage('assistant'))
    let isFrameDue = false
    const paint = () => {
      isFrameDue = false
      writer.flush()
      list.scrollTop = list.scrollHeight
    }
    await readAnswer(text, (token) => {
      writer.push(token)
      if (!isFrameDue) requestAnimationFrame(paint)
      isFrameDue = true
    })
    writer.end()
  }

  composer.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    void send()
  })
}
