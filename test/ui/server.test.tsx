import { LisaProvider, lisaError, useErrorState, useFieldErrors } from 'lisa-query'
import { AuthPrompt, ErrorSummary, FieldError, Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { answering, newYear, ok } from '../support/react.tsx'
import { at } from './showing.tsx'

const limited = lisaError('rate-limited', { ...at, retryAt: newYear + 30_000 })
const refused = lisaError('invalid', { ...at, fields: { title: ['fehlt'] }, messages: [] })

function Page(): ReactElement {
  const errors = useFieldErrors(refused)
  return (
    <>
      <AuthPrompt />
      <Notice state={useErrorState(limited)} />
      <ErrorSummary errors={errors} />
      <input {...errors.getInputProps('title')} />
      <FieldError errors={errors} path="title" />
    </>
  )
}

test('all of it renders on a server: to be read at once, and to be said by nobody yet', () => {
  const complaints = vi.spyOn(console, 'error')
  const html = renderToString(
    <LisaProvider client={answering(ok(), { clock: { now: () => newYear, after: () => () => undefined } }).client}>
      <Page />
    </LisaProvider>,
  )
  expect(html).toContain('You can try again in 30 seconds.')
  expect(html).toContain('Title: fehlt')
  expect(html).not.toContain('aria-hidden')
  expect(html).not.toContain('dialog')
  expect(complaints).not.toHaveBeenCalled()
})
