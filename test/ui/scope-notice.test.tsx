// @vitest-environment jsdom
import { lisaError } from 'lisa-query'
import { de } from 'lisa-query/messages'
import { ScopeNotice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { onFakeTime } from '../support/react.tsx'
import { at, failed, markup, State, showing } from './showing.tsx'

onFakeTime()

const scope = (requiredScope?: string): ReactElement => (
  <State of={failed(lisaError('forbidden', { ...at, requiredScope }))}>{(state) => <ScopeNotice state={state} />}</State>
)

test('says which scope is missing, in code, apart from its words', async () => {
  const { container } = await showing(scope('shows:write'))
  expect(container.textContent).toBe('Missing scope: shows:write')
  expect(container.querySelector('code')?.textContent).toBe('shows:write')
})

test('shows nothing where nobody knows, and for null', async () => {
  const { container, change } = await showing(scope())
  expect(container.innerHTML).toBe('')
  await change(<ScopeNotice state={null} />)
  expect(container.innerHTML).toBe('')
})

test('markup from a server stays text', async () => {
  const { container } = await showing(scope(markup))
  expect(container.querySelector('code')?.textContent).toBe(markup)
  expect(container.querySelector('img')).toBeNull()
})

test('speaks German', async () => {
  expect((await showing(scope('shows:write'), { messages: de })).container.textContent).toBe('Fehlende Berechtigung: shows:write')
})
