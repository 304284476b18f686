import { expect, it } from 'vitest'

import { colourCode, warmColours } from './colour-code.ts'

it('leaves code as it is where there is no worker', () => {
  const element = document.createElement('code')
  element.textContent = 'let a'
  document.body.append(element)
  warmColours()
  colourCode(element, 'let a', 'js')()
  expect(element.innerHTML).toBe('let a')
})
