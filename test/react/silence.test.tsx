// @vitest-environment jsdom
import { focusManager } from '@tanstack/react-query'
import { useAuthPrompt, useErrorState, useShow, useShows } from 'lisa-query'
import { expect, test } from 'vitest'
import { act, advance, answering, goggles, ok, onFakeTime, pageOfShows, rendering, settle, status } from '../support/react.tsx'

onFakeTime()

const minute = 60_000

/** A LiSA that refuses everybody but the one with the fresh key. */
function lobby() {
  let key = 'expired'
  const stub = answering(
    ({ route, request }) => {
      if (request.headers.get('authorization') !== 'ApiKey fresh') return status(401)()
      return ok(route.startsWith('GET /shows?') || route === 'GET /shows' ? pageOfShows(['42']) : goggles)()
    },
    { authorization: () => `ApiKey ${key}` },
  )
  return {
    ...stub,
    letIn: () => {
      key = 'fresh'
    },
  }
}

const usePolls = () => {
  const show = useShow('42', { refetchInterval: 1_000 })
  const shows = useShows({}, { refetchInterval: 1_000 })
  return { show, shows, failed: useErrorState(show), prompt: useAuthPrompt() }
}

test('two polls of one second ask nothing more once they have been refused', async () => {
  const lisa = lobby()
  const { result } = await rendering(lisa, usePolls)
  for (let second = 0; second < 60; second += 1) await advance(1_000)
  expect(lisa.calls.length).toBeLessThanOrEqual(4)
  expect(result.current).toMatchObject({ failed: { kind: 'auth-required' }, prompt: { isOpen: true, waiting: 2 } })
})

test('another mount shows the refusal and asks nothing', async () => {
  const lisa = lobby()
  await rendering(lisa, () => useShow('42'))
  const { result } = await rendering(lisa, () => useErrorState(useShow('42')))
  await advance(1_000)
  expect(result.current?.kind).toBe('auth-required')
  expect(lisa.calls).toHaveLength(1)
})

test('the window’s focus asks at most one of the refused reads in 30 seconds', async () => {
  const lisa = lobby()
  await rendering(lisa, () => ['1', '2', '3', '4', '5'].map(useOne))
  lisa.calls.length = 0
  for (let times = 0; times < 20; times += 1) {
    act(() => focusManager.setFocused(false))
    act(() => focusManager.setFocused(true))
    await advance(1_000)
  }
  expect(lisa.calls.length).toBeLessThanOrEqual(1)
})

test('a changed `authorization` ends the silence of a poll', async () => {
  const lisa = lobby()
  const { result } = await rendering(lisa, usePolls)
  await advance(10_000)
  lisa.letIn()
  for (let second = 0; second < 3; second += 1) await advance(1_000)
  expect(result.current).toMatchObject({
    show: { data: goggles },
    shows: { data: [{ id: '42' }] },
    failed: null,
    prompt: { isOpen: false, waiting: 0 },
  })
})

test('after a start polls go on', async () => {
  const lisa = lobby()
  const { result } = await rendering(lisa, usePolls)
  lisa.letIn()
  act(() => lisa.client.session.start())
  await settle()
  lisa.calls.length = 0
  for (let second = 0; second < 5; second += 1) await advance(1_000)
  expect(lisa.calls.length).toBeGreaterThanOrEqual(8)
  expect(result.current.failed).toBeNull()
})

test('a `refetch` is a person’s, and asks', async () => {
  const lisa = lobby()
  const { result } = await rendering(lisa, () => useShow('42'))
  await act(() => result.current.refetch())
  expect(lisa.calls).toHaveLength(2)
})

test('the caller’s `enabled` still counts', async () => {
  const lisa = lobby()
  lisa.letIn()
  const { rerender } = await rendering(
    lisa,
    ({ isOn }: { isOn: boolean }) => [useShow('1', { enabled: isOn }), useShow('2', { enabled: () => isOn })],
    { initialProps: { isOn: false } },
  )
  expect(lisa.calls).toEqual([])
  rerender({ isOn: true })
  await advance(minute)
  expect(lisa.calls).toEqual(['GET /shows/1', 'GET /shows/2'])
})

const useOne = (id: string) => useShow(id)
