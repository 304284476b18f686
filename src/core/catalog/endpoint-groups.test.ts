import { expect, test } from 'vitest'

import { endpointGroups } from './endpoint-groups.ts'

const labels = (urls: Parameters<typeof endpointGroups>[0]) =>
  endpointGroups(urls).map(({ title, endpoints }) => [
    title,
    ...endpoints.map(({ label }) => label),
  ])

test('[S23–S26] a provider of both formats has four endpoints in two groups', () => {
  const urls = { chat: '/chat', messages: '/m', 'count-tokens': '/c', models: '/models' }
  expect(labels(urls)).toEqual([
    ['OpenAI Compatible', 'Endpoint'],
    ['Anthropic Compatible', 'Messages', 'Count Tokens', 'Models'],
  ])
})

test('what a provider does not serve is not there, and its models stand with what is', () => {
  expect(labels({ chat: '/chat', models: '/models' })).toEqual([
    ['OpenAI Compatible', 'Endpoint', 'Models'],
  ])
  expect(labels({ models: '/models' })).toEqual([])
})
