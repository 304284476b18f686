import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'

import { sliderParams } from '../../core/chat/params.ts'
import { aProvider, aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { ParamsPane } from './params-pane.tsx'

const box = (name: string) => screen.getByRole<HTMLInputElement>('spinbutton', { name })
const slider = (name: string) => screen.getByRole<HTMLInputElement>('slider', { name })
const type = (name: string, text: string) => {
  box(name).focus()
  fireEvent.change(box(name), { target: { value: text } })
}
const leave = (name: string) => fireEvent.blur(box(name))
const open = () => openPage(<ParamsPane />)

describe('names', () => {
  test('each parameter is found by its exact name, once as a slider and once as a number', async () => {
    await open()
    const labels = sliderParams.map(({ label }) => label)
    expect(labels).toEqual([
      'Temperature',
      'Max Tokens',
      'Top P',
      'Frequency Penalty',
      'Presence Penalty',
    ])
    for (const name of labels) {
      expect(screen.getAllByRole('slider', { name })).toHaveLength(1)
      expect(screen.getAllByRole('spinbutton', { name })).toHaveLength(1)
    }
    expect(screen.getByRole('textbox', { name: 'System Message' })).toBeTruthy()
  })

  test('a slider says its value in words', async () => {
    await open()
    type('Temperature', '1.2')
    expect(slider('Temperature').getAttribute('aria-valuetext')).toBe('1.2, adventurous')
    expect(slider('Max Tokens').getAttribute('aria-valuetext')).toBe('1,000 tokens')
  })
})

describe('typing and turning', () => {
  test('a good number counts while it is typed, with a comma too', async () => {
    const { client } = await open()
    type('Temperature', '1,2')
    expect(client.workspace.getState().params.temperature.value).toBe(1.2)
    expect(slider('Temperature').value).toBe('1.2')
    leave('Temperature')
    expect(box('Temperature').value).toBe('1.2')
  })

  test('a number out of range is limited when the field is left, and the row says so', async () => {
    const { client } = await open()
    type('Temperature', '9')
    expect(client.workspace.getState().params.temperature.value).toBe(0.7)
    leave('Temperature')
    expect(box('Temperature').value).toBe('2')
    expect(screen.getByText('Limited to 2, the highest this model accepts')).toBeTruthy()
    type('Temperature', '1')
    expect(screen.queryByText(/Limited to/)).toBeNull()
  })

  test('what is no number goes away, the last one stays, and the row says so', async () => {
    await open()
    type('Top P', 'much')
    leave('Top P')
    expect(box('Top P').value).toBe('0.9')
    expect(screen.getByText('“much” is no number, so 0.9 stays')).toBeTruthy()
    type('Top P', '')
    leave('Top P')
    expect(screen.queryByText(/is no number/)).toBeNull()
  })

  test('an arrow is one step, with Shift ten', async () => {
    await open()
    fireEvent.keyDown(box('Temperature'), { key: 'ArrowUp' })
    expect(box('Temperature').value).toBe('0.71')
    fireEvent.keyDown(box('Temperature'), { key: 'ArrowDown', shiftKey: true })
    expect(box('Temperature').value).toBe('0.61')
    fireEvent.keyDown(slider('Temperature'), { key: 'ArrowRight', shiftKey: true })
    expect(box('Temperature').value).toBe('0.71')
  })

  test('on the log track of Max Tokens an arrow is a tenth of the decade', async () => {
    await open()
    fireEvent.keyDown(slider('Max Tokens'), { key: 'ArrowRight' })
    expect(box('Max Tokens').value).toBe('1100')
    fireEvent.change(slider('Max Tokens'), { target: { value: '0' } })
    expect(box('Max Tokens').value).toBe('1')
  })

  test('Max Tokens may be typed beyond the end of its track', async () => {
    const { client } = await open()
    type('Max Tokens', '300,000')
    expect(client.workspace.getState().params.maxTokens.value).toBe(300_000)
  })
})

describe('sent, not sent, not supported', () => {
  test('unticked, a parameter is not sent, keeps its value and says what applies', async () => {
    const { client } = await open()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Send Top P' }))
    expect(client.workspace.getState().params.topP).toEqual({ value: 0.9, isSent: false })
    expect(screen.getByText('Not sent: model default')).toBeTruthy()
  })

  test('who turns a knob that is not sent wants it sent', async () => {
    const { client } = await open()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Send Top P' }))
    fireEvent.change(slider('Top P'), { target: { value: '0.5' } })
    expect(client.workspace.getState().params.topP).toEqual({ value: 0.5, isSent: true })
  })

  test('in the other dialect a parameter it lacks is disabled, with the reason', async () => {
    await open()
    fireEvent.click(screen.getByRole('radio', { name: 'Anthropic compatible' }))
    expect(slider('Frequency Penalty').disabled).toBe(true)
    expect(box('Frequency Penalty').disabled).toBe(true)
    expect(screen.getByText('The Anthropic format has no frequency penalty.')).toBeTruthy()
    expect(slider('Temperature').max).toBe('1')
  })

  test('two parameters that exclude each other come with a way out', async () => {
    const { client } = await open()
    fireEvent.click(screen.getByRole('radio', { name: 'Anthropic compatible' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Leave out Top P' }))
    expect(client.workspace.getState().params.topP.isSent).toBe(false)
    await waitFor(() => expect(screen.queryByText(/refuse Temperature together/)).toBeNull())
  })

  test('a value outside the dialect is said to be moved before anything is sent', async () => {
    await open()
    type('Temperature', '1.5')
    fireEvent.click(screen.getByRole('radio', { name: 'Anthropic compatible' }))
    expect(await screen.findByText('Temperature 1.5 is outside 0 to 1: 1 is sent.')).toBeTruthy()
  })

  test('a provider with one dialect offers no choice', async () => {
    const server = aServer()
    await openPage(<ParamsPane />, {
      server: { ...server, providers: [aProvider({ dialects: ['openai-chat'] })] },
    })
    expect(screen.queryByRole('radio')).toBeNull()
  })
})

describe('what changed, and back', () => {
  test('a changed row says what was, and goes back', async () => {
    await open()
    expect(screen.queryByRole('button', { name: /^Reset/ })).toBeNull()
    type('Temperature', '1.2')
    const reset = screen.getByRole('button', { name: 'Reset Temperature to 0.7' })
    expect(within(reset).getByText('was 0.7')).toBeTruthy()
    fireEvent.click(reset)
    leave('Temperature')
    expect(box('Temperature').value).toBe('0.7')
  })

  test('Reset all is one press, and one more to take back', async () => {
    await open()
    type('Temperature', '1.2')
    leave('Temperature')
    fireEvent.change(screen.getByRole('textbox', { name: 'System Message' }), {
      target: { value: 'Be brief.' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Reset all' }))
    expect(box('Temperature').value).toBe('0.7')
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Undo' })))
    expect(box('Temperature').value).toBe('1.2')
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'System Message' }).value).toBe(
      'Be brief.',
    )
  })

  test('an empty system message is not sent, and says so', async () => {
    await open()
    fireEvent.change(screen.getByRole('textbox', { name: 'System Message' }), {
      target: { value: '  ' },
    })
    expect(screen.getByText('Empty, so not sent')).toBeTruthy()
  })
})
