// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { type FieldErrors, type LisaError, lisaError, useFieldErrors } from 'lisa-query'
import { type ReactElement, StrictMode, useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, it } from 'vitest'

afterEach(cleanup)

const refusal = (fields: Record<string, string[]>, messages: string[] = []): LisaError =>
  lisaError('invalid', { message: 'POST /shows: 422', method: 'POST', url: 'https://lisa.test/shows', fields, messages })

interface RowsProps {
  error: LisaError | null
  /** What identifies each row, in order; its input is labelled with it. */
  rows: string[]
}

function Rows({ error, rows }: RowsProps): ReactElement {
  const errors = useFieldErrors(error)
  return (
    <form>
      {errors.summary.map(({ path, message }) => (
        <p key={path + message} data-testid="summary">
          {message}
        </p>
      ))}
      {rows.map((row, index) => (
        <div key={row}>
          <input {...errors.getInputProps(`variants.${index}.price`)} aria-label={row} />
          <p {...errors.getMessageProps(`variants.${index}.price`)} data-testid={row} />
        </div>
      ))}
    </form>
  )
}

interface FieldsProps {
  error: LisaError | null
  names: string[]
  disabled?: string
}

function Fields({ error, names, disabled }: FieldsProps): ReactElement {
  const errors = useFieldErrors(error)
  return (
    <form>
      {names.map((name) => (
        <div key={name}>
          <input {...errors.getInputProps(name)} aria-label={name} disabled={name === disabled} />
          <p {...errors.getMessageProps(name)} data-testid={name} />
        </div>
      ))}
    </form>
  )
}

const shown = (name: string): string | null => screen.getByTestId(name).textContent

it('a message stays with its row when a row before it is removed', () => {
  const error = refusal({ 'variants.1.price': ['is low'] })
  const { rerender } = render(<Rows error={null} rows={['a', 'b', 'c']} />)
  rerender(<Rows error={error} rows={['a', 'b', 'c']} />)
  rerender(<Rows error={error} rows={['b', 'c']} />)
  expect([shown('b'), shown('c')]).toEqual(['is low', ''])
})

it('a message stays with its row when rows change places', () => {
  const error = refusal({ 'variants.0.price': ['is low'] })
  const { rerender } = render(<Rows error={null} rows={['a', 'b']} />)
  rerender(<Rows error={error} rows={['a', 'b']} />)
  rerender(<Rows error={error} rows={['b', 'a']} />)
  expect([shown('a'), shown('b')]).toEqual(['is low', ''])
})

it('editing a row that is then removed does not put away the message of the next', () => {
  const error = refusal({ 'variants.0.price': ['is low'], 'variants.1.price': ['is high'] })
  const { rerender } = render(<Rows error={null} rows={['a', 'b']} />)
  rerender(<Rows error={error} rows={['a', 'b']} />)
  fireEvent.input(screen.getByLabelText('a'), { target: { value: '1' } })
  rerender(<Rows error={error} rows={['b']} />)
  expect(shown('b')).toBe('is high')
})

it('a field that comes with the error that is about it has its message', () => {
  const { rerender } = render(<Fields error={null} names={['title']} />)
  rerender(<Fields error={refusal({ reason: ['is missing'] })} names={['title', 'reason']} />)
  expect(shown('reason')).toBe('is missing')
})

it('a field that comes later has its message', () => {
  const error = refusal({ reason: ['is missing'] })
  const { rerender } = render(<Fields error={error} names={['title']} />)
  rerender(<Fields error={error} names={['title', 'reason']} />)
  expect(shown('reason')).toBe('is missing')
})

it('without a summary, focus goes to the first such field of the page, whatever the server named first', () => {
  const { rerender } = render(<Fields error={null} names={['title', 'price']} />)
  rerender(<Fields error={refusal({ price: ['is low'], title: ['is short'] })} names={['title', 'price']} />)
  expect(document.activeElement).toBe(screen.getByLabelText('title'))
})

it('without a summary, focus passes by a field that is switched off', () => {
  const { rerender } = render(<Fields error={null} names={['title', 'price']} />)
  const error = refusal({ title: ['is taken'], price: ['is low'] })
  rerender(<Fields error={error} names={['title', 'price']} disabled="title" />)
  expect(document.activeElement).toBe(screen.getByLabelText('price'))
})

/** The element around several inputs, as the doc of `getInputProps` has it. */
function Radios({ error }: { error: LisaError | null }): ReactElement {
  const errors = useFieldErrors(error)
  const { name, ...around } = errors.getInputProps('state')
  return (
    <form>
      {errors.summary.map(({ message, linkProps }) => (
        <a key={message} {...linkProps}>
          {message}
        </a>
      ))}
      <fieldset {...around}>
        <input type="radio" name={name} aria-label="draft" value="draft" />
        <input type="radio" name={name} aria-label="live" value="live" />
      </fieldset>
      <p {...errors.getMessageProps('state')} data-testid="state" />
    </form>
  )
}

it('focus goes into a group of radio buttons', () => {
  const { rerender } = render(<Radios error={null} />)
  rerender(<Radios error={refusal({ state: ['is final'] })} />)
  expect(screen.getByRole('group').contains(document.activeElement)).toBe(true)
})

it('a link of the summary leads into a group of radio buttons', () => {
  render(<Radios error={refusal({ state: ['is final'] })} />)
  fireEvent.click(screen.getByRole('link'))
  expect(screen.getByRole('group').contains(document.activeElement)).toBe(true)
})

it('choosing within a group of radio buttons is an edit of the group', () => {
  render(<Radios error={refusal({ state: ['is final'] })} />)
  fireEvent.click(screen.getByLabelText('draft'))
  expect(shown('state')).toBe('')
})

it('a field’s name may have spaces', () => {
  render(<Fields error={refusal({ 'street name': ['is short'] })} names={['street name']} />)
  expect(screen.getByLabelText('street name').getAttribute('aria-describedby')).not.toContain(' ')
})

it('no two elements share an id, whatever the fields are called', () => {
  render(<Fields error={null} names={['title', 'title-message', 'title:message']} />)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

it('is at home in StrictMode', () => {
  const error = refusal({ title: ['is short'] })
  const { rerender } = render(<Fields error={null} names={['title']} />, { wrapper: StrictMode })
  rerender(<Fields error={error} names={['title']} />)
  expect([shown('title'), document.activeElement]).toEqual(['is short', screen.getByLabelText('title')])
  fireEvent.input(screen.getByLabelText('title'), { target: { value: 'longer' } })
  expect(shown('title')).toBe('')
})

function Form({ error, names = ['title', 'variants.0.price'] }: { error: LisaError | null; names?: string[] }): ReactElement {
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
})

it('takes a mutation’s result, a LisaError or nothing, and leaves every other kind of error to others', () => {
  const other = lisaError('not-found', { message: 'GET /shows: 404', method: 'GET', url: 'https://lisa.test/shows' })
  for (const source of [null, undefined, other, new Error('a bug'), { error: null }, { error: other }]) {
    const { result } = renderHook(() => useFieldErrors(source))
    expect(result.current.summary).toEqual([])
  }
  const { result } = renderHook(() => useFieldErrors({ error: refusal({ title: ['is short'] }) }))
  expect(result.current.summary).toEqual([{ path: 'title', message: 'is short', linkProps: undefined }])
})

it('takes an error below a field to that field, and several messages in their order', () => {
  const { rerender } = render(<Form error={null} names={['title']} />)
  rerender(<Form error={refusal({ 'title.de': ['is long', 'is rude'], title: ['is taken'] })} names={['title']} />)
  expect(shown('title')).toBe('is long is rude is taken')
  expect(screen.getAllByRole('link')).toHaveLength(3)
})

it('shows the same messages again when a second submit fails with them', () => {
  const first = refusal({ title: ['is short'] })
  const { rerender } = render(<Form error={null} />)
  rerender(<Form error={first} />)
  fireEvent.input(screen.getByLabelText('title'), { target: { value: 'longer' } })
  expect(shown('title')).toBe('')
  rerender(<Form error={null} />)
  screen.getByLabelText('title').focus()
  rerender(<Form error={refusal({ title: ['is short'] })} />)
  expect(shown('title')).toBe('is short')
  expect(document.activeElement).toBe(screen.getByTestId('summary'))
})

it('forgets the messages of a field by name, for an input without events, and of one that the form does not have', () => {
  function Cleared({ error }: { error: LisaError }): ReactElement {
    const errors = useFieldErrors(error)
    return (
      <form>
        <input {...errors.getInputProps('title')} aria-label="title" />
        <p data-testid="title">{errors.summary.map(({ path, message }) => `${path} ${message}`).join(', ')}</p>
        <button type="button" onClick={() => errors.clear('title')}>
          title
        </button>
        <button type="button" onClick={() => errors.clear('ghost')}>
          ghost
        </button>
      </form>
    )
  }
  render(<Cleared error={refusal({ title: ['is short'], ghost: ['is gone'] })} />)
  expect(shown('title')).toBe('title is short, ghost is gone')
  fireEvent.click(screen.getByRole('button', { name: 'ghost' }))
  expect(shown('title')).toBe('title is short')
  fireEvent.click(screen.getByRole('button', { name: 'title' }))
  expect(shown('title')).toBe('')
})

it('renders nothing anew while somebody types into a field without messages', () => {
  let renders = 0
  function Counted({ error }: { error: LisaError }): ReactElement {
    renders += 1
    const errors = useFieldErrors(error)
    return <input {...errors.getInputProps('title')} aria-label="title" />
  }
  render(<Counted error={refusal({ title: ['is short'] })} />)
  fireEvent.input(screen.getByLabelText('title'), { target: { value: 'a' } })
  const afterTheFirst = renders
  fireEvent.input(screen.getByLabelText('title'), { target: { value: 'ab' } })
  expect(renders).toBe(afterTheFirst)
})

it('says in the summary what was about a field that has gone, and takes it to the field that comes back', () => {
  const error = refusal({ reason: ['is missing'] })
  const { rerender } = render(<Form error={null} names={['title', 'reason']} />)
  rerender(<Form error={error} names={['title', 'reason']} />)
  rerender(<Form error={error} names={['title']} />)
  expect(screen.getByTestId('summary').textContent).toBe('reason is missing')
  rerender(<Form error={error} names={['title', 'reason']} />)
  expect(shown('reason')).toBe('is missing')
  expect(screen.getByRole('link', { name: 'is missing' })).toBeTruthy()
})

it('shows markup of a server as text', () => {
  const markup = '<img src="x" onerror="document.title = 1">'
  const { rerender } = render(<Form error={null} names={['title']} />)
  rerender(<Form error={refusal({ title: [markup] }, [markup])} names={['title']} />)
  expect(document.querySelector('img')).toBeNull()
  expect(shown('title')).toBe(markup)
  expect(screen.getByTestId('summary').textContent).toBe(` ${markup}${markup}`)
})

it('leaves the page’s address alone when a link of the summary leads to its field, for routers that read it', () => {
  const { rerender } = render(<Form error={null} />)
  rerender(<Form error={refusal({ title: ['is short'] })} />)
  const link = screen.getByRole('link')
  expect(link.getAttribute('href')).toBe(`#${screen.getByLabelText('title').id}`)
  expect(fireEvent.click(link)).toBe(false)
  expect(document.activeElement).toBe(screen.getByLabelText('title'))
})

it('finds a field that comes and goes without a render of its form', () => {
  let open: (isOpen: boolean) => void = () => undefined
  function Later({ errors }: { errors: FieldErrors }): ReactElement | null {
    const [isOpen, setOpen] = useState(false)
    open = setOpen
    return isOpen ? <input {...errors.getInputProps('title')} aria-label="title" /> : null
  }
  function Host({ error }: { error: LisaError }): ReactElement {
    const errors = useFieldErrors(error)
    return (
      <form>
        <p data-testid="links">{errors.summary.map(({ linkProps }) => linkProps?.href ?? 'no link').join()}</p>
        <Later errors={errors} />
      </form>
    )
  }
  render(<Host error={refusal({ title: ['is short'] })} />)
  expect(shown('links')).toBe('no link')
  act(() => open(true))
  expect(shown('links')).toBe(`#${screen.getByLabelText('title').id}`)
  expect(screen.getByLabelText('title').getAttribute('aria-invalid')).toBe('true')
  act(() => open(false))
  expect(shown('links')).toBe('no link')
})

it('brings no message back when an edited field goes and comes back', () => {
  const error = refusal({ title: ['is short'], price: ['is low'] })
  const { rerender } = render(<Form error={null} names={['title', 'price']} />)
  rerender(<Form error={error} names={['title', 'price']} />)
  fireEvent.input(screen.getByLabelText('title'), { target: { value: 'longer' } })
  rerender(<Form error={error} names={['price']} />)
  expect(screen.getByTestId('summary').textContent).toBe('is low')
  rerender(<Form error={error} names={['title', 'price']} />)
  expect(shown('title')).toBe('')
})

it('takes the message of a field that goes to the field around it', () => {
  const error = refusal({ 'title.de': ['is long'] })
  const { rerender } = render(<Form error={null} names={['title', 'title.de']} />)
  rerender(<Form error={error} names={['title', 'title.de']} />)
  expect([shown('title'), shown('title.de')]).toEqual(['', 'is long'])
  rerender(<Form error={error} names={['title', 'title.en']} />)
  expect([shown('title'), shown('title.en')]).toEqual(['is long', ''])
})

it('takes the focus once for each error, not again when somebody comes back to the form', () => {
  const error = refusal({ title: ['is short'] })
  const first = render(<Form error={error} />)
  expect(document.activeElement).toBe(screen.getByTestId('summary'))
  first.unmount()
  render(<Form error={error} />)
  expect(document.activeElement).toBe(document.body)
})

it('finds the focus within a shadow root', () => {
  const host = document.body.appendChild(document.createElement('div'))
  const container = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'))
  const error = refusal({ title: ['is short'], price: ['is low'] })
  const { rerender } = render(<Fields error={null} names={['title', 'price']} />, { container })
  rerender(<Fields error={error} names={['title', 'price']} />)
  expect(host.shadowRoot?.activeElement?.getAttribute('aria-label')).toBe('title')
  host.remove()
})

it('the HTML of a server has the messages at their fields, and React finds the same as it takes over', async () => {
  const error = refusal({ title: ['is missing'], 'variants.0.price': ['is low'], brand: ['is unknown'] })
  function Form(): ReactElement {
    const errors = useFieldErrors(error, { names: { 'variants.*.price': 'rows[*].cost' } })
    return (
      <form>
        {errors.summary.map(({ message }) => (
          <p key={message} data-testid="summary">
            {message}
          </p>
        ))}
        {['title', 'rows[0].cost', 'rows[1].cost'].map((name) => (
          <div key={name}>
            <input {...errors.getInputProps(name)} aria-label={name} />
            <p {...errors.getMessageProps(name)} data-testid={name} />
          </div>
        ))}
      </form>
    )
  }
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(<Form />)
  const seen = () => ({
    messages: ['title', 'rows[0].cost', 'rows[1].cost'].map(shown),
    isInvalid: ['title', 'rows[0].cost', 'rows[1].cost'].map((name) => screen.getByLabelText(name).ariaInvalid),
    described: screen.getByLabelText('title').getAttribute('aria-describedby') === screen.getByTestId('title').id,
    summary: screen.getAllByTestId('summary').map(({ textContent }) => textContent),
  })
  const inHtml = seen()
  expect(inHtml).toEqual({
    messages: ['is missing', 'is low', ''],
    isInvalid: ['true', 'true', null],
    described: true,
    summary: ['is missing', 'is low', 'is unknown'],
  })
  const differences: unknown[] = []
  const root = await act(async () =>
    hydrateRoot(container, <Form />, { onRecoverableError: (difference) => differences.push(difference) }),
  )
  expect(differences).toEqual([])
  expect(seen()).toEqual(inHtml)
  act(() => root.unmount())
})
