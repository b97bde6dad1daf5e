import { endpoint } from 'lisa-query'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { answering, failureOf } from './answering.ts'

it('says what does not fit at its own path, whatever its name, and sends nothing', async () => {
  const save = endpoint('POST /x', {
    body: z.object({
      data: z.object({ title: z.string() }),
      base: z.string(),
      'first name': z.string(),
      'a/b': z.string(),
      'a.b': z.string(),
    }),
    response: z.unknown(),
  })
  const { client, requests } = answering(() => new Response('{}'))
  const error = await failureOf(
    client.request(save, { body: { data: { title: 1 }, base: 2, 'first name': 3, 'a/b': 4, 'a.b': 5 } as never }),
  )
  expect(error).toMatchObject({ kind: 'invalid', messages: [] })
  expect((error as { fields?: object }).fields).toEqual({
    'data.title': ['Enter a text.'],
    base: ['Enter a text.'],
    'first name': ['Enter a text.'],
    'a/b': ['Enter a text.'],
    'a.b': ['Enter a text.'],
  })
  expect(requests).toEqual([])
})

it('keeps every message of a field, and those of the whole', async () => {
  const save = endpoint('POST /x', {
    body: z
      .object({ sku: z.string().check(z.minLength(3, 'is too short'), z.regex(/^\d+$/, 'has no digits')) })
      .check(z.refine(() => false, { message: 'does not add up', when: () => true })),
    response: z.unknown(),
  })
  const { client } = answering(() => new Response('{}'))
  const error = await failureOf(client.request(save, { body: { sku: 'a' } }))
  expect(error).toMatchObject({ fields: { sku: ['is too short', 'has no digits'] }, messages: ['does not add up'] })
})
