// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react'
import { type LisaError, lisaError, useFieldErrors } from 'lisa-query'
import { expect, it } from 'vitest'

const refusal = (fields: Record<string, string[]>, messages: string[] = []): LisaError =>
  lisaError('invalid', { message: 'POST /shows: 422', method: 'POST', url: 'https://lisa.test/shows', fields, messages })

function Form({ error, names = ['title', 'variants.0.price'] }: { error: LisaError | null; names?: string[] }) {
  const errors = useFieldErrors(error)
  return (
    <form>
      {errors.summary.length > 0 && (
        <div {...errors.getSummaryProps()} data-testid="summary">
          <ul>
            {errors.summary.map(({ path, message, linkProps }) => (
              <li key={path + message}>{linkProps ? <a {...linkProps}>{message}</a> : `${path} ${message}`}</li>
            ))}
          </ul>
        </div>
      )}
      {names.map((name) => (
        <div key={name}>
          <input {...errors.getInputProps(name)} aria-label={name} />
          <p {...errors.getMessageProps(name)} data-testid={name} />
        </div>
      ))}
    </form>
  )
}

it('shows messages at their fields, the rest in the summary, which takes the focus, and forgets a field that is edited', () => {
  const { rerender } = render(<Form error={null} />)
  expect(screen.queryByTestId('summary')).toBeNull()
  rerender(<Form error={refusal({ title: ['is short'], 'variants.0.price': ['is low'], ghost: ['is gone'] }, ['Locked'])} />)
  expect(document.activeElement).toBe(screen.getByTestId('summary'))
  expect(screen.getByTestId('summary').textContent).toBe(' Lockedis shortis lowghost is gone')
  expect(screen.getByLabelText('title').getAttribute('aria-describedby')).toBe(screen.getByTestId('title').id)
  fireEvent.click(screen.getByRole('link', { name: 'is low' }))
  expect(document.activeElement).toBe(screen.getByLabelText('variants.0.price'))
  fireEvent.input(screen.getByLabelText('title'), { target: { value: 'longer' } })
  expect(screen.getByLabelText('title').getAttribute('aria-invalid')).toBeNull()
  expect(screen.getByTestId('summary').textContent).toBe(' Lockedis lowghost is gone')
  expect(document.activeElement).toBe(screen.getByLabelText('variants.0.price'))
  act(() => undefined)
})
