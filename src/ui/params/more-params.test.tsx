import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState, type ReactElement } from 'react'
import { describe, expect, test, vi } from 'vitest'

import { moreParams } from '../../core/chat/more-params.ts'
import { aProvider, aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { ParamsPane } from './params-pane.tsx'

// The plain field that stands there until CodeMirror has come: jsdom can type into it.
vi.mock('../kit/json-editor/create-code-mirror.ts', () => new Promise(() => undefined))

const fold = () => screen.getByRole('button', { name: /^More parameters/ })
const row = (name: string) => within(screen.getByRole('group', { name }))
const tick = (name: string) =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: `Send ${name}` })
const box = (name: string) => screen.getByRole<HTMLInputElement>('spinbutton', { name })

/** As the tabs do it: what is not shown is not there. */
function HiddenPane(): ReactElement {
  const [isShown, setIsShown] = useState(true)
  return (
    <>
      <button type="button" onClick={() => setIsShown(!isShown)}>
        Hide or show
      </button>
      {isShown && <ParamsPane />}
    </>
  )
}

async function open() {
  const page = await openPage(<ParamsPane />)
  fireEvent.click(fold())
  await screen.findByRole('group', { name: 'Seed' })
  const settings = () => page.client.workspace.getState().params
  return { ...page, settings }
}

describe('the folded group', () => {
  test('it is closed while nothing of it is sent, and has a row for each parameter', async () => {
    await openPage(<ParamsPane />)
    expect(fold().getAttribute('aria-expanded')).toBe('false')
    expect(screen.queryByRole('group', { name: 'Seed' })).toBeNull()
    fireEvent.click(fold())
    expect(fold().getAttribute('aria-expanded')).toBe('true')
    await screen.findByRole('group', { name: 'Seed' })
    for (const { label } of moreParams) {
      expect(screen.getByRole('group', { name: label })).toBeTruthy()
      expect(screen.getByRole('button', { name: `About ${label}` })).toBeTruthy()
      expect(tick(label).checked).toBe(false)
    }
  })

  test('it says how many of it are sent, and is open when one comes back to it', async () => {
    await openPage(<HiddenPane />)
    fireEvent.click(fold())
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Send Seed' }))
    fireEvent.click(tick('Top K'))
    expect(fold().textContent).toBe('More parameters · 2 sent')
    fireEvent.click(screen.getByRole('button', { name: 'Hide or show' }))
    expect(screen.queryByRole('button', { name: /^More parameters/ })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Hide or show' }))
    expect(tick('Seed').checked).toBe(true)
  })

  test('what is ticked but not there in this format is not counted', async () => {
    await open()
    fireEvent.click(tick('Seed'))
    fireEvent.click(screen.getByRole('radio', { name: 'Anthropic compatible' }))
    expect(fold().textContent).toBe('More parameters')
    expect(box('Seed').disabled).toBe(true)
    expect(row('Seed').getByText('The Anthropic format has no seed.')).toBeTruthy()
  })
})

describe('numbers', () => {
  test('a value that is typed counts, and Reset takes it back', async () => {
    const { settings } = await open()
    fireEvent.change(box('Top K'), { target: { value: '7' } })
    expect(settings().topK).toEqual({ value: 7, isSent: true })
    fireEvent.blur(box('Top K'))
    fireEvent.click(screen.getByRole('button', { name: 'Reset Top K' }))
    expect(settings().topK).toEqual({ value: 40, isSent: false })
  })

  test('a value out of range is limited to what this format takes', async () => {
    await open()
    fireEvent.change(box('Log Probabilities'), { target: { value: '50' } })
    fireEvent.blur(box('Log Probabilities'))
    expect(box('Log Probabilities').value).toBe('20')
    expect(screen.getByText('Limited to 20, the highest this model accepts')).toBeTruthy()
  })

  test('what one should know before using it stands in the row', async () => {
    await open()
    expect(row('Min P').getByText(/ModelsLab does not document it/)).toBeTruthy()
  })

  test('a model that takes less is asked for no more, without end', async () => {
    const moonshot = aProvider({ id: 'moonshot', name: 'Moonshot' })
    const { client } = await openPage(<ParamsPane />, { server: aServer(true, moonshot) })
    await act(async () => client.commands.chooseModel('moonshot', 'kimi-k2.5'))
    expect(box('Temperature').getAttribute('aria-valuemin')).toBe('1')
    expect(row('Temperature').getByText(/Kimi K2.5 and later take only 1/)).toBeTruthy()
  })
})

describe('stop texts', () => {
  const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Stop' })
  const add = (text: string) => {
    fireEvent.change(field(), { target: { value: text } })
    fireEvent.submit(field())
  }

  test('Enter adds one, \\n and \\t stand for what cannot be typed', async () => {
    const { settings } = await open()
    add('\\n\\n')
    add('END')
    expect(settings().stop).toEqual({ value: ['\n\n', 'END'], isSent: true })
    expect(row('Stop').getByText('\\n\\n')).toBeTruthy()
    expect(field().value).toBe('')
  })

  test('what is typed when the field is left is not lost', async () => {
    const { settings } = await open()
    fireEvent.change(field(), { target: { value: 'END' } })
    fireEvent.blur(field())
    expect(settings().stop.value).toEqual(['END'])
  })

  test('nothing, and what is there already, is not added', async () => {
    const { settings } = await open()
    add('END')
    add('END')
    add('')
    expect(settings().stop.value).toEqual(['END'])
  })

  test('removing the last one unticks nothing, and the row says that nothing is sent', async () => {
    const { settings } = await open()
    add('END')
    fireEvent.click(screen.getByRole('button', { name: 'Remove stop text END' }))
    expect(settings().stop).toEqual({ value: [], isSent: true })
    expect(row('Stop').getByText('Empty, so not sent')).toBeTruthy()
    expect(document.activeElement).toBe(field())
  })

  test('the most of this format is said, and not passed', async () => {
    const { settings } = await open()
    for (const text of ['a', 'b', 'c', 'd']) add(text)
    expect(row('Stop').getByText('4 of up to 4')).toBeTruthy()
    expect(field().readOnly).toBe(true)
    fireEvent.submit(field())
    expect(settings().stop.value).toHaveLength(4)
  })
})

describe('choices', () => {
  test('an effort is chosen from the words that are taken, and then counts', async () => {
    const { client, settings } = await open()
    // Kimi K2 0905 does not reason: of a model nobody described the format's words hold.
    await act(async () => client.commands.chooseModel('modelslab', 'a-model'))
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Reasoning Effort' })
    fireEvent.change(select, { target: { value: 'high' } })
    expect(settings().reasoningEffort).toEqual({ value: 'high', isSent: true })
  })

  test('a schema has a name, may be strict, and is checked while it is typed', async () => {
    const { settings } = await open()
    const format = row('Response Format')
    fireEvent.click(format.getByRole('radio', { name: 'JSON schema' }))
    expect(settings().responseFormat.isSent).toBe(true)
    fireEvent.change(format.getByRole('textbox', { name: 'Schema name' }), {
      target: { value: 'two words' },
    })
    expect(format.getByText(/^Letters, digits, _ and - only/)).toBeTruthy()
    fireEvent.click(format.getByRole('radio', { name: 'Strict' }))
    const schema = format.getByRole('textbox', { name: 'JSON schema' })
    fireEvent.change(schema, { target: { value: '{\n  "type": object\n}' } })
    expect(await format.findByText(/^Line 2: /)).toBeTruthy()
    expect(settings().responseFormat.value).toMatchObject({ name: 'two words', isStrict: true })
    fireEvent.change(schema, { target: { value: '[]' } })
    expect(await format.findByText(/must be a JSON object/)).toBeTruthy()
  })

  test('a schema that cannot be sent is told of while the group is folded', async () => {
    await open()
    const format = row('Response Format')
    fireEvent.click(format.getByRole('radio', { name: 'JSON schema' }))
    fireEvent.change(format.getByRole('textbox', { name: 'JSON schema' }), {
      target: { value: '[]' },
    })
    fireEvent.click(fold())
    expect(await screen.findByText(/The JSON schema must be a JSON object/)).toBeTruthy()
  })
})

describe('ways out of a conflict', () => {
  test('a value that is too small is set to one that does', async () => {
    const { settings } = await open()
    fireEvent.click(screen.getByRole('radio', { name: 'Anthropic compatible' }))
    fireEvent.click(tick('Reasoning Budget'))
    const way = await screen.findByRole('button', { name: 'Set Max Tokens to 3048' })
    fireEvent.click(way)
    expect(settings().maxTokens).toEqual({ value: 3048, isSent: true })
    await waitFor(() => expect(screen.queryByText(/Max Tokens must be above/)).toBeNull())
  })

  test('what has no other value that does is left out, and nothing is said twice', async () => {
    const { settings } = await open()
    fireEvent.click(screen.getByRole('radio', { name: 'Anthropic compatible' }))
    fireEvent.click(tick('Reasoning Budget'))
    fireEvent.click(tick('Top K'))
    fireEvent.click(await screen.findByRole('button', { name: 'Leave out Top K' }))
    expect(settings().topK.isSent).toBe(false)
    expect(screen.getAllByText('The Anthropic format has no frequency penalty.')).toHaveLength(1)
  })
})
