// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { type FieldErrorsOptions, type LisaError, lisaError, useFieldErrors } from 'lisa-query'
import { Activity, type ReactElement, type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(cleanup)

const refusal = (fields: Record<string, string[]>, messages: string[] = []): LisaError =>
  lisaError('invalid', { message: 'POST /shows: 422', method: 'POST', url: 'https://lisa.test/shows', fields, messages })

interface FormProps extends FieldErrorsOptions {
  source: Parameters<typeof useFieldErrors>[0]
  /** The fields in the order of the page, and what makes each of them another element. */
  fields: (string | { name: string; key: string })[]
  hasSummary?: boolean
  action?: (data: FormData) => unknown
  onReset?: (event: { preventDefault: () => void }) => void
}

function Form({ source, fields, hasSummary, action, onReset, ...options }: FormProps): ReactElement {
  const errors = useFieldErrors(source, options)
  return (
    <form action={action as never} onReset={onReset}>
      <ul data-testid="summary" {...(hasSummary && errors.getSummaryProps())}>
        {errors.summary.map(({ path, message, linkProps }) => (
          <li key={path + message}>{linkProps ? <a {...linkProps}>{message}</a> : `${path}: ${message}`}</li>
        ))}
      </ul>
      {fields.map((field) => {
        const { name, key } = typeof field === 'string' ? { name: field, key: field } : field
        return (
          <div key={key}>
            <input {...errors.getInputProps(name)} aria-label={name} />
            <p {...errors.getMessageProps(name)} data-testid={name} />
          </div>
        )
      })}
      <button type="submit">Send</button>
      <button type="reset">Start over</button>
    </form>
  )
}

const input = (name: string): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(name)
const shown = (name: string): string | null => screen.getByTestId(name).textContent
const type = (name: string, value: string): boolean => fireEvent.input(input(name), { target: { value } })

/** A form that has been refused. */
function refused(error: LisaError, props: Omit<FormProps, 'source'>): ReturnType<typeof render> {
  const view = render(<Form source={null} {...props} />)
  view.rerender(<Form source={error} {...props} />)
  return view
}

it('a `change` without an `input`, as autofill fires it, puts the field’s messages away', () => {
  refused(refusal({ title: ['is short'], price: ['is low'] }), { fields: ['title', 'price'] })
  fireEvent.change(input('title'), { target: { value: 'longer' } })
  expect([shown('title'), shown('price')]).toEqual(['', 'is low'])
})

it('a text field that was typed into before the answer came keeps its message when it loses the focus', () => {
  const { rerender } = render(<Form source={null} fields={['title', 'price']} />)
  type('title', 'a')
  rerender(<Form source={refusal({ title: ['is short'] })} fields={['title', 'price']} />)
  // What browsers fire for what was typed, once the focus goes.
  input('title').dispatchEvent(new Event('change', { bubbles: true }))
  expect(shown('title')).toBe('is short')
  type('title', 'ab')
  expect(shown('title')).toBe('')
})

it('a reset of the form puts all messages away, those of no field, too', () => {
  refused(refusal({ title: ['is short'], ghost: ['is gone'] }, ['Locked']), { fields: ['title'] })
  fireEvent.click(screen.getByRole('button', { name: 'Start over' }))
  expect([shown('title'), shown('summary')]).toEqual(['', ''])
})

it('the application’s own `form.reset()` does so, too', () => {
  const { container } = refused(refusal({ title: ['is short'] }), { fields: ['title'] })
  act(() => container.querySelector('form')?.reset())
  expect(shown('title')).toBe('')
})

it('a reset that is prevented, or that is another form’s, puts none away', () => {
  refused(refusal({ title: ['is short'] }), { fields: ['title'], onReset: (event) => event.preventDefault() })
  fireEvent.click(screen.getByRole('button', { name: 'Start over' }))
  const other = document.body.appendChild(document.createElement('form'))
  act(() => other.reset())
  expect(shown('title')).toBe('is short')
  other.remove()
})

it('the reset that follows an action of React 19 puts none away; the next one does', async () => {
  let answer = (): void => undefined
  function Saving(): ReactElement {
    const [error, setError] = useState<LisaError | null>(null)
    const save = async (): Promise<void> => {
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      setError(refusal({ title: ['is short'] }))
    }
    return <Form source={error} fields={['title']} action={save} onReset={heard} />
  }
  const heard = vi.fn()
  render(<Saving />)
  fireEvent.click(screen.getByRole('button', { name: 'Send' }))
  await act(async () => answer())
  expect(heard).toHaveBeenCalledOnce()
  expect(shown('title')).toBe('is short')
  fireEvent.click(screen.getByRole('button', { name: 'Start over' }))
  expect(shown('title')).toBe('')
})

it('a form that was hidden for a while shows no corrected message again, and moves no focus', () => {
  const error = refusal({ title: ['is short'], price: ['is low'] })
  const inActivity = (mode: 'visible' | 'hidden', source: LisaError | null): ReactElement => (
    <>
      <button type="button">elsewhere</button>
      <Activity mode={mode}>
        <Form source={source} fields={['title', 'price']} />
      </Activity>
    </>
  )
  const { rerender } = render(inActivity('visible', null))
  rerender(inActivity('visible', error))
  type('title', 'longer')
  rerender(inActivity('hidden', error))
  screen.getByRole('button', { name: 'elsewhere' }).focus()
  rerender(inActivity('visible', error))
  expect([shown('title'), shown('price')]).toEqual(['', 'is low'])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'elsewhere' }))
})

it('an input that React reuses for another field does not keep the first one’s message', () => {
  const error = refusal({ title: ['is short'] })
  const { rerender } = refused(error, { fields: [{ name: 'title', key: 'one' }] })
  rerender(<Form source={error} fields={[{ name: 'price', key: 'one' }]} />)
  expect([shown('price'), shown('summary')]).toEqual(['', 'title: is short'])
  type('price', '5')
  rerender(<Form source={error} fields={[{ name: 'title', key: 'one' }]} />)
  expect(shown('title')).toBe('is short')
})

it('a field of a wizard’s other step keeps its message until it comes back', () => {
  const error = refusal({ title: ['is short'], price: ['is low'] })
  const { rerender } = render(<Form source={null} fields={['title']} />)
  rerender(<Form source={null} fields={['price']} />)
  rerender(<Form source={error} fields={['price']} />)
  expect([shown('price'), shown('summary')]).toEqual(['is low', 'is lowtitle: is short'])
  rerender(<Form source={error} fields={['title']} />)
  expect([shown('title'), shown('summary')]).toEqual(['is short', 'is shortprice: is low'])
  rerender(<Form source={error} fields={['price']} />)
  expect(shown('price')).toBe('is low')
})

const rowsOf = (...ids: string[]): FormProps['fields'] => ids.map((key, index) => ({ name: `variants.${index}.price`, key }))

it('a row that is removed while the request is under way shifts no message to another', () => {
  const sent = { error: null, isPending: true, submittedAt: 1 }
  const error = refusal({ 'variants.1.price': ['is low'], 'variants.0.price': ['is high'] })
  const { rerender } = render(<Form source={null} fields={rowsOf('a', 'b', 'c')} />)
  rerender(<Form source={sent} fields={rowsOf('a', 'b', 'c')} />)
  rerender(<Form source={sent} fields={rowsOf('b', 'c')} />)
  rerender(<Form source={{ error, isPending: false, submittedAt: 1 }} fields={rowsOf('b', 'c')} />)
  expect([shown('variants.0.price'), shown('variants.1.price')]).toEqual(['is low', ''])
})

it('an answer to a later submission is about the rows of that one', () => {
  const { rerender } = render(<Form source={{ error: null, isPending: true, submittedAt: 1 }} fields={rowsOf('a', 'b', 'c')} />)
  rerender(<Form source={null} fields={rowsOf('b', 'c')} />)
  const error = refusal({ 'variants.1.price': ['is low'] })
  rerender(<Form source={{ error, isPending: false, submittedAt: 2 }} fields={rowsOf('b', 'c')} />)
  expect([shown('variants.0.price'), shown('variants.1.price')]).toEqual(['', 'is low'])
})

it('the first refused field of the page has the focus, also where it came last, and with the error', () => {
  const error = refusal({ price: ['is low'], reason: ['is missing'] })
  const { rerender } = render(<Form source={null} fields={['price']} />)
  rerender(<Form source={error} fields={['reason', 'price']} />)
  expect(document.activeElement).toBe(input('reason'))
})

it('where no refused field is there yet, the one that comes has the focus, unless somebody has gone on', () => {
  const { rerender } = render(<Form source={null} fields={['title']} />)
  const first = refusal({ reason: ['is missing'] })
  rerender(<Form source={first} fields={['title']} />)
  rerender(<Form source={first} fields={['title', 'reason']} />)
  expect(document.activeElement).toBe(input('reason'))

  const second = refusal({ price: ['is low'] })
  rerender(<Form source={second} fields={['title', 'reason']} />)
  input('title').focus()
  rerender(<Form source={second} fields={['title', 'reason', 'price']} />)
  expect(document.activeElement).toBe(input('title'))
})

it('the order of the page counts through shadow roots', () => {
  const hosts = ['first', 'second'].map(() => document.body.appendChild(document.createElement('div')))
  const roots = hosts.map((host) => host.attachShadow({ mode: 'open' }).appendChild(document.createElement('p')))
  function Portals({ error }: { error: LisaError | null }): ReactElement {
    const errors = useFieldErrors(error)
    return (
      <form>
        <p data-testid="order">{errors.summary.map(({ path }) => path).join()}</p>
        {createPortal(<input {...errors.getInputProps('last')} />, roots[1] as Element)}
        {createPortal(<input {...errors.getInputProps('middle')} />, roots[0] as Element)}
      </form>
    )
  }
  const error = refusal({ last: ['no'], middle: ['no'] })
  const { rerender } = render(<Portals error={null} />)
  rerender(<Portals error={error} />)
  rerender(<Portals error={error} />)
  expect(shown('order')).toBe('middle,last')
  expect(hosts[0]?.shadowRoot?.activeElement).not.toBeNull()
  for (const host of hosts) host.remove()
})

function Group({ error, children }: { error: LisaError | null; children: ReactNode }): ReactElement {
  const errors = useFieldErrors(error)
  const { name: _name, ...around } = errors.getInputProps('group')
  return (
    <form>
      {errors.summary.map(({ message, linkProps }) => (
        <a key={message} {...linkProps}>
          {message}
        </a>
      ))}
      <fieldset {...around}>{children}</fieldset>
      <input {...errors.getInputProps('next')} aria-label="next" />
    </form>
  )
}

it.each<[string, ReactNode]>([
  ['a hidden input', <input key="0" type="hidden" name="token" />],
  ['an input that is switched off', <input key="0" disabled />],
  [
    'a fieldset that is switched off',
    <fieldset key="0" disabled>
      <input />
    </fieldset>,
  ],
  [
    'an inert part',
    <div key="0" inert>
      <input />
    </div>,
  ],
  ['a copy for the browser alone', <select key="0" aria-hidden="true" tabIndex={-1} />],
])('the focus goes past %s to the next part of its group', (_what, part) => {
  const children = (
    <>
      {part}
      <div role="combobox" tabIndex={0} aria-label="visible" aria-expanded="false" aria-controls="none" />
    </>
  )
  const { rerender } = render(<Group error={null}>{children}</Group>)
  rerender(<Group error={refusal({ group: ['is odd'] })}>{children}</Group>)
  expect(document.activeElement).toBe(screen.getByLabelText('visible'))
})

it('where nothing in a group can have the focus, the next refused field has it, and the link changes no address', () => {
  const children = <input type="hidden" name="group" />
  const { rerender } = render(<Group error={null}>{children}</Group>)
  rerender(<Group error={refusal({ group: ['is odd'], next: ['is low'] })}>{children}</Group>)
  expect(document.activeElement).toBe(input('next'))
  expect(fireEvent.click(screen.getByRole('link', { name: 'is odd' }))).toBe(false)
})

it.each<[string, FieldErrorsOptions['names'], string, string]>([
  ['a name', { start_at: 'startsAt' }, 'start_at', 'startsAt'],
  ['all below a name', { seo: 'search' }, 'seo.slug', 'search.slug'],
  ['the longest of several', { seo: 'search', 'seo.slug': 'address' }, 'seo.slug', 'address'],
  ['a field of any row', { 'variants.*.start_at': 'rows.*.startsAt' }, 'variants.2.start_at', 'rows.2.startsAt'],
  ['brackets', { 'variants.*.price': 'rows[*][price]' }, 'variants.0.price', 'rows[0][price]'],
  ['a function', (path) => path.replace('start_at', 'startsAt'), 'start_at', 'startsAt'],
  ['nothing', undefined, 'variants.0.price', 'variants[0].price'],
  ['nothing, for quotes', undefined, 'title.de', 'title["de"]'],
  ['nothing, for a list', undefined, 'tags', 'tags[]'],
  ['a language, which is no row', { 'title.*': 'title' }, 'title.de', 'title.de'],
])('with %s mapped, a message finds the form’s own name', (_what, names, path, name) => {
  refused(refusal({ [path]: ['is odd'] }), { fields: [name], names })
  expect(shown(name)).toBe('is odd')
  expect(input(name).name).toBe(name)
  type(name, 'other')
  expect(shown(name)).toBe('')
})
