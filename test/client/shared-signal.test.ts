import { getEventListeners } from 'node:events'
import { getShow } from 'lisa-query/core'
import { expect, it } from 'vitest'
import { answering, json, rejectionOf, serving, settled, show } from './answering.ts'

const many = Array.from({ length: 200 }, (_, index) => `${index}`)

/** What Node warns of meanwhile. */
async function warningsOf(work: () => Promise<unknown>): Promise<string[]> {
  const warnings: string[] = []
  const collect = ({ message }: Error): void => void warnings.push(message)
  process.on('warning', collect)
  await work()
  await settled()
  process.off('warning', collect)
  return warnings
}

it('sends many requests on one signal without a warning, and leaves nothing behind on it', async () => {
  const server = await serving((_, response) => response.end(JSON.stringify(show)))
  const { signal } = new AbortController()
  const { client } = answering((request) => fetch(request), { baseUrl: server.url })
  const warnings = await warningsOf(() => Promise.all(many.map((id) => client.request(getShow, { id }, { signal }))))
  expect(warnings).toEqual([])
  expect(server.requests).toHaveLength(many.length)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

it('leaves nothing behind on a signal whose requests fail, or are called off by the session', async () => {
  const { signal } = new AbortController()
  const failing = answering(() => json({}, { status: 404 })).client
  await Promise.all(many.map((id) => rejectionOf(failing.request(getShow, { id }, { signal }))))
  const { client } = answering(() => new Promise(() => undefined))
  const ends = many.map((id) => rejectionOf(client.request(getShow, { id }, { signal })))
  await settled()
  client.session.end()
  await Promise.all(ends)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

it('calls off all requests on one signal with its reason, and no others', async () => {
  const controller = new AbortController()
  const { client } = answering(() => new Promise(() => undefined))
  const reason = new Error('left the page')
  const warnings = await warningsOf(async () => {
    const ends = many.map((id) => rejectionOf(client.request(getShow, { id }, { signal: controller.signal })))
    let isOver = false
    const other = new AbortController()
    const otherEnd = rejectionOf(client.request(getShow, { id: 'other' }, { signal: other.signal }))
    void otherEnd.then(() => {
      isOver = true
    })
    await settled()
    controller.abort(reason)
    expect(new Set(await Promise.all(ends))).toEqual(new Set([reason]))
    await settled()
    expect(isOver).toBe(false)
    other.abort()
    await otherEnd
  })
  expect(warnings).toEqual([])
  expect(getEventListeners(controller.signal, 'abort')).toEqual([])
})
