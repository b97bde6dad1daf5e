// @vitest-environment jsdom
import { useForm } from '@tanstack/react-form'
import { fireEvent, render, screen } from '@testing-library/react'
import { endpoint, type LisaError, lisaError, useLisaMutation } from 'lisa-query'
import { useFormErrors } from 'lisa-query/tanstack-form'
import { type ReactElement, StrictMode } from 'react'
import { expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { answeringInTurn, inLisa, later, ok, onFakeTime, type Stub, settle, status } from '../support/react.tsx'

onFakeTime()

const saveProduct = endpoint('POST /products', { body: z.looseObject({}), response: z.looseObject({}) })

const defaultValues = { title: 'Goggles', seo: { slug: 'goggles' }, variants: [{ price: '1' }, { price: '2' }, { price: '3' }] }

const refusing = (errors: object | string) => status(422, {}, { errors })

const refusals = {
  title: ['is short', 'is taken'],
  'seo.slug': ['is odd'],
  'variants.1.price': ['is low'],
  ghost: ['is gone'],
  base: ['Locked'],
}

interface FormProps {
  hasSlug?: boolean
  validators?: { onChange?: (input: { value: typeof defaultValues }) => { fields: Record<string, string> } | undefined }
  canSubmitWhenInvalid?: boolean
  focus?: (field: string) => void
  isAsync?: boolean
}

function ProductForm({ hasSlug = true, validators = {}, canSubmitWhenInvalid = false, focus, isAsync }: FormProps): ReactElement {
  const save = useLisaMutation(saveProduct)
  const form = useForm({
    defaultValues,
    validators,
    canSubmitWhenInvalid,
    onSubmit: async ({ value }) => {
      if (isAsync) await save.mutateAsync({ body: { ...value } }).catch(() => undefined)
      else save.mutate({ body: { ...value } })
    },
  })
  useFormErrors(form, save, focus)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void form.handleSubmit()
      }}
    >
      <form.Subscribe selector={({ errors, canSubmit }) => ({ errors: errors as unknown[], canSubmit })}>
        {({ errors, canSubmit }) => (
          <>
            <p data-testid="form">{JSON.stringify(errors)}</p>
            <button type="submit" disabled={!canSubmit}>
              Send
            </button>
          </>
        )}
      </form.Subscribe>
      <form.Field name="title">
        {({ name, state, handleChange }) => (
          <>
            <input aria-label="title" name={name} value={state.value} onChange={({ target }) => handleChange(target.value)} />
            <p data-testid="title">{JSON.stringify(state.meta.errors)}</p>
          </>
        )}
      </form.Field>
      {hasSlug && (
        <form.Field name="seo.slug">
          {({ name, state, handleChange, handleBlur }) => (
            <>
              <input
                aria-label="slug"
                name={name}
                onBlur={handleBlur}
                value={state.value}
                onChange={({ target }) => handleChange(target.value)}
              />
              <p data-testid="slug">{state.meta.errors.join(' ')}</p>
            </>
          )}
        </form.Field>
      )}
      <form.Field name="variants" mode="array">
        {(variants) => (
          <>
            <p data-testid="rows">{variants.state.meta.errors.join(' ')}</p>
            {variants.state.value.map((_row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as TanStack Form's own documentation does
              <div key={index}>
                <form.Field name={`variants[${index}].price`}>
                  {({ state, handleChange }) => (
                    <>
                      <input
                        aria-label={`price ${index}`}
                        value={state.value}
                        onChange={({ target }) => handleChange(target.value)}
                      />
                      <p data-testid={`price ${index}`}>{state.meta.errors.join(' ')}</p>
                    </>
                  )}
                </form.Field>
                <button type="button" onClick={() => variants.removeValue(index)}>{`remove ${index}`}</button>
              </div>
            ))}
            <button type="button" onClick={() => variants.pushValue({ price: '9' })}>
              append
            </button>
            <button type="button" onClick={() => variants.insertValue(0, { price: '7' })}>
              insert
            </button>
          </>
        )}
      </form.Field>
      <button type="submit">Save</button>
    </form>
  )
}

const shown = (name: string): string | null => screen.getByTestId(name).textContent
const type = (label: string, value: string): boolean => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const canSend = (): boolean => !screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled

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

test('shows every message by itself: at its field, below a nested one, and at the form what it has no field for', async () => {
  await refused(refusals)
  expect(shown('title')).toBe('["is short","is taken"]')
  expect(shown('slug')).toBe('is odd')
  expect(shown('price 1')).toBe('is low')
  expect(shown('form')).toBe('["Locked","Ghost: is gone"]')
})

test('shows all of them at once', async () => {
  const answer = later()
  await rendered(answeringInTurn([() => answer.response]))
  await press('Save')
  const seen: string[] = []
  const observer = new MutationObserver(() => seen.push(`${shown('title')}, ${shown('price 1')}, ${shown('form')}`))
  observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  answer.answer(refusing(refusals)())
  await settle()
  observer.disconnect()
  expect(new Set(seen)).toEqual(new Set(['["is short","is taken"], is low, ["Locked","Ghost: is gone"]']))
})

test('takes the message of a path below a field to that field, and of a row to its array', async () => {
  await refused({ 'title.de': ['is short'], 'variants.2': ['is a copy'], 'variants.0.sku': ['is taken'] })
  expect([shown('title'), shown('rows'), shown('form')]).toEqual(['["is short"]', 'is a copy is taken', '[]'])
})

test('takes the message of a field that is not on the page to the form', async () => {
  await refused({ 'seo.slug': ['is odd'], seo: ['is off'] }, { hasSlug: false })
  expect(shown('form')).toBe('["Seo slug: is odd","Seo: is off"]')
})

test('takes the message of a field that has left the page to the form', async () => {
  const lisa = answeringInTurn([refusing({ 'seo.slug': ['is odd'] })])
  const { rerender } = render(<ProductForm />, { wrapper: inLisa(lisa) })
  rerender(<ProductForm hasSlug={false} />)
  await press('Save')
  expect(shown('form')).toBe('["Seo slug: is odd"]')
})

test('editing a field clears just its own', async () => {
  await refused(refusals)
  type('title', 'Ski goggles')
  await settle()
  expect([shown('title'), shown('slug'), shown('price 1'), shown('form')]).toEqual([
    '[]',
    'is odd',
    'is low',
    '["Locked","Ghost: is gone"]',
  ])
})

test('editing within an array clears what is said about the array, and not what is said about other rows', async () => {
  await refused({ variants: ['are too many'], 'variants.1.price': ['is low'] })
  type('price 0', '5')
  await settle()
  expect([shown('rows'), shown('price 1')]).toEqual(['', 'is low'])
})

test('the next submit goes out although nothing was edited, and success leaves no message', async () => {
  const lisa = await refused({ ...refusals, variants: ['are too many'] })
  await press('Save')
  expect(lisa.calls).toHaveLength(2)
  expect([shown('title'), shown('price 1'), shown('rows'), shown('form')]).toEqual(['[]', '', '', '[]'])
})

test('with `canSubmitWhenInvalid`, a button that waits for `canSubmit` is ready, and what the form says stays until then', async () => {
  const lisa = await refused(refusals, { canSubmitWhenInvalid: true })
  type('title', 'a')
  type('slug', 'b')
  type('price 1', 'c')
  await settle()
  expect([canSend(), shown('form')]).toEqual([true, '["Locked","Ghost: is gone"]'])
  await press('Send')
  expect([lisa.calls.length, shown('form')]).toEqual([2, '[]'])
})

test('without, it is ready once every field that has a message is edited', async () => {
  const lisa = await refused(refusals)
  type('title', 'a')
  type('slug', 'b')
  await settle()
  expect([canSend(), shown('form')]).toEqual([false, '["Locked","Ghost: is gone"]'])
  type('price 1', 'c')
  await settle()
  expect([canSend(), shown('form')]).toEqual([true, '[]'])
  await press('Send')
  expect(lisa.calls).toHaveLength(2)
})

test('without, any edit makes it ready if only the form has a message', async () => {
  await refused('Locked')
  expect(canSend()).toBe(false)
  type('price 0', '5')
  await settle()
  expect([canSend(), shown('form')]).toEqual([true, '[]'])
})

test('a mistake that the form finds itself keeps nobody waiting when the form’s own messages have gone', async () => {
  const onChange = ({ value }: { value: typeof defaultValues }) =>
    value.title ? undefined : { fields: { title: 'Enter a title' } }
  await refused('Locked', { validators: { onChange } })
  type('title', '')
  await settle()
  expect([shown('title'), shown('form')]).toEqual(['["Enter a title"]', '[]'])
})

test('leaving a field is no edit', async () => {
  await refused('Locked')
  fireEvent.blur(screen.getByLabelText('slug'))
  await settle()
  expect(shown('form')).toBe('["Locked"]')
})

test('a message stays with its row when another is put in before it', async () => {
  await refused({ 'variants.0.price': ['is low'], 'variants.1.price': ['is high'] })
  await press('insert')
  expect([shown('price 0'), shown('price 1'), shown('price 2')]).toEqual(['', 'is low', 'is high'])
})

test('a second refusal with the same words shows them again', async () => {
  await rendered(answeringInTurn([refusing(refusals)]))
  await press('Save')
  type('title', 'Ski goggles')
  await press('Save')
  expect([shown('title'), shown('form')]).toEqual(['["is short","is taken"]', '["Locked","Ghost: is gone"]'])
})

test('an error that is not about the form’s content clears what the last one said', async () => {
  await rendered(answeringInTurn([refusing(refusals), status(409)]))
  await press('Save')
  await press('Save')
  expect([shown('title'), shown('form')]).toEqual(['[]', '[]'])
})

test('what was typed stays', async () => {
  await rendered(answeringInTurn([refusing(refusals)]))
  type('title', 'Ski goggles')
  type('price 1', '0')
  await press('Save')
  expect(screen.getByLabelText<HTMLInputElement>('title').value).toBe('Ski goggles')
  expect(screen.getByLabelText<HTMLInputElement>('price 1').value).toBe('0')
})

test('`focus` learns the first field of the form that has a message, whatever the server named first', async () => {
  const focus = vi.fn((name: string) => document.getElementsByName(name)[0]?.focus())
  await refused({ 'variants.1.price': ['is low'], 'seo.slug': ['is odd'] }, { focus })
  expect(focus.mock.calls).toEqual([['seo.slug']])
  expect(document.activeElement).toBe(screen.getByLabelText('slug'))
})

test('`focus` is not called where only the form has a message', async () => {
  const focus = vi.fn()
  await refused('Locked', { focus })
  expect(focus).not.toHaveBeenCalled()
})

test('messages move with the rows of an array', async () => {
  await refused({ variants: ['are too many'], 'variants.1.price': ['is low'], 'variants.2.price': ['is high'] })
  await press('append')
  expect([shown('rows'), shown('price 1'), shown('price 2'), shown('price 3')]).toEqual(['', 'is low', 'is high', ''])
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
  expect([shown('title'), shown('form')]).toEqual(['["<img src=x onerror=alert(1)>"]', '["<b>Locked</b>"]'])
})

test('a path that names a property of every object is no field', async () => {
  await refused({ constructor: ['is odd'], 'toString.name': ['is gone'] })
  expect(shown('form')).toBe('["Constructor: is odd","To string name: is gone"]')
})

test('works with validators: their messages and the server’s come and go by themselves', async () => {
  const onChange = ({ value }: { value: typeof defaultValues }) =>
    value.title ? undefined : { fields: { title: 'Enter a title' } }
  const lisa = await refused(refusals, { validators: { onChange } })
  expect([shown('title'), shown('form')]).toEqual(['["is short","is taken"]', '["Locked","Ghost: is gone"]'])
  type('title', '')
  await settle()
  expect([shown('title'), shown('slug'), shown('form')]).toEqual(['["Enter a title"]', 'is odd', '["Locked","Ghost: is gone"]'])
  await press('Save')
  expect(lisa.calls).toHaveLength(1)
  type('title', 'Ski goggles')
  await press('Save')
  expect(lisa.calls).toHaveLength(2)
})

test('works where the form waits for the answer', async () => {
  const lisa = await refused(refusals, { isAsync: true })
  expect([shown('title'), shown('form')]).toEqual(['["is short","is taken"]', '["Locked","Ghost: is gone"]'])
  await press('Save')
  expect(lisa.calls).toHaveLength(2)
})

const refusal = (fields: Record<string, string[]>, messages: string[] = []): LisaError =>
  lisaError('invalid', { message: 'POST /products: 422', method: 'POST', url: 'https://lisa.test/products', fields, messages })

function Bare({ result }: { result: Parameters<typeof useFormErrors>[1] }): ReactElement {
  const form = useForm({ defaultValues: { title: '' } })
  useFormErrors(form, result)
  return (
    <>
      <form.Field name="title">{({ state }) => <p data-testid="title">{state.meta.errors.join()}</p>}</form.Field>
      <form.Subscribe selector={({ errors }) => errors}>{(errors) => <p data-testid="form">{errors.join()}</p>}</form.Subscribe>
    </>
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
  expect(`${shown('title')}${shown('form')}`).toBe(text)
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
  expect([shown('title'), shown('price 1'), shown('form')]).toEqual([
    '["is short","is taken"]',
    'is low',
    '["Locked","Ghost: is gone"]',
  ])
  type('title', 'Ski goggles')
  await press('Save')
  expect(lisa.calls).toHaveLength(2)
})

test('shows an error that is there from the start, in StrictMode, too', () => {
  render(<Bare result={refusal({ title: ['is short'] }, ['Locked'])} />, { wrapper: StrictMode })
  expect([shown('title'), shown('form')]).toEqual(['is short', 'Locked'])
})

test('a result that is put away takes its messages along', () => {
  const { rerender } = render(<Bare result={refusal({ title: ['is short'] }, ['Locked'])} />)
  rerender(<Bare result={null} />)
  expect([shown('title'), shown('form')]).toEqual(['', ''])
})

test('leaving while the request is under way is quiet', async () => {
  const answer = later()
  const { unmount } = render(<ProductForm />, { wrapper: inLisa(answeringInTurn([() => answer.response])) })
  await press('Save')
  unmount()
  answer.answer(refusing(refusals)())
  await settle()
})

test('leaving in the moment of an edit is quiet', async () => {
  const lisa = answeringInTurn([refusing(refusals)])
  const { unmount } = render(<ProductForm />, { wrapper: inLisa(lisa) })
  await press('Save')
  type('title', 'Ski goggles')
  unmount()
  await settle()
})

test('its types know a form and a result', () => {
  const useTypes = (): void => {
    const form = useForm({
      defaultValues,
      onSubmitMeta: { from: 'button' },
      validators: {
        onChange: z.object({
          title: z.string(),
          seo: z.object({ slug: z.string() }),
          variants: z.array(z.object({ price: z.string() })),
        }),
        onBlurAsync: async () => 'is busy',
      },
    })
    useFormErrors(form, null)
    useFormErrors(useForm(), { error: new Error('mine') }, (name: string) => name)
    useFormErrors(form, useLisaMutation(saveProduct))
    // @ts-expect-error a form's state is no form
    useFormErrors(form.state, null)
    // @ts-expect-error a store is no form
    useFormErrors(form.store, null)
    // @ts-expect-error a sentence is no result
    useFormErrors(form, 'is short')
    // @ts-expect-error a result has an error
    useFormErrors(form, { data: undefined })
  }
  expect(useTypes).toBeTypeOf('function')
})
