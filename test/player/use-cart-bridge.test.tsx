// @vitest-environment jsdom
import { act, cleanup, fireEvent } from '@testing-library/react'
import { isLisaError, lisaError, useProducts, useShowProducts } from 'lisa-query'
import { type CartHandlers, useCartBridge, useLisaPlayer } from 'lisa-query/player'
import type { ReactElement } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { answering, later, ok, onFakeTime, settle } from '../support/react.tsx'
import { said } from './examples.ts'
import { playerOrigin } from './frame.ts'
import { showing } from './showing.tsx'

onFakeTime()
afterEach(cleanup)

const origins = [playerOrigin]

function Shop(handlers: CartHandlers & { isReading?: boolean }): ReactElement {
  const player = useLisaPlayer({ origins })
  const { isBusy, failure } = useCartBridge(player, handlers)
  useProducts({}, { enabled: handlers.isReading === true })
  useShowProducts(handlers.isReading ? '7' : undefined)
  return (
    <>
      <iframe ref={player.ref} title="Player" />
      <p>{isBusy ? 'busy' : 'idle'}</p>
      {failure && (
        <>
          <button type="button" onClick={failure.retry}>
            Again
          </button>
          <button type="button" onClick={failure.dismiss}>
            {isLisaError(failure.error) ? failure.error.kind : String(failure.error)}
          </button>
        </>
      )}
    </>
  )
}

const asks = (intent: string, productId = 'p-1', more = {}): object => ({
  ...said['lsc:product:add-to-cart'],
  messageType: 'lsc:product:add-to-cart',
  intent,
  productId,
  ...more,
})

test('a press in the player is done by the shop, with what was asked for', async () => {
  const [add, remove, view] = [vi.fn(), vi.fn(), vi.fn()]
  const { say } = showing(<Shop add={add} remove={remove} view={view} />)
  await act(async () => say(asks('add')))
  expect(add.mock.calls).toEqual([[asks('add'), undefined]])
  await settle()
  await act(async () => say(asks('remove', 'p-2')))
  await act(async () => say({ messageType: 'lsc:cart:view', cartUrl: '/cart' }))
  expect(remove.mock.calls).toEqual([[asks('remove', 'p-2'), undefined]])
  expect(view.mock.calls).toEqual([[{ messageType: 'lsc:cart:view', cartUrl: '/cart' }]])
  expect(add).toHaveBeenCalledTimes(1)
})

test('twice pressed is once added, while it is under way and just after; later it is two', async () => {
  const { response, answer } = later()
  const add = vi.fn(() => response)
  const { say, getByText } = showing(<Shop add={add} repeatAfter={1_000} />)
  await act(async () => say(asks('add')))
  await act(async () => say(asks('add')))
  expect(getByText('busy')).toBeTruthy()
  answer(ok()())
  await settle()
  expect(getByText('idle')).toBeTruthy()
  await act(async () => say(asks('add')))
  expect(add).toHaveBeenCalledTimes(1)
  await act(() => vi.advanceTimersByTimeAsync(1_000))
  await act(async () => say(asks('add')))
  expect(add).toHaveBeenCalledTimes(2)
})

test('another product, and another variant, is another press', async () => {
  const add = vi.fn()
  const { say } = showing(<Shop add={add} />)
  await act(async () => say(asks('add', 'p-1')))
  await act(async () => say(asks('add', 'p-2')))
  await act(async () => say(asks('add', 'p-1', { variantId: 'v-3' })))
  expect(add).toHaveBeenCalledTimes(3)
})

test('what concerns one product is done in order', async () => {
  const { response, answer } = later()
  const add = vi.fn(() => response)
  const remove = vi.fn()
  const { say } = showing(<Shop add={add} remove={remove} />)
  await act(async () => say(asks('add')))
  await act(async () => say(asks('remove')))
  await settle()
  expect(remove).not.toHaveBeenCalled()
  answer(ok()())
  await settle()
  expect(remove).toHaveBeenCalledTimes(1)
})

test('what fails is a state, and can be done again or put away', async () => {
  const add = vi.fn()
  const failure = lisaError('unreachable', { message: 'no', method: 'POST', url: '/cart', offline: false })
  add.mockRejectedValueOnce(failure)
  add.mockImplementationOnce(() => {
    throw new Error('sold out')
  })
  const { say, getByText, queryByText } = showing(<Shop add={add} />)
  await act(async () => say(asks('add')))
  await settle()
  expect(getByText('unreachable')).toBeTruthy()
  fireEvent.click(getByText('Again'))
  await settle()
  expect(getByText('Error: sold out')).toBeTruthy()
  fireEvent.click(getByText('Again'))
  await settle()
  expect(queryByText('Again')).toBeNull()
  expect(add).toHaveBeenCalledTimes(3)
})

test('a failure can be put away', async () => {
  const { say, getByText, queryByText } = showing(<Shop add={() => Promise.reject(new Error('sold out'))} />)
  await act(async () => say(asks('add')))
  await settle()
  fireEvent.click(getByText('Error: sold out'))
  expect(queryByText('Again')).toBeNull()
})

test.each([
  ['LiSA’s id', { id: '0b1f1f0c-8f7f-4a5e-9d52-6a1f6f0f1b11' }],
  ['the shop’s id of the product', { id: 'other', origin: { id: 'FIRN-1' } }],
  ['the shop’s id of a variant', { id: 'other', variants: [{ name: 'M', reference: 'FIRN-1' }] }],
])('the shop gets LiSA’s own product from the cache, by %s', async (_, product) => {
  const stub = answering(({ route }) => ok({ items: route.includes('/shows/') ? [{ id: 'a' }, product] : [{ id: 'b' }] })())
  const add = vi.fn()
  const { say } = showing(<Shop add={add} isReading />, stub)
  await settle()
  await act(async () => say(asks('add')))
  expect(add.mock.calls[0]?.[1]).toEqual(product)
  await act(async () => say(asks('add', 'p-9', { productReference: 'unknown', product: undefined })))
  expect(add.mock.calls[1]?.[1]).toBeUndefined()
})

test('the player is told which products have an emoji now', async () => {
  const emoji = vi.fn(() => Promise.resolve(['FIRN-1', 'FIRN-2']))
  const { say, listen, posted } = showing(<Shop emoji={emoji} />)
  act(listen)
  await act(async () => say({ ...asks('add'), messageType: 'lsc:product:emoji' }))
  await settle()
  expect(posted.map(({ message }) => message)).toMatchObject([
    { messageType: 'lsc:product:emoji-state-update', productReferences: ['FIRN-1', 'FIRN-2'] },
  ])
})
