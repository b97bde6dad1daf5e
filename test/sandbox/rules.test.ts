import { createProduct, updateProduct } from 'lisa-query/core'
import { expect, test } from 'vitest'
import { failure, setUp } from './setup.ts'

const rules = {
  'POST /products': (body: { title?: { '*'?: string } }, add: (path: string, message: string) => void) => {
    if (body.title?.['*'] === 'Taken') {
      add('title.*', 'is taken')
      add('base', 'Another shop sells this')
    }
  },
}

test('refuses what a rule of one’s own finds, in the shape of every other 422', async () => {
  const { lisa } = setUp({ rules })
  const error = await failure(lisa.request(createProduct, { body: { title: { '*': 'Taken' } } }))
  expect(error).toMatchObject({ kind: 'invalid', fields: { 'title.*': ['is taken'] }, messages: ['Another shop sells this'] })
  expect(error).toHaveProperty('body.errors.title')
})

test.each([
  ['title.de', 'title'],
  ['title', 'title.de'],
])('loses neither what a rule says of %s nor of %s', async (...paths) => {
  const { lisa } = setUp({
    rules: {
      'POST /products': (_, add) => {
        for (const path of paths) add(path, `about ${path}`)
      },
    },
  })
  const error = await failure(lisa.request(createProduct, { body: { title: { '*': 'x' } } }))
  expect(error).toMatchObject({ fields: { title: ['about title'], 'title.de': ['about title.de'] } })
})

test('takes what no rule finds fault with, and asks a rule about its own route alone', async () => {
  const { lisa } = setUp({ rules })
  const created = await lisa.request(createProduct, { body: { title: { '*': 'Free' } } })
  const { id } = created as { id: string }
  await expect(lisa.request(updateProduct, { id, body: { title: { '*': 'Taken' } } })).resolves.toMatchObject({ id })
})

test('leaves a body of another shape to LiSA’s own checks', async () => {
  const rule = (body: { title?: { '*'?: string } }): void => void body.title?.['*']?.trim()
  const { lisa } = setUp({ rules: { 'POST /products': rule } })
  const error = await failure(lisa.request(createProduct, { body: { title: { '*': 7 } as never } }))
  expect(error).toMatchObject({ kind: 'invalid' })
})

test('asks no rule before the key and its scope are right', async () => {
  const asked: unknown[] = []
  const { lisa } = setUp({ rules: { 'POST /products': (body) => void asked.push(body) } }, 'sandbox-readonly')
  await expect(failure(lisa.request(createProduct, { body: { title: { '*': 'x' } } }))).resolves.toMatchObject({
    kind: 'forbidden',
  })
  expect(asked).toEqual([])
})
