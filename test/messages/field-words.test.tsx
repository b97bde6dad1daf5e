// @vitest-environment jsdom
import { endpoint, reviveLisaError, useErrorState, useFieldErrors, useLisaMutation } from 'lisa-query'
import { de, en, type Messages } from 'lisa-query/messages'
import * as s from 'lisa-query/schema'
import { createLisaGateway } from 'lisa-query/server'
import { expect, it, test, vi } from 'vitest'
import * as z from 'zod'
import { act, answering, ok, onFakeTime, rendering, type Stub, settle } from '../support/react.tsx'

onFakeTime()

const orderOf = (field: z.core.$ZodType) => endpoint('POST /orders', { body: s.exact({ field }), response: s.anything })

/** What is refused, and what a person reads at the field. */
const refused: [schema: z.core.$ZodType, value: unknown, english: string, german: string][] = [
  [s.text, undefined, 'Fill this in.', 'Tragen Sie hier etwas ein.'],
  [s.text, 1, 'Enter a text.', 'Geben Sie einen Text ein.'],
  [s.number, '1', 'Enter a number.', 'Geben Sie eine Zahl ein.'],
  [s.integer, 1.5, 'Enter a whole number.', 'Geben Sie eine ganze Zahl ein.'],
  [s.boolean, 'yes', 'Choose yes or no.', 'Wählen Sie ja oder nein.'],
  [s.file, 'x', 'Choose a file.', 'Wählen Sie eine Datei.'],
  [s.list(s.text), 'x', 'Check this entry.', 'Prüfen Sie diese Angabe.'],
  [s.oneOf('a', 'b'), 'c', 'Choose one of: a, b.', 'Wählen Sie eins von: a, b.'],
  [s.checked(s.text, s.minLength(1)), '', 'Fill this in.', 'Tragen Sie hier etwas ein.'],
  [s.checked(s.text, s.minLength(3)), 'ab', 'Enter at least 3 characters.', 'Geben Sie mindestens 3 Zeichen ein.'],
  [s.checked(s.text, s.maxLength(1)), 'ab', 'Enter at most 1 character.', 'Geben Sie höchstens 1 Zeichen ein.'],
  [s.checked(s.text, s.pattern('^a', 'abc')), 'b', 'Enter it in this form: abc.', 'Schreiben Sie es in dieser Form: abc.'],
  [s.checked(s.text, s.pattern('^a')), 'b', 'Check how this is written.', 'Prüfen Sie die Schreibweise.'],
  [
    s.checked(s.text, s.format('date-time')),
    'x',
    'Enter a date and time such as 2026-01-15T18:00:00Z.',
    'Geben Sie Datum und Uhrzeit ein, etwa 2026-01-15T18:00:00Z.',
  ],
  [s.checked(s.text, s.format('date')), 'x', 'Enter a date such as 2026-01-15.', 'Geben Sie ein Datum ein, etwa 2026-01-15.'],
  [
    s.checked(s.text, s.format('email')),
    'x',
    'Enter an email address such as name@example.com.',
    'Geben Sie eine E-Mail-Adresse ein, etwa name@example.com.',
  ],
  [
    s.checked(s.text, s.format('uuid')),
    'x',
    'Enter an id such as 00000000-0000-4000-8000-000000000001.',
    'Geben Sie eine Kennung ein, etwa 00000000-0000-4000-8000-000000000001.',
  ],
  [
    s.checked(s.text, s.format('uri')),
    'x',
    'Enter an address such as https://example.com.',
    'Geben Sie eine Adresse ein, etwa https://example.com.',
  ],
  [s.checked(s.number, s.minimum(2)), 1, 'Enter 2 or more.', 'Geben Sie 2 oder mehr ein.'],
  [s.checked(s.number, s.maximum(2)), 3, 'Enter 2 or less.', 'Geben Sie 2 oder weniger ein.'],
  [s.checked(s.number, s.above(2)), 2, 'Enter more than 2.', 'Geben Sie mehr als 2 ein.'],
  [s.checked(s.number, s.below(2)), 2, 'Enter less than 2.', 'Geben Sie weniger als 2 ein.'],
  [s.checked(s.number, s.multipleOf(2)), 3, 'Enter a multiple of 2.', 'Geben Sie ein Vielfaches von 2 ein.'],
  [s.checked(s.list(s.text), s.minItems(1)), [], 'Add at least 1.', 'Fügen Sie mindestens 1 hinzu.'],
  [s.checked(s.list(s.text), s.maxItems(1)), ['a', 'b'], 'Keep at most 1.', 'Behalten Sie höchstens 1.'],
  [s.checked(s.list(s.text), s.uniqueItems()), ['a', 'a'], 'Keep each only once.', 'Behalten Sie jedes nur einmal.'],
]

/** What a form and a notice say in these words of a body that is not sent. */
async function saidOf(messages: Messages, schema: z.core.$ZodType, body: object) {
  const stub = answering(ok({}))
  const { form, failed } = await refusalOf(stub, messages, orderOf(schema), body)
  expect(stub.calls).toEqual([])
  return { atField: form.map(({ message }) => message), inState: failed?.fields?.field, ofNoField: failed?.messages }
}

/** What a form and a notice say in these words of a body that is refused. */
async function refusalOf(stub: Stub, messages: Messages, to: ReturnType<typeof orderOf>, body: object) {
  const { result } = await rendering(
    stub,
    () => {
      const order = useLisaMutation(to)
      return { order, form: useFieldErrors(order), failed: useErrorState(order) }
    },
    { messages },
  )
  act(() => result.current.order.mutate({ body } as never))
  await vi.waitFor(async () => {
    await settle()
    expect(result.current.failed).not.toBeNull()
  })
  const { failed, form } = result.current
  return { form: form.summary, failed: failed && { fields: failed.fields, messages: failed.messages } }
}

test.each(refused)('%# says at the field what to do, in English and in German', async (schema, value, english, german) => {
  for (const [messages, words] of [
    [en, english],
    [de, german],
  ] as const) {
    const { atField, inState } = await saidOf(messages, schema, { field: value })
    expect(atField).toEqual([words])
    expect(inState).toEqual([words])
  }
})

it('says which fields are not known', async () => {
  const body = { field: 'x', extra: 1 }
  expect((await saidOf(en, s.text, body)).ofNoField).toEqual(['Take this out: extra.'])
  expect((await saidOf(de, s.text, body)).ofNoField).toEqual(['Nehmen Sie das heraus: extra.'])
})

it('leaves the words of a schema’s author as they are', async () => {
  const own = z.string().refine((text) => text !== 'x', { error: 'Nimm einen anderen Namen.' })
  expect((await saidOf(de, own, { field: 'x' })).atField).toEqual(['Nimm einen anderen Namen.'])
})

it('keeps the reason on its way through a server', async () => {
  const { client } = answering(ok({}))
  const error = await client.request(orderOf(s.number), { body: { field: 'x' } } as never).catch((reason: unknown) => reason)
  expect(reviveLisaError(JSON.parse(JSON.stringify(error)))).toMatchObject({
    fields: { field: ['Enter a number.'] },
    reasons: { field: [{ check: 'number' }] },
  })
})

test.each([
  ['at a field', s.object({ field: s.checked(s.list(s.integer), s.maxItems(1)) }), { field: [1, 2] }],
  ['deeper, twice', s.object({ field: s.list(s.integer) }), { field: ['a', 1, 'b'] }],
  ['under a word that other servers use', s.object({ errors: s.text, message: s.number }), { message: 'x' }],
  ['of no field', s.exact({}), { extra: 1 }],
] as const)('has the same words where a gateway refuses what the client did not check: %s', async (_, body, value) => {
  const order = endpoint('POST /orders', { body, response: s.anything })
  const gateway = createLisaGateway({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => 'ApiKey x',
    path: '/v2',
    public: [],
    private: { endpoints: [order], allow: () => true },
    fetch: () => Promise.reject(new Error('asked LiSA')),
  })
  const asVisitor = ({ request }: { request: Request }): Promise<Response> =>
    gateway.fetch(new Request(request, { headers: [...request.headers, ['sec-fetch-site', 'same-origin']] }))
  for (const messages of [en, de]) {
    const checked = await refusalOf(answering(ok({})), messages, order as never, value)
    const passed = await refusalOf(answering(asVisitor, { validate: 'server' }), messages, order as never, value)
    expect(passed).toEqual(checked)
    expect(JSON.stringify(passed)).toMatch(messages === en ? /Enter|Keep|Fill|Take/ : /Geben|Behalten|Tragen|Nehmen/)
  }
})
