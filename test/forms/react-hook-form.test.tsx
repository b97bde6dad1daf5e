// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react'
import { endpoint, type LisaError, lisaError, useLisaMutation } from 'lisa-query'
import { useFormErrors } from 'lisa-query/react-hook-form'
import { type ReactElement, type ReactNode, StrictMode, useEffect, useState } from 'react'
import { type Resolver, type UseFormProps, type UseFormReturn, useFieldArray, useForm, useFormState } from 'react-hook-form'
import { expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { answeringInTurn, inLisa, later, ok, onFakeTime, type Stub, settle, status } from '../support/react.tsx'

onFakeTime()

const saveProduct = endpoint('POST /products', { body: z.looseObject({}), response: z.looseObject({}) })

interface Values {
  title: string
  seo: { slug: string }
  variants: { price: string }[]
}

const defaultValues: Values = {
  title: 'Goggles',
  seo: { slug: 'goggles' },
  variants: [{ price: '1' }, { price: '2' }, { price: '3' }],
}

const refusing = (errors: object | string) => status(422, {}, { errors })

const refusals = {
  title: ['is short', 'is taken'],
  'seo.slug': ['is odd'],
  'variants.1.price': ['is low'],
  ghost: ['is gone'],
  base: ['Locked'],
}

interface FormProps {
  options?: UseFormProps<Values>
  /** What stands around the fields. */
  extra?: (form: UseFormReturn<Values>) => ReactNode
  hasSlug?: boolean
}

let renders = 0

function ProductForm({ options, extra, hasSlug = true }: FormProps): ReactElement {
  renders += 1
  const save = useLisaMutation(saveProduct)
  const form = useForm<Values>({ defaultValues, ...options })
  const rows = useFieldArray({ control: form.control, name: 'variants' })
  useFormErrors(form, save)
  const { errors } = form.formState
  return (
    <form onSubmit={form.handleSubmit((body) => save.mutate({ body: { ...body } }))}>
      <p data-testid="form">{errors.root?.message}</p>
      <ul data-testid="sentences">
        {Object.values(errors.root?.types ?? {}).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <input aria-label="title" {...form.register('title')} />
      <p data-testid="title">{errors.title?.message}</p>
      <p data-testid="titles">{JSON.stringify(Object.values(errors.title?.types ?? {}))}</p>
      {hasSlug && <input aria-label="slug" {...form.register('seo.slug')} />}
      <p data-testid="slug">{errors.seo?.slug?.message}</p>
      <p data-testid="rows">{errors.variants?.root?.message}</p>
      {rows.fields.map(({ id }, index) => (
        <div key={id}>
          <input aria-label={`price ${index}`} {...form.register(`variants.${index}.price`)} />
          <p data-testid={`price ${index}`}>{errors.variants?.[index]?.price?.message}</p>
          <button type="button" onClick={() => rows.remove(index)}>{`remove ${index}`}</button>
        </div>
      ))}
      <button type="button" onClick={() => rows.append({ price: '9' })}>
        append
      </button>
      {extra?.(form)}
      <button type="submit">Save</button>
    </form>
  )
}

const shown = (name: string): string | null => screen.getByTestId(name).textContent
const type = (label: string, value: string): boolean => fireEvent.input(screen.getByLabelText(label), { target: { value } })

async function press(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name }))
  await settle()
}

async function rendered(lisa: Stub, form: ReactElement = <ProductForm />): Promise<void> {
  render(form, { wrapper: inLisa(lisa) })
  await settle()
}

/** A form whose first submit has been refused; the next one succeeds. */
async function refused(errors: object | string, props: FormProps = {}): Promise<Stub> {
  const lisa = answeringInTurn([refusing(errors), ok({}, 201)])
  await rendered(lisa, <ProductForm {...props} />)
  await press('Save')
  return lisa
}

test('shows every message: at its field, below a nested one, and at the root what the form has no field for', async () => {
  await refused(refusals)
  expect(shown('title')).toBe('is short is taken')
  expect(shown('slug')).toBe('is odd')
  expect(shown('price 1')).toBe('is low')
  expect(shown('form')).toBe('Locked Ghost: is gone')
})

test('each sentence can be read by itself', async () => {
  await refused(refusals)
  expect(shown('titles')).toBe('["is short","is taken"]')
  expect([...screen.getByTestId('sentences').children].map((item) => item.textContent)).toEqual(['Locked', 'Ghost: is gone'])
})

test('shows all of them with one render', async () => {
  const answer = later()
  await rendered(answeringInTurn([() => answer.response]))
  await press('Save')
  const seen: string[] = []
  const observer = new MutationObserver(() => seen.push(`${shown('title')}, ${shown('price 1')}, ${shown('form')}`))
  observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  const before = renders
  answer.answer(refusing(refusals)())
  await settle()
  observer.disconnect()
  expect(new Set(seen)).toEqual(new Set(['is short is taken, is low, Locked Ghost: is gone']))
  // One with the mutation's error, one with the messages.
  expect(renders - before).toBe(2)
})

test('takes the message of a path below a field to that field, and of a row to its array', async () => {
  await refused({ 'title.de': ['is short'], 'variants.2': ['is a copy'], 'variants.0.sku': ['is taken'] })
  expect([shown('title'), shown('rows'), shown('form')]).toEqual(['is short', 'is a copy is taken', ''])
})

test('takes the message of a field that is not on the page to the root', async () => {
  await refused({ 'seo.slug': ['is odd'], seo: ['is off'] }, { hasSlug: false })
  expect([shown('slug'), shown('form')]).toEqual(['', 'Seo slug: is odd Seo: is off'])
})

test('takes the message of a field that has left the page to the root', async () => {
  const lisa = answeringInTurn([refusing({ 'seo.slug': ['is odd'] })])
  const { rerender } = render(<ProductForm />, { wrapper: inLisa(lisa) })
  rerender(<ProductForm hasSlug={false} />)
  await press('Save')
  expect([shown('slug'), shown('form')]).toEqual(['', 'Seo slug: is odd'])
})

test.each(['onChange', 'onBlur', 'onSubmit'] as const)(
  'editing a field clears just its own with reValidateMode %s',
  async (mode) => {
    await refused(refusals, { options: { reValidateMode: mode } })
    type('title', 'Ski goggles')
    await settle()
    expect(shown('title')).toBe('')
    expect([shown('slug'), shown('price 1'), shown('form')]).toEqual(['is odd', 'is low', 'Locked Ghost: is gone'])
  },
)

test('`setValue` is an edit, too', async () => {
  await refused(refusals, {
    extra: (form) => (
      <button type="button" onClick={() => form.setValue('title', 'Ski goggles')}>
        suggest
      </button>
    ),
  })
  await press('suggest')
  expect([shown('title'), shown('slug')]).toEqual(['', 'is odd'])
})

test('editing within an array clears what is said about the array, and not what is said about other rows', async () => {
  await refused({ variants: ['are too many'], 'variants.1.price': ['is low'] })
  type('price 0', '5')
  await settle()
  expect([shown('rows'), shown('price 1')]).toEqual(['', 'is low'])
})

test('the next submit goes out although nothing was edited, and success leaves no message', async () => {
  const lisa = await refused({ ...refusals, variants: ['are too many'] })
  expect(shown('rows')).toBe('are too many')
  await press('Save')
  expect(lisa.calls).toHaveLength(2)
  expect([shown('title'), shown('price 1'), shown('rows'), shown('form')]).toEqual(['', '', '', ''])
})

test('a button that waits for `isValid` is ready', async () => {
  const lisa = await refused(refusals, {
    options: { mode: 'onChange' },
    extra: (form) => (
      <button type="submit" disabled={!form.formState.isValid}>
        Send
      </button>
    ),
  })
  await press('Send')
  expect(lisa.calls).toHaveLength(2)
})

test('a form that is saved with every change hears of none', async () => {
  const heard = vi.fn()
  function Watching(): ReactElement {
    const form = useForm({ defaultValues: { title: '' } })
    const [error, setError] = useState<LisaError | null>(null)
    useEffect(() => form.watch(heard).unsubscribe, [form])
    useFormErrors(form, error)
    return (
      <form>
        <input {...form.register('title')} />
        <p data-testid="title">{`${form.formState.errors.title?.message} ${form.formState.isValid}`}</p>
        <button type="button" onClick={() => setError(refusal({ title: ['is short'] }))}>
          refuse
        </button>
      </form>
    )
  }
  render(<Watching />)
  await press('refuse')
  expect(shown('title')).toBe('is short true')
  expect(heard).not.toHaveBeenCalled()
})

// React Hook Form asks the resolver about an array after every change of its rows, and takes its answer for all there is to
// say about them: `useFieldArray`, `control._runSchema([name]).then(…)`.
test.fails('with a resolver, messages stay at the rows of an array to which one is added', async () => {
  const resolver: Resolver<Values> = (values) => ({ values, errors: {} })
  await refused({ 'variants.1.price': ['is low'] }, { options: { resolver } })
  await press('append')
  expect(shown('price 1')).toBe('is low')
})

test('a second refusal with the same words shows them again', async () => {
  await rendered(answeringInTurn([refusing(refusals)]))
  await press('Save')
  type('title', 'Ski goggles')
  await press('Save')
  expect([shown('title'), shown('form')]).toEqual(['is short is taken', 'Locked Ghost: is gone'])
})

test('an error that is not about the form’s content clears what the last one said', async () => {
  await rendered(answeringInTurn([refusing(refusals), status(409)]))
  await press('Save')
  await press('Save')
  expect([shown('title'), shown('form')]).toEqual(['', ''])
})

test('what was typed stays', async () => {
  const lisa = answeringInTurn([refusing(refusals)])
  await rendered(lisa)
  type('title', 'Ski goggles')
  type('price 1', '0')
  await press('Save')
  expect(screen.getByLabelText<HTMLInputElement>('title').value).toBe('Ski goggles')
  expect(screen.getByLabelText<HTMLInputElement>('price 1').value).toBe('0')
})

test('focus goes to the first field of the form that has a message, whatever the server named first', async () => {
  await refused({ 'variants.1.price': ['is low'], 'seo.slug': ['is odd'] })
  expect(document.activeElement).toBe(screen.getByLabelText('slug'))
})

test('focus stays where the form says so', async () => {
  await refused({ 'seo.slug': ['is odd'] }, { options: { shouldFocusError: false } })
  expect(document.activeElement).toBe(document.body)
})

test('messages move with the rows of an array', async () => {
  await refused({ variants: ['are too many'], 'variants.1.price': ['is low'], 'variants.2.price': ['is high'] })
  await press('append')
  expect([shown('price 1'), shown('price 2'), shown('price 3')]).toEqual(['is low', 'is high', ''])
  await press('remove 0')
  expect([shown('price 0'), shown('price 1'), shown('price 2')]).toEqual(['is low', 'is high', ''])
  await press('remove 0')
  expect([shown('price 0'), shown('price 1')]).toEqual(['is high', ''])
})

test('a row that is removed while the request is under way takes no message along that is lost', async () => {
  const answer = later()
  await rendered(answeringInTurn([() => answer.response]))
  await press('Save')
  await press('remove 2')
  answer.answer(refusing({ 'variants.2.price': ['is high'] })())
  await settle()
  expect(shown('rows')).toBe('is high')
})

test('HTML from a server is text', async () => {
  await refused({ title: ['<img src=x onerror=alert(1)>'], base: ['<b>Locked</b>'] })
  expect(document.querySelector('img, b')).toBeNull()
  expect([shown('title'), shown('form')]).toEqual(['<img src=x onerror=alert(1)>', '<b>Locked</b>'])
})

test('a path that names a property of every object is no field', async () => {
  await refused({ constructor: ['is odd'], 'toString.name': ['is gone'] })
  expect(shown('form')).toBe('Constructor: is odd To string name: is gone')
})

test('works with a resolver: its messages and the server’s come and go by themselves', async () => {
  const resolver: Resolver<Values> = (values) =>
    values.title ? { values, errors: {} } : { values: {}, errors: { title: { type: 'required', message: 'Enter a title' } } }
  const lisa = await refused({ ...refusals, variants: ['are too many'] }, { options: { resolver } })
  expect([shown('title'), shown('rows'), shown('form')]).toEqual(['is short is taken', 'are too many', 'Locked Ghost: is gone'])
  type('title', '')
  await settle()
  expect([shown('title'), shown('slug')]).toEqual(['Enter a title', 'is odd'])
  await press('Save')
  expect(lisa.calls).toHaveLength(1)
  type('title', 'Ski goggles')
  await press('Save')
  expect(lisa.calls).toHaveLength(2)
})

test('an array’s own rules and the server’s words share its root', async () => {
  function Bundle(): ReactElement {
    const save = useLisaMutation(saveProduct)
    const form = useForm({ defaultValues: { variants: [{ price: '1' }] } })
    useFieldArray({ control: form.control, name: 'variants', rules: { minLength: 1 } })
    useFormErrors(form, save)
    return (
      <form onSubmit={form.handleSubmit(() => save.mutate({ body: {} }))}>
        <p data-testid="rows">{form.formState.errors.variants?.root?.message}</p>
        <button type="submit">Save</button>
      </form>
    )
  }
  const lisa = answeringInTurn([refusing({ variants: ['are too few'] }), ok()])
  await rendered(lisa, <Bundle />)
  await press('Save')
  expect(shown('rows')).toBe('are too few')
  await press('Save')
  expect([lisa.calls.length, shown('rows')]).toEqual([2, ''])
})

const refusal = (fields: Record<string, string[]>, messages: string[] = []): LisaError =>
  lisaError('invalid', { message: 'POST /products: 422', method: 'POST', url: 'https://lisa.test/products', fields, messages })

function Bare({ result, id = 'title' }: { result: Parameters<typeof useFormErrors>[1]; id?: string }): ReactElement {
  const form = useForm({ defaultValues: { title: '' } })
  useFormErrors(form, result)
  const { errors } = useFormState({ control: form.control })
  return (
    <form>
      <input aria-label={id} {...form.register('title')} />
      <p data-testid={id}>{errors.title?.message ?? errors.root?.message}</p>
    </form>
  )
}

test.each([
  ['a LisaError', refusal({ title: ['is short'] }), 'is short'],
  ['a result', { error: refusal({}, ['Locked']) }, 'Locked'],
  ['nothing', null, ''],
  ['another error', new TypeError('mine'), ''],
  [
    'another error with the same kind',
    Object.assign(new Error('mine'), { kind: 'invalid', fields: {}, messages: ['is off'] }),
    '',
  ],
  ['a result without one', { error: null }, ''],
])('takes %s', (_name, result, text) => {
  render(<Bare result={result} />)
  expect(shown('title')).toBe(text)
})

test('is at home in StrictMode', async () => {
  const lisa = answeringInTurn([refusing(refusals), ok()])
  await rendered(
    lisa,
    <StrictMode>
      <ProductForm />
    </StrictMode>,
  )
  await press('Save')
  expect([shown('title'), shown('price 1'), shown('form')]).toEqual(['is short is taken', 'is low', 'Locked Ghost: is gone'])
  type('title', 'Ski goggles')
  await press('Save')
  expect(lisa.calls).toHaveLength(2)
})

test('shows an error that is there from the start, in StrictMode, too', () => {
  render(<Bare result={refusal({ title: ['is short'] })} />, { wrapper: StrictMode })
  expect(shown('title')).toBe('is short')
})

test('a result that is put away takes its messages along', () => {
  const { rerender } = render(<Bare result={refusal({ title: ['is short'] }, ['Locked'])} />)
  rerender(<Bare result={null} />)
  expect(shown('title')).toBe('')
})

test('leaving while the request is under way is quiet', async () => {
  const answer = later()
  const { unmount } = render(<ProductForm />, { wrapper: inLisa(answeringInTurn([() => answer.response])) })
  await press('Save')
  unmount()
  answer.answer(refusing(refusals)())
  await settle()
})

test('a form that outlives the component keeps none of its messages', () => {
  function Outlived({ isOpen }: { isOpen: boolean }): ReactElement {
    const form = useForm({ defaultValues: { title: '' } })
    return (
      <form>
        <input {...form.register('title')} />
        <p data-testid="title">{form.formState.errors.title?.message}</p>
        {isOpen && <Listener form={form} />}
      </form>
    )
  }
  const error = refusal({ title: ['is short'] })
  function Listener({ form }: { form: UseFormReturn<{ title: string }> }): null {
    useFormErrors(form, error)
    return null
  }
  const { rerender } = render(<Outlived isOpen />)
  expect(shown('title')).toBe('is short')
  rerender(<Outlived isOpen={false} />)
  expect(shown('title')).toBe('')
})

test('leaves errors that others set alone', async () => {
  await refused(
    { 'seo.slug': ['is odd'] },
    {
      extra: (form) => (
        <button type="button" onClick={() => form.setError('title', { type: 'mine', message: 'My own' })}>
          complain
        </button>
      ),
    },
  )
  await press('complain')
  type('slug', 'ski')
  await settle()
  expect([shown('title'), shown('slug')]).toEqual(['My own', ''])
})

test('radio buttons and inputs that are switched off have messages, too', async () => {
  function Choice(): ReactElement {
    const form = useForm({ defaultValues: { state: 'draft', sku: 'a-1' } })
    const [error] = useState(() => refusal({ state: ['is final'], sku: ['is taken'] }))
    useFormErrors(form, error)
    const { state, sku } = form.formState.errors
    return (
      <form>
        <input type="radio" aria-label="draft" value="draft" disabled {...form.register('state')} />
        <input type="radio" aria-label="live" value="live" {...form.register('state')} />
        <input aria-label="sku" {...form.register('sku')} disabled />
        <p data-testid="all">{`${state?.message} ${sku?.message}`}</p>
      </form>
    )
  }
  render(<Choice />)
  expect(shown('all')).toBe('is final is taken')
  expect(document.activeElement).toBe(screen.getByLabelText('live'))
  fireEvent.click(screen.getByLabelText('live'))
  expect(shown('all')).toBe('undefined is taken')
})

test('its types know a form and a result', () => {
  const useTypes = (form: UseFormReturn<Values>, parsing: UseFormReturn<Values, { locale: string }, { parsed: true }>): void => {
    useFormErrors(form, null)
    useFormErrors(parsing, { error: new Error('mine') })
    useFormErrors(useForm(), useLisaMutation(saveProduct))
    // @ts-expect-error a form's values are no form
    useFormErrors(form.getValues(), null)
    // @ts-expect-error a control is no form
    useFormErrors(form.control, null)
    // @ts-expect-error a sentence is no result
    useFormErrors(form, 'is short')
    // @ts-expect-error a result has an error
    useFormErrors(form, { data: undefined })
  }
  expect(useTypes).toBeTypeOf('function')
})
