import { expect, test } from 'vitest'

import { compileParts } from '../lattice.ts'
import { generateSteps, joinTokens } from '../generate.ts'
import { createSeededRandom } from '../random.ts'
import { neutralSampling } from '../sampler.ts'
import { countTokens } from '../tokenizer.ts'
import { createWalk } from '../walk.ts'
import { jsonParts, type JsonLayout } from './json-instance.ts'

/** Texts drawn for a schema at temperature 2, where anything that can be drawn is. */
function draw(schema: unknown, layout: JsonLayout = 'document', seeds = 20): string[] {
  return Array.from({ length: seeds }, (_, seed) => {
    const walk = createWalk(compileParts(jsonParts(schema, layout, 'Weather in Oslo')), null)
    const sampling = { ...neutralSampling, temperature: 2 }
    const settings = { sampling, maxTokens: 5000, stop: [], alternatives: 0 }
    const steps = generateSteps(walk, settings, createSeededRandom(seed))
    let text = ''
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        const counted = countTokens(text)
        if (counted !== step.value.sampled) throw new Error(`${text} counts ${counted}`)
        return text
      }
      text += joinTokens(step.value.tokens)
    }
  })
}

const values = (schema: unknown): unknown[] => draw(schema).map((text) => JSON.parse(text))

test('objects have every required property, of its type, and nothing else', () => {
  const schema = {
    type: 'object',
    properties: {
      name: { type: 'string' },
      age: { type: 'integer', minimum: 18, maximum: 65 },
      isMember: { type: 'boolean' },
      nothing: { type: 'null' },
    },
    required: ['name', 'age', 'isMember', 'nothing'],
    additionalProperties: false,
  }
  for (const layout of ['document', 'line'] as const)
    for (const text of draw(schema, layout))
      expect(JSON.parse(text)).toEqual({
        name: expect.any(String),
        age: expect.toSatisfy((age: number) => Number.isInteger(age) && age >= 18 && age <= 65),
        isMember: expect.any(Boolean),
        nothing: null,
      })
})

test('enum and const hold, and every way of an enum is drawn', () => {
  expect(new Set(values({ enum: ['red', 'green', 3, null] }))).toEqual(
    new Set(['red', 'green', 3, null]),
  )
  for (const value of values({ const: { fixed: [1, 2] } })) expect(value).toEqual({ fixed: [1, 2] })
})

test('the bounds of numbers hold, exclusive ones and multiples too', () => {
  for (const value of values({ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 })) {
    expect(value).toBeGreaterThan(0)
    expect(value).toBeLessThan(1)
  }
  for (const value of values({ type: 'integer', minimum: 100, multipleOf: 15 })) {
    expect(value).toBeGreaterThanOrEqual(100)
    expect(Number(value) % 15).toBe(0)
  }
  for (const value of values({ type: 'integer', maximum: -3 }))
    expect(value).toBeLessThanOrEqual(-3)
})

test('the lengths, formats and simple patterns of strings hold', () => {
  for (const value of values({ type: 'string', minLength: 70, maxLength: 72 }))
    expect(String(value).length).toBeOneOf([70, 71, 72])
  for (const value of values({ type: 'string', maxLength: 3 }))
    expect(String(value).length).toBeLessThanOrEqual(3)
  for (const value of values({ type: 'string', format: 'date' }))
    expect(value).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  for (const value of values({ type: 'string', pattern: '^[A-Z]{3}-\\d{3}$' }))
    expect(value).toMatch(/^[A-Z]{3}-\d{3}$/)
})

test('arrays keep their bounds, and their items differ', () => {
  const schema = { type: 'array', items: { type: 'string' }, minItems: 4, maxItems: 5 }
  for (const value of values({ ...schema, uniqueItems: true })) expect(value).toHaveLength(4)
  const tags = { type: 'array', items: { enum: ['a', 'b', 'c'] }, maxItems: 1 }
  for (const value of values(tags)) expect(value).toHaveLength(1)
  expect(values({ type: 'array', maxItems: 0 })[0]).toEqual([])
})

test('references, anyOf and allOf are followed, and a schema that contains itself ends', () => {
  const schema = {
    $defs: {
      node: {
        type: 'object',
        properties: { label: { type: 'string' }, child: { $ref: '#/$defs/node' } },
        required: ['label'],
      },
    },
    allOf: [{ $ref: '#/$defs/node' }, { required: ['kind'], properties: { kind: { const: 'x' } } }],
  }
  for (const value of values(schema))
    expect(value).toMatchObject({ kind: 'x', label: expect.any(String) })
  for (const value of values({ anyOf: [{ type: 'integer' }, { type: 'null' }] }))
    expect(value === null || Number.isInteger(value)).toBe(true)
})

test('a schema that demands itself without end is answered all the same', () => {
  const endless = {
    type: 'object',
    properties: { again: { $ref: '#' } },
    required: ['again'],
  }
  expect(() => values(endless)).not.toThrow()
})

test('a place named in the question becomes the city', () => {
  const schema = { type: 'object', properties: { city: { type: 'string' } } }
  expect(draw(schema, 'line', 1)).toEqual(['{"city": "Oslo"}'])
})

test('a pattern made to take for ever does not', () => {
  const schema = { type: 'string', pattern: '^(\\w+\\s?)*$x' }
  expect(values(schema)[0]).toEqual(expect.any(String))
})
