import {
  archiveShow,
  createProduct,
  createShow,
  getCurrentShow,
  getProduct,
  getShow,
  listProducts,
  listShowProducts,
  listShows,
  publishShow,
  updateProduct,
  updateShow,
} from 'lisa-query/core'
import { expect, test } from 'vitest'
import { failure, setUp } from './setup.ts'

const eur = { name: 'EUR', symbol: '€' }
const title = { '*': 'Night of the long spoons' }
const startsAt = '2026-01-16T18:00:00Z'

test('creates a show that everybody sees once it is published', async () => {
  const { lisa, send } = setUp()
  const created = await send('POST', '/shows', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title, startsAt, channelSlug: 'the-long-table' }),
  })
  expect(created.status).toBe(201)
  const { id } = (await created.json()) as { id: string }
  expect(await lisa.request(getShow, { id })).toMatchObject({ title, state: 'upcoming', channelSlug: 'the-long-table' })
  const upcoming = async () => (await lisa.request(listShows, { state: 'upcoming' })).items.map((show) => show.id)
  expect(await upcoming()).not.toContain(id)
  await lisa.request(publishShow, { id })
  expect(await upcoming()).toContain(id)
})

test('changes a show', async () => {
  const { lisa } = setUp()
  const [show] = (await lisa.request(listShows, { state: 'upcoming' })).items
  const id = show?.id ?? ''
  await lisa.request(updateShow, { id, body: { title, startsAt } })
  expect(await lisa.request(getShow, { id })).toMatchObject({ title, startsAt, description: show?.description })
})

test('archives a show: it is 404 and in no list from then on', async () => {
  const { lisa, get } = setUp()
  const [show] = (await lisa.request(listShows, { state: 'replay' })).items
  const id = show?.id ?? ''
  await lisa.request(archiveShow, { id })
  expect((await get(`/shows/${id}`)).status).toBe(404)
  expect((await lisa.request(listShows, { limit: 50 })).items).toHaveLength(13)
})

test('creates and changes a product', async () => {
  const { lisa } = setUp()
  const made = await lisa.request(createProduct, { body: { title, price: { currency: eur, original: { value: 12 } } } })
  const { id } = made as { id: string }
  await lisa.request(updateProduct, { id, body: { price: { currency: eur, original: { value: 12 }, discounted: { value: 9 } } } })
  expect((await lisa.request(getProduct, { id })).price?.discounted?.value).toBe(9)
  expect((await lisa.request(listProducts, { limit: 50 })).items.map((product) => product.id)).toContain(id)
})

test('is as it was after a reset', async () => {
  const { lisa, sandbox } = setUp()
  await lisa.request(createProduct, { body: { title } })
  sandbox.reset()
  expect((await lisa.request(listProducts, { limit: 50 })).items).toHaveLength(30)
  expect(sandbox.requests).toHaveLength(1)
})

test.each<[what: string, body: object, fields: Record<string, string[]>]>([
  ['without a title', {}, { title: ["can't be blank"] }],
  ['with a blank title', { title: { '*': ' ' } }, { title: ["can't be blank"] }],
  ['with a title that is a text', { title: 'Night' }, { title: ['is not a localized string'] }],
  ['that starts at no date', { title, startsAt: 'tomorrow' }, { startsAt: ['is not a date'] }],
  ['on an unknown channel', { title, channelSlug: 'nope' }, { channelSlug: ['does not exist'] }],
])('refuses a show %s', async (_, body, fields) => {
  const { lisa } = setUp()
  const error = await failure(lisa.request(createShow, { body: body as never }))
  expect(error).toMatchObject({ kind: 'invalid', fields, messages: [] })
})

const variant = { name: 'M', reference: 'A-1' }

test.each<[what: string, body: object, fields: Record<string, string[]>]>([
  ['for nothing', { price: { currency: eur, original: { value: 0 } } }, { 'price.original.value': ['must be greater than 0'] }],
  [
    'with a discount that is none',
    { price: { currency: eur, original: { value: 5 }, discounted: { value: 5 } } },
    { 'price.discounted.value': ['must be less than the original price'] },
  ],
  [
    'with a variant for nothing',
    { variants: [{ ...variant, price: { currency: eur, original: { value: -1 } } }] },
    { 'variants.0.price.original.value': ['must be greater than 0'] },
  ],
  ['with a nameless variant', { variants: [variant, { name: '' }] }, { 'variants.1.name': ["can't be blank"] }],
  ['with a reference twice', { variants: [variant, variant] }, { 'variants.1.reference': ['has already been taken'] }],
])('refuses a product %s', async (_, body, fields) => {
  const { lisa } = setUp()
  const error = await failure(lisa.request(createProduct, { body: { title, ...body } as never }))
  expect(error).toMatchObject({ kind: 'invalid', fields })
})

test('nests the messages of a 422 as the body is nested', async () => {
  const body = JSON.stringify({ title, variants: [{ name: 'M', price: { currency: eur, original: { value: 0 } } }] })
  const response = await setUp().send('POST', '/products', { headers: { 'content-type': 'application/json' }, body })
  expect(response.status).toBe(422)
  expect(await response.json()).toEqual({
    errors: { variants: { 0: { price: { original: { value: ['must be greater than 0'] } } } } },
  })
})

test('refuses what must not happen while a show is live, at no field', async () => {
  const { lisa } = setUp()
  const { id } = await lisa.request(getCurrentShow)
  const [product] = (await lisa.request(listShowProducts, { id })).items
  const refusals = [
    lisa.request(archiveShow, { id }),
    lisa.request(updateShow, { id, body: { startsAt } }),
    lisa.request(updateProduct, { id: product?.id ?? '', body: { variants: [] } }),
  ]
  for (const refusal of refusals) {
    expect(await failure(refusal)).toMatchObject({
      kind: 'invalid',
      fields: {},
      messages: [expect.stringMatching(/while it is live$/)],
    })
  }
})

test('publishes no show without a start', async () => {
  const { lisa } = setUp()
  const { id } = (await lisa.request(createShow, { body: { title } })) as { id: string }
  expect(await failure(lisa.request(publishShow, { id }))).toMatchObject({ fields: { startsAt: ["can't be blank"] } })
})

test.each([
  ['no JSON', 'application/json', '{"title":'],
  ['no object', 'application/json', '[]'],
  ['no JSON by its Content-Type', 'text/plain', JSON.stringify({ title })],
])('answers a body that is %s with 400', async (_, type, body) => {
  const { send } = setUp()
  expect((await send('POST', '/shows', { headers: { 'content-type': type }, body })).status).toBe(400)
})

test('does as much for a body that is empty as for one that is missing', async () => {
  const { send } = setUp()
  expect((await send('POST', '/shows', { headers: { 'content-type': 'application/json' } })).status).toBe(400)
})
