import { type LisaError, lisaError, refusalOf } from 'lisa-query/core'
import { expect, expectTypeOf, it } from 'vitest'
import * as z from 'zod/mini'

const errors = {
  '422': z.looseObject({ errors: z.record(z.string(), z.array(z.string())) }),
  '4XX': z.looseObject({ error: z.string() }),
  default: z.string(),
}

const failed = (status: number | undefined, body: unknown): LisaError =>
  lisaError('bad-request', { message: 'x', method: 'POST', url: 'https://lisa.test/shows', status, body })

it.each([
  [422, { errors: { title: ['x'] } }, '422'],
  [418, { error: 'x' }, '4XX'],
  [500, 'broken', 'default'],
])('gives the body of a %i as documented', (status, body, documentedAs) => {
  expect(refusalOf(failed(status, body), errors)).toEqual({ documentedAs, status, body })
})

it.each([
  ['another shape', failed(422, { errors: 'one sentence' })],
  ['no answer', failed(undefined, { error: 'x' })],
  ['no error', null],
])('gives nothing for %s', (_, error) => {
  expect(refusalOf(error, errors)).toBeUndefined()
  expect(refusalOf(error, {})).toBeUndefined()
})

it('knows the body by the status under which it is documented', () => {
  const refusal = refusalOf(failed(422, {}), errors)
  if (refusal?.documentedAs === '422') expectTypeOf(refusal.body.errors).toEqualTypeOf<Record<string, string[]>>()
  if (refusal?.documentedAs === 'default') expectTypeOf(refusal.body).toBeString()
})
