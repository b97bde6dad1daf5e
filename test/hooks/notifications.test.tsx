// @vitest-environment jsdom
import { useErrorState, useNotifyProductUpdate, useProduct, useReceipt } from 'lisa-query'
import { expect, test, vi } from 'vitest'
import { act, answering, goggles, newYear, ok, onFakeTime, rendering, settle, status } from '../support/react.tsx'

onFakeTime()

const baseUrl = 'https://api.hello-lisa.com/v2'
const useNotifying = () => {
  const notify = useNotifyProductUpdate()
  return { notify, receipt: useReceipt(notify), failed: useErrorState(notify) }
}

test('signs the exact body and ends with a receipt', async () => {
  const sign = vi.fn(async (body: string) => `signature of ${body.length}`)
  const sent: { url: string; signature: string | null; body: string }[] = []
  const lisa = answering(
    async ({ request }) => {
      sent.push({ url: request.url, signature: request.headers.get('x-hmac-signature'), body: await request.text() })
      return new Response(null, { status: 202, headers: { 'x-request-id': 'r-1' } })
    },
    { baseUrl, sign },
  )
  const { result } = await rendering(lisa, useNotifying)
  expect(result.current.receipt).toBeNull()
  act(() => result.current.notify.mutate({ id: 'p1', body: { productId: '123', price: 19.99 } }))
  await settle()
  const body = '{"productId":"123","price":19.99}'
  expect(sign).toHaveBeenCalledExactlyOnceWith(body)
  expect(sent).toEqual([
    { url: 'https://ingest.hello-lisa.com/plugin-notifications/p1/updates', signature: 'signature of 33', body },
  ])
  expect(result.current.receipt).toEqual({
    title: 'Accepted, not processed yet',
    description: 'The change shows once it is processed.',
    receipt: { accepted: true, acceptedAt: newYear, requestId: 'r-1', status: 202 },
  })
})

test('does not fetch products again that LiSA has not changed yet', async () => {
  const lisa = answering(({ route }) => (route.startsWith('POST') ? new Response(null, { status: 202 }) : ok(goggles)()), {
    baseUrl,
    sign: () => 'signed',
  })
  const { result } = await rendering(lisa, () => ({ product: useProduct('42'), ...useNotifying() }))
  act(() => result.current.notify.mutate({ id: 'p1', body: {} }))
  await settle()
  expect(lisa.calls.filter((call) => call.startsWith('GET'))).toEqual(['GET /products/42'])
  expect(result.current.product).toMatchObject({ isStale: true, data: goggles })
})

test('one byte too many is too large before anything is signed or sent', async () => {
  const sign = vi.fn(() => 'signed')
  const lisa = answering(status(500), { baseUrl, sign })
  const { result } = await rendering(lisa, useNotifying)
  const note = 'x'.repeat(196_608 - '{"note":""}'.length + 1)
  act(() => result.current.notify.mutate({ id: 'p1', body: { note } }))
  await settle()
  expect(result.current.failed).toMatchObject({
    kind: 'too-large',
    description: 'Shorten it to 192 kB at most, then send it again.',
    action: undefined,
  })
  expect(lisa.calls).toEqual([])
  expect(sign).not.toHaveBeenCalled()
})

test('without `sign` it is a plain mistake, which an error boundary gets to see', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { result } = await rendering(answering(ok(), { baseUrl }), () => useNotifyProductUpdate())
  act(() => result.current.mutate({ id: 'p1', body: {} }))
  await settle()
  expect(result.current.error).toBeInstanceOf(TypeError)
  expect(result.current.error?.message).toContain('createLisaClient needs `sign`')
  quiet.mockRestore()
})
